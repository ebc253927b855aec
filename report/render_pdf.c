/* render_pdf.c - the report as one PDF, and each chart by itself. */
#include <stdio.h>

#include "report/chart/chart_sheet.h"
#include "report/pdf/page.h"
#include "report/pdf/pdf_blocks.h"
#include "report/pdf/pdf_cover.h"
#include "report/pdf/pdf_file.h"
#include "report/render.h"

#define FOOTER_BASELINE (PAGE_HEIGHT - 14 * POINTS_PER_MM)
/* Pages before the first page of text. */
static size_t cover_pages(const struct document *document)
{
    return document->brief ? 0 : 1;
}

static const struct text_style footer_style = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};

/* The document's title to the left, "3 (9)" to the right. */
static void draw_footer(struct canvas *canvas, const struct document *document, size_t page, size_t pages)
{
    const char *number = arena_printf(&canvas->scratch, "%zu\xC2\xA0(%zu)", page, pages);
    const double right = PAGE_MARGIN + PAGE_COLUMN_WIDTH;
    canvas_text_fitted(canvas, &footer_style, ANCHOR_LEFT, (struct point){PAGE_MARGIN, FOOTER_BASELINE},
                       PAGE_COLUMN_WIDTH * 0.8, document->title);
    canvas_text(canvas, &footer_style, ANCHOR_RIGHT, (struct point){right, FOOTER_BASELINE}, number);
}

/* An entry of the reader's list of contents for each heading. */
static void add_outline(struct pdf_file *file, const struct document *document, const struct pdf_blocks *blocks,
                        const struct page_piece *piece)
{
    char place[64];
    const struct node *node = blocks->blocks[piece->block].node;
    if (node->kind != NODE_HEADING || piece->first > 0) {
        return;
    }
    (void)snprintf(place, sizeof place, "page=%zu pos=[0 %d]", piece->page + cover_pages(document) + 1,
                   (int)(PAGE_MARGIN + piece->y));
    (void)cairo_pdf_surface_add_outline(file->surface, CAIRO_PDF_OUTLINE_ROOT, node->text, place,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* All pieces, page by page; they come in the order of the pages. */
static int draw_pages(struct pdf_file *file, struct canvas *canvas, const struct document *document,
                      const struct pdf_blocks *blocks, const struct page_plan *plan, struct fault *fault)
{
    const size_t pages = plan->pages + cover_pages(document);
    size_t at = 0;
    for (size_t page = 0; page < plan->pages; page++) {
        if (page + cover_pages(document) > 0) {
            cairo_show_page(file->cairo);
        }
        while (at < plan->count && plan->pieces[at].page == page) {
            const struct page_piece *piece = &plan->pieces[at++];
            const struct point corner = {PAGE_MARGIN, PAGE_MARGIN + piece->y};
            if (pdf_blocks_draw(blocks, canvas, piece, corner, fault) != 0) {
                return -1;
            }
            add_outline(file, document, blocks, piece);
        }
        draw_footer(canvas, document, page + cover_pages(document) + 1, pages);
    }
    return canvas_check(canvas, fault);
}

static int draw_report(struct pdf_file *file, struct canvas *canvas, const struct document *document,
                       struct fault *fault)
{
    struct pdf_blocks blocks;
    struct page_plan plan;
    double top = 0;
    if (document->brief) {
        top = pdf_cover_draw_brief(canvas, document);
    } else {
        pdf_cover_draw(canvas, document);
    }
    if (pdf_blocks_make(&blocks, canvas, document, fault) != 0 ||
        page_flow_below(&plan, blocks.shapes, blocks.count, top, &canvas->scratch, fault) != 0) {
        return -1;
    }
    return draw_pages(file, canvas, document, &blocks, &plan, fault);
}

static int render_report(const struct render_job *job, struct fonts *fonts, struct fault *fault)
{
    const struct document *document = job->document;
    const struct pdf_description description = {document->title, document->author, document->subtitle, document->made};
    char path[LIMIT_PATH_BYTES];
    struct pdf_file file;
    struct canvas canvas;
    if (render_path(job, "pdf", path, fault) != 0 ||
        pdf_file_init(&file, PAGE_WIDTH, PAGE_HEIGHT, &description, fault) != 0) {
        return -1;
    }
    canvas_init(&canvas, file.cairo, fonts, document->language);
    int result = draw_report(&file, &canvas, document, fault);
    canvas_release(&canvas);
    if (result == 0) {
        result = pdf_file_write(&file, path, fault);
    }
    pdf_file_release(&file);
    if (result == 0) {
        render_wrote(job, path);
    }
    return result;
}

static int render_chart(const struct render_job *job, const struct chart *chart, struct fonts *fonts,
                        struct fault *fault)
{
    const struct document *document = job->document;
    const struct pdf_description description = {chart->title, document->author, chart->subtitle, document->made};
    const double height = chart_sheet_height(chart, fonts, document->language);
    char path[LIMIT_PATH_BYTES];
    struct pdf_file file;
    if (render_part_path(job, chart->id, "pdf", path, fault) != 0 ||
        pdf_file_init(&file, CHART_SHEET_WIDTH, height, &description, fault) != 0) {
        return -1;
    }
    int result = chart_sheet_draw(file.cairo, chart, height, fonts, document->language, fault);
    if (result == 0) {
        result = pdf_file_write(&file, path, fault);
    }
    pdf_file_release(&file);
    if (result == 0) {
        render_wrote(job, path);
    }
    return result;
}

int render_pdf(const struct render_job *job, struct fault *fault)
{
    struct fonts fonts;
    if (fonts_init(&fonts, job->diag, fault) != 0) {
        return -1;
    }
    int result = render_report(job, &fonts, fault);
    for (const struct node *node = job->document->first; node != NULL && result == 0; node = node->next) {
        if (node->kind == NODE_CHART) {
            result = render_chart(job, node->chart, &fonts, fault);
        }
    }
    fonts_release(&fonts);
    return result;
}

/* render_pdf.c - the report as one PDF, and each chart by itself. */
#include <stdio.h>

#include "report/pdf/page.h"
#include "report/pdf/pdf_blocks.h"
#include "report/pdf/pdf_chart.h"
#include "report/pdf/pdf_contents.h"
#include "report/pdf/pdf_cover.h"
#include "report/pdf/pdf_file.h"
#include "report/render.h"

#define FOOTER_BASELINE (PAGE_HEIGHT - 14 * POINTS_PER_MM)

/* A report on its way onto pages. */
struct laid_out {
    const struct document *document;
    struct pdf_file *file;
    struct canvas *canvas;
    struct pdf_blocks blocks;
    struct page_plan plan;
    struct pdf_contents contents;
    size_t before; /* pages before the first page of text: cover, contents */
    int outline;   /* of the section that is being drawn */
};

static const struct text_style footer_style = {THEME_SIZE_NOTE, CUT_REGULAR, THEME_MUTED};

/* The document's title to the left, "3 (9)" to the right. */
static void draw_footer(struct canvas *canvas, const struct document *document, size_t page, size_t pages)
{
    const char *number = arena_printf(&canvas->scratch, "%zu\xC2\xA0(%zu)", page, pages);
    const double right = PAGE_MARGIN + PAGE_COLUMN_WIDTH;
    canvas_begin(canvas, DRAWN_DECORATION, NULL);
    canvas_text_fitted(canvas, &footer_style, ANCHOR_LEFT, (struct point){PAGE_MARGIN, FOOTER_BASELINE},
                       PAGE_COLUMN_WIDTH * 0.8, document->title);
    canvas_text(canvas, &footer_style, ANCHOR_RIGHT, (struct point){right, FOOTER_BASELINE}, number);
    canvas_end(canvas, DRAWN_DECORATION);
}

/* An entry of the reader's list of contents for each heading, a subsection's below its section's. */
static void add_outline(struct laid_out *laid, const struct node *node)
{
    const char *place = arena_printf(&laid->canvas->scratch, "dest='%s'", node->anchor);
    const bool section = node->level == HEADING_SECTION;
    const int entry =
        cairo_pdf_surface_add_outline(laid->file->surface, section ? CAIRO_PDF_OUTLINE_ROOT : laid->outline, node->text,
                                      place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (section) {
        laid->outline = entry;
    }
}

/* Headings, tables and charts are places that links lead to. */
static void name_place(struct laid_out *laid, const struct node *node, struct point corner)
{
    const char *place = node == NULL ? NULL : pdf_contents_place(node);
    if (place == NULL) {
        return;
    }
    pdf_tags_place(&laid->file->tags, place, corner);
    if (node->kind == NODE_HEADING) {
        add_outline(laid, node);
    }
}

static size_t page_count(const struct laid_out *laid)
{
    return laid->before + laid->plan.pages;
}

/* A page is finished; the next is begun unless it was the last. */
static void end_page(struct laid_out *laid, size_t page)
{
    if (page > 0 || laid->document->brief) {
        draw_footer(laid->canvas, laid->document, page + 1, page_count(laid));
    }
    if (page + 1 < page_count(laid)) {
        cairo_show_page(laid->file->cairo);
    }
}

/* All pieces, page by page; they come in the order of the pages. */
static int draw_pages(struct laid_out *laid, struct fault *fault)
{
    const struct page_plan *plan = &laid->plan;
    size_t at = 0;
    for (size_t page = 0; page < plan->pages; page++) {
        for (; at < plan->count && plan->pieces[at].page == page; at++) {
            const struct point corner = {PAGE_MARGIN, PAGE_MARGIN + plan->pieces[at].y};
            const struct pdf_block *block = &laid->blocks.blocks[plan->pieces[at].block];
            if (plan->pieces[at].first == 0) {
                name_place(laid, block->node, corner);
                name_place(laid, block->beside, corner);
            }
            if (pdf_blocks_draw(&laid->blocks, laid->canvas, &plan->pieces[at], corner, fault) != 0) {
                return -1;
            }
        }
        end_page(laid, laid->before + page);
    }
    return canvas_check(laid->canvas, fault);
}

static void draw_front(struct laid_out *laid)
{
    if (laid->document->brief) {
        return;
    }
    pdf_cover_draw(laid->canvas, laid->document);
    end_page(laid, 0);
    for (size_t page = 0; page < laid->contents.pages; page++) {
        pdf_contents_draw(&laid->contents, laid->canvas, &laid->file->tags, page);
        end_page(laid, page + 1);
    }
}

static void number_contents(struct laid_out *laid)
{
    for (size_t i = 0; i < laid->plan.count; i++) {
        const struct page_piece *piece = &laid->plan.pieces[i];
        const struct pdf_block *block = &laid->blocks.blocks[piece->block];
        if (piece->first == 0) {
            pdf_contents_found(&laid->contents, block->node, laid->before + piece->page + 1);
            pdf_contents_found(&laid->contents, block->beside, laid->before + piece->page + 1);
        }
    }
}

static int draw_report(struct laid_out *laid, struct fault *fault)
{
    const double top = laid->document->brief ? pdf_cover_draw_brief(laid->canvas, laid->document) : 0;
    if (pdf_blocks_make(&laid->blocks, laid->canvas, laid->document, fault) != 0 ||
        pdf_contents_make(&laid->contents, laid->canvas, laid->document, fault) != 0 ||
        page_flow_below(&laid->plan, laid->blocks.shapes, laid->blocks.count, top, &laid->canvas->scratch, fault) !=
            0) {
        return -1;
    }
    laid->before = laid->document->brief ? 0 : 1 + laid->contents.pages;
    number_contents(laid);
    draw_front(laid);
    return draw_pages(laid, fault);
}

static int render_report(const struct render_job *job, struct fonts *fonts, struct fault *fault)
{
    const struct document *document = job->document;
    const struct pdf_description description = {document->title, document->author, document->subtitle, document->made,
                                                document->language};
    char path[LIMIT_PATH_BYTES];
    struct pdf_file file;
    struct canvas canvas;
    if (render_path(job, "pdf", path, fault) != 0 ||
        pdf_file_init(&file, PAGE_WIDTH, PAGE_HEIGHT, &description, fault) != 0) {
        return -1;
    }
    canvas_init(&canvas, file.cairo, fonts, document->language);
    canvas.listener = &file.tags.listener;
    struct laid_out laid = {.document = document, .file = &file, .canvas = &canvas};
    int result = draw_report(&laid, fault);
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
    char path[LIMIT_PATH_BYTES];
    if (render_part_path(job, chart->id, "pdf", path, fault) != 0 ||
        pdf_chart_write(job->document, chart, fonts, path, fault) != 0) {
        return -1;
    }
    render_wrote(job, path);
    return 0;
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

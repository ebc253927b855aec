/* What stays together on the pages of a report: a list and what announces it, the list of tables, the end of a line. */
#include <stdio.h>
#include <string.h>

#include "report/chart/chart_sheet.h"
#include "report/pdf/page.h"
#include "report/pdf/pdf_blocks.h"
#include "report/pdf/pdf_table_frame.h"
#include "report/render.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/drawing_surface.h"
#include "tests/support/pdf_text.h"
#include "tests/support/scratch.h"

#define SECTIONS 22
#define TABLES 30

static void fonts_make(struct fonts *fonts)
{
    struct diag diag;
    struct fault fault;
    diag_init(&diag, stderr);
    fault_init(&fault);
    assert_int_equal(fonts_init(fonts, &diag, &fault), 0);
}

static void paragraphs_and_lead_ins_are_tied_as_they_read(void **state)
{
    struct document document;
    struct fonts fonts;
    struct canvas canvas;
    struct fault fault;
    struct pdf_blocks blocks;
    (void)state;
    fonts_make(&fonts);
    fault_init(&fault);
    sample_document_init(&document);
    document_heading(&document, "Uppgifter som saknas");
    document_paragraph(&document, "Det som inte finns räknas aldrig som 0.");
    document_paragraph(&document, "Följande uppgifter saknas:");
    document_item(&document, NULL, "Tabell 4: Tjörn 2022.");
    document_paragraph(&document, "Uppgifterna kommer från Kolada.");
    document_item(&document, NULL, "SCB: folkmängd.");
    document_paragraph(&document, "Och inget mer:");
    canvas_init(&canvas, NULL, &fonts, LANGUAGE_SV);
    assert_int_equal(pdf_blocks_make(&blocks, &canvas, &document, &fault), 0);
    assert_int_equal(blocks.count, 7);
    assert_true(blocks.shapes[0].keep_with_next);
    assert_false(blocks.shapes[1].keep_with_next);
    assert_true(blocks.shapes[2].keep_with_next);
    assert_true(blocks.shapes[2].off_grid); /* as far from the paragraph before it as all others */
    assert_true(blocks.shapes[5].before > blocks.shapes[3].before); /* nothing announces it */
    assert_false(blocks.shapes[6].keep_with_next);
    canvas_release(&canvas);
    document_release(&document);
    fonts_release(&fonts);
}

static void a_long_paragraph_may_stand_without_its_figure(void **state)
{
    static const char *const texts[] = {
        "Tabellen visar antalet.", "Tabellen visar antalet deltagare i kommunernas arbetsmarknadsåtgärder. Vad som "
                                   "räknas som en åtgärd varierar mellan kommunerna; uppgifterna passar därför "
                                   "bäst för att följa en och samma kommun över tid, och inte för att jämföra."};
    struct fonts fonts;
    (void)state;
    fonts_make(&fonts);
    for (size_t i = 0; i < 2; i++) {
        struct document document;
        struct canvas canvas;
        struct fault fault;
        struct pdf_blocks blocks;
        fault_init(&fault);
        sample_document_init(&document);
        document_heading(&document, "Deltagare");
        document_paragraph(&document, texts[i]);
        (void)sample_table(&document, 13, 4);
        canvas_init(&canvas, NULL, &fonts, LANGUAGE_SV);
        assert_int_equal(pdf_blocks_make(&blocks, &canvas, &document, &fault), 0);
        assert_int_equal(blocks.shapes[1].keep_with_next, i == 0);
        canvas_release(&canvas);
        document_release(&document);
    }
    fonts_release(&fonts);
}

/* The second page of the contents, all of it. */
static void the_list_of_tables_stands_on_one_page_with_all_of_its_titles(void **state)
{
    static const char long_title[] = "Vad som drev förändringen av medelvärdet 2021–2022, anvisningar från "
                                     "Arbetsförmedlingen och socialtjänsten, % av alla";
    struct document document;
    struct buffer text;
    struct diag diag;
    struct fault fault;
    char folder[LIMIT_PATH_BYTES];
    char command[2 * LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    diag_init(&diag, stderr);
    fault_init(&fault);
    buffer_init(&text, PDF_TEXT_BYTES_MOST);
    sample_document_init(&document);
    for (size_t i = 0; i < SECTIONS; i++) {
        document_heading(&document, arena_printf(&document.arena, "Avsnitt %zu", i + 1));
    }
    for (size_t i = 0; i < TABLES; i++) {
        struct table *table = sample_table(&document, 2, 2);
        table->title = i == 4 ? long_title : table->title;
    }
    const struct render_job job = {.document = &document, .directory = folder, .diag = &diag};
    assert_int_equal(render_pdf(&job, &fault), 0);
    (void)snprintf(command, sizeof command, "pdftotext -f 3 -l 3 '%s/prov-2022.pdf' -", folder);
    command_read(command, &text);
    for (size_t i = 0; i < TABLES; i++) {
        char label[32];
        (void)snprintf(label, sizeof label, "Tabell %zu ", i + 1);
        assert_non_null(strstr(text.bytes, label));
    }
    assert_non_null(strstr(text.bytes, "Tabeller och diagram"));
    assert_non_null(strstr(text.bytes, "% av alla"));
    buffer_release(&text);
    document_release(&document);
    scratch_remove(folder);
}

/* The word that a table goes on may need a line that the caption itself does not. */
static void a_caption_takes_no_more_room_than_it_fills(void **state)
{
    static const struct text_style label = {THEME_SIZE_CHART_SUBTITLE, CUT_SEMIBOLD, THEME_INK};
    struct document document;
    struct fonts fonts;
    struct canvas canvas;
    (void)state;
    fonts_make(&fonts);
    sample_document_init(&document);
    struct table *table = sample_table(&document, 2, 2);
    table->title = "Vad som drev medelvärdet";
    canvas_init(&canvas, NULL, &fonts, LANGUAGE_SV);
    const double one = table_caption_height(&canvas, table);
    for (size_t i = 0; i < 120; i++) {
        table->title = arena_printf(&document.arena, "%s%s", table->title, i % 9 == 0 ? " " : "i");
        const char *caption = arena_printf(&document.arena, "%s. %s", table->label, table->title);
        const bool fits = canvas_text_width(&canvas, &label, caption) < PAGE_COLUMN_WIDTH;
        assert_true(!fits || table_caption_height(&canvas, table) <= one);
        assert_true(table_caption_draw(&canvas, table, (struct point){0, 0}, true) <=
                    table_caption_height(&canvas, table));
    }
    canvas_release(&canvas);
    document_release(&document);
    fonts_release(&fonts);
}

/* How many lines a text has at a width; its last line is the narrowest of the drawing. */
static double last_line(struct fonts *fonts, double width, const char *text, size_t *lines)
{
    static const struct text_style style = {10, CUT_REGULAR, THEME_INK};
    const struct text_block block = {.width = width, .leading = 14};
    struct drawing drawing;
    struct canvas canvas;
    drawing_init(&drawing);
    canvas_init_on(&canvas, &drawing_surface, &drawing, fonts, LANGUAGE_SV);
    (void)canvas_block(&canvas, &style, &block, (struct point){0, 0}, text);
    *lines = drawing.text_count;
    assert_true(drawing.text_count > 0);
    const double reach = drawing.texts[drawing.text_count - 1].ink.width;
    canvas_release(&canvas);
    drawing_release(&drawing);
    return reach;
}

static void a_figure_does_not_break_between_its_thousands(void **state)
{
    struct fonts fonts;
    size_t lines;
    (void)state;
    fonts_make(&fonts);
    const double rest = last_line(&fonts, 1000, "000 invånare", &lines);
    for (double width = 80; width < 300; width += 1) {
        const double last = last_line(&fonts, width, "Deltagare i åtgärder per 1 000 invånare", &lines);
        assert_true(lines == 1 || last < rest - 1 || last > rest + 1);
    }
    fonts_release(&fonts);
}

static void a_short_last_word_never_stands_alone(void **state)
{
    static const char text[] = "Medelvärdet i regionen och i riket visas här, med uppgifterna bakom det i tabell 6.";
    struct fonts fonts;
    size_t lines;
    (void)state;
    fonts_make(&fonts);
    const double alone = last_line(&fonts, 1000, "6.", &lines);
    for (double width = 200; width < 420; width += 1) {
        const double last = last_line(&fonts, width, text, &lines);
        assert_true(lines == 1 || last > 2 * alone);
    }
    fonts_release(&fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_lead_ins_are_tied_as_they_read),
        cmocka_unit_test(a_long_paragraph_may_stand_without_its_figure),
        cmocka_unit_test(the_list_of_tables_stands_on_one_page_with_all_of_its_titles),
        cmocka_unit_test(a_caption_takes_no_more_room_than_it_fills),
        cmocka_unit_test(a_figure_does_not_break_between_its_thousands),
        cmocka_unit_test(a_short_last_word_never_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

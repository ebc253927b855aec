/* A report as a web page: every figure, sound markup, no request, hostile texts, every kind of chart. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "report/html/html_script.h"
#include "report/html/html_text.h"
#include "report/render.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/render_fixture.h"

#define PAGE "prov-2022.html"

static struct buffer render_and_read(struct render_fixture *fixture)
{
    if (render_html(&fixture->job, &fixture->fault) != 0) {
        fail_msg("%s", fixture->fault.text);
    }
    return fixture_read(fixture, PAGE);
}

/* What the page holds, by tests/support/read_html.py. */
static struct buffer render_and_list(struct render_fixture *fixture)
{
    struct buffer page = render_and_read(fixture);
    buffer_release(&page);
    return fixture_command(fixture, "python3 tests/support/read_html.py '%s/" PAGE "'");
}

static void assert_holds(const struct buffer *text, const char *part)
{
    if (strstr(text->bytes, part) == NULL) {
        fail_msg("not found: %s\n%s", part, text->bytes);
    }
}

static void assert_lacks(const struct buffer *text, const char *part)
{
    const char *found = strstr(text->bytes, part);
    if (found != NULL) {
        fail_msg("found: %.200s", found);
    }
}

/* Line breaks of a text are spaces on the page. */
static void assert_cell(const struct buffer *list, const char *table, size_t row, size_t column,
                        const struct doc_cell *cell)
{
    struct buffer line;
    char key[NUMBER_TEXT_MAX] = "";
    buffer_init(&line, LIMIT_TEMPLATE_BYTES);
    if (cell->is_number && cell->status == CELL_VALUE) {
        number_exact(key, cell->value);
    }
    buffer_printf(&line, "cell\t%s\t%zu\t%zu\t%s\t%s\t%s\n", table, row, column, column == 0 ? "row" : "data", key,
                  cell->text);
    assert_holds(list, line.bytes);
    buffer_release(&line);
}

static size_t count_lines(const struct buffer *list, const char *start)
{
    size_t count = 0;
    for (const char *at = strstr(list->bytes, start); at != NULL; at = strstr(at + 1, start)) {
        count += at == list->bytes || at[-1] == '\n';
    }
    return count;
}

static void assert_table(const struct buffer *list, const struct table *table)
{
    char start[128];
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t column = 0; column < table->column_count; column++) {
            assert_cell(list, table->id, row, column, &table->rows[row].cells[column]);
        }
    }
    (void)snprintf(start, sizeof start, "cell\t%s\t", table->id);
    assert_int_equal(count_lines(list, start), table->row_count * table->column_count);
}

/* Series down and years across, or areas down and series across. */
static void assert_chart(const struct buffer *list, const struct chart *chart, bool years_across)
{
    char id[64];
    (void)snprintf(id, sizeof id, "%s-siffror", chart->id);
    for (size_t series = 0; series < chart->series_count; series++) {
        for (size_t point = 0; point < chart->point_count; point++) {
            assert_cell(list, id, years_across ? series : point, 1 + (years_across ? point : series),
                        &chart->series[series].points[point]);
        }
    }
    if (chart->reference_label != NULL) {
        assert_cell(list, id, chart->point_count, 1, &chart->reference);
    }
    for (size_t point = 0; chart->reference_series != NULL && point < chart->point_count; point++) {
        assert_cell(list, id, chart->series_count, 1 + point, &chart->reference_series->points[point]);
    }
}

static void every_figure_stands_on_the_page(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer list = render_and_list(fixture);
    for (const struct node *node = fixture->document.first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            assert_table(&list, node->table);
        } else if (node->kind == NODE_CHART) {
            assert_chart(&list, node->chart, node->chart->kind != CHART_RANKING);
        }
    }
    assert_int_equal(fixture->wrote, 1);
    assert_int_equal(fixture_file_count(fixture), 1);
    buffer_release(&list);
}

static void the_markup_is_sound(void **state)
{
    struct buffer list = render_and_list(*state);
    assert_lacks(&list, "wrong\t");
    assert_holds(&list, "lang\tsv\n");
    assert_int_equal(count_lines(&list, "heading\t1\t"), 1);
    assert_holds(&list, "heading\t2\tavsnitt-1\tSammanfattning\n");
    assert_holds(&list, "head\ttabell-1\t0\tcol\tKommun\n");
    assert_holds(&list, "caption\ttabell-1\tTabell 1 ");
    assert_holds(&list, "element\tmain\n");
    assert_holds(&list, "element\tnav\n");
    assert_holds(&list, "link\t#innehall\tHoppa till innehållet\n");
    assert_holds(&list, "link\t#tabell-2\tTabell 2. ");
    assert_holds(&list, "link\thttps://www.kolada.se/\tKolada\n");
    buffer_release(&list);
}

static void charts_are_texts_with_names(void **state)
{
    struct buffer list = render_and_list(*state);
    struct buffer page = fixture_read(*state, PAGE);
    assert_holds(&list, "svg\tdiagram-2\twide\timg\tdiagram-2-namn\tdiagram-2-wide\n");
    assert_holds(&list, "svg\tdiagram-2\tnarrow\timg\tdiagram-2-namn\tdiagram-2-narrow\n");
    assert_holds(&list, "drawn\tdiagram-2\twide\tGöteborg\n");
    assert_holds(&list, "drawn\tdiagram-2\tnarrow\t56,5\n");
    assert_holds(&list, "spot\tdiagram-2\twide\tGöteborg: 56,5\u00a0%\n");
    assert_holds(&list, "spot\tdiagram-3\twide\tLerum, 2022: 72\u00a0%\n");
    assert_holds(&page, "<desc id=\"diagram-2-wide\">Stapeldiagram: Göteborg har 56,5 procent");
    assert_lacks(&list, "element\tpath\n");
    assert_lacks(&list, "element\timg\n");
    buffer_release(&list);
    buffer_release(&page);
}

/* The policy forbids all but the style in the page and the script whose hash it names. */
static void the_page_asks_for_nothing(void **state)
{
    struct buffer list = render_and_list(*state);
    struct buffer page = fixture_read(*state, PAGE);
    struct buffer hash;
    buffer_init(&hash, 4096);
    html_script_append_hash(&hash);
    assert_lacks(&list, "asks\t");
    assert_lacks(&page, "url(");
    assert_lacks(&page, "@import");
    assert_holds(&page, "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-");
    assert_holds(&page, hash.bytes);
    buffer_release(&hash);
    buffer_release(&list);
    buffer_release(&page);
}

static void hostile_texts_are_texts(void **state)
{
    static const char hostile[] = "</title></style><script>alert('1')</script>\" onload=\"x & <b> &amp;";
    struct render_fixture *fixture = *state;
    struct table *table = fixture_table(fixture, "tabell-1");
    struct chart *chart = fixture_chart(fixture, "diagram-2");
    static const char *notes[] = {hostile};
    fixture->document.title = hostile;
    fixture->document.subtitle = hostile;
    fixture->document.author = hostile;
    fixture->document.source = hostile;
    document_heading(&fixture->document, hostile);
    document_paragraph(&fixture->document, hostile);
    document_item(&fixture->document, hostile, hostile);
    table->title = hostile;
    table->columns[1].heading = hostile;
    table->rows[0].cells[1].text = hostile;
    table->notes = notes;
    table->note_count = 1;
    chart->title = hostile;
    chart->alternative = hostile;
    chart->point_labels[0] = hostile;
    chart->source = hostile;
    struct buffer list = render_and_list(fixture);
    struct buffer page = fixture_read(fixture, PAGE);
    assert_lacks(&list, "wrong\t");
    assert_lacks(&list, "asks\t");
    assert_lacks(&page, "<script>alert");
    assert_lacks(&list, "element\tb\n");
    assert_holds(&list,
                 "spot\tdiagram-2\twide\t</title></style><script>alert('1')</script>\" onload=\"x & <b> &amp;: ");
    assert_holds(&list, "head\ttabell-1\t1\tcol\t</title></style><script>");
    buffer_release(&list);
    buffer_release(&page);
}

static double some_value(size_t series, size_t point)
{
    return (series + point) % 7 == 3 ? NAN : (double)(series * 13 + point * 7 % 31) + 0.5;
}

static double no_value(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return NAN;
}

/* Shapes at the extremes; series as each kind must have them. */
static void add_extremes(struct document *document)
{
    static const enum chart_kind kinds[] = {CHART_LINES, CHART_MULTIPLES, CHART_STACKED, CHART_HEAT};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sample_chart(document, kinds[i], 1, 1, some_value);
        sample_chart(document, kinds[i], 40, 12, some_value);
        sample_chart(document, kinds[i], 3, 6, no_value);
    }
    sample_chart(document, CHART_RANKING, 1, 1, some_value);
    sample_chart(document, CHART_RANKING, 1, 290, some_value);
    sample_chart(document, CHART_DOTS, 2, 49, some_value);
    sample_chart(document, CHART_TILES, 1, 13, some_value);
    sample_chart(document, CHART_WATERFALL, 1, 12, some_value);
    sample_table(document, 1, 1);
    sample_table(document, 60, 20);
}

static void every_kind_of_chart_is_drawn_and_told(void **state)
{
    struct render_fixture *fixture = *state;
    document_release(&fixture->document);
    sample_document_init(&fixture->document);
    add_extremes(&fixture->document);
    struct buffer list = render_and_list(fixture);
    struct buffer page = fixture_read(fixture, PAGE);
    assert_lacks(&list, "wrong\t");
    assert_lacks(&page, "nan");
    assert_lacks(&page, "inf\"");
    for (const struct node *node = fixture->document.first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE) {
            assert_table(&list, node->table);
        } else {
            const enum chart_kind kind = node->chart->kind;
            assert_chart(&list, node->chart, kind == CHART_LINES || kind == CHART_MULTIPLES || kind == CHART_HEAT);
        }
    }
    buffer_release(&list);
    buffer_release(&page);
}

static void what_a_text_names_is_a_link(void **state)
{
    struct render_fixture *fixture = *state;
    document_paragraph(&fixture->document, "I tabell 5 och Diagram 1, men inte i tabell 55 eller Stabell 5.");
    struct buffer page = render_and_read(fixture);
    assert_holds(&page, "<p>I <a href=\"#tabell-5\">tabell 5</a> och <a href=\"#diagram-1\">Diagram 1</a>, men inte i "
                        "tabell 55 eller Stabell 5.</p>");
    buffer_release(&page);
}

static void marks_lead_to_their_notes(void **state)
{
    struct render_fixture *fixture = *state;
    struct table *table = fixture_table(fixture, "tabell-1");
    static const char *notes[] = {"i.u. = ingen uppgift.", "!: andel av f\u00e4rre \u00e4n 30 personer."};
    table->notes = notes;
    table->note_count = 2;
    table->rows[0].cells[1].small_base = true;
    struct buffer page = render_and_read(fixture);
    assert_holds(&page, "<sup class=\"m\"><a href=\"#tabell-1-not-2\" title=\"!: andel");
    buffer_release(&page);
}

/* A narrow drawing has no room for name and figure on one line: it breaks between them. */
static void a_narrow_label_is_not_broken_within_its_figure(void **state)
{
    struct render_fixture *fixture = *state;
    struct chart *chart = sample_chart(&fixture->document, CHART_LINES, 1, 6, some_value);
    char figure[128];
    chart->series[0].label = "GR, Arbetsf\u00f6rmedlingen";
    const struct doc_cell *last = &chart->series[0].points[5];
    (void)snprintf(figure, sizeof figure, "drawn\t%s\tnarrow\t%s\n", chart->id, last->text);
    struct buffer list = render_and_list(fixture);
    assert_holds(&list, figure);
    (void)snprintf(figure, sizeof figure, "drawn\t%s\twide\tGR, Arbetsf\u00f6rmedlingen\u00a0%s\n", chart->id,
                   last->text);
    assert_holds(&list, figure);
    buffer_release(&list);
}

static void days_and_spans_of_years_break_where_they_may(void **state)
{
    struct render_fixture *fixture = *state;
    struct table *table = fixture_table(fixture, "tabell-1");
    table->source = "K\u00e4lla: Kolada, h\u00e4mtat 2026-11-27 (12026-11-27)";
    table->columns[1].heading = "2018\u2013\n2022";
    struct buffer page = render_and_read(fixture);
    assert_holds(&page, "</a>, h\u00e4mtat <time>2026-11-27</time> (12026-11-27)");
    assert_holds(&page, ">2018\u2013<wbr>2022</th>");
    buffer_release(&page);
}

static void bands_are_told_in_words(void **state)
{
    struct buffer page = render_and_read(*state);
    assert_holds(&page, "<span class=\"b\" aria-hidden=\"true\">\u25b2</span>");
    assert_holds(&page, "<span class=\"vh\"> (");
    buffer_release(&page);
}

static void tidy_has_nothing_to_say(void **state)
{
    struct render_fixture *fixture = *state;
    document_item(&fixture->document, NULL, "Ett.");
    document_item(&fixture->document, "Andel", "Delen genom det hela.");
    document_subheading(&fixture->document, "Underrubrik");
    struct buffer page = render_and_read(fixture);
    struct buffer said = fixture_command(fixture, "tidy -q -e '%s/" PAGE "' 2>&1 || true");
    assert_string_equal(said.bytes, "");
    buffer_release(&page);
    buffer_release(&said);
}

static void pages_are_the_same_bytes_anywhere(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer here = render_and_read(fixture);
    assert_int_equal(fixture_render_elsewhere(fixture, "annan", render_html), 0);
    struct buffer there = fixture_read(fixture, "annan/" PAGE);
    assert_int_equal(here.length, there.length);
    assert_memory_equal(here.bytes, there.bytes, here.length);
    buffer_release(&here);
    buffer_release(&there);
}

static void english_pages_say_so(void **state)
{
    struct render_fixture *fixture = *state;
    fixture->document.language = LANGUAGE_EN;
    struct buffer page = render_and_read(fixture);
    assert_holds(&page, "<html lang=\"en\">");
    assert_holds(&page, "Skip to the content");
    assert_holds(&page, "The figures of Diagram 1");
    assert_lacks(&page, "Innehåll");
    buffer_release(&page);
}

/* A title of the source's stays Swedish, and is read aloud as that (WCAG 3.1.2). */
static void swedish_parts_of_english_pages_say_so(void **state)
{
    struct render_fixture *fixture = *state;
    document_item(&fixture->document, "Population", "Inhabitants. (Kolada N01951: Invånare & totalt, antal.)");
    document_item_swedish(&fixture->document, "Invånare & totalt, antal");
    document_item(&fixture->document, "Share", "The part by the whole.");
    document_item_swedish(&fixture->document, NULL);
    struct buffer swedish = render_and_read(fixture);
    assert_lacks(&swedish, "<span lang");
    fixture->document.language = LANGUAGE_EN;
    struct buffer english = render_and_read(fixture);
    assert_holds(&english,
                 "<dd>Inhabitants. (Kolada N01951: <span lang=\"sv\">Invånare &amp; totalt, antal</span>.)</dd>");
    assert_holds(&english, "<dd>The part by the whole.</dd>");
    buffer_release(&swedish);
    buffer_release(&english);
}

static void a_page_of_a_site_leads_home_and_to_its_files(void **state)
{
    struct render_fixture *fixture = *state;
    fixture->job.home = "index.html";
    struct buffer list = render_and_list(fixture);
    assert_holds(&list, "link\tindex.html\tAlla rapporter\n");
    assert_holds(&list, "link\tprov-2022.pdf\tPDF\n");
    assert_holds(&list, "link\tprov-2022.xlsx\tExcel\n");
    assert_holds(&list, "link\tprov-2022/tabell-1.csv\tSiffrorna som CSV\n");
    assert_lacks(&list, "wrong\t");
    buffer_release(&list);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, render_fixture_setup, render_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_figure_stands_on_the_page),
        TEST(the_markup_is_sound),
        TEST(charts_are_texts_with_names),
        TEST(the_page_asks_for_nothing),
        TEST(hostile_texts_are_texts),
        TEST(every_kind_of_chart_is_drawn_and_told),
        TEST(what_a_text_names_is_a_link),
        TEST(marks_lead_to_their_notes),
        TEST(a_narrow_label_is_not_broken_within_its_figure),
        TEST(days_and_spans_of_years_break_where_they_may),
        TEST(bands_are_told_in_words),
        TEST(tidy_has_nothing_to_say),
        TEST(pages_are_the_same_bytes_anywhere),
        TEST(english_pages_say_so),
        TEST(swedish_parts_of_english_pages_say_so),
        TEST(a_page_of_a_site_leads_home_and_to_its_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

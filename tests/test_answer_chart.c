/* Charts of an answer's tables, and charts as files by themselves. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/answer_chart.h"
#include "report/chart_file.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/indicator.h"

#define NATION "0000"

static const struct indicator share = {.name = "andel", .label = "Andel långvarigt", .unit = "%", .decimals = 1};

/* A figure as answers show it, with its unit. */
static struct doc_cell figure(struct document *document, double value, const char *area, const char *statistic,
                              int year)
{
    struct figure_identity *identity = arena_alloc(&document->arena, sizeof *identity);
    struct doc_cell cell = sample_cell(document, value, 1);
    assert_non_null(identity);
    *identity = (struct figure_identity){.indicator = share.name,
                                         .declared = &share,
                                         .kpi = "",
                                         .area = area,
                                         .area_title = area,
                                         .year = year,
                                         .gender = 'T',
                                         .statistic = statistic,
                                         .reported = statistic[0] == '\0' ? 0 : (size_t)(year - 2009),
                                         .members = statistic[0] == '\0' ? 0 : 13,
                                         .source = ""};
    cell.identity = identity;
    cell.text = cell.is_number ? arena_printf(&document->arena, "%s\xC2\xA0%%", cell.text) : cell.text;
    return cell;
}

static struct table *start_table(struct document *document, size_t rows, size_t columns, const char *const *headings)
{
    struct table *table = document_table(document);
    *table = (struct table){.id = "andel",
                            .label = "",
                            .title = "Andel långvarigt",
                            .column_count = columns,
                            .columns = arena_array(&document->arena, columns, sizeof(struct table_column)),
                            .rows = arena_array(&document->arena, rows, sizeof(struct table_row)),
                            .row_count = rows,
                            .source = "Källa: Kolada"};
    for (size_t i = 0; i < columns; i++) {
        table->columns[i].heading = headings[i];
    }
    for (size_t i = 0; i < rows; i++) {
        table->rows[i].cells = arena_array(&document->arena, columns, sizeof(struct doc_cell));
        for (size_t j = 0; j < columns; j++) {
            table->rows[i].cells[j] = sample_label("");
        }
    }
    return table;
}

/* Years 2015-2020 down; Tjörn has figures of 2016, 2017 and 2019, the mean of all from 2016, Riket of 2017. */
static struct table *series_table(struct document *document)
{
    static const char *const headings[] = {"År", "Tjörn", "Medel\nGR", "n av N", "Riket"};
    static const double own[] = {NAN, 2.25, 3, NAN, 4.04, NAN};
    static const double mean[] = {NAN, 5, 5.5, 6, 6.5, NAN};
    static const double nation[] = {NAN, NAN, 7, NAN, NAN, NAN};
    struct table *table = start_table(document, 6, 5, headings);
    for (size_t i = 0; i < 6; i++) {
        const int year = 2015 + (int)i;
        struct doc_cell *cells = table->rows[i].cells;
        cells[0] = sample_label(arena_printf(&document->arena, "%d", year));
        cells[1] = figure(document, own[i], "1419", "", year);
        cells[2] = figure(document, mean[i], "GR", "mean", year);
        cells[3] = sample_label("13 av 13");
        cells[4] = figure(document, nation[i], NATION, "", year);
    }
    return table;
}

struct place {
    const char *name;
    double value;
    const char *area;
    const char *statistic;
    enum row_kind kind;
};

static struct table *ranked_table(struct document *document, const struct place *places, size_t count)
{
    static const char *const headings[] = {"Kommun", "Plats", "Värde"};
    struct table *table = start_table(document, count, 3, headings);
    for (size_t i = 0; i < count; i++) {
        table->rows[i].kind = places[i].kind;
        table->rows[i].cells[0] = sample_label(places[i].name);
        table->rows[i].cells[2] = figure(document, places[i].value, places[i].area, places[i].statistic, 2022);
    }
    return table;
}

static const struct place places[] = {{"Åsele", 12.3, "2463", "", ROW_AREA},
                                      {"Dorotea", 11, "2425", "", ROW_AREA},
                                      {"Öckerö", NAN, "1407", "", ROW_REFERENCE},
                                      {"Medel alla", 5, "alla", "mean", ROW_REFERENCE},
                                      {"Riket", 4, NATION, "", ROW_REFERENCE}};

static void years_down_become_lines(void **state)
{
    struct document document;
    (void)state;
    sample_document_init(&document);
    const struct chart *chart = answer_chart_lines(&document, series_table(&document), NATION);
    assert_non_null(chart);
    assert_int_equal(chart->kind, CHART_LINES);
    assert_int_equal(chart->point_count, 4); /* nobody has a figure of 2015 and 2020 */
    assert_string_equal(chart->point_labels[0], "2016");
    assert_int_equal(chart->series_count, 3);
    assert_string_equal(chart->series[1].label, "Medel GR");
    assert_int_equal(chart->series[0].role, ROLE_REGION);
    assert_int_equal(chart->series[1].role, ROLE_CONTRAST);
    assert_int_equal(chart->series[2].role, ROLE_NATION);
    assert_string_equal(chart->series[0].points[0].text, "2,3"); /* its unit is told once */
    assert_int_equal(chart->series[0].points[2].status, CELL_MISSING);
    assert_string_equal(chart->unit, "%");
    assert_string_equal(chart->title, "Tjörn: från 2,3\xC2\xA0% (2016) till 4,0\xC2\xA0% (2019)");
    assert_string_equal(chart->subtitle, "Andel långvarigt (%): Tjörn, Medel GR och Riket, 2016–2019");
    assert_string_equal(chart->source, "Källa: Kolada");
    assert_int_equal(chart->note_count, 1);
    assert_string_equal(chart->notes[0], "Medel GR: ovägt; 7–10 av 13 har redovisat.");
    document_release(&document);
}

static void other_tables_have_no_lines(void **state)
{
    static const char *const headings[] = {"År", "Tjörn"};
    struct document document;
    (void)state;
    sample_document_init(&document);
    struct table *empty = start_table(&document, 2, 2, headings);
    assert_null(answer_chart_lines(&document, empty, NATION));
    empty->rows[0].cells[0].text = "2021";
    empty->rows[1].cells[0].text = "2022";
    assert_null(answer_chart_lines(&document, empty, NATION));
    empty->rows[1].cells[1] = figure(&document, NAN, "1419", "", 2022);
    assert_null(answer_chart_lines(&document, empty, NATION));
    assert_null(answer_chart_lines(&document, ranked_table(&document, places, 5), NATION));
    document_release(&document);
}

/* One figure a year in so many columns, of one area or of several. */
static struct table *wide_table(struct document *document, size_t columns, bool of_one)
{
    static const char *const headings[] = {"År", "Kvinnor", "Män", "Tredje", "Fjärde", "Femte", "Sjätte"};
    struct table *table = start_table(document, 2, columns + 1, headings);
    for (size_t i = 0; i < 2; i++) {
        table->rows[i].cells[0] = sample_label(i == 0 ? "2021" : "2022");
        for (size_t j = 1; j <= columns; j++) {
            const char *area = of_one ? "Tjörn" : headings[j];
            table->rows[i].cells[j] = figure(document, (double)(j + i), area, "", 2021 + (int)i);
        }
    }
    return table;
}

/* Women and men: no name of a line tells whose they are. */
static void the_area_is_told_where_no_line_does(void **state)
{
    struct document document;
    (void)state;
    sample_document_init(&document);
    const struct chart *chart = answer_chart_lines(&document, wide_table(&document, 2, true), NATION);
    assert_string_equal(chart->title, "Tjörn, Kvinnor: från 1,0\xC2\xA0% (2021) till 2,0\xC2\xA0% (2022)");
    assert_string_equal(chart->subtitle, "Andel långvarigt (%): Tjörn, Kvinnor och Män, 2021–2022");
    document_release(&document);
}

static void many_are_context(void **state)
{
    struct document document;
    (void)state;
    sample_document_init(&document);
    const struct chart *few = answer_chart_lines(&document, wide_table(&document, 5, false), NATION);
    const struct chart *many = answer_chart_lines(&document, wide_table(&document, 6, false), NATION);
    assert_int_equal(few->series[4].role, ROLE_CONTRAST);
    assert_int_equal(many->series[0].role, ROLE_REGION);
    assert_int_equal(many->series[1].role, ROLE_CONTEXT);
    assert_string_equal(many->subtitle, "Andel långvarigt (%): 6 serier, 2021–2022");
    document_release(&document);
}

/* Of several indicators: the rows have years, too, but they are no series. */
static void latest_figures_are_no_lines(void **state)
{
    static const char *const headings[] = {"Nyckeltal", "År", "Värde"};
    struct document document;
    (void)state;
    sample_document_init(&document);
    struct table *table = start_table(&document, 2, 3, headings);
    for (size_t i = 0; i < 2; i++) {
        table->rows[i].cells[0] = sample_label("Andel");
        table->rows[i].cells[1] = sample_label("2022");
        table->rows[i].cells[2] = figure(&document, 5, "1419", "", 2022);
    }
    assert_null(answer_chart_lines(&document, table, NATION));
    struct figure_identity other = *table->rows[0].cells[2].identity;
    other.indicator = "antal";
    table->rows[0].cells[1].text = "2021";
    table->rows[0].cells[2].identity = &other;
    assert_null(answer_chart_lines(&document, table, NATION));
    document_release(&document);
}

static void a_chart_stands_after_its_table(void **state)
{
    struct document document;
    (void)state;
    sample_document_init(&document);
    (void)series_table(&document);
    (void)ranked_table(&document, places, 5);
    answer_charts_insert(&document, NATION);
    assert_int_equal(document.first->kind, NODE_TABLE);
    assert_int_equal(document.first->next->kind, NODE_CHART);
    assert_int_equal(document.first->next->next->kind, NODE_TABLE);
    assert_null(document.first->next->next->next);
    assert_ptr_equal(document.last, document.first->next->next);
    document_release(&document);
}

static void a_ranking_becomes_bars(void **state)
{
    struct document document;
    (void)state;
    sample_document_init(&document);
    const struct chart *chart = answer_chart_bars(&document, ranked_table(&document, places, 5), NATION);
    assert_non_null(chart);
    assert_int_equal(chart->kind, CHART_RANKING);
    assert_int_equal(chart->point_count, 3);
    assert_int_equal(chart->point_roles[0], ROLE_CONTEXT);
    assert_int_equal(chart->point_roles[2], ROLE_REGION); /* who was named besides */
    assert_string_equal(chart->reference_label, "Riket");
    assert_string_equal(chart->reference.text, "4,0");
    assert_string_equal(chart->title, "Andel långvarigt"); /* the last has no figure to be held against */
    assert_null(answer_chart_bars(&document, series_table(&document), NATION));
    document_release(&document);
}

static void the_first_is_the_finding(void **state)
{
    const struct place lowest[] = {{"Lomma", 1, "1262", "", ROW_AREA}, {"Åsele", 12.3, "2463", "", ROW_AREA}};
    const struct place equal[] = {{"Lomma", 1, "1262", "", ROW_AREA}, {"Åsele", 1, "2463", "", ROW_AREA}};
    struct document document;
    (void)state;
    sample_document_init(&document);
    const struct chart *chart = answer_chart_bars(&document, ranked_table(&document, places, 2), NATION);
    assert_string_equal(chart->title, "Högst 2022: Åsele, 12,3\xC2\xA0%");
    assert_string_equal(chart->subtitle, "Andel långvarigt");
    assert_int_equal(chart->point_roles[0], ROLE_REGION);
    assert_null(chart->reference_label);
    chart = answer_chart_bars(&document, ranked_table(&document, lowest, 2), NATION);
    assert_string_equal(chart->title, "Lägst 2022: Lomma, 1,0\xC2\xA0%");
    chart = answer_chart_bars(&document, ranked_table(&document, equal, 2), NATION);
    assert_string_equal(chart->title, "Andel långvarigt");
    document_release(&document);
}

/* --- files --- */

static void write_chart(const char *path, struct fault *fault, int expected)
{
    struct document document;
    struct diag diag;
    enum chart_ending ending;
    sample_document_init(&document);
    diag_init(&diag, stderr);
    fault_init(fault);
    assert_int_equal(chart_ending_of(path, &ending, fault), 0);
    const struct chart *chart = answer_chart_lines(&document, series_table(&document), NATION);
    const struct chart_file file = {&document, chart, path, ending, &diag};
    assert_int_equal(chart_file_write(&file, fault), expected);
    document_release(&document);
}

static void expect_kind(const char *folder, const char *name, const char *beginning)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    struct buffer first;
    struct buffer second;
    scratch_join(path, folder, name);
    buffer_init(&first, LIMIT_RENDERED_BYTES);
    buffer_init(&second, LIMIT_RENDERED_BYTES);
    write_chart(path, &fault, 0);
    scratch_read(path, &first);
    write_chart(path, &fault, 0);
    scratch_read(path, &second);
    assert_int_equal(strncmp(first.bytes, beginning, strlen(beginning)), 0);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    buffer_release(&first);
    buffer_release(&second);
}

static void files_are_of_the_kind_of_their_ending(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    expect_kind(folder, "a.png", "\x89PNG");
    expect_kind(folder, "a.PDF", "%PDF-");
    expect_kind(folder, "a.b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    assert_int_equal(scratch_count(folder), 3);
    scratch_remove(folder);
}

static void svg_tells_what_it_shows(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    struct buffer text;
    (void)state;
    scratch_make(folder);
    scratch_join(path, folder, "a.svg");
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    write_chart(path, &fault, 0);
    scratch_read(path, &text);
    assert_non_null(strstr(text.bytes, "<title>Tjörn: från 2,3\xC2\xA0% (2016) till 4,0\xC2\xA0% (2019)</title>"));
    assert_non_null(strstr(text.bytes, ">Källa: Kolada</text>"));
    assert_non_null(strstr(text.bytes, "Tjörn, 2016: 2,3\xC2\xA0%"));
    buffer_release(&text);
    scratch_remove(folder);
}

static void another_ending_is_refused(void **state)
{
    static const char *const paths[] = {"a.gif", "a", "png", "svg.d/a", ".png", ""};
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct fault fault;
        enum chart_ending ending;
        fault_init(&fault);
        assert_int_equal(chart_ending_of(paths[i], &ending, &fault), -1);
        assert_int_equal(fault.status, STATUS_USAGE);
        assert_non_null(strstr(fault.text, ".png, .pdf or .svg"));
    }
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    struct fault fault;
    (void)state;
    write_chart("/nowhere/at/all/a.png", &fault, -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    write_chart("/nowhere/at/all/a.pdf", &fault, -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_down_become_lines),
        cmocka_unit_test(other_tables_have_no_lines),
        cmocka_unit_test(latest_figures_are_no_lines),
        cmocka_unit_test(the_area_is_told_where_no_line_does),
        cmocka_unit_test(many_are_context),
        cmocka_unit_test(a_chart_stands_after_its_table),
        cmocka_unit_test(a_ranking_becomes_bars),
        cmocka_unit_test(the_first_is_the_finding),
        cmocka_unit_test(files_are_of_the_kind_of_their_ending),
        cmocka_unit_test(svg_tells_what_it_shows),
        cmocka_unit_test(another_ending_is_refused),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

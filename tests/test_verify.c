/* test_verify.c - published tables held against the store: what is equal, what is not, and what is told of it. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/csv.h"
#include "tests/support/check.h"
#include "tests/support/published.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* The five tables of the published report and the indicators of their columns. */
static const struct {
    const char *file;
    const char *indicators;
    size_t cells;
} tables[] = {
    {"tabell1_befolkning_2022.csv", "befolkning", 13},
    {"tabell2_socioekonomi_2022.csv",
     "arbetsloshet,bistandsmottagare,hinder_arbetsloshet,langvarigt_bistand,sorteringsnyckel", 70},
    {"tabell3_forvaltning_2022.csv",
     "forvaltning_bistand,forvaltning_integration,forvaltning_vuxenutbildning,forvaltning_kaa,forvaltning_"
     "gymnasieskola",
     65},
    {"tabell4_deltagare_2017_2022.csv", "deltagare", 78},
    {"tabell5_anvisningar_af_2017_2022.csv", "anvisade_af", 78},
};

/* A site whose store holds the snapshot. */
static int set_up_snapshot(void **state)
{
    const char *const words[] = {"fetch", "--replay", "cache/snapshot", NULL};
    assert_int_equal(site_set_up(state), 0);
    struct site *site = *state;
    assert_int_equal(site_run(site, words), 0);
    return 0;
}

/* Runs verify on a file with the words that follow (they end in NULL); the exit status. */
static int verify(struct site *site, const char *path, const char *const *more)
{
    const char *words[24] = {"verify", path};
    for (size_t i = 0; more[i] != NULL && i + 3 < COUNT(words); i++) {
        words[i + 2] = more[i];
    }
    return site_run(site, words);
}

/* Writes a text as a file of the site's folder and verifies it. */
static int verify_text(struct site *site, const char *name, const char *text, const char *const *more)
{
    char path[LIMIT_PATH_BYTES];
    scratch_write(site->folder, name, text);
    scratch_join(path, site->folder, name);
    return verify(site, path, more);
}

static void expect_summary(const struct site *site, size_t cells)
{
    char summary[64];
    (void)snprintf(summary, sizeof summary, "%zu cells: all equal\n", cells);
    site_expect_err(site, summary);
    assert_int_equal(site_lines(site, "\nequal,"), cells);
    assert_int_equal(site_lines(site, "\n"), cells + 1);
}

/* --- the published report --- */

static void the_published_tables_hold(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    if (!shared_find(folder, "published")) {
        skip();
    }
    for (size_t i = 0; i < COUNT(tables); i++) {
        char path[LIMIT_PATH_BYTES];
        const char *const more[] = {"--indicator", tables[i].indicators, "--offline", NULL};
        scratch_join(path, folder, tables[i].file);
        assert_int_equal(verify(site, path, more), 0);
        expect_summary(site, tables[i].cells);
    }
}

/* The same tables as the report prints them: decimal comma, no-break spaces, names without ids, semicolons. */
static void the_tables_as_they_are_printed_hold(void **state)
{
    struct site *site = *state;
    for (size_t i = 0; i < published_table_count; i++) {
        const struct published_table *table = &published_tables[i];
        bool years = table->column_count == 6;
        struct buffer text;
        char name[64];
        const char *const more[] = {"--indicator", tables[i].indicators, "--year", "2022", NULL};
        const char *const all[] = {"--indicator", tables[i].indicators, NULL};
        buffer_init(&text, LIMIT_CSV_BYTES);
        buffer_text(&text, "\xEF\xBB\xBFKommun");
        for (size_t column = 0; column < table->column_count; column++) {
            buffer_printf(&text, ";%s%zu", years ? "" : "Kolumn ", years ? 2017 + column : column);
        }
        for (size_t row = 0; row < table->row_count; row++) {
            buffer_printf(&text, "\r\n%s", table->rows[row].area);
            for (size_t column = 0; column < table->column_count; column++) {
                buffer_printf(&text, ";%s", table->rows[row].cells[column]);
            }
        }
        (void)snprintf(name, sizeof name, "%s.csv", table->id);
        assert_int_equal(verify_text(site, name, text.bytes, years ? all : more), 0);
        expect_summary(site, tables[i].cells);
        buffer_release(&text);
    }
}

/* Another figure than the one that stands there. */
static const char *changed(const char *text)
{
    if (strcmp(text, "X") == 0) {
        return "";
    }
    return text[0] == '\0' ? "X" : (strcmp(text, "i.u.") == 0 || strcmp(text, "-") == 0 ? "17" : "i.u.");
}

/* Writes the table with one place changed. */
static void write_changed(const struct csv_table *table, size_t row, size_t column, struct buffer *text)
{
    buffer_clear(text);
    for (size_t i = 0; i < table->column_count; i++) {
        buffer_printf(text, "%s%s", i == 0 ? "" : ",", table->header[i]);
    }
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        bool here = i == row * table->column_count + column;
        const char *field = table->fields[i];
        buffer_printf(text, "%s%s", i % table->column_count == 0 ? "\n" : ",", here ? changed(field) : field);
    }
    buffer_text(text, "\n");
}

static void expect_only_changed(struct site *site, const struct csv_table *table, size_t row, size_t column,
                                const char *indicators, size_t cells)
{
    struct buffer text;
    char told[256];
    const char *const more[] = {"--indicator", indicators, NULL};
    buffer_init(&text, LIMIT_CSV_BYTES);
    write_changed(table, row, column, &text);
    assert_int_equal(verify_text(site, "changed_2022.csv", text.bytes, more), 1);
    assert_int_equal(site_lines(site, "\nequal,"), cells - 1);
    assert_int_equal(site_lines(site, "\n"), cells + 1);
    (void)snprintf(told, sizeof told, ",%zu,%s,", row + 2, table->header[column]);
    const char *at = site->result.out.bytes;
    for (at = strchr(at, '\n') + 1; strncmp(at, "equal,", 6) == 0; at = strchr(at, '\n') + 1) {
    }
    const char *found = strstr(at, told);
    assert_non_null(found);
    assert_true(found < strchr(at, '\n'));
    buffer_release(&text);
}

static void exactly_the_cell_that_was_changed_is_told(void **state)
{
    struct site *site = *state;
    char folder[LIMIT_PATH_BYTES];
    if (!shared_find(folder, "published")) {
        skip();
    }
    for (size_t i = 0; i < COUNT(tables); i++) {
        char path[LIMIT_PATH_BYTES];
        struct arena arena;
        struct csv_table table;
        struct fault fault;
        arena_init(&arena, LIMIT_MODEL_BYTES);
        scratch_join(path, folder, tables[i].file);
        assert_int_equal(csv_table_load(&table, path, &arena, &fault), 0);
        for (size_t place = i; place < tables[i].cells; place += 19) {
            size_t columns = table.column_count - 2;
            expect_only_changed(site, &table, place / columns, 2 + place % columns, tables[i].indicators,
                                tables[i].cells);
        }
        arena_release(&arena);
    }
}

/* --- our own outputs --- */

static void our_own_outputs_hold(void **state)
{
    struct site *site = *state;
    char path[LIMIT_PATH_BYTES];
    const char *const years[] = {"query", "GR", "--indicator", "anvisade_af,deltagare", "--years", "2017-2022", NULL};
    const char *const latest[] = {"query", "Lerum", "Riket", "--format", "csv", NULL};
    const char *const export[] = {"export", "--out", site->folder, NULL};
    const char *const nothing[] = {NULL};
    assert_int_equal(site_run(site, years), 0);
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    buffer_text(&text, site->result.out.bytes);
    assert_int_equal(verify_text(site, "gr.csv", text.bytes, nothing), 0);
    site_expect_out(site, "equal,anvisade_af,U40806,GR,Göteborgsregionen,2022,T,mean,12,13,15.666666666666666,");
    /* changes and ranks are no figures of the store; what was never fetched cannot be held */
    assert_int_equal(site_run(site, latest), 0);
    buffer_clear(&text);
    buffer_text(&text, site->result.out.bytes);
    (void)verify_text(site, "lerum.csv", text.bytes, nothing);
    assert_int_equal(site_lines(site, "\ndifferent,"), 0);
    assert_int_equal(site_lines(site, "\nmissing"), 0);
    assert_true(site_lines(site, "\nequal,") > 10);
    buffer_release(&text);
    assert_int_equal(site_run(site, export), 0);
    scratch_join(path, site->folder, "figures.csv");
    assert_int_equal(verify(site, path, nothing), 0);
    assert_int_equal(site_lines(site, "\nequal,") + 1, site_lines(site, "\n"));
    const char *const one[] = {"--indicator", "deltagare", "--year", "2022", NULL};
    assert_int_equal(verify(site, path, one), 0);
    assert_int_equal(site_lines(site, "\nequal,deltagare,U40800,"), 13);
    assert_int_equal(site_lines(site, "\nequal,"), 13);
}

static void women_and_men_are_held_apart(void **state)
{
    struct site *site = *state;
    const char *const nothing[] = {NULL};
    const char *const export[] = {"export", "--out", site->folder, NULL};
    char path[LIMIT_PATH_BYTES];
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    assert_int_equal(site_run(site, export), 0);
    scratch_join(path, site->folder, "figures.csv");
    assert_int_equal(verify(site, path, nothing), 0);
    assert_true(site_lines(site, ",G96190,") > 0);
    assert_true(site_lines(site, ",K,") > 0);
    assert_true(site_lines(site, ",T,") > 0);
}

static void an_earlier_day_is_held_against_its_own_figures(void **state)
{
    struct site *site = *state;
    const char *const then[] = {"--indicator", "N00001", "--as-of", "2026-11-20", NULL};
    const char *const now[] = {"--indicator", "N00001", "--offline", NULL};
    const char *text = "area;2021\n1401;2022,401\n";
    assert_int_equal(site_fetch(site, "2026-11-20"), 0);
    site->kolada.shift = 0.1;
    assert_int_equal(site_fetch(site, "2026-11-21"), 0);
    assert_int_equal(verify_text(site, "t.csv", text, then), 0);
    assert_int_equal(verify_text(site, "t.csv", text, now), 1);
    site_expect_out(site,
                    "different,N00001,N00001,1401,Titel på 1401,2021,T,,,,\"2022,401\",2022.401,3,2022.501,,2,2021,");
}

/* --- what is told --- */

static void the_terminal_shows_what_differs(void **state)
{
    struct site *site = *state;
    const char *const words[] = {"--indicator", "anvisade_af", "--format", "table", NULL};
    const char *const english[] = {"--indicator", "anvisade_af", "--format", "table", "--lang", "en", NULL};
    const char *const json[] = {"--indicator", "anvisade_af", "--format", "json", NULL};
    const char *text = "Kommun;Län;2021;2022\nAle;O;2;5\nStenugsund;O;19;30\nTjörn;O;6;4,0\nLerum;O;..;72\n"
                       "GR;;12,2;15,7\nKälla: Kolada;;;\n";
    assert_int_equal(verify_text(site, "t.csv", text, words), 1);
    site_expect_out(site, "t.csv mot lagret: anvisade_af\n"
                          "Område       År    I tabellen  I lagret  Utfall\n"
                          "Stenungsund  2021          19        18  skiljer\n"
                          "Tjörn        2022         4,0      i.u.  saknas i lagret\n"
                          "Lerum        2021          ..        51  saknas i tabellen\n");
    site_expect_out(site, "10 celler: 7 lika, 1 skiljer, 1 saknas i tabellen, 1 saknas i lagret\n"
                          "Rad 3: Stenugsund är läst som Stenungsund (1415).\n"
                          "Göteborgsregionen: medel är ovägt, av de medlemmar som redovisat (13 i gruppen).\n"
                          "Ej lästa kolumner: Län\n"
                          "Ej lästa rader utan värden: 1\n"
                          "Egen bearbetning av data från Kolada");
    assert_int_equal(verify_text(site, "t.csv", text, english), 1);
    site_expect_out(site, "10 cells: 7 equal, 1 different, 1 missing in the table, 1 missing in the store\n"
                          "Line 3: Stenugsund is read as Stenungsund (1415).\n");
    assert_int_equal(verify_text(site, "t.csv", text, json), 1);
    json_t *rows = json_loads(site->result.out.bytes, 0, NULL);
    assert_int_equal(json_array_size(rows), 10);
    const json_t *row = json_array_get(rows, 2);
    assert_string_equal(json_string_value(json_object_get(row, "verdict")), "different");
    assert_float_equal(json_number_value(json_object_get(row, "value")), 18, 0);
    assert_float_equal(json_number_value(json_object_get(row, "published_value")), 19, 0);
    assert_int_equal(json_integer_value(json_object_get(row, "line")), 3);
    assert_true(json_is_null(json_object_get(json_array_get(rows, 6), "published_value")));
    json_decref(rows);
}

/* What would steer a terminal is not passed on. */
static void a_terminal_is_not_steered(void **state)
{
    struct site *site = *state;
    const char *const words[] = {"--indicator", "deltagare", "--format", "table", NULL};
    assert_int_equal(verify_text(site, "t.csv", "Kommun,\"\x1B[2J\nA\",2022\nStenung\x1Bsund,,72\n", words), 0);
    assert_int_equal(site_lines(site, "\x1B"), 0);
    site_expect_out(site, "Rad 3: Stenung sund är läst som Stenungsund (1415).\nEj lästa kolumner:  [2J A\n");
}

static void a_table_without_difference_is_told_in_a_line(void **state)
{
    struct site *site = *state;
    const char *const words[] = {"--indicator", "deltagare", "--format", "table", NULL};
    assert_int_equal(verify_text(site, "t.csv", "Kommun,2022\nAle,229\n", words), 0);
    site_expect_out(site, "t.csv mot lagret: deltagare\n1 cell: lika\nKälla: Kolada");
}

static void other_reasons_for_no_figure_are_a_detail(void **state)
{
    struct site *site = *state;
    const char *const plain[] = {"--indicator", "deltagare", NULL};
    const char *const verbose[] = {"--indicator", "deltagare", "-v", NULL};
    assert_int_equal(verify_text(site, "t.csv", "Kommun,2022\nTjörn,-\n", plain), 0);
    assert_null(strstr(site->result.err.bytes, "where the store says"));
    assert_int_equal(verify_text(site, "t.csv", "Kommun,2022\nTjörn,-\n", verbose), 0);
    site_expect_err(site, "t.csv:2: \"-\" for 2022 where the store says missing");
}

static void what_was_never_fetched_is_no_agreement(void **state)
{
    struct site *site = *state;
    const char *const words[] = {"--indicator", "deltagare", NULL};
    assert_int_equal(verify_text(site, "t.csv", "Kommun,1999\nAle,i.u.\nLerum,4\n", words), 1);
    assert_int_equal(site_lines(site, "\nnot_fetched,"), 2);
}

static void what_is_wrong_ends_it(void **state)
{
    static const struct {
        const char *text;
        const char *indicator;
        int status;
        const char *told;
    } rows[] = {
        {"Kommun,2022\nAle,1\nLerum,2\nAle,1\n", "deltagare", 65,
         "t.csv:4: Ale has a figure of deltagare for 2022 in line 2 already"},
        {"Kommun,2022\nAle,1\nALE kommun,1\n", "deltagare", 65,
         "t.csv:3: Ale has a figure of deltagare for 2022 in line 2 already"},
        {"Kommun,2022,2022\nAle,1,1\n", "deltagare", 65,
         "t.csv:2: Ale has a figure of deltagare for 2022 in line 2 already"},
        {"Kommun,2022\nStenstad,1\n", "deltagare", 65,
         "t.csv:2: there is no area \"Stenstad\" in the store; the nearest are "},
        {"id,title,2022\n1440,Lerum,1\n", "deltagare", 65, "t.csv:2: 1440 is the id of Ale, not of Lerum"},
        {"id,title,2022\n9999,Ale,1\n", "deltagare", 65,
         "t.csv:2: 9999: there is no such area in the store; the nearest are "},
        {"Kommun,2022\nAle,X\n", "deltagare", 65, "t.csv:2: column \"2022\": \"X\" is no figure of deltagare"},
        {"Kommun,2022\nAle,1\n", "deltagar", 64, "deltagar: there is no such indicator"},
        {"Kommun,Antal\nAle,1\n", "deltagare", 64, "tells no year"},
        {"Kommun,kpi,2022\nAle,N00007,1\n", "deltagare", 64, "has no figure of the indicators asked for"},
        {"Kommun,2022\nAle,1\n", "Antal=deltagare", 64, "t.csv: has no column \"Antal\"; those of figures are: 2022"},
        {"Kommun,2022\nAle,\xE5\n", "deltagare", 65, "is not valid UTF-8"},
    };
    struct site *site = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *const words[] = {"--indicator", rows[i].indicator, NULL};
        assert_int_equal(verify_text(site, "t.csv", rows[i].text, words), rows[i].status);
        site_expect_err(site, rows[i].told);
        assert_int_equal(site->result.out.length, 0);
    }
    const char *const words[] = {"--indicator", "deltagare", NULL};
    assert_int_equal(verify(site, "nowhere.csv", words), 74);
    site_expect_err(site, "nowhere.csv: cannot be opened");
    const char *const none[] = {"verify", NULL};
    assert_int_equal(site_run(site, none), 64);
    const char *const both[] = {"--indicator", "deltagare", "--column", "A=deltagare", NULL};
    assert_int_equal(verify(site, "nowhere.csv", both), 64);
    const char *const year[] = {"--indicator", "deltagare", "--year", "next", NULL};
    assert_int_equal(verify(site, "nowhere.csv", year), 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_published_tables_hold, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(the_tables_as_they_are_printed_hold, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(exactly_the_cell_that_was_changed_is_told, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(our_own_outputs_hold, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(women_and_men_are_held_apart, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(an_earlier_day_is_held_against_its_own_figures, site_set_up, site_tear_down),
        cmocka_unit_test_setup_teardown(the_terminal_shows_what_differs, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(a_terminal_is_not_steered, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(a_table_without_difference_is_told_in_a_line, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(other_reasons_for_no_figure_are_a_detail, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(what_was_never_fetched_is_no_agreement, set_up_snapshot, site_tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_ends_it, set_up_snapshot, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "report/template.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    struct indicators indicators;
    struct areas areas;
    struct fault fault;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    assert_int_equal(indicators_load(&fixture.indicators, "templates", LANGUAGE_SV, &fixture.fault), 0);
    assert_int_equal(areas_load(&fixture.areas, "templates", LANGUAGE_SV, &fixture.fault), 0);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    areas_release(&fixture->areas);
    indicators_release(&fixture->indicators);
    return 0;
}

static int load(struct fixture *fixture, struct report_template *template, const char *name)
{
    return template_load(template, "templates", name, &fixture->indicators, &fixture->areas, LANGUAGE_SV,
                         &fixture->fault);
}

static bool has(const char **texts, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static void the_shipped_one_loads(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    assert_int_equal(load(fixture, &template, "gr-arsrapport"), 0);
    assert_string_equal(template.name, "gr-arsrapport");
    assert_string_equal(template.subtitle, "Årsrapport {year}");
    assert_string_equal(template.group->name, "GR");
    assert_string_equal(template.nation, "0000");
    assert_int_equal(template.first_year, 2017);
    assert_string_equal(template.year_of->kpi, "U40800");
    size_t tables = 0;
    for (size_t i = 0; i < template.block_count; i++) {
        const struct block *block = &template.blocks[i];
        if (strcmp(block->id, "tabell-5") == 0) {
            assert_true(block->has_bands);
            assert_int_equal((int)block->bands.medium, 15);
            assert_int_equal((int)block->bands.high, 50);
            assert_int_equal(block->decimals, -1);
        }
        if (strcmp(block->id, "diagram-1") == 0) {
            assert_int_equal(block->series_count, 4);
            assert_true(block->series[0].is_group);
            assert_int_equal(block->series[0].id_count, 14);
            assert_false(block->series[0].optional);
            assert_int_equal(block->series[1].role, ROLE_NATION);
            assert_true(block->series[1].optional);
        }
        tables += strncmp(block->id, "tabell-", 7) == 0;
    }
    assert_int_equal(tables, 12);
    template_release(&template);
}

/* About DUA norra from 2020 on: a share of the whole GR's participants, an index of 2017, and what follows a series. */
static void derived_indicators_need_what_they_are_made_from(void **state)
{
    static const char text[] =
        "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"DUA norra\", \"first_year\": 2020, \"year_of\": "
        "\"befolkning\","
        "\"content\": [{\"indicator_table\": {\"id\": \"a\", \"label\": \"A\", \"title\": \"A\", \"columns\": ["
        "{\"indicator\": \"deltagare_andel_av_gr\", \"heading\": \"H\"}, {\"indicator\": \"deltagare_index\", "
        "\"heading\": \"I\"}, {\"indicator\": \"andel_arbete_studier\", \"heading\": \"J\"}]}},"
        "{\"year_table\": {\"id\": \"b\", \"label\": \"B\", \"title\": \"B\", \"indicator\": \"arbetsloshet\", "
        "\"continued\": true}}]}";
    static const char *const kpis[] = {"U40800", "U40450", "U40451", "N40450", "N03932", "N03941", "N01951"};
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct report_template template;
    struct template_needs needs;
    struct arena arena;
    scratch_make(folder);
    scratch_write(folder, "a.json", text);
    scratch_join(path, folder, "a.json");
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(load(fixture, &template, path), 0);
    assert_int_equal(template_needs(&template, &arena, &needs, &fixture->fault), 0);
    assert_int_equal(needs.kpi_count, COUNT(kpis));
    for (size_t i = 0; i < COUNT(kpis); i++) {
        assert_true(has(needs.kpis, needs.kpi_count, kpis[i]));
    }
    assert_int_equal(needs.area_count, 14); /* all 13 of GR and Riket */
    assert_true(has(needs.areas, needs.area_count, "1480"));
    assert_int_equal(needs.first_year, 2017);
    template_release(&template);
    arena_release(&arena);
    scratch_remove(folder);
}

static void needs_each_kpi_and_area_once(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    struct template_needs needs;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(load(fixture, &template, "gr-arsrapport"), 0);
    assert_int_equal(template_needs(&template, &arena, &needs, &fixture->fault), 0);
    assert_int_equal(needs.kpi_count, 28);  /* the snapshot's 12, the other origins, results, costs, young adults */
    assert_int_equal(needs.area_count, 15); /* 13 municipalities, Riket, the group itself */
    assert_int_equal(needs.first_year, 2017);
    assert_true(has(needs.kpis, needs.kpi_count, "U40809"));
    assert_true(has(needs.kpis, needs.kpi_count, "N01951"));
    assert_false(has(needs.kpis, needs.kpi_count, ""));
    assert_true(has(needs.areas, needs.area_count, "G96190"));
    assert_true(has(needs.areas, needs.area_count, "0000"));
    assert_null(needs.wide_area);
    template_release(&template);
    arena_release(&arena);
}

/* A strip needs its indicator of all municipalities, a dot plot an earlier year. */
static void comparisons_need_more(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    struct template_needs needs;
    struct arena arena;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    scratch_make(folder);
    scratch_join(path, folder, "a.json");
    scratch_write(folder, "a.json",
                  "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": "
                  "\"deltagare\", \"content\": [{\"distribution_strip\": {\"id\": \"s\", \"label\": \"D\", "
                  "\"measure\": \"M\", \"indicator\": \"deltagare_per_1000\"}}, {\"dot_plot\": {\"id\": \"d\", "
                  "\"label\": \"D\", \"measure\": \"M\", \"indicator\": \"befolkning\", \"from\": 2012}}]}");
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(load(fixture, &template, path), 0);
    assert_int_equal(template_needs(&template, &arena, &needs, &fixture->fault), 0);
    assert_string_equal(needs.wide_area, "alla");
    assert_int_equal(needs.wide_kpi_count, 2);
    assert_true(has(needs.wide_kpis, 2, "U40800"));
    assert_true(has(needs.wide_kpis, 2, "N01951"));
    assert_int_equal(needs.first_year, 2012);
    template_release(&template);
    arena_release(&arena);
    scratch_remove(folder);
}

/* Groups by a rule are left to the catalogue, wherever a template may name a group. */
static void groups_that_the_catalogue_knows_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    struct template_needs needs;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(load(fixture, &template, "gr-arsrapport"), 0);
    template.group = areas_group(&fixture->areas, "län 14");
    assert_non_null(template.group);
    assert_int_equal(template_needs(&template, &arena, &needs, &fixture->fault), 0);
    assert_int_equal(needs.group_count, 1);
    assert_string_equal(needs.groups[0], "Västra Götalands län");
    assert_true(has(needs.areas, needs.area_count, "G33623"));
    template_release(&template);
    arena_release(&arena);
}

static void a_name_that_is_no_template_is_told(void **state)
{
    static const struct {
        const char *name;
        enum exit_status status;
        const char *told;
    } rows[] = {
        {"gr-rapport", STATUS_CONFIG, "gr-rapport: there is no such template in templates/reports"},
        {"../areas", STATUS_USAGE, "../areas: is no name of a template"},
        {"", STATUS_USAGE, ": is no name of a template"},
        {"nowhere/a.json", STATUS_CONFIG, "nowhere/a.json: cannot be opened: "},
        {"nowhere/.json", STATUS_USAGE, "nowhere/.json: is no name of a template"},
    };
    struct fixture *fixture = *state;
    struct report_template template;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(load(fixture, &template, rows[i].name), -1);
        assert_int_equal(fixture->fault.status, rows[i].status);
        assert_memory_equal(fixture->fault.text, rows[i].told, strlen(rows[i].told));
    }
}

#define TOP \
    "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\",\n\"first_year\": 2017, \"year_of\": \"deltagare\",\n"
#define START TOP "\"content\": [\n{\"heading\": \"H\"},\n"
#define CHART "{\"line_chart\": {\"id\": \"d\", \"label\": \"D\", \"measure\": \"M\",\n"
#define FINDING "\"finding\": {\"rise\": \"r\", \"fall\": \"f\", \"otherwise\": \"o\"},\n"

#define STACKED "{\"stacked_chart\": {\"id\": \"d\", \"label\": \"D\", \"measure\": \"M\",\n"
#define PART(name) "{\"indicator\": \"" name "\", \"label\": \"L\"}"
#define DOTS "{\"dot_plot\": {\"id\": \"d\", \"label\": \"D\", \"measure\": \"M\",\n"

static void what_is_wrong_is_told_with_its_place(void **state)
{
    static const char *const rows[][2] = {
        {"[]", ":1: must be an object"},
        {"{\"title\": \"T\",\n\"subtitel\": \"S\"}",
         ":2: subtitel: is not a known name here; the nearest is \"subtitle\""},
        {"{\"subtitle\": \"S\"}", ":1: title: is missing; it must be a text or {\"sv\": ..., \"en\": ...}"},
        {"{\"title\": \"T\",\n\"subtitle\": \"{yaer}\"}", ":2: subtitle: {yaer} is no placeholder; "},
        {"{\"title\": \"T\", \"subtitle\": \"S\",\n\"areas\": \"GRR\"}",
         ":2: areas: \"GRR\" is no group in areas.json"},
        {"{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\",\n\"first_year\": \"2017\"}",
         ":2: first_year: must be a whole number from 1900 to 2100"},
        {"{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\", \"first_year\": 2017,\n\"year_of\": "
         "\"deltagere\"}",
         ":2: year_of: deltagere: there is no such indicator in templates/indicators.json or in the store; the "
         "nearest is deltagare"},
        {TOP "\"content\": {}}", ":3: content: must be a list"},
        {START "5]}", ":5: content[1]: must be an object"},
        {START "{\"year_tabel\": {}}]}",
         ":5: content[1].year_tabel: is not a known name here; the nearest is \"year_table\""},
        {START "{}]}", ":5: content[1]: must have exactly one member, whose name tells what it is"},
        {START "{\"heading\": \"A\", \"paragraph\": \"B\"}]}",
         ":5: content[1]: must have exactly one member, whose name tells what it is"},
        {START "{\"paragraph\": 5}]}", ":5: content[1].paragraph: must be a text or {\"sv\": ..., \"en\": ...}"},
        {START "{\"data_quality\": false}]}",
         ":5: content[1].data_quality: must be true; leave the part out where it is not wanted"},
        {START "{\"indicator_table\": {\"id\": \"Tabell 1\", \"label\": \"T\"}}]}",
         ":5: content[1].indicator_table.id: may hold only the letters a-z, digits, - and _"},
        {START "{\"indicator_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\",\n\"columns\": []}}]}",
         ":6: content[1].indicator_table.columns: has no columns"},
        {START "{\"indicator_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\", \"columns\": [\n"
               "{\"indicator\": \"befolkning\", \"heading\": \"B\"},\n{\"indicator\": \"U1\", \"heading\": \"B\"}]}}]}",
         ":7: content[1].indicator_table.columns[1].indicator: U1: there is no such indicator in "},
        {START "{\"year_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\", \"indicator\": \"deltagare\",\n"
               "\"bands\": {\"medium\": 50,\n\"high\": 15}}}]}",
         ":7: content[1].year_table.bands.high: must be a whole number from 51 to 1000001"},
        {START "{\"year_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\", \"indicator\": \"deltagare\",\n"
               "\"notes\": [\"a\",\n\"{b}\"]}}]}",
         ":7: content[1].year_table.notes[1]: {b} is no placeholder; "},
        {START CHART FINDING "\"series\": []}}]}", ":7: content[1].line_chart.series: has no series"},
        {START CHART "\"finding\": {\"rise\": \"r\"}, \"series\": []}}]}",
         ":6: content[1].line_chart.finding.fall: is missing; it must be a text or {\"sv\": ..., \"en\": ...}"},
        {START
         "{\"drivers\": {\"id\": \"a\", \"label\": \"A\", \"title\": \"T\",\n\"indicator\": \"forvaltning_kaa\"}}]}",
         ":6: content[1].drivers.indicator: is yes or no; there is no mean that could change"},
        {START "{\"drivers\": {\"id\": \"a\", \"label\": \"A\", \"title\": \"T\", \"indicator\": "
               "\"deltagare\",\n\"from\": 12}}]}",
         ":6: content[1].drivers.from: must be a whole number from 1900 to 2100"},
        {START
         "{\"waterfall_chart\": {\"id\": \"a\", \"label\": \"A\", \"measure\": \"M\", \"indicator\": \"deltagare\",\n"
         "\"finding\": {\"rise\": \"R\", \"fall\": \"F\", \"otherwise\": \"O\"},\n\"named\": 0}}]}",
         ":7: content[1].waterfall_chart.named: must be a whole number from 1 to 40"},
        {TOP "\"withhold\": 5.5, \"content\": []}", ":3: withhold: must be a whole number from 0 to 1000"},
        {START CHART FINDING
         "\"series\": [{\"indicator\": \"deltagare\",\n\"area\": \"Öckerö\", \"label\": \"L\"}]}}]}",
         ":8: content[1].line_chart.series[0].area: \"Öckerö\" is neither the id of an area nor a group in areas.json"},
        {START CHART FINDING
         "\"series\": [{\"indicator\": \"deltagare\", \"area\": \"GR\", \"label\": \"L\",\n\"role\": \"red\"}]}}]}",
         ":8: content[1].line_chart.series[0].role: \"red\" is not known here; the nearest is \"region\""},
        {START STACKED "\"parts\": [" PART("anvisade_af") "]}}]}",
         ":6: content[1].stacked_chart.parts: must have from 2 to 5 parts"},
        {START STACKED "\"parts\": [" PART("anvisade_af") ",\n" PART("deltagare") "]}}]}",
         ":7: content[1].stacked_chart.parts[1].indicator: deltagare has another unit than anvisade_af"},
        {START STACKED "\"parts\": [" PART("anvisade_af") ",\n" PART("deltagare_per_1000") "]}}]}",
         ":7: content[1].stacked_chart.parts[1].indicator: deltagare_per_1000 is neither a share (%) nor a count"},
        {START STACKED "\"parts\": [" PART("anvisade_af") ",\n" PART("anvisade_af") "]}}]}",
         ":7: content[1].stacked_chart.parts[1].indicator: anvisade_af is a part already"},
        {START STACKED
         "\"parts\": [" PART("anvisade_af") ",\n" PART("anvisade_ovriga") "],\n\"sort\": \"deltagare\"}}]}",
         ":8: content[1].stacked_chart.sort: \"deltagare\" is not known here; the nearest is "},
        {START DOTS "\"indicator\": \"deltagare\",\n\"from\": \"last\"}}]}",
         ":7: content[1].dot_plot.from: \"last\" is not known here; the nearest is \"first\""},
        {START DOTS "\"indicator\": \"deltagare\",\n\"sort\": \"name\"}}]}",
         ":7: content[1].dot_plot.sort: \"name\" is not known here; the nearest is \"table\""},
        {START DOTS "\"indicator\": \"forvaltning_kaa\"}}]}",
         ":6: content[1].dot_plot.indicator: is yes or no; there is nothing to draw"},
        {START "{\"heat_table\": {\"id\": \"d\", \"label\": \"D\", \"measure\": \"M\", \"indicator\": "
               "\"deltagare\",\n\"from\": 2017}}]}",
         ":6: content[1].heat_table.from: is not a known name here; the nearest is "},
        {"{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"kranskommuner\", \"first_year\": 2017, \"year_of\": "
         "\"deltagare\", \"content\": [\n{\"tile_map\": {\"id\": \"d\", \"label\": \"D\", \"measure\": \"M\", "
         "\"indicator\": \"deltagare\"}}]}",
         ":2: content[0].tile_map: the group kranskommuner has no \"tiles\" in areas.json, which say where its members "
         "stand"},
        {START "{\"series_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\", \"chart\": \"d\"}}]}",
         ":5: content[1]: no line chart with the id \"d\" stands above it"},
        {START "{\"year_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\", \"indicator\": \"deltagare\"}},\n"
               "{\"year_table\": {\"id\": \"t\", \"label\": \"T\", \"title\": \"T\", \"indicator\": \"deltagare\"}}]}",
         ":6: content[2]: the id \"t\" is taken already"},
    };
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    char told[LIMIT_PATH_BYTES + 256];
    struct report_template template;
    scratch_make(folder);
    scratch_join(path, folder, "a.json");
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(folder, "a.json", rows[i][0]);
        assert_int_equal(load(fixture, &template, path), -1);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        (void)snprintf(told, sizeof told, "%s%s", path, rows[i][1]);
        if (strlen(fixture->fault.text) > strlen(told)) {
            fixture->fault.text[strlen(told)] = '\0';
        }
        assert_string_equal(fixture->fault.text, told);
    }
    scratch_remove(folder);
}

static void one_given_by_its_path_has_the_name_of_its_file(void **state)
{
    struct fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct report_template template;
    scratch_make(folder);
    scratch_join(path, folder, "min rapport.json");
    scratch_write(folder, "min rapport.json", START "{\"definitions\": true}]}");
    assert_int_equal(load(fixture, &template, path), 0);
    assert_string_equal(template.name, "min rapport");
    assert_string_equal(template.author, "");
    assert_int_equal(template.block_count, 2);
    template_release(&template);
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_shipped_one_loads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(needs_each_kpi_and_area_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comparisons_need_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(derived_indicators_need_what_they_are_made_from, set_up, tear_down),
        cmocka_unit_test_setup_teardown(groups_that_the_catalogue_knows_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_no_template_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_with_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_given_by_its_path_has_the_name_of_its_file, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

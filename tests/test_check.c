#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* One defect put into a template with all parts: what is replaced, by what, and what is told of it. */
static const struct {
    const char *right;
    const char *wrong;
    const char *told;
} defects[] = {
    {"\"subtitle\"", "\"subtitel\"", ":4: subtitel: is not a known name here; the nearest is \"subtitle\""},
    {"\"about\": \"municipality\"", "\"about\": \"municipalty\"",
     ":6: about: \"municipalty\" is not known here; the nearest is \"municipality\""},
    {"\"areas\": \"GR\",\n", "\"areas\": \"DUA nora\",\n",
     ":8: areas: \"DUA nora\" is no group in areas.json; the nearest is \"DUA norra\""},
    {"\"first_year\": 2017", "\"first_year\": 17", ":9: first_year: must be a whole number from 1900 to 2100"},
    {"\"year_of\": \"deltagare\"", "\"year_of\": \"deltagere\"",
     ":10: year_of: deltagere: there is no such indicator in templates/indicators.json or in the store; the nearest is "
     "deltagare"},
    {"\"brief\": true", "\"brief\": \"ja\"", ":7: brief: must be true or false"},
    {"\"small_base\": 30", "\"small_bas\": 30",
     ":11: small_bas: is not a known name here; the nearest is \"small_base\""},
    {"{\"heading\":", "{\"headline\":",
     ":14: content[0].headline: is not a known name here; the nearest is \"heading\""},
    {"\"en\": \"Heading\"", "\"eng\": \"Heading\"",
     ":14: content[0].heading.eng: is not a known name here; the nearest is \"en\""},
    {"Se {ref:tabell-1}", "Se {ref:tabel-1}",
     ":16: content[2].paragraph: {ref:tabel-1}: no table or chart has that id; the nearest is {ref:tabell-1}"},
    {"för {group}", "för {gruop}", ":16: content[2].paragraph: {gruop} is no placeholder; the nearest is {group}; "},
    {"\"columns\": [", "\"colums\": [",
     ":18: content[3].indicator_table.colums: is not a known name here; the nearest is \"columns\""},
    {"\"indicator\": \"befolkning\"", "\"indicator\": \"befolkningen\"",
     ":18: content[3].indicator_table.columns[0].indicator: befolkningen: there is no such indicator in "
     "templates/indicators.json or in the store; the nearest is befolkning"},
    {"\"heading\": \"Folkmängd\"", "\"heding\": \"Folkmängd\"",
     ":18: content[3].indicator_table.columns[0].heding: is not a known name here; the nearest is \"heading\""},
    {"\"id\": \"tabell-2\"", "\"id\": \"Tabell 2\"",
     ":19: content[4].year_table.id: may hold only the letters a-z, digits, - and _"},
    {"\"id\": \"tabell-3\"", "\"id\": \"tabell-2\"", ":21: content[5]: the id \"tabell-2\" is taken already"},
    {"\"medium\": 5, \"high\": 10}, \"notes\": [\"Not.\"]", "\"medium\": 5, \"hihg\": 10}, \"notes\": [\"Not.\"]",
     ":20: content[4].year_table.bands.hihg: is not a known name here; the nearest is \"high\""},
    {"\"gender_table\"", "\"gender_tabel\"",
     ":21: content[5].gender_tabel: is not a known name here; the nearest is \"gender_table\""},
    {"\"decimals\": 1", "\"decimals\": 9", ":22: content[6].line_chart.decimals: must be a whole number from 0 to 6"},
    {"\"fall\": \"Sjönk\"", "\"falls\": \"Sjönk\"",
     ":23: content[6].line_chart.finding.falls: is not a known name here; the nearest is \"fall\""},
    {"{last_value}", "{last_vale}",
     ":23: content[6].line_chart.finding.rise: {last_vale} is no placeholder; the nearest is {last_value}; "},
    {"\"area\": \"GR\"", "\"area\": \"alle\"",
     ":24: content[6].line_chart.series[0].area: \"alle\" is neither the id of an area nor a group in areas.json; the "
     "nearest is \"alla\""},
    {"\"role\": \"region\"", "\"role\": \"regon\"",
     ":24: content[6].line_chart.series[0].role: \"regon\" is not known here; the nearest is \"region\""},
    {"\"chart\": \"diagram-1\"", "\"chart\": \"diagram-2\"",
     ":25: content[7]: no line chart with the id \"diagram-2\" stands above it"},
    {"\"mean_label\"", "\"mean_lable\"",
     ":29: content[9].small_multiples.mean_lable: is not a known name here; the nearest is \"mean_label\""},
    {"[\"GR\", \"0000\"]", "[\"GRR\", \"0000\"]",
     ":30: content[10].statement.areas[0]: \"GRR\" is neither the id of an area nor a group in areas.json; the nearest "
     "is \"GR\""},
    {"value(own, year - 1)", "valeu(own, year - 1)",
     ":31: content[10].statement.let.before: column 1: \"valeu\" is no word of expressions; the nearest is value"},
    {"value(own) > before", "value(own) > befor",
     ":31: content[10].statement.when: column 14: \"befor\" is no word of expressions; the nearest is before"},
    {"Fler än {before}", "Fler än {befor}",
     ":31: content[10].statement.text: column 10: \"befor\" is no word of expressions; the nearest is before"},
    {"\"otherwise\": [{\"when\"", "\"otherwise\": [{\"wen\"",
     ":32: content[10].statement.otherwise[0].wen: is not a known name here; the nearest is \"when\""},
    {"in missing(2021)", "in mising(2021)",
     ":34: content[11].asserted.holds: column 17: \"mising\" is no word of expressions; the nearest is missing"},
    {"\"instead\"", "\"insted\"",
     ":34: content[11].asserted.insted: is not a known name here; the nearest is \"instead\""},
    {"\"from\": 2020, \"weight\": \"deltagare\", \"notes\"", "\"from\": \"2020\", \"weight\": \"deltagare\", \"notes\"",
     ":35: content[12].drivers.from: must be a whole number from 1900 to 2100"},
    {"\"named\": 5", "\"named\": 0", ":37: content[13].waterfall_chart.named: must be a whole number from 1 to 40"},
    {"\"sort\": \"anvisade_af\"", "\"sort\": \"anvisade_ef\"",
     ":38: content[14].stacked_chart.sort: \"anvisade_ef\" is not known here; the nearest is \"anvisade_af\""},
    {"\"indicator\": \"anvisade_ovriga\"", "\"indicator\": \"deltagare\"",
     ":39: content[14].stacked_chart.parts[1].indicator: deltagare has another unit than anvisade_af"},
    {"\"from\": \"first\"", "\"from\": \"frist\"",
     ":40: content[15].dot_plot.from: \"frist\" is not known here; the nearest is \"first\""},
    {"\"sort\": \"table\"", "\"sort\": \"tabel\"",
     ":41: content[15].dot_plot.sort: \"tabel\" is not known here; the nearest is \"table\""},
    {"\"tile_map\"", "\"tilemap\"", ":43: content[17].tilemap: is not a known name here; the nearest is \"tile_map\""},
    {"\"similar\"", "\"simular\"",
     ":45: content[19].key_figures.simular: is not a known name here; the nearest is \"similar\""},
    {"\"file\": \"data/mal.csv\"", "\"file\": \"data/mol.csv\"",
     ":49: content[21].targets.file: templates/data/mol.csv: "},
    {"\"columns\": [\"fråga\"", "\"columns\": [\"frågan\"",
     ":51: content[22].csv_table.columns[0]: \"frågan\" is no column of "},
    {"\"where\": {\"year\": \"2022\"}", "\"where\": {\"yeer\": \"2022\"}",
     ":53: content[23].csv_chart.where.yeer: \"yeer\" is no column of "},
    {"\"sort\": \"file\"", "\"sort\": \"fil\"",
     ":55: content[24].csv_chart.sort: \"fil\" is not known here; the nearest is \"file\""},
    {"parts/om-uppgifterna.json", "parts/om-uppgiften.json",
     ":56: content[25].include: there is no file templates/parts/om-uppgiften.json"},
    {"{\"data_quality\": true}", "{\"data_quality\": false}",
     ":57: content[26].data_quality: must be true; leave the part out where it is not wanted"},
    {"{\"definitions\": true}", "{\"definitions\": true,}", ":58: is not valid JSON: "},
};

/* Replaces the first of its kind; a text that is not there ends the test. */
static void put_in(struct buffer *changed, const struct buffer *example, const char *right, const char *wrong)
{
    const char *at = strstr(example->bytes, right);
    if (at == NULL) {
        fail_msg("the example has no %s", right);
    }
    buffer_clear(changed);
    buffer_append(changed, example->bytes, (size_t)(at - example->bytes));
    buffer_text(changed, wrong);
    buffer_text(changed, at + strlen(right));
}

static void every_defect_is_told_with_its_place_and_the_nearest_word(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char names[COUNT(defects)][LIMIT_PATH_BYTES];
    const char *arguments[COUNT(defects) + 4] = {"--templates", "templates", "check"};
    struct buffer example;
    struct buffer changed;
    struct program_result result;
    (void)state;
    buffer_init(&example, LIMIT_TEMPLATE_BYTES);
    buffer_init(&changed, LIMIT_TEMPLATE_BYTES);
    scratch_make(folder);
    scratch_read("tests/templates/enkat.csv", &example);
    scratch_write(folder, "enkat.csv", example.bytes);
    scratch_read("tests/templates/alla-delar.json", &example);
    for (size_t i = 0; i < COUNT(defects); i++) {
        char name[32];
        (void)snprintf(name, sizeof name, "%zu.json", i);
        put_in(&changed, &example, defects[i].right, defects[i].wrong);
        scratch_write(folder, name, changed.bytes);
        scratch_join(names[i], folder, name);
        arguments[i + 3] = names[i];
    }
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 78);
    assert_int_equal(result.out.length, 0);
    for (size_t i = 0; i < COUNT(defects); i++) {
        const char *at = strstr(result.err.bytes, names[i]);
        assert_non_null(at);
        if (strncmp(at + strlen(names[i]), defects[i].told, strlen(defects[i].told)) != 0) {
            fail_msg("wanted: %s\ntold: %.300s", defects[i].told, at);
        }
        /* One defect, one line. */
        if (strstr(at + 1, names[i]) != NULL) {
            fail_msg("told more than once: %.600s", at);
        }
    }
    program_release(&result);
    scratch_remove(folder);
    buffer_release(&changed);
    buffer_release(&example);
}

static void several_defects_are_told_in_one_run(void **state)
{
    static const char text[] =
        "{\"title\": 5, \"subtitel\": \"S\",\n\"areas\": \"GR\", \"first_year\": 2017,\n"
        "\"year_of\": \"deltagare\", \"content\": [\n{\"headin\": \"H\"},\n"
        "{\"year_table\": {\"titel\": \"T\",\n\"nation\": \"ja\"}},\n{\"include\": \"b.json\"},\n"
        "{\"include\": \"inget.json\"}]}";
    static const char *const told[] = {"a.json:1: title: must be a text or ",
                                       "a.json:1: subtitel: is not a known name here",
                                       "a.json:4: content[0].headin: is not a known name here",
                                       "a.json:5: content[1].year_table.titel: is not a known name here",
                                       "a.json:6: content[1].year_table.nation: must be true or false",
                                       "b.json:1: content[0].headng: is not a known name here",
                                       "b.json:2: content[1].headn: is not a known name here",
                                       "a.json:8: content[3].include: there is no file "};
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct program_result result;
    size_t lines = 0;
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "a.json", text);
    scratch_write(folder, "b.json", "{\"content\": [{\"headng\": \"H\"},\n{\"headn\": \"H\"}]}");
    scratch_join(path, folder, "a.json");
    const char *const arguments[] = {"check", path, NULL};
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 78);
    for (size_t i = 0; i < COUNT(told); i++) {
        if (strstr(result.err.bytes, told[i]) == NULL) {
            fail_msg("wanted: %s\ntold:\n%s", told[i], result.err.bytes);
        }
    }
    for (const char *at = result.err.bytes; *at != '\0'; at++) {
        lines += *at == '\n';
    }
    assert_int_equal(lines, COUNT(told));
    program_release(&result);
    scratch_remove(folder);
}

static void what_means_nothing_is_told_of_every_part(void **state)
{
    static const char text[] = "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\", \"first_year\": 2017,\n"
                               "\"year_of\": \"deltagare\", \"content\": [\n{\"heading\": \"{yaer}\"},\n"
                               "{\"year_table\": {\"title\": \"T\", \"indicator\": \"deltagar\"}},\n"
                               "{\"statement\": {\"indicator\": \"deltagare\", \"text\": \"{maen}\"}}]}";
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct program_result result;
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "a.json", text);
    scratch_join(path, folder, "a.json");
    const char *const arguments[] = {"check", path, NULL};
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 78);
    assert_non_null(strstr(result.err.bytes, "a.json:3: content[0].heading: {yaer} is no placeholder"));
    assert_non_null(strstr(result.err.bytes, "a.json:4: content[1].year_table.indicator: deltagar: there is no such"));
    assert_non_null(strstr(result.err.bytes, "a.json:5: content[2].statement.text: column 2: \"maen\" is no word"));
    program_release(&result);
    scratch_remove(folder);
}

/* Without a name: all that lies in the folder, included files on their own as well. */
static void all_that_ships_is_right(void **state)
{
    const char *const arguments[] = {"check", NULL};
    struct program_result result;
    (void)state;
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.err.bytes, "indicators.json: right; "));
    assert_non_null(strstr(result.err.bytes, "areas.json: right; "));
    assert_non_null(strstr(result.err.bytes, "reports/gr-arsrapport.json: right; "));
    assert_non_null(strstr(result.err.bytes, "reports/kommunrapport.json: right; "));
    assert_non_null(strstr(result.err.bytes, "parts/om-uppgifterna.json: right; "));
    assert_non_null(strstr(result.err.bytes, "exempel/min-rapport.json: right; "));
    program_release(&result);
}

static void the_example_of_all_parts_is_right(void **state)
{
    /* The second is a file to be included, with parameters of all types. */
    const char *const arguments[] = {"check", "tests/templates/alla-delar.json", "tests/templates/del.json", NULL};
    struct program_result result;
    (void)state;
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
}

static void indicators_and_areas_are_told_of_as_well(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    struct program_result result;
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "indicators.json",
                  "{\"indicators\": [\n{\"name\": \"a\", \"kpi\": \"N1\", \"label\": \"A\", \"decimal\": 1},\n"
                  "{\"name\": \"b\", \"kpi\": \"N2\", \"label\": \"B\", \"direction\": \"higher_is_beter\"}]}");
    scratch_write(folder, "areas.json", "{\"nation\": {\"id\": \"0000\", \"label\": \"Riket\"},\n\"group\": []}");
    const char *const arguments[] = {"--templates", folder, "check", NULL};
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 78);
    assert_non_null(strstr(result.err.bytes, "indicators.json:2: indicators[0].decimal: is not a known name here; the "
                                             "nearest is \"decimals\""));
    assert_non_null(strstr(result.err.bytes,
                           "indicators.json:3: indicators[1].direction: \"higher_is_beter\" is not known here; the "
                           "nearest is \"higher_is_better\""));
    assert_non_null(
        strstr(result.err.bytes, "areas.json:2: group: is not a known name here; the nearest is \"groups\""));
    program_release(&result);
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_defect_is_told_with_its_place_and_the_nearest_word),
        cmocka_unit_test(several_defects_are_told_in_one_run),
        cmocka_unit_test(what_means_nothing_is_told_of_every_part),
        cmocka_unit_test(all_that_ships_is_right),
        cmocka_unit_test(the_example_of_all_parts_is_right),
        cmocka_unit_test(indicators_and_areas_are_told_of_as_well),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

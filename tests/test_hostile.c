/* Titles and names with formulas, markup, control characters, marks that turn the direction of writing and 300 letters:
 * from the source's catalogue and from a template, through every format and every answer at the terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"

/* As JSON writes it; the word is what must still be read. */
#define WORD "HYPERLINK"
#define HOSTILE                                                                                              \
    "=HYPERLINK(\\\"http://x.example\\\";\\\"K\\\")<script>alert(1)</script>]]>&amp;\\u001b[31m\\u202ekonod" \
    "\\u0007\\u009b2J\\u2066\\t"
#define TEN "L\\u00e5ngtnamn" /* ten letters */
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define LONG HUNDRED HUNDRED HUNDRED

/* H stands for the hostile text, L for the long one. */
static const char indicators[] = "{'indicators': [{'name': 'ond', 'kpi': 'N00001', 'decimals': 1, 'label': 'H'},"
                                 "{'name': 'lang', 'kpi': 'N00002', 'decimals': 1, 'unit': '%', 'label': 'L'}]}";

static const char areas[] =
    "{'nation': {'id': '0000', 'label': 'H'}, 'groups': [{'name': 'tva', 'label': 'HL', 'members': ['1401', '1407']}]}";

static const char report[] =
    "{'title': 'HL', 'subtitle': 'H', 'author': 'H', 'areas': 'tva', 'first_year': 2019, 'year_of': 'ond', 'content': ["
    "{'heading': 'H'}, {'subheading': 'L'}, {'paragraph': 'H L'},"
    "{'year_table': {'id': 'del-1', 'label': 'H', 'title': 'HL', 'indicator': 'ond', 'notes': ['HL']}},"
    "{'indicator_table': {'id': 'del-2', 'label': 'H', 'title': 'H', 'columns': ["
    " {'indicator': 'ond', 'heading': 'H'}, {'indicator': 'lang', 'heading': 'L'}]}},"
    "{'line_chart': {'id': 'del-3', 'label': 'H', 'measure': 'H', 'notes': ['H'],"
    " 'finding': {'rise': 'H', 'fall': 'H', 'otherwise': 'H'}, 'series': ["
    "  {'indicator': 'ond', 'area': '1401', 'label': 'H', 'role': 'region'},"
    "  {'indicator': 'ond', 'area': '1407', 'label': 'L', 'role': 'contrast'}]}},"
    "{'ranking_chart': {'id': 'del-4', 'label': 'H', 'measure': 'H', 'indicator': 'ond', 'nation': true,"
    " 'finding': 'H', 'notes': ['H']}},"
    "{'small_multiples': {'id': 'del-5', 'label': 'H', 'measure': 'H', 'indicator': 'lang', 'mean_label': 'H',"
    " 'finding': 'L', 'notes': ['H']}},"
    "{'heat_table': {'id': 'del-6', 'label': 'H', 'measure': 'L', 'indicator': 'ond', 'finding': 'H', 'notes': []}},"
    "{'dot_plot': {'id': 'del-7', 'label': 'H', 'measure': 'H', 'indicator': 'ond', 'from': 'first', 'finding': 'HL',"
    " 'notes': []}},"
    "{'data_quality': true}, {'definitions': true}]}";

/* Writes a template: the texts in place of their letters, quotation marks as JSON has them. */
static void write_template(const char *folder, const char *name, const char *text)
{
    struct buffer buffer;
    buffer_init(&buffer, LIMIT_TEMPLATE_BYTES);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == 'H') {
            buffer_text(&buffer, HOSTILE);
        } else if (*at == 'L') {
            buffer_text(&buffer, LONG);
        } else {
            buffer_append(&buffer, *at == '\'' ? "\"" : at, 1);
        }
    }
    scratch_write(folder, name, buffer.bytes);
    buffer_release(&buffer);
}

struct world {
    struct site *site;
    char templates[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
};

static struct world world;

static int set_up(void **state)
{
    static const char *const fetch[] = {"-q", "fetch", "--all", NULL};
    char reports[LIMIT_PATH_BYTES];
    struct fault fault;
    if (site_set_up(state) != 0) {
        return -1;
    }
    world.site = *state;
    world.site->kolada.title_start = HOSTILE;
    world.site->kolada.title_end = LONG;
    scratch_join(world.templates, world.site->folder, "templates");
    scratch_join(world.out, world.site->folder, "out");
    scratch_join(reports, world.templates, "reports");
    assert_int_equal(directory_make(reports, &fault), 0);
    write_template(world.templates, "indicators.json", indicators);
    write_template(world.templates, "areas.json", areas);
    write_template(reports, "ond.json", report);
    if (site_run(world.site, fetch) != 0) {
        fail_msg("%s", world.site->result.err.bytes);
    }
    return 0;
}

/* Runs a command with the hostile templates; its words stand between spaces. */
static int run(const char *line)
{
    char words[512];
    const char *arguments[24] = {"--templates", world.templates};
    size_t count = 2;
    char *rest = words;
    (void)snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok_r(words, " ", &rest); word != NULL && count < 23; word = strtok_r(NULL, " ", &rest)) {
        arguments[count++] = word;
    }
    return site_run(world.site, arguments);
}

static void expect_harmless_files(const char *folder)
{
    struct program_result result;
    const char *const arguments[] = {"tests/support/hold_harmless.py", folder, WORD, NULL};
    program_run_command(&result, "/usr/bin/python3", arguments, NULL);
    if (result.status != 0) {
        fail_msg("%s%s", result.out.bytes, result.err.bytes);
    }
    program_release(&result);
}

static void every_format_of_a_report(void **state)
{
    static const char *const languages[] = {"sv", "en"};
    char line[LIMIT_PATH_BYTES + 128];
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(line, sizeof line, "--lang %s report ond --year 2022 --out %s/%s", languages[i], world.out,
                       languages[i]);
        if (run(line) != 0) {
            fail_msg("%s", world.site->result.err.bytes);
        }
    }
    expect_harmless_files(world.out);
}

static void a_site_and_open_data(void **state)
{
    char line[LIMIT_PATH_BYTES + 128];
    (void)state;
    (void)snprintf(line, sizeof line, "site --out %s", world.out);
    if (run(line) > 1) {
        fail_msg("%s", world.site->result.err.bytes);
    }
    expect_harmless_files(world.out);
}

/* What goes out of the program: harmless lines; a field of a table computes nothing. */
static void expect_harmless(const char *line, const struct buffer *told)
{
    if (!text_is_clean(told->bytes)) {
        fail_msg("%s: has control characters:\n%s", line, told->bytes);
    }
    if (strstr(told->bytes, ",=") != NULL || strncmp(told->bytes, "=", 1) == 0 || strstr(told->bytes, "\n=") != NULL) {
        fail_msg("%s: a spreadsheet would compute:\n%s", line, told->bytes);
    }
}

static void every_answer_at_the_terminal(void **state)
{
    static const char *const lines[] = {
        "query 1401 --indicator ond",
        "query 1401 1407 tva --indicator ond --years 2019-2022 --format csv",
        "query tva --indicator lang --format json",
        "query 1407 --indicator N00003 --format md",
        "search titel",
        "search titel --format csv",
        "search titel --format json",
        "describe N00001",
        "describe ond",
        "describe 1401",
        "describe tva",
        "describe G96190 --format json",
        "status",
        "status --format csv",
        "changes --since 2000-01-01",
        "changes --since 2000-01-01 --format csv",
        "check ond",
        "query finnsinte",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        int status = run(lines[i]);
        if (status != 0 && status != 1 && status != 64) {
            fail_msg("%s: %d: %s", lines[i], status, world.site->result.err.bytes);
        }
        assert_true(world.site->result.out.length + world.site->result.err.length > 0);
        expect_harmless(lines[i], &world.site->result.out);
        expect_harmless(lines[i], &world.site->result.err);
    }
}

/* What a spreadsheet is kept from computing comes back as it was. */
static void an_export_comes_back(void **state)
{
    char line[LIMIT_PATH_BYTES * 2];
    char folder[LIMIT_PATH_BYTES];
    char other[LIMIT_PATH_BYTES];
    struct program_result result;
    (void)state;
    scratch_join(folder, world.site->folder, "data");
    scratch_join(other, world.site->folder, "other.db");
    (void)snprintf(line, sizeof line, "export --out %s", folder);
    assert_int_equal(run(line), 0);
    expect_harmless_files(folder);
    const char *const import[] = {"--store", other, "-q", "import", folder, NULL};
    program_run(&result, import, NULL);
    if (result.status != 0) {
        fail_msg("%s", result.err.bytes);
    }
    program_release(&result);
    /* What is exported are those that have figures; the store's own file is beside. */
    (void)snprintf(line, sizeof line,
                   "ATTACH '%s' AS source;"
                   "SELECT count(*) FROM (SELECT id, title FROM kpi UNION SELECT id, title FROM area);"
                   "SELECT count(*) FROM (SELECT id, title FROM kpi UNION SELECT id, title FROM area) AS here"
                   " JOIN (SELECT id, title FROM source.kpi UNION SELECT id, title FROM source.area) AS there"
                   " USING (id, title) WHERE title GLOB '=" WORD "*'",
                   world.site->store);
    const char *const ask[] = {other, line, NULL};
    program_run_command(&result, "sqlite3", ask, NULL);
    const char *newline = strchr(result.out.bytes, '\n');
    assert_non_null(newline);
    assert_true(strtol(result.out.bytes, NULL, 10) >= 4);
    assert_int_equal(strtol(result.out.bytes, NULL, 10), strtol(newline + 1, NULL, 10));
    program_release(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_of_a_report),
        cmocka_unit_test(a_site_and_open_data),
        cmocka_unit_test(every_answer_at_the_terminal),
        cmocka_unit_test(an_export_comes_back),
    };
    return cmocka_run_group_tests(tests, set_up, site_tear_down);
}

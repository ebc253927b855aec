/* test_site.c - site: pages, index, data and feed that lead to each other; only what changed is written anew. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/scratch.h"

static const char about_municipality[] =
    "{\"about\": \"municipality\", \"brief\": true, \"title\": {\"sv\": \"{area} i siffror\", \"en\": \"{area} in "
    "figures\"},"
    " \"subtitle\": {\"sv\": \"Kommun {year}\", \"en\": \"Municipality {year}\"},"
    " \"author\": {\"sv\": \"Provarna\", \"en\": \"The triers\"}, \"areas\": \"GR\", \"first_year\": 2023,"
    " \"year_of\": \"deltagare\", \"content\": [{\"year_table\": {\"id\": \"tabell-1\","
    " \"label\": {\"sv\": \"Tabell 1\", \"en\": \"Table 1\"}, \"indicator\": \"deltagare\","
    " \"title\": {\"sv\": \"Deltagare\", \"en\": \"Participants\"}}}, {\"data_quality\": true}]}\n";

static void add_municipality(const struct refresh_fixture *fixture)
{
    char reports[LIMIT_PATH_BYTES];
    scratch_join(reports, fixture->templates, "reports");
    scratch_write(reports, "kommun.json", about_municipality);
}

/* Runs `nyckeltal ... site --out OUT` with two words more (NULL for none). */
static void make_site(struct refresh_fixture *fixture, const char *one, const char *other, int status)
{
    const char *const arguments[] = {"--store",     fixture->store,
                                     "--templates", fixture->templates,
                                     "--now",       REFRESH_NOW,
                                     "site",        "--out",
                                     fixture->out,  one,
                                     other,         NULL};
    program_release(&fixture->result);
    program_run(&fixture->result, arguments, NULL);
    if (fixture->result.status != status) {
        fail_msg("exit status %d: %s%s", fixture->result.status, fixture->result.out.bytes, fixture->result.err.bytes);
    }
}

/* The figures come by a refresh, as they do in use. */
static int set_up(void **state)
{
    if (refresh_fixture_setup(state) != 0) {
        return -1;
    }
    refresh_expect(*state, "-q", 0);
    add_municipality(*state);
    return 0;
}

static void read_file(const struct refresh_fixture *fixture, const char *name, struct buffer *bytes)
{
    char path[LIMIT_PATH_BYTES];
    refresh_path(fixture, name, path);
    buffer_init(bytes, LIMIT_RENDERED_BYTES);
    scratch_read(path, bytes);
}

static void expect_in(const struct refresh_fixture *fixture, const char *name, const char *words)
{
    struct buffer bytes;
    read_file(fixture, name, &bytes);
    if (strstr(bytes.bytes, words) == NULL) {
        fail_msg("%s does not say \"%s\": %s", name, words, bytes.bytes);
    }
    buffer_release(&bytes);
}

static ino_t identity_of(const struct refresh_fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct stat found;
    refresh_path(fixture, name, path);
    assert_int_equal(stat(path, &found), 0);
    return found.st_ino;
}

static void expect_sound_links(const struct refresh_fixture *fixture)
{
    const char *const arguments[] = {"tests/support/check_links.py", fixture->out, NULL};
    struct program_result result;
    program_run_command(&result, "python3", arguments, NULL);
    if (result.status != 0 || result.out.length > 0) {
        fail_msg("%s%s", result.out.bytes, result.err.bytes);
    }
    program_release(&result);
}

static void all_leads_to_all(void **state)
{
    struct refresh_fixture *fixture = *state;
    make_site(fixture, NULL, NULL, 0);
    expect_sound_links(fixture);
    expect_in(fixture, "index.html", "<a href=\"ett-2026.html\">Rapport ett</a>");
    expect_in(fixture, "index.html", "<a href=\"ett-2026.pdf\">PDF");
    expect_in(fixture, "index.html", "<a href=\"tva-2026.xlsx\">Excel");
    expect_in(fixture, "index.html", "<time datetime=\"2026-03-01\">1\u00a0mars 2026</time>");
    expect_in(fixture, "index.html", "<h1>Rapporter om kommuner</h1>");
    expect_in(fixture, "index.html", "<h2 id=\"rapporter\">Rapporter</h2>");
    expect_in(fixture, "index.html", "<a href=\"data/figures.csv\"");
    expect_in(fixture, "index.html", "<a href=\"kommun-1407-");
    expect_in(fixture, "tva-2026.html", "<a href=\"index.html\">Alla rapporter</a>");
    expect_in(fixture, "tva-2026.html", "<a href=\"tva-2026/tabell-2.csv\"");
    expect_in(fixture, "data/datapackage.json", "figures.csv");
}

static void nothing_new_leaves_all_as_it_is(void **state)
{
    static const char *const files[] = {"index.html", "feed.xml", "ett-2026.html", "data/figures.csv",
                                        "data/datapackage.json"};
    struct refresh_fixture *fixture = *state;
    ino_t before[sizeof files / sizeof *files];
    make_site(fixture, NULL, NULL, 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        before[i] = identity_of(fixture, files[i]);
    }
    make_site(fixture, NULL, NULL, 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(identity_of(fixture, files[i]), before[i]);
    }
    refresh_expect_out(fixture, "ett: unchanged\n");
    assert_null(strstr(fixture->result.out.bytes, "written"));
}

/* Other figures: the report that has them, its entry and the data; what it says of them. */
static void what_changed_is_told(void **state)
{
    struct refresh_fixture *fixture = *state;
    make_site(fixture, NULL, NULL, 0);
    expect_in(fixture, "feed.xml", "<summary>ny rapport</summary>");
    fixture->kolada.shift = 1;
    refresh_expect(fixture, "-q", 0);
    make_site(fixture, NULL, NULL, 0);
    expect_in(fixture, "index.html", "ändrade siffror");
    expect_in(fixture, "feed.xml", "ändrade siffror");
    expect_sound_links(fixture);
}

static void a_changed_text_is_told_as_one(void **state)
{
    struct refresh_fixture *fixture = *state;
    make_site(fixture, NULL, NULL, 0);
    const ino_t other = identity_of(fixture, "ett-2026.html");
    refresh_template(fixture, "tva", "Rapport två", false);
    make_site(fixture, NULL, NULL, 0);
    expect_in(fixture, "index.html", "texten ändrad");
    assert_int_equal(identity_of(fixture, "ett-2026.html"), other);
}

static void the_site_has_its_name_language_and_address(void **state)
{
    struct refresh_fixture *fixture = *state;
    make_site(fixture, "--title=Siffror <för> alla", "--address=https://example.se/siffror", 0);
    expect_in(fixture, "index.html", "<h1>Siffror &lt;för&gt; alla</h1>");
    expect_in(fixture, "feed.xml", "<title>Siffror &lt;för&gt; alla</title>");
    expect_in(fixture, "feed.xml", "xml:base=\"https://example.se/siffror/\"");
    make_site(fixture, "--lang=en", NULL, 0);
    expect_in(fixture, "index.html", "<html lang=\"en\">");
    expect_in(fixture, "index.html", "<h2 id=\"kommuner\">Municipalities</h2>");
    expect_sound_links(fixture);
}

static void refresh_makes_the_site_where_configured(void **state)
{
    struct refresh_fixture *fixture = *state;
    char folder[LIMIT_PATH_BYTES];
    char home[LIMIT_PATH_BYTES];
    const char *arguments[16];
    struct fault fault;
    (void)snprintf(home, sizeof home, "XDG_CONFIG_HOME=%.4000s", fixture->folder);
    scratch_join(folder, fixture->folder, "nyckeltal");
    assert_int_equal(directory_make(folder, &fault), 0);
    scratch_write(folder, "config.json", "{\"site\": \"Nattens siffror\"}\n");
    const char *const environment[] = {home, NULL};
    refresh_arguments(fixture, NULL, arguments);
    program_release(&fixture->result);
    program_run(&fixture->result, arguments, environment);
    assert_int_equal(fixture->result.status, 0);
    expect_in(fixture, "index.html", "<h1>Nattens siffror</h1>");
    expect_in(fixture, "index.html", "<a href=\"kommun-1407-");
    expect_sound_links(fixture);
}

static void a_report_that_cannot_be_made_is_left_out(void **state)
{
    struct refresh_fixture *fixture = *state;
    char reports[LIMIT_PATH_BYTES];
    scratch_join(reports, fixture->templates, "reports");
    scratch_write(reports, "trasig.json", "{\"title\": 1}\n");
    make_site(fixture, NULL, NULL, 78);
    refresh_expect_err(fixture, "trasig.json");
    expect_in(fixture, "index.html", "<a href=\"ett-2026.html\">");
    expect_sound_links(fixture);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, refresh_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_leads_to_all),
        TEST(nothing_new_leaves_all_as_it_is),
        TEST(what_changed_is_told),
        TEST(a_changed_text_is_told_as_one),
        TEST(the_site_has_its_name_language_and_address),
        TEST(refresh_makes_the_site_where_configured),
        TEST(a_report_that_cannot_be_made_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

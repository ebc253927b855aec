/* test_config.c - the configuration file: comments in it, the one that is printed, what is in force and where from. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char file[LIMIT_PATH_BYTES];
    char home[LIMIT_PATH_BYTES + 8];
    struct program_result result;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    memset(&fixture, 0, sizeof fixture);
    scratch_make(fixture.folder);
    scratch_join(path, fixture.folder, ".config/nyckeltal");
    assert_int_equal(directory_make(path, &fault), 0);
    scratch_join(fixture.file, fixture.folder, ".config/nyckeltal/config.json");
    (void)snprintf(fixture.home, sizeof fixture.home, "HOME=%s", fixture.folder);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    program_release(&fixture->result);
    scratch_remove(fixture->folder);
    return 0;
}

static int run_with(struct fixture *fixture, const char *variable, const char *const *arguments)
{
    const char *const environment[] = {
        fixture->home,    "XDG_CONFIG_HOME",     "XDG_DATA_HOME", "NYCKELTAL_STORE", "NYCKELTAL_API",
        "NYCKELTAL_LANG", "NYCKELTAL_TEMPLATES", "NYCKELTAL_OUT", variable,          NULL};
    program_release(&fixture->result);
    program_run(&fixture->result, arguments, environment);
    return fixture->result.status;
}

static int values(struct fixture *fixture)
{
    const char *const arguments[] = {"config", "--values", "--format", "csv", NULL};
    return run_with(fixture, NULL, arguments);
}

static void configure(const struct fixture *fixture, const char *text)
{
    scratch_write(fixture->folder, ".config/nyckeltal/config.json", text);
}

static void expect_out(const struct fixture *fixture, const char *text)
{
    if (strstr(fixture->result.out.bytes, text) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->result.out.bytes, text);
    }
}

static void expect_err(const struct fixture *fixture, const char *text)
{
    if (strstr(fixture->result.err.bytes, text) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->result.err.bytes, text);
    }
}

static void comments_and_a_last_comma_are_no_part_of_it(void **state)
{
    struct fixture *fixture = *state;
    configure(fixture,
              "// the whole\n{ // begins\n \"lang\": \"en\", // \"lang\": \"sv\"\n"
              " \"out\": \"a//b\\\",}\", \"tries\": 7,\n \"reports\": [\"x\", ],\n // \"api\": \"https://y\"\n}\n//");
    assert_int_equal(values(fixture), 0);
    expect_out(fixture, "\nlang,en,file,");
    expect_out(fixture, "\nout,\"a//b\"\",}\",file,");
    expect_out(fixture, "\ntries,7,file,");
    expect_out(fixture, "\nreports,x,file,");
    expect_out(fixture, "\napi,https://api.kolada.se/v3,default,");
}

static void a_file_without_anything_sets_nothing(void **state)
{
    static const char *const texts[] = {"", "\n \n", "// nothing\n"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        configure(fixture, texts[i]);
        assert_int_equal(values(fixture), 0);
        expect_out(fixture, "\nlang,sv,default,");
    }
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    static const char *const rows[][2] = {
        {"// a\n// b\n{\n \"tries\": 0 // c\n}\n", "config.json:4: tries: must be a whole number from 1 to 20"},
        {"// a\n{\n // b\n \"stoer\": \"x\",\n}\n",
         "config.json:4: stoer: is not a known name here; the nearest is \"store\""},
        {"{\n // a\n \"lang\": \"sv\"\n \"out\": \"x\"\n}\n", "config.json:4: is not valid JSON"},
        {"{\"lang\": \"sv\",,}", "config.json:1: is not valid JSON"},
        {"{\"lang\": \"sv // }", "config.json:1: is not valid JSON"},
        {"/* no */ {}", "config.json:1: is not valid JSON"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        configure(fixture, rows[i][0]);
        assert_int_equal(values(fixture), 78);
        expect_err(fixture, rows[i][1]);
    }
}

static void what_is_printed_is_a_configuration(void **state)
{
    struct fixture *fixture = *state;
    const char *const print[] = {"config", NULL};
    struct buffer file;
    char *at;
    buffer_init(&file, LIMIT_TEMPLATE_BYTES);
    assert_int_equal(run_with(fixture, NULL, print), 0);
    buffer_text(&file, fixture->result.out.bytes);
    configure(fixture, file.bytes);
    assert_int_equal(values(fixture), 0); /* all of it is comments */
    assert_null(strstr(fixture->result.out.bytes, ",file,"));
    while ((at = strstr(file.bytes, "\n // \"")) != NULL) { /* the slashes are taken away */
        at[2] = ' ';
        at[3] = ' ';
    }
    configure(fixture, file.bytes);
    assert_int_equal(values(fixture), 0);
    assert_null(strstr(fixture->result.out.bytes, ",default,"));
    expect_out(fixture, "\ntime_budget,3600,file,");
    buffer_release(&file);
}

static void what_is_set_stays_in_what_is_printed(void **state)
{
    struct fixture *fixture = *state;
    const char *const print[] = {"--store", "/srv/a \"b\".db", "config", NULL};
    configure(fixture, "{\"lang\": \"en\", \"reports\": [\"gr-arsrapport\"], \"tries\": 3}");
    assert_int_equal(run_with(fixture, "NYCKELTAL_OUT=/srv/out", print), 0);
    expect_out(fixture, "\n \"lang\": \"en\",\n");
    expect_out(fixture, "\n \"tries\": 3,\n");
    expect_out(fixture, "\n \"reports\": [\"gr-arsrapport\"],\n");
    expect_out(fixture, "\n \"store\": \"/srv/a \\\"b\\\".db\",\n");
    expect_out(fixture, "\n // \"out\": \"/srv/out\",\n"); /* the environment is not the file's */
    configure(fixture, fixture->result.out.bytes);
    assert_int_equal(values(fixture), 0);
    expect_out(fixture, "\nstore,\"/srv/a \"\"b\"\".db\",file,");
    expect_out(fixture, "\nreports,gr-arsrapport,file,");
}

static void values_tell_where_they_come_from(void **state)
{
    struct fixture *fixture = *state;
    const char *const table[] = {"--api", "https://x.example/v3", "config", "--values", "--format", "table", NULL};
    const char *const json[] = {"config", "--format", "json", NULL};
    configure(fixture, "{\"lang\": \"en\", \"contact\": \"mailto:a@example.org\"}");
    assert_int_equal(run_with(fixture, "NYCKELTAL_LANG=sv", table), 0);
    expect_out(fixture, fixture->file);
    expect_out(fixture, "\napi                  option       https://x.example/v3\n");
    expect_out(fixture, "\nlang                 environment  sv\n");
    expect_out(fixture, "\ncontact              file         mailto:a@example.org\n");
    expect_out(fixture, "\nout                  default      out\n");
    assert_int_equal(run_with(fixture, NULL, json), 0);
    expect_out(fixture,
               "{\"setting\": \"lang\", \"value\": \"en\", \"from\": \"file\", \"environment\": \"NYCKELTAL_LANG\",");
}

static void the_path_is_told_even_where_the_file_is_wrong(void **state)
{
    struct fixture *fixture = *state;
    const char *const path[] = {"config", "--path", NULL};
    const char *const print[] = {"config", NULL};
    const char *const name[] = {"config", "lang", NULL};
    configure(fixture, "{");
    assert_int_equal(run_with(fixture, NULL, path), 0);
    expect_out(fixture, fixture->file);
    assert_int_equal(run_with(fixture, NULL, print), 78);
    assert_int_equal(run_with(fixture, "HOME", path), 64);
    expect_err(fixture, "HOME is not set, so the configuration file has no place");
    assert_int_equal(run_with(fixture, NULL, name), 64);
    expect_err(fixture, "config: lang: takes no names; write --values");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(comments_and_a_last_comma_are_no_part_of_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_without_anything_sets_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_with_its_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_printed_is_a_configuration, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_set_stays_in_what_is_printed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_tell_where_they_come_from, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_path_is_told_even_where_the_file_is_wrong, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Where a setting comes from: option, environment, configuration file, default. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/settings.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

static const char *const names[] = {
    "NYCKELTAL_STORE",   "NYCKELTAL_API",        "NYCKELTAL_LANG",    "NYCKELTAL_TEMPLATES",
    "NYCKELTAL_CONTACT", "NYCKELTAL_PROXY",      "NYCKELTAL_CA_FILE", "NYCKELTAL_REQUESTS_PER_SECOND",
    "NYCKELTAL_TRIES",   "NYCKELTAL_TIME_BUDGET"};

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct session session;
    struct fault fault;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    char path[LIMIT_PATH_BYTES];
    assert_non_null(fixture);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(unsetenv(names[i]), 0);
    }
    scratch_make(fixture->folder);
    scratch_join(path, fixture->folder, "nyckeltal");
    assert_int_equal(directory_make(path, &fixture->fault), 0);
    assert_int_equal(setenv("XDG_CONFIG_HOME", fixture->folder, 1), 0);
    assert_int_equal(setenv("XDG_DATA_HOME", fixture->folder, 1), 0);
    diag_init(&fixture->session.diag, stderr);
    arena_init(&fixture->session.arena, LIMIT_MODEL_BYTES);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->session.arena);
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

static void configure(const struct fixture *fixture, const char *text)
{
    scratch_write(fixture->folder, "nyckeltal/config.json", text);
}

static int complete(struct fixture *fixture)
{
    memset(&fixture->session.settings, 0, sizeof fixture->session.settings);
    return settings_complete(&fixture->session, &fixture->fault);
}

static void nothing_set_leaves_the_defaults(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(complete(fixture), 0);
    const struct http_options *http = &fixture->session.settings.http;
    assert_string_equal(fixture->session.settings.api, "https://api.kolada.se/v3");
    assert_null(http->contact);
    assert_null(http->proxy);
    assert_null(http->ca_file);
    assert_int_equal(http->requests_per_second, 0);
    assert_int_equal(http->tries, 0);
    assert_int_equal(http->budget_ms, 0);
}

static void the_configuration_file_sets_how_the_service_is_asked(void **state)
{
    struct fixture *fixture = *state;
    configure(fixture, "{\"contact\":\"mailto:a@example.org\",\"proxy\":\"http://proxy.example:3128\","
                       "\"ca_file\":\"/etc/ca.pem\",\"requests_per_second\":2,\"time_budget\":600,\"tries\":\"7\"}");
    assert_int_equal(complete(fixture), 0);
    const struct http_options *http = &fixture->session.settings.http;
    assert_string_equal(http->contact, "mailto:a@example.org");
    assert_string_equal(http->proxy, "http://proxy.example:3128");
    assert_string_equal(http->ca_file, "/etc/ca.pem");
    assert_int_equal(http->requests_per_second, 2);
    assert_int_equal(http->tries, 7);
    assert_int_equal(http->budget_ms, 600000);
}

static void the_environment_goes_before_the_configuration_file(void **state)
{
    struct fixture *fixture = *state;
    configure(fixture, "{\"contact\":\"https://a.example\",\"tries\":7,\"time_budget\":600,\"api\":\"https://b/v3\"}");
    assert_int_equal(setenv("NYCKELTAL_CONTACT", "https://b.example", 1), 0);
    assert_int_equal(setenv("NYCKELTAL_TRIES", "2", 1), 0);
    assert_int_equal(setenv("NYCKELTAL_TIME_BUDGET", "", 1), 0);
    assert_int_equal(complete(fixture), 0);
    assert_string_equal(fixture->session.settings.http.contact, "https://b.example");
    assert_int_equal(fixture->session.settings.http.tries, 2);
    assert_int_equal(fixture->session.settings.http.budget_ms, 600000);
    assert_string_equal(fixture->session.settings.api, "https://b/v3");
}

static void what_cannot_be_is_refused(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } cases[] = {
        {"{\"tries\":0}", "config.json:1: tries: must be a whole number from 1 to 20"},
        {"{\"tries\":21}", "tries: must be a whole number from 1 to 20"},
        {"{\"tries\":2.5}", "tries: must be a whole number"},
        {"{\"requests_per_second\":-1}", "requests_per_second: must be a whole number from 1 to 50"},
        {"{\"time_budget\":\"1h\"}", "time_budget: \"1h\" must be a whole number from 1 to 604800"},
        {"{\"contact\":null}", "contact: must be a text"},
        {"{\"contacts\":\"a\"}", "contacts: is not a known name"},
        {"{\"tries\":1,\"tries\":2}", "is not valid JSON"},
        {"[]", "must be an object"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        configure(fixture, cases[i].text);
        assert_int_equal(complete(fixture), -1);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        if (strstr(fixture->fault.text, cases[i].words) == NULL) {
            fail_msg("\"%s\" does not say \"%s\"", fixture->fault.text, cases[i].words);
        }
    }
    configure(fixture, "{}");
    assert_int_equal(setenv("NYCKELTAL_TRIES", "many", 1), 0);
    assert_int_equal(complete(fixture), -1);
    assert_int_equal(fixture->fault.status, STATUS_CONFIG);
    assert_non_null(strstr(fixture->fault.text, "tries: \"many\" must be"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_set_leaves_the_defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_configuration_file_sets_how_the_service_is_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_environment_goes_before_the_configuration_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

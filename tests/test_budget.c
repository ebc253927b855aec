/* test_budget.c - how long a run may take: an hour, half a day for all figures, or what the configuration says. */
#include <stdio.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/server.h"

/* A service that asks for more patience than any run has by default; the program tells what it has left. */
static void ask_for_a_day(void *context, const struct server_question *question, struct server_answer *answer)
{
    (void)context;
    (void)question;
    answer->status = 503;
    (void)snprintf(answer->retry_after, sizeof answer->retry_after, "90000");
}

/* What is left is the budget, but for the moments until the answer came: the first digits are looked at. */
static void expect_left(const char *const *wish, const char *budget, const char *text)
{
    struct program_result result;
    struct server *server = server_start(ask_for_a_day, NULL);
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char api[256];
    const char *const environment[] = {budget == NULL ? "NYCKELTAL_TIME_BUDGET" : budget, NULL};
    const char *arguments[16] = {"--store", store, "--api", api, "--templates", "templates", "fetch"};
    for (size_t i = 0; wish[i] != NULL; i++) {
        arguments[7 + i] = wish[i];
    }
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    (void)snprintf(api, sizeof api, "%s/v3", server_base(server));
    program_run(&result, arguments, environment);
    assert_int_equal(result.status, 69);
    if (strstr(result.err.bytes, text) == NULL) {
        fail_msg("%s does not say %s", result.err.bytes, text);
    }
    program_release(&result);
    server_stop(server);
    scratch_remove(folder);
}

static const char *const some[] = {"--kpi", "N00001", "--area", "1401", NULL};
static const char *const all[] = {"--all", NULL};

static void a_run_has_an_hour(void **state)
{
    (void)state;
    expect_left(some, NULL, "and the run has 3");
}

static void all_figures_have_half_a_day(void **state)
{
    (void)state;
    expect_left(all, NULL, "and the run has 43");
}

static void what_is_configured_holds_for_all(void **state)
{
    (void)state;
    expect_left(some, "NYCKELTAL_TIME_BUDGET=7500", "and the run has 7");
    expect_left(all, "NYCKELTAL_TIME_BUDGET=7500", "and the run has 7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_has_an_hour),
        cmocka_unit_test(all_figures_have_half_a_day),
        cmocka_unit_test(what_is_configured_holds_for_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_metrics.c - the text for monitoring keeps OpenMetrics' grammar. */
#include <string.h>

#include "base/limits.h"
#include "base/metrics.h"
#include "cli/refresh_status.h"
#include "tests/support/check.h"
#include "tests/support/openmetrics.h"
#include "tests/support/scratch.h"

static void gauges_keep_the_grammar(void **state)
{
    struct buffer text;
    (void)state;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    metrics_gauge(&text, "a_seconds", "How long.", 0.25);
    metrics_gauge(&text, "b", "How many.", 1795302422);
    metrics_gauge(&text, "c", "Below zero.", -1.5e-9);
    metrics_words(&text, "d", "In words.", (const struct metrics_label[]){{"one", "a b, c"}, {"two", ""}});
    metrics_end(&text);
    assert_int_equal(openmetrics_check(text.bytes), 4);
    assert_non_null(strstr(text.bytes, "\nd{one=\"a b, c\",two=\"\"} 1\n"));
    assert_non_null(strstr(text.bytes, "\na_seconds 0.25\n"));
    assert_non_null(strstr(text.bytes, "\nb 1795302422\n"));
    buffer_release(&text);
}

/* The checker of the tests is itself held against what must not pass. */
static void the_checker_finds_faults(void **state)
{
    static const char *const wrong[] = {
        "",
        "# EOF",
        "# EOF\n\n",
        "# EOF\n# EOF\n",
        "# TYPE a gauge\na 1\n",
        "a 1\n# EOF\n",
        "# TYPE a gauge\n\na 1\n# EOF\n",
        "# TYPE a gauge\na  1\n# EOF\n",
        "# TYPE a gauge\na one\n# EOF\n",
        "# TYPE a gauge\nb 1\n# EOF\n",
        "# TYPE a gauge\na 1\n# TYPE a gauge\na 2\n# EOF\n",
        "# TYPE a gauge\na 1\na 2\n# EOF\n",
        "# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n",
        "# TYPE 1a gauge\n1a 1\n# EOF\n",
        "# TYPE a thing\na 1\n# EOF\n",
        "# TYPE a gauge\na{b=\"c} 1\n# EOF\n",
        "# TYPE a gauge\na{b=\"c\",} 1\n# EOF\n",
        "# a comment\n# EOF\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (openmetrics_check(wrong[i]) >= 0) {
            fail_msg("passed: %s", wrong[i]);
        }
    }
    assert_int_equal(openmetrics_check("# EOF\n"), 0);
    assert_int_equal(openmetrics_check("# TYPE a gauge\n# HELP a b c\na 1\n# EOF\n"), 1);
}

static void a_sample_reads_back(void **state)
{
    static const char text[] = "# TYPE ab gauge\nab 2\n# TYPE a gauge\n# HELP a ab 7\na 1795302422\n# EOF\n";
    double value = 0;
    (void)state;
    assert_true(metrics_read(text, "a", &value));
    assert_true(value > 1795302421.5 && value < 1795302422.5);
    assert_false(metrics_read(text, "b", &value));
    assert_false(metrics_read("a one\n", "a", &value));
    assert_false(metrics_read("", "a", &value));
}

static void a_failure_keeps_the_time_of_the_last_success(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    struct buffer text;
    struct refresh_outcome outcome = {.ended = 1000, .seconds = 2.5, .added = 3, .revised = 2, .withdrawn = 1};
    (void)state;
    scratch_make(folder);
    scratch_join(path, folder, "deep/down/nyckeltal.prom");
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    assert_int_equal(refresh_status_write(&outcome, path, &fault), 0);
    outcome.ended = 2000;
    outcome.status = 69;
    outcome.phase = REFRESH_FETCH;
    assert_int_equal(refresh_status_write(&outcome, path, &fault), 0);
    scratch_read(path, &text);
    assert_int_equal(openmetrics_check(text.bytes), 9);
    assert_non_null(strstr(text.bytes, "\nnyckeltal_last_run_timestamp_seconds 2000\n"));
    assert_non_null(strstr(text.bytes, "\nnyckeltal_last_success_timestamp_seconds 1000\n"));
    assert_non_null(strstr(text.bytes, "\nnyckeltal_exit_status 69\n"));
    assert_non_null(strstr(text.bytes, "\nnyckeltal_figures_revised 2\n"));
    assert_non_null(
        strstr(text.bytes, "\nnyckeltal_last_run_result{phase=\"fetch\",reason=\"the source cannot be reached\"} 1\n"));
    buffer_release(&text);
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gauges_keep_the_grammar),
        cmocka_unit_test(the_checker_finds_faults),
        cmocka_unit_test(a_sample_reads_back),
        cmocka_unit_test(a_failure_keeps_the_time_of_the_last_success),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

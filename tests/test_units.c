/* test_units.c - what `make install` places: the units are sound and name the installed program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

struct fixture {
    char prefix[LIMIT_PATH_BYTES];
    char service[LIMIT_PATH_BYTES];
    char timer[LIMIT_PATH_BYTES];
};

static int set_up(void **state)
{
    /* What the make that runs the tests hands down is not for this one. */
    static const char *const environment[] = {"MAKEFLAGS", "MAKELEVEL", NULL};
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct program_result result;
    char prefix[LIMIT_PATH_BYTES + 16];
    char build[LIMIT_PATH_BYTES];
    const char *given = getenv("BUILD");
    assert_non_null(fixture);
    scratch_make(fixture->prefix);
    scratch_join(fixture->service, fixture->prefix, "lib/systemd/system/nyckeltal.service");
    scratch_join(fixture->timer, fixture->prefix, "lib/systemd/system/nyckeltal.timer");
    (void)snprintf(prefix, sizeof prefix, "prefix=%s", fixture->prefix);
    (void)snprintf(build, sizeof build, "BUILD=%.4000s", given == NULL ? "build" : given);
    const char *const arguments[] = {"-s", "install-files", prefix, build, NULL};
    program_run_command(&result, "make", arguments, environment);
    if (result.status != 0) {
        fail_msg("make install: %s%s", result.out.bytes, result.err.bytes);
    }
    program_release(&result);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    scratch_remove(fixture->prefix);
    free(fixture);
    return 0;
}

static void the_service_names_the_installed_program(void **state)
{
    const struct fixture *fixture = *state;
    char line[LIMIT_PATH_BYTES + 64];
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    scratch_read(fixture->service, &text);
    (void)snprintf(line, sizeof line, "\nExecStart=%s/bin/nyckeltal ", fixture->prefix);
    assert_non_null(strstr(text.bytes, line));
    assert_null(strstr(text.bytes, "@prefix@"));
    buffer_release(&text);
}

static void the_units_are_sound(void **state)
{
    const struct fixture *fixture = *state;
    struct program_result result;
    const char *const verify[] = {"verify", fixture->service, fixture->timer, NULL};
    if (!program_is_here("systemd-analyze")) {
        printf("skipped: systemd-analyze is not there\n");
        skip();
    }
    program_run_command(&result, "systemd-analyze", verify, NULL);
    if (result.status != 0 || result.err.length > 0) {
        fail_msg("systemd-analyze verify: %s", result.err.bytes);
    }
    program_release(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_service_names_the_installed_program),
        cmocka_unit_test(the_units_are_sound),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

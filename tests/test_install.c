/* test_install.c - the program installed into a folder of its own, with another prefix than it was compiled for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

static void run_well(const char *command, const char *const *arguments)
{
    struct program_result result;
    program_run_command(&result, command, arguments, NULL);
    if (result.status != 0) {
        print_message("%s%s", result.out.bytes, result.err.bytes);
    }
    assert_int_equal(result.status, 0);
    program_release(&result);
}

/* The folder that the program under test was built in, for `make`. */
static void build_setting(char setting[LIMIT_PATH_BYTES + 8])
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    char folder[LIMIT_PATH_BYTES];
    (void)snprintf(folder, sizeof folder, "%s", program == NULL ? "build/nyckeltal" : program);
    char *slash = strrchr(folder, '/');
    assert_non_null(slash);
    *slash = '\0';
    (void)snprintf(setting, LIMIT_PATH_BYTES + 8, "BUILD=%s", folder);
}

static void an_installed_program_finds_what_it_needs(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char root[LIMIT_PATH_BYTES + 16];
    char build[LIMIT_PATH_BYTES + 8];
    char program[LIMIT_PATH_BYTES];
    char snapshot[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    char made[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    build_setting(build);
    (void)snprintf(root, sizeof root, "DESTDIR=%s/root", folder);
    const char *const install[] = {"-s", "--no-print-directory", "install-files", root, "prefix=/usr", build, NULL};
    run_well("make", install);
    scratch_join(program, folder, "root/usr/bin/nyckeltal");
    scratch_join(snapshot, folder, "root/usr/share/nyckeltal/cache/snapshot");
    scratch_join(store, folder, "store.db");
    scratch_join(out, folder, "out");
    const char *const fetch[] = {"--store", store, "fetch", "--replay", snapshot, NULL};
    const char *const query[] = {"--store", store, "query", "Öckerö", "--indicator", "befolkning", NULL};
    const char *const report[] = {"--store", store, "report", "gr-arsrapport", "--format", "json", "--out", out, NULL};
    run_well(program, fetch);
    run_well(program, query);
    run_well(program, report);
    scratch_join(made, out, "gr-arsrapport-2022.json");
    assert_true(path_exists(made));
    static const char *const besides[] = {
        "root/usr/share/man/man1/nyckeltal-query.1",         "root/usr/share/man/man5/nyckeltal-store.5",
        "root/usr/share/locale/sv/LC_MESSAGES/nyckeltal.mo", "root/usr/share/bash-completion/completions/nyckeltal",
        "root/usr/share/zsh/site-functions/_nyckeltal",      "root/usr/share/fish/vendor_completions.d/nyckeltal.fish"};
    for (size_t i = 0; i < sizeof besides / sizeof *besides; i++) {
        scratch_join(made, folder, besides[i]);
        assert_true(path_exists(made));
    }
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_installed_program_finds_what_it_needs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* What editors are given is what the program knows. */
static void the_shipped_schemas_are_the_programs_own(void **state)
{
    static const char *const names[] = {"report", "part", "indicators", "areas", "config"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *const arguments[] = {"check", "--schema", names[i], NULL};
        char folder[LIMIT_PATH_BYTES] = "templates/schema";
        char name[64];
        char path[LIMIT_PATH_BYTES];
        struct program_result result;
        struct buffer shipped;
        buffer_init(&shipped, LIMIT_TEMPLATE_BYTES);
        (void)snprintf(name, sizeof name, "%s.json", names[i]);
        scratch_join(path, folder, name);
        scratch_read(path, &shipped);
        program_run(&result, arguments, NULL);
        assert_int_equal(result.status, 0);
        if (shipped.length != result.out.length || memcmp(shipped.bytes, result.out.bytes, shipped.length) != 0) {
            fail_msg("%s: is not what `nyckeltal check --schema %s` prints", path, names[i]);
        }
        program_release(&result);
        buffer_release(&shipped);
    }
}

static void what_ships_is_right_by_its_schema(void **state)
{
    static const char script[] =
        "import glob, json, sys, jsonschema\n"
        "pairs = [('report', path) for path in glob.glob('templates/reports/*.json')]\n"
        "pairs += [('report', path) for path in glob.glob('templates/exempel/*.json')]\n"
        "pairs += [('part', path) for path in glob.glob('templates/parts/*.json')]\n"
        "pairs += [('part', 'tests/templates/del.json')]\n"
        "pairs += [(name, f'templates/{name}.json') for name in ('indicators', 'areas')]\n"
        "for name, path in pairs:\n"
        "    schema = json.load(open(f'templates/schema/{name}.json', encoding='utf-8'))\n"
        "    for error in jsonschema.Draft7Validator(schema).iter_errors(json.load(open(path, encoding='utf-8'))):\n"
        "        sys.exit(f'{path}: {list(error.path)}: {error.message}')\n"
        "assert len(pairs) > 4\n";
    const char *const arguments[] = {"-c", script, NULL};
    struct program_result result;
    (void)state;
    program_run_command(&result, "python3", arguments, NULL);
    if (result.status != 0) {
        fail_msg("%s", result.err.bytes);
    }
    program_release(&result);
}

/* Every member left out, renamed and of every wrong type: thousands of templates with one defect. */
static void schema_and_program_agree_on_what_is_wrong(void **state)
{
    const char *const arguments[] = {"tests/support/hold_schema.py",
                                     getenv("NYCKELTAL_PROGRAM"),
                                     "templates/schema/report.json",
                                     "tests/templates/alla-delar.json",
                                     *state,
                                     NULL};
    struct program_result result;
    program_run_command(&result, "python3", arguments, NULL);
    if (result.status != 0) {
        fail_msg("%s%s", result.out.bytes, result.err.bytes);
    }
    program_release(&result);
}

static int set_up(void **state)
{
    static char folder[LIMIT_PATH_BYTES];
    scratch_make(folder);
    *state = folder;
    return 0;
}

static int tear_down(void **state)
{
    scratch_remove(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_schemas_are_the_programs_own),
        cmocka_unit_test(what_ships_is_right_by_its_schema),
        cmocka_unit_test(schema_and_program_agree_on_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

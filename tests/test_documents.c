/* test_documents.c - README.md and --help say what the program's tables say. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/command.h"
#include "cli/config_shape.h"
#include "cli/setting_rows.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

static struct buffer readme;

static int set_up(void **state)
{
    (void)state;
    buffer_init(&readme, LIMIT_TEMPLATE_BYTES);
    scratch_read("README.md", &readme);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buffer_release(&readme);
    return 0;
}

static void expect(const struct buffer *document, const char *name, const char *text)
{
    if (strstr(document->bytes, text) == NULL) {
        fail_msg("%s lacks:\n%s", name, text);
    }
}

static const char *meaning_of(const char *name)
{
    for (const struct shape_member *member = shape_config.members; member->name != NULL; member++) {
        if (strcmp(member->name, name) == 0) {
            return member->meaning;
        }
    }
    fail_msg("%s: is a setting without a shape", name);
    return "";
}

static void settings_have_shapes_and_shapes_settings(void **state)
{
    (void)state;
    for (const struct shape_member *member = shape_config.members; member->name != NULL; member++) {
        bool found = strcmp(member->name, "$schema") == 0;
        for (size_t i = 0; i < SETTING_COUNT; i++) {
            found = found || strcmp(setting_rows[i].name, member->name) == 0;
        }
        assert_true(found);
    }
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        assert_true(meaning_of(setting_rows[i].name)[0] != '\0');
    }
}

static void readme_lists_the_settings(void **state)
{
    char line[LIMIT_NAME_BYTES];
    (void)state;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        const char *option = row->option == NULL ? "" : row->option;
        const char *environment = row->environment == NULL ? "" : row->environment;
        (void)snprintf(line, sizeof line, "| `%s` | %s%s%s | %s%s%s | %s | %s |\n", row->name,
                       option[0] == '\0' ? "" : "`--", option, option[0] == '\0' ? "" : "`",
                       environment[0] == '\0' ? "" : "`", environment, environment[0] == '\0' ? "" : "`", row->fallback,
                       meaning_of(row->name));
        expect(&readme, "README.md", line);
    }
}

static void help_begins_with_examples(void **state)
{
    (void)state;
    for (const struct command *command = commands; command->name != NULL; command++) {
        const char *const long_way[] = {command->name, "--help", NULL};
        const char *const short_way[] = {"help", command->name, NULL};
        char text[LIMIT_NAME_BYTES];
        struct program_result result;
        struct program_result same;
        program_run(&result, long_way, NULL);
        (void)snprintf(text, sizeof text, "%s\n\n  nyckeltal ", command->summary);
        assert_int_equal(strncmp(result.out.bytes, text, strlen(text)), 0);
        (void)snprintf(text, sizeof text, "\nusage: nyckeltal %s ", command->name);
        assert_non_null(strstr(result.out.bytes, text));
        program_run(&same, short_way, NULL);
        assert_int_equal(same.status, 0);
        assert_string_equal(same.out.bytes, result.out.bytes);
        program_release(&result);
        program_release(&same);
    }
}

static void help_tells_the_defaults_of_options(void **state)
{
    const char *const arguments[] = {"--help", NULL};
    struct program_result result;
    (void)state;
    program_run(&result, arguments, NULL);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        bool common = row->option != NULL && strcmp(row->option, "out") != 0 && strcmp(row->option, "templates") != 0;
        if (common) {
            expect(&result.out, "--help", row->fallback);
        }
    }
    program_release(&result);
}

static void help_fits_the_terminal(void **state)
{
    const char *const widths[] = {"COLUMNS=40", "COLUMNS=80"};
    const size_t columns[] = {40, 80};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *const arguments[] = {"help", "search", NULL};
        const char *const environment[] = {widths[i], NULL};
        struct program_result result;
        program_run(&result, arguments, environment);
        for (const char *line = result.out.bytes; *line != '\0'; line += strcspn(line, "\n") + 1) {
            assert_true(strcspn(line, "\n") <= columns[i] + 2); /* two letters have two bytes */
        }
        program_release(&result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_have_shapes_and_shapes_settings),
        cmocka_unit_test(readme_lists_the_settings),
        cmocka_unit_test(help_begins_with_examples),
        cmocka_unit_test(help_tells_the_defaults_of_options),
        cmocka_unit_test(help_fits_the_terminal),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

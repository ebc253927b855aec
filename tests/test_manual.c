/* test_manual.c - the manual pages say what the program's tables say, and their examples work. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/config_shape.h"
#include "cli/setting_rows.h"
#include "report/template_kinds.h"
#include "tests/support/check.h"
#include "tests/support/manual.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "transform/declared_shapes.h"
#include "transform/expression_internal.h"

#define HEAD_MAX (MANUAL_NAME_MAX * 4)
#define ROWS_MAX 64
#define COMMON_ROWS 11

/* --- options --- */

/* What a command says of one of its options (help_list). */
struct row {
    char name[64];
    char letter[8];
    char value[64];
    char help[256];
    char meaning[256];
};

static void take_field(const char **at, char *field, size_t room)
{
    size_t length = strcspn(*at, "\t\n");
    (void)snprintf(field, room, "%.*s", (int)length, *at);
    *at += length + ((*at)[length] != '\0');
}

/* All options of a command; its own first, then those of all, whose first is --store. */
static size_t list_options(const char *command, struct row rows[ROWS_MAX], size_t *own)
{
    const char *const arguments[] = {command, COMMAND_LIST_OPTIONS, NULL};
    struct program_result result;
    size_t count = 0;
    program_run(&result, arguments, NULL);
    assert_int_equal(result.status, 0);
    for (const char *at = result.out.bytes; *at != '\0' && count < ROWS_MAX; count++) {
        take_field(&at, rows[count].name, sizeof rows[count].name);
        take_field(&at, rows[count].letter, sizeof rows[count].letter);
        take_field(&at, rows[count].value, sizeof rows[count].value);
        take_field(&at, rows[count].help, sizeof rows[count].help);
        take_field(&at, rows[count].meaning, sizeof rows[count].meaning);
        if (strcmp(rows[count].name, "--store") == 0) {
            *own = count;
        }
    }
    program_release(&result);
    assert_int_equal(count - *own, COMMON_ROWS);
    return count;
}

/* "HEADING=NAME" is "Ar heading Ns = Ns Ar name", "sv|en" is "Ar sv | en". */
static void append_value(char *head, size_t room, const char *value)
{
    size_t length = strlen(head);
    length += (size_t)snprintf(head + length, room - length, " Ar ");
    for (const char *at = value; *at != '\0' && length + 12 < room; at++) {
        char letter[2] = {(char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at), '\0'};
        length += (size_t)snprintf(head + length, room - length, "%s",
                                   *at == '=' ? " Ns = Ns Ar " : (*at == '|' ? " | " : letter));
    }
}

static void head_of(const struct row *row, char head[HEAD_MAX])
{
    if (row->letter[0] != '\0') {
        (void)snprintf(head, HEAD_MAX, "Fl %c , %s", row->letter[1], row->name + 1);
    } else {
        (void)snprintf(head, HEAD_MAX, "Fl %s", row->name + 1);
    }
    if (row->value[0] != '\0') {
        append_value(head, HEAD_MAX, row->value);
    }
}

static bool has_word(const char *text, const char *word, size_t length)
{
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
        if ((at == text || strchr(" ,(\"", at[-1]) != NULL) && strchr(" ,.;:()\"", at[length]) != NULL) {
            return true;
        }
    }
    return false;
}

/* "default all known" of the help is "Default all known." in the page. */
static void expect_default(const struct manual *manual, const struct row *row, const char *text)
{
    char wanted[256];
    const char *start = strstr(row->help, "default ");
    if (start == NULL) {
        return;
    }
    (void)snprintf(wanted, sizeof wanted, "%.*s", (int)strcspn(start, ";"), start);
    if (strstr(text, wanted + 1) == NULL) {
        fail_msg("docs/%s: %s lacks \"%s\"", manual->name, row->name, wanted);
    }
}

/* The choices that the help begins with ("table, csv or json; ..."). */
static void expect_choices(const struct manual *manual, const struct row *row, const char *text)
{
    bool lists =
        strcmp(row->value, "FORMAT") == 0 || strcmp(row->value, "LIST") == 0 || strcmp(row->value, "KIND") == 0;
    const char *at = row->help;
    const char *end = row->help + strcspn(row->help, ";");
    while (lists && at < end) {
        char word[64];
        size_t length = strcspn(at, " ,;");
        (void)snprintf(word, sizeof word, "%.*s", (int)length, at);
        if (word[0] != '(' && word[0] != '\0' && strcmp(word, "or") != 0 && strchr(word, ')') == NULL &&
            strcmp(word, "what") != 0 && !has_word(text, word, length)) {
            fail_msg("docs/%s: %s lacks \"%s\"", manual->name, row->name, word);
        }
        at += length;
        at += strspn(at, " ,");
    }
}

static void expect_row(const struct manual *manual, const char *options, const struct row *row, struct buffer *text)
{
    char head[HEAD_MAX];
    head_of(row, head);
    if (!manual_item(options, head, text)) {
        fail_msg("docs/%s lacks the item \".It %s\": %s", manual->name, head, row->help);
    }
    expect_default(manual, row, text->bytes);
    expect_choices(manual, row, text->bytes);
}

/* Each item is one of the rows. */
static void expect_no_more(const struct manual *manual, const char *options, const struct row *rows, size_t count)
{
    char found[HEAD_MAX];
    for (const char *at = options; manual_next_head(&at, found);) {
        bool known = false;
        for (size_t i = 0; i < count && !known; i++) {
            char head[HEAD_MAX];
            head_of(&rows[i], head);
            known = strcmp(head, found) == 0;
        }
        if (!known) {
            fail_msg("docs/%s: .It %s: there is no such option", manual->name, found);
        }
    }
}

static void page_of(const struct command *command, struct manual *manual)
{
    char name[MANUAL_NAME_MAX];
    (void)snprintf(name, sizeof name, "nyckeltal-%s.1", command->name);
    manual_load(manual, name);
}

static void pages_have_the_options_of_their_commands(void **state)
{
    struct row rows[ROWS_MAX];
    struct buffer options;
    struct buffer synopsis;
    struct buffer text;
    (void)state;
    buffer_init(&options, LIMIT_TEMPLATE_BYTES);
    buffer_init(&synopsis, LIMIT_TEMPLATE_BYTES);
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    for (const struct command *command = commands; command->name != NULL; command++) {
        struct manual manual;
        size_t own = 0;
        (void)list_options(command->name, rows, &own);
        page_of(command, &manual);
        manual_section(&manual, "Sh OPTIONS", &options);
        manual_section(&manual, "Sh SYNOPSIS", &synopsis);
        for (size_t i = 0; i < own; i++) {
            char called[80];
            expect_row(&manual, options.bytes, &rows[i], &text);
            (void)snprintf(called, sizeof called, "Fl %s", rows[i].name + 1);
            if (strstr(synopsis.bytes, called) == NULL) {
                fail_msg("docs/%s: the synopsis lacks %s", manual.name, rows[i].name);
            }
        }
        expect_no_more(&manual, options.bytes, rows, own);
        manual_release(&manual);
    }
    buffer_release(&options);
    buffer_release(&synopsis);
    buffer_release(&text);
}

static void the_overview_has_the_commands_and_what_they_share(void **state)
{
    struct row rows[ROWS_MAX];
    struct manual manual;
    struct buffer section;
    struct buffer text;
    size_t own = 0;
    (void)state;
    manual_load(&manual, "nyckeltal.1");
    buffer_init(&section, LIMIT_TEMPLATE_BYTES);
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    manual_section(&manual, "Sh COMMANDS", &section);
    for (const struct command *command = commands; command->name != NULL; command++) {
        char head[HEAD_MAX];
        char plain[256];
        size_t length = 0;
        (void)snprintf(head, sizeof head, "Xr nyckeltal-%s 1", command->name);
        assert_true(manual_item(section.bytes, head, &text));
        for (const char *at = command->summary; *at != '\0' && length < sizeof plain - 1; at++) {
            plain[length] = *at;
            length += *at != '`';
        }
        plain[length] = '\0';
        assert_string_equal(text.bytes, plain);
    }
    size_t count = list_options("status", rows, &own);
    manual_section(&manual, "Sh OPTIONS", &section);
    for (size_t i = own; i < count; i++) {
        expect_row(&manual, section.bytes, &rows[i], &text);
    }
    expect_no_more(&manual, section.bytes, rows + own, count - own);
    manual_section(&manual, "Sh EXIT STATUS", &section);
    static const char *const statuses[] = {"0", "1", "64", "65", "69", "73", "74", "75", "78"};
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        assert_true(manual_item(section.bytes, statuses[i], &text));
    }
    buffer_release(&section);
    buffer_release(&text);
    manual_release(&manual);
}

/* --- settings --- */

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

static void expect_text(const struct manual *manual, const char *name, const struct buffer *item, const char *text)
{
    if (strstr(item->bytes, text) == NULL) {
        fail_msg("docs/%s: %s lacks \"%s\"", manual->name, name, text);
    }
}

static void expect_setting(const struct manual *manual, const char *section, const struct setting_row *row)
{
    char head[HEAD_MAX];
    char wanted[512];
    struct buffer text;
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    (void)snprintf(head, sizeof head, "Cm %s", row->name);
    if (!manual_item(section, head, &text)) {
        fail_msg("docs/%s lacks \".It %s\"", manual->name, head);
    }
    expect_text(manual, row->name, &text, meaning_of(row->name) + 1);
    if (row->option != NULL) {
        (void)snprintf(wanted, sizeof wanted, "Option -%s .", row->option);
        expect_text(manual, row->name, &text, wanted);
    }
    if (row->environment != NULL) {
        (void)snprintf(wanted, sizeof wanted, "Environment %s .", row->environment);
        expect_text(manual, row->name, &text, wanted);
    }
    (void)snprintf(wanted, sizeof wanted, "Default: %s.", row->fallback);
    expect_text(manual, row->name, &text, wanted);
    buffer_release(&text);
}

static void the_settings_are_those_of_the_program(void **state)
{
    struct manual manual;
    struct buffer section;
    char head[HEAD_MAX];
    size_t count = 0;
    (void)state;
    manual_load(&manual, "nyckeltal-config.5");
    buffer_init(&section, LIMIT_TEMPLATE_BYTES);
    manual_section(&manual, "Sh SETTINGS", &section);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        expect_setting(&manual, section.bytes, &setting_rows[i]);
    }
    for (const char *at = section.bytes; manual_next_head(&at, head); count++) {
    }
    assert_int_equal(count, SETTING_COUNT);
    buffer_release(&section);
    manual_release(&manual);
}

static void the_example_of_a_configuration_is_right(void **state)
{
    const char *const arguments[] = {"config", "--values", "--format", "csv", NULL};
    char folder[LIMIT_PATH_BYTES];
    char home[LIMIT_PATH_BYTES];
    char variable[LIMIT_PATH_BYTES + 24];
    struct manual manual;
    struct buffer text;
    struct program_result result;
    (void)state;
    manual_load(&manual, "nyckeltal-config.5");
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    const char *at = manual.source.bytes;
    assert_true(manual_next_display(&at, &text));
    scratch_make(folder);
    scratch_join(home, folder, "nyckeltal");
    struct fault fault;
    assert_int_equal(directory_make(home, &fault), 0);
    scratch_write(home, "config.json", text.bytes);
    (void)snprintf(variable, sizeof variable, "XDG_CONFIG_HOME=%s", folder);
    const char *const environment[] = {variable, NULL};
    program_run(&result, arguments, environment);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out.bytes, "\nsite,GR i siffror,file,"));
    program_release(&result);
    scratch_remove(folder);
    buffer_release(&text);
    manual_release(&manual);
}

/* --- templates --- */

static void expect_members(const struct manual *manual, const char *heading, const struct shape_member *members)
{
    struct buffer section;
    struct buffer text;
    char head[HEAD_MAX];
    buffer_init(&section, LIMIT_TEMPLATE_BYTES);
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    manual_section(manual, heading, &section);
    for (; members->name != NULL; members++) {
        (void)snprintf(head, sizeof head, "Cm %s", members->name);
        if (strcmp(members->name, "$schema") != 0 && !manual_item(section.bytes, head, &text)) {
            fail_msg("docs/%s: %s lacks \".It %s\"", manual->name, heading, head);
        }
    }
    buffer_release(&section);
    buffer_release(&text);
}

/* The members of the objects in a list of the file. */
static const struct shape_member *members_below(const struct json_shape *file, const char *list)
{
    for (const struct shape_member *member = file->members; member->name != NULL; member++) {
        if (strcmp(member->name, list) == 0) {
            return member->shape->item->members;
        }
    }
    fail_msg("there is no %s", list);
    return NULL;
}

/* The table of parts in templates/README.md: a row may tell several. */
static void expect_in_grammar(const struct buffer *grammar, const char *name)
{
    char wanted[80];
    (void)snprintf(wanted, sizeof wanted, "`%s`", name);
    for (const char *at = grammar->bytes; (at = strstr(at, "\n| `")) != NULL; at++) {
        char row[HEAD_MAX];
        (void)snprintf(row, sizeof row, "%.*s", (int)strcspn(at + 3, "|"), at + 3);
        if (strstr(row, wanted) != NULL) {
            return;
        }
    }
    fail_msg("templates/README.md: no row tells %s", wanted);
}

static void templates_are_told_whole(void **state)
{
    struct manual manual;
    struct buffer grammar;
    struct buffer section;
    struct buffer text;
    (void)state;
    manual_load(&manual, "nyckeltal-templates.5");
    expect_members(&manual, "Sh INDICATORS", members_below(&shape_indicators, "indicators"));
    expect_members(&manual, "Sh AREAS AND GROUPS", members_below(&shape_areas, "groups"));
    buffer_init(&grammar, LIMIT_TEMPLATE_BYTES);
    scratch_read("templates/README.md", &grammar);
    buffer_init(&section, LIMIT_TEMPLATE_BYTES);
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    manual_section(&manual, "Ss Parts", &section);
    for (const struct block_sort *sort = block_sorts; sort->name != NULL; sort++) {
        char head[HEAD_MAX];
        (void)snprintf(head, sizeof head, "Cm %s", sort->name);
        if (!manual_item(section.bytes, head, &text)) {
            fail_msg("docs/%s: Parts lacks \".It %s\"", manual.name, head);
        }
        expect_in_grammar(&grammar, sort->name);
    }
    manual_section(&manual, "Ss Expressions", &section);
    manual_plain(section.bytes, section.length, &text);
    for (const struct word *word = expression_words; word->name != NULL; word++) {
        if (!has_word(text.bytes, word->name, strlen(word->name))) {
            fail_msg("docs/%s: Expressions lacks %s", manual.name, word->name);
        }
    }
    buffer_release(&grammar);
    buffer_release(&section);
    buffer_release(&text);
    manual_release(&manual);
}

static void the_example_of_a_template_is_right(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct manual manual;
    struct buffer text;
    struct program_result result;
    (void)state;
    manual_load(&manual, "nyckeltal-templates.5");
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    const char *at = manual.source.bytes;
    assert_true(manual_next_display(&at, &text));
    scratch_make(folder);
    scratch_write(folder, "mall.json", text.bytes);
    scratch_join(path, folder, "mall.json");
    const char *const arguments[] = {"check", path, NULL};
    program_run(&result, arguments, NULL);
    if (result.status != 0) {
        fail_msg("%s", result.err.bytes);
    }
    program_release(&result);
    scratch_remove(folder);
    buffer_release(&text);
    manual_release(&manual);
}

/* --- the store --- */

/* A store of the snapshot in which a later run revised a figure. */
static void make_store(const char *folder, char store[LIMIT_PATH_BYTES])
{
    struct program_result result;
    scratch_join(store, folder, "store.db");
    const char *const fetch[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&result, fetch, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    const char *const revise[] = {
        "-bail", store,
        "INSERT INTO run (id, started, finished, source, retrieved) SELECT 2, finished, finished, source, finished "
        "FROM "
        "run; INSERT INTO figure SELECT kpi, area, year, gender, 2, value + 1, count, status, withdrawn FROM figure "
        "WHERE kpi = 'U40806' AND area = '1407'; INSERT INTO tally SELECT kpi, year, 2, 0, 0, 0, 1 FROM tally WHERE "
        "kpi "
        "= 'U40806';",
        NULL};
    program_run_command(&result, "sqlite3", revise, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
}

static void ask(const char *store, const char *sql, struct program_result *result)
{
    const char *const arguments[] = {"-bail", "-readonly", "-noheader", store, sql, NULL};
    program_run_command(result, "sqlite3", arguments, NULL);
    if (result->status != 0 || result->out.length == 0) {
        fail_msg("%s\n%s", sql, result->status != 0 ? result->err.bytes : "answers nothing");
    }
}

/* Each column of each table stands in the table's subsection, and nothing else does. */
static void tables_are_told_whole(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    struct manual manual;
    struct buffer section;
    struct buffer heads;
    struct program_result result;
    char head[HEAD_MAX];
    size_t told = 0;
    size_t known = 0;
    (void)state;
    scratch_make(folder);
    make_store(folder, store);
    manual_load(&manual, "nyckeltal-store.5");
    buffer_init(&section, LIMIT_TEMPLATE_BYTES);
    buffer_init(&heads, LIMIT_TEMPLATE_BYTES);
    ask(store,
        "SELECT m.name || ' ' || p.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS p WHERE m.type IN "
        "('table', 'view') AND m.name NOT LIKE 'word_index_%' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name",
        &result);
    char table[MANUAL_NAME_MAX] = "";
    for (const char *line = result.out.bytes; *line != '\0'; line += strcspn(line, "\n") + 1, known++) {
        char name[MANUAL_NAME_MAX];
        char column[MANUAL_NAME_MAX];
        assert_int_equal(sscanf(line, "%95s %95s", name, column), 2);
        if (strcmp(name, table) != 0) {
            char heading[MANUAL_NAME_MAX];
            memcpy(table, name, sizeof table);
            (void)snprintf(heading, sizeof heading, "Ss %.80s", name);
            manual_section(&manual, heading, &section);
            buffer_clear(&heads);
            for (const char *at = section.bytes; manual_next_head(&at, head);) {
                buffer_printf(&heads, "%s , ", head + 3);
            }
            for (const char *at = heads.bytes; (at = strstr(at, " , ")) != NULL; at += 3) {
                told++;
            }
        }
        if (!has_word(heads.bytes, column, strlen(column))) {
            fail_msg("docs/%s: %s lacks the column %s", manual.name, table, column);
        }
    }
    assert_int_equal(told, known);
    program_release(&result);
    buffer_release(&section);
    buffer_release(&heads);
    manual_release(&manual);
    scratch_remove(folder);
}

static void queries_answer(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    struct manual manual;
    struct buffer query;
    size_t count = 0;
    (void)state;
    scratch_make(folder);
    make_store(folder, store);
    manual_load(&manual, "nyckeltal-store.5");
    buffer_init(&query, LIMIT_TEMPLATE_BYTES);
    for (const char *at = manual.source.bytes; manual_next_display(&at, &query); count++) {
        struct program_result result;
        ask(store, query.bytes, &result);
        program_release(&result);
    }
    assert_true(count >= 8);
    buffer_release(&query);
    manual_release(&manual);
    scratch_remove(folder);
}

/* --- all pages --- */

static void each_page(void (*look)(const struct manual *manual))
{
    DIR *folder = opendir("docs");
    size_t count = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length > 2 && length < MANUAL_NAME_MAX && entry->d_name[length - 2] == '.' &&
            strchr("15", entry->d_name[length - 1]) != NULL) {
            struct manual manual;
            manual_load(&manual, entry->d_name);
            look(&manual);
            manual_release(&manual);
            count++;
        }
    }
    assert_int_equal(closedir(folder), 0);
    assert_true(count >= 18);
}

/* Other programs' pages may not be installed here; ours are held by look_at_references. */
static void lint(const struct manual *manual)
{
    char command[MANUAL_NAME_MAX * 2];
    struct program_result result;
    (void)snprintf(command, sizeof command,
                   "mandoc -T lint -W style docs/%.90s 2>/dev/null | grep -v 'referenced manual not found'",
                   manual->name);
    const char *const arguments[] = {"-c", command, NULL};
    program_run_command(&result, "sh", arguments, NULL);
    if (result.out.length > 0) {
        fail_msg("%s", result.out.bytes);
    }
    program_release(&result);
}

static void pages_are_clean(void **state)
{
    (void)state;
    if (!program_is_here("mandoc")) {
        print_message("skipped: mandoc is not here to look at the manual pages\n");
        skip();
    }
    each_page(lint);
}

static void look_at_references(const struct manual *manual)
{
    for (const char *at = manual->source.bytes; (at = strstr(at, "Xr nyckeltal")) != NULL; at++) {
        char name[64];
        char path[LIMIT_PATH_BYTES];
        int section;
        assert_int_equal(sscanf(at, "Xr %63s %d", name, &section), 2);
        (void)snprintf(path, sizeof path, "docs/%s.%d", name, section);
        if (!path_exists(path)) {
            fail_msg("docs/%s: there is no %s(%d)", manual->name, name, section);
        }
    }
}

static void pages_refer_to_pages_that_are_there(void **state)
{
    (void)state;
    each_page(look_at_references);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_have_the_options_of_their_commands),
        cmocka_unit_test(the_overview_has_the_commands_and_what_they_share),
        cmocka_unit_test(the_settings_are_those_of_the_program),
        cmocka_unit_test(the_example_of_a_configuration_is_right),
        cmocka_unit_test(templates_are_told_whole),
        cmocka_unit_test(the_example_of_a_template_is_right),
        cmocka_unit_test(tables_are_told_whole),
        cmocka_unit_test(queries_answer),
        cmocka_unit_test(pages_are_clean),
        cmocka_unit_test(pages_refer_to_pages_that_are_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

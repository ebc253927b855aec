#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

/*
 * The guides of docs/ are followed to the letter, in an empty folder: every command is run and its output held against
 * what the guide prints ("..." stands for anything), every change to a file is made. What to do with a
 * block of text stands before it in comments that readers do not see:
 *     <!-- file: NAME -->       the block is that file
 *     <!-- before: TEXT -->     the block goes before the line of the template that has the text
 *     <!-- replace: A => B -->  in the template A, which must be there, becomes B
 *     <!-- run: COMMAND -->     is run before, and says nothing
 *     <!-- terminal: WIDTH -->  the block's commands are typed at a terminal of so many columns
 */
#define TEMPLATE "min-rapport.json"

struct guide {
    char folder[LIMIT_PATH_BYTES]; /* where the reader is */
    char path[LIMIT_PATH_BYTES];   /* of programs */
    char templates[LIMIT_PATH_BYTES];
    struct buffer exports; /* commands that hold for those after them */
    struct buffer text;
    char pending[256]; /* the comment before the next block */
    int columns;       /* of the terminal that its commands are typed at; 0: none */
    size_t commands;
};

/* --- changes to files --- */

static void put(struct guide *guide, const char *at, size_t removed, const char *text, size_t length)
{
    struct buffer changed;
    size_t before = (size_t)(at - guide->text.bytes);
    buffer_init(&changed, LIMIT_TEMPLATE_BYTES);
    buffer_append(&changed, guide->text.bytes, before);
    buffer_append(&changed, text, length);
    buffer_text(&changed, at + removed);
    scratch_write(guide->folder, TEMPLATE, changed.bytes);
    buffer_release(&changed);
}

/* Reads the template and finds a text in it. */
static const char *find(struct guide *guide, const char *text)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, guide->folder, TEMPLATE);
    scratch_read(path, &guide->text);
    const char *at = strstr(guide->text.bytes, text);
    if (at == NULL) {
        fail_msg("%s has no %s", TEMPLATE, text);
    }
    return at;
}

static void replace(struct guide *guide, char *rule)
{
    char *arrow = strstr(rule, " => ");
    assert_non_null(arrow);
    *arrow = '\0';
    const char *at = find(guide, rule);
    put(guide, at, strlen(rule), arrow + 4, strlen(arrow + 4));
}

static void insert_before(struct guide *guide, const char *mark, const char *block, size_t length)
{
    const char *at = find(guide, mark);
    while (at > guide->text.bytes && at[-1] != '\n') {
        at--;
    }
    put(guide, at, 0, block, length);
}

static void use_block(struct guide *guide, const char *block, size_t length)
{
    char text[LIMIT_NAME_BYTES * 4];
    assert_true(length < sizeof text);
    memcpy(text, block, length);
    text[length] = '\0';
    if (strncmp(guide->pending, "file: ", 6) == 0) {
        scratch_write(guide->folder, guide->pending + 6, text);
    } else if (strncmp(guide->pending, "before: ", 8) == 0) {
        insert_before(guide, guide->pending + 8, block, length);
    }
    guide->pending[0] = '\0';
}

/* --- commands --- */

/* Whether what came is what was printed, where "..." stands for anything. */
static bool is_as_printed(const char *printed, const char *came)
{
    const char *any = strstr(printed, "...");
    size_t length = any == NULL ? strlen(printed) : (size_t)(any - printed);
    if (strncmp(printed, came, length) != 0) {
        return false;
    }
    if (any == NULL) {
        return came[length] == '\0';
    }
    for (const char *at = came + length;; at++) {
        if (is_as_printed(any + 3, at)) {
            return true;
        }
        if (*at == '\0') {
            return false;
        }
    }
}

/* A text as eyes see it: no carriage returns nor byte order marks, all blanks alike. Returns its length. */
static size_t as_seen(char *text)
{
    size_t length = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (strncmp(at, "\xEF\xBB\xBF", 3) == 0) {
            at += 2;
        } else if (strncmp(at, "\xC2\xA0", 2) == 0) {
            text[length++] = ' ';
            at++;
        } else if (*at != '\r') {
            text[length++] = *at;
        }
    }
    text[length] = '\0';
    return length;
}

/* Runs a line in a shell, at a terminal where the guide shows one. */
static void type(const struct guide *guide, const char *line, struct program_result *result)
{
    char columns[32];
    const char *const environment[] = {"NO_COLOR=1", "SHELL=/bin/sh", columns, NULL};
    const char *const at_terminal[] = {"-qec", line, "/dev/null", NULL};
    const char *const plain[] = {"-c", line, NULL};
    (void)snprintf(columns, sizeof columns, "COLUMNS=%d", guide->columns);
    if (guide->columns > 0) {
        program_run_command(result, "script", at_terminal, environment);
    } else {
        program_run_command(result, "sh", plain, NULL);
    }
}

static void run(struct guide *guide, const char *command, const char *printed)
{
    struct program_result result;
    char *line = malloc(LIMIT_PATH_BYTES * 4);
    assert_non_null(line);
    (void)snprintf(line, LIMIT_PATH_BYTES * 4,
                   "cd '%s'; MALLAR='%s'; PATH='%s':\"$PATH\"; export MALLAR PATH; %s\n{ %s\n} 2>&1", guide->folder,
                   guide->templates, guide->path, guide->exports.bytes == NULL ? "" : guide->exports.bytes, command);
    type(guide, line, &result);
    if (result.out.length > 0) {
        result.out.length = as_seen(result.out.bytes);
    }
    if (!is_as_printed(printed, result.out.bytes == NULL ? "" : result.out.bytes)) {
        fail_msg("$ %s\nprints:\n%s\nthe guide says:\n%s", command, result.out.bytes, printed);
    }
    program_release(&result);
    free(line);
    guide->commands++;
}

/* "cd" and "export" hold for what follows. */
static void do_command(struct guide *guide, const char *command, const char *printed)
{
    run(guide, command, printed);
    if (strncmp(command, "cd ", 3) == 0) {
        char below[LIMIT_PATH_BYTES];
        scratch_join(below, guide->folder, command + 3);
        memcpy(guide->folder, below, sizeof below);
    } else if (strncmp(command, "export ", 7) == 0) {
        buffer_printf(&guide->exports, "%s;", command);
    }
}

/* A block of commands, each after "$ ", with what it prints below it. */
static void run_block(struct guide *guide, const char *block, size_t length)
{
    char *text = malloc(length + 1);
    assert_non_null(text);
    memcpy(text, block, length);
    text[length] = '\0';
    (void)as_seen(text);
    for (char *at = text; *at != '\0';) {
        char *command = at + 2;
        assert_memory_equal(at, "$ ", 2);
        char *end = strchr(command, '\n');
        *end = '\0';
        char *next = end + 1;
        while (*next != '\0' && strncmp(next, "$ ", 2) != 0) {
            next = strchr(next, '\n') + 1;
        }
        char kept = *next;
        *next = '\0';
        do_command(guide, command, end + 1);
        *next = kept;
        at = next;
    }
    free(text);
}

/* --- the guide --- */

static void read_comment(struct guide *guide, const char *line)
{
    const char *end = strstr(line, " -->");
    size_t length = (size_t)(end - line) - 5;
    assert_true(end != NULL && length < sizeof guide->pending);
    memcpy(guide->pending, line + 5, length);
    guide->pending[length] = '\0';
    if (strncmp(guide->pending, "replace: ", 9) == 0) {
        replace(guide, guide->pending + 9);
        guide->pending[0] = '\0';
    } else if (strncmp(guide->pending, "run: ", 5) == 0) {
        do_command(guide, guide->pending + 5, "");
        guide->pending[0] = '\0';
    }
}

static void follow(struct guide *guide, const char *markdown)
{
    for (const char *line = markdown; *line != '\0';) {
        const char *next = strchr(line, '\n') + 1;
        if (strncmp(line, "<!-- ", 5) == 0) {
            read_comment(guide, line);
        } else if (strncmp(line, "```", 3) == 0) {
            const char *end = strstr(next, "\n```\n");
            assert_non_null(end);
            size_t length = (size_t)(end + 1 - next);
            if (strncmp(line, "```console", 10) == 0) {
                guide->columns =
                    strncmp(guide->pending, "terminal: ", 10) == 0 ? (int)strtol(guide->pending + 10, NULL, 10) : 0;
                guide->pending[0] = '\0';
                run_block(guide, next, length);
            } else {
                use_block(guide, next, length);
            }
            next = end + 5;
        }
        line = next;
    }
}

/* At a computer of that language, "sv" or "en". */
static void follow_file(const char *name, const char *language, size_t commands)
{
    struct guide guide = {.commands = 0};
    struct buffer markdown;
    char root[LIMIT_PATH_BYTES];
    const char *program = getenv("NYCKELTAL_PROGRAM");
    scratch_make(root);
    memcpy(guide.folder, root, sizeof root);
    assert_non_null(program);
    (void)snprintf(guide.path, sizeof guide.path, "%.*s", (int)(strrchr(program, '/') - program), program);
    assert_non_null(getenv("PWD"));
    (void)snprintf(guide.templates, sizeof guide.templates, "%s/templates", getenv("PWD"));
    buffer_init(&markdown, LIMIT_TEMPLATE_BYTES);
    buffer_init(&guide.exports, LIMIT_TEMPLATE_BYTES);
    buffer_init(&guide.text, LIMIT_TEMPLATE_BYTES);
    buffer_printf(&guide.exports, "export LC_ALL=C.UTF-8 LANGUAGE=%s;", language);
    scratch_read(name, &markdown);
    follow(&guide, markdown.bytes);
    assert_true(guide.commands >= commands);
    buffer_release(&guide.text);
    buffer_release(&guide.exports);
    buffer_release(&markdown);
    scratch_remove(root);
}

static void the_swedish_guide_does_what_it_says(void **state)
{
    (void)state;
    follow_file("docs/mallar.md", "sv", 12);
}

static void the_english_guide_does_what_it_says(void **state)
{
    (void)state;
    follow_file("docs/templates.md", "en", 9);
}

static void the_handbook_does_what_it_says(void **state)
{
    (void)state;
    follow_file("docs/handbok.md", "sv", 18);
}

static void the_readme_does_what_it_says(void **state)
{
    (void)state;
    follow_file("README.md", "en", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_swedish_guide_does_what_it_says),
        cmocka_unit_test(the_english_guide_does_what_it_says),
        cmocka_unit_test(the_handbook_does_what_it_says),
        cmocka_unit_test(the_readme_does_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

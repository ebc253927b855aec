#include "cli/complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/child_output.h"
#include "base/message.h"
#include "base/streams.h"
#include "cli/candidates.h"
#include "cli/complete_values.h"
#include "cli/program.h"

const struct command complete_entry = {"complete", "-- WORD...", "", "", NULL};

/* Options of a command and of all; more than any has. */
#define ROWS_MOST 64

/* One option as a command lists it (help_list). */
struct row {
    const char *name;  /* "--store" */
    const char *value; /* "" for a flag */
    const char *help;
    const char *meaning; /* the same for who reads it */
};

struct completing {
    struct session *session;
    char **words; /* the last one is at the cursor */
    size_t count;
    const struct command *command; /* NULL before there is one */
    struct row rows[ROWS_MOST];
    size_t row_count;
    const struct row *open; /* the option whose value the last word is; NULL where it is none */
    size_t names;           /* of the command's, before the last word */
    bool only_names;        /* after "--" */
};

/* --- what options there are --- */

static const char *next_field(struct arena *arena, const char **at)
{
    size_t length = strcspn(*at, "\t\n");
    const char *field = arena_copy_bytes(arena, *at, length);
    *at += length + ((*at)[length] != '\0');
    return field;
}

static void take_rows(struct completing *completing, const char *list)
{
    struct arena *arena = &completing->session->arena;
    completing->row_count = 0;
    for (const char *at = list; *at != '\0' && completing->row_count < ROWS_MOST; completing->row_count++) {
        struct row *row = &completing->rows[completing->row_count];
        row->name = next_field(arena, &at);
        (void)next_field(arena, &at); /* the letter */
        row->value = next_field(arena, &at);
        row->help = next_field(arena, &at);
        row->meaning = next_field(arena, &at);
    }
}

/* Until there is a command, the options are those of all. */
static void list_common(struct completing *completing)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    command_list_common(&text);
    if (!buffer_failed(&text)) {
        take_rows(completing, text.bytes);
    }
    buffer_release(&text);
}

/* Asks the command itself, which may be another program's; where it does not answer they stay as they are. */
static void list_options(struct completing *completing, const struct command *command)
{
    char path[LIMIT_PATH_BYTES];
    const char *arguments[] = {"nyckeltal", command->name, COMMAND_LIST_OPTIONS, NULL};
    struct buffer text;
    struct fault ignored;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    if (program_sibling(command->program == NULL ? arguments[0] : command->program, path, &ignored) == 0 &&
        child_output(path, arguments, &text, &ignored) == 0) {
        take_rows(completing, text.bytes);
    }
    buffer_release(&text);
}

static const struct row *find_row(const struct completing *completing, const char *name, size_t length)
{
    for (size_t i = 0; i < completing->row_count; i++) {
        const struct row *row = &completing->rows[i];
        if (strlen(row->name) == length && strncmp(row->name, name, length) == 0) {
            return row;
        }
    }
    return NULL;
}

/* --- the words before the cursor --- */

/* What is asked must be what the command would see. "~/" is left to us by shells that have not expanded it yet. */
static void take_setting(struct completing *completing, const struct row *row, const char *value)
{
    struct settings *settings = &completing->session->settings;
    const struct {
        const char *name;
        const char **place;
    } places[] = {{"--store", &settings->store},
                  {"--templates", &settings->templates},
                  {"--lang", &settings->lang},
                  {"--as-of", &settings->as_of},
                  {"--now", &settings->now}};
    const char *home = getenv("HOME");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(row->name, places[i].name) == 0) {
            *places[i].place = strncmp(value, "~/", 2) == 0 && home != NULL
                                   ? arena_printf(&completing->session->arena, "%s%s", home, value + 1)
                                   : value;
        }
    }
}

/* The commands but one are found by their names; until then only what all share is an option. */
static void take_name(struct completing *completing, const char *word)
{
    if (completing->command != NULL) {
        completing->names++;
        return;
    }
    for (const struct command *command = commands; command->name != NULL; command++) {
        if (strcmp(command->name, word) == 0) {
            completing->command = command;
            list_options(completing, command);
        }
    }
}

static void take_word(struct completing *completing, size_t *at)
{
    const char *word = completing->words[*at];
    size_t length = strcspn(word, "=");
    const struct row *row = completing->only_names ? NULL : find_row(completing, word, length);
    if (!completing->only_names && strcmp(word, "--") == 0) {
        completing->only_names = true;
    } else if (row != NULL && word[length] == '=') {
        take_setting(completing, row, word + length + 1);
    } else if (row != NULL && row->value[0] != '\0') {
        /* Where a shell divides words at "=", it is a word of its own. */
        *at +=
            *at + 1 < completing->count && strcmp(completing->words[*at + 1], "=") == 0 && *at + 2 < completing->count;
        if (*at + 2 < completing->count) {
            take_setting(completing, row, completing->words[++*at]);
        } else {
            completing->open = row;
        }
    } else if (completing->only_names || word[0] != '-') {
        take_name(completing, word);
    }
}

/* --- what may stand at the cursor --- */

/* In a list the last part is completed. */
static void complete_part(struct completing *completing, const char *called, const char *help,
                          struct candidates *candidates)
{
    const char *comma = complete_is_list(called) ? strrchr(candidates->word, ',') : NULL;
    if (comma != NULL) {
        candidates->before = arena_printf(candidates->arena, "%s%.*s", candidates->before,
                                          (int)(comma + 1 - candidates->word), candidates->word);
        candidates->word = comma + 1;
    }
    complete_value(completing->session, called, help, candidates);
}

/* What a command takes is what its usage begins with: "AREA...", "[TEMPLATE...]", "TABLE.csv". */
static void complete_name(struct completing *completing, struct candidates *candidates)
{
    const char *usage = completing->command->usage;
    usage += usage[0] == '[';
    size_t length = strcspn(usage, " ]");
    bool many = length > 3 && strncmp(usage + length - 3, "...", 3) == 0;
    if (usage[0] != '-' && (many || completing->names == 0)) {
        complete_part(completing, arena_copy_bytes(candidates->arena, usage, length - (many ? 3 : 0)), "", candidates);
    }
}

static void complete_command(struct candidates *candidates)
{
    for (const struct command *command = commands; command->name != NULL; command++) {
        candidates_add(candidates, command->name, message(command->summary));
    }
    candidates_add(candidates, "help", "");
}

static void complete_option(const struct completing *completing, struct candidates *candidates)
{
    for (size_t i = 0; i < completing->row_count; i++) {
        candidates_add(candidates, completing->rows[i].name, completing->rows[i].meaning);
    }
}

static void complete(struct completing *completing, struct candidates *candidates)
{
    size_t length = strcspn(candidates->word, "=");
    const struct row *attached =
        candidates->word[length] == '=' ? find_row(completing, candidates->word, length) : NULL;
    if (completing->open != NULL) {
        candidates->word += strcmp(candidates->word, "=") == 0;
        complete_part(completing, completing->open->value, completing->open->help, candidates);
    } else if (attached != NULL) {
        candidates->before = arena_copy_bytes(candidates->arena, candidates->word, length + 1);
        candidates->word += length + 1;
        complete_part(completing, attached->value, attached->help, candidates);
    } else if (candidates->word[0] == '-' && !completing->only_names) {
        complete_option(completing, candidates);
    } else if (completing->command == NULL) {
        complete_command(candidates);
    } else {
        complete_name(completing, candidates);
    }
}

int command_complete(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct completing completing = {.session = session, .words = argv + 2, .count = argc > 2 ? (size_t)argc - 2 : 0};
    struct candidates candidates = {.arena = &session->arena, .before = ""};
    struct buffer text;
    struct fault ignored;
    (void)command;
    if (completing.count == 0 || strcmp(argv[1], "--") != 0) {
        return STATUS_DONE;
    }
    list_common(&completing);
    for (size_t at = 0; at + 1 < completing.count; at++) {
        take_word(&completing, &at);
    }
    candidates.word = completing.words[completing.count - 1];
    if (settings_complete(session, &ignored) != 0) { /* nothing is known where to look then */
        session->settings.templates = session->settings.store = "";
    }
    if (session->settings.store == NULL) {
        session->settings.store = "";
    }
    complete(&completing, &candidates);
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    candidates_write(&candidates, &text);
    (void)streams_print(&text, fault);
    buffer_release(&text);
    return STATUS_DONE;
}

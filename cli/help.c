#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "report/fit_text.h"

/* Where what an option does begins, and the least room for it: below, it stands on lines of its own. */
#define OPTION_COLUMN 31
#define LEFT_COLUMNS 28
#define OPTION_ROOM 30
/* How far such lines, and those of examples, are set in. */
#define BELOW 6
/* Names of commands, and the gap behind them. */
#define COMMAND_COLUMN 12

/* A text that begins at a column and is broken within the width. */
static void append_from(struct buffer *buffer, const char *text, size_t column, size_t width)
{
    if (width <= column) {
        buffer_text(buffer, text);
    } else {
        fit_wrapped(buffer, text, width - column, column);
    }
    buffer_text(buffer, "\n");
}

/* "  nyckeltal query Öckerö      its latest figures": where the two do not fit beside each other, below. */
static void append_example(struct buffer *buffer, const char *line, size_t length, size_t width)
{
    char text[LIMIT_NAME_BYTES];
    (void)snprintf(text, sizeof text, "%.*s", (int)length, line);
    char *gap = strstr(text + strspn(text, " "), "  ");
    if (width == 0 || text_width(text) <= width || gap == NULL) {
        buffer_printf(buffer, "%s\n", text);
        return;
    }
    *gap = '\0';
    buffer_printf(buffer, "%s\n%*s", text, BELOW, "");
    append_from(buffer, gap + 1 + strspn(gap + 1, " "), BELOW, width);
}

static void append_examples(struct buffer *buffer, const char *examples, size_t width)
{
    while (*examples != '\0') {
        size_t length = strcspn(examples, "\n");
        append_example(buffer, examples, length, width);
        examples += length + (examples[length] == '\n');
    }
}

/* "-q, --quiet" and "    --store FILE". */
static void option_left(const struct option_spec *spec, char left[64])
{
    char letter[5] = "   ";
    if (spec->letter != '\0') {
        (void)snprintf(letter, sizeof letter, "-%c,", spec->letter);
    }
    (void)snprintf(left, 64, "%s --%s%s%s", letter, spec->name, spec->value == NULL ? "" : " ",
                   spec->value == NULL ? "" : message(spec->value));
}

void help_options(const struct option_spec *specs, size_t width, struct buffer *buffer)
{
    bool below = width > 0 && width < OPTION_COLUMN + OPTION_ROOM;
    for (const struct option_spec *spec = specs; spec->name != NULL; spec++) {
        char left[64];
        option_left(spec, left);
        if (below) {
            buffer_printf(buffer, "  %s\n%*s", left, BELOW, "");
        } else {
            size_t columns = text_width(left);
            buffer_printf(buffer, "  %s%*s ", left, columns < LEFT_COLUMNS ? (int)(LEFT_COLUMNS - columns) : 0, "");
        }
        append_from(buffer, message(spec->help), below ? BELOW : OPTION_COLUMN, width);
    }
}

void help_list(const struct option_spec *specs, struct buffer *buffer)
{
    for (const struct option_spec *spec = specs; spec != NULL && spec->name != NULL; spec++) {
        buffer_printf(buffer, "--%s\t%s%.1s\t%s\t%s\t%s\n", spec->name, spec->letter == '\0' ? "" : "-",
                      spec->letter == '\0' ? "" : &spec->letter, spec->value == NULL ? "" : spec->value, spec->help,
                      message(spec->help));
    }
}

void help_command(const struct command *command, const struct option_spec *own, const struct option_spec *common,
                  size_t width, struct buffer *buffer)
{
    append_from(buffer, message(command->summary), 0, width);
    buffer_text(buffer, "\n");
    append_examples(buffer, message(command->examples), width);
    const char *usage = message(command->usage);
    char called[64];
    (void)snprintf(called, sizeof called, message("usage: nyckeltal %s"), command->name);
    buffer_printf(buffer, "\n%s", called);
    /* Set in as far as what stands below options. */
    if (width > 0 && text_width(called) + 1 + text_width(usage) > width) {
        buffer_printf(buffer, "\n%*s", BELOW, "");
        append_from(buffer, usage, BELOW, width);
    } else {
        buffer_printf(buffer, " %s\n", usage);
    }
    if (own != NULL) {
        buffer_printf(buffer, "\n%s\n", message("options:"));
        help_options(own, width, buffer);
    }
    buffer_printf(buffer, "\n%s\n", message("everywhere:"));
    help_options(common, width, buffer);
}

void help_program(const struct option_spec *common, size_t width, struct buffer *buffer)
{
    append_from(buffer, message("nyckeltal: municipal indicators from Kolada, kept, compared and reported"), 0, width);
    buffer_text(buffer, "\n");
    append_examples(buffer,
                    message("  nyckeltal search ekonomiskt bistånd              which indicators there are\n"
                            "  nyckeltal describe N31814                        what one means\n"
                            "  nyckeltal query Öckerö                           a municipality's latest figures\n"
                            "  nyckeltal report gr-arsrapport                   the yearly report\n"),
                    width);
    buffer_printf(buffer, "\n%s\n\n", message("usage: nyckeltal COMMAND ..."));
    for (const struct command *command = commands; command->name != NULL; command++) {
        buffer_printf(buffer, "  %-9s ", command->name);
        append_from(buffer, message(command->summary), COMMAND_COLUMN, width);
    }
    buffer_printf(buffer, "\n%s\n\n%s\n", message("`nyckeltal COMMAND --help` tells more."), message("everywhere:"));
    help_options(common, width, buffer);
}

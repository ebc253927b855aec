#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "report/fit_text.h"

/* Where what an option does begins, and the least room for it: below, it stands on lines of its own. */
#define OPTION_COLUMN 31
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

void help_options(const struct option_spec *specs, size_t width, struct buffer *buffer)
{
    bool below = width > 0 && width < OPTION_COLUMN + OPTION_ROOM;
    for (const struct option_spec *spec = specs; spec->name != NULL; spec++) {
        char left[64];
        (void)snprintf(left, sizeof left, "%c%c%s --%s%s%s", spec->letter == '\0' ? ' ' : '-',
                       spec->letter == '\0' ? ' ' : spec->letter, spec->letter == '\0' ? " " : ",", spec->name,
                       spec->value == NULL ? "" : " ", spec->value == NULL ? "" : spec->value);
        if (below) {
            buffer_printf(buffer, "  %s\n%*s", left, BELOW, "");
        } else {
            buffer_printf(buffer, "  %-28s ", left);
        }
        append_from(buffer, spec->help, below ? BELOW : OPTION_COLUMN, width);
    }
}

void help_command(const struct command *command, const struct option_spec *own, const struct option_spec *common,
                  size_t width, struct buffer *buffer)
{
    append_from(buffer, command->summary, 0, width);
    buffer_text(buffer, "\n");
    append_examples(buffer, command->examples, width);
    buffer_printf(buffer, "\nusage: nyckeltal %s", command->name);
    /* Set in as far as "usage: ". */
    size_t before = strlen("usage: nyckeltal ") + strlen(command->name);
    if (width > 0 && before + 1 + text_width(command->usage) > width) {
        buffer_printf(buffer, "\n%*s", BELOW, "");
        append_from(buffer, command->usage, BELOW, width);
    } else {
        buffer_printf(buffer, " %s\n", command->usage);
    }
    if (own != NULL) {
        buffer_text(buffer, "\noptions:\n");
        help_options(own, width, buffer);
    }
    buffer_text(buffer, "\neverywhere:\n");
    help_options(common, width, buffer);
}

void help_program(const struct option_spec *common, size_t width, struct buffer *buffer)
{
    append_from(buffer, "nyckeltal: municipal indicators from Kolada, kept, compared and reported", 0, width);
    buffer_text(buffer, "\n");
    append_examples(buffer,
                    "  nyckeltal search ekonomiskt bistånd              which indicators there are\n"
                    "  nyckeltal describe N31814                        what one means\n"
                    "  nyckeltal query Öckerö                           a municipality's latest figures\n"
                    "  nyckeltal report gr-arsrapport                   the yearly report\n",
                    width);
    buffer_text(buffer, "\nusage: nyckeltal COMMAND ...\n\n");
    for (const struct command *command = commands; command->name != NULL; command++) {
        buffer_printf(buffer, "  %-9s ", command->name);
        append_from(buffer, command->summary, COMMAND_COLUMN, width);
    }
    buffer_text(buffer, "\n`nyckeltal COMMAND --help` tells more.\n\neverywhere:\n");
    help_options(common, width, buffer);
}

/*
 * help.h - what `--help` prints: examples first, then how a command is called, then every option.
 *
 * `width` is the terminal's in columns, 0 where nothing is to be fitted. Failure is the buffer's.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/buffer.h"
#include "cli/command.h"

/* One command; `own` are its options, `common` those of all. */
void help_command(const struct command *command, const struct option_spec *own, const struct option_spec *common,
                  size_t width, struct buffer *buffer);
/* All commands. */
void help_program(const struct option_spec *common, size_t width, struct buffer *buffer);
/* The options of a table. */
void help_options(const struct option_spec *specs, size_t width, struct buffer *buffer);
/* The same for other programs, one a line: name, letter, value, help, and help in the language of messages, divided by tabs. */
void help_list(const struct option_spec *specs, struct buffer *buffer);

#endif

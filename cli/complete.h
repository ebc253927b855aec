/*
 * complete.h - `nyckeltal complete -- WORD...`: what may stand in the place of the last word, for shells.
 *
 * The words are those of the command line behind the program's name, up to the
 * cursor; the last one is what has been typed of the word at the cursor, "" for
 * nothing yet. The answer is that of candidates.h. It is a command that help
 * does not tell of; it never fails and says nothing on standard error, for it
 * is called while somebody types.
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "cli/command.h"

/* Not in the table of commands. */
extern const struct command complete_entry;

command_function command_complete;

#endif

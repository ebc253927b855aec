/*
 * command.h - the table of commands. A new command is one file, one row in
 * commands.c and one in the program that has it (main.c, main_fetch.c or main_report.c).
 *
 * A command reads its own options, calls the rooms that do the work, and
 * prints what they give. It has no logic that another room should have.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/buffer.h"
#include "cache/store.h"
#include "cli/options.h"
#include "cli/settings.h"
#include "transform/areas.h"
#include "transform/indicators.h"

struct command {
    const char *name;
    const char *usage;    /* what follows the name */
    const char *summary;  /* one line */
    const char *examples; /* shown first by --help */
    const char *program;  /* the program that has it; NULL for nyckeltal itself */
};

/* All commands, ending in one without a name. */
extern const struct command commands[];

/* What a command returns that is more than this program has: the rendering wing has a command of that name, too, and
 * does it whole. Nothing has been written yet. */
#define COMMAND_OF_RENDERING 1000

/* argv[0] is the command's name. Returns the exit status; for a fault -1. */
typedef int command_function(const struct command *command, struct session *session, int argc, char **argv,
                             struct fault *fault);

/* Reads the options before the command's name, whose place is `*next`. */
int command_common(struct session *session, int argc, char **argv, int *next, struct fault *fault);
/* Prints what all commands are. */
int command_common_help(struct fault *fault);

/* Alone on a command's line it has its options listed (help_list), its own first: for completion and for tests. */
#define COMMAND_LIST_OPTIONS "--list-options"

/* Writes that list of the options that all commands have. */
void command_list_common(struct buffer *buffer);

/* Reads a command's options and names; 1 where --help, or the list of them, was asked for and given. */
int command_line(const struct command *command, struct session *session, const struct option_spec *own, int argc,
                 char **argv, struct option_list *names, struct fault *fault);
/* The same, and completes the settings, of which the store has to be known. */
int command_options(const struct command *command, struct session *session, const struct option_spec *own, int argc,
                    char **argv, struct option_list *names, struct fault *fault);

/* The store, opened to read and set to --as-of; the caller frees it. */
int command_open_store(struct session *session, struct store **store, struct fault *fault);

/* The same to write; it and its folder are made where they are missing. */
int command_open_store_to_write(struct session *session, struct store **store, struct fault *fault);

/* What to do where the store's or the reports' place cannot be written: put behind such a fault. Return -1. */
int command_advise_store(struct fault *fault);
int command_advise_out(struct fault *fault);

/* The day from which figures are seen: that of --as-of, else today. */
struct date command_view_day(const struct session *session);

/* Indicators and areas of the templates in force; both or none are loaded. */
int command_load_templates(struct session *session, struct indicators *indicators, struct areas *areas,
                           struct fault *fault);

/* "2017-2022" or "2022". */
int command_years(const char *text, int *first, int *last, struct fault *fault);

/* Splits texts such as "a,b" and "c" into a list of a, b and c; texts belong to the session's arena. */
int command_split(struct session *session, const struct option_list *texts, struct option_list *parts,
                  struct fault *fault);

command_function command_fetch;
command_function command_query;
command_function command_query_chart; /* the same, with --chart */
command_function command_report;
command_function command_refresh;
command_function command_site;
command_function command_check;
command_function command_status;
command_function command_search;
command_function command_describe;
command_function command_config;
command_function command_changes;
command_function command_export;
command_function command_import;
command_function command_verify;

#endif

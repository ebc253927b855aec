/*
 * program.h - the three programs that are one to their users.
 *
 * `nyckeltal` holds the commands that only read the store and must answer at
 * once; the fetching wing (`nyckeltal-fetch`) and the rendering one
 * (`nyckeltal-report`) are programs of their own, because loading what curl
 * and pango bring takes longer than a whole query. `nyckeltal` becomes them
 * when their command is called.
 */
#ifndef CLI_PROGRAM_H
#define CLI_PROGRAM_H

#include "cli/command.h"

/* A command that this program has; a list of them ends in one without a name. */
struct implementation {
    const char *name;
    command_function *run;
    bool works; /* does more than answer: goes on when nobody reads what it says */
};

/* The path of another of the programs: beside this one, or where it was installed. */
int program_sibling(const char *name, char path[LIMIT_PATH_BYTES], struct fault *fault);

/* main of each program. Returns the exit status. */
int program_main(const struct implementation *here, int argc, char **argv);

#endif

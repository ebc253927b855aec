/* program.h - running the program as its users do, and catching what it says. */
#ifndef TESTS_SUPPORT_PROGRAM_H
#define TESTS_SUPPORT_PROGRAM_H

#include "base/buffer.h"

struct program_result {
    int status; /* the exit status; 128 + the number where a signal ended it */
    struct buffer out;
    struct buffer err;
};

/* Runs the program under test (NYCKELTAL_PROGRAM) with the arguments; both
 * lists end in NULL, `environment` ("NAME=value", added to the tests' own; a
 * plain "NAME" takes it away) may be NULL. A program that cannot be started
 * ends the test. */
void program_run(struct program_result *result, const char *const *arguments, const char *const *environment);
/* The same for any command on the PATH. */
void program_run_command(struct program_result *result, const char *command, const char *const *arguments,
                         const char *const *environment);
void program_release(struct program_result *result);

/* Whether there is such a command on the PATH. */
bool program_is_here(const char *command);

/* In a child, before it becomes a program: whoever started the tests may have had signals ignored, which would go on. */
void program_default_signals(void);
/* The same for its environment, as of program_run. */
void program_environment(const char *const *environment);

#endif

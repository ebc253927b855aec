/*
 * surroundings.h - the program in surroundings that are not as usual: streams that are closed, full or a terminal, readers
 * that go away, permissions that hold also for root.
 */
#ifndef TESTS_SUPPORT_SURROUNDINGS_H
#define TESTS_SUPPORT_SURROUNDINGS_H

#include <stdbool.h>

#include "tests/support/program.h"

/* What standard output is. */
enum surroundings_output {
    OUTPUT_KEPT,
    OUTPUT_FIRST_LINE, /* a pipe whose reader goes after a line */
    OUTPUT_UNREAD,     /* a pipe that nobody reads */
    OUTPUT_FULL,       /* a device without room */
    OUTPUT_CLOSED,
    OUTPUT_TERMINAL /* as standard error is then: both are in `out` */
};

struct surroundings {
    enum surroundings_output output;
    bool input_closed;
    bool obeys_permissions;         /* where the tests are root's, too */
    const char *const *environment; /* as of program_run; NULL for none */
};

/* Runs the program under test with the arguments, whose list ends in NULL; program_release for the result. A service of
 * systemd has SIGPIPE ignored, and so has the program here. */
void surroundings_run(const struct surroundings *surroundings, const char *const *arguments,
                      struct program_result *result);

/* Whether this system lets the tests give up root's way around permissions; says "skipped: " where it does not. */
bool surroundings_can_obey(void);

#endif

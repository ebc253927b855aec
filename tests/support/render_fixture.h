/*
 * render_fixture.h - the sample document and an empty folder to render it into.
 */
#ifndef TESTS_SUPPORT_RENDER_FIXTURE_H
#define TESTS_SUPPORT_RENDER_FIXTURE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "report/render.h"

struct render_fixture {
    char directory[64];
    struct document document;
    struct render_job job;
    struct fault fault;
    int wrote; /* finished files told */
};

/* For cmocka: `*state` becomes a fixture. */
int render_fixture_setup(void **state);
int render_fixture_teardown(void **state);

/* The table or chart of an id; fails the test where there is none. */
struct table *fixture_table(struct render_fixture *fixture, const char *id);
struct chart *fixture_chart(struct render_fixture *fixture, const char *id);

/* The contents of a file in the folder, to be released by the caller. */
struct buffer fixture_read(const struct render_fixture *fixture, const char *name);
/* What a shell command prints ("%s" in it is the folder); fails the test where it fails. */
struct buffer fixture_command(const struct render_fixture *fixture, const char *command);
/* How many files lie in the folder and below, hidden ones included. */
int fixture_file_count(const struct render_fixture *fixture);

/* Renders in a child process in another time zone and with LC_ALL, into the folder SUB; 0 where it went well. */
int fixture_render_elsewhere(const struct render_fixture *fixture, const char *sub,
                             int (*render)(const struct render_job *job, struct fault *fault));

#endif

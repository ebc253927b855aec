/*
 * site.h - the program as it is used: a small Kolada on loopback, a folder, a store in it.
 */
#ifndef TESTS_SUPPORT_SITE_H
#define TESTS_SUPPORT_SITE_H

#include "base/limits.h"
#include "cache/store.h"
#include "tests/support/kolada.h"
#include "tests/support/program.h"

struct site {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    struct program_result result; /* of the last command */
};

/* For cmocka: `*state` becomes a site. */
int site_set_up(void **state);
int site_tear_down(void **state);

/* Runs a command (its words end in NULL) on the site's store; the exit status. */
int site_run(struct site *site, const char *const *words);
/* Fetches N00001 and N00002 for 1401, 1407 and G96190, 2017-2022: 68 figures and 4 empty cells. The day is --now. */
int site_fetch(struct site *site, const char *day);

/* Fail the test where the last command did not say so, on standard output and standard error. */
void site_expect_out(const struct site *site, const char *words);
void site_expect_err(const struct site *site, const char *words);
/* How many times standard output says so. */
unsigned site_lines(const struct site *site, const char *words);

/* The store, to read as of a day (NULL: now); the caller frees it. */
struct store *site_store(const struct site *site, const char *day);
/* The rows of an SQL query on a store, one a line; the caller releases the buffer. */
struct buffer site_sql(const char *store, const char *sql);

#endif

/*
 * refresh_fixture.h - a service with invented figures, two small reports, and a folder to refresh them in.
 *
 * Reports: "ett" has tabell-1 (population and participants of the year),
 * "tva" has tabell-2 (participants by year) and diagram-1 (long-term
 * assistance, ranked). Both begin with 2023; the day is REFRESH_NOW.
 */
#ifndef TESTS_SUPPORT_REFRESH_FIXTURE_H
#define TESTS_SUPPORT_REFRESH_FIXTURE_H

#include "base/limits.h"
#include "report/format.h"
#include "tests/support/kolada.h"
#include "tests/support/program.h"

#define REFRESH_NOW "2026-03-01"

struct refresh_fixture {
    struct kolada kolada;
    struct server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char templates[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    struct program_result result; /* of the last refresh */
};

/* For cmocka: `*state` becomes a fixture. */
int refresh_fixture_setup(void **state);
int refresh_fixture_teardown(void **state);

/* Writes a template anew with another title, and with or without its chart. */
void refresh_template(const struct refresh_fixture *fixture, const char *name, const char *title, bool with_chart);
/* Runs `nyckeltal ... refresh --out OUT` with an option more ("-q", "--lang=en"; NULL for none); its exit status. */
int refresh_run(struct refresh_fixture *fixture, const char *option);
/* The arguments of that run, for those who start it themselves; ends in NULL. */
void refresh_arguments(const struct refresh_fixture *fixture, const char *option, const char *arguments[16]);
/* The path of a file in OUT. */
void refresh_path(const struct refresh_fixture *fixture, const char *name, char path[LIMIT_PATH_BYTES]);

/* Runs it and expects the exit status. */
void refresh_expect(struct refresh_fixture *fixture, const char *option, int status);
/* What the last run printed, and what it said besides, has these words. */
void refresh_expect_out(const struct refresh_fixture *fixture, const char *format, ...) PRINTF_LIKE(2, 3);
void refresh_expect_err(const struct refresh_fixture *fixture, const char *words);
/* What OUT/nyckeltal.prom tells; that it keeps its grammar is looked at too. */
double refresh_told(const struct refresh_fixture *fixture, const char *name);
void refresh_expect_told(const struct refresh_fixture *fixture, const char *name, double expected);

#endif

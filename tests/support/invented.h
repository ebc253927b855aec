/*
 * invented.h - a store with invented figures of a group of three, by gender and over a series break, and a report.
 *
 * Years 2020-2025, areas Härryda, Öckerö, Ale (the group TRE) and Riket. Indicators:
 *   gammal (N00001) 2020-2023, by gender, followed by ny (N00002) 2022-2025: figures of both in 2022 and 2023
 *   del, hel (N00003, N00004) and andel, del of hel: Ale 2024 has 6 of 5
 *   odelad (N00005), which is not divided by gender
 * The report "brott" has tabell-1 (gammal by year, continued), diagram-1 (Härryda and TRE, continued), tabell-2 (the
 * figures behind it), diagram-2 (Riket, the two series apart), tabell-3 (both of the year, and andel), tabell-4
 * (andel by gender).
 */
#ifndef TESTS_SUPPORT_INVENTED_H
#define TESTS_SUPPORT_INVENTED_H

#include "base/limits.h"
#include "tests/support/program.h"

struct invented {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char templates[LIMIT_PATH_BYTES];
    char out[LIMIT_PATH_BYTES];
    struct program_result result; /* of the last command */
};

/* For cmocka: `*state` becomes one. */
int invented_set_up(void **state);
int invented_tear_down(void **state);

/* Writes the report's template with its gender table about this indicator. */
void invented_template(struct invented *invented, const char *of_gender_table);
/* Runs a command (its words, separated by spaces) on the store; the exit status. */
int invented_run(struct invented *invented, const char *line);
/* Makes the report of a year in all formats in the language; the exit status. */
int invented_report(struct invented *invented, int year, const char *language);
/* Fails the test where the last command's standard output or error does not say so. */
void invented_expect_out(const struct invented *invented, const char *words);
void invented_expect_err(const struct invented *invented, const char *words);

#endif

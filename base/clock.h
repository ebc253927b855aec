/*
 * clock.h - dates and the time, always in UTC so that no result depends on
 * where a machine stands.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <time.h>

#include "base/language.h"

/* "YYYY-MM-DDTHH:MM:SSZ" and the NUL. */
#define CLOCK_TEXT_MAX 32
/* "21 november 2026" and the NUL. */
#define DATE_LONG_MAX 48

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Reads "YYYY-MM-DD", a date that exists; false for anything else. */
bool date_parse(const char *text, struct date *date);
void date_format(const struct date *date, char text[CLOCK_TEXT_MAX]);
/* "21 november 2026" in Swedish, "21 November 2026" in English. */
void date_format_long(const struct date *date, enum language language, char text[DATE_LONG_MAX]);
/* Seconds since 1970 at the start of the day, UTC. */
time_t date_to_time(const struct date *date);
struct date date_from_time(time_t time);

/* The moment as "YYYY-MM-DDTHH:MM:SSZ". */
void clock_format(time_t time, char text[CLOCK_TEXT_MAX]);
/* Whether a text is one in that form; its first ten characters are then its day. */
bool clock_is_moment(const char *text);

#endif

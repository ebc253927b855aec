#include "base/clock.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"

#define SECONDS_PER_DAY 86400

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Reads a run of exactly `count` digits. */
static bool read_digits(const char *text, int count, int *value)
{
    char digits[8];
    memcpy(digits, text, (size_t)count);
    digits[count] = '\0';
    return strspn(digits, "0123456789") == (size_t)count && number_parse_int(digits, 0, 9999, value);
}

bool date_parse(const char *text, struct date *date)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    if (!read_digits(text, 4, &date->year) || !read_digits(text + 5, 2, &date->month) ||
        !read_digits(text + 8, 2, &date->day)) {
        return false;
    }
    return date->year >= 1900 && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= days_in_month(date->year, date->month);
}

void date_format(const struct date *date, char text[CLOCK_TEXT_MAX])
{
    (void)snprintf(text, CLOCK_TEXT_MAX, "%04d-%02d-%02d", date->year, date->month, date->day);
}

void date_format_long(const struct date *date, enum language language, char text[DATE_LONG_MAX])
{
    static const char *const swedish[] = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                          "juli",    "augusti",  "september", "oktober", "november", "december"};
    static const char *const english[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
    const char *month = language_pick(language, swedish[date->month - 1], english[date->month - 1]);
    (void)snprintf(text, DATE_LONG_MAX, "%d %s %d", date->day, month, date->year);
}

time_t date_to_time(const struct date *date)
{
    time_t days = 0;
    for (int year = 1970; year < date->year; year++) {
        days += is_leap(year) ? 366 : 365;
    }
    for (int year = date->year; year < 1970; year++) {
        days -= is_leap(year) ? 366 : 365;
    }
    for (int month = 1; month < date->month; month++) {
        days += days_in_month(date->year, month);
    }
    return (days + date->day - 1) * SECONDS_PER_DAY;
}

struct date date_from_time(time_t time)
{
    struct tm parts;
    if (gmtime_r(&time, &parts) == NULL) {
        return (struct date){1970, 1, 1};
    }
    return (struct date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

bool clock_is_moment(const char *text)
{
    char day[sizeof "YYYY-MM-DD"];
    struct date date;
    int hour;
    int minute;
    int second;
    if (strlen(text) != strlen("YYYY-MM-DDTHH:MM:SSZ") || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return false;
    }
    memcpy(day, text, sizeof day - 1);
    day[sizeof day - 1] = '\0';
    return date_parse(day, &date) && read_digits(text + 11, 2, &hour) && read_digits(text + 14, 2, &minute) &&
           read_digits(text + 17, 2, &second) && hour < 24 && minute < 60 && second <= 60;
}

void clock_format(time_t time, char text[CLOCK_TEXT_MAX])
{
    struct tm parts;
    if (gmtime_r(&time, &parts) == NULL || strftime(text, CLOCK_TEXT_MAX, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
        text[0] = '\0';
    }
}

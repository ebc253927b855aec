#include "base/clock.h"
#include "tests/support/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void reads_only_dates_that_exist(void **state)
{
    static const char *const good[] = {"2022-12-31", "2024-02-29", "2000-02-29", "1900-01-01", "9999-12-31"};
    static const char *const bad[] = {"",           "2022",       "2022-13-01", "2022-00-10",  "2022-01-32",
                                      "2022-04-31", "2023-02-29", "1900-02-29", "1899-12-31",  "2022-1-1",
                                      "2022/01/01", "22-01-01",   "2022-01-0x", "2022-01-01 ", " 2022-01-01",
                                      "2022-+1-01", "2022-01--1", "20220101"};
    struct date date;
    char text[CLOCK_TEXT_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(date_parse(good[i], &date));
        date_format(&date, text);
        assert_string_equal(text, good[i]);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(date_parse(bad[i], &date));
    }
}

static void writes_dates_out(void **state)
{
    static const struct {
        struct date date;
        const char *swedish;
        const char *english;
    } rows[] = {
        {{2026, 11, 21}, "21 november 2026", "21 November 2026"},
        {{2022, 5, 1}, "1 maj 2022", "1 May 2022"},
        {{2022, 3, 31}, "31 mars 2022", "31 March 2022"},
        {{2022, 10, 2}, "2 oktober 2022", "2 October 2022"},
    };
    char text[DATE_LONG_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        date_format_long(&rows[i].date, LANGUAGE_SV, text);
        assert_string_equal(text, rows[i].swedish);
        date_format_long(&rows[i].date, LANGUAGE_EN, text);
        assert_string_equal(text, rows[i].english);
    }
}

static void counts_seconds_in_utc(void **state)
{
    static const struct {
        struct date date;
        time_t seconds;
    } rows[] = {
        {{1970, 1, 1}, 0},           {{1970, 1, 2}, 86400},        {{1969, 12, 31}, -86400},
        {{2000, 3, 1}, 951868800},   {{2022, 12, 31}, 1672444800}, {{2024, 2, 29}, 1709164800},
        {{1900, 1, 1}, -2208988800},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(date_to_time(&rows[i].date), rows[i].seconds);
        struct date back = date_from_time(rows[i].seconds);
        assert_int_equal(back.year, rows[i].date.year);
        assert_int_equal(back.month, rows[i].date.month);
        assert_int_equal(back.day, rows[i].date.day);
        back = date_from_time(rows[i].seconds + 86399);
        assert_int_equal(back.day, rows[i].date.day);
    }
}

static void writes_moments(void **state)
{
    char text[CLOCK_TEXT_MAX];
    (void)state;
    clock_format(0, text);
    assert_string_equal(text, "1970-01-01T00:00:00Z");
    clock_format(1672444800 + 3661, text);
    assert_string_equal(text, "2022-12-31T01:01:01Z");
}

static void a_moment_is_a_day_and_a_time(void **state)
{
    static const char *const others[] = {"",
                                         "2024-03-01",
                                         "2024-03-01T09:00:00",
                                         "2024-03-01 09:00:00Z",
                                         "2024-02-30T09:00:00Z",
                                         "2024-03-01T24:00:00Z",
                                         "2024-03-01T09:60:00Z",
                                         "2024-03-01T09:00:61Z",
                                         "2024-03-01T09:0x:00Z",
                                         "2024-03-01T09:00:00+",
                                         "2024-03-01T09:00:00ZZ"};
    (void)state;
    assert_true(clock_is_moment("2024-02-29T23:59:59Z"));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(clock_is_moment(others[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_only_dates_that_exist),  cmocka_unit_test(writes_dates_out),
        cmocka_unit_test(counts_seconds_in_utc),        cmocka_unit_test(writes_moments),
        cmocka_unit_test(a_moment_is_a_day_and_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

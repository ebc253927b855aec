#include "tests/support/check.h"
#include "transform/band.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define YEARS 6
#define NONE                   \
    {                          \
        0, CELL_MISSING, false \
    }

static const struct band_limits limits = {.medium = 15, .high = 50};

static void bands_are_of_the_rounded_figure(void **state)
{
    static const struct {
        double value;
        int decimals;
        enum band band;
    } rows[] = {
        {0, 0, BAND_LOW},      {14, 0, BAND_LOW},       {14.49, 0, BAND_LOW}, {14.5, 0, BAND_MEDIUM},
        {15, 0, BAND_MEDIUM},  {49.49, 0, BAND_MEDIUM}, {49.5, 0, BAND_HIGH}, {50, 0, BAND_HIGH},
        {100, 0, BAND_HIGH},   {14.5, 1, BAND_LOW},     {14.94, 1, BAND_LOW}, {14.95, 1, BAND_MEDIUM},
        {49.95, 1, BAND_HIGH}, {-3, 0, BAND_LOW},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(band_of(rows[i].value, rows[i].decimals, &limits), rows[i].band);
    }
}

static void gaps_take_the_following_year_else_the_preceding(void **state)
{
    static const char letters[] = {[BAND_NONE] = '-', [BAND_LOW] = 'l', [BAND_MEDIUM] = 'm', [BAND_HIGH] = 'h'};
    static const struct {
        struct cell years[YEARS];
        const char *bands; /* a letter a year */
    } rows[] = {
        {{NONE, {50, 0, false}, {39, 0, false}, {6, 0, false}, {2, 0, false}, {5, 0, false}}, "hhmlll"}, /* Ale */
        {{NONE, NONE, {25, 0, false}, {34, 0, false}, {32, 0, false}, {33, 0, false}}, "mmmmmm"},        /* Göteborg */
        {{NONE, {19, 0, false}, {5, 0, false}, {7, 0, false}, {6, 0, false}, NONE}, "mmllll"},           /* Tjörn */
        {{{60, 0, false}, NONE, NONE, {1, 0, false}, NONE, NONE}, "hlllll"},
        {{NONE, NONE, NONE, NONE, NONE, {0, 0, false}}, "llllll"},
        {{{20, 0, false}, NONE, NONE, NONE, NONE, NONE}, "mmmmmm"},
        {{NONE, NONE, NONE, NONE, NONE, NONE}, "------"},
    };
    enum band bands[YEARS];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        band_fill(rows[i].years, YEARS, 0, &limits, bands);
        for (size_t year = 0; year < YEARS; year++) {
            assert_int_equal(letters[bands[year]], rows[i].bands[year]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_are_of_the_rounded_figure),
        cmocka_unit_test(gaps_take_the_following_year_else_the_preceding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

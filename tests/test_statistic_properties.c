/* test_statistic_properties.c - what must hold of a group's statistics whatever the figures: thousands of random panels
 * with random gaps, the same ones in every run. */
#include <math.h>
#include <string.h>

#include "tests/support/check.h"
#include "transform/exact_sum.h"
#include "transform/statistic.h"

#define ROUNDS 5000
#define MEMBERS_MAX 40
#define YEARS_MAX 8

static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* A panel of members and years, area by area, and each member's weight. */
struct random_panel {
    size_t count;
    size_t years;
    struct cell cells[MEMBERS_MAX * YEARS_MAX];
    struct cell weights[MEMBERS_MAX];
};

static struct cell random_gap(unsigned *seed)
{
    static const enum cell_status reasons[] = {CELL_MISSING, CELL_WITHDRAWN, CELL_NOT_FETCHED, CELL_ZERO_DENOMINATOR,
                                               CELL_NOT_APPLICABLE};
    return (struct cell){.status = reasons[next_random(seed, 5)]};
}

/* Figures of any size and sign, some of them equal; `gaps` in ten are missing. */
static struct cell random_cell(unsigned *seed, unsigned gaps)
{
    static const double scales[] = {0.001, 1, 1000, 1e9};
    if (next_random(seed, 10) < gaps) {
        return random_gap(seed);
    }
    double value = next_random(seed, 4) == 0 ? (double)next_random(seed, 5) : next_random(seed, 1000000) / 997.0 - 300;
    return (struct cell){.value = value * scales[next_random(seed, 4)], .preliminary = next_random(seed, 9) == 0};
}

static void make_panel(struct random_panel *panel, unsigned *seed, unsigned gaps)
{
    panel->count = 1 + next_random(seed, MEMBERS_MAX);
    panel->years = 1 + next_random(seed, YEARS_MAX);
    for (size_t i = 0; i < panel->count * panel->years; i++) {
        panel->cells[i] = random_cell(seed, gaps);
    }
    for (size_t i = 0; i < panel->count; i++) {
        panel->weights[i] =
            next_random(seed, 10) < gaps ? random_gap(seed) : (struct cell){.value = next_random(seed, 600000) / 7.0};
    }
}

/* All statistics of one year, those of several years over the whole panel. */
static void all_of_year(const struct random_panel *panel, size_t year, struct group_figure figures[STATISTIC_COUNT])
{
    struct cell cells[MEMBERS_MAX];
    bool balanced[MEMBERS_MAX];
    double room[MEMBERS_MAX];
    for (size_t i = 0; i < panel->count; i++) {
        cells[i] = panel->cells[i * panel->years + year];
    }
    (void)statistic_balanced_members(panel->cells, panel->count, panel->years, balanced);
    const struct statistic_year of = {cells, panel->count, panel->weights, balanced};
    statistic_all(&of, room, figures);
}

static void swap_members(struct random_panel *panel, size_t one, size_t other)
{
    struct cell kept = panel->weights[one];
    panel->weights[one] = panel->weights[other];
    panel->weights[other] = kept;
    for (size_t year = 0; year < panel->years; year++) {
        kept = panel->cells[one * panel->years + year];
        panel->cells[one * panel->years + year] = panel->cells[other * panel->years + year];
        panel->cells[other * panel->years + year] = kept;
    }
}

static void same_figure(const struct group_figure *left, const struct group_figure *right)
{
    assert_int_equal(left->cell.status, right->cell.status);
    assert_int_equal(left->cell.preliminary, right->cell.preliminary);
    assert_memory_equal(&left->cell.value, &right->cell.value, sizeof left->cell.value);
    assert_int_equal(left->reported, right->reported);
    assert_int_equal(left->members, right->members);
    assert_int_equal(left->holders, right->holders);
    assert_int_equal(left->is_total, right->is_total);
}

static void permuting_the_members_changes_nothing(void **state)
{
    static struct random_panel panel;
    struct group_figure before[STATISTIC_COUNT];
    struct group_figure after[STATISTIC_COUNT];
    unsigned seed = 1407;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 2);
        size_t year = next_random(&seed, (unsigned)panel.years);
        all_of_year(&panel, year, before);
        for (size_t i = panel.count; i > 1; i--) {
            swap_members(&panel, i - 1, next_random(&seed, (unsigned)i));
        }
        all_of_year(&panel, year, after);
        for (int s = 0; s < STATISTIC_COUNT; s++) {
            same_figure(&before[s], &after[s]);
        }
    }
}

/* To the last bit, whatever the common weight is. */
static void equal_weights_give_the_unweighted_mean(void **state)
{
    static struct random_panel panel;
    struct group_figure figures[STATISTIC_COUNT];
    unsigned seed = 1480;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 2);
        double weight = (1 + next_random(&seed, 1000000)) / 991.0;
        for (size_t i = 0; i < panel.count; i++) {
            panel.weights[i] = (struct cell){.value = weight};
        }
        all_of_year(&panel, 0, figures);
        same_figure(&figures[STATISTIC_WEIGHTED_MEAN], &figures[STATISTIC_MEAN]);
    }
}

static void a_common_factor_of_the_weights_changes_nothing(void **state)
{
    static struct random_panel panel;
    struct group_figure before[STATISTIC_COUNT];
    struct group_figure after[STATISTIC_COUNT];
    unsigned seed = 1401;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 2);
        all_of_year(&panel, 0, before);
        for (size_t i = 0; i < panel.count; i++) {
            panel.weights[i].value *= 1024;
        }
        all_of_year(&panel, 0, after);
        same_figure(&before[STATISTIC_WEIGHTED_MEAN], &after[STATISTIC_WEIGHTED_MEAN]);
    }
}

static void the_balanced_mean_of_complete_data_is_the_mean(void **state)
{
    static struct random_panel panel;
    struct group_figure figures[STATISTIC_COUNT];
    unsigned seed = 1489;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 0);
        for (size_t year = 0; year < panel.years; year++) {
            all_of_year(&panel, year, figures);
            same_figure(&figures[STATISTIC_BALANCED_MEAN], &figures[STATISTIC_MEAN]);
            assert_true(figures[STATISTIC_SUM].is_total);
        }
    }
}

/* One who is not in the balanced set may say what he likes. */
static void the_balanced_mean_leaves_out_who_was_silent_once(void **state)
{
    static struct random_panel panel;
    struct group_figure before[STATISTIC_COUNT];
    struct group_figure after[STATISTIC_COUNT];
    unsigned seed = 1384;
    int tried = 0;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 1);
        struct cell *told = &panel.cells[0];
        if (panel.years < 2 || panel.count < 2 || !cell_has_value(told) || cell_has_value(&panel.cells[1]) ||
            !cell_has_value(&panel.cells[panel.years + 1])) {
            continue;
        }
        all_of_year(&panel, 0, before);
        told->value += 1e6;
        told->preliminary = !told->preliminary;
        all_of_year(&panel, 0, after);
        same_figure(&before[STATISTIC_BALANCED_MEAN], &after[STATISTIC_BALANCED_MEAN]);
        assert_true(after[STATISTIC_MEAN].cell.value > before[STATISTIC_MEAN].cell.value);
        tried++;
    }
    assert_true(tried > 100);
}

static void expect_shifted(const struct group_figure *before, const struct group_figure *after, double shift)
{
    assert_int_equal(before->cell.status, after->cell.status);
    assert_int_equal(before->reported, after->reported);
    if (cell_has_value(&before->cell)) {
        double bound = 1e-15 * (fabs(before->cell.value) + fabs(after->cell.value) + shift) * 4;
        assert_true(fabs(after->cell.value - (before->cell.value + shift)) <= bound);
    }
}

/* Figures in eighths, so that the addition itself loses nothing. */
static void adding_a_constant_shifts_everything_but_the_sum(void **state)
{
    static struct random_panel panel;
    struct group_figure before[STATISTIC_COUNT];
    struct group_figure after[STATISTIC_COUNT];
    unsigned seed = 1441;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 2);
        for (size_t i = 0; i < panel.count * panel.years; i++) {
            panel.cells[i].value = floor(panel.cells[i].value) / 8;
        }
        all_of_year(&panel, 0, before);
        double shift = (1 + next_random(&seed, 8000)) / 8.0;
        for (size_t i = 0; i < panel.count * panel.years; i++) {
            panel.cells[i].value += shift;
        }
        all_of_year(&panel, 0, after);
        for (int s = 0; s < STATISTIC_COUNT; s++) {
            const double by = s == STATISTIC_SUM ? shift * (double)before[s].reported : shift;
            expect_shifted(&before[s], &after[s], by);
        }
    }
}

static void they_are_in_order(void **state)
{
    static const enum statistic order[] = {STATISTIC_MIN, STATISTIC_LOWER_QUARTILE, STATISTIC_MEDIAN,
                                           STATISTIC_UPPER_QUARTILE, STATISTIC_MAX};
    static const enum statistic between[] = {STATISTIC_MEAN, STATISTIC_WEIGHTED_MEAN, STATISTIC_BALANCED_MEAN};
    static struct random_panel panel;
    struct group_figure figures[STATISTIC_COUNT];
    unsigned seed = 1482;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, 3);
        all_of_year(&panel, 0, figures);
        if (figures[STATISTIC_MEAN].reported == 0) {
            continue;
        }
        for (size_t i = 1; i < sizeof order / sizeof *order; i++) {
            assert_true(figures[order[i - 1]].cell.value <= figures[order[i]].cell.value);
        }
        for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
            const struct group_figure *figure = &figures[between[i]];
            assert_true(!cell_has_value(&figure->cell) || (figure->cell.value >= figures[STATISTIC_MIN].cell.value &&
                                                           figure->cell.value <= figures[STATISTIC_MAX].cell.value));
            assert_true(figure->reported <= figures[STATISTIC_MEAN].reported);
        }
    }
}

/* min and max name one who has the value, and count all of them; a figure of none carries a reason. */
static void holders_hold_and_reasons_are_told(void **state)
{
    static struct random_panel panel;
    struct group_figure figures[STATISTIC_COUNT];
    unsigned seed = 1419;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        make_panel(&panel, &seed, (unsigned)round % 11);
        all_of_year(&panel, 0, figures);
        for (int s = STATISTIC_MIN; s <= STATISTIC_MAX; s++) {
            const struct group_figure *figure = &figures[s];
            size_t holders = 0;
            for (size_t i = panel.count; i-- > 0;) {
                const struct cell *cell = &panel.cells[i * panel.years];
                if (cell_has_value(cell) && memcmp(&cell->value, &figure->cell.value, sizeof cell->value) == 0) {
                    holders++;
                    assert_true(i >= figure->holder);
                }
            }
            assert_int_equal(figure->holders, figure->reported > 0 ? holders : 0);
        }
        for (int s = 0; s < STATISTIC_COUNT; s++) {
            assert_int_equal(cell_has_value(&figures[s].cell), figures[s].reported > 0);
        }
    }
}

/* A sum of numbers and of their opposites in any order is 0, and 1 more is 1: nothing is lost on the way. */
static void sums_are_exact(void **state)
{
    unsigned seed = 1462;
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        double values[2 * MEMBERS_MAX];
        struct exact_sum sum = {0};
        struct exact_sum products = {0};
        for (size_t i = 0; i < MEMBERS_MAX; i++) {
            values[2 * i] = ldexp(next_random(&seed, 1000000) / 997.0, (int)next_random(&seed, 400) - 200);
            values[2 * i + 1] = -values[2 * i];
        }
        for (size_t i = (size_t)2 * MEMBERS_MAX; i > 1; i--) {
            size_t other = next_random(&seed, (unsigned)i);
            double kept = values[i - 1];
            values[i - 1] = values[other];
            values[other] = kept;
        }
        exact_sum_add(&sum, 1);
        exact_sum_add(&products, 3);
        for (size_t i = 0; i < (size_t)2 * MEMBERS_MAX; i++) {
            exact_sum_add(&sum, values[i]);
            exact_sum_add_product(&products, values[i], 1.1);
        }
        assert_true(exact_sum_value(&sum) >= 1 && exact_sum_value(&sum) <= 1);
        assert_true(exact_sum_value(&products) >= 3 && exact_sum_value(&products) <= 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(permuting_the_members_changes_nothing),
        cmocka_unit_test(equal_weights_give_the_unweighted_mean),
        cmocka_unit_test(a_common_factor_of_the_weights_changes_nothing),
        cmocka_unit_test(the_balanced_mean_of_complete_data_is_the_mean),
        cmocka_unit_test(the_balanced_mean_leaves_out_who_was_silent_once),
        cmocka_unit_test(adding_a_constant_shifts_everything_but_the_sum),
        cmocka_unit_test(they_are_in_order),
        cmocka_unit_test(holders_hold_and_reasons_are_told),
        cmocka_unit_test(sums_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

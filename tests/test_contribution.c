/* test_contribution.c - what drove a change, worked out by hand, and for the published referrals. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/chance.h"
#include "tests/support/check.h"
#include "tests/support/published.h"
#include "transform/contribution.h"
#include "transform/statistic.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NONE                   \
    {                          \
        0, CELL_MISSING, false \
    }
#define ROOM 16

static void expect(double value, double expected)
{
    assert_true(fabs(value - expected) < 1e-12);
}

static void expect_cell(const struct cell *cell, double expected)
{
    assert_int_equal(cell->status, CELL_VALUE);
    expect(cell->value, expected);
}

/* Column 0 of Tabell 5 is 2017. */
static size_t referrals(int year, struct cell *cells, const char **names)
{
    for (size_t t = 0; t < published_table_count; t++) {
        const struct published_table *table = &published_tables[t];
        if (strcmp(table->id, "tabell-5") != 0) {
            continue;
        }
        for (size_t i = 0; i < table->row_count; i++) {
            const char *text = table->rows[i].cells[year - 2017];
            char *end;
            double value = strtod(text, &end);
            cells[i] = end == text ? (struct cell){.status = CELL_MISSING} : (struct cell){.value = value};
            names[i] = table->rows[i].area;
        }
        return table->row_count;
    }
    return 0;
}

static void the_rise_of_referrals_comes_foremost_from_lerum_stenungsund_and_partille(void **state)
{
    struct cell earlier[ROOM];
    struct cell later[ROOM];
    const char *names[ROOM];
    struct contribution room[ROOM];
    struct change_parts parts;
    size_t order[ROOM];
    (void)state;
    size_t count = referrals(2021, earlier, names);
    assert_int_equal(count, 13);
    assert_int_equal(referrals(2022, later, names), 13);
    change_of_mean(earlier, later, count, room, &parts);

    expect_cell(&parts.earlier, 159.0 / 13);
    expect_cell(&parts.later, 188.0 / 12);
    expect_cell(&parts.total, 188.0 / 12 - 159.0 / 13); /* 3.4 points */
    expect_cell(&parts.within, 35.0 / 12);              /* 188 - 153, without Tjörn */
    expect_cell(&parts.composition, 153.0 / 12 - 159.0 / 13);
    expect_cell(&parts.reweighting, 0);
    assert_int_equal(parts.common, 12);
    assert_int_equal(parts.went, 1);
    assert_int_equal(parts.came, 0);

    assert_int_equal(contribution_top(&parts, 1, order), 6);
    assert_string_equal(names[order[0]], "Lerum");
    assert_string_equal(names[order[1]], "Stenungsund");
    assert_string_equal(names[order[2]], "Partille");
    expect(room[order[0]].contribution, 21.0 / 12);
    assert_int_equal(contribution_top(&parts, -1, order), 1);
    assert_string_equal(names[order[0]], "Lilla Edet");
}

static void one_that_went_is_held_against_those_that_stayed(void **state)
{
    static const struct cell earlier[] = {{10, 0, false}, {20, 0, false}, {60, 0, false}, NONE, NONE};
    static const struct cell later[] = {{12, 0, false}, {22, 0, false}, NONE, {47, 0, false}, NONE};
    struct contribution room[COUNT(earlier)];
    struct change_parts parts;
    size_t order[COUNT(earlier)];
    (void)state;
    change_of_mean(earlier, later, COUNT(earlier), room, &parts);
    expect_cell(&parts.total, -3); /* 30 -> 27 */
    expect_cell(&parts.within, 2);
    expect_cell(&parts.composition, -5);
    expect(room[0].contribution, 1);
    expect(room[1].change, 2);
    assert_int_equal(room[2].presence, PRESENT_WENT);
    expect(room[2].contribution, -15); /* (60 - 15) / 3 */
    assert_int_equal(room[3].presence, PRESENT_CAME);
    expect(room[3].contribution, 10); /* (47 - 17) / 3 */
    assert_int_equal(room[4].presence, PRESENT_NEITHER);
    assert_int_equal(parts.members, 5);
    assert_int_equal(contribution_order(&parts, order), 4);
    assert_int_equal(order[0], 3);
    assert_int_equal(order[1], 0); /* before the equal one after it */
    assert_int_equal(order[3], 2);
}

static void a_weighted_mean_also_moves_with_its_weights(void **state)
{
    static const struct cell earlier[] = {{10, 0, false}, {20, 0, false}, NONE, {99, 0, false}};
    static const struct cell earlier_weights[] = {{1, 0, false}, {3, 0, false}, {4, 0, false}, {0, 0, false}};
    static const struct cell later[] = {{20, 0, false}, {20, 0, false}, {40, 0, true}, {99, 0, false}};
    static const struct cell later_weights[] = {{3, 0, false}, {1, 0, false}, {4, 0, false}, NONE};
    struct contribution room[COUNT(earlier)];
    struct change_parts parts;
    (void)state;
    change_of_weighted_mean(earlier, earlier_weights, later, later_weights, COUNT(earlier), room, &parts);
    expect_cell(&parts.earlier, 17.5); /* (10 + 60) / 4 */
    expect_cell(&parts.later, 30);     /* (60 + 20 + 160) / 8 */
    expect_cell(&parts.within, 5);     /* weights 1/4 -> 3/4, so (1/4 + 3/4) / 2 x 10 */
    expect_cell(&parts.reweighting, -2.5);
    expect_cell(&parts.composition, 10); /* 4 / 8 x (40 - 20) */
    expect_cell(&parts.total, 12.5);
    assert_true(parts.later.preliminary && parts.total.preliminary && !parts.earlier.preliminary);
    expect(room[0].reweighting, -1.875); /* 1/2 x (15 - 18.75) */
    expect(room[1].reweighting, -0.625); /* -1/2 x (20 - 18.75) */
    expect(contribution_of(&room[0]), 3.125);
    assert_int_equal(room[3].presence, PRESENT_NEITHER); /* no weight, no say */
}

static void a_sum_tells_who_added_how_much(void **state)
{
    static const struct cell earlier[] = {{5, 0, false}, NONE, {3, 0, false}};
    static const struct cell later[] = {{7, 0, false}, {4, 0, false}, NONE};
    struct contribution room[COUNT(earlier)];
    struct change_parts parts;
    (void)state;
    change_of_sum(earlier, later, COUNT(earlier), room, &parts);
    expect_cell(&parts.earlier, 8);
    expect_cell(&parts.later, 11);
    expect_cell(&parts.total, 3);
    expect_cell(&parts.within, 2);
    expect_cell(&parts.composition, 1);
    expect(room[1].contribution, 4);
    expect(room[2].contribution, -3);
}

static void with_nobody_in_both_years_there_is_no_change_within(void **state)
{
    static const struct cell earlier[] = {{5, 0, false}, NONE};
    static const struct cell later[] = {NONE, {8, 0, false}};
    struct contribution room[COUNT(earlier)];
    struct change_parts parts;
    size_t order[COUNT(earlier)];
    (void)state;
    change_of_mean(earlier, later, COUNT(earlier), room, &parts);
    expect_cell(&parts.total, 3);
    expect_cell(&parts.composition, 3);
    assert_int_equal(parts.within.status, CELL_MISSING);
    assert_int_equal(parts.reweighting.status, CELL_MISSING);
    expect(room[0].contribution, 0);
    assert_int_equal(contribution_top(&parts, 1, order), 0);
    change_of_sum(earlier, later, COUNT(earlier), room, &parts);
    expect_cell(&parts.composition, 3);
    assert_int_equal(parts.within.status, CELL_MISSING);
    expect(room[0].contribution, -5);
}

static void a_year_without_figures_leaves_nothing_to_compare(void **state)
{
    static const struct cell earlier[] = {NONE, {0, CELL_NOT_FETCHED, false}};
    static const struct cell later[] = {{1, 0, false}, {2, 0, false}};
    struct contribution room[COUNT(earlier)];
    struct change_parts parts;
    (void)state;
    change_of_mean(earlier, later, COUNT(earlier), room, &parts);
    assert_int_equal(parts.total.status, CELL_NOT_FETCHED);
    assert_int_equal(parts.within.status, CELL_NOT_FETCHED);
    assert_int_equal(parts.composition.status, CELL_NOT_FETCHED);
    assert_int_equal(parts.came, 2);
    expect(room[0].contribution, 0);
    change_of_sum(earlier, later, COUNT(earlier), room, &parts);
    assert_int_equal(parts.total.status, CELL_NOT_FETCHED);
    expect(room[0].contribution, 0);
    change_of_mean(earlier, later, 0, room, &parts);
    assert_int_equal(parts.total.status, CELL_MISSING);
}

/* --- properties, over panels of chance with gaps; the same ones every time --- */

#define PANELS 5000
#define MOST 40

struct drawn {
    size_t count;
    struct cell earlier[MOST];
    struct cell later[MOST];
    struct cell earlier_weights[MOST];
    struct cell later_weights[MOST];
};

static struct cell draw_cell(struct chance *chance, double limit, unsigned gaps_in_ten)
{
    struct cell cell = {.value = chance_below(chance, limit)};
    if (chance_draw(chance) % 10 < gaps_in_ten) {
        cell = (struct cell){.status = CELL_MISSING};
    }
    return cell;
}

static void draw_panel(struct chance *chance, struct drawn *drawn, unsigned gaps_in_ten)
{
    static const double scales[] = {100, 1, 1e6, 1e-3};
    double scale = scales[chance_draw(chance) % COUNT(scales)];
    drawn->count = 1 + chance_draw(chance) % MOST;
    for (size_t i = 0; i < drawn->count; i++) {
        drawn->earlier[i] = draw_cell(chance, scale, gaps_in_ten);
        drawn->later[i] = draw_cell(chance, scale, gaps_in_ten);
        drawn->earlier_weights[i] = draw_cell(chance, 600000, gaps_in_ten / 2);
        drawn->later_weights[i] = draw_cell(chance, 600000, gaps_in_ten / 2);
    }
}

static double largest(const struct drawn *drawn)
{
    double most = 0;
    for (size_t i = 0; i < drawn->count; i++) {
        most = fmax(most, fmax(fabs(drawn->earlier[i].value), fabs(drawn->later[i].value)));
    }
    return most;
}

enum way { WAY_MEAN, WAY_WEIGHTED, WAY_SUM, WAY_COUNT };

static void change_in_way(enum way way, const struct drawn *drawn, struct contribution *room,
                          struct change_parts *parts)
{
    if (way == WAY_MEAN) {
        change_of_mean(drawn->earlier, drawn->later, drawn->count, room, parts);
    } else if (way == WAY_WEIGHTED) {
        change_of_weighted_mean(drawn->earlier, drawn->earlier_weights, drawn->later, drawn->later_weights,
                                drawn->count, room, parts);
    } else {
        change_of_sum(drawn->earlier, drawn->later, drawn->count, room, parts);
    }
}

/* The whole as its members tell it, in their order and without compensation. */
static double sum_of_members(const struct change_parts *parts)
{
    double sum = 0;
    for (size_t i = 0; i < parts->members; i++) {
        sum += contribution_of(&parts->contributions[i]);
    }
    return sum;
}

static void the_parts_sum_to_the_change(void **state)
{
    struct chance chance = {4711};
    struct drawn drawn;
    struct contribution room[MOST];
    struct change_parts parts;
    size_t summed = 0;
    (void)state;
    for (size_t n = 0; n < PANELS; n++) {
        draw_panel(&chance, &drawn, (unsigned)(n % 10));
        double tolerance = largest(&drawn) * 1e-12;
        for (enum way way = WAY_MEAN; way < WAY_COUNT; way++) {
            change_in_way(way, &drawn, room, &parts);
            if (!cell_has_value(&parts.total)) {
                continue;
            }
            assert_true(fabs(parts.total.value - (parts.later.value - parts.earlier.value)) <= tolerance);
            if (parts.common == 0) {
                assert_int_equal(parts.within.status, CELL_MISSING);
                continue;
            }
            double whole = parts.within.value + parts.reweighting.value + parts.composition.value;
            assert_true(fabs(whole - parts.total.value) <= tolerance);
            assert_true(fabs(sum_of_members(&parts) - parts.total.value) <= tolerance * (way == WAY_SUM ? MOST : 1));
            summed++;
        }
    }
    assert_true(summed > PANELS * 2);
}

/* Rolls the members on by `by` places. */
static void roll(struct drawn *rolled, const struct drawn *drawn, size_t by)
{
    rolled->count = drawn->count;
    for (size_t i = 0; i < drawn->count; i++) {
        size_t to = (i + by) % drawn->count;
        rolled->earlier[to] = drawn->earlier[i];
        rolled->later[to] = drawn->later[i];
        rolled->earlier_weights[to] = drawn->earlier_weights[i];
        rolled->later_weights[to] = drawn->later_weights[i];
    }
}

static void other_order_of_members_is_other_order_of_contributions(void **state)
{
    struct chance chance = {17};
    struct drawn drawn;
    struct drawn rolled;
    struct contribution room[MOST];
    struct contribution rolled_room[MOST];
    struct change_parts parts;
    struct change_parts rolled_parts;
    (void)state;
    for (size_t n = 0; n < PANELS; n++) {
        draw_panel(&chance, &drawn, 3);
        size_t by = chance_draw(&chance) % drawn.count;
        roll(&rolled, &drawn, by);
        double tolerance = largest(&drawn) * 1e-13;
        for (enum way way = WAY_MEAN; way < WAY_COUNT; way++) {
            change_in_way(way, &drawn, room, &parts);
            change_in_way(way, &rolled, rolled_room, &rolled_parts);
            assert_int_equal(parts.total.status, rolled_parts.total.status);
            assert_true(fabs(parts.total.value - rolled_parts.total.value) <= tolerance * MOST);
            for (size_t i = 0; i < drawn.count; i++) {
                const struct contribution *other = &rolled_room[(i + by) % drawn.count];
                assert_int_equal(room[i].presence, other->presence);
                assert_true(fabs(contribution_of(&room[i]) - contribution_of(other)) <= tolerance);
            }
        }
    }
}

/* What `query` tells of a group's years and what --drivers does are the same figures, to the last bit. */
static void the_levels_are_the_statistics_of_the_group(void **state)
{
    struct chance chance = {53};
    struct drawn drawn;
    struct contribution room[MOST];
    struct change_parts parts;
    (void)state;
    for (size_t n = 0; n < PANELS; n++) {
        draw_panel(&chance, &drawn, 3);
        const struct group_figure expected[WAY_COUNT] = {
            statistic_of(STATISTIC_MEAN, drawn.later, drawn.count, NULL),
            statistic_weighted_mean(drawn.later, drawn.later_weights, drawn.count),
            statistic_of(STATISTIC_SUM, drawn.later, drawn.count, NULL)};
        for (enum way way = WAY_MEAN; way < WAY_COUNT; way++) {
            change_in_way(way, &drawn, room, &parts);
            assert_int_equal(parts.later.status, expected[way].cell.status);
            if (cell_has_value(&parts.later)) {
                assert_memory_equal(&parts.later.value, &expected[way].cell.value, sizeof parts.later.value);
            }
        }
    }
}

static void a_constant_added_moves_no_part_of_a_mean(void **state)
{
    struct chance chance = {23};
    struct drawn drawn;
    struct contribution room[MOST];
    struct contribution shifted_room[MOST];
    struct change_parts parts;
    struct change_parts shifted;
    (void)state;
    for (size_t n = 0; n < PANELS; n++) {
        draw_panel(&chance, &drawn, 3);
        double most = largest(&drawn);
        double constant = chance_below(&chance, most);
        for (enum way way = WAY_MEAN; way <= WAY_WEIGHTED; way++) {
            struct drawn moved = drawn;
            for (size_t i = 0; i < moved.count; i++) {
                moved.earlier[i].value += constant;
                moved.later[i].value += constant;
            }
            change_in_way(way, &drawn, room, &parts);
            change_in_way(way, &moved, shifted_room, &shifted);
            assert_true(fabs(parts.total.value - shifted.total.value) <= most * 1e-12);
            assert_true(fabs(parts.reweighting.value - shifted.reweighting.value) <= most * 1e-12);
            for (size_t i = 0; i < drawn.count; i++) {
                assert_true(fabs(contribution_of(&room[i]) - contribution_of(&shifted_room[i])) <= most * 1e-12);
            }
        }
    }
}

static void equal_weights_give_the_unweighted_parts(void **state)
{
    struct chance chance = {31};
    struct drawn drawn;
    struct contribution room[MOST];
    struct contribution weighted_room[MOST];
    struct change_parts parts;
    struct change_parts weighted;
    (void)state;
    for (size_t n = 0; n < PANELS; n++) {
        draw_panel(&chance, &drawn, 3);
        double tolerance = largest(&drawn) * 1e-12;
        double weight = 1 + chance_below(&chance, 1000);
        for (size_t i = 0; i < drawn.count; i++) {
            drawn.earlier_weights[i] = drawn.later_weights[i] = (struct cell){.value = weight};
        }
        change_in_way(WAY_MEAN, &drawn, room, &parts);
        change_in_way(WAY_WEIGHTED, &drawn, weighted_room, &weighted);
        assert_int_equal(parts.within.status, weighted.within.status);
        assert_true(fabs(weighted.reweighting.value) <= tolerance);
        assert_true(fabs(parts.within.value - weighted.within.value) <= tolerance);
        assert_true(fabs(parts.composition.value - weighted.composition.value) <= tolerance);
        for (size_t i = 0; i < drawn.count; i++) {
            assert_true(fabs(room[i].contribution - contribution_of(&weighted_room[i])) <= tolerance);
        }
    }
}

static void complete_figures_leave_nothing_to_who_reports(void **state)
{
    struct chance chance = {41};
    struct drawn drawn;
    struct contribution room[MOST];
    struct change_parts parts;
    (void)state;
    for (size_t n = 0; n < PANELS; n++) {
        draw_panel(&chance, &drawn, 0);
        for (enum way way = WAY_MEAN; way < WAY_COUNT; way++) {
            change_in_way(way, &drawn, room, &parts);
            assert_int_equal(parts.common, drawn.count);
            assert_int_equal(parts.composition.status, CELL_VALUE);
            assert_true(!(parts.composition.value < 0) && !(parts.composition.value > 0));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rise_of_referrals_comes_foremost_from_lerum_stenungsund_and_partille),
        cmocka_unit_test(one_that_went_is_held_against_those_that_stayed),
        cmocka_unit_test(a_weighted_mean_also_moves_with_its_weights),
        cmocka_unit_test(a_sum_tells_who_added_how_much),
        cmocka_unit_test(with_nobody_in_both_years_there_is_no_change_within),
        cmocka_unit_test(a_year_without_figures_leaves_nothing_to_compare),
        cmocka_unit_test(the_parts_sum_to_the_change),
        cmocka_unit_test(other_order_of_members_is_other_order_of_contributions),
        cmocka_unit_test(the_levels_are_the_statistics_of_the_group),
        cmocka_unit_test(a_constant_added_moves_no_part_of_a_mean),
        cmocka_unit_test(equal_weights_give_the_unweighted_parts),
        cmocka_unit_test(complete_figures_leave_nothing_to_who_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

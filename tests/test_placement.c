/* Labels beside a scale: never on one another, never out of bounds, moved as little as can be. */
#include <math.h>

#include "report/chart/placement.h"
#include "tests/support/check.h"

#define MOST 40

static void fill(struct placement_label *labels, size_t count, double first, double step, double height)
{
    for (size_t i = 0; i < count; i++) {
        labels[i] = (struct placement_label){.owner = i, .wanted = first + step * (double)i, .height = height};
    }
}

static void assert_apart(const struct placement_label *labels, size_t count, double low, double high)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(labels[i].placed - labels[i].height / 2 >= low - 1e-6);
        assert_true(labels[i].placed + labels[i].height / 2 <= high + 1e-6);
        if (i > 0) {
            const double gap = (labels[i].height + labels[i - 1].height) / 2;
            assert_true(labels[i].placed - labels[i - 1].placed >= gap - 1e-6);
        }
    }
}

static void one_label_stands_where_it_wants(void **state)
{
    struct placement_label label = {.wanted = 30, .height = 10};
    (void)state;
    assert_true(placement_spread(&label, 1, 0, 100));
    assert_true(fabs(label.placed - 30) < 1e-9);
}

static void one_label_is_kept_within_the_bounds(void **state)
{
    struct placement_label label = {.wanted = -5, .height = 10};
    (void)state;
    assert_true(placement_spread(&label, 1, 0, 100));
    assert_true(fabs(label.placed - 5) < 1e-9);
    label.wanted = 200;
    assert_true(placement_spread(&label, 1, 0, 100));
    assert_true(fabs(label.placed - 95) < 1e-9);
}

static void two_labels_apart_stay_where_they_are(void **state)
{
    struct placement_label labels[2];
    (void)state;
    fill(labels, 2, 20, 50, 10);
    assert_true(placement_spread(labels, 2, 0, 100));
    assert_true(fabs(labels[0].placed - 20) < 1e-9 && fabs(labels[1].placed - 70) < 1e-9);
}

static void two_equal_labels_give_way_alike_and_keep_their_order(void **state)
{
    struct placement_label labels[2];
    (void)state;
    fill(labels, 2, 50, 0, 10);
    assert_true(placement_spread(labels, 2, 0, 100));
    assert_int_equal(labels[0].owner, 0);
    assert_true(fabs(labels[0].placed - 45) < 1e-9 && fabs(labels[1].placed - 55) < 1e-9);
}

static void thirteen_labels_are_sorted_and_apart(void **state)
{
    static const double wanted[] = {5, 29, 33, 0, 0, 0, 72, 0, 4, 10, 30, 6, 5};
    struct placement_label labels[13];
    (void)state;
    fill(labels, 13, 0, 0, 5);
    for (size_t i = 0; i < 13; i++) {
        labels[i].wanted = 100 - wanted[i];
    }
    assert_true(placement_spread(labels, 13, -4, 104));
    assert_apart(labels, 13, -4, 104);
    assert_int_equal(labels[0].owner, 6);
    assert_true(fabs(labels[0].placed - 28) < 1e-9);
}

static void forty_labels_fill_their_room(void **state)
{
    struct placement_label labels[MOST];
    (void)state;
    fill(labels, MOST, 50, 0.1, 2.5);
    assert_true(placement_spread(labels, MOST, 0, 100));
    assert_apart(labels, MOST, 0, 100);
}

static void forty_equal_labels_at_the_edge_stay_within(void **state)
{
    struct placement_label labels[MOST];
    (void)state;
    fill(labels, MOST, 100, 0, 2);
    assert_true(placement_spread(labels, MOST, 0, 100));
    assert_apart(labels, MOST, 0, 100);
    assert_true(fabs(labels[MOST - 1].placed - 99) < 1e-6);
}

static void labels_of_different_heights_do_not_touch(void **state)
{
    struct placement_label labels[5];
    (void)state;
    fill(labels, 5, 40, 3, 8);
    labels[2].height = 20;
    assert_true(placement_spread(labels, 5, 0, 100));
    assert_apart(labels, 5, 0, 100);
}

static void too_many_labels_are_told(void **state)
{
    struct placement_label labels[MOST];
    (void)state;
    fill(labels, MOST, 0, 1, 5);
    assert_false(placement_spread(labels, MOST, 0, 100));
}

static void no_label_is_no_trouble(void **state)
{
    (void)state;
    assert_true(placement_spread(NULL, 0, 0, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_label_stands_where_it_wants),
        cmocka_unit_test(one_label_is_kept_within_the_bounds),
        cmocka_unit_test(two_labels_apart_stay_where_they_are),
        cmocka_unit_test(two_equal_labels_give_way_alike_and_keep_their_order),
        cmocka_unit_test(thirteen_labels_are_sorted_and_apart),
        cmocka_unit_test(forty_labels_fill_their_room),
        cmocka_unit_test(forty_equal_labels_at_the_edge_stay_within),
        cmocka_unit_test(labels_of_different_heights_do_not_touch),
        cmocka_unit_test(too_many_labels_are_told),
        cmocka_unit_test(no_label_is_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

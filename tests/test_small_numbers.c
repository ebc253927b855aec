/* test_small_numbers.c - what is marked, what is withheld, and that what is shown does not give it back. */
#include "tests/support/chance.h"
#include "tests/support/check.h"
#include "transform/small_numbers.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define V(value)                 \
    {                            \
        value, CELL_VALUE, false \
    }
#define NONE                   \
    {                          \
        0, CELL_MISSING, false \
    }

static void expect_withheld(const struct cell *counts, size_t count, const bool *expected)
{
    bool withheld[16];
    size_t hidden = small_withhold(counts, count, SMALL_COUNT, withheld);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(withheld[i], expected[i]);
        hidden -= expected[i];
    }
    assert_int_equal(hidden, 0);
}

static void a_share_of_under_thirty_is_marked(void **state)
{
    static const struct cell under = V(29);
    static const struct cell enough = V(30);
    static const struct cell unknown = NONE;
    (void)state;
    assert_true(small_base(&under, SMALL_BASE));
    assert_false(small_base(&enough, SMALL_BASE));
    assert_false(small_base(&unknown, SMALL_BASE));
}

static void from_one_to_four_is_small_and_nobody_is_not(void **state)
{
    static const struct cell counts[] = {V(0), V(1), V(4), V(5), NONE};
    static const bool expected[] = {false, true, true, false, false};
    (void)state;
    for (size_t i = 0; i < COUNT(counts); i++) {
        assert_int_equal(small_count(&counts[i], SMALL_COUNT), expected[i]);
    }
}

static void one_withheld_takes_the_smallest_other_with_it(void **state)
{
    static const struct cell one[] = {V(100), V(3), V(40), V(0), V(12)};
    static const bool one_expected[] = {false, true, false, false, true};
    static const struct cell none[] = {V(100), V(5), V(0)};
    static const bool none_expected[] = {false, false, false};
    static const struct cell enough[] = {V(100), V(3), V(4), V(20)};
    static const bool enough_expected[] = {false, true, true, false};
    static const struct cell too_few[] = {V(100), V(1), V(2), V(20)}; /* 3 together: each guessed from 1 and 2 */
    static const bool too_few_expected[] = {false, true, true, true};
    (void)state;
    expect_withheld(one, COUNT(one), one_expected);
    expect_withheld(none, COUNT(none), none_expected);
    expect_withheld(enough, COUNT(enough), enough_expected);
    expect_withheld(too_few, COUNT(too_few), too_few_expected);
}

static void a_total_and_what_is_shown_never_give_a_small_count_back(void **state)
{
    struct chance chance = {7};
    struct cell counts[12];
    bool withheld[12];
    (void)state;
    for (size_t round = 0; round < 5000; round++) {
        size_t count = 2 + chance_draw(&chance) % 11;
        size_t shown = 0;
        double left = 0;
        for (size_t i = 0; i < count; i++) {
            counts[i] = (struct cell){.value = (double)(chance_draw(&chance) % 30)};
            counts[i].status = chance_draw(&chance) % 8 == 0 ? CELL_MISSING : CELL_VALUE;
        }
        size_t hidden = small_withhold(counts, count, SMALL_COUNT, withheld);
        for (size_t i = 0; i < count; i++) {
            assert_true(withheld[i] || !small_count(&counts[i], SMALL_COUNT));
            assert_true(!withheld[i] || cell_has_value(&counts[i]));
            shown += !withheld[i] && cell_has_value(&counts[i]) && counts[i].value > 0;
            left += withheld[i] ? counts[i].value : 0;
        }
        assert_true(hidden == 0 || (hidden >= 2 && left >= SMALL_COUNT) || shown == 0);
    }
}

static void a_share_may_give_its_count_back(void **state)
{
    static const struct cell share = V(6.7); /* of 45: 3 persons */
    static const struct cell base = V(45);
    static const struct cell large = V(33.3); /* 15 */
    static const struct cell nobody = V(0);
    static const struct cell four = V(4);
    (void)state;
    assert_true(small_share(&share, &base, 100, SMALL_COUNT));
    assert_false(small_share(&large, &base, 100, SMALL_COUNT));
    assert_false(small_share(&nobody, &base, 100, SMALL_COUNT));
    assert_true(small_share(&large, &four, 100, SMALL_COUNT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_under_thirty_is_marked),
        cmocka_unit_test(from_one_to_four_is_small_and_nobody_is_not),
        cmocka_unit_test(one_withheld_takes_the_smallest_other_with_it),
        cmocka_unit_test(a_total_and_what_is_shown_never_give_a_small_count_back),
        cmocka_unit_test(a_share_may_give_its_count_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* How blocks flow over pages. */
#include <math.h>

#include "base/limits.h"
#include "report/pdf/page.h"
#include "tests/support/check.h"

#define LINES_MOST 400
#define LINE 14.0

static double heights[LINES_MOST];

static int make_heights(void **state)
{
    (void)state;
    for (size_t i = 0; i < LINES_MOST; i++) {
        heights[i] = LINE;
    }
    return 0;
}

static struct page_block lines(size_t count)
{
    return (struct page_block){.unit_heights = heights, .unit_count = count, .units_least = 2, .before = 5};
}

static struct page_block figure(const double *height)
{
    return (struct page_block){.unit_heights = height, .unit_count = 1, .units_least = 1, .before = 16, .whole = true};
}

static void flow(struct page_plan *plan, const struct page_block *blocks, size_t count, struct arena *arena)
{
    struct fault fault;
    arena_init(arena, MEBIBYTE);
    fault_init(&fault);
    assert_int_equal(page_flow_below(plan, blocks, count, 0, arena, &fault), 0);
}

static void nothing_takes_no_page(void **state)
{
    struct page_plan plan;
    struct arena arena;
    (void)state;
    flow(&plan, NULL, 0, &arena);
    assert_int_equal(plan.pages, 0);
    arena_release(&arena);
}

static void blocks_start_on_the_grid(void **state)
{
    const struct page_block blocks[] = {lines(3), lines(2)};
    struct page_plan plan;
    struct arena arena;
    (void)state;
    flow(&plan, blocks, 2, &arena);
    assert_int_equal(plan.count, 2);
    const double steps = plan.pieces[1].y / PAGE_GRID;
    assert_true(plan.pieces[1].y >= 3 * LINE + 5);
    assert_true(fabs(steps - round(steps)) < 1e-6);
    arena_release(&arena);
}

static void a_heading_stays_with_its_figure(void **state)
{
    const double chart = 400;
    struct page_block heading = lines(1);
    heading.keep_with_next = true;
    const struct page_block blocks[] = {lines(25), heading, figure(&chart)};
    struct page_plan plan;
    struct arena arena;
    (void)state;
    flow(&plan, blocks, 3, &arena);
    assert_int_equal(plan.pages, 2);
    assert_int_equal(plan.pieces[1].page, 1);
    assert_int_equal(plan.pieces[2].page, 1);
    arena_release(&arena);
}

static void a_long_paragraph_breaks_and_leaves_no_line_alone(void **state)
{
    struct page_plan plan;
    struct arena arena;
    const size_t page = (size_t)(PAGE_COLUMN_HEIGHT / LINE);
    (void)state;
    for (size_t count = page; count < page + 4; count++) {
        const struct page_block block = lines(count);
        size_t placed = 0;
        flow(&plan, &block, 1, &arena);
        for (size_t i = 0; i < plan.count; i++) {
            assert_true(plan.pieces[i].count >= 2);
            placed += plan.pieces[i].count;
        }
        assert_int_equal(placed, count);
        assert_int_equal(plan.pages, count > page ? 2 : 1);
        arena_release(&arena);
    }
}

static void a_table_that_fits_a_page_is_not_broken(void **state)
{
    struct page_block table = lines(30);
    table.whole = true;
    table.head = 40;
    table.tail = 30;
    const struct page_block blocks[] = {lines(30), table};
    struct page_plan plan;
    struct arena arena;
    (void)state;
    flow(&plan, blocks, 2, &arena);
    assert_int_equal(plan.count, 2);
    assert_int_equal(plan.pieces[1].page, 1);
    arena_release(&arena);
}

static void a_table_longer_than_a_page_breaks_and_fits_each(void **state)
{
    struct page_block table = lines(300);
    table.whole = true;
    table.units_least = 5;
    table.head = 40;
    table.tail = 60;
    struct page_plan plan;
    struct arena arena;
    size_t next = 0;
    (void)state;
    flow(&plan, &table, 1, &arena);
    assert_true(plan.count > 1);
    for (size_t i = 0; i < plan.count; i++) {
        const struct page_piece *piece = &plan.pieces[i];
        const double tail = i + 1 == plan.count ? table.tail : 0;
        assert_int_equal(piece->first, next);
        assert_true(piece->count >= 5);
        assert_true(piece->y + table.head + LINE * (double)piece->count + tail <= PAGE_COLUMN_HEIGHT + 1e-6);
        next += piece->count;
    }
    assert_int_equal(next, 300);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_takes_no_page),
        cmocka_unit_test(blocks_start_on_the_grid),
        cmocka_unit_test(a_heading_stays_with_its_figure),
        cmocka_unit_test(a_long_paragraph_breaks_and_leaves_no_line_alone),
        cmocka_unit_test(a_table_that_fits_a_page_is_not_broken),
        cmocka_unit_test(a_table_longer_than_a_page_breaks_and_fits_each),
    };
    return cmocka_run_group_tests(tests, make_heights, NULL);
}

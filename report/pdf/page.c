#include "report/pdf/page.h"

#include <math.h>
#include <string.h>

#define TOLERANCE 1e-6

/* Where the next piece goes. */
struct flow {
    struct page_plan *plan;
    const struct page_block *blocks;
    size_t block_count;
    struct arena *arena;
    size_t page;
    double y;
    size_t squeezed; /* the block that is made lower */
    double squeeze;  /* by how much */
};

static double units_height(const struct page_block *block, size_t first, size_t end)
{
    double height = 0;
    for (size_t i = first; i < end; i++) {
        height += block->unit_heights[i];
    }
    return height;
}

double page_block_height(const struct page_block *block)
{
    return block->head + units_height(block, 0, block->unit_count) + block->tail;
}

static bool may_break(const struct page_block *block)
{
    return block->unit_count >= 2 * block->units_least && block->unit_count > 1 &&
           (!block->whole || page_block_height(block) > PAGE_COLUMN_HEIGHT);
}

/* What of a block must stand where it starts. */
static double opening_of_block(const struct page_block *block)
{
    return may_break(block) ? block->head + units_height(block, 0, block->units_least) : page_block_height(block);
}

/* The same with the blocks that it may not be parted from, up to the block `*last`. */
static double opening(const struct flow *flow, size_t index, size_t *last)
{
    double height = 0;
    while (index + 1 < flow->block_count && flow->blocks[index].keep_with_next) {
        height += page_block_height(&flow->blocks[index]) + flow->blocks[index + 1].before + PAGE_GRID;
        index++;
    }
    *last = index;
    return height + opening_of_block(&flow->blocks[index]);
}

/* Whether a block may start at that height, if need be with the last of what it may not be parted from made lower. */
static bool fits(struct flow *flow, size_t index, double y)
{
    size_t last;
    const double over = y + opening(flow, index, &last) - PAGE_COLUMN_HEIGHT;
    if (over <= TOLERANCE) {
        return true;
    }
    if (flow->squeeze > 0 && flow->squeezed == last) {
        return true; /* decided where its heading was placed */
    }
    if (may_break(&flow->blocks[last]) || over > flow->blocks[last].squeeze) {
        return false;
    }
    flow->squeezed = last;
    flow->squeeze = over;
    return true;
}

static void new_page(struct flow *flow)
{
    flow->page++;
    flow->y = 0;
}

static double squeeze_of(const struct flow *flow, size_t block)
{
    return flow->squeeze > 0 && flow->squeezed == block ? flow->squeeze : 0;
}

static bool append_piece(struct flow *flow, size_t block, size_t first, size_t count)
{
    struct page_plan *plan = flow->plan;
    if (plan->count == plan->room) {
        const size_t room = plan->room * 2 + 16;
        struct page_piece *pieces = arena_grow(flow->arena, plan->pieces, plan->room, room, sizeof *pieces);
        if (pieces == NULL) {
            return false;
        }
        plan->pieces = pieces;
        plan->room = room;
    }
    plan->pieces[plan->count++] = (struct page_piece){.block = block,
                                                      .first = first,
                                                      .count = count,
                                                      .page = flow->page,
                                                      .y = flow->y,
                                                      .squeezed = squeeze_of(flow, block)};
    return true;
}

/* How many of the units from `first` on fit on the page, leaving enough for the next. */
static size_t units_that_fit(const struct flow *flow, const struct page_block *block, size_t first)
{
    const size_t left = block->unit_count - first;
    double room = PAGE_COLUMN_HEIGHT - flow->y - block->head + TOLERANCE;
    size_t fit = 0;
    while (fit < left && room >= block->unit_heights[first + fit]) {
        room -= block->unit_heights[first + fit];
        fit++;
    }
    if (fit == left && room >= block->tail) {
        return left;
    }
    const size_t most = left > block->units_least ? left - block->units_least : 0;
    return fit < most ? fit : most;
}

static bool place(struct flow *flow, size_t index)
{
    const struct page_block *block = &flow->blocks[index];
    size_t first = 0;
    while (first < block->unit_count) {
        size_t count = may_break(block) ? units_that_fit(flow, block, first) : block->unit_count;
        if (count == 0 && flow->y > 0) {
            new_page(flow);
            continue;
        }
        count = count == 0 ? 1 : count;
        if (!append_piece(flow, index, first, count)) {
            return false;
        }
        flow->y += block->head + units_height(block, first, first + count) - squeeze_of(flow, index);
        first += count;
        if (first < block->unit_count) {
            new_page(flow);
        }
    }
    flow->y += block->tail;
    return true;
}

/* Where a block would start on the page. */
static double start_of(const struct flow *flow, const struct page_block *block)
{
    const double y = flow->y + block->before;
    if (!(flow->y > 0)) {
        return 0;
    }
    return block->off_grid ? y : ceil(y / PAGE_GRID - TOLERANCE) * PAGE_GRID;
}

int page_flow_below(struct page_plan *plan, const struct page_block *blocks, size_t count, double top,
                    struct arena *arena, struct fault *fault)
{
    struct flow flow = {.plan = plan, .blocks = blocks, .block_count = count, .arena = arena, .y = top};
    memset(plan, 0, sizeof *plan);
    for (size_t i = 0; i < count; i++) {
        double y = start_of(&flow, &blocks[i]);
        if (y > 0 && !fits(&flow, i, y)) {
            new_page(&flow);
            y = 0;
        }
        flow.y = y;
        if (!place(&flow, i)) {
            return fault_memory(fault, "the pages of a report");
        }
    }
    plan->pages = count > 0 ? flow.page + 1 : 0;
    return 0;
}

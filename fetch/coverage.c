#include "fetch/coverage.h"

#include "base/limits.h"

/* Which of one block's cells (indicator x area x year) the recording answers: a bit each. */
struct answered {
    const struct block *block;
    size_t years;
    unsigned char *bits;
};

static size_t cell_of(const struct answered *answered, size_t kpi, size_t area, size_t year)
{
    return (kpi * answered->block->areas.count + area) * answered->years + year;
}

static int answered_init(struct answered *answered, const struct block *block, struct arena *arena, struct fault *fault)
{
    answered->block = block;
    answered->years = (size_t)(block->last_year - block->first_year) + 1;
    answered->bits = arena_array(arena, block->kpis.count * block->areas.count * answered->years / 8 + 1, 1);
    return answered->bits == NULL ? fault_memory(fault, "what is wanted of the recording") : 0;
}

static void mark_years(struct answered *answered, const struct request *request, size_t kpi, size_t area)
{
    for (size_t i = 0; i < request->year_count; i++) {
        int year = request->years[i];
        if (year >= answered->block->first_year && year <= answered->block->last_year) {
            size_t cell = cell_of(answered, kpi, area, (size_t)(year - answered->block->first_year));
            answered->bits[cell / 8] |= (unsigned char)(1U << cell % 8);
        }
    }
}

static void mark_request(struct answered *answered, const struct request *request)
{
    const struct block *block = answered->block;
    for (size_t i = 0; i < request->ids.count; i++) {
        size_t kpi = id_set_find(&block->kpis, request->ids.ids[i]);
        for (size_t j = 0; j < request->areas.count && kpi < block->kpis.count; j++) {
            size_t area = id_set_find(&block->areas, request->areas.ids[j]);
            if (area < block->areas.count) {
                mark_years(answered, request, kpi, area);
            }
        }
    }
}

/* Marks what one data request of the recording answers. */
static int mark_number(const struct plan *recorded, size_t number, struct answered *answered, size_t count,
                       struct fault *fault)
{
    struct request request;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = plan_request(recorded, number, &request, &arena, fault);
    for (size_t i = 0; i < count && result == 0; i++) {
        mark_request(&answered[i], &request);
    }
    arena_release(&arena);
    return result;
}

/* How much of one indicator the recording answers. */
struct share {
    size_t wanted; /* cells: areas x years */
    size_t answered;
};

static void count_block(const struct answered *answered, const char *kpi, struct share *share)
{
    const struct block *block = answered->block;
    size_t at = id_set_find(&block->kpis, kpi);
    if (at == block->kpis.count) {
        return;
    }
    for (size_t i = 0; i < block->areas.count * answered->years; i++) {
        size_t cell = cell_of(answered, at, 0, 0) + i;
        share->wanted++;
        share->answered += (answered->bits[cell / 8] & (1U << cell % 8)) != 0;
    }
}

/* Says what is lacking, now that all is marked. */
static void say(const struct answered *answered, const struct block_list *wanted, const char *name, struct diag *diag,
                bool *whole)
{
    size_t partly = 0;
    for (size_t i = 0; i < wanted->kpis.count; i++) {
        const char *kpi = wanted->kpis.ids[i];
        struct share share = {0};
        for (size_t j = 0; j < wanted->count; j++) {
            count_block(&answered[j], kpi, &share);
        }
        if (share.answered == 0) {
            diag_warn(diag, "%s: the recording %s holds no answer for it", kpi, name);
        } else if (share.answered < share.wanted) {
            partly++;
        }
        *whole = *whole && share.answered == share.wanted;
    }
    if (partly > 0) {
        diag_warn(diag, "%s: the recording holds only some of the areas and years that are wanted of %zu indicators",
                  name, partly);
    }
}

int coverage_warn(const struct plan *recorded, const struct block_list *wanted, const char *name, struct diag *diag,
                  bool *whole, struct fault *fault)
{
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    struct answered *answered = arena_array(&arena, wanted->count, sizeof *answered);
    int result = 0;
    *whole = true;
    if (answered == NULL) {
        arena_release(&arena);
        return fault_memory(fault, name);
    }
    for (size_t i = 0; i < wanted->count && result == 0; i++) {
        result = answered_init(&answered[i], &wanted->blocks[i], &arena, fault);
    }
    for (size_t i = recorded->catalogue_count; i < recorded->count && result == 0 && wanted->count > 0; i++) {
        result = mark_number(recorded, i, answered, wanted->count, fault);
    }
    if (result == 0) {
        say(answered, wanted, name, diag, whole);
    }
    arena_release(&arena);
    return result;
}

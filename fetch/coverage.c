#include "fetch/coverage.h"

/* Whether the recording has an answer to one indicator, area and year. */
static bool is_answered(const struct plan *recorded, const char *kpi, const char *area, int year)
{
    for (size_t i = 0; i < recorded->count; i++) {
        const struct request *request = &recorded->requests[i];
        if (request->kind == REQUEST_DATA && request_has_year(request, year) && id_set_has(&request->ids, kpi) &&
            id_set_has(&request->areas, area)) {
            return true;
        }
    }
    return false;
}

/* How much of one indicator the recording answers. */
struct share {
    size_t wanted; /* cells: areas x years */
    size_t answered;
};

static void count_area(const struct plan *recorded, const struct block *block, const char *kpi, const char *area,
                       struct share *share)
{
    for (int year = block->first_year; year <= block->last_year; year++) {
        share->wanted++;
        share->answered += is_answered(recorded, kpi, area, year);
    }
}

/* Over all blocks that want the indicator. */
static struct share count_share(const struct plan *recorded, const struct block_list *wanted, const char *kpi)
{
    struct share share = {0};
    for (size_t i = 0; i < wanted->count; i++) {
        const struct block *block = &wanted->blocks[i];
        for (size_t j = 0; j < block->areas.count && id_set_has(&block->kpis, kpi); j++) {
            count_area(recorded, block, kpi, block->areas.ids[j], &share);
        }
    }
    return share;
}

void coverage_warn(const struct plan *recorded, const struct block_list *wanted, const char *name, struct diag *diag,
                   bool *whole)
{
    size_t partly = 0;
    *whole = true;
    for (size_t i = 0; i < wanted->kpis.count; i++) {
        const char *kpi = wanted->kpis.ids[i];
        struct share share = count_share(recorded, wanted, kpi);
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

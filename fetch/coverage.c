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

static bool all_years_answered(const struct plan *recorded, const struct block *block, const char *kpi,
                               const char *area)
{
    for (int year = block->first_year; year <= block->last_year; year++) {
        if (!is_answered(recorded, kpi, area, year)) {
            return false;
        }
    }
    return true;
}

/* How many areas of the block lack an answer, for any of its years. */
static size_t count_lacking(const struct plan *recorded, const struct block *block, const char *kpi)
{
    size_t lacking = 0;
    if (!id_set_has(&recorded->kpis, kpi)) {
        return block->areas.count;
    }
    for (size_t i = 0; i < block->areas.count; i++) {
        lacking += !all_years_answered(recorded, block, kpi, block->areas.ids[i]);
    }
    return lacking;
}

/* The line for one indicator over all blocks that want it. */
static bool warn_kpi(const struct plan *recorded, const struct block_list *wanted, const char *kpi, const char *name,
                     struct diag *diag)
{
    size_t lacking = 0;
    size_t asked = 0;
    int first_year = 0;
    int last_year = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        const struct block *block = &wanted->blocks[i];
        if (!id_set_has(&block->kpis, kpi)) {
            continue;
        }
        size_t more = count_lacking(recorded, block, kpi);
        asked += block->areas.count;
        lacking += more;
        if (more > 0) {
            first_year = first_year == 0 || block->first_year < first_year ? block->first_year : first_year;
            last_year = block->last_year > last_year ? block->last_year : last_year;
        }
    }
    if (lacking == 0) {
        return false;
    }
    diag_warn(diag, "%s: the recording %s holds no answer, or not for every year of %d-%d, for %zu of %zu areas", kpi,
              name, first_year, last_year, lacking, asked);
    return true;
}

void coverage_warn(const struct plan *recorded, const struct block_list *wanted, const char *name, struct diag *diag,
                   bool *whole)
{
    *whole = true;
    for (size_t i = 0; i < wanted->kpis.count; i++) {
        if (warn_kpi(recorded, wanted, wanted->kpis.ids[i], name, diag)) {
            *whole = false;
        }
    }
}

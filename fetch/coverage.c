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

/* What is lacking of one indicator. */
struct lack {
    size_t areas;   /* that it is wanted for */
    size_t none;    /* of them, those with no answer for any year */
    size_t some;    /* those with an answer for some years only */
    int first_year; /* of what is wanted and lacking somewhere */
    int last_year;
};

static void count_area(const struct plan *recorded, const struct block *block, const char *kpi, const char *area,
                       struct lack *lack)
{
    int answered = 0;
    for (int year = block->first_year; year <= block->last_year; year++) {
        answered += is_answered(recorded, kpi, area, year);
    }
    lack->areas++;
    if (answered > block->last_year - block->first_year) {
        return;
    }
    lack->none += answered == 0;
    lack->some += answered > 0;
    lack->first_year =
        lack->first_year == 0 || block->first_year < lack->first_year ? block->first_year : lack->first_year;
    lack->last_year = block->last_year > lack->last_year ? block->last_year : lack->last_year;
}

/* Over all blocks that want the indicator. */
static struct lack count_lack(const struct plan *recorded, const struct block_list *wanted, const char *kpi)
{
    struct lack lack = {0};
    for (size_t i = 0; i < wanted->count; i++) {
        const struct block *block = &wanted->blocks[i];
        for (size_t j = 0; j < block->areas.count && id_set_has(&block->kpis, kpi); j++) {
            count_area(recorded, block, kpi, block->areas.ids[j], &lack);
        }
    }
    return lack;
}

/* The line for one indicator; false where there is nothing to say. */
static bool warn_kpi(const struct plan *recorded, const struct block_list *wanted, const char *kpi, const char *name,
                     struct diag *diag)
{
    struct lack lack = count_lack(recorded, wanted, kpi);
    if (lack.none > 0 && lack.some > 0) {
        diag_warn(diag,
                  "%s: the recording %s holds no answer for %zu of %zu areas in %d-%d, and not every year for %zu", kpi,
                  name, lack.none, lack.areas, lack.first_year, lack.last_year, lack.some);
    } else if (lack.none > 0) {
        diag_warn(diag, "%s: the recording %s holds no answer for %zu of %zu areas in %d-%d", kpi, name, lack.none,
                  lack.areas, lack.first_year, lack.last_year);
    } else if (lack.some > 0) {
        diag_warn(diag, "%s: the recording %s does not hold every year of %d-%d for %zu of %zu areas", kpi, name,
                  lack.first_year, lack.last_year, lack.some, lack.areas);
    }
    return lack.none + lack.some > 0;
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

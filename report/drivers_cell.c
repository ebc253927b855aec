#include "report/drivers_cell.h"

#include <string.h>

#include "base/number.h"
#include "transform/exact_sum.h"

int drivers_decimals(const struct drivers *drivers)
{
    int decimals = drivers->indicator->decimals + (drivers->statistic == STATISTIC_SUM ? 0 : 1);
    return decimals < NUMBER_DECIMALS_MAX ? decimals : NUMBER_DECIMALS_MAX;
}

static const struct figure_identity *identity_of(const struct drivers_words *words, const struct area *area, int year,
                                                 const char *statistic, size_t reported)
{
    const struct drivers *drivers = words->drivers;
    const struct area group = {.id = words->group->id, .title = words->group->title};
    const struct figure_identity *plain =
        identity_of_area(drivers->indicator, area == NULL ? &group : area, year, words->source, words->arena);
    struct figure_identity *identity = arena_alloc(words->arena, sizeof *identity);
    if (plain == NULL || identity == NULL) {
        return NULL;
    }
    *identity = *plain;
    identity->statistic = statistic;
    if (area == NULL) {
        identity->reported = reported;
        identity->members = drivers->parts.members;
    }
    return identity;
}

struct doc_cell drivers_level(const struct drivers_words *words, bool later)
{
    const struct drivers *drivers = words->drivers;
    const struct change_parts *parts = &drivers->parts;
    size_t reported = parts->common + (later ? parts->came : parts->went);
    return figure_cell(
        later ? &parts->later : &parts->earlier, drivers->indicator, drivers_decimals(drivers), YES_NO_WORDS,
        words->language, words->arena,
        identity_of(words, NULL, later ? drivers->to : drivers->from, statistic_name(drivers->statistic), reported));
}

static struct doc_cell signed_cell(const struct drivers_words *words, const struct cell *cell, int decimals,
                                   const struct figure_identity *identity)
{
    struct doc_cell shown =
        figure_cell(cell, words->drivers->indicator, decimals, YES_NO_WORDS, words->language, words->arena, identity);
    if (cell_has_value(cell)) {
        shown.text = figure_text_change(cell->value, decimals, words->language, words->arena);
        shown.is_number = true;
    }
    return shown;
}

struct doc_cell drivers_part(const struct drivers_words *words, const struct cell *part, const char *statistic)
{
    return signed_cell(words, part, drivers_decimals(words->drivers),
                       identity_of(words, NULL, words->drivers->to, statistic, words->drivers->parts.common));
}

struct doc_cell drivers_member(const struct drivers_words *words, size_t member, const char *statistic)
{
    const struct drivers *drivers = words->drivers;
    const struct contribution *own = &drivers->parts.contributions[member];
    struct cell cell = cell_change(&drivers->earlier[member], &drivers->later[member]);
    bool came_or_went = own->presence == PRESENT_CAME || own->presence == PRESENT_WENT;
    if (strcmp(statistic, "composition") == 0) {
        bool has = came_or_went && cell_has_value(&drivers->parts.composition);
        cell = (struct cell){.value = own->contribution, .status = has ? CELL_VALUE : CELL_MISSING};
    } else if (strcmp(statistic, "change") != 0 && cell_has_value(&cell)) {
        /* A member without a weight has a change but no say. */
        cell.status = own->presence == PRESENT_BOTH ? CELL_VALUE : CELL_MISSING;
        cell.value = strcmp(statistic, "reweighting") == 0 ? own->reweighting : own->contribution;
    }
    int decimals = strcmp(statistic, "change") == 0 ? drivers->indicator->decimals : drivers_decimals(drivers);
    return signed_cell(words, &cell, decimals, identity_of(words, &drivers->areas[member], drivers->to, statistic, 0));
}

struct doc_cell drivers_rest(const struct drivers_words *words, const size_t *members, size_t count)
{
    struct exact_sum sum = {0};
    for (size_t i = 0; i < count; i++) {
        exact_sum_add(&sum, words->drivers->parts.contributions[members[i]].contribution);
    }
    struct cell cell = {.value = exact_sum_value(&sum), .preliminary = words->drivers->parts.within.preliminary};
    return signed_cell(words, &cell, drivers_decimals(words->drivers),
                       identity_of(words, NULL, words->drivers->to, "contribution", count));
}

#include "transform/indicator_reading.h"

#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "transform/localized.h"

/* --- where the figures come from --- */

static int read_kpi(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    indicator->kind = INDICATOR_KPI;
    return json_name(at, &indicator->kpi, reading->fault);
}

static int read_file(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    indicator->kind = INDICATOR_SUPPLEMENT;
    return json_name(at, &indicator->file, reading->fault);
}

static const struct {
    const char *name;
    derived_reader *read;
} origins[] = {
    {"kpi", read_kpi},
    {"file", read_file},
    {"share", derived_read_share},
    {"ratio", derived_read_ratio},
    {"per_1000", derived_read_per_1000},
    {"sum", derived_read_sum},
    {"difference", derived_read_difference},
    {"index", derived_read_index},
    {"share_of_group", derived_read_share_of_group},
};

#define ORIGIN_COUNT (sizeof origins / sizeof *origins)

/* Each level may read its terms more than once, so the levels have a ceiling. */
static int measure_depth(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    const struct indicator *term;
    for (size_t i = 0; (term = indicator_term(indicator, i)) != NULL; i++) {
        indicator->depth = term->depth >= indicator->depth ? term->depth + 1 : indicator->depth;
    }
    return indicator->depth <= LIMIT_DERIVED_DEPTH
               ? 0
               : json_fault(at, reading->fault, "is derived from derived ones more than %d times over",
                            LIMIT_DERIVED_DEPTH);
}

static int read_origin(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    size_t chosen = ORIGIN_COUNT;
    size_t count = 0;
    for (size_t i = 0; i < ORIGIN_COUNT; i++) {
        if (json_member(at, origins[i].name).value != NULL) {
            chosen = i;
            count++;
        }
    }
    if (count != 1) {
        return json_fault(at, reading->fault,
                          "must have exactly one of \"kpi\", \"file\", \"share\", \"ratio\", \"per_1000\", \"sum\", "
                          "\"difference\", \"index\" and \"share_of_group\"");
    }
    struct json_at origin = json_member(at, origins[chosen].name);
    if (origins[chosen].read(reading, &origin, indicator) != 0) {
        return -1;
    }
    return measure_depth(reading, &origin, indicator);
}

/* --- what is said of it --- */

static int read_texts(const struct json_at *at, enum language language, struct indicator *indicator,
                      struct fault *fault)
{
    struct json_at label = json_member(at, "label");
    struct json_at unit = json_member(at, "unit");
    struct json_at source = json_member(at, "source");
    struct json_at definition = json_member(at, "definition");
    if (localized_text(&label, language, &indicator->label, fault) != 0 ||
        localized_text_if_any(&unit, language, &indicator->unit, fault) != 0 ||
        localized_text_if_any(&source, language, &indicator->source, fault) != 0) {
        return -1;
    }
    return localized_text_if_any(&definition, language, &indicator->definition, fault);
}

static int read_flag(const struct json_at *at, const char *key, bool *flag, struct fault *fault)
{
    struct json_at member = json_member(at, key);
    return member.value == NULL ? 0 : json_bool(&member, flag, fault);
}

static int read_display(const struct json_at *at, struct indicator *indicator, struct fault *fault)
{
    static const char *const directions[] = {"neither", "higher_is_better", "higher_is_worse", NULL};
    struct json_at decimals = json_member(at, "decimals");
    struct json_at direction = json_member(at, "direction");
    int chosen = DIRECTION_NEITHER;
    if (decimals.value != NULL && json_int(&decimals, 0, NUMBER_DECIMALS_MAX, &indicator->decimals, fault) != 0) {
        return -1;
    }
    if (read_flag(at, "yes_no", &indicator->yes_no, fault) != 0 ||
        read_flag(at, "count", &indicator->is_count, fault) != 0) {
        return -1;
    }
    if (direction.value != NULL && json_choice(&direction, directions, &chosen, fault) != 0) {
        return -1;
    }
    indicator->direction = (enum direction)chosen;
    return 0;
}

/* Successor and weight are looked up when all names are known (indicator.c). */
static int read_end(const struct json_at *at, struct indicator *indicator, struct fault *fault)
{
    struct json_at ends = json_member(at, "ends");
    struct json_at successor = json_member(at, "successor");
    indicator->successor = "";
    if (ends.value != NULL && json_int(&ends, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &indicator->last_year, fault) != 0) {
        return -1;
    }
    return successor.value == NULL ? 0 : json_name(&successor, &indicator->successor, fault);
}

int indicator_read(struct indicator_reading *reading, const struct json_at *at)
{
    struct indicator *indicator = &reading->set->items[reading->index];
    struct json_at name = json_member(at, "name");
    indicator->kpi = "";
    indicator->file = "";
    indicator->group = "";
    indicator->group_label = "";
    if (json_name(&name, &indicator->name, reading->fault) != 0 || read_origin(reading, at, indicator) != 0 ||
        read_texts(at, reading->language, indicator, reading->fault) != 0 ||
        read_display(at, indicator, reading->fault) != 0) {
        return -1;
    }
    return read_end(at, indicator, reading->fault);
}

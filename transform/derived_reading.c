/* derived_reading.c - what the derived kinds of indicators are made from, as templates/indicators.json tells it. */
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "transform/indicator_reading.h"

/* Only what stands above may be used, so that no indicator can lead back to itself. */
static const struct indicator *find_above(const struct indicator_reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->index; i++) {
        if (strcmp(reading->set->items[i].name, name) == 0) {
            return &reading->set->items[i];
        }
    }
    return NULL;
}

static int read_term(struct indicator_reading *reading, const struct json_at *at, const struct indicator **term)
{
    const char *name;
    if (json_text(at, &name, reading->fault) != 0) {
        return -1;
    }
    *term = find_above(reading, name);
    if (*term == NULL) {
        const char *nearest = NULL;
        for (size_t i = 0; i < reading->index; i++) {
            nearest = text_nearer(name, nearest, reading->set->items[i].name);
        }
        return nearest == NULL
                   ? json_fault(at, reading->fault, "\"%s\" is no indicator that stands above this one", name)
                   : json_fault(at, reading->fault,
                                "\"%s\" is no indicator that stands above this one; the nearest is %s", name, nearest);
    }
    return 0;
}

/* --- ratios --- */

/* A term that is divided, or divides. */
static int read_divided(struct indicator_reading *reading, const struct json_at *at, const struct indicator **term)
{
    if (read_term(reading, at, term) != 0) {
        return -1;
    }
    return (*term)->yes_no
               ? json_fault(at, reading->fault, "\"%s\" is yes or no; there is nothing to divide", (*term)->name)
               : 0;
}

static int read_fraction(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator,
                         bool scale_required)
{
    struct json_at numerator = json_member(at, "numerator");
    struct json_at denominator = json_member(at, "denominator");
    struct json_at scale = json_member(at, "scale");
    int factor = 100;
    indicator->kind = INDICATOR_RATIO;
    if (read_divided(reading, &numerator, &indicator->numerator) != 0 ||
        read_divided(reading, &denominator, &indicator->denominator) != 0) {
        return -1;
    }
    if ((scale_required || scale.value != NULL) && json_int(&scale, 1, 1000000, &factor, reading->fault) != 0) {
        return -1;
    }
    indicator->scale = factor;
    return 0;
}

int derived_read_ratio(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    return read_fraction(reading, at, indicator, true);
}

int derived_read_share(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    return read_fraction(reading, at, indicator, false);
}

int derived_read_per_1000(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    indicator->kind = INDICATOR_RATIO;
    indicator->scale = 1000;
    indicator->denominator = find_above(reading, INDICATOR_POPULATION);
    if (indicator->denominator == NULL) {
        return json_fault(at, reading->fault, "needs the indicator \"%s\", which must stand above",
                          INDICATOR_POPULATION);
    }
    return read_divided(reading, at, &indicator->numerator);
}

/* --- the kinds with a list of terms --- */

static const struct indicator **make_terms(struct indicator_reading *reading, struct indicator *indicator,
                                           enum indicator_kind kind, size_t count)
{
    const struct indicator **terms = arena_array(&reading->set->arena, count, sizeof(const struct indicator *));
    if (terms == NULL) {
        fault_memory(reading->fault, indicator->name);
        return NULL;
    }
    indicator->kind = kind;
    indicator->terms = terms;
    indicator->term_count = count;
    return terms;
}

int derived_read_sum(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    if (json_expect_array(at, reading->fault) != 0) {
        return -1;
    }
    size_t count = json_count(at);
    if (count < 2) {
        return json_fault(at, reading->fault, "must have two terms or more");
    }
    const struct indicator **terms = make_terms(reading, indicator, INDICATOR_SUM, count);
    for (size_t i = 0; i < count; i++) {
        struct json_at term = json_element(at, i);
        if (terms == NULL || read_term(reading, &term, &terms[i]) != 0) {
            return -1;
        }
        for (size_t j = 0; j < i; j++) {
            if (terms[j] == terms[i]) {
                return json_fault(&term, reading->fault, "\"%s\" is a term already", terms[i]->name);
            }
        }
    }
    return 0;
}

int derived_read_difference(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    struct json_at of = json_member(at, "of");
    struct json_at minus = json_member(at, "minus");
    const struct indicator **terms = make_terms(reading, indicator, INDICATOR_DIFFERENCE, 2);
    if (terms == NULL || read_term(reading, &of, &terms[0]) != 0) {
        return -1;
    }
    return read_term(reading, &minus, &terms[1]);
}

int derived_read_index(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator)
{
    struct json_at of = json_member(at, "of");
    struct json_at base_year = json_member(at, "base_year");
    const struct indicator **terms = make_terms(reading, indicator, INDICATOR_INDEX, 1);
    if (terms == NULL || read_term(reading, &of, &terms[0]) != 0) {
        return -1;
    }
    return json_int(&base_year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &indicator->base_year, reading->fault);
}

/* --- a group's total --- */

/* The group's members, as areas.json lists them; they are copied, for the areas are given up. */
static int read_members(struct indicator_reading *reading, const struct json_at *at, const char *name,
                        struct indicator *indicator)
{
    struct arena *arena = &reading->set->arena;
    const struct named_group *group = areas_group(&reading->areas, name);
    if (group == NULL || group->member_count == 0) {
        return json_fault(at, reading->fault, "\"%s\" is no group with members in areas.json; the nearest is \"%s\"",
                          name, areas_nearest(&reading->areas, name));
    }
    const char **members = arena_array(arena, group->member_count, sizeof *members);
    if (members == NULL) {
        return fault_memory(reading->fault, name);
    }
    for (size_t i = 0; i < group->member_count; i++) {
        members[i] = arena_copy(arena, group->members[i]);
    }
    indicator->group = arena_copy(arena, group->name);
    indicator->group_label = arena_copy(arena, group->label);
    indicator->members = members;
    indicator->member_count = group->member_count;
    return arena_failed(arena) ? fault_memory(reading->fault, name) : 0;
}

int derived_read_share_of_group(struct indicator_reading *reading, const struct json_at *at,
                                struct indicator *indicator)
{
    struct json_at of = json_member(at, "of");
    struct json_at group = json_member(at, "group");
    const char *name;
    const struct indicator **terms = make_terms(reading, indicator, INDICATOR_SHARE_OF_GROUP, 1);
    if (terms == NULL || read_term(reading, &of, &terms[0]) != 0 || json_text(&group, &name, reading->fault) != 0) {
        return -1;
    }
    if (!reading->areas_loaded) {
        if (areas_load(&reading->areas, reading->directory, reading->language, reading->fault) != 0) {
            return -1;
        }
        reading->areas_loaded = true;
    }
    return read_members(reading, &group, name, indicator);
}

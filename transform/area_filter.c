#include "transform/area_filter.h"

#include <string.h>

/* A panel of all members and the nation, or of one area that the condition names besides. */
struct held {
    struct held *next;
    struct panel panel;
};

/* Figures for one condition. */
struct filtering {
    const struct area_filter *filter;
    struct area *own; /* the members, then the nation */
    size_t own_count;
    struct held *panels;
    struct fault *fault;
};

static bool is_own(const struct filtering *filtering, const struct area *area)
{
    return area >= filtering->own && area < filtering->own + filtering->own_count;
}

static const struct area *find_own(const struct filtering *filtering, const char *id)
{
    for (size_t i = 0; i < filtering->own_count; i++) {
        if (strcmp(filtering->own[i].id, id) == 0) {
            return &filtering->own[i];
        }
    }
    return NULL;
}

/* The same area is always the same pointer: where it is one of ours, ours. */
static int find_areas(void *context, const char *name, const struct area ***areas, size_t *count)
{
    struct filtering *filtering = context;
    const struct area_filter *filter = filtering->filter;
    struct arena *arena = filter->source->arena;
    struct area_choice choice;
    if (areas_choose(filter->areas, filter->source->store, name, arena, &choice, filtering->fault) != 0) {
        return -1;
    }
    *areas = arena_array(arena, choice.count, sizeof(const struct area *));
    if (*areas == NULL) {
        return fault_memory(filtering->fault, name);
    }
    for (size_t i = 0; i < choice.count; i++) {
        const struct area *own = find_own(filtering, choice.areas[i].id);
        (*areas)[i] = own != NULL ? own : &choice.areas[i];
    }
    *count = choice.count;
    return 0;
}

static const struct cell *cells_in(const struct panel *panel, const struct area *area)
{
    for (size_t i = 0; i < panel->area_count; i++) {
        if (&panel->areas[i] == area) {
            return panel_series(panel, i);
        }
    }
    return NULL;
}

static const struct cell *find_series(void *context, const struct indicator *indicator, enum gender gender,
                                      const struct area *area)
{
    struct filtering *filtering = context;
    const struct area_filter *filter = filtering->filter;
    bool own = is_own(filtering, area);
    for (const struct held *held = filtering->panels; held != NULL; held = held->next) {
        bool fits = held->panel.indicator == indicator && held->panel.gender == gender;
        const struct cell *cells = fits ? cells_in(&held->panel, area) : NULL;
        if (cells != NULL) {
            return cells;
        }
    }
    struct held *made = arena_alloc(filter->source->arena, sizeof *made);
    if (made == NULL) {
        (void)fault_memory(filtering->fault, filter->condition);
        return NULL;
    }
    if (panel_read(&made->panel, filter->source, indicator, gender, own ? filtering->own : area,
                   own ? filtering->own_count : 1, filter->first_year, filter->year, filtering->fault) != 0) {
        return NULL;
    }
    made->next = filtering->panels;
    filtering->panels = made;
    return cells_in(&made->panel, area);
}

static const struct expression *read_condition(const struct area_filter *filter, struct fault *fault)
{
    const struct vocabulary vocabulary = {.indicators = filter->indicators,
                                          .areas = filter->areas,
                                          .indicator = filter->indicator,
                                          .first_year = filter->first_year,
                                          .of_member = true};
    const char *text = filter->condition;
    struct fault reason;
    const struct expression *condition =
        expression_read(&vocabulary, text, 0, strlen(text), filter->source->arena, &reason);
    if (condition == NULL) {
        fault_set(fault, STATUS_USAGE, "the condition '%s': %s", text, reason.text);
        return NULL;
    }
    if (expression_type(condition) != VALUE_TRUTH) {
        fault_set(fault, STATUS_USAGE, "the condition '%s': gives %s; yes or no is wanted, as in 'share > 50'", text,
                  value_type_name(expression_type(condition)));
        return NULL;
    }
    return condition;
}

static int ask_members(struct filtering *filtering, const struct expression *condition, size_t members, bool *kept,
                       size_t *unknown)
{
    const struct area_filter *filter = filtering->filter;
    const struct area **list = arena_array(filter->source->arena, members, sizeof(const struct area *));
    if (list == NULL) {
        return fault_memory(filtering->fault, filter->condition);
    }
    for (size_t i = 0; i < members; i++) {
        list[i] = &filtering->own[i];
    }
    const struct figure_world world = {.context = filtering,
                                       .series = find_series,
                                       .areas = find_areas,
                                       .nation = &filtering->own[members],
                                       .first_year = filter->first_year,
                                       .last_year = filter->year,
                                       .arena = filter->source->arena};
    struct figure_scope scope = {.indicator = filter->indicator,
                                 .gender = GENDER_TOTAL,
                                 .count = members,
                                 .areas = list,
                                 .first_year = filter->first_year,
                                 .year = filter->year};
    for (size_t i = 0; i < members; i++) {
        struct evaluation evaluation;
        scope.member = list[i];
        evaluation_start(&evaluation, &world, &scope, 0, NULL);
        struct expression_value value = expression_evaluate(&evaluation, condition);
        if (evaluation.failed) {
            return -1;
        }
        kept[i] = value.known && value.truth;
        *unknown += value.known ? 0 : 1;
    }
    return 0;
}

int area_filter_keep(const struct area_filter *filter, const struct area_choice *group, bool *kept, size_t *unknown,
                     struct fault *fault)
{
    struct filtering filtering = {.filter = filter, .own_count = group->count + 1, .fault = fault};
    const struct expression *condition = read_condition(filter, fault);
    *unknown = 0;
    if (condition == NULL) {
        return -1;
    }
    filtering.own = arena_array(filter->source->arena, filtering.own_count, sizeof *filtering.own);
    if (filtering.own == NULL) {
        return fault_memory(fault, filter->condition);
    }
    memcpy(filtering.own, group->areas, group->count * sizeof *filtering.own);
    filtering.own[group->count] = *filter->nation;
    return ask_members(&filtering, condition, group->count, kept, unknown);
}

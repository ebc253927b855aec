/* template_needs.c - what a template must have fetched. */
#include <string.h>

#include "report/template.h"

/* The indicators of a statement, passed on. */
struct passing {
    void (*visit)(void *context, const struct indicator *indicator);
    void *context;
};

static void pass_indicator(void *context, const struct indicator *indicator)
{
    const struct passing *passing = context;
    passing->visit(passing->context, indicator);
}

static void pass_no_areas(void *context, const char *name)
{
    (void)context;
    (void)name;
}

/* An indicator, and where it is continued what follows it. */
static void visit_series(void (*visit)(void *context, const struct indicator *indicator), void *context,
                         const struct indicator *indicator, bool continued)
{
    visit(context, indicator);
    while (continued && indicator->following != NULL) {
        indicator = indicator->following;
        visit(context, indicator);
    }
}

void template_each_indicator(const struct report_template *template,
                             void (*visit)(void *context, const struct indicator *indicator), void *context)
{
    for (size_t i = 0; i < template->block_count; i++) {
        const struct block *block = &template->blocks[i];
        if (block->indicator != NULL) {
            visit_series(visit, context, block->indicator, block->continued);
        }
        if (block->weight != NULL) {
            visit(context, block->weight);
        }
        for (size_t j = 0; j < block->column_count; j++) {
            visit(context, block->columns[j].indicator);
        }
        for (size_t j = 0; j < block->target_count; j++) {
            visit(context, block->targets[j].indicator);
        }
        for (size_t j = 0; j < block->series_count; j++) {
            visit_series(visit, context, block->series[j].indicator, block->series[j].continued);
        }
        if (block->statement != NULL) {
            struct passing passing = {visit, context};
            const struct expression_visitor visitor = {&passing, pass_indicator, pass_no_areas};
            statement_visit(block->statement, &visitor);
        }
    }
    if (template->year_of != NULL) {
        visit(context, template->year_of);
    }
}

/* A set of texts that grows in an arena. */
struct collecting {
    struct arena *arena;
    void *items;
    size_t count;
    size_t capacity;
};

static void add(struct collecting *set, const char *text)
{
    const char **items = set->items;
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(items[i], text) == 0) {
            return;
        }
    }
    const char **place = arena_next(set->arena, &set->items, set->count, &set->capacity, sizeof *place);
    if (place != NULL) {
        *place = text;
        set->count++;
    }
}

static int add_kpi(void *context, const struct indicator *indicator)
{
    if (indicator->kind == INDICATOR_KPI) {
        add(context, indicator->kpi);
    }
    return 0;
}

/* A derived indicator needs what is behind its terms. */
static void add_kpis(void *context, const struct indicator *indicator)
{
    (void)indicator_each_origin(indicator, add_kpi, context);
}

static int add_members(void *context, const struct indicator *indicator)
{
    for (size_t i = 0; i < indicator->member_count; i++) {
        add(context, indicator->members[i]);
    }
    return 0;
}

/* A share of a group's total needs all members of the group, whatever areas are shown. */
static void add_groups(void *context, const struct indicator *indicator)
{
    (void)indicator_each_group(indicator, add_members, context);
}

/* Groups by a rule. */
static void add_rule_groups(const struct report_template *template, struct collecting *set)
{
    if (template->group->member_count == 0) {
        add(set, template->group->name);
    }
    for (size_t i = 0; i < template->block_count; i++) {
        const struct block *block = &template->blocks[i];
        for (size_t j = 0; j < block->series_count; j++) {
            if (block->series[j].id_count == 0 && block->series[j].area[0] != '\0') {
                add(set, block->series[j].area);
            }
        }
    }
}

static void add_areas(const struct report_template *template, struct collecting *set)
{
    for (size_t i = 0; i < template->group->member_count; i++) {
        add(set, template->group->members[i]);
    }
    add(set, template->nation);
    if (template->group->kolada[0] != '\0') {
        add(set, template->group->kolada);
    }
    for (size_t i = 0; i < template->block_count; i++) {
        const struct block *block = &template->blocks[i];
        for (size_t j = 0; j < block->area_id_count; j++) {
            add(set, block->area_ids[j]);
        }
        for (size_t j = 0; j < block->series_count; j++) {
            for (size_t k = 0; k < block->series[j].id_count; k++) {
                add(set, block->series[j].ids[k]);
            }
        }
    }
}

/* What is wanted of all municipalities. */
static void add_wide(const struct report_template *template, struct collecting *kpis, struct template_needs *needs)
{
    for (size_t i = 0; i < template->block_count; i++) {
        const struct block *block = &template->blocks[i];
        if (block->kind == BLOCK_STRIP) {
            add_kpis(kpis, block->indicator);
            needs->wide_area = arena_copy(kpis->arena, block->everyone);
        }
    }
    needs->wide_kpis = kpis->items;
    needs->wide_kpi_count = kpis->count;
}

static void find_first_year(void *context, const struct indicator *indicator)
{
    int *first = context;
    *first = indicator_first_year(indicator, *first);
}

/* The first year of the report's series, or an earlier one that a block goes back to. */
static int first_year_of(const struct report_template *template)
{
    int first = template->first_year;
    for (size_t i = 0; i < template->block_count; i++) {
        int from = template->blocks[i].from;
        first = from != 0 && from < first ? from : first;
    }
    return first;
}

int template_needs(const struct report_template *template, struct arena *arena, struct template_needs *needs,
                   struct fault *fault)
{
    struct collecting kpis = {.arena = arena};
    struct collecting areas = {.arena = arena};
    struct collecting groups = {.arena = arena};
    struct collecting wide = {.arena = arena};
    template_each_indicator(template, add_kpis, &kpis);
    add_areas(template, &areas);
    template_each_indicator(template, add_groups, &areas);
    add_rule_groups(template, &groups);
    if (arena_failed(arena)) {
        return fault_memory(fault, template->name);
    }
    *needs = (struct template_needs){.kpi_count = kpis.count,
                                     .kpis = kpis.items,
                                     .area_count = areas.count,
                                     .areas = areas.items,
                                     .group_count = groups.count,
                                     .groups = groups.items,
                                     .first_year = first_year_of(template)};
    template_each_indicator(template, find_first_year, &needs->first_year);
    add_wide(template, &wide, needs);
    return arena_failed(arena) ? fault_memory(fault, template->name) : 0;
}

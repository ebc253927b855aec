/* template_needs.c - what a template must have fetched. */
#include <string.h>

#include "report/template.h"

void template_each_indicator(const struct report_template *template,
                             void (*visit)(void *context, const struct indicator *indicator), void *context)
{
    for (size_t i = 0; i < template->block_count; i++) {
        const struct block *block = &template->blocks[i];
        if (block->indicator != NULL) {
            visit(context, block->indicator);
        }
        if (block->weight != NULL) {
            visit(context, block->weight);
        }
        for (size_t j = 0; j < block->column_count; j++) {
            visit(context, block->columns[j].indicator);
        }
        for (size_t j = 0; j < block->series_count; j++) {
            visit(context, block->series[j].indicator);
        }
    }
    visit(context, template->year_of);
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

/* A ratio needs its terms. */
static void add_kpis(void *context, const struct indicator *indicator)
{
    struct collecting *set = context;
    if (indicator->kind == INDICATOR_KPI) {
        add(set, indicator->kpi);
    } else if (indicator->kind == INDICATOR_RATIO) {
        add_kpis(set, indicator->numerator);
        add_kpis(set, indicator->denominator);
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
    struct collecting wide = {.arena = arena};
    struct template_needs wanted = {.first_year = first_year_of(template)};
    template_each_indicator(template, add_kpis, &kpis);
    add_areas(template, &areas);
    add_wide(template, &wide, &wanted);
    if (arena_failed(arena)) {
        return fault_memory(fault, template->name);
    }
    wanted.kpi_count = kpis.count;
    wanted.kpis = kpis.items;
    wanted.area_count = areas.count;
    wanted.areas = areas.items;
    wanted.wide_kpi_count = wide.count;
    wanted.wide_kpis = wide.items;
    *needs = wanted;
    return 0;
}

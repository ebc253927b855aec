#include "report/compose_kpis.h"

#include <string.h>

/* Each once. */
struct collected {
    const struct indicator *items[SOURCES_MAX];
    size_t count;
};

static int collect_origin(void *context, const struct indicator *indicator)
{
    struct collected *collected = context;
    if (indicator->kind != INDICATOR_KPI) {
        return 0;
    }
    for (size_t i = 0; i < collected->count; i++) {
        if (collected->items[i] == indicator) {
            return 0;
        }
    }
    if (collected->count < SOURCES_MAX) {
        collected->items[collected->count++] = indicator;
    }
    return 0;
}

static void collect(void *context, const struct indicator *indicator)
{
    (void)indicator_each_origin(indicator, collect_origin, context);
}

static struct collected collect_all(const struct composing *composing)
{
    struct collected collected = {.count = 0};
    template_each_indicator(composing->template, collect, &collected);
    return collected;
}

size_t kpis_count(const struct composing *composing)
{
    return collect_all(composing).count;
}

int kpis_each(struct composing *composing, indicator_visitor *visit, void *context)
{
    const struct collected collected = collect_all(composing);
    int result = 0;
    for (size_t i = 0; i < collected.count && result == 0; i++) {
        result = visit(context, collected.items[i]);
    }
    return result;
}

static int has_among(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                     size_t count, bool *has)
{
    struct panel panel;
    if (panel_read(&panel, &composing->source, indicator, GENDER_TOTAL, areas, count, composing->first_year,
                   composing->year, composing->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel.area_count * panel.year_count; i++) {
        *has = *has || cell_has_value(&panel.cells[i]);
    }
    return 0;
}

int kpis_has(struct composing *composing, const struct indicator *indicator, bool *has)
{
    *has = false;
    if (has_among(composing, indicator, composing->group.areas, composing->group.count, has) != 0 ||
        (!*has && has_among(composing, indicator, &composing->nation, 1, has) != 0)) {
        return -1;
    }
    return *has || composing->own == NULL ? 0 : has_among(composing, indicator, composing->own, 1, has);
}

/* Looking for a first figure. */
struct looking {
    struct composing *composing;
    bool any;
};

static int look_at(void *context, const struct indicator *indicator)
{
    struct looking *looking = context;
    struct composing *composing = looking->composing;
    return looking->any
               ? 0
               : has_among(composing, indicator, composing->group.areas, composing->group.count, &looking->any);
}

int kpis_any(struct composing *composing, bool *any)
{
    struct looking looking = {.composing = composing};
    int result = kpis_each(composing, look_at, &looking);
    *any = looking.any;
    return result;
}

const struct indicator *kpis_find(const struct composing *composing, const char *kpi)
{
    const struct collected collected = collect_all(composing);
    for (size_t i = 0; i < collected.count; i++) {
        if (strcmp(collected.items[i]->kpi, kpi) == 0) {
            return collected.items[i];
        }
    }
    return NULL;
}

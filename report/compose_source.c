/* compose_source.c - where figures are from, and which figure a cell shows. */
#include <string.h>

#include "report/compose_internal.h"

void sources_add(struct sources *sources, const struct indicator *indicator)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->indicators[i] == indicator) {
            return;
        }
    }
    if (sources->count < sizeof sources->indicators / sizeof *sources->indicators) {
        sources->indicators[sources->count++] = indicator;
    }
    sources->computed = sources->computed || indicator_is_computed(indicator);
}

/* The earliest and latest day on which the figures of an indicator were retrieved. */
static int widen_days(struct composing *composing, const struct indicator *indicator, const char **first,
                      const char **last)
{
    const char *day = NULL;
    if (indicator->kind == INDICATOR_RATIO) {
        return widen_days(composing, indicator->numerator, first, last) != 0 ||
                       widen_days(composing, indicator->denominator, first, last) != 0
                   ? -1
                   : 0;
    }
    if (indicator->kind != INDICATOR_KPI) {
        return 0;
    }
    if (figures_retrieved(composing->job->store, indicator->kpi, composing->arena, &day, composing->fault) != 0) {
        return -1;
    }
    if (day != NULL && (*first == NULL || strcmp(day, *first) < 0)) {
        *first = day;
    }
    if (day != NULL && (*last == NULL || strcmp(day, *last) > 0)) {
        *last = day;
    }
    return 0;
}

int sources_retrieved(struct composing *composing, const struct sources *sources, const char **days)
{
    const char *first = NULL;
    const char *last = NULL;
    *days = "";
    for (size_t i = 0; i < sources->count; i++) {
        if (widen_days(composing, sources->indicators[i], &first, &last) != 0) {
            return -1;
        }
    }
    if (first != NULL) {
        *days = strcmp(first, last) == 0 ? first : arena_printf(composing->arena, "%s–%s", first, last);
    }
    return 0;
}

/* "; Socioekonomisk sorteringsnyckel: Öppna jämförelser" for each supplementary indicator. */
static const char *supplements(struct composing *composing, const struct sources *sources)
{
    const char *text = "";
    for (size_t i = 0; i < sources->count; i++) {
        const struct indicator *indicator = sources->indicators[i];
        if (indicator->kind == INDICATOR_SUPPLEMENT) {
            text = arena_printf(composing->arena, "%s. %s: %s", text, indicator->label, indicator->source);
        }
    }
    return text;
}

int sources_line(struct composing *composing, const struct sources *sources, const char **line)
{
    const char *days;
    if (sources_retrieved(composing, sources, &days) != 0) {
        return -1;
    }
    const char *kolada = sources->computed ? composing_pick(composing, "Egen bearbetning av data från Kolada",
                                                            "Own processing of data from Kolada")
                                           : composing_pick(composing, "Källa: Kolada", "Source: Kolada");
    const char *retrieved = days[0] == '\0' ? "" : composing_pick(composing, ", hämtat ", ", retrieved ");
    *line = arena_printf(composing->arena, "%s%s%s%s", kolada, retrieved, days, supplements(composing, sources));
    return 0;
}

const struct figure_identity *composing_identity(struct composing *composing, const struct indicator *indicator,
                                                 const char *area, const char *title, int year,
                                                 const struct group_figure *group, const char *source)
{
    struct figure_identity *identity = arena_alloc(composing->arena, sizeof *identity);
    if (identity == NULL) {
        return NULL;
    }
    *identity = (struct figure_identity){.indicator = indicator->name,
                                         .kpi = indicator->kpi,
                                         .area = area,
                                         .area_title = title,
                                         .year = year,
                                         .gender = (char)GENDER_TOTAL,
                                         .statistic = "",
                                         .source = source};
    if (group != NULL) {
        identity->statistic = statistic_name(STATISTIC_MEAN);
        identity->reported = group->reported;
        identity->members = group->members;
    }
    return identity;
}

int composing_means(struct composing *composing, const struct panel *panel, struct group_figure **means)
{
    struct cell *cells = arena_array(composing->arena, panel->area_count, sizeof *cells);
    *means = arena_array(composing->arena, panel->year_count, sizeof **means);
    if (cells == NULL || *means == NULL) {
        return fault_memory(composing->fault, panel->indicator->name);
    }
    for (size_t year = 0; year < panel->year_count; year++) {
        panel_year(panel, panel->first_year + (int)year, cells);
        (*means)[year] = statistic_of(STATISTIC_MEAN, cells, panel->area_count, NULL);
    }
    return 0;
}

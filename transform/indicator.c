#include "transform/indicator.h"

#include <string.h>

#include "transform/closed_title.h"

bool indicator_is_kpi_id(const char *name)
{
    return strlen(name) == 6 && name[0] >= 'A' && name[0] <= 'Z' && strspn(name + 1, "0123456789") == 5;
}

/* "Invånare totalt, antal", but not "Väntetid i antal dagar, medelvärde". */
static bool ends_with_count(const char *title)
{
    static const char ending[] = ", antal";
    size_t length = strlen(title);
    return length >= sizeof ending && strcmp(title + length + 1 - sizeof ending, ending) == 0;
}

const struct indicator *indicator_of_kpi(const struct kpi *kpi, struct arena *arena)
{
    struct indicator *indicator = arena_alloc(arena, sizeof *indicator);
    if (indicator == NULL) {
        return NULL;
    }
    bool percent = strstr(kpi->title, "(%)") != NULL;
    bool count = strstr(kpi->title, "antal") != NULL;
    const char *id = arena_copy(arena, kpi->id);
    *indicator = (struct indicator){.name = id,
                                    .kind = INDICATOR_KPI,
                                    .kpi = id,
                                    .group = "",
                                    .group_label = "",
                                    .file = "",
                                    .source = "",
                                    .label = arena_copy(arena, kpi->title),
                                    .unit = percent ? "%" : "",
                                    .decimals = percent ? 1 : (count ? 0 : 2),
                                    .is_count = !percent && ends_with_count(kpi->title),
                                    .definition = arena_copy(arena, kpi->description),
                                    .successor = "",
                                    .last_year = closed_title_year(kpi->title)};
    return indicator;
}

/* --- what it is made from --- */

const struct indicator *indicator_term(const struct indicator *indicator, size_t index)
{
    if (indicator->kind == INDICATOR_RATIO) {
        return index == 0 ? indicator->numerator : (index == 1 ? indicator->denominator : NULL);
    }
    return index < indicator->term_count ? indicator->terms[index] : NULL;
}

int indicator_each_origin(const struct indicator *indicator, indicator_visitor *visit, void *context)
{
    const struct indicator *term;
    int result = 0;
    if (!indicator_is_computed(indicator)) {
        return visit(context, indicator);
    }
    for (size_t i = 0; result == 0 && (term = indicator_term(indicator, i)) != NULL; i++) {
        result = indicator_each_origin(term, visit, context);
    }
    return result;
}

int indicator_each_group(const struct indicator *indicator, indicator_visitor *visit, void *context)
{
    const struct indicator *term;
    int result = indicator->kind == INDICATOR_SHARE_OF_GROUP ? visit(context, indicator) : 0;
    for (size_t i = 0; result == 0 && (term = indicator_term(indicator, i)) != NULL; i++) {
        result = indicator_each_group(term, visit, context);
    }
    return result;
}

int indicator_first_year(const struct indicator *indicator, int year)
{
    const struct indicator *term;
    int first = indicator->kind == INDICATOR_INDEX && indicator->base_year < year ? indicator->base_year : year;
    for (size_t i = 0; (term = indicator_term(indicator, i)) != NULL; i++) {
        int needed = indicator_first_year(term, year);
        first = needed < first ? needed : first;
    }
    return first;
}

bool indicator_is_computed(const struct indicator *indicator)
{
    return indicator->kind != INDICATOR_KPI && indicator->kind != INDICATOR_SUPPLEMENT;
}

bool indicator_is_count(const struct indicator *indicator)
{
    return indicator->is_count;
}

bool indicator_is_share(const struct indicator *indicator)
{
    return strcmp(indicator->unit, "%") == 0 && indicator->kind != INDICATOR_DIFFERENCE &&
           indicator->kind != INDICATOR_INDEX;
}

/* compose_sources.c - who made the figures that a report shows, and on what terms it shows them. */
#include <string.h>

#include "report/compose_internal.h"
#include "report/compose_kpis.h"

/* The indicators of one maker that have figures: "Folkmängd (N01951); Arbetslöshet (N03932)". */
static int list_of(struct composing *composing, const char *maker, const char **list)
{
    const struct sources *shown = &composing->shown;
    const char *text = "";
    for (size_t i = 0; i < shown->count; i++) {
        const struct indicator *indicator = shown->indicators[i];
        bool has = false;
        if (strcmp(indicator->source, maker) == 0 && kpis_has(composing, indicator, &has) != 0) {
            return -1;
        }
        if (has) {
            const char *kpi = indicator->kpi[0] == '\0' ? "" : arena_printf(composing->arena, " (%s)", indicator->kpi);
            text = arena_printf(composing->arena, "%s%s%s%s", text, text[0] == '\0' ? "" : "; ", indicator->label, kpi);
        }
    }
    *list = text;
    return 0;
}

static bool was_before(const struct sources *shown, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(shown->indicators[i]->source, shown->indicators[index]->source) == 0) {
            return true;
        }
    }
    return false;
}

int compose_sources(struct composing *composing, const struct block *block)
{
    const struct sources *shown = &composing->shown;
    const char *days;
    (void)block;
    if (sources_retrieved(shown, composing->job->store, composing->arena, &days, composing->fault) != 0) {
        return -1;
    }
    const char *retrieved =
        days[0] == '\0'
            ? ""
            : arena_printf(composing->arena, composing_pick(composing, ", hämtade %s", ", retrieved %s"), days);
    document_paragraph(
        composing->document,
        arena_printf(
            composing->arena,
            composing_pick(composing,
                           "Uppgifterna kommer från Kolada, en databas hos Rådet för främjande av kommunala "
                           "analyser (RKA)%s. Det som återges oförändrat är märkt ”Källa: Kolada”. Det som "
                           "är beräknat, till exempel medelvärden och förändringar, är märkt ”Egen bearbetning av "
                           "data från Kolada”; för det svarar utgivaren.",
                           "The figures come from Kolada, the database of the Council for the Promotion of "
                           "Municipal Analyses (RKA)%s. What is shown as it stands there is marked “Source: "
                           "Kolada”. What is computed, such as means and changes, is marked “Own "
                           "processing of data from Kolada”; for that the publisher of the report is responsible."),
            retrieved));
    for (size_t i = 0; i < shown->count; i++) {
        const char *maker = shown->indicators[i]->source;
        const char *list = "";
        if (!was_before(shown, i) && list_of(composing, maker, &list) != 0) {
            return -1;
        }
        if (list[0] != '\0') {
            document_item(composing->document,
                          maker[0] == '\0' ? composing_pick(composing, "Utan angiven källa", "No source given") : maker,
                          arena_printf(composing->arena, "%s.", list));
        }
    }
    return 0;
}

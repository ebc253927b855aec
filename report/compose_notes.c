/* compose_notes.c - what a reader must know of the figures: gaps, definitions, sources. */
#include <string.h>

#include "report/above_whole_note.h"
#include "report/compose_municipality.h"
#include "report/definition_text.h"

/* Where figures that came by a recording are from, as the recording says; each origin once. */
static int note_origins(struct composing *composing)
{
    const struct provenance *provenance = &composing->shown.provenance;
    const char *told = "";
    for (size_t i = 0; i < provenance->count; i++) {
        struct run run;
        bool found;
        if (store_run(composing->job->store, provenance_run(provenance, i), composing->arena, &run, &found,
                      composing->fault) != 0) {
            return -1;
        }
        if (!found || run.origin == NULL || strstr(told, run.origin) != NULL) {
            continue;
        }
        const char *some =
            provenance->count == 1
                ? ""
                : composing_pick(composing, "För en del av uppgifterna gäller: ", "Of some of the figures: ");
        document_paragraph(composing->document, arena_printf(composing->arena, "%s%s", some, run.origin));
        told = arena_printf(composing->arena, "%s%s", told, run.origin);
    }
    return 0;
}

static void list_findings(struct composing *composing, const struct findings *findings, const char *lead)
{
    if (findings->first != NULL) {
        document_paragraph(composing->document, lead);
    }
    for (const struct finding_note *note = findings->first; note != NULL; note = note->next) {
        document_item(composing->document, NULL, note->text);
    }
}

/* What the signs mean; shorter in a report of a few pages. */
static void write_signs(struct composing *composing)
{
    if (composing->template->brief) {
        document_paragraph(
            composing->document,
            composing_pick(composing,
                           "i.u.: källan har ingen uppgift. Ett streck (-): uppgiften finns inte för området. "
                           "En uppgift som saknas räknas aldrig som 0 och ingår inte i något medelvärde.",
                           "“no data”: the source has no figure. A dash (-): there is none for the area. "
                           "A missing figure never counts as 0 and enters no mean."));
        return;
    }
    document_paragraph(
        composing->document,
        composing_pick(
            composing,
            "i.u. betyder ingen uppgift: källan har ingen siffra för området och året. Ett streck (-) betyder "
            "att uppgiften inte finns för området, och ”ej hämtad” att den aldrig har frågats efter. En uppgift "
            "som saknas räknas aldrig som 0 och ingår inte i något medelvärde. Tal avrundas en gång, när de "
            "skrivs ut.",
            "“no data” means that the source has no figure for the area and year, a dash (-) that the figure "
            "does not exist for the area, and “not fetched” that it was never asked for. A missing figure never "
            "counts as 0 and enters no mean. Figures are rounded once, when they are shown."));
}

int compose_data_quality(struct composing *composing, const struct block *block)
{
    (void)block;
    write_signs(composing);
    if (note_origins(composing) != 0) {
        return -1;
    }
    const char *above = above_whole_list(composing->document);
    if (above != NULL) {
        document_paragraph(
            composing->document,
            arena_printf(composing->arena,
                         composing_pick(composing,
                                        "Dessa andelar är över 100 procent, för delen är räknad på annat "
                                        "sätt än helheten; de visas som de är: %s.",
                                        "These shares are above 100 per cent, for the part was counted "
                                        "otherwise than the whole; they are shown as they are: %s."),
                         above));
    }
    list_findings(composing, &composing->preliminary,
                  composing_pick(composing, "Följande uppgifter är preliminära (p) och kan ändras:",
                                 "These figures are preliminary (p) and may change:"));
    list_findings(composing, &composing->differences,
                  composing_pick(composing, "Koladas egna gruppvärden skiljer sig från medelvärdena här:",
                                 "Kolada's own values of groups differ from the means here:"));
    list_findings(composing, &composing->gaps,
                  composing_pick(composing, "Följande uppgifter saknas eller vilar på färre kommuner:",
                                 "These figures are missing or rest on fewer municipalities:"));
    list_findings(composing, &composing->sentences_told,
                  composing_pick(composing, "Följande meningar är inte burna av uppgifterna:",
                                 "These sentences are not borne by the figures:"));
    return 0;
}

/* --- definitions --- */

#define DEFINED_MAX SOURCES_MAX

/* Each indicator once, in the order in which the template names them. */
struct defining {
    struct composing *composing;
    const struct indicator *seen[DEFINED_MAX];
    size_t count;
    bool failed;
};

/* Whether a block names the indicator otherwise than as an optional series; `*optional` is set where one does so. */
static bool is_wanted(const struct block *block, const struct indicator *indicator, bool *optional)
{
    bool wanted = block->indicator == indicator || block->weight == indicator;
    for (size_t i = 0; i < block->column_count; i++) {
        wanted = wanted || block->columns[i].indicator == indicator;
    }
    for (size_t i = 0; i < block->series_count; i++) {
        if (block->series[i].indicator == indicator) {
            wanted = wanted || !block->series[i].optional;
            *optional = true;
        }
    }
    return wanted;
}

static bool has_figures(const struct panel *panel)
{
    for (size_t i = 0; i < panel->area_count * panel->year_count; i++) {
        if (cell_has_value(&panel->cells[i])) {
            return true;
        }
    }
    return false;
}

/* An optional series without any figure is left out of charts; its indicator needs no definition. */
static int is_left_out(struct composing *composing, const struct indicator *indicator, bool *left_out)
{
    const struct report_template *template = composing->template;
    struct panel group;
    struct panel nation;
    *left_out = false;
    for (size_t i = 0; i < template->block_count; i++) {
        if (is_wanted(&template->blocks[i], indicator, left_out)) {
            *left_out = false;
            return 0;
        }
    }
    if (!*left_out) {
        return 0;
    }
    if (panel_read(&group, &composing->source, indicator, GENDER_TOTAL, composing->group.areas, composing->group.count,
                   composing->first_year, composing->year, composing->fault) != 0 ||
        panel_read(&nation, &composing->source, indicator, GENDER_TOTAL, &composing->nation, 1, composing->first_year,
                   composing->year, composing->fault) != 0) {
        return -1;
    }
    *left_out = !has_figures(&group) && !has_figures(&nation);
    return 0;
}

/* A report about one municipality defines what that has figures of. */
static int is_without_own(struct composing *composing, const struct indicator *indicator, bool *without)
{
    bool has;
    bool fetched = false;
    int result = municipality_has_figures(composing, indicator, &has, &fetched);
    *without = !has;
    return result;
}

static void define(void *context, const struct indicator *indicator)
{
    struct defining *defining = context;
    struct composing *composing = defining->composing;
    struct kpi kpi = {0};
    bool found = false;
    bool left_out;
    for (size_t i = 0; i < defining->count; i++) {
        if (defining->seen[i] == indicator) {
            return;
        }
    }
    if (defining->failed || defining->count == DEFINED_MAX) {
        return;
    }
    defining->seen[defining->count++] = indicator;
    if ((composing->own == NULL ? is_left_out : is_without_own)(composing, indicator, &left_out) != 0) {
        defining->failed = true;
        return;
    }
    if (left_out) {
        return;
    }
    if (indicator->kind == INDICATOR_KPI &&
        catalogue_kpi(composing->job->store, indicator->kpi, composing->arena, &kpi, &found, composing->fault) != 0) {
        defining->failed = true;
        return;
    }
    document_item(composing->document, indicator->label,
                  definition_text(indicator, found && !composing->template->brief ? kpi.title : NULL,
                                  composing->job->language, composing->arena));
}

int compose_definitions(struct composing *composing, const struct block *block)
{
    struct defining defining = {.composing = composing};
    (void)block;
    document_subheading(composing->document, composing_pick(composing, "Definitioner", "Definitions"));
    template_each_indicator(composing->template, define, &defining);
    return defining.failed ? -1 : 0;
}

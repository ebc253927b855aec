/* compose_notes.c - what a reader must know of the figures: gaps, definitions, sources. */
#include <string.h>

#include "report/above_whole_note.h"
#include "report/compose_kpis.h"
#include "report/compose_municipality.h"
#include "report/compose_revisions.h"
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
            "som saknas räknas aldrig som 0 och ingår inte i något medelvärde. Tal avrundas vart "
            "för sig; summor kan därför avvika i sista siffran.",
            "“no data” means that the source has no figure for the area and year, a dash (-) that the figure "
            "does not exist for the area, and “not fetched” that it was never asked for. A missing figure never "
            "counts as 0 and enters no mean. Figures are rounded one by one; "
            "sums may therefore be off in the last digit."));
}

/* A report of a few pages has no parts within its section. */
static void begin_part(struct composing *composing, const char *heading)
{
    if (!composing->template->brief) {
        document_subheading(composing->document, heading);
    }
}

/* How the group's mean is made; and what is small. */
static void write_means(struct composing *composing)
{
    if (composing->template->brief) {
        return;
    }
    begin_part(composing, composing_pick(composing, "Medelvärden och små tal", "Means and small numbers"));
    document_paragraph(
        composing->document,
        composing_pick(composing,
                       "Gruppens medelvärde är ovägt: varje kommun räknas lika, och bara de som har redovisat räknas "
                       "med. Antalet som redovisat står vid varje medelvärde (n av N). När en kommun med en hög eller "
                       "låg uppgift tillkommer eller faller bort rör sig medelvärdet, utan att något har hänt i de "
                       "andra kommunerna; därför redovisas den effekten för sig.",
                       "The mean of the group is unweighted: each municipality counts alike, and only those that "
                       "reported count. How many did stands at each mean (n of N). When a municipality with a high or "
                       "low figure comes or goes the mean moves though nothing happened in the others; that effect is "
                       "therefore shown separately."));
    if (composing->template->small_base > 0) {
        document_paragraph(
            composing->document,
            arena_printf(
                composing->arena,
                composing_pick(composing,
                               "En andel av färre än %d personer är märkt med ett utropstecken (!), eftersom "
                               "några få personer ändrar den mycket. Av sådana bör inga slutsatser dras om "
                               "ett enskilt år.",
                               "A share of fewer than %d persons is marked with an exclamation mark (!), since "
                               "a few persons can change it a lot. No conclusion should be drawn from a "
                               "single year."),
                composing->template->small_base));
    }
}

/* "Arbetslöshet (2023), följs av Arbetslösa av arbetskraften (BAS)" of a series that Kolada has closed. */
static int add_break(void *context, const struct indicator *indicator)
{
    struct composing *composing = context;
    struct findings *closed = &composing->closed;
    if (indicator->last_year == 0) {
        return 0;
    }
    const char *text = indicator->following == NULL
                           ? arena_printf(composing->arena, "%s (%d)", indicator->label, indicator->last_year)
                           : arena_printf(composing->arena,
                                          composing_pick(composing, "%s (%d, följs av %s)", "%s (%d, followed by %s)"),
                                          indicator->label, indicator->last_year, indicator->following->label);
    findings_add(closed, text, composing->arena);
    return 0;
}

static int write_breaks(struct composing *composing)
{
    const char *list = "";
    if (composing->template->brief) {
        return 0;
    }
    if (kpis_each(composing, add_break, composing) != 0) {
        return -1;
    }
    for (const struct finding_note *note = composing->closed.first; note != NULL; note = note->next) {
        list = arena_printf(composing->arena, "%s%s%s", list, list[0] == '\0' ? "" : "; ", note->text);
    }
    if (list[0] != '\0') {
        document_paragraph(
            composing->document,
            arena_printf(composing->arena,
                         composing_pick(composing,
                                        "Dessa serier är avslutade av källan, med sista år inom parentes: %s. En "
                                        "avslutad serie och dess efterföljare slås aldrig ihop.",
                                        "These series were closed by the source, the last year in brackets: %s. A "
                                        "closed series and its successor are never joined."),
                         list));
    }
    return 0;
}

static void write_preliminary(struct composing *composing)
{
    list_findings(composing, &composing->preliminary,
                  composing_pick(composing, "Följande uppgifter är preliminära (p) och kan ändras:",
                                 "These figures are preliminary (p) and may change:"));
    if (composing->preliminary.first == NULL && !composing->template->brief) {
        document_paragraph(composing->document,
                           composing_pick(composing, "Ingen uppgift i rapporten är markerad som preliminär.",
                                          "No figure of the report is marked as preliminary."));
    }
}

int compose_data_quality(struct composing *composing, const struct block *block)
{
    (void)block;
    begin_part(composing, composing_pick(composing, "Tecken och avrundning", "Signs and rounding"));
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
    write_means(composing);
    list_findings(composing, &composing->differences,
                  composing_pick(composing, "Koladas egna gruppvärden skiljer sig från medelvärdena här:",
                                 "Kolada's own values of groups differ from the means here:"));
    begin_part(composing, composing_pick(composing, "Uppgifter som saknas", "Missing figures"));
    list_findings(composing, &composing->gaps,
                  composing_pick(composing, "Följande uppgifter saknas eller vilar på färre kommuner:",
                                 "These figures are missing or rest on fewer municipalities:"));
    if (composing->gaps.first == NULL && !composing->template->brief) {
        document_paragraph(composing->document, composing_pick(composing, "Ingen uppgift i rapporten saknas.",
                                                               "No figure of the report is missing."));
    }
    list_findings(composing, &composing->sentences_told,
                  composing_pick(composing, "Följande meningar saknar stöd i uppgifterna:",
                                 "These sentences are not supported by the figures:"));
    begin_part(composing, composing_pick(composing, "Brott, preliminära och ändrade uppgifter",
                                         "Breaks, preliminary and revised figures"));
    if (write_breaks(composing) != 0) {
        return -1;
    }
    write_preliminary(composing);
    return compose_revisions(composing);
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

/* What has no figure is shown nowhere, and needs no definition. */
static int is_left_out(struct composing *composing, const struct indicator *indicator, bool *left_out)
{
    bool has;
    int result = kpis_has(composing, indicator, &has);
    *left_out = !has;
    return result;
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

/* Whether the makers of the figures are listed in a part of their own. */
static bool has_sources(const struct report_template *template)
{
    for (size_t i = 0; i < template->block_count; i++) {
        if (template->blocks[i].kind == BLOCK_SOURCES) {
            return true;
        }
    }
    return false;
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
    const char *title = found && !composing->template->brief ? kpi.title : NULL;
    document_item(composing->document, indicator->label,
                  definition_text(indicator, title, !composing->template->brief && !has_sources(composing->template),
                                  composing->job->language, composing->arena));
    document_item_swedish(composing->document, title);
}

int compose_definitions(struct composing *composing, const struct block *block)
{
    struct defining defining = {.composing = composing};
    (void)block;
    document_subheading(composing->document, composing_pick(composing, "Definitioner", "Definitions"));
    template_each_indicator(composing->template, define, &defining);
    return defining.failed ? -1 : 0;
}

/* answer_chart_words.c - what stands around the lines of an answer's chart: title, subtitle, notes. */
#include <stdint.h>
#include <string.h>

#include "report/answer_chart_internal.h"

const struct doc_cell *answer_chart_end(const struct chart *chart, const struct chart_series *series, bool oldest)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct doc_cell *cell = &series->points[oldest ? i : chart->point_count - 1 - i];
        if (answer_chart_has(cell)) {
            return cell;
        }
    }
    return NULL;
}

/* The area where no line's name tells it, as where all are of one: women, men. Else "". */
static const char *area_untold(struct document *document, const struct chart *chart)
{
    const struct figure_identity *one = NULL;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct doc_cell *sample = answer_chart_end(chart, &chart->series[i], false);
        const struct figure_identity *identity = sample == NULL ? NULL : sample->identity;
        if (identity == NULL || (one != NULL && strcmp(one->area, identity->area) != 0) ||
            strstr(chart->series[i].label, identity->area_title) != NULL ||
            strstr(chart->series[i].label, identity->area) != NULL) {
            return "";
        }
        one = identity;
    }
    return one == NULL ? "" : arena_printf(&document->arena, "%s, ", one->area_title);
}

/* "Ale: från 2,1 % (2015) till 3,4 % (2022)". */
static const char *finding_of(struct document *document, const struct chart *chart, const char *table_title)
{
    const struct doc_cell *first = answer_chart_end(chart, &chart->series[0], true);
    const struct doc_cell *last = answer_chart_end(chart, &chart->series[0], false);
    if (first == NULL || last == NULL) {
        return table_title;
    }
    if (first == last) {
        return arena_printf(&document->arena, "%s%s: %s (%d)", area_untold(document, chart), chart->series[0].label,
                            answer_chart_value(document, last), last->identity->year);
    }
    return arena_printf(
        &document->arena,
        language_pick(document->language, "%s%s: från %s (%d) till %s (%d)", "%s%s: from %s (%d) to %s (%d)"),
        area_untold(document, chart), chart->series[0].label, answer_chart_value(document, first),
        first->identity->year, answer_chart_value(document, last), last->identity->year);
}

/* "Medel GR: ovägt; 10-13 av 13 har redovisat.": where a mean is drawn its n of N stand below. */
static void note_mean(struct document *document, struct chart *chart, const struct chart_series *series)
{
    size_t least = SIZE_MAX;
    size_t most = 0;
    const struct doc_cell *last = answer_chart_end(chart, series, false);
    if (last == NULL || last->identity->members == 0) {
        return;
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        if (answer_chart_has(&series->points[i])) {
            const size_t reported = series->points[i].identity->reported;
            least = reported < least ? reported : least;
            most = reported > most ? reported : most;
        }
    }
    const char *range = least == most ? arena_printf(&document->arena, "%zu", most)
                                      : arena_printf(&document->arena, "%zu\xE2\x80\x93%zu", least, most);
    const bool weighted = strcmp(last->identity->statistic, "weighted_mean") == 0;
    const char *kind = weighted ? language_pick(document->language, "vägt", "weighted")
                                : language_pick(document->language, "ovägt", "unweighted");
    document_add_note(&document->arena, &chart->notes, &chart->note_count,
                      arena_printf(&document->arena,
                                   language_pick(document->language, "%s: %s; %s av %zu har redovisat.",
                                                 "%s: %s; %s of %zu reported."),
                                   series->label, kind, range, last->identity->members));
}

static const char *names_of(struct document *document, const struct chart *chart)
{
    const char *names = chart->series[0].label;
    if (chart->series_count > ANSWER_CHART_FEW) {
        return arena_printf(&document->arena, language_pick(document->language, "%zu serier", "%zu series"),
                            chart->series_count);
    }
    for (size_t i = 1; i < chart->series_count; i++) {
        const char *between = i + 1 < chart->series_count ? ", " : language_pick(document->language, " och ", " and ");
        names = arena_printf(&document->arena, "%s%s%s", names, between, chart->series[i].label);
    }
    return names;
}

void answer_chart_tell_lines(struct document *document, const struct table *table, struct chart *chart)
{
    const struct doc_cell *sample = answer_chart_end(chart, &chart->series[0], false);
    const char *first = chart->point_labels[0];
    const char *last = chart->point_labels[chart->point_count - 1];
    const char *years = chart->point_count < 2 ? last : arena_printf(&document->arena, "%s\xE2\x80\x93%s", first, last);
    chart->title = finding_of(document, chart, table->title);
    chart->subtitle = arena_printf(&document->arena, "%s: %s%s, %s", answer_chart_measure(document, table, sample),
                                   area_untold(document, chart), names_of(document, chart), years);
    chart->alternative = arena_printf(&document->arena,
                                      language_pick(document->language, "Linjediagram. %s. %s.", "Line chart. %s. %s."),
                                      chart->subtitle, chart->title);
    for (size_t i = 0; i < chart->series_count; i++) {
        note_mean(document, chart, &chart->series[i]);
    }
}

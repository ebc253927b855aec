/* compose_chart.c - what the charts have in common. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/text.h"
#include "report/compose_internal.h"

int chart_fault(struct composing *composing, const struct block *block)
{
    return fault_memory(composing->fault, block->id);
}

/* A chart with what all kinds have in common; the title comes when the finding is known. */
struct chart *chart_start(struct composing *composing, const struct block *block, enum chart_kind kind)
{
    struct chart *chart = document_chart(composing->document);
    if (chart == NULL) {
        return NULL;
    }
    chart->id = block->id;
    chart->label = block->label;
    chart->kind = kind;
    chart->unit = block->indicator == NULL ? block->series[0].indicator->unit : block->indicator->unit;
    chart->subtitle = composing_text(composing, block->measure);
    return chart;
}

int chart_label_years(struct composing *composing, const struct block *block, struct chart *chart)
{
    chart->point_count = (size_t)(composing->year - composing->first_year) + 1;
    chart->point_labels = arena_array(composing->arena, chart->point_count, sizeof *chart->point_labels);
    if (chart->point_labels == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        chart->point_labels[i] = arena_printf(composing->arena, "%d", composing->first_year + (int)i);
    }
    return 0;
}

/* The title of a chart without any figure. */
const char *chart_no_finding(struct composing *composing)
{
    return composing_pick(composing, "Uppgifter saknas", "No figures");
}

int chart_group_points(struct composing *composing, const struct indicator *indicator, int decimals,
                       const struct area_choice *group, const struct panel *panel, struct doc_cell *points,
                       const char *source)
{
    struct group_figure *means;
    if (composing_means(composing, panel, &means) != 0 || composing_check_group(composing, group, panel) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel->year_count; i++) {
        const struct figure_identity *identity =
            identity_of_group(indicator, group->id, group->title, panel->first_year + (int)i, STATISTIC_MEAN, &means[i],
                              source, composing->arena);
        points[i] = figure_cell(&means[i].cell, indicator,
                                decimals < 0 ? figure_mean_decimals(indicator, &means[i].cell) : decimals, YES_NO_WORDS,
                                composing->job->language, composing->arena, identity);
    }
    return 0;
}

/* Highest first, equal values alphabetically, those without a figure last. */
static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left;
    const struct ranked *b = right;
    if (cell_has_value(&a->cell) != cell_has_value(&b->cell)) {
        return cell_has_value(&a->cell) ? -1 : 1;
    }
    if (cell_has_value(&a->cell) && (a->cell.value > b->cell.value || a->cell.value < b->cell.value)) {
        return a->cell.value > b->cell.value ? -1 : 1;
    }
    return text_collate(a->area->title, b->area->title);
}

void chart_sort_ranked(struct ranked *ranked, size_t count)
{
    qsort(ranked, count, sizeof *ranked, compare_ranked);
}

struct ranked *chart_rank_areas(struct composing *composing, const struct panel *panel)
{
    struct ranked *ranked = arena_array(composing->arena, panel->area_count, sizeof *ranked);
    if (ranked == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < panel->area_count; i++) {
        ranked[i] = (struct ranked){.area = &panel->areas[i], .cell = *panel_cell(panel, i, panel->last_year)};
    }
    chart_sort_ranked(ranked, panel->area_count);
    return ranked;
}

/* Fills the placeholders of highest and lowest; false where no area has a figure. */
bool chart_looks_same(const struct indicator *indicator, const struct ranked *left, const struct ranked *right)
{
    double difference =
        number_round(left->cell.value, indicator->decimals) - number_round(right->cell.value, indicator->decimals);
    return !(difference < 0) && !(difference > 0);
}

/* "Härryda", "Härryda och Kungsbacka", "Ale, Härryda och Kungsbacka", or from four on "4 kommuner". */
static const char *join_names(struct composing *composing, const struct ranked *ranked, size_t count)
{
    const char *and = composing_pick(composing, "och", "and");
    if (count == 1) {
        return ranked[0].area->title;
    }
    if (count == 2) {
        return arena_printf(composing->arena, "%s %s %s", ranked[0].area->title, and, ranked[1].area->title);
    }
    if (count == 3) {
        return arena_printf(composing->arena, "%s, %s %s %s", ranked[0].area->title, ranked[1].area->title, and,
                            ranked[2].area->title);
    }
    return arena_printf(composing->arena, composing_pick(composing, "%zu kommuner", "%zu municipalities"), count);
}

/* A ranked figure as it is shown. */
static const char *text_of(struct composing *composing, const struct indicator *indicator, const struct ranked *ranked)
{
    return figure_cell(&ranked->cell, indicator, -1, YES_NO_WORDS, composing->job->language, composing->arena, NULL)
        .text;
}

bool chart_find_extremes(struct composing *composing, const struct indicator *indicator, const struct ranked *ranked,
                         size_t count)
{
    const char **values = composing->placeholders.values;
    size_t reported = 0;
    size_t top = 1;
    size_t bottom = 1;
    while (reported < count && cell_has_value(&ranked[reported].cell)) {
        reported++;
    }
    if (reported == 0) {
        return false;
    }
    while (top < reported && chart_looks_same(indicator, &ranked[0], &ranked[top])) {
        top++;
    }
    while (bottom < reported && chart_looks_same(indicator, &ranked[reported - 1], &ranked[reported - 1 - bottom])) {
        bottom++;
    }
    values[PLACEHOLDER_TOP] = join_names(composing, ranked, top);
    values[PLACEHOLDER_BOTTOM] = join_names(composing, ranked + reported - bottom, bottom);
    values[PLACEHOLDER_TOP_VALUE] = text_of(composing, indicator, &ranked[0]);
    values[PLACEHOLDER_BOTTOM_VALUE] = text_of(composing, indicator, &ranked[reported - 1]);
    return true;
}

const struct figure_identity *chart_group_of(const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct figure_identity *identity = series->points[i].identity;
        if (identity != NULL) {
            return identity->members > 0 ? identity : NULL;
        }
    }
    return NULL;
}

static bool all_reported_always(const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct figure_identity *identity = series->points[i].identity;
        if (identity == NULL || identity->reported < identity->members) {
            return false;
        }
    }
    return true;
}

/* "GR, Arbetsförmedlingen: medel av 9 kommuner 2017, 10 2018 ..., av 13." */
const char *chart_reported_note(struct composing *composing, const struct chart *chart,
                                const struct chart_series *series)
{
    struct buffer text;
    bool first = true;
    if (all_reported_always(chart, series)) {
        return arena_printf(composing->arena,
                            composing_pick(composing, "%s: ovägt medel; alla %zu kommuner har redovisat alla år.",
                                           "%s: unweighted mean; all %zu municipalities reported in all years."),
                            series->label, chart_group_of(chart, series)->members);
    }
    buffer_init(&text, LIMIT_DOCUMENT_BYTES);
    buffer_printf(&text,
                  composing_pick(composing, "%s: ovägt medel av de kommuner som redovisat, av %zu: ",
                                 "%s: unweighted mean of the municipalities that reported, of %zu: "),
                  series->label, chart_group_of(chart, series)->members);
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct figure_identity *identity = series->points[i].identity;
        if (identity != NULL) {
            buffer_printf(&text, "%s%zu (%s)", first ? "" : ", ", identity->reported, chart->point_labels[i]);
            first = false;
        }
    }
    buffer_text(&text, composing_pick(composing, ". Medelvärdet påverkas också av vilka kommuner som redovisar.",
                                      ". The mean also depends on which municipalities report."));
    const char *note = arena_copy(composing->arena, text.bytes);
    composing->arena->failed = composing->arena->failed || buffer_failed(&text);
    buffer_release(&text);
    return note;
}

/* compose_chart.c - what the charts have in common. */
#include <stdlib.h>

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
    if (composing_means(composing, panel, &means) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel->year_count; i++) {
        const struct figure_identity *identity =
            identity_of_group(indicator, group->id, group->title, panel->first_year + (int)i, STATISTIC_MEAN, &means[i],
                              source, composing->arena);
        points[i] = figure_cell(&means[i].cell, indicator, decimals, YES_NO_WORDS, composing->job->language,
                                composing->arena, identity);
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

struct ranked *chart_rank_areas(struct composing *composing, const struct panel *panel)
{
    struct ranked *ranked = arena_array(composing->arena, panel->area_count, sizeof *ranked);
    if (ranked == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < panel->area_count; i++) {
        ranked[i] = (struct ranked){.area = &panel->areas[i], .cell = *panel_cell(panel, i, panel->last_year)};
    }
    qsort(ranked, panel->area_count, sizeof *ranked, compare_ranked);
    return ranked;
}

/* Fills the placeholders of highest and lowest; false where no area has a figure. */
bool chart_find_extremes(struct composing *composing, const struct indicator *indicator, const struct ranked *ranked,
                         size_t count)
{
    const char **values = composing->placeholders.values;
    enum language language = composing->job->language;
    size_t reported = 0;
    while (reported < count && cell_has_value(&ranked[reported].cell)) {
        reported++;
    }
    if (reported == 0) {
        return false;
    }
    const struct ranked *bottom = &ranked[reported - 1];
    values[PLACEHOLDER_TOP] = ranked[0].area->title;
    values[PLACEHOLDER_BOTTOM] = bottom->area->title;
    values[PLACEHOLDER_TOP_VALUE] =
        figure_cell(&ranked[0].cell, indicator, -1, YES_NO_WORDS, language, composing->arena, NULL).text;
    values[PLACEHOLDER_BOTTOM_VALUE] =
        figure_cell(&bottom->cell, indicator, -1, YES_NO_WORDS, language, composing->arena, NULL).text;
    return true;
}

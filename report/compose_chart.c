/* compose_chart.c - charts: series over years, rankings, small multiples. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/text.h"
#include "report/compose_internal.h"

static int fault_chart(struct composing *composing, const struct block *block)
{
    return fault_memory(composing->fault, block->id);
}

/* A chart with what all kinds have in common; the title comes when the finding is known. */
static struct chart *start_chart(struct composing *composing, const struct block *block, enum chart_kind kind)
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

static int label_years(struct composing *composing, const struct block *block, struct chart *chart)
{
    chart->point_count = (size_t)(composing->year - composing->first_year + 1);
    chart->point_labels = arena_array(composing->arena, chart->point_count, sizeof *chart->point_labels);
    if (chart->point_labels == NULL) {
        return fault_chart(composing, block);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        chart->point_labels[i] = arena_printf(composing->arena, "%d", composing->first_year + (int)i);
    }
    return 0;
}

/* The title of a chart without any figure. */
static const char *no_finding(struct composing *composing)
{
    return composing_pick(composing, "Uppgifter saknas", "No figures");
}

static bool has_figures(const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        if (series->points[i].status == CELL_VALUE) {
            return true;
        }
    }
    return false;
}

/* --- lines --- */

static int fill_area_series(struct composing *composing, const struct block *block,
                            const struct template_series *wanted, struct chart_series *series, const char *source)
{
    struct area_choice choice;
    struct panel panel;
    if (areas_choose(composing->job->areas, composing->job->store, wanted->area, composing->arena, &choice,
                     composing->fault) != 0 ||
        composing_panel(composing, wanted->indicator, choice.areas, 1, &panel) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel.year_count; i++) {
        const struct figure_identity *identity =
            composing_identity(composing, wanted->indicator, choice.areas[0].id, choice.areas[0].title,
                               panel.first_year + (int)i, NULL, source);
        series->points[i] = figure_cell(&panel.cells[i], wanted->indicator, block->decimals, YES_NO_WORDS,
                                        composing->job->language, composing->arena, identity);
    }
    return 0;
}

static int fill_group_points(struct composing *composing, const struct indicator *indicator, int decimals,
                             const struct area_choice *group, const struct panel *panel, struct doc_cell *points,
                             const char *source)
{
    struct group_figure *means;
    if (composing_means(composing, panel, &means) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel->year_count; i++) {
        const struct figure_identity *identity = composing_identity(composing, indicator, group->id, group->title,
                                                                    panel->first_year + (int)i, &means[i], source);
        points[i] = figure_cell(&means[i].cell, indicator, decimals, YES_NO_WORDS, composing->job->language,
                                composing->arena, identity);
    }
    return 0;
}

static int fill_group_series(struct composing *composing, const struct block *block,
                             const struct template_series *wanted, struct chart_series *series, const char *source)
{
    struct area_choice group;
    struct panel panel;
    if (areas_choose(composing->job->areas, composing->job->store, wanted->area, composing->arena, &group,
                     composing->fault) != 0 ||
        composing_panel(composing, wanted->indicator, group.areas, group.count, &panel) != 0) {
        return -1;
    }
    return fill_group_points(composing, wanted->indicator, block->decimals, &group, &panel, series->points, source);
}

static int fill_series(struct composing *composing, const struct block *block, const struct chart *chart,
                       const struct template_series *wanted, struct chart_series *series)
{
    struct sources sources = {0};
    const char *source;
    sources_add(&sources, wanted->indicator);
    sources.computed = sources.computed || wanted->is_group;
    series->label = wanted->label;
    series->role = wanted->role;
    series->points = arena_array(composing->arena, chart->point_count, sizeof *series->points);
    if (series->points == NULL) {
        return fault_chart(composing, block);
    }
    if (sources_line(composing, &sources, &source) != 0) {
        return -1;
    }
    return wanted->is_group ? fill_group_series(composing, block, wanted, series, source)
                            : fill_area_series(composing, block, wanted, series, source);
}

/* "GR, Arbetsförmedlingen: medel av 9 kommuner 2017, 10 2018 ..., av 13." */
static const char *reported_note(struct composing *composing, const struct chart *chart,
                                 const struct chart_series *series)
{
    struct buffer text;
    buffer_init(&text, LIMIT_DOCUMENT_BYTES);
    buffer_printf(&text,
                  composing_pick(composing, "%s: ovägt medel av de kommuner som redovisat, av %zu: ",
                                 "%s: unweighted mean of the municipalities that reported, of %zu: "),
                  series->label, series->points[0].identity->members);
    for (size_t i = 0; i < chart->point_count; i++) {
        buffer_printf(&text, "%s%zu (%s)", i > 0 ? ", " : "", series->points[i].identity->reported,
                      chart->point_labels[i]);
    }
    buffer_text(&text, composing_pick(composing, ". Medlet ändras också när olika kommuner redovisar.",
                                      ". The mean also moves when other municipalities report."));
    const char *note = arena_copy(composing->arena, text.bytes);
    buffer_release(&text);
    return note;
}

/* Reads all series and keeps those with figures; names the others. */
static int fill_all_series(struct composing *composing, const struct block *block, struct chart *chart,
                           struct buffer *lacking)
{
    chart->series = arena_array(composing->arena, block->series_count, sizeof *chart->series);
    if (chart->series == NULL) {
        return fault_chart(composing, block);
    }
    for (size_t i = 0; i < block->series_count; i++) {
        const struct template_series *wanted = &block->series[i];
        struct chart_series series = {0};
        if (fill_series(composing, block, chart, wanted, &series) != 0) {
            return -1;
        }
        if (has_figures(chart, &series)) {
            chart->series[chart->series_count++] = series;
            continue;
        }
        buffer_printf(lacking, "%s%s", lacking->length > 0 ? "; " : "", series.label);
        if (!wanted->optional && series.points[0].status == CELL_NOT_FETCHED) {
            composing_not_fetched(composing, wanted->indicator);
        }
    }
    return 0;
}

static int note_lines(struct composing *composing, const struct block *block, struct chart *chart,
                      const struct buffer *lacking)
{
    if (composing_notes(composing, block, chart->series_count + 1, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct figure_identity *identity = chart->series[i].points[0].identity;
        if (identity != NULL && identity->members > 0) {
            const char *note = reported_note(composing, chart, &chart->series[i]);
            chart->notes[chart->note_count++] = note;
            composing_add_gap(composing, arena_printf(composing->arena, "%s, %s", chart->label, note));
        }
    }
    if (lacking->length > 0) {
        const char *note = arena_printf(
            composing->arena,
            composing_pick(composing, "Serier utan uppgifter här: %s.", "Series without figures here: %s."),
            lacking->bytes);
        chart->notes[chart->note_count++] = note;
        composing_add_gap(composing, arena_printf(composing->arena, "%s, %s", chart->label, note));
    }
    return 0;
}

/* The first and the last figure of a series; false where there is none. */
static bool ends_of(const struct chart *chart, const struct chart_series *series, const struct doc_cell **first,
                    const struct doc_cell **last)
{
    *first = NULL;
    *last = NULL;
    for (size_t i = 0; i < chart->point_count; i++) {
        if (series->points[i].status == CELL_VALUE) {
            *first = *first == NULL ? &series->points[i] : *first;
            *last = &series->points[i];
        }
    }
    return *first != NULL;
}

/* The finding is about the first series, and about the figures as they are shown. */
static const char *finding_of_lines(struct composing *composing, const struct block *block, const struct chart *chart)
{
    const struct doc_cell *first;
    const struct doc_cell *last;
    if (chart->series_count == 0 || !ends_of(chart, &chart->series[0], &first, &last)) {
        return no_finding(composing);
    }
    double change = number_round(last->value, last->decimals) - number_round(first->value, first->decimals);
    enum finding finding = change > 0 ? FINDING_RISE : change < 0 ? FINDING_FALL : FINDING_LEVEL;
    composing->placeholders.values[PLACEHOLDER_FIRST_VALUE] = first->text;
    composing->placeholders.values[PLACEHOLDER_LAST_VALUE] = last->text;
    return composing_text(composing, block->findings[finding]);
}

static const char *describe_lines(struct composing *composing, const struct chart *chart)
{
    const char *text = arena_printf(composing->arena, composing_pick(composing, "Linjediagram. %s.", "Line chart. %s."),
                                    chart->subtitle);
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct doc_cell *first;
        const struct doc_cell *last;
        if (ends_of(chart, &chart->series[i], &first, &last)) {
            text = arena_printf(composing->arena, composing_pick(composing, "%s %s: %s till %s.", "%s %s: %s to %s."),
                                text, chart->series[i].label, first->text, last->text);
        }
    }
    return text;
}

static int source_of_lines(struct composing *composing, const struct block *block, struct chart *chart)
{
    struct sources sources = {0};
    for (size_t i = 0; i < block->series_count; i++) {
        sources_add(&sources, block->series[i].indicator);
        sources.computed = sources.computed || block->series[i].is_group;
    }
    return sources_line(composing, &sources, &chart->source);
}

int compose_line_chart(struct composing *composing, const struct block *block)
{
    struct buffer lacking;
    int result = -1;
    struct chart *chart = start_chart(composing, block, CHART_LINES);
    buffer_init(&lacking, LIMIT_DOCUMENT_BYTES);
    if (chart == NULL) {
        fault_chart(composing, block);
    } else if (label_years(composing, block, chart) == 0 && fill_all_series(composing, block, chart, &lacking) == 0 &&
               note_lines(composing, block, chart, &lacking) == 0 && source_of_lines(composing, block, chart) == 0) {
        chart->title = finding_of_lines(composing, block, chart);
        chart->alternative = describe_lines(composing, chart);
        result = 0;
    }
    buffer_release(&lacking);
    return result;
}

/* --- ranking --- */

struct ranked {
    const struct area *area;
    struct cell cell;
};

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

static struct ranked *rank_areas(struct composing *composing, const struct panel *panel)
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
static bool find_extremes(struct composing *composing, const struct indicator *indicator, const struct ranked *ranked,
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

static struct doc_cell cell_of_year(struct composing *composing, const struct indicator *indicator,
                                    const struct cell *cell, const struct area *area, const char *source)
{
    return figure_cell(cell, indicator, -1, YES_NO_WORDS, composing->job->language, composing->arena,
                       composing_identity(composing, indicator, area->id, area->title, composing->year, NULL, source));
}

static int fill_bars(struct composing *composing, const struct block *block, struct chart *chart,
                     const struct ranked *ranked)
{
    chart->point_labels = arena_array(composing->arena, chart->point_count, sizeof *chart->point_labels);
    chart->point_roles = arena_array(composing->arena, chart->point_count, sizeof *chart->point_roles);
    chart->series = arena_array(composing->arena, 1, sizeof *chart->series);
    chart->series_count = chart->series == NULL ? 0 : 1;
    if (chart->point_labels == NULL || chart->point_roles == NULL || chart->series == NULL) {
        return fault_chart(composing, block);
    }
    chart->series[0].label = block->indicator->label;
    chart->series[0].role = ROLE_REGION;
    chart->series[0].points = arena_array(composing->arena, chart->point_count, sizeof *chart->series[0].points);
    if (chart->series[0].points == NULL) {
        return fault_chart(composing, block);
    }
    for (size_t i = 0; i < chart->point_count; i++) {
        bool is_top = cell_has_value(&ranked[i].cell) && !(ranked[i].cell.value < ranked[0].cell.value);
        chart->point_labels[i] = ranked[i].area->title;
        chart->point_roles[i] = is_top ? ROLE_REGION : ROLE_CONTEXT;
        chart->series[0].points[i] =
            cell_of_year(composing, block->indicator, &ranked[i].cell, ranked[i].area, chart->source);
    }
    return 0;
}

/* Riket as a line, where it has a figure. */
static int add_reference(struct composing *composing, const struct block *block, struct chart *chart)
{
    struct panel panel;
    if (!block->nation) {
        return 0;
    }
    if (composing_panel(composing, block->indicator, &composing->nation, 1, &panel) != 0) {
        return -1;
    }
    const struct cell *cell = panel_cell(&panel, 0, composing->year);
    if (cell_has_value(cell)) {
        chart->reference_label = composing->nation.title;
        chart->reference = cell_of_year(composing, block->indicator, cell, &composing->nation, chart->source);
    }
    return 0;
}

static const char *describe_ranking(struct composing *composing, const struct block *block, const struct chart *chart)
{
    const char **values = composing->placeholders.values;
    const char *text = arena_printf(composing->arena,
                                    composing_pick(composing, "Stapeldiagram. %s. Högst: %s, %s. Lägst: %s, %s.",
                                                   "Bar chart. %s. Highest: %s, %s. Lowest: %s, %s."),
                                    chart->subtitle, values[PLACEHOLDER_TOP], values[PLACEHOLDER_TOP_VALUE],
                                    values[PLACEHOLDER_BOTTOM], values[PLACEHOLDER_BOTTOM_VALUE]);
    (void)block;
    return chart->reference_label == NULL
               ? text
               : arena_printf(composing->arena, "%s %s: %s.", text, chart->reference_label, chart->reference.text);
}

int compose_ranking_chart(struct composing *composing, const struct block *block)
{
    struct sources sources = {0};
    struct panel panel;
    struct chart *chart = start_chart(composing, block, CHART_RANKING);
    sources_add(&sources, block->indicator);
    if (chart == NULL) {
        return fault_chart(composing, block);
    }
    if (sources_line(composing, &sources, &chart->source) != 0 ||
        composing_panel(composing, block->indicator, composing->group.areas, composing->group.count, &panel) != 0) {
        return -1;
    }
    struct ranked *ranked = rank_areas(composing, &panel);
    if (ranked == NULL) {
        return fault_chart(composing, block);
    }
    chart->point_count = panel.area_count;
    if (fill_bars(composing, block, chart, ranked) != 0 || add_reference(composing, block, chart) != 0 ||
        composing_notes(composing, block, 0, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    bool any = find_extremes(composing, block->indicator, ranked, panel.area_count);
    chart->title = any ? composing_text(composing, block->findings[0]) : no_finding(composing);
    chart->alternative = any ? describe_ranking(composing, block, chart) : chart->subtitle;
    return 0;
}

/* --- small multiples --- */

static int fill_frames(struct composing *composing, const struct block *block, struct chart *chart,
                       const struct panel *panel)
{
    chart->series_count = panel->area_count;
    chart->series = arena_array(composing->arena, panel->area_count, sizeof *chart->series);
    if (chart->series == NULL) {
        return fault_chart(composing, block);
    }
    for (size_t area = 0; area < panel->area_count; area++) {
        struct chart_series *series = &chart->series[area];
        series->label = panel->areas[area].title;
        series->role = ROLE_REGION;
        series->points = arena_array(composing->arena, chart->point_count, sizeof *series->points);
        if (series->points == NULL) {
            return fault_chart(composing, block);
        }
        for (size_t i = 0; i < chart->point_count; i++) {
            series->points[i] = figure_cell(&panel_series(panel, area)[i], block->indicator, -1, YES_NO_WORDS,
                                            composing->job->language, composing->arena,
                                            composing_identity(composing, block->indicator, panel->areas[area].id,
                                                               panel->areas[area].title, panel->first_year + (int)i,
                                                               NULL, chart->source));
        }
    }
    return 0;
}

static int add_mean(struct composing *composing, const struct block *block, struct chart *chart,
                    const struct panel *panel)
{
    struct chart_series *mean = arena_alloc(composing->arena, sizeof *mean);
    if (mean == NULL) {
        return fault_chart(composing, block);
    }
    mean->label = block->mean_label;
    mean->role = ROLE_CONTEXT;
    mean->points = arena_array(composing->arena, chart->point_count, sizeof *mean->points);
    if (mean->points == NULL) {
        return fault_chart(composing, block);
    }
    chart->reference_series = mean;
    return fill_group_points(composing, block->indicator, block->indicator->decimals + 1, &composing->group, panel,
                             mean->points, chart->source);
}

int compose_small_multiples(struct composing *composing, const struct block *block)
{
    struct sources sources = {.computed = true};
    struct panel panel;
    struct chart *chart = start_chart(composing, block, CHART_MULTIPLES);
    sources_add(&sources, block->indicator);
    sources.computed = true;
    if (chart == NULL) {
        return fault_chart(composing, block);
    }
    if (sources_line(composing, &sources, &chart->source) != 0 || label_years(composing, block, chart) != 0 ||
        composing_panel(composing, block->indicator, composing->group.areas, composing->group.count, &panel) != 0 ||
        fill_frames(composing, block, chart, &panel) != 0 || add_mean(composing, block, chart, &panel) != 0 ||
        composing_notes(composing, block, 0, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    struct ranked *ranked = rank_areas(composing, &panel);
    if (ranked == NULL) {
        return fault_chart(composing, block);
    }
    bool any = find_extremes(composing, block->indicator, ranked, panel.area_count);
    chart->title = any ? composing_text(composing, block->findings[0]) : no_finding(composing);
    chart->alternative = arena_printf(composing->arena,
                                      composing_pick(composing, "Ett litet linjediagram för varje kommun. %s.",
                                                     "One small line chart a municipality. %s."),
                                      chart->subtitle);
    return 0;
}

/* answer_group.c - the statistics of a group. */
#include "report/answer_internal.h"

/* In the order of their columns. */
static const enum statistic shown[] = {STATISTIC_MEAN, STATISTIC_MEDIAN, STATISTIC_MIN, STATISTIC_MAX};
#define SHOWN (sizeof shown / sizeof *shown)

enum { GROUP_LABEL, GROUP_YEAR, GROUP_REPORTED, GROUP_STATISTIC, GROUP_COLUMNS = GROUP_STATISTIC + SHOWN };

/* The newest year in which any member has a figure, 0 where there is none. */
static int newest_year(const struct panel *panel)
{
    for (int year = panel->last_year; year >= panel->first_year; year--) {
        for (size_t area = 0; area < panel->area_count; area++) {
            if (cell_has_value(panel_cell(panel, area, year))) {
                return year;
            }
        }
    }
    return 0;
}

/* Of yes and no only how many say yes means anything. */
static void write_yes(struct answering *answering, struct doc_cell *cells, const struct panel *panel,
                      const struct cell *members, int year, const struct area_choice *group, const char *source)
{
    struct group_figure yes = statistic_of(STATISTIC_MEAN, members, panel->area_count, NULL);
    double count = yes.cell.value * (double)yes.reported;
    struct figure_identity *identity = arena_alloc(answering->arena, sizeof *identity);
    const struct figure_identity *plain = identity_of_group(panel->indicator, group->id, group->title, year,
                                                            STATISTIC_MEAN, &yes, source, answering->arena);
    cells[GROUP_REPORTED] = answer_of(answering, yes.reported, yes.members);
    if (identity == NULL || plain == NULL) {
        return;
    }
    *identity = *plain;
    identity->statistic = "sum";
    cells[GROUP_STATISTIC] = (struct doc_cell){
        .text = cell_has_value(&yes.cell)
                    ? arena_printf(answering->arena, answer_pick(answering, "%.0f ja", "%.0f yes"), count)
                    : figure_text_status(yes.cell.status, answering->job->language),
        .value = count,
        .status = yes.cell.status,
        .identity = identity};
}

static int write_statistics(struct answering *answering, struct doc_cell *cells, const struct panel *panel, int year,
                            const struct area_choice *group, const char *source)
{
    const struct indicator *indicator = panel->indicator;
    struct cell *members = arena_array(answering->arena, panel->area_count, sizeof *members);
    double *room = arena_array(answering->arena, panel->area_count, sizeof *room);
    if (members == NULL || room == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    panel_year(panel, year == 0 ? panel->last_year : year, members);
    for (size_t i = 0; i < panel->area_count; i++) {
        answer_note_missing(answering, &members[i]);
    }
    for (int i = 0; i < GROUP_COLUMNS; i++) {
        cells[i] = label_cell("");
    }
    cells[GROUP_LABEL] = label_cell(indicator->label);
    cells[GROUP_YEAR] = label_cell(year == 0 ? "" : arena_printf(answering->arena, "%d", year));
    if (indicator->yes_no) {
        write_yes(answering, cells, panel, members, year, group, source);
        return 0;
    }
    for (size_t i = 0; i < SHOWN; i++) {
        bool between = shown[i] == STATISTIC_MEAN || shown[i] == STATISTIC_MEDIAN;
        struct group_figure figure = statistic_of(shown[i], members, panel->area_count, room);
        int decimals = between ? figure_mean_decimals(indicator, &figure.cell) : indicator->decimals;
        cells[GROUP_REPORTED] = answer_of(answering, figure.reported, figure.members);
        cells[GROUP_STATISTIC + i] = answer_value(
            answering, &figure.cell, indicator, decimals,
            identity_of_group(indicator, group->id, group->title, year, shown[i], &figure, source, answering->arena));
    }
    return 0;
}

static int answer_group_figure(struct answering *answering, struct table *table, const struct area_choice *group,
                               const struct indicator *indicator, bool latest)
{
    const struct answer_job *job = answering->job;
    struct panel panel;
    const char *source;
    if (panel_read(&panel, &job->source, indicator, GENDER_TOTAL, group->areas, group->count, job->first_year,
                   job->last_year, answering->fault) != 0 ||
        answer_source(answering, indicator, &panel.provenance, true, &source) != 0) {
        return -1;
    }
    int newest = newest_year(&panel);
    if (newest == 0 && !job->indicators_named) {
        return 0;
    }
    int from = latest ? newest : job->first_year;
    int to = latest ? from : job->last_year;
    for (int year = from; year <= to; year++) {
        if (write_statistics(answering, table->rows[table->row_count++].cells, &panel, year, group, source) != 0) {
            return -1;
        }
    }
    return 0;
}

int answer_group(struct document *document, const struct answer_job *job, const struct area_choice *group, bool latest,
                 struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    size_t years = latest ? 1 : (size_t)(job->last_year - job->first_year) + 1;
    const char *const headings[GROUP_COLUMNS] = {
        answer_pick(&answering, "Nyckeltal", "Indicator"), answer_pick(&answering, "År", "Year"),
        answer_pick(&answering, "n av N", "n of N"),       answer_pick(&answering, "Medel", "Mean"),
        answer_pick(&answering, "Median", "Median"),       answer_pick(&answering, "Lägst", "Lowest"),
        answer_pick(&answering, "Högst", "Highest")};
    struct table *table =
        answer_start_table(&answering, group->id, group->title, GROUP_COLUMNS, headings, job->indicator_count * years);
    if (table == NULL) {
        return fault_memory(fault, group->title);
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (!job->indicators[i]->yes_no || job->indicators_named) {
            if (answer_group_figure(&answering, table, group, job->indicators[i], latest) != 0) {
                return -1;
            }
        }
    }
    return answer_finish_table(&answering, table, true);
}

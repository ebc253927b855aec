/* answer_series.c - one indicator of one area over years. */
#include "report/answer_internal.h"

enum { SERIES_YEAR, SERIES_VALUE, SERIES_MEAN, SERIES_REPORTED, SERIES_NATION, SERIES_COLUMNS };

/* The panels that one series table is written from. */
struct series_panels {
    struct panel own;
    struct panel nation;
    struct panel group; /* only with a group to compare with */
};

static int read_series(struct answering *answering, const struct indicator *indicator, const struct area *area,
                       struct series_panels *panels)
{
    const struct answer_job *job = answering->job;
    const struct comparison *comparison = job->comparison;
    if (panel_read(&panels->own, &job->source, indicator, GENDER_TOTAL, area, 1, job->first_year, job->last_year,
                   answering->fault) != 0 ||
        panel_read(&panels->nation, &job->source, indicator, GENDER_TOTAL, comparison->nation, 1, job->first_year,
                   job->last_year, answering->fault) != 0) {
        return -1;
    }
    if (comparison->group == NULL) {
        return 0;
    }
    return panel_read(&panels->group, &job->source, indicator, GENDER_TOTAL, comparison->group->areas,
                      comparison->group->count, job->first_year, job->last_year, answering->fault);
}

static int write_mean(struct answering *answering, struct doc_cell *cells, const struct panel *panel, int year,
                      const char *source)
{
    const struct area_choice *group = answering->job->comparison->group;
    struct cell *members = arena_array(answering->arena, panel->area_count, sizeof *members);
    if (members == NULL) {
        return fault_memory(answering->fault, panel->indicator->name);
    }
    panel_year(panel, year, members);
    struct group_figure mean = statistic_of(STATISTIC_MEAN, members, panel->area_count, NULL);
    int decimals = figure_mean_decimals(panel->indicator, &mean.cell);
    cells[SERIES_MEAN] = answer_value(answering, &mean.cell, panel->indicator, decimals,
                                      identity_of_group(panel->indicator, group->id, group->title, year, STATISTIC_MEAN,
                                                        &mean, source, answering->arena));
    cells[SERIES_REPORTED] = answer_of(answering, mean.reported, mean.members);
    return 0;
}

static int write_series_row(struct answering *answering, struct doc_cell *cells, const struct series_panels *panels,
                            size_t index, const char *raw, const char *computed)
{
    const struct indicator *indicator = panels->own.indicator;
    int year = panels->own.first_year + (int)index;
    answer_note_missing(answering, &panels->own.cells[index]);
    cells[SERIES_YEAR] = label_cell(arena_printf(answering->arena, "%d", year));
    cells[SERIES_VALUE] = answer_value(answering, &panels->own.cells[index], indicator, -1,
                                       identity_of_area(indicator, &panels->own.areas[0], year, raw, answering->arena));
    cells[SERIES_MEAN] = label_cell("");
    cells[SERIES_REPORTED] = label_cell("");
    cells[SERIES_NATION] =
        answer_value(answering, &panels->nation.cells[index], indicator, -1,
                     identity_of_area(indicator, &panels->nation.areas[0], year, raw, answering->arena));
    return answering->job->comparison->group == NULL ? 0 : write_mean(answering, cells, &panels->group, year, computed);
}

static int answer_one_series(struct answering *answering, const struct indicator *indicator, const struct area *area)
{
    const struct area_choice *group = answering->job->comparison->group;
    size_t years = (size_t)(answering->job->last_year - answering->job->first_year) + 1;
    struct series_panels panels = {0};
    struct provenance provenance = {0};
    const char *raw;
    const char *computed;
    const char *mean = group == NULL ? "" : answer_mean_heading(answering, group);
    const char *const headings[SERIES_COLUMNS] = {answer_pick(answering, "År", "Year"), area->title, mean,
                                                  group == NULL ? "" : answer_pick(answering, "n av N", "n of N"),
                                                  answering->job->comparison->nation->title};
    struct table *table =
        answer_start_table(answering, indicator->name, indicator->label, SERIES_COLUMNS, headings, years);
    if (table == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    if (read_series(answering, indicator, area, &panels) != 0) {
        return -1;
    }
    provenance_merge(&provenance, &panels.own.provenance, answering->arena);
    provenance_merge(&provenance, &panels.nation.provenance, answering->arena);
    provenance_merge(&provenance, &panels.group.provenance, answering->arena);
    if (answer_source(answering, indicator, &provenance, false, &raw) != 0 ||
        answer_source(answering, indicator, &provenance, true, &computed) != 0) {
        return -1;
    }
    for (size_t i = 0; i < years; i++) {
        if (write_series_row(answering, table->rows[i].cells, &panels, i, raw, computed) != 0) {
            return -1;
        }
    }
    table->row_count = years;
    table->source = group == NULL ? raw : computed;
    return 0;
}

int answer_series(struct document *document, const struct answer_job *job, const struct area *area, struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (answer_one_series(&answering, job->indicators[i], area) != 0) {
            return -1;
        }
    }
    return 0;
}

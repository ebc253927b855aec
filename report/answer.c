#include "report/answer.h"

#include "report/figure_text.h"
#include "report/source_line.h"

/* An answer on its way: what all functions here need. */
struct answering {
    struct document *document;
    const struct answer_job *job;
    struct arena *arena;
    struct fault *fault;
};

static const char *pick(const struct answering *answering, const char *swedish, const char *english)
{
    return language_pick(answering->job->language, swedish, english);
}

static int source_of(struct answering *answering, const struct indicator *indicator, bool computed, const char **line)
{
    struct sources sources = {0};
    sources_add(&sources, indicator);
    sources.computed = sources.computed || computed;
    return sources_line(&sources, answering->job->source.store, answering->job->language, answering->arena, line,
                        answering->fault);
}

/* The value with its unit: "2,8 %". */
static struct doc_cell value_cell(struct answering *answering, const struct cell *cell,
                                  const struct indicator *indicator, int decimals,
                                  const struct figure_identity *identity)
{
    struct doc_cell shown =
        figure_cell(cell, indicator, decimals, YES_NO_WORDS, answering->job->language, answering->arena, identity);
    if (shown.is_number && indicator->unit[0] != '\0') {
        shown.text = arena_printf(answering->arena, "%s\xC2\xA0%s", shown.text, indicator->unit);
    }
    return shown;
}

/* A table with headings and room for rows. */
static struct table *start_table(struct answering *answering, const char *id, const char *title, size_t columns,
                                 const char *const *headings, size_t rows)
{
    struct table *table = document_table(answering->document);
    if (table == NULL) {
        return NULL;
    }
    table->id = id;
    table->label = "";
    table->title = title;
    table->column_count = columns;
    table->columns = arena_array(answering->arena, columns, sizeof *table->columns);
    table->rows = arena_array(answering->arena, rows, sizeof *table->rows);
    for (size_t i = 0; table->columns != NULL && i < columns; i++) {
        table->columns[i] = (struct table_column){headings[i], i == 0 ? ALIGN_LEFT : ALIGN_RIGHT, 1.0};
    }
    for (size_t i = 0; table->rows != NULL && i < rows; i++) {
        table->rows[i].cells = arena_array(answering->arena, columns, sizeof *table->rows[i].cells);
    }
    return arena_failed(answering->arena) ? NULL : table;
}

/* --- the latest figures of one area --- */

enum { KEY_LABEL, KEY_YEAR, KEY_VALUE, KEY_CHANGE, KEY_MEAN, KEY_REPORTED, KEY_NATION, KEY_RANK, KEY_COLUMNS };

static void write_comparison(struct answering *answering, struct doc_cell *cells, const struct key_figure *figure,
                             const char *raw, const char *computed)
{
    const struct comparison *comparison = answering->job->comparison;
    const struct area_choice *group = comparison->group;
    /* A mean of counts shows one decimal: 2 500 participants between two whole numbers says little else. */
    int decimals = figure->indicator->decimals == 0 ? 1 : figure->indicator->decimals;
    if (group != NULL && figure->mean.members > 0 && !figure->indicator->yes_no) {
        cells[KEY_MEAN] = value_cell(answering, &figure->mean.cell, figure->indicator, decimals,
                                     identity_of_group(figure->indicator, group->id, group->title, figure->year,
                                                       STATISTIC_MEAN, &figure->mean, computed, answering->arena));
        cells[KEY_REPORTED] = label_cell(arena_printf(answering->arena, pick(answering, "%zu av %zu", "%zu of %zu"),
                                                      figure->mean.reported, figure->mean.members));
    }
    cells[KEY_NATION] =
        value_cell(answering, &figure->nation, figure->indicator, -1,
                   identity_of_area(figure->indicator, comparison->nation, figure->year, raw, answering->arena));
    if (figure->rank > 0 && !figure->indicator->yes_no) {
        cells[KEY_RANK] = label_cell(arena_printf(answering->arena, pick(answering, "%zu av %zu", "%zu of %zu"),
                                                  figure->rank, figure->mean.reported));
    }
}

static void write_change(struct answering *answering, struct doc_cell *cells, const struct key_figure *figure)
{
    const struct indicator *indicator = figure->indicator;
    if (cell_has_value(&figure->change) && !indicator->yes_no) {
        cells[KEY_CHANGE] = label_cell(arena_printf(
            answering->arena, pick(answering, "%s sedan %d", "%s since %d"),
            figure_text_change(figure->change.value, indicator->decimals, answering->job->language, answering->arena),
            figure->earlier_year));
    }
}

static int write_key_figure(struct answering *answering, struct table_row *row, const struct area *area,
                            const struct key_figure *figure)
{
    const char *raw;
    const char *computed;
    struct doc_cell *cells = row->cells;
    if (source_of(answering, figure->indicator, false, &raw) != 0 ||
        source_of(answering, figure->indicator, true, &computed) != 0) {
        return -1;
    }
    for (size_t i = 0; i < KEY_COLUMNS; i++) {
        cells[i] = label_cell("");
    }
    cells[KEY_LABEL] = label_cell(figure->indicator->label);
    cells[KEY_VALUE] = value_cell(answering, &figure->value, figure->indicator, -1,
                                  identity_of_area(figure->indicator, area, figure->year, raw, answering->arena));
    if (figure->year != 0) {
        cells[KEY_YEAR] = label_cell(arena_printf(answering->arena, "%d", figure->year));
        write_change(answering, cells, figure);
        write_comparison(answering, cells, figure, raw, computed);
    }
    return 0;
}

/* Notes under the table, and its source. */
static int finish_table(struct answering *answering, struct table *table, bool computed)
{
    struct sources sources = {0};
    for (size_t i = 0; i < answering->job->indicator_count; i++) {
        sources_add(&sources, answering->job->indicators[i]);
    }
    sources.computed = sources.computed || computed;
    return sources_line(&sources, answering->job->source.store, answering->job->language, answering->arena,
                        &table->source, answering->fault);
}

static int note_means(struct answering *answering, struct table *table)
{
    table->notes = arena_array(answering->arena, 1, sizeof *table->notes);
    if (table->notes == NULL) {
        return fault_memory(answering->fault, table->id);
    }
    table->notes[table->note_count++] =
        pick(answering, "Medel: ovägt, av de kommuner som redovisat (n av N). Plats: 1 är högst.",
             "Mean: unweighted, of the municipalities that reported (n of N). Rank: 1 is the highest.");
    return 0;
}

static bool is_known(const struct answer_job *job, const struct key_figure *figure)
{
    return job->indicators_named || figure->year != 0 ||
           (figure->value.status != CELL_NOT_FETCHED && figure->indicator->kind != INDICATOR_SUPPLEMENT);
}

int answer_key_figures(struct document *document, const struct answer_job *job, const struct area *area,
                       struct fault *fault)
{
    struct answering answering = {document, job, job->source.arena, fault};
    const struct area_choice *group = job->comparison->group;
    const char *mean =
        group == NULL ? "" : arena_printf(answering.arena, pick(&answering, "Medel %s", "Mean %s"), group->id);
    const char *const headings[KEY_COLUMNS] = {pick(&answering, "Nyckeltal", "Indicator"),
                                               pick(&answering, "År", "Year"),
                                               pick(&answering, "Värde", "Value"),
                                               pick(&answering, "Förändring", "Change"),
                                               mean,
                                               group == NULL ? "" : pick(&answering, "n av N", "n of N"),
                                               job->comparison->nation->title,
                                               group == NULL ? "" : pick(&answering, "Plats", "Rank")};
    const char *title = arena_printf(answering.arena, "%s (%s)", area->title, area->id);
    struct table *table = start_table(&answering, area->id, title, KEY_COLUMNS, headings, job->indicator_count);
    if (table == NULL) {
        return fault_memory(fault, area->title);
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        struct key_figure figure;
        if (key_figure_read(&figure, &job->source, job->indicators[i], area, job->comparison, job->first_year,
                            job->last_year, fault) != 0) {
            return -1;
        }
        if (is_known(job, &figure) &&
            write_key_figure(&answering, &table->rows[table->row_count++], area, &figure) != 0) {
            return -1;
        }
    }
    if (group != NULL && note_means(&answering, table) != 0) {
        return -1;
    }
    return finish_table(&answering, table, true);
}

/* --- one indicator over years --- */

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
    int decimals = panel->indicator->decimals == 0 ? 1 : panel->indicator->decimals;
    struct cell *members = arena_array(answering->arena, panel->area_count, sizeof *members);
    if (members == NULL) {
        return fault_memory(answering->fault, panel->indicator->name);
    }
    panel_year(panel, year, members);
    struct group_figure mean = statistic_of(STATISTIC_MEAN, members, panel->area_count, NULL);
    cells[SERIES_MEAN] = value_cell(answering, &mean.cell, panel->indicator, decimals,
                                    identity_of_group(panel->indicator, group->id, group->title, year, STATISTIC_MEAN,
                                                      &mean, source, answering->arena));
    cells[SERIES_REPORTED] = label_cell(
        arena_printf(answering->arena, pick(answering, "%zu av %zu", "%zu of %zu"), mean.reported, mean.members));
    return 0;
}

static int write_series_row(struct answering *answering, struct doc_cell *cells, const struct series_panels *panels,
                            size_t index, const char *raw, const char *computed)
{
    const struct indicator *indicator = panels->own.indicator;
    int year = panels->own.first_year + (int)index;
    cells[SERIES_YEAR] = label_cell(arena_printf(answering->arena, "%d", year));
    cells[SERIES_VALUE] = value_cell(answering, &panels->own.cells[index], indicator, -1,
                                     identity_of_area(indicator, &panels->own.areas[0], year, raw, answering->arena));
    cells[SERIES_MEAN] = label_cell("");
    cells[SERIES_REPORTED] = label_cell("");
    cells[SERIES_NATION] =
        value_cell(answering, &panels->nation.cells[index], indicator, -1,
                   identity_of_area(indicator, &panels->nation.areas[0], year, raw, answering->arena));
    return answering->job->comparison->group == NULL ? 0 : write_mean(answering, cells, &panels->group, year, computed);
}

static int answer_one_series(struct answering *answering, const struct indicator *indicator, const struct area *area)
{
    const struct area_choice *group = answering->job->comparison->group;
    size_t years = (size_t)(answering->job->last_year - answering->job->first_year + 1);
    struct series_panels panels;
    const char *raw;
    const char *computed;
    const char *mean =
        group == NULL ? "" : arena_printf(answering->arena, pick(answering, "Medel %s", "Mean %s"), group->id);
    const char *const headings[SERIES_COLUMNS] = {pick(answering, "År", "Year"), area->title, mean,
                                                  group == NULL ? "" : pick(answering, "n av N", "n of N"),
                                                  answering->job->comparison->nation->title};
    struct table *table = start_table(answering, indicator->name, indicator->label, SERIES_COLUMNS, headings, years);
    if (table == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    if (read_series(answering, indicator, area, &panels) != 0 || source_of(answering, indicator, false, &raw) != 0 ||
        source_of(answering, indicator, true, &computed) != 0) {
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
    struct answering answering = {document, job, job->source.arena, fault};
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (answer_one_series(&answering, job->indicators[i], area) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- a group --- */

enum { GROUP_LABEL, GROUP_YEAR, GROUP_REPORTED, GROUP_STATISTIC, GROUP_COLUMNS = GROUP_STATISTIC + STATISTIC_COUNT };

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

static int write_statistics(struct answering *answering, struct doc_cell *cells, const struct panel *panel, int year,
                            const struct area_choice *group, const char *source)
{
    const struct indicator *indicator = panel->indicator;
    struct cell *members = arena_array(answering->arena, panel->area_count, sizeof *members);
    double *room = arena_array(answering->arena, panel->area_count, sizeof *room);
    if (members == NULL || room == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    panel_year(panel, year, members);
    cells[GROUP_LABEL] = label_cell(indicator->label);
    cells[GROUP_YEAR] = label_cell(arena_printf(answering->arena, "%d", year));
    for (int i = 0; i < STATISTIC_COUNT; i++) {
        bool between = i == STATISTIC_MEAN || i == STATISTIC_MEDIAN;
        int decimals = between && indicator->decimals == 0 ? 1 : indicator->decimals;
        struct group_figure figure = statistic_of((enum statistic)i, members, panel->area_count, room);
        cells[GROUP_REPORTED] = label_cell(arena_printf(answering->arena, pick(answering, "%zu av %zu", "%zu of %zu"),
                                                        figure.reported, figure.members));
        cells[GROUP_STATISTIC + i] =
            value_cell(answering, &figure.cell, indicator, decimals,
                       identity_of_group(indicator, group->id, group->title, year, (enum statistic)i, &figure, source,
                                         answering->arena));
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
        source_of(answering, indicator, true, &source) != 0) {
        return -1;
    }
    int newest = newest_year(&panel);
    if (newest == 0 && !job->indicators_named) {
        return 0;
    }
    int from = latest ? (newest == 0 ? job->last_year : newest) : job->first_year;
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
    struct answering answering = {document, job, job->source.arena, fault};
    size_t years = latest ? 1 : (size_t)(job->last_year - job->first_year + 1);
    const char *const headings[GROUP_COLUMNS] = {
        pick(&answering, "Nyckeltal", "Indicator"), pick(&answering, "År", "Year"),
        pick(&answering, "n av N", "n of N"),       pick(&answering, "Medel", "Mean"),
        pick(&answering, "Median", "Median"),       pick(&answering, "Lägst", "Lowest"),
        pick(&answering, "Högst", "Highest")};
    struct table *table =
        start_table(&answering, group->id, group->title, GROUP_COLUMNS, headings, job->indicator_count * years);
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
    return finish_table(&answering, table, true);
}

/* answer_key_figures.c - the latest figures of one area. */
#include <string.h>

#include "report/answer_internal.h"
#include "report/small_line.h"

enum {
    KEY_LABEL,
    KEY_YEAR,
    KEY_VALUE,
    KEY_CHANGE,
    KEY_TREND,
    KEY_MEAN,
    KEY_REPORTED,
    KEY_NATION,
    KEY_RANK,
    KEY_COLUMNS
};

static void write_comparison(struct answering *answering, struct doc_cell *cells, const struct key_figure *figure,
                             const char *raw, const char *computed)
{
    const struct comparison *comparison = answering->job->comparison;
    const struct area_choice *group = comparison->group;
    int decimals = figure_mean_decimals(figure->indicator, &figure->mean.cell);
    if (group != NULL && figure->mean.members > 0 && !figure->indicator->yes_no) {
        cells[KEY_MEAN] = answer_value(answering, &figure->mean.cell, figure->indicator, decimals,
                                       identity_of_group(figure->indicator, group->id, group->title, figure->year,
                                                         STATISTIC_MEAN, &figure->mean, computed, answering->arena));
        cells[KEY_REPORTED] = answer_of(answering, figure->mean.reported, figure->mean.members);
    }
    cells[KEY_NATION] =
        answer_value(answering, &figure->nation, figure->indicator, -1,
                     identity_of_area(figure->indicator, comparison->nation, figure->year, raw, answering->arena));
}

/* An area's figure with a statistic of its own, as long rows tell it. */
static const struct figure_identity *identity_with(struct answering *answering, const struct key_figure *figure,
                                                   const struct area *area, const char *statistic, const char *source)
{
    struct figure_identity *identity = arena_alloc(answering->arena, sizeof *identity);
    const struct figure_identity *plain =
        identity_of_area(figure->indicator, area, figure->year, source, answering->arena);
    if (identity == NULL || plain == NULL) {
        return NULL;
    }
    *identity = *plain;
    identity->statistic = statistic;
    if (strcmp(statistic, "rank") == 0) {
        identity->reported = figure->mean.reported;
        identity->members = figure->mean.members;
    }
    return identity;
}

/* "11 av 13", "delad 11 av 13". */
static void write_rank(struct answering *answering, struct doc_cell *cells, const struct area *area,
                       const struct key_figure *figure, const char *computed)
{
    struct doc_cell *cell = &cells[KEY_RANK];
    if (figure->rank == 0 || figure->indicator->yes_no) {
        return;
    }
    *cell = answer_of(answering, figure->rank, figure->mean.reported);
    if (figure->rank_shared) {
        cell->text = arena_printf(answering->arena, answer_pick(answering, "delad %s", "shared %s"), cell->text);
    }
    cell->value = (double)figure->rank;
    cell->identity = identity_with(answering, figure, area, "rank", computed);
}

/* "+8 sedan 2021"; of per cent in percentage points: "+1,2 p.e. sedan 2021". */
static void write_change(struct answering *answering, struct doc_cell *cells, const struct area *area,
                         const struct key_figure *figure, const char *computed)
{
    const struct indicator *indicator = figure->indicator;
    const char *unit = strcmp(indicator->unit, "%") == 0 ? answer_pick(answering, "\xC2\xA0p.e.", "\xC2\xA0pp") : "";
    if (!cell_has_value(&figure->change) || indicator->yes_no) {
        return;
    }
    cells[KEY_CHANGE] = (struct doc_cell){
        .text = arena_printf(
            answering->arena, answer_pick(answering, "%s%s sedan %d", "%s%s since %d"),
            figure_text_change(figure->change.value, indicator->decimals, answering->job->language, answering->arena),
            unit, figure->earlier_year),
        .value = figure->change.value,
        .decimals = indicator->decimals,
        .identity = identity_with(answering, figure, area, "change", computed)};
}

static int write_key_figure(struct answering *answering, struct table_row *row, const struct area *area,
                            const struct key_figure *figure)
{
    const char *raw;
    const char *computed;
    struct doc_cell *cells = row->cells;
    if (answer_source(answering, figure->indicator, &figure->provenance, false, &raw) != 0 ||
        answer_source(answering, figure->indicator, &figure->provenance, true, &computed) != 0) {
        return -1;
    }
    for (size_t i = 0; i < KEY_COLUMNS; i++) {
        cells[i] = label_cell("");
    }
    cells[KEY_LABEL] = label_cell(figure->indicator->label);
    cells[KEY_VALUE] = answer_value(answering, &figure->value, figure->indicator, -1,
                                    identity_of_area(figure->indicator, area, figure->year, raw, answering->arena));
    if (figure->year != 0) {
        cells[KEY_YEAR] = label_cell(arena_printf(answering->arena, "%d", figure->year));
        write_change(answering, cells, area, figure, computed);
        cells[KEY_TREND] = figure->indicator->yes_no
                               ? label_cell("")
                               : small_line_cell(figure->series, figure->series_count, answering->arena);
        write_comparison(answering, cells, figure, raw, computed);
        write_rank(answering, cells, area, figure, computed);
        if (strcmp(area->id, answering->job->comparison->nation->id) == 0) {
            cells[KEY_NATION] = label_cell(""); /* nothing is held against itself */
        }
    }
    return 0;
}

static int note_means(struct answering *answering, struct table *table)
{
    const struct area_choice *group = answering->job->comparison->group;
    const char *note = answer_pick(
        answering,
        "Medel: ovägt, av de kommuner som redovisat (n av N). Plats: 1 är det högsta värdet. p.e.: procentenheter.",
        "Mean: unweighted, of the municipalities that reported (n of N). Rank: 1 is the highest value. pp: "
        "percentage points.");
    document_add_note(answering->arena, &table->notes, &table->note_count, note);
    if (strcmp(group->id, group->kolada) == 0) {
        document_add_note(
            answering->arena, &table->notes, &table->note_count,
            arena_printf(answering->arena, answer_pick(answering, "Gruppen: %s.", "The group: %s."), group->title));
    }
    return arena_failed(answering->arena) ? fault_memory(answering->fault, table->id) : 0;
}

static bool is_known(const struct answer_job *job, const struct key_figure *figure)
{
    return job->indicators_named || figure->year != 0 ||
           (figure->value.status != CELL_NOT_FETCHED && figure->indicator->kind != INDICATOR_SUPPLEMENT);
}

int answer_key_figures(struct document *document, const struct answer_job *job, const struct area *area,
                       struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    const struct area_choice *group = job->comparison->group;
    const char *mean = group == NULL ? "" : answer_mean_heading(&answering, group);
    const char *const headings[KEY_COLUMNS] = {answer_pick(&answering, "Nyckeltal", "Indicator"),
                                               answer_pick(&answering, "År", "Year"),
                                               answer_pick(&answering, "Värde", "Value"),
                                               answer_pick(&answering, "Förändring", "Change"),
                                               answer_pick(&answering, "5 år", "5 years"),
                                               mean,
                                               group == NULL ? "" : answer_pick(&answering, "n av N", "n of N"),
                                               job->comparison->nation->title,
                                               group == NULL ? "" : answer_pick(&answering, "Plats", "Rank")};
    const char *title = arena_printf(answering.arena, "%s (%s)", area->title, area->id);
    struct table *table = answer_start_table(&answering, area->id, title, KEY_COLUMNS, headings, job->indicator_count);
    if (table == NULL) {
        return fault_memory(fault, area->title);
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        struct key_figure figure;
        if (key_figure_read(&figure, &job->source, job->indicators[i], area, job->comparison, job->first_year,
                            job->last_year, fault) != 0) {
            return -1;
        }
        answer_note_missing(&answering, &figure.value);
        if (is_known(job, &figure) &&
            write_key_figure(&answering, &table->rows[table->row_count++], area, &figure) != 0) {
            return -1;
        }
    }
    if (group != NULL && note_means(&answering, table) != 0) {
        return -1;
    }
    return answer_finish_table(&answering, table, true);
}

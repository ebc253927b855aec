/* answer_ranked_table.c - a ranking as a table: places, who is named besides, the mean and the nation, and what to know. */
#include <string.h>

#include "report/answer_ranked_internal.h"
#include "transform/rank.h"

enum { RANKED_AREA, RANKED_PLACE, RANKED_VALUE, RANKED_COLUMNS };

static void write_row(struct contest *contest, struct table_row *row, const struct contender *contender)
{
    struct answering *answering = contest->answering;
    const struct indicator *indicator = contest->panel.indicator;
    row->cells[RANKED_AREA] = label_cell(contender->area->title);
    row->cells[RANKED_PLACE] = label_cell(arena_printf(answering->arena, "%zu", contender->place));
    row->cells[RANKED_VALUE] =
        answer_value(answering, &contender->cell, indicator, -1,
                     identity_of_area(indicator, contender->area, contest->year, contest->raw, answering->arena));
}

/* The area that was named besides, where it is not listed. */
static void write_also(struct contest *contest, struct table *table)
{
    const struct area *also = contest->ranking->also;
    for (size_t i = 0; also != NULL && i < contest->panel.area_count; i++) {
        if (strcmp(contest->panel.areas[i].id, also->id) != 0) {
            continue;
        }
        for (size_t j = 0; j < contest->listed; j++) {
            if (contest->contenders[j].area == &contest->panel.areas[i]) {
                return;
            }
        }
        struct contender own = {.area = &contest->panel.areas[i], .cell = contest->cells[i]};
        own.place =
            rank_as_shown(&own.cell, contest->cells, contest->panel.area_count, contest->panel.indicator->decimals)
                .place;
        struct table_row *row = &table->rows[table->row_count++];
        write_row(contest, row, &own);
        row->kind = ROW_REFERENCE;
        row->cells[RANKED_PLACE] = own.place == 0 ? label_cell("") : row->cells[RANKED_PLACE];
    }
}

static void write_mean(struct contest *contest, struct table_row *row)
{
    struct answering *answering = contest->answering;
    const struct indicator *indicator = contest->panel.indicator;
    const struct area_choice *group = contest->ranking->group;
    struct group_figure mean = statistic_of(STATISTIC_MEAN, contest->cells, contest->panel.area_count, NULL);
    row->kind = ROW_REFERENCE;
    row->cells[RANKED_AREA] = label_cell(answer_mean_heading(answering, group));
    row->cells[RANKED_PLACE] = label_cell("");
    row->cells[RANKED_VALUE] =
        answer_value(answering, &mean.cell, indicator, figure_mean_decimals(indicator, &mean.cell),
                     identity_of_group(indicator, group->id, group->title, contest->year, STATISTIC_MEAN, &mean,
                                       contest->computed, answering->arena));
}

static int write_nation(struct contest *contest, struct table_row *row)
{
    struct answering *answering = contest->answering;
    const struct indicator *indicator = contest->panel.indicator;
    const struct area *nation = answering->job->comparison->nation;
    struct panel panel;
    if (panel_read(&panel, &answering->job->source, indicator, GENDER_TOTAL, nation, 1, contest->year, contest->year,
                   answering->fault) != 0) {
        return -1;
    }
    row->kind = ROW_REFERENCE;
    row->cells[RANKED_AREA] = label_cell(nation->title);
    row->cells[RANKED_PLACE] = label_cell("");
    row->cells[RANKED_VALUE] =
        answer_value(answering, &panel.cells[0], indicator, -1,
                     identity_of_area(indicator, nation, contest->year, contest->raw, answering->arena));
    return 0;
}

static int write_references(struct contest *contest, struct table *table)
{
    if (!contest->ranking->without_mean) {
        write_mean(contest, &table->rows[table->row_count++]);
    }
    return write_nation(contest, &table->rows[table->row_count++]);
}

static void add_note(struct contest *contest, struct table *table, const char *note)
{
    document_add_note(contest->answering->arena, &table->notes, &table->note_count, note);
}

static void note_condition(struct contest *contest, struct table *table)
{
    struct answering *answering = contest->answering;
    const char *note = arena_printf(
        answering->arena,
        answer_pick(answering, "Villkor: %s. Uppfylls av %zu av %zu.", "Condition: %s. Holds for %zu of %zu."),
        contest->ranking->condition, contest->count, contest->panel.area_count);
    if (contest->unknown > 0) {
        note = arena_printf(
            answering->arena,
            answer_pick(answering, "%s För %zu räcker uppgifterna inte.", "%s Of %zu the figures do not tell."), note,
            contest->unknown);
    }
    add_note(contest, table, note);
}

/* Years that fewer than half have reported of are not ranked, but told. */
static void note_newer(struct contest *contest, struct table *table)
{
    struct answering *answering = contest->answering;
    for (int year = contest->year + 1; year <= contest->panel.last_year; year++) {
        size_t reported = panel_reported(&contest->panel, year);
        if (reported > 0) {
            add_note(contest, table,
                     arena_printf(answering->arena,
                                  answer_pick(answering, "För %d har %zu av %zu redovisat hittills.",
                                              "Of %d, %zu of %zu have reported so far."),
                                  year, reported, contest->panel.area_count));
        }
    }
}

static void write_notes(struct contest *contest, struct table *table)
{
    struct answering *answering = contest->answering;
    if (contest->reported == 0) {
        add_note(contest, table, answer_pick(answering, "Ingen har redovisat.", "Nobody reported."));
        return;
    }
    if (contest->ranking->condition != NULL) {
        note_condition(contest, table);
    }
    const char *note = arena_printf(answering->arena,
                                    answer_pick(answering, "%zu av %zu har redovisat. Plats: 1 är det högsta värdet.",
                                                "%zu of %zu reported. Place: 1 is the highest value."),
                                    contest->reported, contest->panel.area_count);
    const char *mean =
        answer_pick(answering, "Medel: ovägt, av dem som redovisat.", "Mean: unweighted, of those that reported.");
    add_note(contest, table,
             contest->ranking->without_mean ? note : arena_printf(answering->arena, "%s %s", note, mean));
    note_newer(contest, table);
}

static const char *title_of(const struct contest *contest)
{
    struct answering *answering = contest->answering;
    const char *label = contest->panel.indicator->label;
    const char *group = contest->ranking->group->title;
    if (contest->reported == 0) {
        return arena_printf(answering->arena, "%s, %s", label, group);
    }
    if (contest->ranking->limit == 0 || contest->listed == contest->count) {
        return arena_printf(answering->arena, "%s %d, %s", label, contest->year, group);
    }
    const char *format = contest->ranking->lowest
                             ? answer_pick(answering, "%s %d, %s: de %zu lägsta", "%s %d, %s: the %zu lowest")
                             : answer_pick(answering, "%s %d, %s: de %zu högsta", "%s %d, %s: the %zu highest");
    return arena_printf(answering->arena, format, label, contest->year, group, contest->listed);
}

int contest_write_table(struct contest *contest)
{
    struct answering *answering = contest->answering;
    const char *const headings[RANKED_COLUMNS] = {answer_pick(answering, "Kommun", "Municipality"),
                                                  answer_pick(answering, "Plats", "Place"),
                                                  answer_pick(answering, "Värde", "Value")};
    struct table *table = answer_start_table(answering, contest->panel.indicator->name, title_of(contest),
                                             RANKED_COLUMNS, headings, contest->listed + 3);
    if (table == NULL) {
        return fault_memory(answering->fault, contest->panel.indicator->name);
    }
    for (size_t i = 0; i < contest->listed; i++) {
        write_row(contest, &table->rows[table->row_count++], &contest->contenders[i]);
    }
    write_also(contest, table);
    write_notes(contest, table);
    if (contest->reported > 0 && write_references(contest, table) != 0) {
        return -1;
    }
    table->source = contest->computed; /* places are */
    return 0;
}

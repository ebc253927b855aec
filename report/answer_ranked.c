/* answer_ranked.c - the areas of a group by their figures, the highest or the lowest first. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/answer_internal.h"
#include "transform/area_filter.h"
#include "transform/rank.h"
#include "transform/shown.h"

enum { RANKED_AREA, RANKED_PLACE, RANKED_VALUE, RANKED_COLUMNS };

/* An area with its figure. */
struct contender {
    const struct area *area;
    struct cell cell;
    size_t place; /* among all that reported, 1 the highest */
    bool lowest;
    int decimals;
};

/* One indicator's ranking on its way. */
struct contest {
    struct answering *answering;
    const struct ranking *ranking;
    struct panel panel;
    int year;
    struct cell *cells; /* of the year, one a member */
    size_t reported;
    bool *kept;     /* by the condition */
    size_t unknown; /* to the condition */
    struct contender *contenders;
    size_t count;  /* contenders */
    size_t listed; /* of them, the first so many */
    const char *raw;
    const char *computed;
};

/* --- the year --- */

static size_t reported_in(const struct panel *panel, int year)
{
    size_t reported = 0;
    for (size_t i = 0; i < panel->area_count; i++) {
        reported += cell_has_value(panel_cell(panel, i, year)) ? 1 : 0;
    }
    return reported;
}

/* The newest in which at least `least` reported; 0 where there is none. */
static int newest_with(const struct panel *panel, size_t least)
{
    for (int year = panel->last_year; year >= panel->first_year; year--) {
        if (reported_in(panel, year) >= least) {
            return year;
        }
    }
    return 0;
}

static int choose_year(struct contest *contest)
{
    const struct panel *panel = &contest->panel;
    int year = newest_with(panel, (panel->area_count + 1) / 2);
    year = year != 0 ? year : newest_with(panel, 1);
    contest->year = year != 0 ? year : panel->last_year;
    contest->cells = arena_array(contest->answering->arena, panel->area_count, sizeof *contest->cells);
    if (contest->cells == NULL) {
        return fault_memory(contest->answering->fault, panel->indicator->name);
    }
    panel_year(panel, contest->year, contest->cells);
    contest->reported = reported_in(panel, contest->year);
    return 0;
}

/* The runs behind the year that is shown, not behind all that were looked at. */
static int read_sources(struct contest *contest)
{
    struct answering *answering = contest->answering;
    const struct panel *panel = &contest->panel;
    struct panel shown;
    if (panel_read(&shown, &answering->job->source, panel->indicator, GENDER_TOTAL, panel->areas, panel->area_count,
                   contest->year, contest->year, answering->fault) != 0) {
        return -1;
    }
    return answer_source(answering, panel->indicator, &shown.provenance, false, &contest->raw) != 0
               ? -1
               : answer_source(answering, panel->indicator, &shown.provenance, true, &contest->computed);
}

/* --- who --- */

static int apply_condition(struct contest *contest)
{
    const struct answer_job *job = contest->answering->job;
    const struct ranking *ranking = contest->ranking;
    size_t members = ranking->group->count;
    contest->kept = arena_array(contest->answering->arena, members, sizeof *contest->kept);
    if (contest->kept == NULL) {
        return fault_memory(contest->answering->fault, ranking->group->title);
    }
    for (size_t i = 0; i < members; i++) {
        contest->kept[i] = true;
    }
    if (ranking->condition == NULL) {
        return 0;
    }
    const struct area_filter filter = {.source = &job->source,
                                       .indicators = ranking->indicators,
                                       .areas = ranking->areas,
                                       .nation = job->comparison->nation,
                                       .indicator = contest->panel.indicator,
                                       .condition = ranking->condition,
                                       .first_year = job->first_year,
                                       .year = contest->year};
    return area_filter_keep(&filter, ranking->group, contest->kept, &contest->unknown, contest->answering->fault);
}

/* By the figures as shown, then by name. */
static int compare_contenders(const void *left, const void *right)
{
    const struct contender *one = left;
    const struct contender *other = right;
    int order = shown_order(other->cell.value, one->decimals, one->cell.value, one->decimals);
    if (order == 0) {
        return text_collate(one->area->title, other->area->title);
    }
    return one->lowest ? -order : order;
}

static int gather(struct contest *contest)
{
    const struct panel *panel = &contest->panel;
    int decimals = panel->indicator->decimals;
    contest->contenders = arena_array(contest->answering->arena, panel->area_count, sizeof *contest->contenders);
    if (contest->contenders == NULL) {
        return fault_memory(contest->answering->fault, panel->indicator->name);
    }
    for (size_t i = 0; i < panel->area_count; i++) {
        if (!contest->kept[i] || !cell_has_value(&contest->cells[i])) {
            continue;
        }
        contest->contenders[contest->count++] = (struct contender){
            .area = &panel->areas[i],
            .cell = contest->cells[i],
            .place = rank_as_shown(&contest->cells[i], contest->cells, panel->area_count, decimals).place,
            .lowest = contest->ranking->lowest,
            .decimals = decimals};
    }
    qsort(contest->contenders, contest->count, sizeof *contest->contenders, compare_contenders);
    contest->listed = contest->count;
    if (contest->ranking->limit > 0 && contest->ranking->limit < contest->count) {
        contest->listed = contest->ranking->limit;
        while (contest->listed < contest->count &&
               contest->contenders[contest->listed].place == contest->contenders[contest->listed - 1].place) {
            contest->listed++;
        }
    }
    return 0;
}

/* --- the table --- */

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
        size_t reported = reported_in(&contest->panel, year);
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

static int write_table(struct contest *contest)
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

/* Where nobody has a figure the table says why. */
static void note_nothing(struct contest *contest)
{
    for (size_t i = 0; contest->reported == 0 && i < contest->panel.area_count; i++) {
        answer_note_missing(contest->answering, &contest->cells[i]);
    }
}

static int rank_one(struct answering *answering, const struct ranking *ranking, const struct indicator *indicator)
{
    const struct answer_job *job = answering->job;
    struct contest contest = {.answering = answering, .ranking = ranking};
    if (panel_read(&contest.panel, &job->source, indicator, GENDER_TOTAL, ranking->group->areas, ranking->group->count,
                   job->first_year, job->last_year, answering->fault) != 0 ||
        choose_year(&contest) != 0 || read_sources(&contest) != 0 || apply_condition(&contest) != 0 ||
        gather(&contest) != 0) {
        return -1;
    }
    note_nothing(&contest);
    return write_table(&contest);
}

int answer_ranked(struct document *document, const struct answer_job *job, const struct ranking *ranking,
                  struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (rank_one(&answering, ranking, job->indicators[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

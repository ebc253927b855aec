/* answer_ranked.c - the areas of a group by their figures, the highest or the lowest first. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/answer_ranked_internal.h"
#include "transform/area_filter.h"
#include "transform/rank.h"
#include "transform/shown.h"

/* --- the year --- */

/* The newest in which at least `least` reported; 0 where there is none. */
static int newest_with(const struct panel *panel, size_t least)
{
    for (int year = panel->last_year; year >= panel->first_year; year--) {
        if (panel_reported(panel, year) >= least) {
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
    contest->reported = panel_reported(panel, contest->year);
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
    return contest_write_table(&contest);
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

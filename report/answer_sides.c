#include "report/answer_sides.h"

#include <string.h>

static bool has_nation(const struct area_choice *choices, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(choices[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

int sides_init(struct sides *sides, struct answering *answering, const struct area_choice *choices, size_t count)
{
    const struct area *nation = answering->job->comparison->nation;
    struct area_choice *last = arena_alloc(answering->arena, sizeof *last);
    *sides = (struct sides){.count = count, .items = arena_array(answering->arena, count + 1, sizeof *sides->items)};
    if (sides->items == NULL || last == NULL) {
        return fault_memory(answering->fault, "the areas");
    }
    for (size_t i = 0; i < count; i++) {
        sides->items[i].choice = &choices[i];
        sides->has_group = sides->has_group || choices[i].is_group;
    }
    if (!has_nation(choices, count, nation->id)) {
        *last =
            (struct area_choice){.id = nation->id, .title = nation->title, .kolada = "", .count = 1, .areas = nation};
        sides->items[sides->count++].choice = last;
    }
    for (size_t i = 0; i < sides->count; i++) {
        struct side *side = &sides->items[i];
        side->members = arena_array(answering->arena, side->choice->count, sizeof *side->members);
        if (side->members == NULL) {
            return fault_memory(answering->fault, side->choice->title);
        }
    }
    return 0;
}

int sides_read(struct sides *sides, struct answering *answering, const struct indicator *indicator)
{
    const struct answer_job *job = answering->job;
    sides->provenance = (struct provenance){0};
    for (size_t i = 0; i < sides->count; i++) {
        struct side *side = &sides->items[i];
        if (panel_read(&side->panel, &job->source, indicator, GENDER_TOTAL, side->choice->areas, side->choice->count,
                       job->first_year, job->last_year, answering->fault) != 0) {
            return -1;
        }
        provenance_merge(&sides->provenance, &side->panel.provenance, answering->arena);
    }
    return answer_source(answering, indicator, &sides->provenance, false, &sides->raw) != 0
               ? -1
               : answer_source(answering, indicator, &sides->provenance, true, &sides->computed);
}

int side_newest(const struct side *side)
{
    return panel_newest(&side->panel, side->panel.last_year + 1);
}

static struct doc_cell mean_cell(const struct sides *sides, struct answering *answering, const struct side *side,
                                 int year)
{
    const struct indicator *indicator = side->panel.indicator;
    panel_year(&side->panel, year, side->members);
    struct group_figure mean = statistic_of(STATISTIC_MEAN, side->members, side->panel.area_count, NULL);
    if (indicator->yes_no) {
        return label_cell("");
    }
    struct doc_cell cell = answer_value(answering, &mean.cell, indicator, figure_mean_decimals(indicator, &mean.cell),
                                        identity_of_group(indicator, side->choice->id, side->choice->title, year,
                                                          STATISTIC_MEAN, &mean, sides->computed, answering->arena));
    if (cell.is_number && mean.reported < mean.members) {
        cell.text = arena_printf(answering->arena, answer_pick(answering, "%s (%zu av %zu)", "%s (%zu of %zu)"),
                                 cell.text, mean.reported, mean.members);
    }
    return cell;
}

struct doc_cell side_cell(const struct sides *sides, struct answering *answering, const struct side *side, int year)
{
    const struct indicator *indicator = side->panel.indicator;
    if (side->choice->is_group) {
        return mean_cell(sides, answering, side, year);
    }
    const struct cell *cell = panel_cell(&side->panel, 0, year);
    return answer_value(answering, cell, indicator, -1,
                        identity_of_area(indicator, &side->choice->areas[0], year, sides->raw, answering->arena));
}

const char *side_heading(const struct answering *answering, const struct side *side)
{
    return side->choice->is_group ? answer_mean_heading(answering, side->choice) : side->choice->title;
}

int sides_note(const struct sides *sides, struct answering *answering, struct table *table)
{
    if (!sides->has_group) {
        return 0;
    }
    document_add_note(answering->arena, &table->notes, &table->note_count,
                      answer_pick(answering, "Medel: ovägt, av de kommuner som redovisat.",
                                  "Mean: unweighted, of the municipalities that reported."));
    return arena_failed(answering->arena) ? fault_memory(answering->fault, table->id) : 0;
}

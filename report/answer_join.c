/* answer_join.c - one indicator of several areas over years, a column each. */
#include "report/answer_sides.h"

/* The first `asked` sides were asked for by name. */
static int write_row(const struct sides *sides, size_t asked, struct answering *answering, struct doc_cell *cells,
                     int year)
{
    cells[0] = label_cell(arena_printf(answering->arena, "%d", year));
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *side = &sides->items[i];
        if (i < asked && !side->choice->is_group) {
            answer_note_missing(answering, panel_cell(&side->panel, 0, year));
        }
        cells[1 + i] = side_cell(sides, answering, side, year);
    }
    return arena_failed(answering->arena) ? fault_memory(answering->fault, "the table") : 0;
}

/* Years before the first that any side knows anything of are left out, unless the years were named. */
static int first_year_told(const struct sides *sides, const struct answer_job *job)
{
    int year = job->first_year;
    while (!job->years_named && year < job->last_year) {
        for (size_t i = 0; i < sides->count; i++) {
            const struct panel *panel = &sides->items[i].panel;
            for (size_t area = 0; area < panel->area_count; area++) {
                if (cell_has_value(panel_cell(panel, area, year))) {
                    return year;
                }
            }
        }
        year++;
    }
    return year;
}

static int answer_one(struct answering *answering, struct sides *sides, size_t asked, const struct indicator *indicator)
{
    const struct answer_job *job = answering->job;
    const char **headings = arena_array(answering->arena, 1 + sides->count, sizeof *headings);
    if (headings == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    headings[0] = answer_pick(answering, "År", "Year");
    for (size_t i = 0; i < sides->count; i++) {
        headings[1 + i] = side_heading(answering, &sides->items[i]);
    }
    if (sides_read(sides, answering, indicator) != 0) {
        return -1;
    }
    int first = first_year_told(sides, job);
    struct table *table = answer_start_table(answering, indicator->name, indicator->label, 1 + sides->count, headings,
                                             (size_t)(job->last_year - first) + 1);
    if (table == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    for (int year = first; year <= job->last_year; year++) {
        if (write_row(sides, asked, answering, table->rows[table->row_count++].cells, year) != 0) {
            return -1;
        }
    }
    table->source = sides->has_group ? sides->computed : sides->raw;
    return sides_note(sides, answering, table);
}

int answer_join(struct document *document, const struct answer_job *job, const struct area_choice *choices,
                size_t count, struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    struct sides sides;
    if (sides_init(&sides, &answering, choices, count) != 0) {
        return -1;
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (answer_one(&answering, &sides, count, job->indicators[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

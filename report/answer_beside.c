/* answer_beside.c - the latest figures of several areas, a column each. */
#include "report/answer_sides.h"

enum { BESIDE_LABEL, BESIDE_YEAR, BESIDE_FIRST };

/* The newest year that any of those asked for has; the nation alone decides nothing. */
static int newest_of(const struct sides *sides, size_t asked)
{
    int newest = 0;
    for (size_t i = 0; i < asked; i++) {
        int year = side_newest(&sides->items[i]);
        newest = year > newest ? year : newest;
    }
    return newest;
}

/* A figure of the row's year, else the newest there is with its year, else why there is none. */
static struct doc_cell latest_cell(const struct sides *sides, struct answering *answering, const struct side *side,
                                   int year)
{
    int own = side_newest(side);
    if (own == 0) {
        const struct cell none = {.status = panel_reason(&side->panel)};
        return answer_value(answering, &none, side->panel.indicator, -1, NULL);
    }
    struct doc_cell cell = side_cell(sides, answering, side, own < year ? own : year);
    return own < year ? figure_with_year(cell, own, answering->arena) : cell;
}

static void note_missing(const struct answering *answering, const struct sides *sides, size_t asked)
{
    for (size_t i = 0; i < asked; i++) {
        const struct cell none = {.status = panel_reason(&sides->items[i].panel)};
        if (side_newest(&sides->items[i]) == 0) {
            answer_note_missing(answering, &none);
        }
    }
}

/* Whether the row says anything, or was asked for by name. */
static bool is_told(const struct answering *answering, const struct sides *sides, size_t asked, int year)
{
    bool known = year != 0;
    for (size_t i = 0; i < asked; i++) {
        known = known || (panel_reason(&sides->items[i].panel) != CELL_NOT_FETCHED &&
                          sides->items[i].panel.indicator->kind != INDICATOR_SUPPLEMENT);
    }
    return known || answering->job->indicators_named;
}

static void write_row(const struct sides *sides, struct answering *answering, struct doc_cell *cells, int year)
{
    cells[BESIDE_LABEL] = label_cell(sides->items[0].panel.indicator->label);
    cells[BESIDE_YEAR] = label_cell(year == 0 ? "" : arena_printf(answering->arena, "%d", year));
    for (size_t i = 0; i < sides->count; i++) {
        cells[BESIDE_FIRST + i] = latest_cell(sides, answering, &sides->items[i], year);
    }
}

static const char *title_of(const struct answering *answering, const struct area_choice *choices, size_t count)
{
    const char *title = choices[0].title;
    for (size_t i = 1; i < count; i++) {
        title = arena_printf(answering->arena, "%s, %s", title, choices[i].title);
    }
    return title;
}

static struct table *start_table(struct answering *answering, const struct sides *sides, const char *title)
{
    const char **headings = arena_array(answering->arena, BESIDE_FIRST + sides->count, sizeof *headings);
    if (headings == NULL) {
        return NULL;
    }
    headings[BESIDE_LABEL] = answer_pick(answering, "Nyckeltal", "Indicator");
    headings[BESIDE_YEAR] = answer_pick(answering, "År", "Year");
    for (size_t i = 0; i < sides->count; i++) {
        headings[BESIDE_FIRST + i] = side_heading(answering, &sides->items[i]);
    }
    return answer_start_table(answering, sides->items[0].choice->id, title, BESIDE_FIRST + sides->count, headings,
                              answering->job->indicator_count);
}

int answer_beside(struct document *document, const struct answer_job *job, const struct area_choice *choices,
                  size_t count, struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    struct sides sides;
    if (sides_init(&sides, &answering, choices, count) != 0) {
        return -1;
    }
    struct table *table = start_table(&answering, &sides, title_of(&answering, choices, count));
    if (table == NULL) {
        return fault_memory(fault, "the table");
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (sides_read(&sides, &answering, job->indicators[i]) != 0) {
            return -1;
        }
        int year = newest_of(&sides, count);
        note_missing(&answering, &sides, count);
        if (is_told(&answering, &sides, count, year)) {
            write_row(&sides, &answering, table->rows[table->row_count++].cells, year);
        }
    }
    return sides_note(&sides, &answering, table) != 0 ? -1 : answer_finish_table(&answering, table, sides.has_group);
}

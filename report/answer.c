/* answer.c - what the kinds of answers share. */
#include <string.h>

#include "base/text.h"
#include "report/answer_internal.h"

const char *answer_pick(const struct answering *answering, const char *swedish, const char *english)
{
    return language_pick(answering->job->language, swedish, english);
}

int answer_source(struct answering *answering, const struct indicator *indicator, const struct provenance *provenance,
                  bool computed, const char **line)
{
    struct sources sources = {0};
    sources_add(&sources, indicator, provenance, answering->arena);
    sources_add(&answering->shown, indicator, provenance, answering->arena);
    sources.computed = sources.computed || computed;
    return sources_line(&sources, answering->job->source.store, answering->job->language, answering->arena, line,
                        answering->fault);
}

/* The value with its unit: "2,8 %"; a count speaks for itself. */
struct doc_cell answer_value(struct answering *answering, const struct cell *cell, const struct indicator *indicator,
                             int decimals, const struct figure_identity *identity)
{
    struct doc_cell shown =
        figure_cell(cell, indicator, decimals, YES_NO_WORDS, answering->job->language, answering->arena, identity);
    if (shown.is_number && indicator->unit[0] != '\0' && !indicator->is_count) {
        shown.text = arena_printf(answering->arena, "%s\xC2\xA0%s", shown.text, indicator->unit);
    }
    return shown;
}

void answer_note_missing(const struct answering *answering, const struct cell *cell)
{
    if ((answering->job->indicators_named || answering->job->years_named) && cell->status == CELL_NOT_FETCHED) {
        *answering->job->incomplete = true;
    }
}

/* A name that heads a column without crowding it. */
#define SHORT_NAME 16

const char *answer_mean_heading(const struct answering *answering, const struct area_choice *group)
{
    if (strcmp(group->id, group->kolada) == 0 || text_width(group->id) > SHORT_NAME) {
        return answer_pick(answering, "Medel gruppen", "Mean of group");
    }
    return arena_printf(answering->arena, answer_pick(answering, "Medel %s", "Mean %s"), group->id);
}

struct doc_cell answer_of(struct answering *answering, size_t part, size_t whole)
{
    return label_cell(arena_printf(answering->arena, answer_pick(answering, "%zu av %zu", "%zu of %zu"), part, whole));
}

/* A table with headings and room for rows. */
struct table *answer_start_table(struct answering *answering, const char *id, const char *title, size_t columns,
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

/* Notes under the table, and its source. */
int answer_finish_table(struct answering *answering, struct table *table, bool computed)
{
    answering->shown.computed = answering->shown.computed || computed;
    return sources_line(&answering->shown, answering->job->source.store, answering->job->language, answering->arena,
                        &table->source, answering->fault);
}

#include "report/compose_own.h"

#include <string.h>

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "report/compose_comparison.h"

/* --- which rows --- */

static bool is_about(const struct own_data *data, size_t row, const struct area *area)
{
    const char *text = csv_field(&data->table, row, data->area);
    char wanted[TEXT_FOLDED_MAX];
    char found[TEXT_FOLDED_MAX];
    text_fold(area->title, wanted);
    text_fold(text, found);
    return strcmp(text, area->id) == 0 || strcmp(wanted, found) == 0;
}

/* The texts that rows must have, their placeholders filled. NULL on failure. */
static const char **wanted_texts(struct composing *composing, const struct own_data *data)
{
    const char **wanted = arena_array(composing->arena, data->condition_count, sizeof *wanted);
    for (size_t i = 0; wanted != NULL && i < data->condition_count; i++) {
        wanted[i] = composing_text(composing, data->conditions[i].text);
    }
    return wanted;
}

static bool is_wanted(const struct own_data *data, size_t row, const char *const *wanted)
{
    for (size_t i = 0; i < data->condition_count; i++) {
        if (strcmp(csv_field(&data->table, row, data->conditions[i].at), wanted[i]) != 0) {
            return false;
        }
    }
    return true;
}

int own_rows_choose(struct composing *composing, const struct block *block, struct own_rows *rows)
{
    const struct own_data *data = block->own;
    const bool by_area = composing->own != NULL && data->area < data->table.column_count;
    const char **wanted = wanted_texts(composing, data);
    *rows = (struct own_rows){.rows = arena_array(composing->arena, data->table.row_count, sizeof *rows->rows)};
    if (wanted == NULL || rows->rows == NULL) {
        return fault_memory(composing->fault, block->id);
    }
    for (size_t row = 0; row < data->table.row_count; row++) {
        if (is_wanted(data, row, wanted) && (!by_area || is_about(data, row, composing->own))) {
            rows->rows[rows->count++] = row;
        }
    }
    return 0;
}

void own_leave_out(struct composing *composing, const struct block *block)
{
    const char *file = path_last(block->own->table.name, composing->arena);
    const char *reason =
        composing->own == NULL
            ? arena_printf(composing->arena,
                           composing_pick(composing, "%s har inga rader att visa", "%s has no rows to show"), file)
            : arena_printf(composing->arena,
                           composing_pick(composing, "%s har inga rader för %s", "%s has no rows of %s"), file,
                           composing->own->title);
    if (block->kind == BLOCK_CSV_CHART) {
        comparison_leave_out(composing, block, reason);
        return;
    }
    const char *text =
        arena_printf(composing->arena, composing_pick(composing, "%s är utelämnad: %s.", "%s is left out: %s."),
                     block->label, reason);
    document_note(composing->document, text);
    composing_add_gap(composing, text);
}

/* --- what is in them --- */

/* The area whose id or name names the row; NULL where it is named after something else. */
static const struct area *area_of(const struct composing *composing, const struct own_data *data, size_t row)
{
    const char *text = csv_field(&data->table, row, data->columns[0].at);
    for (size_t i = 0; i < composing->group.count; i++) {
        const struct area *area = &composing->group.areas[i];
        if (strcmp(area->id, text) == 0 || strcmp(area->title, text) == 0) {
            return area;
        }
    }
    return strcmp(composing->nation.id, text) == 0 || strcmp(composing->nation.title, text) == 0 ? &composing->nation
                                                                                                 : NULL;
}

const char *own_label(struct composing *composing, const struct own_data *data, size_t row)
{
    const struct area *area = area_of(composing, data, row);
    return area != NULL ? area->title : csv_field(&data->table, row, data->columns[0].at);
}

const char *own_source(struct composing *composing, const struct own_data *data)
{
    return arena_printf(composing->arena, composing_pick(composing, "Källa: %s", "Source: %s"),
                        composing_text(composing, data->source));
}

/* Of whom it is a figure: of the area that names the row, else of whom the report is about. */
static const struct figure_identity *identify(struct composing *composing, const struct own_data *data, size_t row,
                                              const struct own_column *column, const char *source)
{
    const struct area *named = area_of(composing, data, row);
    const struct area *area = named != NULL ? named : composing->own;
    struct figure_identity *identity = arena_alloc(composing->arena, sizeof *identity);
    if (identity != NULL) {
        *identity = (struct figure_identity){.indicator = data->table.header[column->at],
                                             .kpi = "",
                                             .area = area != NULL ? area->id : composing->template->group->name,
                                             .area_title = area != NULL ? area->title : composing->group.title,
                                             .gender = 'T',
                                             .statistic = "",
                                             .source = source};
    }
    return identity;
}

struct doc_cell own_figure(struct composing *composing, const struct own_data *data, size_t row,
                           const struct own_column *column, const char *source)
{
    const struct cell cell = own_data_cell(data, row, column);
    struct doc_cell shown = {.status = cell.status,
                             .value = cell.value,
                             .decimals = column->decimals,
                             .is_number = cell_has_value(&cell),
                             .identity = identify(composing, data, row, column, source)};
    char text[NUMBER_TEXT_MAX];
    if (!shown.is_number) {
        shown.text = figure_text_status(cell.status, composing->job->language);
        return shown;
    }
    number_format(text, cell.value, column->decimals, composing->job->language);
    shown.text = arena_copy(composing->arena, text);
    return shown;
}

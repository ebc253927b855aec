/* template_municipality.c - the parts of a template that is about one municipality. */
#include <string.h>

#include "report/template_reading.h"

/* An indicator's name, or {"indicator": NAME, "optional": true}. */
static int read_row(struct reading *reading, const struct json_at *at, struct template_column *row)
{
    struct json_at indicator = *at;
    if (json_is_object(at->value)) {
        indicator = json_member(at, "indicator");
        if (reading_flag(reading, at, "optional", &row->optional) != 0) {
            return -1;
        }
    }
    return reading_indicator(reading, &indicator, &row->indicator);
}

static int read_rows(struct reading *reading, const struct json_at *list, struct block *block)
{
    if (json_expect_array(list, reading->fault) != 0) {
        return -1;
    }
    block->column_count = json_count(list);
    if (block->column_count == 0) {
        return json_fault(list, reading->fault, "has no indicators");
    }
    block->columns = arena_array(&reading->template->arena, block->column_count, sizeof *block->columns);
    if (block->columns == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->column_count; i++) {
        struct json_at row = json_element(list, i);
        if (read_row(reading, &row, &block->columns[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

int block_key_figures(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at list = json_member(at, "indicators");
    struct json_at similar = json_member(at, "similar");
    if (reading_municipality(reading, at) != 0 || reading_id(reading, at, block) != 0 ||
        reading_text(reading, at, "title", &block->title) != 0 || reading_notes(reading, at, block) != 0 ||
        (similar.value != NULL && json_text(&similar, &block->similar, reading->fault) != 0)) {
        return -1;
    }
    return read_rows(reading, &list, block);
}

int block_gender_figures(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at list = json_member(at, "indicators");
    if (reading_municipality(reading, at) != 0 || reading_id(reading, at, block) != 0 ||
        reading_text(reading, at, "title", &block->title) != 0 || reading_notes(reading, at, block) != 0) {
        return -1;
    }
    return read_rows(reading, &list, block);
}

int block_area_line_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_municipality(reading, at) != 0 || reading_chart_frame(reading, at, block) != 0 ||
        reading_findings(reading, at, block) != 0 || reading_flag(reading, at, "alone", &block->alone) != 0) {
        return -1;
    }
    return reading_indicator_of(reading, at, block);
}

int block_targets(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at file = json_member(at, "file");
    if (reading_municipality(reading, at) != 0 || reading_id(reading, at, block) != 0 ||
        reading_text(reading, at, "title", &block->title) != 0 || reading_notes(reading, at, block) != 0 ||
        json_text(&file, &block->file, reading->fault) != 0) {
        return -1;
    }
    return reading_text_if_any(reading, at, "source", &block->origin) != 0 ? -1 : targets_read(reading, &file, block);
}

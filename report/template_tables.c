/* template_tables.c - the tables of a template. */
#include "report/template_reading.h"

static int read_column(struct reading *reading, const struct json_at *at, struct template_column *column)
{
    struct json_at indicator = json_member(at, "indicator");
    if (reading_indicator(reading, &indicator, &column->indicator) != 0 ||
        reading_flag(reading, at, "optional", &column->optional) != 0) {
        return -1;
    }
    return reading_text(reading, at, "heading", &column->heading);
}

int block_indicator_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at list = json_member(at, "columns");
    if (reading_id(reading, at, block) != 0 || reading_text(reading, at, "title", &block->title) != 0 ||
        reading_flag(reading, at, "nation", &block->nation) != 0 || reading_notes(reading, at, block) != 0 ||
        json_expect_array(&list, reading->fault) != 0) {
        return -1;
    }
    block->column_count = json_count(&list);
    if (block->column_count == 0) {
        return json_fault(&list, reading->fault, "has no columns");
    }
    block->columns = arena_array(&reading->template->arena, block->column_count, sizeof *block->columns);
    if (block->columns == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->column_count; i++) {
        struct json_at column = json_element(&list, i);
        if (read_column(reading, &column, &block->columns[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

int block_year_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_id(reading, at, block) != 0 || reading_text(reading, at, "title", &block->title) != 0 ||
        reading_flag(reading, at, "nation", &block->nation) != 0 || reading_notes(reading, at, block) != 0 ||
        reading_indicator_of(reading, at, block) != 0 ||
        reading_continued(reading, at, block->indicator, &block->continued) != 0) {
        return -1;
    }
    return reading_bands(reading, at, block);
}

int block_gender_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_id(reading, at, block) != 0 || reading_text(reading, at, "title", &block->title) != 0 ||
        reading_flag(reading, at, "nation", &block->nation) != 0 || reading_notes(reading, at, block) != 0) {
        return -1;
    }
    return reading_indicator_of(reading, at, block);
}

int block_coverage_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_id(reading, at, block) != 0 || reading_notes(reading, at, block) != 0) {
        return -1;
    }
    return reading_text(reading, at, "title", &block->title);
}

int block_series_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at chart = json_member(at, "chart");
    if (reading_id(reading, at, block) != 0 || reading_text(reading, at, "title", &block->title) != 0 ||
        reading_notes(reading, at, block) != 0) {
        return -1;
    }
    return json_text(&chart, &block->chart, reading->fault);
}

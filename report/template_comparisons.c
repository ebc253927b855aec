/* template_comparisons.c - the charts that hold areas against each other: parts, two years, shades, a map, all. */
#include <string.h>

#include "base/limits.h"
#include "report/template_reading.h"
#include "report/theme.h"

/* What all of them have; the finding is computed where the template writes none. */
static int read_frame(struct reading *reading, const struct json_at *at, struct block *block)
{
    return reading_chart_frame(reading, at, block) != 0
               ? -1
               : reading_text_if_any(reading, at, "finding", &block->findings[0]);
}

static int expect_figures(struct reading *reading, const struct json_at *at, const struct indicator *indicator)
{
    return indicator->yes_no ? json_fault(at, reading->fault, "is yes or no; there is nothing to draw") : 0;
}

/* The frame and the member "indicator". */
static int read_one(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at indicator = json_member(at, "indicator");
    if (read_frame(reading, at, block) != 0 || reading_indicator_of(reading, at, block) != 0) {
        return -1;
    }
    return expect_figures(reading, &indicator, block->indicator);
}

/* --- the parts of a stack --- */

/* A part is a share or a count, in the unit of the first. */
static int check_part(struct reading *reading, const struct json_at *at, const struct block *block, size_t nth)
{
    const struct indicator *first = block->series[0].indicator;
    const struct indicator *part = block->series[nth].indicator;
    if (strcmp(part->unit, "%") != 0 && !part->is_count) {
        return json_fault(at, reading->fault, "%s is neither a share (%%) nor a count", part->name);
    }
    if (strcmp(part->unit, first->unit) != 0) {
        return json_fault(at, reading->fault, "%s has another unit than %s", part->name, first->name);
    }
    for (size_t i = 0; i < nth; i++) {
        if (block->series[i].indicator == part) {
            return json_fault(at, reading->fault, "%s is a part already", part->name);
        }
    }
    return 0;
}

static int read_part(struct reading *reading, const struct json_at *at, struct block *block, size_t nth)
{
    struct template_series *part = &block->series[nth];
    struct json_at indicator = json_member(at, "indicator");
    if (reading_indicator(reading, &indicator, &part->indicator) != 0 ||
        reading_text(reading, at, "label", &part->label) != 0 ||
        reading_flag(reading, at, "optional", &part->optional) != 0) {
        return -1;
    }
    part->area = "";
    return check_part(reading, &indicator, block, nth);
}

static int read_parts(struct reading *reading, const struct json_at *list, struct block *block)
{
    if (json_expect_array(list, reading->fault) != 0) {
        return -1;
    }
    block->series_count = json_count(list);
    if (block->series_count < 2 || block->series_count > THEME_PARTS) {
        return json_fault(list, reading->fault, "must have from 2 to %d parts", THEME_PARTS);
    }
    block->series = arena_array(&reading->template->arena, block->series_count, sizeof *block->series);
    if (block->series == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->series_count; i++) {
        struct json_at part = json_element(list, i);
        if (read_part(reading, &part, block, i) != 0) {
            return -1;
        }
    }
    return 0;
}

/* "table", or the indicator of a part. */
static int read_sort_part(struct reading *reading, const struct json_at *at, struct block *block)
{
    const char *names[THEME_PARTS + 2] = {"table"};
    int chosen;
    for (size_t i = 0; i < block->series_count; i++) {
        names[i + 1] = block->series[i].indicator->name;
    }
    if (at->value == NULL) {
        return 0;
    }
    if (json_choice(at, names, &chosen, reading->fault) != 0) {
        return -1;
    }
    block->by_value = chosen > 0;
    block->sort_part = chosen > 0 ? (size_t)chosen - 1 : 0;
    return 0;
}

int block_stacked_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at parts = json_member(at, "parts");
    struct json_at sort = json_member(at, "sort");
    if (read_frame(reading, at, block) != 0 || read_parts(reading, &parts, block) != 0) {
        return -1;
    }
    return read_sort_part(reading, &sort, block);
}

/* --- the others --- */

/* A year, or "first": that of the report's series, which is 0. */
static int read_from(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (at->value == NULL || (json_is_string(at->value) && strcmp(json_string_value(at->value), "first") == 0)) {
        return 0;
    }
    return json_int(at, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &block->from, reading->fault);
}

/* "table", or "value": the highest first, which it is where nothing is said. */
static int read_order(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const orders[] = {"table", "value", NULL};
    struct json_at sort = json_member(at, "sort");
    int chosen = 1;
    if (sort.value != NULL && json_choice(&sort, orders, &chosen, reading->fault) != 0) {
        return -1;
    }
    block->by_value = chosen == 1;
    return 0;
}

int block_dot_plot(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at from = json_member(at, "from");
    if (read_one(reading, at, block) != 0 || read_from(reading, &from, block) != 0) {
        return -1;
    }
    return read_order(reading, at, block);
}

int block_gender_dots(struct reading *reading, const struct json_at *at, struct block *block)
{
    return read_one(reading, at, block) != 0 ? -1 : read_order(reading, at, block);
}

int block_heat_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    return read_one(reading, at, block);
}

int block_tile_map(struct reading *reading, const struct json_at *at, struct block *block)
{
    const struct named_group *group = reading->template->group;
    if (read_one(reading, at, block) != 0) {
        return -1;
    }
    return group->tiles != NULL ? 0
                                : json_fault(at, reading->fault,
                                             "the group %s has no \"tiles\" in areas.json, which say where its "
                                             "members stand",
                                             group->name);
}

int block_distribution_strip(struct reading *reading, const struct json_at *at, struct block *block)
{
    const struct areas *areas = reading->areas;
    if (read_one(reading, at, block) != 0) {
        return -1;
    }
    for (size_t i = 0; i < areas->group_count; i++) {
        if (areas->groups[i].all) {
            block->everyone = areas->groups[i].name;
            return 0;
        }
    }
    return json_fault(at, reading->fault, "areas.json has no group of all municipalities (\"all\": true)");
}

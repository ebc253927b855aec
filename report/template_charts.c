/* template_charts.c - the charts of a template. */
#include "report/template_reading.h"

int reading_chart_frame(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_id(reading, at, block) != 0 || reading_notes(reading, at, block) != 0) {
        return -1;
    }
    return reading_text(reading, at, "measure", &block->measure);
}

int reading_findings(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const names[FINDING_COUNT] = {"rise", "fall", "otherwise"};
    struct json_at finding = json_member(at, "finding");
    if (finding.value == NULL) {
        return json_fault(&finding, reading->fault, "is missing; it must be an object");
    }
    for (int i = 0; i < FINDING_COUNT; i++) {
        if (reading_text(reading, &finding, names[i], &block->findings[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The area of a series: a group that areas.json names, or the id of an area. */
static int read_series_area(struct reading *reading, const struct json_at *at, struct template_series *series)
{
    if (json_text(at, &series->area, reading->fault) != 0) {
        return -1;
    }
    const struct named_group *group = areas_group(reading->areas, series->area);
    series->is_group = group != NULL;
    if (group != NULL && group->member_count == 0) {
        return 0;
    }
    if (areas_ids(reading->areas, series->area, &reading->template->arena, &series->ids, &series->id_count,
                  reading->fault) != 0) {
        return json_fault(at, reading->fault,
                          "\"%s\" is neither the id of an area nor a group in areas.json; the nearest is \"%s\"",
                          series->area, areas_nearest(reading->areas, series->area));
    }
    return 0;
}

static int read_series(struct reading *reading, const struct json_at *at, struct template_series *series)
{
    static const char *const roles[] = {"region", "contrast", "nation", "context", NULL};
    struct json_at indicator = json_member(at, "indicator");
    struct json_at area = json_member(at, "area");
    struct json_at role = json_member(at, "role");
    int chosen;
    if (reading_indicator(reading, &indicator, &series->indicator) != 0 ||
        read_series_area(reading, &area, series) != 0 || reading_text(reading, at, "label", &series->label) != 0 ||
        json_choice(&role, roles, &chosen, reading->fault) != 0) {
        return -1;
    }
    series->role = (enum series_role)chosen;
    return reading_flag(reading, at, "optional", &series->optional) != 0
               ? -1
               : reading_continued(reading, at, series->indicator, &series->continued);
}

int block_line_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at list = json_member(at, "series");
    struct json_at decimals = json_member(at, "decimals");
    if (reading_chart_frame(reading, at, block) != 0 || reading_findings(reading, at, block) != 0 ||
        json_expect_array(&list, reading->fault) != 0) {
        return -1;
    }
    if (decimals.value != NULL && json_int(&decimals, 0, 6, &block->decimals, reading->fault) != 0) {
        return -1;
    }
    block->series_count = json_count(&list);
    if (block->series_count == 0) {
        return json_fault(&list, reading->fault, "has no series");
    }
    block->series = arena_array(&reading->template->arena, block->series_count, sizeof *block->series);
    if (block->series == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->series_count; i++) {
        struct json_at series = json_element(&list, i);
        if (read_series(reading, &series, &block->series[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

int block_ranking_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_chart_frame(reading, at, block) != 0 ||
        reading_text(reading, at, "finding", &block->findings[0]) != 0 ||
        reading_flag(reading, at, "nation", &block->nation) != 0) {
        return -1;
    }
    return reading_indicator_of(reading, at, block);
}

int block_small_multiples(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_chart_frame(reading, at, block) != 0 ||
        reading_text(reading, at, "finding", &block->findings[0]) != 0 ||
        reading_text(reading, at, "mean_label", &block->mean_label) != 0) {
        return -1;
    }
    return reading_indicator_of(reading, at, block);
}

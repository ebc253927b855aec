/* template_drivers.c - the parts of a template that tell what drove a change. */
#include "base/limits.h"
#include "report/template_reading.h"

/* Areas with a bar of their own where the template does not say: those that a reader takes in at a glance. */
#define NAMED_USUALLY 7
#define NAMED_MOST 40

/* The members "indicator", "from" and "weight". */
static int read_what(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at indicator = json_member(at, "indicator");
    struct json_at from = json_member(at, "from");
    struct json_at weight = json_member(at, "weight");
    if (reading_indicator(reading, &indicator, &block->indicator) != 0) {
        return -1;
    }
    if (block->indicator->yes_no) {
        return json_fault(&indicator, reading->fault, "is yes or no; there is no mean that could change");
    }
    if (from.value != NULL && json_int(&from, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &block->from, reading->fault) != 0) {
        return -1;
    }
    return weight.value == NULL ? 0 : reading_indicator(reading, &weight, &block->weight);
}

int block_drivers(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (reading_id(reading, at, block) != 0 || reading_text(reading, at, "title", &block->title) != 0 ||
        reading_notes(reading, at, block) != 0) {
        return -1;
    }
    return read_what(reading, at, block);
}

int block_waterfall_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at named = json_member(at, "named");
    block->named = NAMED_USUALLY;
    if (reading_chart_frame(reading, at, block) != 0 || reading_findings(reading, at, block) != 0 ||
        (named.value != NULL && json_int(&named, 1, NAMED_MOST, &block->named, reading->fault) != 0)) {
        return -1;
    }
    return read_what(reading, at, block);
}

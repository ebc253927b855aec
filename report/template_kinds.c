#include "report/template_kinds.h"

int block_heading(struct reading *reading, const struct json_at *at, struct block *block)
{
    return reading_localized(reading, at, &block->text);
}

int block_subheading(struct reading *reading, const struct json_at *at, struct block *block)
{
    return reading_localized(reading, at, &block->text);
}

int block_paragraph(struct reading *reading, const struct json_at *at, struct block *block)
{
    return reading_localized(reading, at, &block->text);
}

/* A part that has nothing to say but that it is wanted. */
static int read_yes(struct reading *reading, const struct json_at *at)
{
    bool wanted;
    if (json_bool(at, &wanted, reading->fault) != 0) {
        return -1;
    }
    return wanted ? 0 : json_fault(at, reading->fault, "must be true; leave the part out where it is not wanted");
}

int block_data_quality(struct reading *reading, const struct json_at *at, struct block *block)
{
    (void)block;
    return read_yes(reading, at);
}

int block_definitions(struct reading *reading, const struct json_at *at, struct block *block)
{
    (void)block;
    return read_yes(reading, at);
}

int block_sources(struct reading *reading, const struct json_at *at, struct block *block)
{
    (void)block;
    return read_yes(reading, at);
}

#define SORT(VALUE, name, shape, figure, span, meaning) \
    {#name, BLOCK_##VALUE, figure, span, block_##name, &shape_##shape, meaning},
const struct block_sort block_sorts[] = {
    BLOCK_KINDS(SORT){NULL, BLOCK_KIND_COUNT, FIGURE_NONE, SPAN_NONE, NULL, NULL, NULL},
};
#undef SORT

_Static_assert(sizeof block_sorts / sizeof *block_sorts < TEMPLATE_KINDS_MOST, "room for the kinds and \"include\"");

const struct block_sort *block_sort_of(const struct json_at *part)
{
    if (json_object_size(part->value) != 1) {
        return NULL;
    }
    for (const struct block_sort *sort = block_sorts; sort->name != NULL; sort++) {
        if (json_object_get(part->value, sort->name) != NULL) {
            return sort;
        }
    }
    return NULL;
}

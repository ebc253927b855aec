/* indicator_reading.h - one indicator of templates/indicators.json, as it is read. Not for other rooms. */
#ifndef TRANSFORM_INDICATOR_READING_H
#define TRANSFORM_INDICATOR_READING_H

#include "transform/areas.h"
#include "transform/indicators.h"

/* What reading an indicator needs at every turn. */
struct indicator_reading {
    struct indicators *set;
    const char *directory; /* of the templates */
    enum language language;
    struct areas areas; /* loaded when the first group is asked for */
    bool areas_loaded;
    size_t index; /* of the indicator being read; only those before it may be its terms */
    struct fault *fault;
};

/* Reads all of one indicator; faults name its place. */
int indicator_read(struct indicator_reading *reading, const struct json_at *at);

/* derived_reading.c: the members of the derived kinds. */
typedef int derived_reader(struct indicator_reading *reading, const struct json_at *at, struct indicator *indicator);
derived_reader derived_read_ratio;
derived_reader derived_read_share;
derived_reader derived_read_per_1000;
derived_reader derived_read_sum;
derived_reader derived_read_difference;
derived_reader derived_read_index;
derived_reader derived_read_share_of_group;

#endif

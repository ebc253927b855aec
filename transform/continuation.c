#include "transform/continuation.h"

#include <stdbool.h>

size_t continuation_parts(const struct indicator *indicator, int first_year, int last_year,
                          struct continuation parts[CONTINUATION_MAX])
{
    size_t count = 0;
    int from = first_year;
    while (from <= last_year && count < CONTINUATION_MAX) {
        bool ends = indicator->following != NULL && indicator->last_year != 0 && indicator->last_year < last_year &&
                    count + 1 < CONTINUATION_MAX;
        int until = ends ? indicator->last_year : last_year;
        if (until >= from) {
            parts[count++] = (struct continuation){indicator, from, until};
            from = until + 1;
        }
        indicator = ends ? indicator->following : indicator;
    }
    return count;
}

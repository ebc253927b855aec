#include "transform/change.h"

#include <string.h>

#include "transform/panel.h"

enum change_measure change_measure_of(const struct indicator *indicator)
{
    if (indicator->yes_no) {
        return CHANGE_NONE;
    }
    if (strcmp(indicator->unit, "%") == 0) {
        return CHANGE_POINTS;
    }
    return indicator->kind == INDICATOR_SUPPLEMENT && indicator->unit[0] == '\0' ? CHANGE_STEPS : CHANGE_PERCENT;
}

struct cell change_percent(const struct cell *earlier, const struct cell *later)
{
    struct cell change = cell_change(earlier, later);
    if (!cell_has_value(&change)) {
        return change;
    }
    if (!(earlier->value > 0)) {
        return (struct cell){.status = CELL_ZERO_DENOMINATOR};
    }
    change.value = 100 * change.value / earlier->value;
    return change;
}

struct cell change_told(const struct indicator *indicator, const struct cell *earlier, const struct cell *later)
{
    switch (change_measure_of(indicator)) {
    case CHANGE_NONE:
        return (struct cell){.status = CELL_NOT_APPLICABLE};
    case CHANGE_PERCENT:
        return change_percent(earlier, later);
    case CHANGE_POINTS:
    case CHANGE_STEPS:
        break;
    }
    return cell_change(earlier, later);
}

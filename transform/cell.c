#include "transform/cell.h"

const char *cell_status_name(enum cell_status status)
{
    switch (status) {
    case CELL_VALUE:
        return "";
    case CELL_MISSING:
        return "missing";
    case CELL_WITHDRAWN:
        return "withdrawn";
    case CELL_NOT_FETCHED:
        return "not_fetched";
    case CELL_ZERO_DENOMINATOR:
        return "zero_denominator";
    case CELL_NOT_APPLICABLE:
        return "not_applicable";
    case CELL_WITHHELD:
        return "withheld";
    }
    return "missing";
}

/*
 * cell.h - the smallest thing that figures are made of: a value, or the reason why there is none.
 */
#ifndef TRANSFORM_CELL_H
#define TRANSFORM_CELL_H

#include <stdbool.h>

/* In order of strength: where several reasons meet, the last one is told. */
enum cell_status {
    CELL_VALUE = 0,
    CELL_MISSING,          /* asked for; the source has no figure: "i.u." */
    CELL_WITHDRAWN,        /* the source had a figure and took it back: "i.u." */
    CELL_NOT_FETCHED,      /* nobody has asked for it yet */
    CELL_ZERO_DENOMINATOR, /* a share of nothing */
    CELL_NOT_APPLICABLE,   /* the figure does not exist for this area: "-" */
    CELL_WITHHELD          /* it tells of so few that it is not shown: ".." */
};

struct cell {
    double value; /* only where CELL_VALUE; 0 is a value */
    enum cell_status status;
    bool preliminary; /* the source means to publish a final figure later; only where CELL_VALUE */
};

static inline bool cell_has_value(const struct cell *cell)
{
    return cell->status == CELL_VALUE;
}

/* Whether the source may well have a figure that is not told here: nobody asked for it, or it is withheld. */
static inline bool cell_may_exist(const struct cell *cell)
{
    return cell->status == CELL_NOT_FETCHED || cell->status == CELL_WITHHELD;
}

/* The machine-readable name: "", "missing", "withdrawn", "not_fetched", ... */
const char *cell_status_name(enum cell_status status);

#endif

/*
 * change.h - in what a change is told: a share changes in percentage points, a count in per cent; never mixed up.
 *
 * The plain difference is `cell_change` of panel.h: of a share it is in points. The distance of an area from the nation
 * or from a group's mean is the same difference, of the reference and the area in one year.
 */
#ifndef TRANSFORM_CHANGE_H
#define TRANSFORM_CHANGE_H

#include "transform/cell.h"
#include "transform/indicator.h"

enum change_measure {
    CHANGE_NONE,    /* yes and no do not change by an amount */
    CHANGE_POINTS,  /* unit %: percentage points */
    CHANGE_PERCENT, /* a count, an amount, a figure per head: per cent of the earlier figure */
    CHANGE_STEPS    /* a place on a scale that somebody made (a sorting key): its own steps */
};

enum change_measure change_measure_of(const struct indicator *indicator);

/* 100 x (later - earlier) / earlier. Missing as cell_change says; of a figure that was 0 there is no percentage, nor of a
 * negative one: CELL_ZERO_DENOMINATOR. */
struct cell change_percent(const struct cell *earlier, const struct cell *later);

/* The change in the indicator's own measure: points, per cent or steps; CELL_NOT_APPLICABLE for yes and no. */
struct cell change_told(const struct indicator *indicator, const struct cell *earlier, const struct cell *later);

#endif

/*
 * panel.h - one indicator x areas x years, each cell a value or the reason why there is none.
 *
 * Shape: `cells` is area by area, each with `year_count` years in order. The
 * panel and its cells belong to the arena it was read into. The cells of derived
 * indicators are computed by the rules of derived.h; by gender from the terms'
 * figures of that gender, a total only from totals.
 */
#ifndef TRANSFORM_PANEL_H
#define TRANSFORM_PANEL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "cache/figures.h"
#include "transform/cell.h"
#include "transform/derived.h"
#include "transform/indicator.h"
#include "transform/provenance.h"

struct panel;
struct panel_source;

/* panel_read, and what else has its form. */
typedef int panel_reader(struct panel *panel, const struct panel_source *source, const struct indicator *indicator,
                         enum gender gender, const struct area *areas, size_t area_count, int first_year, int last_year,
                         struct fault *fault);

/* Where panels are read from. */
struct panel_source {
    struct store *store;
    const char *templates; /* the folder that supplementary files lie in */
    struct arena *arena;
    struct date today; /* decides which figures are preliminary; all zero: none is */
    double withhold;   /* counts under this are withheld, with what would reveal them (withholding.h); 0: none is */
    const struct area *among; /* areas shown beside the panel's, judged with them for that; NULL: none */
    size_t among_count;
    panel_reader *read; /* by panel_read: how it reads the panels that another is made from */
};

struct panel {
    const struct indicator *indicator;
    enum gender gender;
    size_t area_count;
    const struct area *areas;
    int first_year;
    int last_year;
    size_t year_count;
    struct cell *cells;
    struct provenance provenance; /* the runs behind the cells */
};

/* Reads what the store holds and computes what is derived; for that it reads other years and areas than the
 * panel's own where they are needed (an index's base year, a group's members). */
panel_reader panel_read;

/* The years of one area. */
const struct cell *panel_series(const struct panel *panel, size_t area);
/* One cell; a year outside the panel is a mistake of the caller. */
const struct cell *panel_cell(const struct panel *panel, size_t area, int year);
/* The newest year in which any area has a figure, 0 where there is none. */
int panel_newest_value(const struct panel *panel);
/* The same before `before`, and what is withheld is there, too. */
int panel_newest(const struct panel *panel, int before);
/* Why there is no figure at all: the last reason; "not fetched" only if that holds for every cell. */
enum cell_status panel_reason(const struct panel *panel);
/* How many areas have a figure of the year. */
size_t panel_reported(const struct panel *panel, int year);
/* Copies one year of all areas into cells[area_count]. */
void panel_year(const struct panel *panel, int year, struct cell *cells);

#endif

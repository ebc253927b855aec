/*
 * published.h - a table of figures that somebody published, read into cells.
 *
 * A table has its areas down. It is wide, with years or indicators across, or long: a row a figure, with the columns
 * value, area or title, and where they are needed year, indicator or kpi, gender and statistic (English or Swedish).
 * `published_columns.h` tells how headings are read, `published_figure.h` how figures are. The year of a cell is that
 * of its column's heading, else of its row, else the one asked for, else the only one in the file's name.
 *
 * What stands there is not judged here: whether an area or an indicator exists, and what "X" means, is for
 * verification_read.h. Texts belong to the arena. A file that cannot be read is STATUS_IO, one that is no such table
 * STATUS_NONSENSE, one that leaves open what is meant STATUS_USAGE; each names the file and, where there is one, the line.
 */
#ifndef TRANSFORM_PUBLISHED_H
#define TRANSFORM_PUBLISHED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "cache/figures.h"
#include "transform/published_figure.h"

/* The column of that heading holds that indicator. */
struct published_mapping {
    const char *heading;
    const char *indicator;
};

/* What the asker says of a table. */
struct published_wish {
    const char *path;
    size_t indicator_count; /* in the order of the columns of figures; 0 where the rows name theirs */
    const char *const *indicators;
    size_t mapping_count; /* these columns and no others */
    const struct published_mapping *mappings;
    int year; /* of a table that tells none; of one that does only this; 0: not said */
};

struct published_cell {
    const char *text; /* as it stands, without white space at its ends */
    struct published_figure figure;
    int line;
    const char *heading;   /* of its column */
    const char *area;      /* an id, four digits or G and digits, or a group's name; "" where only a title is given */
    const char *title;     /* "" where only an id is given */
    const char *indicator; /* a name or an id, as the asker or the row has it */
    const char *kpi;       /* beside an indicator's name in the row; else "" */
    bool named_by_row;     /* the row names the indicator, not the asker */
    int year;
    enum gender gender;
    const char *statistic; /* "" where the row tells none */
    bool bare_row;         /* no figure in the whole row: perhaps no row of figures at all */
};

struct published_table {
    const char *path; /* for messages */
    const char *name; /* the file's, without its folder */
    size_t cell_count;
    struct published_cell *cells; /* in the order of the table */
    const char *left_columns;     /* headings of columns that were not read: "Län, Anmärkning" or "" */
    size_t left_rows;             /* rows that hold words but neither figure nor year: footnotes */
};

int published_read(struct published_table *table, const struct published_wish *wish, struct arena *arena,
                   struct fault *fault);

#endif

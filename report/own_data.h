/*
 * own_data.h - a CSV that lies beside a template, of any columns: a survey's answers, a list of courses.
 *
 * It is read and judged whole when the template is; which rows a report shows
 * is known when that is composed: those that meet the conditions and, in a
 * report about one municipality, where there is a column "area", that one's.
 * Figures may have a decimal comma or point, "i.u.", ".." or nothing where
 * there is none, and "-" where there cannot be one. Texts belong to the template.
 */
#ifndef REPORT_OWN_DATA_H
#define REPORT_OWN_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"
#include "transform/cell.h"

/* What tells the rows of one municipality, by id or name. */
#define OWN_AREA_COLUMN "area"

struct own_column {
    size_t at; /* in the file */
    const char *heading;
    bool is_figures; /* else words */
    int decimals;    /* of figures, as shown */
};

/* Rows have this text in that column; it may hold placeholders. */
struct own_condition {
    size_t at;
    const char *text;
};

struct own_data {
    struct csv_table table;
    const char *source; /* who made the figures */
    const char *unit;   /* of a chart's */
    size_t column_count;
    struct own_column *columns; /* the first one names the rows */
    size_t condition_count;
    struct own_condition *conditions;
    size_t area;  /* OWN_AREA_COLUMN; the number of columns where there is none */
    bool stacked; /* chart: the figures of a row are the parts of a whole */
};

/* A figure of a column of figures. */
struct cell own_data_cell(const struct own_data *data, size_t row, const struct own_column *column);

#endif

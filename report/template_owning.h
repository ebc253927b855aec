/* template_owning.h - what the readers of a CSV beside the template share. Not for others. */
#ifndef REPORT_TEMPLATE_OWNING_H
#define REPORT_TEMPLATE_OWNING_H

#include "report/own_data.h"
#include "report/template_reading.h"

/* One part on its way. */
struct owning {
    struct reading *reading;
    const struct json_at *at;
    struct own_data *data;
};

/* --- template_own_columns.c; faults name the place in the template, those of a field its line, too --- */

int own_find_column(struct owning *owning, const struct json_at *at, const char *name, size_t *column);
int own_make_columns(struct owning *owning, size_t count);
/* The columns of a table: those of the list, or all but those that choose the rows. */
int own_read_columns(struct owning *owning, const struct json_at *list);
/* Makes a column one of figures, with the most decimals that any has unless `decimals` (else -1) says how many. */
int own_judge_figures(struct owning *owning, const struct json_at *at, struct own_column *column, int decimals);

#endif

/* compose_own.h - what tables and charts of a CSV beside the template share. Not for others. */
#ifndef REPORT_COMPOSE_OWN_H
#define REPORT_COMPOSE_OWN_H

#include "report/compose_internal.h"
#include "report/own_data.h"

/* Rows of the file, in its order. */
struct own_rows {
    size_t count;
    size_t *rows;
};

/* Those that meet the conditions and, in a report about one municipality, are about it. */
int own_rows_choose(struct composing *composing, const struct block *block, struct own_rows *rows);
/* A sentence in the place of a table or chart without rows; in the data quality section, too. */
void own_leave_out(struct composing *composing, const struct block *block);

/* What the row is called; an area's id is told by its name. */
const char *own_label(struct composing *composing, const struct own_data *data, size_t row);
/* "Källa: kommunens medarbetarenkät" */
const char *own_source(struct composing *composing, const struct own_data *data);
/* A figure as it is shown. */
struct doc_cell own_figure(struct composing *composing, const struct own_data *data, size_t row,
                           const struct own_column *column, const char *source);

#endif

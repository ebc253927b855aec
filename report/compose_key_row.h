/* compose_key_row.h - one row of a table of key figures, for compose_key_figures.c. Not for others. */
#ifndef REPORT_COMPOSE_KEY_ROW_H
#define REPORT_COMPOSE_KEY_ROW_H

#include "base/buffer.h"
#include "report/compose_municipality.h"

/* Years of the small line, up to the report's. */
#define TREND_YEARS 5

enum { KEY_YEAR = 1, KEY_VALUE, KEY_CHANGE, KEY_TREND, KEY_MEAN, KEY_REPORTED, KEY_NATION, KEY_PLACE, KEY_SIMILAR };
#define KEY_COLUMNS KEY_PLACE /* without the row's label and the similar municipalities */

/* A table on its way. */
struct keying {
    struct composing *composing;
    const struct block *block;
    struct table *table;
    const struct area_choice *group; /* NULL for none */
    struct area_choice similar;
    bool has_similar;
    struct sources sources;
    struct buffer without; /* indicators without a row */
    struct buffer similar_reported;
};

/* A row, unless the indicator is optional and has no figure. */
int key_row_add(struct keying *keying, const struct template_column *column);

#endif

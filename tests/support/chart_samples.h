/*
 * chart_samples.h - documents made by hand for the tests of charts and renderers.
 */
#ifndef TESTS_SUPPORT_CHART_SAMPLES_H
#define TESTS_SUPPORT_CHART_SAMPLES_H

#include <stddef.h>

#include "report/document.h"

/* A Swedish document with all of its cover filled in and no node. */
void sample_document_init(struct document *document);

/* A cell with a figure, or with "i.u." for a NaN. */
struct doc_cell sample_cell(struct document *document, double value, int decimals);
struct doc_cell sample_label(const char *text);

/* The value of a series (or the only series of a ranking) at a point. */
typedef double (*sample_value)(size_t series, size_t point);

/* A chart of years or areas, appended to the document; ids are "diagram-N". A
 * ranking has `points` bars and a reference of 42; multiples have the first
 * series as their reference; a waterfall has `points` rows, levels at both ends. Roles are region, nation, contrast, then context. */
struct chart *sample_chart(struct document *document, enum chart_kind kind, size_t series, size_t points,
                           sample_value value);
/* A table with a column of names and `columns` of figures, the last row Riket's; ids are "tabell-N". */
struct table *sample_table(struct document *document, size_t rows, size_t columns);

#endif

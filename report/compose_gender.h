/*
 * compose_gender.h - what the parts that tell women from men share. Not for others.
 *
 * A row has four figures of one year: women, men, the difference between them, and the total, which is the source's
 * own and never made of the two.
 */
#ifndef REPORT_COMPOSE_GENDER_H
#define REPORT_COMPOSE_GENDER_H

#include "report/compose_internal.h"
#include "transform/by_gender.h"

enum { GENDER_COLUMN_WOMEN = 1, GENDER_COLUMN_MEN, GENDER_COLUMN_DIFFERENCE, GENDER_COLUMN_TOTAL };

/* The source lines for raw figures and for computed ones. */
struct gender_lines {
    const char *raw;
    const char *computed;
};

/* Reads the report's year. STATUS_CONFIG where the indicator is not divided by gender. */
int gender_read(struct composing *composing, const struct block *block, const struct indicator *indicator,
                const struct area *areas, size_t rows, struct gender_panels *panels);
void gender_sources_add(struct composing *composing, struct sources *sources, const struct gender_panels *panels);
int gender_lines(struct composing *composing, const struct gender_panels *panels, struct gender_lines *lines);

/* The headings of the four; the unit tells how the difference is to be read. */
void gender_columns(struct composing *composing, const char *unit, struct table *table);
/* The four figures of an area, at their columns. */
void gender_row(struct composing *composing, const struct gender_panels *panels, size_t area,
                const struct gender_lines *lines, struct doc_cell *cells);
/* A figure of women, men or all, by the panel's gender. */
struct doc_cell gender_cell(struct composing *composing, const struct panel *panel, size_t row, const char *source);
/* Which way the difference goes, as a note. */
const char *gender_note(struct composing *composing);

/* Tells who has a total but no figure of women or of men, of which the gaps of the totals say nothing. */
void gender_tell_lacking(struct composing *composing, const char *label, const struct gender_panels *panels);

#endif

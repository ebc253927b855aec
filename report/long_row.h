/*
 * long_row.h - one figure as one row, the form in which CSV and JSON tell figures.
 *
 * Fields, in this order, the same names in both formats:
 *   table, row, column       where the figure stands; only where a place is given
 *   indicator, kpi, area, area_title, year, gender, statistic
 *   n, members               only for a group and for a rank in one
 *   value                    full precision with a point; empty or null where there is none
 *   decimals                 how many are shown
 *   status                   why there is no value; empty where there is one
 *   band                     low, medium, high or empty
 *   shown                    as it is printed
 *   source
 *   preliminary              true where the source means to publish a final figure later, else false
 *   holders                  min and max of a group: the members that have it, "; " between; else empty
 *   follows                  the closed series, shown in the same table or chart, that this one follows after a break
 *   small_base               true where it is a share of few persons, marked with a "!"; else false
 * A cell without an identity is a label and has no row.
 */
#ifndef REPORT_LONG_ROW_H
#define REPORT_LONG_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json_writer.h"
#include "report/document.h"

/* Where a figure stands in a table or chart. */
struct long_place {
    const char *table;  /* the id */
    const char *row;    /* the row's label; in a chart the series */
    const char *column; /* the column's heading, on one line (heading.h); in a chart the point */
};

/* The CSV header line. */
void long_header_csv(struct buffer *buffer, bool with_place);
/* One CSV line; without the place's fields where `place` is NULL. */
void long_row_csv(struct buffer *buffer, const struct long_place *place, const struct doc_cell *cell);

/* --- the same for a format that has cells: without place --- */
#define LONG_FIELDS_MOST 20
/* How many there are. */
size_t long_field_count(void);
const char *long_field_name(size_t field);
/* Whether a text of it is a number (or true, false) where it is not empty. */
bool long_field_is_number(size_t field);
/* Its texts, which belong to the arena; false without memory. */
bool long_row_texts(const struct doc_cell *cell, const char *texts[LONG_FIELDS_MOST], struct arena *arena);

/* One JSON object on one line, an element of the array that is open. */
void long_row_json(struct json_writer *writer, const struct long_place *place, const struct doc_cell *cell);
/* The same without place: {"text": shown, and for a figure all from "indicator" on}. */
void long_cell_json(struct json_writer *writer, const char *key, const struct doc_cell *cell);

#endif

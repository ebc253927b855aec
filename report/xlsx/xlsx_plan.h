/*
 * xlsx_plan.h - which sheets the workbook has and what they are called.
 *
  * After cover, contents and notes come the tables, then the charts, each in the
 * document's order; last the running text and all figures. Names of sheets are the labels, made to keep Excel's rules
 * (at most 31 characters, none of []:*?/\, unique whatever the case); names of
 * Excel's tables follow from them ("Tabell_1") and are unique, too.
 */
#ifndef REPORT_XLSX_PLAN_H
#define REPORT_XLSX_PLAN_H

#include "base/arena.h"
#include "report/document.h"

#define XLSX_SHEET_NAME_CHARACTERS 31

struct xlsx_part {
    const struct table *table; /* either a table */
    const struct chart *chart; /* or a chart; the other is NULL */
    const char *label;
    const char *title;
    const char *sheet;
    const char *table_name;
};

struct xlsx_plan {
    const char *cover; /* the first sheet */
    const char *contents;
    const char *notes; /* NULL where nothing has notes */
    const char *text;
    const char *data; /* the last one */
    size_t count;
    struct xlsx_part *parts;
};

/* The texts belong to the arena; false where its memory is exhausted. */
bool xlsx_plan_make(struct xlsx_plan *plan, const struct document *document, struct arena *arena);

/* How a name is made unlike others: "NAME (2)" or "NAME_2", cut to so many characters. */
struct xlsx_naming {
    const char *before; /* " (" */
    const char *after;  /* ")" */
    size_t characters;
};

/* The name, or the first numbered one that none of the others equals but for case and marks. */
const char *xlsx_unique_name(struct arena *arena, const char *name, const struct xlsx_naming *naming,
                             const char *const *others, size_t other_count);

#endif

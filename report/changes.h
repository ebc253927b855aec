/*
 * changes.h - what became different in the store, as a stream of changes, as tables and as long rows.
 *
 * Fields of a row, the same names in CSV and JSON:
 *   change            see change_name
 *   indicator, kpi    the template's name of the indicator, or the KPI again; the KPI
 *   title             of the indicator now
 *   area, area_title
 *   year, gender      only of figures
 *   old_value, value  in full precision; empty or null where there was or is none
 *   difference        value less old_value, where both are
 *   status            "" where there is a value, "withdrawn" where it was taken back
 *   old_text, text    of the catalogue: a title, a date, a description
 *   source            "Egen bearbetning ..." as soon as a difference was computed
 */
#ifndef REPORT_CHANGES_H
#define REPORT_CHANGES_H

#include "base/sink.h"
#include "cache/changes.h"
#include "report/document.h"
#include "transform/indicators.h"

enum change_kind {
    CHANGE_ADDED, /* "added": a figure where there was none */
    CHANGE_REVISED,
    CHANGE_WITHDRAWN,
    CHANGE_RETITLED, /* an indicator, an area or a group has another title */
    CHANGE_CLOSED,   /* the new title ends in a year that closes the series: "(-2023)" */
    CHANGE_JOINED,   /* an area became a member of a group */
    CHANGE_LEFT,
    CHANGE_PUBLICATION, /* another publication date */
    CHANGE_PRELIMINARY, /* another date of preliminary publication */
    CHANGE_DESCRIPTION, /* an indicator is described in other words */
    CHANGE_KINDS
};

/* "added", "revised" and so on, as it stands in the rows. */
const char *change_name(enum change_kind kind);

struct change {
    enum change_kind kind;
    const char *kpi;   /* "" for areas and groups */
    const char *title; /* of the indicator */
    const char *area;  /* "" for indicators; of membership the group */
    const char *area_title;
    const char *indicator;                  /* the template's name or the KPI */
    const struct figure_revision *revision; /* NULL but for figures */
    const char *old_text;                   /* "" for figures, as the next */
    const char *text;                       /* of membership the area's id and title */
};

/* The figure less the old one, in the decimals that the two have: the noise of binary subtraction is dropped. */
double change_difference(const struct figure_revision *revision);

struct changes_job {
    struct store *store;
    const struct date *since;            /* NULL: the last run */
    const struct indicators *indicators; /* NULL: names are KPI ids */
    enum language language;
    struct arena *arena;
};

/* All changes: figures by indicator, area, year and gender, then the catalogue. A visitor that fails ends it. */
typedef int change_visitor(void *context, const struct change *change, struct fault *fault);
int changes_visit(const struct changes_job *job, struct change_span *span, change_visitor *visit, void *context,
                  struct fault *fault);

/* Counts first, then what was revised, withdrawn, added (an indicator a row where there are many) and the catalogue. */
int changes_tables(struct document *document, const struct changes_job *job, struct fault *fault);
int changes_csv(struct sink *sink, const struct changes_job *job, struct fault *fault);
int changes_json(struct sink *sink, const struct changes_job *job, struct fault *fault);

#endif

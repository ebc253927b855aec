/* answer_group_internal.h - what the files answer_group*.c share. Not for others. */
#ifndef REPORT_ANSWER_GROUP_INTERNAL_H
#define REPORT_ANSWER_GROUP_INTERNAL_H

#include "report/answer_internal.h"

/* The columns of the three tables; the first two are the same. */
enum { GROUP_LABEL, GROUP_YEAR, GROUP_FIRST };
enum { MEANS_REPORTED = GROUP_FIRST, MEANS_MEAN, MEANS_WEIGHTED, MEANS_BALANCED, MEANS_SUM, MEANS_COLUMNS };
enum { SPREAD_MIN = GROUP_FIRST, SPREAD_LOWER, SPREAD_MEDIAN, SPREAD_UPPER, SPREAD_MAX, SPREAD_COLUMNS };
enum { HOLDERS_MIN = GROUP_FIRST, HOLDERS_MAX, HOLDERS_COLUMNS };

/* One indicator of a group. */
struct group_answer {
    struct answering *answering;
    const struct area_choice *group;
    struct panel panel;
    struct panel weights; /* only where the indicator has a weight */
    bool latest;          /* one row among other indicators' */
    int first_year;       /* shown */
    size_t year_count;    /* shown */
    const bool *balanced; /* the members that reported in each of these years */
    const char *source;   /* the line that goes with the figures */
};

/* One year of it. */
struct group_row {
    int year;                 /* 0 where there is no figure at all */
    const struct cell *cells; /* the members' */
    struct group_figure figures[STATISTIC_COUNT];
};

/* Each fills the cells of its table from GROUP_FIRST on. */
void group_write_means(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells);
void group_write_spread(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells);
void group_write_holders(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells);
/* The means of an indicator of yes and no: how many say yes. */
void group_write_yes(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells);

#endif

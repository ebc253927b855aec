/*
 * kolada.h - a small Kolada for tests: invented figures, the real manners, and one spoilt answer where wanted.
 *
 * It knows all ids but those that start with "U9", "9" or "G99". Each cell has a total and a figure of
 * women: the year, plus a share of the id; Öckerö 1407 has none in 2018, the
 * indicator N00000 none at all. Asked for a whole catalogue, it names the
 * indicators N00001 to N00003, the areas 0000, 1401 and 1407 and the group G96190.
 */
#ifndef TESTS_SUPPORT_KOLADA_H
#define TESTS_SUPPORT_KOLADA_H

#include <stdbool.h>

#include "tests/support/server.h"

enum kolada_defect {
    KOLADA_NONE,
    KOLADA_STATUS, /* answers with `status` */
    KOLADA_HTML,
    KOLADA_EMPTY, /* no body */
    KOLADA_HANGS_UP,
    KOLADA_BREAKS_OFF,
    KOLADA_CUT, /* half of the text, as if it were whole */
    KOLADA_ENDLESS,
    KOLADA_OTHER_HOST,
    KOLADA_OTHER_PATH,
    KOLADA_CYCLE,
    KOLADA_NO_END, /* there is always a next page */
    KOLADA_NO_NEXT_URL,
    KOLADA_SHORT, /* one value fewer than it says */
    KOLADA_FOREIGN_KPI,
    KOLADA_FOREIGN_YEAR,
    KOLADA_FOREIGN_ENTRY,
    KOLADA_TWICE /* a cell with two figures */
};

/* What the server makes of `?from_date=`. */
enum kolada_from_date {
    KOLADA_IGNORES, /* answers whole */
    KOLADA_HONOURS, /* answers with the rows that changed on that day or later; those that went tell nothing */
    KOLADA_BLANK,   /* takes it for a wrong name: an empty list */
    KOLADA_REFUSES, /* 422 */
    KOLADA_FAILS,   /* 501 */
    KOLADA_TIRES    /* honours days long ago and to come, and refuses all others */
};

/* A row that changed on a day; all others did on the day of `since`. */
struct kolada_change {
    const char *kpi;
    const char *area;
    int year;
    const char *day;
    double shift; /* added to its figures */
    bool gone;
};

#define KOLADA_CHANGES 4

struct kolada {
    enum kolada_from_date from_date;
    const char *since;                            /* NULL is 2000-01-01 */
    struct kolada_change changes[KOLADA_CHANGES]; /* ending in one without an indicator */
    const char *catalogue; /* the indicators of the whole catalogue; NULL is N00001,N00002,N00003, "" none */
    size_t page_size;
    double shift;            /* added to every figure */
    int without_year;        /* a year that has no rows, or 0 */
    const char *silent;      /* an indicator that has no rows, or NULL */
    const char *empty;       /* an indicator whose rows have no value, or NULL */
    const char *title_start; /* put before all titles, as JSON has it, or NULL */
    const char *title_end;   /* put at the end of indicators' titles, or NULL */
    const char *publication; /* their publication date; NULL is 2026-06-10 */
    const char *member;      /* the group's other member than 1401; NULL is 1407 */
    bool backwards;          /* indicators from the last asked for to the first */
    bool preliminary;        /* the figures of 2025 are preliminary from 2026-02-10 until 2026-06-10 */
    enum kolada_defect defect;
    unsigned status;
    unsigned defect_at; /* the number of the question that is answered badly */
    bool defect_stays;  /* and all after it */
};

/* The handler; its context is a `struct kolada`. */
server_handler kolada_answer;

#endif

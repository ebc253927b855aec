/* answer_sides.h - areas and groups side by side, a column each. Only for answer_beside.c and answer_join.c. */
#ifndef REPORT_ANSWER_SIDES_H
#define REPORT_ANSWER_SIDES_H

#include "report/answer_internal.h"

/* One column: an area's figures, or a group's means. */
struct side {
    const struct area_choice *choice;
    struct panel panel;   /* of the indicator read last */
    struct cell *members; /* room for a year of them */
};

struct sides {
    size_t count; /* those asked for, then the nation unless it is among them */
    struct side *items;
    struct provenance provenance; /* of the indicator read last */
    bool has_group;
    const char *raw; /* source lines of the indicator read last */
    const char *computed;
};

/* A side a choice, and the nation's. */
int sides_init(struct sides *sides, struct answering *answering, const struct area_choice *choices, size_t count);
/* Reads the indicator's figures of all sides. */
int sides_read(struct sides *sides, struct answering *answering, const struct indicator *indicator);
/* The newest year in which the side has a figure, or one that is withheld; 0 where there is none. */
int side_newest(const struct side *side);
/* The figure of a year as it is shown: an area's own, or a group's mean, with "(n of N)" where not all reported. */
struct doc_cell side_cell(const struct sides *sides, struct answering *answering, const struct side *side, int year);
/* What the column is called: the area's title, "Medel GR". */
const char *side_heading(const struct answering *answering, const struct side *side);
/* The note on what a mean is, where there is one. */
int sides_note(const struct sides *sides, struct answering *answering, struct table *table);

#endif

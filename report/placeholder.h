/*
 * placeholder.h - words in braces that templates write and figures fill: "Årsrapport {year}".
 *
 * "{{" and "}}" stand for braces themselves.
 */
#ifndef REPORT_PLACEHOLDER_H
#define REPORT_PLACEHOLDER_H

#include "base/arena.h"
#include "base/fault.h"

enum placeholder {
    PLACEHOLDER_YEAR,             /* the report's year */
    PLACEHOLDER_FIRST_YEAR,       /* the first year of its series */
    PLACEHOLDER_YEARS,            /* both, "2017–2022"; of one year just that */
    PLACEHOLDER_GROUP,            /* the name of its group of areas */
    PLACEHOLDER_MEMBERS,          /* how many areas are in it */
    PLACEHOLDER_TOP,              /* chart: the area with the highest figure */
    PLACEHOLDER_TOP_VALUE,        /* chart: that figure */
    PLACEHOLDER_BOTTOM,           /* chart: the area with the lowest figure */
    PLACEHOLDER_BOTTOM_VALUE,     /* chart: that figure */
    PLACEHOLDER_FIRST_VALUE,      /* line chart: the first figure of the first series */
    PLACEHOLDER_LAST_VALUE,       /* line chart: the last figure of the first series */
    PLACEHOLDER_FIRST_VALUE_YEAR, /* line chart: the years of the two */
    PLACEHOLDER_LAST_VALUE_YEAR,
    PLACEHOLDER_ROSE,          /* dot plot: how many areas have a higher figure than in the earlier year */
    PLACEHOLDER_FELL,          /* dot plot: how many have a lower one */
    PLACEHOLDER_ABOVE,         /* strip: how many of the group lie above what they are held against */
    PLACEHOLDER_BELOW,         /* strip: how many lie below it */
    PLACEHOLDER_AREA,          /* the municipality that the report is about */
    PLACEHOLDER_AREA_GENITIVE, /* the same as an owner: "Öckerös", "Tjörns", "Alingsås" */
    PLACEHOLDER_PLACE,         /* ranking: its place among the others, "plats 9 av 13" */
    PLACEHOLDER_VALUE,         /* ranking: its figure */
    PLACEHOLDER_FOUND,         /* comparison: the computed title, its first letter a small one */
    PLACEHOLDER_COUNT
};

/* What each stands for; NULL where it stands for nothing here. */
struct placeholders {
    const char *values[PLACEHOLDER_COUNT];
};

/* Fails on a placeholder that does not exist or is not closed. */
int placeholders_check(const char *text, struct fault *fault);

/* The text with all placeholders filled; one that stands for nothing gives "–".
 * Belongs to the arena; a failure is the arena's. */
const char *placeholders_fill(const struct placeholders *placeholders, const char *text, struct arena *arena);

#endif

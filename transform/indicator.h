/*
 * indicator.h - the indicators that templates/indicators.json declares.
 *
 * An indicator is one of Kolada's (`kpi`), supplementary (`file`: a CSV beside
 * the templates with the columns area, year, value), or derived from others
 * that stand above it in the file, so that none can lead back to itself:
 *   share, ratio, per_1000   scale x numerator / denominator
 *   sum                      of two terms or more
 *   difference               one minus another
 *   index                    100 x a figure / the same area's figure of the base year
 *   share_of_group           100 x a member's figure / the sum of all members'
 * What they come to where a figure is missing stands in derived.h. A KPI id
 * that no template declares may be used all the same: `indicator_of_kpi` makes
 * an indicator of it from the catalogue.
 *
 * Texts are in the language that the set was loaded with and belong to it.
 */
#ifndef TRANSFORM_INDICATOR_H
#define TRANSFORM_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/language.h"
#include "cache/catalogue.h"

/* The indicator that "per_1000" is held against: it must stand above. */
#define INDICATOR_POPULATION "befolkning"

enum indicator_kind {
    INDICATOR_KPI,
    INDICATOR_SUPPLEMENT,
    INDICATOR_RATIO, /* share, ratio, per_1000: numerator and denominator */
    INDICATOR_SUM,
    INDICATOR_DIFFERENCE, /* the first term minus the second */
    INDICATOR_INDEX,
    INDICATOR_SHARE_OF_GROUP
};

/* Whether a higher figure is good news. Never shown as red and green. */
enum direction { DIRECTION_NEITHER, DIRECTION_HIGHER_IS_BETTER, DIRECTION_HIGHER_IS_WORSE };

struct indicator {
    const char *name; /* "anvisade_af" */
    enum indicator_kind kind;
    const char *kpi;                      /* "" unless INDICATOR_KPI */
    const struct indicator *numerator;    /* only INDICATOR_RATIO */
    const struct indicator *denominator;  /* only INDICATOR_RATIO */
    double scale;                         /* only INDICATOR_RATIO: 100 for per cent */
    size_t term_count;                    /* the derived kinds but INDICATOR_RATIO; see indicator_term */
    const struct indicator *const *terms; /* term_count of them */
    int base_year;                        /* only INDICATOR_INDEX */
    const char *group;                    /* only INDICATOR_SHARE_OF_GROUP: its name in areas.json */
    const char *group_label;              /* "Göteborgsregionen" */
    size_t member_count;                  /* only INDICATOR_SHARE_OF_GROUP */
    const char *const *members;           /* their ids */
    const char *file;                     /* only INDICATOR_SUPPLEMENT: within the templates' folder */
    const char *source;                   /* who made the figures; "" where it is not told */
    const char *label;                    /* "Anvisningar från Arbetsförmedlingen" */
    const char *unit;                     /* "%", "kr/inv", "personer"; "" for a plain number */
    int decimals;                         /* shown */
    bool yes_no;                          /* 1 and 0 stand for yes and no */
    bool is_count;                        /* a number of persons or things: may be summed over areas; its unit is not
                                             printed beside the figure */
    const struct indicator *weight;       /* what a group's weighted mean is weighted by; NULL: there is none */
    enum direction direction;
    const char *definition;            /* in the project's own words, "" where there is none */
    const char *successor;             /* name of the indicator that continues a closed series, or "" */
    const struct indicator *following; /* the same, found; NULL where there is none */
    int last_year;                     /* of a closed series; 0 where it goes on, or where that is not told */
    int depth; /* 0 for Kolada's and supplementary ones, else one more than the deepest term's */
};

/* "N31814", "U40806": whether it is written as the ids of Kolada's indicators are. */
bool indicator_is_kpi_id(const char *name);

/* An indicator made from the catalogue: two decimals for shares and costs, none for counts. */
const struct indicator *indicator_of_kpi(const struct kpi *kpi, struct arena *arena);

/* The indicators that a derived one is made from, by index; NULL past the last, and at once for Kolada's and
 * supplementary ones. This is the one way to walk over them, whatever the kind. */
const struct indicator *indicator_term(const struct indicator *indicator, size_t index);
/* Visits what the figures come from in the end: the indicator itself where it is Kolada's or supplementary, else
 * those behind its terms, in order, possibly more than once. A visitor that does not return 0 ends it; its answer is
 * returned. */
typedef int indicator_visitor(void *context, const struct indicator *indicator);
int indicator_each_origin(const struct indicator *indicator, indicator_visitor *visit, void *context);
/* The same for the groups whose totals it needs: visits indicators of the kind INDICATOR_SHARE_OF_GROUP. */
int indicator_each_group(const struct indicator *indicator, indicator_visitor *visit, void *context);

/* The first year that its figures from `year` on need: an index needs its base year. */
int indicator_first_year(const struct indicator *indicator, int year);

/* Whether anything about it is computed here, which decides the source line. */
bool indicator_is_computed(const struct indicator *indicator);
/* Whether it is a number of persons or things, which may be summed over areas. */
bool indicator_is_count(const struct indicator *indicator);
/* Whether it is a part of a whole in per cent, for which a figure above 100 is worth a word. */
bool indicator_is_share(const struct indicator *indicator);

#endif

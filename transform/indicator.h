/*
 * indicator.h - the indicators that templates/indicators.json declares.
 *
 * An indicator is one of Kolada's (`kpi`), a ratio of two others (100 x
 * numerator / denominator for a share, any other scale for figures per head),
 * or supplementary (`file`: a CSV beside the templates with the columns area,
 * year, value). A KPI id that no template declares may be used all the same:
 * `indicator_of_kpi` makes an indicator of it from the catalogue.
 *
 * Texts are in the language that the set was loaded with and belong to it.
 */
#ifndef TRANSFORM_INDICATOR_H
#define TRANSFORM_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/language.h"
#include "cache/catalogue.h"

enum indicator_kind { INDICATOR_KPI, INDICATOR_RATIO, INDICATOR_SUPPLEMENT };

/* Whether a higher figure is good news. Never shown as red and green. */
enum direction { DIRECTION_NEITHER, DIRECTION_HIGHER_IS_BETTER, DIRECTION_HIGHER_IS_WORSE };

struct indicator {
    const char *name; /* "anvisade_af" */
    enum indicator_kind kind;
    const char *kpi;                     /* "" unless INDICATOR_KPI */
    const struct indicator *numerator;   /* only INDICATOR_RATIO */
    const struct indicator *denominator; /* only INDICATOR_RATIO */
    double scale;                        /* only INDICATOR_RATIO: 100 for per cent */
    const char *file;                    /* only INDICATOR_SUPPLEMENT: within the templates' folder */
    const char *source;                  /* only INDICATOR_SUPPLEMENT: who made the figures */
    const char *label;                   /* "Anvisningar från Arbetsförmedlingen" */
    const char *unit;                    /* "%" or "" for a plain number */
    int decimals;                        /* shown */
    bool yes_no;                         /* 1 and 0 stand for yes and no */
    bool is_count;                       /* a number of persons or things: may be summed over areas */
    const struct indicator *weight;      /* what a group's weighted mean is weighted by; NULL: there is none */
    enum direction direction;
    const char *definition; /* in the project's own words, "" where there is none */
    const char *successor;  /* name of the indicator that continues a closed series, or "" */
};

struct indicators {
    struct json_document document;
    struct arena arena;
    size_t count;
    struct indicator *items; /* in the order of the file */
};

/* Loads DIRECTORY/indicators.json. On failure nothing is held. */
int indicators_load(struct indicators *indicators, const char *directory, enum language language, struct fault *fault);
void indicators_release(struct indicators *indicators);

/* By name or KPI id, case-insensitive; NULL where there is none. */
const struct indicator *indicators_find(const struct indicators *indicators, const char *name);
/* "N31814", "U40806": whether it is written as the ids of Kolada's indicators are. */
bool indicator_is_kpi_id(const char *name);
/* Like find, but an unknown name is a fault that tells the nearest ones. */
const struct indicator *indicators_expect(const struct indicators *indicators, const char *name, struct fault *fault);

/* An indicator made from the catalogue: two decimals for shares and costs, none for counts. */
const struct indicator *indicator_of_kpi(const struct kpi *kpi, struct arena *arena);

/* Whether anything about it is computed here (a ratio), which decides the source line. */
bool indicator_is_computed(const struct indicator *indicator);

#endif

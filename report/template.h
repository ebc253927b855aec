/*
 * template.h - what a report shall hold, as a coordinator wrote it in templates/reports/NAME.json.
 *
 * A template is checked whole when it is loaded: unknown members, indicators
 * and groups are faults with file, line and place. It holds no figures.
 * Texts may hold placeholders in braces ({year}, {top}, ...); which ones exist
 * is told in templates/README.md. Texts belong to the template.
 */
#ifndef REPORT_TEMPLATE_H
#define REPORT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/json_shape.h"
#include "base/language.h"
#include "report/block_kind.h"
#include "report/document.h"
#include "transform/areas.h"
#include "transform/band.h"
#include "transform/indicators.h"
#include "transform/statement.h"

struct own_data;

struct template_column {
    const struct indicator *indicator;
    const char *heading;
    bool optional; /* key figures: no row where it has no figure */
};

/* One row of a municipality's own targets. */
struct template_target {
    const char *area; /* its id */
    const struct indicator *indicator;
    int year;
    double value;
    bool at_most; /* reached at or below it; else at or above */
};

struct template_series {
    const struct indicator *indicator;
    const char *area; /* a group's name (its mean is drawn) or an area's id */
    bool is_group;
    size_t id_count; /* the ids behind it, a group's own id at Kolada included; 0: the catalogue knows them */
    const char **ids;
    const char *label;
    enum series_role role;
    bool unnamed;   /* no label at the line; what it is stands in a note */
    bool optional;  /* its absence is told in a note, but does not make the report incomplete */
    bool continued; /* a closed series goes on with its successor, after a mark */
};

/* The finding for a series that rose or fell; of a group's mean only where the members that reported both
 * years did so, too. Otherwise a title that claims neither. */
enum finding { FINDING_RISE, FINDING_FALL, FINDING_OTHERWISE, FINDING_COUNT };

struct block {
    enum block_kind kind;
    const char *text; /* heading, subheading, paragraph */
    const char *id;
    const char *label;
    const char *title;                   /* tables */
    const char *measure;                 /* charts: the subtitle */
    const char *findings[FINDING_COUNT]; /* charts; ranking and multiples use the first */
    const struct indicator *indicator;   /* where there is one for the whole block */
    bool continued;                      /* year table: a closed series goes on with its successor, after a mark */
    bool nation;                         /* Riket as a row or a reference line, too */
    int decimals;                        /* of means; -1 where those of the indicator's means hold */
    bool has_bands;
    struct band_limits bands;
    size_t column_count;
    struct template_column *columns;
    size_t series_count;
    struct template_series *series;
    const struct indicator *weight; /* drivers: of a weighted mean; else NULL */
    int from;                       /* drivers: the earlier year; 0 for the one before the report's */
    int named;                      /* waterfall: how many areas have a bar of their own */
    const char *mean_label;         /* multiples: the group's mean in each frame */
    bool alone;                     /* area lines: without the others, for counts that say little of each other */
    const char *similar;            /* key figures: the theme of Kolada's similar municipalities; NULL without them */
    const char *file;               /* targets: the CSV, by its path in the templates' folder */
    size_t target_count;            /* all of the file */
    struct template_target *targets;
    const char *origin;   /* targets: who set them */
    struct own_data *own; /* csv table and chart; else NULL */
    const char *chart;    /* series table: the id of its line chart */
    size_t note_count;
    const char **notes;
    bool optional;        /* of figures that may never have been fetched, and the report is complete all the same */
    bool latest;          /* indicator table, ranking, tiles: of each area the latest figure up to the report's year */
    bool by_value;        /* stacked, dots: the highest first, not in the order of the tables */
    size_t sort_part;     /* stacked: the part (one of the series) whose figures decide, with by_value */
    const char *everyone; /* strip: the group of all municipalities */
    struct statement *statement; /* BLOCK_STATEMENT, BLOCK_ASSERTED */
    size_t area_id_count;        /* the ids behind the areas that it mentions */
    const char **area_ids;
};

/* A file that is included. */
struct template_file {
    struct template_file *next;
    struct json_document document;
};

struct report_template {
    struct json_document document;
    struct template_file *files; /* each as often as it is included; NULL for none */
    struct arena arena;
    const char *name; /* "gr-arsrapport" */
    const char *title;
    const char *subtitle;
    const char *author;
    bool brief;                      /* without a cover */
    bool about_municipality;         /* one report for each municipality, held against the group */
    const struct named_group *group; /* the areas that the report is about */
    const char *nation;              /* the id that they are held against */
    int first_year;                  /* of series */
    int small_base;                  /* shares of fewer persons are marked; 0: none */
    int withhold;                    /* counts under this are withheld; 0: none */
    const struct indicator *year_of; /* the newest year with a figure of this is the report's year */
    size_t block_count;
    struct block *blocks;
};

/* The names of all that lie in TEMPLATES/reports, in the order of their bytes; none is STATUS_CONFIG. */
int template_list(const char *directory, struct arena *arena, const char ***names, size_t *count, struct fault *fault);
/* Whether the template of that name says that it is about one municipality; false where it cannot be read, which
 * template_load will tell. */
bool template_is_about_municipality(const char *directory, const char *name);
/* Loads TEMPLATES/reports/NAME.json, or where NAME ends in ".json" that file, which may lie below TEMPLATES, too.
 * The indicators and areas must outlive the template. On failure nothing is held. */
int template_load(struct report_template *template, const char *directory, const char *name,
                  const struct indicators *indicators, const struct areas *areas, enum language language,
                  struct fault *fault);
/* The same, but tells of every fault that can be told apart, not of the first alone, each with its place. An included
 * file alone is taken, too; its parameters are then what it says itself. On failure all is told and `fault` is the last. */
int template_check(struct report_template *template, const char *directory, const char *name,
                   const struct indicators *indicators, const struct areas *areas, enum language language,
                   const struct fault_teller *teller, struct fault *fault);
void template_release(struct report_template *template);

/* What must be fetched for the template: KPI ids and area ids, each once. They belong to the arena. */
struct template_needs {
    size_t kpi_count;
    const char **kpis;
    size_t area_count;
    const char **areas;
    size_t group_count;
    const char **groups; /* those of areas.json whose members only the catalogue knows, by name */
    int first_year;
    size_t wide_kpi_count; /* those that are wanted of all municipalities */
    const char **wide_kpis;
    const char *wide_area; /* the group of all municipalities; NULL where none is wanted */
};

int template_needs(const struct report_template *template, struct arena *arena, struct template_needs *needs,
                   struct fault *fault);

/* Calls visit for every indicator that the template names, possibly more than once. */
void template_each_indicator(const struct report_template *template,
                             void (*visit)(void *context, const struct indicator *indicator), void *context);

#endif

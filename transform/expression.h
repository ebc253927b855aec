/*
 * expression.h - the small language in which statements speak of figures:
 *     max - min > 10 and exceptions(value < nation) = area('1480')
 *
 * An expression is read and checked once, when its template is loaded: words,
 * indicators, areas and types; a fault names the column. It is evaluated in a
 * scope: an indicator, areas, and years of which the last one is "the year".
 *
 * Logic has three values: what rests on a missing figure is neither true nor
 * false but unknown, and the value carries the gap that made it so. Figures
 * are compared as they are shown (shown.h), computed with in full precision.
 *
 * The words are told in templates/README.md; the table of them is in
 * expression_words.c.
 */
#ifndef TRANSFORM_EXPRESSION_H
#define TRANSFORM_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "cache/figures.h"
#include "transform/areas.h"
#include "transform/band.h"
#include "transform/cell.h"
#include "transform/indicators.h"

enum value_type { VALUE_NUMBER, VALUE_TRUTH, VALUE_AREAS, VALUE_YEARS, VALUE_BAND, VALUE_TEXT };

/* Why a value is not known. */
enum gap_kind {
    GAP_NONE,
    GAP_FIGURE,    /* an area, or all of several, has no figure */
    GAP_YEAR,      /* the year lies outside those of the report */
    GAP_NO_COMMON, /* no area has figures in both years */
    GAP_DIVISION,  /* by 0 */
    GAP_NOT_ONE    /* one area was to be named, but there are none or several */
};

struct figure_gap {
    enum gap_kind kind;
    const struct indicator *indicator; /* NULL where it is not about figures */
    const struct area *area;           /* NULL: all of the areas */
    int year;
    enum gender gender;      /* GAP_FIGURE: of women or of men; 0 or the total */
    enum cell_status status; /* GAP_FIGURE */
};

struct expression_value {
    enum value_type type;
    bool known;
    struct figure_gap gap; /* where it is not known */
    double number;         /* VALUE_NUMBER, in full precision */
    int decimals;          /* VALUE_NUMBER: shown with */
    bool is_year;          /* VALUE_NUMBER: has no thousands mark */
    bool in_words;         /* VALUE_NUMBER: to be spelled where it is small */
    bool truth;
    enum band band;
    size_t count; /* VALUE_AREAS, VALUE_YEARS */
    const struct area *const *areas;
    const int *years;
    const char *text;
    bool is_label; /* VALUE_TEXT: begins with a capital only because a label does */
};

/* One expression as read. Belongs to the arena it was read into. */
struct expression;

/* An expression that has a name, to be used by those after it. It is evaluated in the statement's own scope. */
struct named_expression {
    const char *name;
    const struct expression *expression;
};

/* What an expression may speak of. */
struct vocabulary {
    const struct indicators *indicators;
    const struct areas *areas;
    const struct indicator *indicator; /* of the scope */
    const struct band_limits *bands;   /* NULL: there are none */
    int first_year;                    /* of the report */
    bool has_own;                      /* the report is about one municipality */
    bool of_member;                    /* the expression is asked of each member in turn (area_filter.h) */
    size_t name_count;
    const struct named_expression *names;
};

/* Reads the bytes from `start` to `end` of a text as a whole expression; the
 * text must outlive it. A fault begins with the column in the text ("column 7: ..."), in characters. */
const struct expression *expression_read(const struct vocabulary *vocabulary, const char *text, size_t start,
                                         size_t end, struct arena *arena, struct fault *fault);

enum value_type expression_type(const struct expression *expression);
/* "a number", "yes or no", "areas", ... */
const char *value_type_name(enum value_type type);
/* The text that it was read from; belongs to the arena. */
const char *expression_source(const struct expression *expression, struct arena *arena);

/* Calls for every indicator and every id or group's name of areas that the expression mentions. */
struct expression_visitor {
    void *context;
    void (*indicator)(void *context, const struct indicator *indicator);
    void (*areas)(void *context, const char *name);
};
void expression_visit(const struct expression *expression, const struct expression_visitor *visitor);

/* Where figures come from. Both callbacks return NULL or -1 with the fault set where the store fails. */
struct figure_world {
    void *context;
    /* One area's cells, first_year to last_year. */
    const struct cell *(*series)(void *context, const struct indicator *indicator, enum gender gender,
                                 const struct area *area);
    /* The areas that an id or a group's name stands for, in alphabetical order; they outlive the values. */
    int (*areas)(void *context, const char *name, const struct area ***areas, size_t *count);
    const struct area *nation;
    const struct area *own; /* the municipality that the report is about; NULL for none */
    const char *group;      /* how the group that it is held against is called; NULL for none */
    int first_year;
    int last_year;
    const struct band_limits *bands; /* NULL: there are none */
    struct arena *arena;             /* what values point into */
};

/* What is spoken of. */
struct figure_scope {
    const struct indicator *indicator;
    enum gender gender; /* 0 stands for the total, too */
    size_t count;
    const struct area *const *areas;
    int first_year;
    int year;
    const struct area *member; /* the one that a condition on members is asked of; NULL outside one */
};

/* An evaluation: the names' values are computed once. */
struct evaluation {
    const struct figure_world *world;
    const struct figure_scope *scope; /* the statement's own */
    size_t name_count;
    const struct named_expression *names;
    struct expression_value *name_values; /* name_count of them; made by evaluation_start */
    bool *name_done;
    bool preliminary; /* a figure that was looked at may still change; sticky */
    bool failed;      /* the store or memory; sticky */
};

/* Starts one; a failure (memory) shows in `failed`. */
void evaluation_start(struct evaluation *evaluation, const struct figure_world *world, const struct figure_scope *scope,
                      size_t name_count, const struct named_expression *names);
/* The value in the statement's own scope; check `failed` afterwards. */
struct expression_value expression_evaluate(struct evaluation *evaluation, const struct expression *expression);

/* Calls for each part of a condition that makes it false: a comparison with the values of its two sides (the right one
 * NULL where it is written out), or anything else with neither. */
typedef void expression_refuted(void *context, const struct expression *part, const struct expression *left,
                                const struct expression_value *left_value, const struct expression *right,
                                const struct expression_value *right_value);
void expression_refute(struct evaluation *evaluation, const struct expression *condition, expression_refuted *refuted,
                       void *context);

#endif

/* expression_internal.h - what the files expression*.c share. Not for others. */
#ifndef TRANSFORM_EXPRESSION_INTERNAL_H
#define TRANSFORM_EXPRESSION_INTERNAL_H

#include "transform/expression.h"
#include "transform/expression_lexer.h"

enum expression_kind {
    EXPRESSION_NUMBER,
    EXPRESSION_TEXT, /* an id, a group or an indicator's name: only as an argument */
    EXPRESSION_NAME, /* of a named expression */
    EXPRESSION_WORD, /* a word of the language, with or without arguments */
    EXPRESSION_NOT,
    EXPRESSION_AND,
    EXPRESSION_OR,
    EXPRESSION_NEGATIVE,
    EXPRESSION_ARITHMETIC,
    EXPRESSION_COMPARISON
};

/* A word of the language. */
struct word {
    const char *name;
    /*
     * One letter an argument, capitals where it may be left out:
     *   a  areas: an id, a group or an expression   o  the same, one area   y  a year     n  a number
     *   c  a condition on each member               l  the same, or a list  k  a whole number as written
     *   i  an indicator's name                      x  anything             v  a number, evaluated in several years
     *   S  ids or groups, any number of them
     */
    const char *signature;
    int type; /* enum value_type, or TYPE_OF_LAST: that of the last argument */
    unsigned needs;
    struct expression_value (*evaluate)(struct evaluation *evaluation, const struct expression *call,
                                        const struct figure_scope *scope);
};

#define TYPE_OF_LAST (-1)
/* What a word needs. */
#define NEEDS_MEMBER 1u    /* a condition on members around it, unless an area is given as its first argument */
#define NEEDS_DIRECTION 2u /* an indicator of which it is known whether higher is better */
#define NEEDS_BANDS 4u
#define NEEDS_BOTH_YEARS 8u /* its years are given both or not at all */
#define NEEDS_INDICATOR 16u /* one in the scope */
#define NEEDS_OWN 64u       /* a report about one municipality */
#define NEEDS_COUNT 32u     /* one that may be summed */

struct expression {
    enum expression_kind kind;
    enum value_type type;
    size_t height; /* of the tree below it */
    size_t loops;  /* conditions on members within each other */
    const char *text;
    size_t start; /* bytes of the text that it was read from */
    size_t end;
    double number; /* EXPRESSION_NUMBER */
    int decimals;
    const char *literal;               /* EXPRESSION_TEXT: what stands between the marks */
    enum token_kind operation;         /* arithmetic and comparison */
    const struct word *word;           /* EXPRESSION_WORD */
    bool names_holders;                /* min.name, max.name */
    size_t name;                       /* EXPRESSION_NAME: its place among the names */
    const struct indicator *indicator; /* the scope's where it stands; of "of" the one it changes to */
    size_t count;
    struct expression **arguments; /* of a word by the places of its signature, NULL where left out */
};

/* --- expression_words.c --- */

/* The words, the last one without a name. */
extern const struct word expression_words[];

/* --- expression_evaluate.c --- */

struct expression_value value_unknown(enum value_type type, struct figure_gap gap);
struct expression_value value_number(double number, int decimals);
struct expression_value value_truth(bool truth);
struct expression_value value_areas(const struct area *const *areas, size_t count);
/* An evaluation that failed: unknown, and `failed` is set. */
struct expression_value value_failed(struct evaluation *evaluation, enum value_type type);
struct expression_value evaluate_in(struct evaluation *evaluation, const struct expression *expression,
                                    const struct figure_scope *scope);

/* --- expression_scope.c: arguments and cells --- */

/* The scope with the areas and the year that a figure's word was given ("A" and "Y" at the places told). False with
 * the gap set where they are not known. */
bool scope_narrow(struct evaluation *evaluation, const struct expression *call, size_t areas_at, size_t year_at,
                  struct figure_scope *scope, struct figure_gap *gap);
/* The year of an argument; false with the gap set where it is none of the report's years. */
bool scope_year(struct evaluation *evaluation, const struct expression *argument, const struct figure_scope *scope,
                int *year, struct figure_gap *gap);
/* The areas of an argument. */
bool scope_areas(struct evaluation *evaluation, const struct expression *argument, const struct figure_scope *scope,
                 struct figure_scope *narrowed, struct figure_gap *gap);
/* The area of an "o" argument, or the member. */
const struct area *scope_one(struct evaluation *evaluation, const struct expression *argument,
                             const struct figure_scope *scope, struct figure_gap *gap);
/* One area's cells from the world's first year; NULL where the store failed. */
const struct cell *scope_series(struct evaluation *evaluation, const struct figure_scope *scope,
                                const struct area *area);
/* The cell of a year, which is noted where it is preliminary. */
const struct cell *scope_look(struct evaluation *evaluation, const struct cell *series, int year);
/* The cell of the scope's year; missing where the evaluation failed. */
struct cell scope_cell(struct evaluation *evaluation, const struct figure_scope *scope, const struct area *area);
/* The cells of all areas in the scope's year; NULL where the evaluation failed. */
struct cell *scope_cells(struct evaluation *evaluation, const struct figure_scope *scope);
struct figure_gap scope_gap(const struct figure_scope *scope, const struct area *area, enum cell_status status);
/* An empty list with room for all areas of the scope. */
const struct area **scope_list(struct evaluation *evaluation, const struct figure_scope *scope);

/* --- one evaluator for each word, in expression_figures.c, _members.c, _changes.c, _plain.c --- */

typedef struct expression_value word_evaluator(struct evaluation *evaluation, const struct expression *call,
                                               const struct figure_scope *scope);
word_evaluator word_value, word_nation, word_mean, word_median, word_balanced_mean, word_sum, word_min, word_max,
    word_reporting, word_members, word_rank, word_band;
word_evaluator word_those, word_exceptions, word_count, word_all, word_any, word_missing, word_reported, word_highest,
    word_lowest, word_missing_years, word_falls, word_rises, word_never_falls, word_never_rises;
word_evaluator word_change, word_percent_change, word_top, word_within, word_composition, word_contribution;
word_evaluator word_year, word_first_year, word_indicator, word_low, word_medium, word_high, word_area, word_own,
    word_group, word_women, word_men, word_of, word_among, word_at, word_between, word_better, word_worse, word_abs,
    word_round, word_words;

#endif

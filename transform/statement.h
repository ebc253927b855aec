/*
 * statement.h - a sentence of a report, written from figures or held against them.
 *
 * A statement has one or more wordings; each is a text with expressions in
 * braces, and a condition. The first wording whose condition holds is written.
 * One without a condition stands for "otherwise": it is written where all
 * conditions before it are false, but not where one of them is unknown, for
 * want of figures: then nothing bears it. Nor is a wording written of which
 * an expression is unknown or names nobody.
 *
 * An assertion is the author's own sentence with the condition under which it
 * is true.
 *
 * Everything belongs to the template's arena.
 */
#ifndef TRANSFORM_STATEMENT_H
#define TRANSFORM_STATEMENT_H

#include "transform/expression.h"

/* A run of plain text, or an expression. */
struct wording_piece {
    const char *text;                    /* plain text; NULL for an expression */
    const struct expression *expression; /* NULL for plain text */
    const char *singular; /* {count(...)|kommun|kommuner}: the word for 1 is written in its stead; else NULL */
    const char *plural;
};

struct wording {
    const struct expression *when; /* NULL: otherwise */
    size_t piece_count;
    struct wording_piece *pieces;
};

struct statement {
    const struct indicator *indicator; /* NULL: each expression names its own */
    size_t area_name_count;            /* whose areas are spoken of: a group, or several ids */
    const char **area_names;
    const char *place; /* in the template, for messages: "content[4].statement" */
    bool has_bands;
    struct band_limits bands;
    size_t name_count;
    struct named_expression *names;
    size_t wording_count; /* of an assertion 1 */
    struct wording *wordings;
    const struct expression *holds; /* NULL: it is written, not asserted */
    struct wording instead;         /* of an assertion: what the figures say; no pieces where the author left it out */
    bool starts_paragraph;
};

enum verdict {
    VERDICT_WRITTEN,
    VERDICT_LEFT_OUT,     /* no wording's condition holds; nothing is amiss */
    VERDICT_NO_FIGURES,   /* left out because a figure is missing */
    VERDICT_HOLDS,        /* asserted, and true */
    VERDICT_CONTRADICTED, /* asserted, and false */
    VERDICT_NOT_CHECKABLE /* asserted, and nobody can tell */
};

/* A wording with the values of its expressions. */
struct worded {
    const struct wording *wording;   /* NULL: nothing is to be written */
    struct expression_value *values; /* piece_count of them; of plain text zeroed */
};

struct ruling {
    enum verdict verdict;
    struct worded text;    /* VERDICT_WRITTEN, and assertions */
    struct worded instead; /* VERDICT_CONTRADICTED */
    bool preliminary;      /* a figure that it rests on may still change */
    struct figure_gap gap; /* VERDICT_NO_FIGURES, VERDICT_NOT_CHECKABLE: the first figure that was wanting */
};

/* Reads a text with expressions in braces; "{{" and "}}" stand for braces. A fault names the column. */
int wording_read(struct wording *wording, const struct vocabulary *vocabulary, const char *text, struct arena *arena,
                 struct fault *fault);
/* Whether a name may be given to an expression: letters, no word of the language. */
bool statement_name_is_free(const char *name);

/* Decides. `failed` of the evaluation tells a failure, which the world's callbacks or memory had. */
struct ruling statement_rule(const struct statement *statement, struct evaluation *evaluation);

/* Calls for all indicators and areas that it needs. */
void statement_visit(const struct statement *statement, const struct expression_visitor *visitor);

#endif

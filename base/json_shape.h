/*
 * json_shape.h - what a JSON document may look like, declared as tables: checked against, and written as a JSON Schema.
 *
 * A shape tells the members that an object may have, what each may be, and in
 * a line what it means; so a document's names stand in one place, of which
 * readers, editors and error messages all know. A shape says no more than
 * that: whether a member that must be there is there, and whether a name
 * means something, is told by whoever reads the document.
 */
#ifndef BASE_JSON_SHAPE_H
#define BASE_JSON_SHAPE_H

#include "base/buffer.h"
#include "base/json.h"

enum shape_kind {
    SHAPE_ANY,    /* anything at all */
    SHAPE_TEXT,   /* a text; of at least one character where `least` is 1 */
    SHAPE_TRUTH,  /* true or false */
    SHAPE_YES,    /* true */
    SHAPE_WHOLE,  /* a whole number from `least` to `most` */
    SHAPE_CHOICE, /* one of the texts `names` */
    SHAPE_LIST,   /* of `item`; from `least` to `most` of them, 0 for no upper bound */
    SHAPE_MAP,    /* an object of any names, each with an `item` */
    SHAPE_OBJECT, /* an object of `members`, and no others */
    SHAPE_PART,   /* the same with exactly one of them */
    SHAPE_EITHER  /* one of `either`, which are told apart by their JSON types */
};

struct json_shape {
    enum shape_kind kind;
    int least;
    int most;
    const char *pattern;      /* texts: a regular expression, for editors alone; NULL for none */
    const char *const *names; /* ends in NULL */
    const struct json_shape *item;
    const struct shape_member *members;     /* ends with a name of NULL */
    const struct json_shape *const *either; /* ends in NULL */
    const char *const *exactly_one;         /* of these members, for editors alone; ends in NULL; NULL for none */
    const char *called;                     /* in messages, instead of what the kind is called; NULL for that */
    bool fixed;                             /* never a parameter (struct shape_schema) */
    const char *defined_as;                 /* its name in the schema, where it is used often; NULL for none */
};

struct shape_member {
    const char *name;
    const struct json_shape *shape;
    bool required; /* told to editors; readers see to it themselves */
    const char *meaning;
};

/* What a list of members ends with. */
#define SHAPE_END               \
    {                           \
        NULL, NULL, false, NULL \
    }

/* Who is told of faults, one after the other. */
struct fault_teller {
    void (*tell)(void *context, const struct fault *fault);
    void *context;
};

/* Holds what stands at `at` against the shape. Without a teller the first fault ends it; else each is told, and the
 * last is left in `fault`. Returns -1 where there was one. */
int shape_expect(const struct json_at *at, const struct json_shape *shape, const struct fault_teller *teller,
                 struct fault *fault);

/* What a schema says of itself. */
struct shape_schema {
    const char *title;
    const struct json_shape *shape;
    bool parameters; /* "$name" may stand in the place of any value */
};

/* Writes a JSON Schema (draft 7, which editors know best). Failure is the buffer's; too many or too deep shapes are one. */
void shape_write_schema(const struct shape_schema *schema, struct buffer *buffer);

/* --- shapes that many documents use --- */

extern const struct json_shape shape_any;
extern const struct json_shape shape_text; /* any text */
extern const struct json_shape shape_name; /* one that is not empty */
extern const struct json_shape shape_truth;
extern const struct json_shape shape_yes;
extern const struct json_shape shape_year;
extern const struct json_shape shape_localized; /* a text, or one for each language */
extern const struct json_shape shape_localized_list;

#endif

#include "base/json_shape.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/message.h"
#include "base/text.h"

/* --- shapes that many documents use --- */

const struct json_shape shape_any = {.kind = SHAPE_ANY};
const struct json_shape shape_text = {.kind = SHAPE_TEXT};
const struct json_shape shape_name = {.kind = SHAPE_TEXT, .least = 1};
const struct json_shape shape_truth = {.kind = SHAPE_TRUTH};
const struct json_shape shape_yes = {.kind = SHAPE_YES};
const struct json_shape shape_year = {
    .kind = SHAPE_WHOLE, .least = LIMIT_YEAR_FIRST, .most = LIMIT_YEAR_LAST, .defined_as = "year"};

static const struct shape_member language_members[] = {
    {"sv", &shape_text, true, "in Swedish"},
    {"en", &shape_text, false, "in English; where it is left out, the Swedish text stands"},
    SHAPE_END,
};
static const struct json_shape languages = {.kind = SHAPE_OBJECT, .members = language_members};
static const struct json_shape *const text_or_languages[] = {&shape_text, &languages, NULL};
const struct json_shape shape_localized = {.kind = SHAPE_EITHER,
                                           .either = text_or_languages,
                                           .called = MESSAGE("a text or {\"sv\": ..., \"en\": ...}"),
                                           .defined_as = "localized"};
const struct json_shape shape_localized_list = {
    .kind = SHAPE_LIST, .item = &shape_localized, .defined_as = "localized_list"};

/* --- checking --- */

/* A check on its way. */
struct checking {
    const struct fault_teller *teller;
    struct fault *fault;
    bool failed;
};

/* Whether to go on after a fault. */
static bool told(struct checking *checking)
{
    checking->failed = true;
    if (checking->teller != NULL) {
        checking->teller->tell(checking->teller->context, checking->fault);
    }
    return checking->teller != NULL;
}

static bool is_type(const json_t *value, const struct json_shape *shape)
{
    switch (shape->kind) {
    case SHAPE_ANY:
        return true;
    case SHAPE_TEXT:
    case SHAPE_CHOICE:
        return json_is_string(value);
    case SHAPE_TRUTH:
    case SHAPE_YES:
        return json_is_boolean(value);
    case SHAPE_WHOLE:
        return json_is_integer(value);
    case SHAPE_LIST:
        return json_is_array(value);
    case SHAPE_MAP:
    case SHAPE_OBJECT:
    case SHAPE_PART:
        return json_is_object(value);
    case SHAPE_EITHER:
        break;
    }
    for (size_t i = 0; shape->either[i] != NULL; i++) {
        if (is_type(value, shape->either[i])) {
            return true;
        }
    }
    return false;
}

/* What it must be, for people. */
static const char *wanted(const struct json_shape *shape, char text[96])
{
    static const char *const kinds[] = {
        [SHAPE_ANY] = MESSAGE("anything"),        [SHAPE_TEXT] = MESSAGE("a text"),
        [SHAPE_TRUTH] = MESSAGE("true or false"), [SHAPE_YES] = MESSAGE("true"),
        [SHAPE_CHOICE] = MESSAGE("a text"),       [SHAPE_LIST] = MESSAGE("a list"),
        [SHAPE_MAP] = MESSAGE("an object"),       [SHAPE_OBJECT] = MESSAGE("an object"),
        [SHAPE_PART] = MESSAGE("an object"),      [SHAPE_EITHER] = MESSAGE("something else")};
    if (shape->called != NULL) {
        return shape->called;
    }
    if (shape->kind != SHAPE_WHOLE) {
        return kinds[shape->kind];
    }
    (void)snprintf(text, 96, message("a whole number from %d to %d"), shape->least, shape->most);
    return text;
}

static bool check(struct checking *checking, const struct json_at *at, const struct json_shape *shape);

/* Of exactly one member. */
static bool check_single(struct checking *checking, const struct json_at *at)
{
    if (json_object_size(at->value) == 1) {
        return true;
    }
    json_fault(at, checking->fault, "must have exactly one member, whose name tells what it is");
    return told(checking);
}

/* A name that the shape does not have. */
static bool check_unknown(struct checking *checking, const struct json_at *at, const struct json_shape *shape)
{
    const char *nearest = NULL;
    for (const struct shape_member *member = shape->members; member->name != NULL; member++) {
        nearest = text_nearer(at->key, nearest, member->name);
    }
    json_fault(at, checking->fault, "is not a known name here; the nearest is \"%s\"", nearest);
    return told(checking);
}

static const struct shape_member *find_member(const struct json_shape *shape, const char *name)
{
    const struct shape_member *member = shape->members;
    while (member->name != NULL && strcmp(member->name, name) != 0) {
        member++;
    }
    return member->name == NULL ? NULL : member;
}

static bool check_members(struct checking *checking, const struct json_at *at, const struct json_shape *shape)
{
    for (void *item = json_object_iter(at->value); item != NULL; item = json_object_iter_next(at->value, item)) {
        struct json_at below = json_member(at, json_object_iter_key(item));
        const struct shape_member *member = shape->kind == SHAPE_MAP ? NULL : find_member(shape, below.key);
        bool go_on = shape->kind != SHAPE_MAP && member == NULL
                         ? check_unknown(checking, &below, shape)
                         : check(checking, &below, member == NULL ? shape->item : member->shape);
        if (!go_on) {
            return false;
        }
    }
    return shape->kind != SHAPE_PART || checking->failed || check_single(checking, at);
}

static bool check_elements(struct checking *checking, const struct json_at *at, const struct json_shape *shape)
{
    for (size_t i = 0; i < json_count(at); i++) {
        struct json_at below = json_element(at, i);
        if (!check(checking, &below, shape->item)) {
            return false;
        }
    }
    return true;
}

static bool check_choice(struct checking *checking, const struct json_at *at, const struct json_shape *shape)
{
    int chosen;
    return json_choice(at, shape->names, &chosen, checking->fault) == 0 || told(checking);
}

/* A value of the right type. */
static bool check_within(struct checking *checking, const struct json_at *at, const struct json_shape *shape)
{
    switch (shape->kind) {
    case SHAPE_CHOICE:
        return check_choice(checking, at, shape);
    case SHAPE_LIST:
        return check_elements(checking, at, shape);
    case SHAPE_MAP:
    case SHAPE_OBJECT:
    case SHAPE_PART:
        return check_members(checking, at, shape);
    case SHAPE_EITHER:
        for (size_t i = 0; shape->either[i] != NULL; i++) {
            if (is_type(at->value, shape->either[i])) {
                return check(checking, at, shape->either[i]);
            }
        }
        return true;
    default:
        return true;
    }
}

/* Whether to go on. */
static bool check(struct checking *checking, const struct json_at *at, const struct json_shape *shape)
{
    char text[96];
    json_int_t number = json_integer_value(at->value);
    bool right = is_type(at->value, shape);
    right = right && !(shape->kind == SHAPE_WHOLE && (number < shape->least || number > shape->most));
    if (!right) {
        json_fault(at, checking->fault, "must be %s", message(wanted(shape, text)));
        return told(checking);
    }
    return check_within(checking, at, shape);
}

int shape_expect(const struct json_at *at, const struct json_shape *shape, const struct fault_teller *teller,
                 struct fault *fault)
{
    struct checking checking = {.teller = teller, .fault = fault};
    (void)check(&checking, at, shape);
    return checking.failed ? -1 : 0;
}

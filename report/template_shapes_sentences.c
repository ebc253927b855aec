/* template_shapes_sentences.c - what the statements and assertions of a template may say. */
#include "base/message.h"
#include "report/template_shapes.h"

static const struct json_shape expression = {.kind = SHAPE_TEXT, .defined_as = "expression"};
static const struct json_shape area_list = {.kind = SHAPE_LIST, .item = &shape_text, .least = 1};
static const struct json_shape *const area_ways[] = {&shape_text, &area_list, NULL};
static const struct json_shape areas = {
    .kind = SHAPE_EITHER, .either = area_ways, .called = MESSAGE("a group, an id or a list of them")};
static const struct json_shape names = {
    .kind = SHAPE_MAP, .item = &expression, .called = MESSAGE("an object of names and expressions")};

#define WHEN                                                                        \
    {                                                                               \
        "when", &expression, false, "the condition under which the text is written" \
    }
#define TEXT                                                                       \
    {                                                                              \
        "text", &shape_localized, true, "the sentence, with expressions in braces" \
    }

/* What both kinds may have. */
#define FRAME                                                                                                 \
    {"indicator", &shape_indicator, false, "whose figures are meant"},                                        \
        {"areas", &areas, false, "which areas; default the report's group"},                                  \
        {"bands", &shape_bands, false, "for the word band"}, {"let", &names, false, "names for expressions"}, \
    {                                                                                                         \
        "paragraph", &shape_truth, false, "begins a new paragraph"                                            \
    }

static const struct shape_member wording_members[] = {WHEN, TEXT, SHAPE_END};
static const struct json_shape wording = {.kind = SHAPE_OBJECT, .members = wording_members, .defined_as = "wording"};
static const struct json_shape wordings = {.kind = SHAPE_LIST, .item = &wording};
static const struct json_shape *const otherwise_ways[] = {&wordings, &wording, NULL};
static const struct json_shape otherwise = {
    .kind = SHAPE_EITHER, .either = otherwise_ways, .called = MESSAGE("a list of wordings")};

static const struct shape_member statement[] = {
    FRAME,
    WHEN,
    TEXT,
    {"otherwise", &otherwise, false, "other wordings; the first that holds is written"},
    {"optional", &shape_truth, false, "left out without a word where its figures are missing"},
    SHAPE_END};
const struct json_shape shape_statement = {.kind = SHAPE_OBJECT, .members = statement};

static const struct shape_member asserted[] = {
    FRAME,
    TEXT,
    {"holds", &expression, true, "what must be true for the text to be true"},
    {"instead", &shape_localized, false, "what is so, where it does not hold"},
    SHAPE_END,
};
const struct json_shape shape_asserted = {.kind = SHAPE_OBJECT, .members = asserted};

/* json_shape_schema.c - shapes as a JSON Schema. */
#include <stdio.h>
#include <string.h>

#include "base/json_shape.h"
#include "base/json_writer.h"

/* Shapes with a name of their own in one schema; templates have a dozen. */
#define DEFINITIONS_MOST 64
#define NUMBER_BYTES 16
#define REFERENCE_BYTES 96

/* A schema on its way. */
struct writing {
    struct json_writer writer;
    bool parameters;
    const struct json_shape *defined[DEFINITIONS_MOST];
    size_t count;
    bool failed;
};

/* --- which shapes have names --- */

static void collect(struct writing *writing, const struct json_shape *shape);

static bool is_collected(const struct writing *writing, const struct json_shape *shape)
{
    for (size_t i = 0; i < writing->count; i++) {
        if (writing->defined[i] == shape) {
            return true;
        }
    }
    return false;
}

static void collect_below(struct writing *writing, const struct json_shape *shape)
{
    for (const struct shape_member *member = shape->members; member != NULL && member->name != NULL; member++) {
        collect(writing, member->shape);
    }
    for (size_t i = 0; shape->either != NULL && shape->either[i] != NULL; i++) {
        collect(writing, shape->either[i]);
    }
    if (shape->item != NULL) {
        collect(writing, shape->item);
    }
}

static void collect(struct writing *writing, const struct json_shape *shape)
{
    if (shape->defined_as != NULL) {
        if (is_collected(writing, shape)) {
            return;
        }
        if (writing->count == DEFINITIONS_MOST) {
            writing->failed = true;
            return;
        }
        writing->defined[writing->count++] = shape;
    }
    collect_below(writing, shape);
}

/* --- writing --- */

static void write_whole(struct writing *writing, const char *key, int number)
{
    char text[NUMBER_BYTES];
    (void)snprintf(text, sizeof text, "%d", number);
    json_write_literal(&writing->writer, key, text);
}

static void write_names(struct writing *writing, const char *key, const char *const *names)
{
    json_write_array(&writing->writer, key);
    for (size_t i = 0; names[i] != NULL; i++) {
        json_write_text(&writing->writer, NULL, names[i]);
    }
    json_write_end(&writing->writer);
}

static void write_reference(struct writing *writing, const char *name)
{
    char text[REFERENCE_BYTES];
    (void)snprintf(text, sizeof text, "#/definitions/%s", name);
    json_write_text(&writing->writer, "$ref", text);
}

static void write_value(struct writing *writing, const char *key, const struct json_shape *shape, const char *meaning);

/* "oneOf": exactly one of some members. */
static void write_exactly_one(struct writing *writing, const char *const *names)
{
    json_write_array(&writing->writer, "oneOf");
    for (size_t i = 0; names[i] != NULL; i++) {
        json_write_row(&writing->writer, NULL);
        json_write_array(&writing->writer, "required");
        json_write_text(&writing->writer, NULL, names[i]);
        json_write_end(&writing->writer);
        json_write_end(&writing->writer);
    }
    json_write_end(&writing->writer);
}

static void write_required(struct writing *writing, const struct json_shape *shape)
{
    bool open = false;
    for (const struct shape_member *member = shape->members; member->name != NULL; member++) {
        if (member->required && !open) {
            json_write_array(&writing->writer, "required");
            open = true;
        }
        if (member->required) {
            json_write_text(&writing->writer, NULL, member->name);
        }
    }
    if (open) {
        json_write_end(&writing->writer);
    }
}

static void write_members(struct writing *writing, const struct json_shape *shape)
{
    json_write_text(&writing->writer, "type", "object");
    json_write_object(&writing->writer, "properties");
    for (const struct shape_member *member = shape->members; member->name != NULL; member++) {
        write_value(writing, member->name, member->shape, member->meaning);
    }
    json_write_end(&writing->writer);
    write_required(writing, shape);
    if (shape->exactly_one != NULL) {
        write_exactly_one(writing, shape->exactly_one);
    }
    if (shape->kind == SHAPE_PART) {
        write_whole(writing, "minProperties", 1);
        write_whole(writing, "maxProperties", 1);
    }
    json_write_bool(&writing->writer, "additionalProperties", false);
}

static void write_text(struct writing *writing, const struct json_shape *shape)
{
    json_write_text(&writing->writer, "type", "string");
    if (shape->least > 0) {
        write_whole(writing, "minLength", shape->least);
    }
    if (shape->pattern != NULL) {
        json_write_text(&writing->writer, "pattern", shape->pattern);
    }
}

static void write_list(struct writing *writing, const struct json_shape *shape)
{
    json_write_text(&writing->writer, "type", "array");
    write_value(writing, "items", shape->item, NULL);
    if (shape->least > 0) {
        write_whole(writing, "minItems", shape->least);
    }
    if (shape->most > 0) {
        write_whole(writing, "maxItems", shape->most);
    }
}

/* What a shape says, within an object that is open. */
static void write_body(struct writing *writing, const struct json_shape *shape)
{
    switch (shape->kind) {
    case SHAPE_ANY:
        break;
    case SHAPE_TEXT:
        write_text(writing, shape);
        break;
    case SHAPE_TRUTH:
        json_write_text(&writing->writer, "type", "boolean");
        break;
    case SHAPE_YES:
        json_write_bool(&writing->writer, "const", true);
        break;
    case SHAPE_WHOLE:
        json_write_text(&writing->writer, "type", "integer");
        write_whole(writing, "minimum", shape->least);
        write_whole(writing, "maximum", shape->most);
        break;
    case SHAPE_CHOICE:
        write_names(writing, "enum", shape->names);
        break;
    case SHAPE_LIST:
        write_list(writing, shape);
        break;
    case SHAPE_MAP:
        json_write_text(&writing->writer, "type", "object");
        write_value(writing, "additionalProperties", shape->item, NULL);
        break;
    case SHAPE_OBJECT:
    case SHAPE_PART:
        write_members(writing, shape);
        break;
    case SHAPE_EITHER:
        json_write_array(&writing->writer, "anyOf");
        for (size_t i = 0; shape->either[i] != NULL; i++) {
            write_value(writing, NULL, shape->either[i], NULL);
        }
        json_write_end(&writing->writer);
        break;
    }
}

static void write_shape(struct writing *writing, const struct json_shape *shape)
{
    if (shape->defined_as != NULL) {
        write_reference(writing, shape->defined_as);
    } else {
        write_body(writing, shape);
    }
}

/* Texts without bounds take "$name" as it is. */
static bool wants_parameter(const struct writing *writing, const struct json_shape *shape)
{
    return writing->parameters && !shape->fixed && shape->kind != SHAPE_ANY && shape != &shape_localized &&
           !(shape->kind == SHAPE_TEXT && shape->pattern == NULL);
}

/* One value: of a member, an element or an alternative. */
static void write_value(struct writing *writing, const char *key, const struct json_shape *shape, const char *meaning)
{
    json_write_object(&writing->writer, key);
    if (meaning != NULL) {
        json_write_text(&writing->writer, "description", meaning);
    }
    if (wants_parameter(writing, shape)) {
        json_write_array(&writing->writer, "anyOf");
        json_write_object(&writing->writer, NULL);
        write_shape(writing, shape);
        json_write_end(&writing->writer);
        json_write_row(&writing->writer, NULL);
        write_reference(writing, "parameter");
        json_write_end(&writing->writer);
        json_write_end(&writing->writer);
    } else {
        write_shape(writing, shape);
    }
    json_write_end(&writing->writer);
}

static void write_definitions(struct writing *writing)
{
    json_write_object(&writing->writer, "definitions");
    for (size_t i = 0; i < writing->count; i++) {
        json_write_object(&writing->writer, writing->defined[i]->defined_as);
        write_body(writing, writing->defined[i]);
        json_write_end(&writing->writer);
    }
    if (writing->parameters) {
        json_write_object(&writing->writer, "parameter");
        json_write_text(&writing->writer, "type", "string");
        json_write_text(&writing->writer, "pattern", "^\\$[a-z0-9_]+$");
        json_write_end(&writing->writer);
    }
    json_write_end(&writing->writer);
}

void shape_write_schema(const struct shape_schema *schema, struct buffer *buffer)
{
    struct writing writing = {.parameters = schema->parameters};
    json_writer_init(&writing.writer, buffer);
    collect(&writing, schema->shape);
    json_write_object(&writing.writer, NULL);
    json_write_text(&writing.writer, "$schema", "http://json-schema.org/draft-07/schema#");
    json_write_text(&writing.writer, "title", schema->title);
    write_body(&writing, schema->shape);
    write_definitions(&writing);
    json_write_end(&writing.writer);
    if (writing.failed) {
        buffer->failed = true;
    }
}

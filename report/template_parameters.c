/* template_parameters.c - what stands for "$name" in an included file. */
#include <string.h>

#include "base/text.h"
#include "report/template_gather.h"

/* A file on its way. */
struct filling {
    struct json_at defaults; /* the file's own "parameters" */
    struct json_at given;    /* the "with" of who includes it; without a value where there is none */
    struct fault *fault;
};

/* The name of the parameter that a text stands for; NULL where it is a text. */
static const char *parameter_name(const json_t *value)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    const char *text = json_string_value(value);
    return text != NULL && text[0] == '$' && text[1] != '\0' && strspn(text + 1, letters) == strlen(text + 1) ? text + 1
                                                                                                              : NULL;
}

/* The known name nearest to what was written; NULL where there are no names. */
static const char *nearest_parameter(const struct filling *filling, const char *written)
{
    const char *nearest = NULL;
    for (void *member = json_object_iter(filling->defaults.value); member != NULL;
         member = json_object_iter_next(filling->defaults.value, member)) {
        nearest = text_nearer(written, nearest, json_object_iter_key(member));
    }
    return nearest;
}

static int unknown(const struct filling *filling, const struct json_at *at, const char *name)
{
    const char *nearest = nearest_parameter(filling, name);
    return nearest == NULL
               ? json_fault(at, filling->fault, "\"%s\" is no parameter; the file has no \"parameters\"", name)
               : json_fault(at, filling->fault, "\"%s\" is no parameter; the nearest is \"%s\"", name, nearest);
}

static json_t *value_of(const struct filling *filling, const char *name)
{
    json_t *given = json_object_get(filling->given.value, name);
    return given != NULL ? given : json_object_get(filling->defaults.value, name);
}

static int fill(const struct filling *filling, const struct json_at *at);

/* One value within another: what it is to be replaced by, or NULL where it stays, filled below. */
static int fill_below(const struct filling *filling, const struct json_at *at, json_t **value)
{
    const char *name = parameter_name(at->value);
    *value = name == NULL ? NULL : value_of(filling, name);
    if (name == NULL) {
        return fill(filling, at);
    }
    return *value == NULL ? unknown(filling, at, name) : 0;
}

static int fill_members(const struct filling *filling, const struct json_at *at)
{
    for (void *member = json_object_iter(at->value); member != NULL;
         member = json_object_iter_next(at->value, member)) {
        struct json_at below = json_member(at, json_object_iter_key(member));
        json_t *value;
        if (fill_below(filling, &below, &value) != 0) {
            return -1;
        }
        if (value != NULL && json_object_iter_set(at->value, member, value) != 0) {
            return fault_memory(filling->fault, at->document->name);
        }
    }
    return 0;
}

static int fill_elements(const struct filling *filling, const struct json_at *at)
{
    for (size_t i = 0; i < json_count(at); i++) {
        struct json_at below = json_element(at, i);
        json_t *value;
        if (fill_below(filling, &below, &value) != 0) {
            return -1;
        }
        if (value != NULL && json_array_set(at->value, i, value) != 0) {
            return fault_memory(filling->fault, at->document->name);
        }
    }
    return 0;
}

static int fill(const struct filling *filling, const struct json_at *at)
{
    if (json_is_object(at->value)) {
        return fill_members(filling, at);
    }
    return json_is_array(at->value) ? fill_elements(filling, at) : 0;
}

int parameters_check(const struct json_at *root, const struct json_at *with, struct fault *fault)
{
    const struct filling filling = {.defaults = json_member(root, "parameters"), .given = *with, .fault = fault};
    for (void *member = json_object_iter(with->value); member != NULL;
         member = json_object_iter_next(with->value, member)) {
        const char *name = json_object_iter_key(member);
        if (json_object_get(filling.defaults.value, name) == NULL) {
            struct json_at at = json_member(with, name);
            return unknown(&filling, &at, name);
        }
    }
    return 0;
}

int parameters_fill(const struct json_at *root, const struct json_at *with, struct fault *fault)
{
    const struct filling filling = {.defaults = json_member(root, "parameters"), .given = *with, .fault = fault};
    struct json_at content = json_member(root, "content");
    return fill(&filling, &content);
}

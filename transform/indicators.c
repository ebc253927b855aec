#include "transform/indicators.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "transform/declared_shapes.h"
#include "transform/indicator_reading.h"

#define FILE_NAME "indicators.json"

/* --- the set --- */

static int expect_new_name(const struct indicators *set, const struct json_at *item, size_t index, struct fault *fault)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(set->items[i].name, set->items[index].name) == 0) {
            return json_fault(item, fault, "the name \"%s\" is taken already", set->items[index].name);
        }
    }
    return 0;
}

static struct indicator *find_by_name(const struct indicators *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->items[i].name, name) == 0) {
            return &set->items[i];
        }
    }
    return NULL;
}

/* A name that goes on from what was written is nearer than one that only has as many letters. */
static const char *nearest_name(const struct indicators *set, const char *written)
{
    const char *nearest = NULL;
    char begun[TEXT_FOLDED_MAX];
    text_fold(written, begun);
    for (size_t i = 0; i < set->count; i++) {
        if (begun[0] != '\0' && strncmp(set->items[i].name, begun, strlen(begun)) == 0) {
            return set->items[i].name;
        }
        nearest = text_nearer(written, nearest, set->items[i].name);
    }
    return nearest == NULL ? "-" : nearest;
}

/* A chain of successors that is longer than the set leads back to itself. */
static bool leads_back(const struct indicators *set, const struct indicator *indicator)
{
    size_t steps = 0;
    while (indicator != NULL && indicator->successor[0] != '\0' && steps <= set->count) {
        indicator = find_by_name(set, indicator->successor);
        steps++;
    }
    return steps > set->count;
}

/* A closed series must be followed by another one of the file; which may stand below. */
static int find_successor(struct indicators *set, const struct json_at *item, size_t index, struct fault *fault)
{
    struct indicator *indicator = &set->items[index];
    struct json_at at = json_member(item, "successor");
    if (indicator->successor[0] == '\0') {
        return 0;
    }
    indicator->following = find_by_name(set, indicator->successor);
    if (indicator->following == NULL) {
        return json_fault(&at, fault, "\"%s\" is no indicator of this file; the nearest is %s", indicator->successor,
                          nearest_name(set, indicator->successor));
    }
    return leads_back(set, indicator)
               ? json_fault(&at, fault, "leads back to where it started; a series cannot follow itself")
               : 0;
}

/* The weight may stand anywhere in the file, for a weight is not weighted itself. */
static int find_weight(struct indicators *set, const struct json_at *item, size_t index, struct fault *fault)
{
    struct json_at at = json_member(item, "weight");
    const char *name;
    if (at.value == NULL) {
        return 0;
    }
    if (json_text(&at, &name, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < set->count; i++) {
        if (i != index && strcmp(set->items[i].name, name) == 0) {
            set->items[index].weight = &set->items[i];
            return 0;
        }
    }
    return json_fault(&at, fault, "\"%s\" is no other indicator of this file; the nearest is %s", name,
                      nearest_name(set, name));
}

static int read_items(struct indicator_reading *reading)
{
    struct indicators *set = reading->set;
    struct json_at root = json_root(&set->document);
    struct json_at list = json_member(&root, "indicators");
    if (shape_expect(&root, &shape_indicators, NULL, reading->fault) != 0 ||
        json_expect_array(&list, reading->fault) != 0) {
        return -1;
    }
    set->count = json_count(&list);
    set->items = arena_array(&set->arena, set->count, sizeof *set->items);
    if (set->items == NULL) {
        return fault_memory(reading->fault, set->document.name);
    }
    for (size_t i = 0; i < set->count; i++) {
        struct json_at item = json_element(&list, i);
        reading->index = i;
        if (indicator_read(reading, &item) != 0 || expect_new_name(set, &item, i, reading->fault) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < set->count; i++) {
        struct json_at item = json_element(&list, i);
        if (find_successor(set, &item, i, reading->fault) != 0 || find_weight(set, &item, i, reading->fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int indicators_load(struct indicators *indicators, const char *directory, enum language language, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct indicator_reading reading = {
        .set = indicators, .directory = directory, .language = language, .fault = fault};
    arena_init(&indicators->arena, LIMIT_MODEL_BYTES);
    if (path_join(path, directory, FILE_NAME, fault) != 0 ||
        json_document_load(&indicators->document, path, fault) != 0) {
        arena_release(&indicators->arena);
        return -1;
    }
    int result = read_items(&reading);
    if (reading.areas_loaded) {
        areas_release(&reading.areas);
    }
    if (result != 0) {
        indicators_release(indicators);
    }
    return result;
}

void indicators_release(struct indicators *indicators)
{
    json_document_release(&indicators->document);
    arena_release(&indicators->arena);
    indicators->count = 0;
}

const struct indicator *indicators_find(const struct indicators *indicators, const char *name)
{
    char wanted[TEXT_FOLDED_MAX];
    char folded[TEXT_FOLDED_MAX];
    text_fold(name, wanted);
    for (size_t i = 0; i < indicators->count; i++) {
        const struct indicator *item = &indicators->items[i];
        text_fold(item->name, folded);
        if (strcmp(folded, wanted) == 0) {
            return item;
        }
        text_fold(item->kpi, folded);
        if (item->kind == INDICATOR_KPI && strcmp(folded, wanted) == 0) {
            return item;
        }
    }
    return NULL;
}

int indicators_choose(const struct indicators *indicators, struct store *store, const char *name, struct arena *arena,
                      const struct indicator **indicator, struct fault *fault)
{
    struct kpi kpi;
    bool found;
    *indicator = indicators_find(indicators, name);
    if (*indicator != NULL) {
        return 0;
    }
    if (catalogue_kpi(store, name, arena, &kpi, &found, fault) != 0) {
        return -1;
    }
    *indicator = found ? indicator_of_kpi(&kpi, arena) : NULL;
    return 0;
}

const struct indicator *indicators_expect(const struct indicators *indicators, const char *name, struct fault *fault)
{
    const struct indicator *found = indicators_find(indicators, name);
    if (found != NULL) {
        return found;
    }
    if (indicator_is_kpi_id(name)) {
        fault_set(fault, STATUS_USAGE, "%s: is not in the store; `nyckeltal fetch --kpi %s --area GR` gets it", name,
                  name);
        return NULL;
    }
    fault_set(fault, STATUS_USAGE, "%s: there is no such indicator in %s or in the store; the nearest is %s", name,
              indicators->document.name, nearest_name(indicators, name));
    return NULL;
}

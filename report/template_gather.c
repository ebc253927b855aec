#include "report/template_gather.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "report/template_kinds.h"
#include "report/template_reading.h"
#include "transform/localized.h"

/* --- what is included --- */

/* A place that outlives the call; those above it are kept already. */
static const struct json_at *keep(struct reading *reading, struct json_at at)
{
    struct json_at *kept = arena_alloc(&reading->template->arena, sizeof *kept);
    if (kept == NULL) {
        fault_memory(reading->fault, reading->template->name);
        return NULL;
    }
    *kept = at;
    return kept;
}

/* The name of the file that is to be included, and the values that are given for its parameters. */
static int read_include(struct reading *reading, const struct json_at *at, const char **file, struct json_at *with)
{
    struct json_at name = json_is_object(at->value) ? json_member(at, "file") : *at;
    *with = json_member(at, "with");
    return shape_expect(at, &shape_include, NULL, reading->fault) != 0 ? -1 : json_name(&name, file, reading->fault);
}

static int check_depth(struct reading *reading, const struct inclusion *inclusion)
{
    int depth = 0;
    for (const struct inclusion *outer = inclusion->within; outer != NULL; outer = outer->within) {
        if (strcmp(outer->path, inclusion->path) == 0) {
            return json_fault(inclusion->at, reading->fault, "%s includes itself", inclusion->file);
        }
        depth++;
    }
    return depth < LIMIT_INCLUDE_DEPTH ? 0
                                       : json_fault(inclusion->at, reading->fault,
                                                    "%s is included by files within each other more than %d times over",
                                                    inclusion->file, LIMIT_INCLUDE_DEPTH);
}

/* The document of an included file, which the template then holds. */
static const struct json_document *load(struct reading *reading, const struct inclusion *inclusion)
{
    struct template_file *file = arena_alloc(&reading->template->arena, sizeof *file);
    struct fault reason;
    if (file == NULL) {
        fault_memory(reading->fault, inclusion->path);
        return NULL;
    }
    if (!path_exists(inclusion->path)) {
        json_fault(inclusion->at, reading->fault, "there is no file %s", inclusion->path);
        return NULL;
    }
    if (json_document_load(&file->document, inclusion->path, &reason) != 0) {
        *reading->fault = reason;
        return NULL;
    }
    file->next = reading->template->files;
    reading->template->files = file;
    return &file->document;
}

static int gather(struct reading *reading, const struct json_at *list, const struct inclusion *within,
                  struct content *content);

static int gather_file(struct reading *reading, const struct inclusion *inclusion, const struct json_at *with,
                       struct content *content)
{
    const struct json_document *document = load(reading, inclusion);
    if (document == NULL) {
        return -1;
    }
    const struct json_at *root = keep(reading, json_root(document));
    if (root == NULL) {
        return -1;
    }
    if (shape_expect(root, &reading->shapes.file, NULL, reading->fault) != 0) {
        return inclusion_tell(inclusion, reading->fault);
    }
    if (parameters_check(root, with, reading->fault) != 0) {
        return inclusion_tell(inclusion->within, reading->fault);
    }
    if (parameters_fill(root, with, reading->fault) != 0) {
        return inclusion_tell(inclusion, reading->fault);
    }
    const struct json_at *list = keep(reading, json_member(root, "content"));
    return list == NULL ? -1 : gather(reading, list, inclusion, content);
}

static int include(struct reading *reading, const struct json_at *at, const struct inclusion *within,
                   struct content *content)
{
    char path[LIMIT_PATH_BYTES];
    struct json_at with;
    struct inclusion *inclusion = arena_alloc(&reading->template->arena, sizeof *inclusion);
    if (inclusion == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    *inclusion = (struct inclusion){.within = within, .at = at};
    if (read_include(reading, at, &inclusion->file, &with) != 0 ||
        reading_path(reading, at, inclusion->file, path) != 0) {
        return inclusion_tell(within, reading->fault);
    }
    inclusion->path = arena_copy(&reading->template->arena, path);
    if (inclusion->path == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    return check_depth(reading, inclusion) != 0 ? -1 : gather_file(reading, inclusion, &with, content);
}

/* --- the list --- */

static int add(struct reading *reading, const struct json_at *at, const struct inclusion *within,
               struct content *content)
{
    void *items = content->parts;
    if (content->count == LIMIT_TEMPLATE_PARTS) {
        return json_fault(at, reading->fault, "is one part too many; a template may have %zu", LIMIT_TEMPLATE_PARTS);
    }
    struct content_part *part =
        arena_next(&reading->template->arena, &items, content->count, &content->capacity, sizeof *part);
    content->parts = items;
    if (part == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    *part = (struct content_part){.at = at, .within = within, .id = "", .label = ""};
    content->count++;
    return 0;
}

static int gather_element(struct reading *reading, const struct json_at *element, const struct inclusion *within,
                          struct content *content)
{
    struct json_at including = json_member(element, "include");
    if (including.value == NULL || json_object_size(element->value) != 1) {
        return add(reading, element, within, content);
    }
    const struct json_at *at = keep(reading, including);
    return at == NULL ? -1 : include(reading, at, within, content);
}

static int gather(struct reading *reading, const struct json_at *list, const struct inclusion *within,
                  struct content *content)
{
    if (json_expect_array(list, reading->fault) != 0) {
        return inclusion_tell(within, reading->fault);
    }
    for (size_t i = 0; i < json_count(list); i++) {
        const struct json_at *element = keep(reading, json_element(list, i));
        if (element == NULL) {
            return -1;
        }
        if (gather_element(reading, element, within, content) != 0 && !reading_goes_on(reading)) {
            return -1;
        }
    }
    return 0;
}

int content_gather(struct reading *reading, const struct json_at *list, struct content *content)
{
    const struct json_at *root = keep(reading, *list->parent);
    struct json_at below = *list;
    *content = (struct content){0};
    if (root == NULL) {
        return -1;
    }
    below.parent = root;
    const struct json_at *kept = keep(reading, below);
    return kept == NULL ? -1 : gather(reading, kept, NULL, content);
}

/* --- ids and labels --- */

/* What the template says, where it says something that can be read; what is wrong with it is told when it is read. */
static const char *said(const struct reading *reading, const struct json_at *member)
{
    const char *text;
    struct fault ignored;
    return localized_text_if_any(member, reading->language, &text, &ignored) == 0 ? text : "";
}

static int number(struct reading *reading, struct content_part *part, const struct block_sort *sort, size_t nth)
{
    struct arena *arena = &reading->template->arena;
    struct json_at body = json_member(part->at, sort->name);
    struct json_at id = json_member(&body, "id");
    struct json_at label = json_member(&body, "label");
    bool english = reading->language == LANGUAGE_EN;
    bool table = sort->figure == FIGURE_TABLE;
    part->id = said(reading, &id);
    part->label = said(reading, &label);
    part->counted = label.value == NULL;
    if (part->counted) {
        part->label = arena_printf(
            arena, table ? (english ? "Table %zu" : "Tabell %zu") : (english ? "Chart %zu" : "Diagram %zu"), nth);
    }
    if (id.value == NULL) {
        part->id = arena_printf(arena, table ? "tabell-%zu" : "diagram-%zu", nth);
    }
    return part->id == NULL || part->label == NULL ? fault_memory(reading->fault, reading->template->name) : 0;
}

int content_number(struct reading *reading, struct content *content)
{
    size_t counts[FIGURE_CHART + 1] = {0};
    for (size_t i = 0; i < content->count; i++) {
        const struct block_sort *sort = block_sort_of(content->parts[i].at);
        if (sort != NULL && sort->figure != FIGURE_NONE &&
            number(reading, &content->parts[i], sort, ++counts[sort->figure]) != 0) {
            return -1;
        }
    }
    return 0;
}

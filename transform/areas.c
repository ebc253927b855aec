#include "transform/areas.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "transform/localized.h"

#define FILE_NAME "areas.json"
#define NEAREST_TOLD 3

static bool same_name(const char *left, const char *folded_right)
{
    char folded[TEXT_FOLDED_MAX];
    text_fold(left, folded);
    return strcmp(folded, folded_right) == 0;
}

/* --- templates/areas.json --- */

static int read_members(struct areas *areas, const struct json_at *list, struct named_group *group, struct fault *fault)
{
    if (json_expect_array(list, fault) != 0) {
        return -1;
    }
    group->member_count = json_count(list);
    if (group->member_count == 0) {
        return json_fault(list, fault, "has no members");
    }
    group->members = arena_array(&areas->arena, group->member_count, sizeof *group->members);
    if (group->members == NULL) {
        return fault_memory(fault, areas->document.name);
    }
    for (size_t i = 0; i < group->member_count; i++) {
        struct json_at member = json_element(list, i);
        if (json_text(&member, &group->members[i], fault) != 0) {
            return -1;
        }
        for (size_t j = 0; j < i; j++) {
            if (strcmp(group->members[i], group->members[j]) == 0) {
                return json_fault(&member, fault, "%s is a member already", group->members[i]);
            }
        }
    }
    return 0;
}

static int read_group(struct areas *areas, const struct json_at *at, enum language language, struct named_group *group,
                      struct fault *fault)
{
    static const char *const known[] = {"name", "label", "kolada", "members", NULL};
    struct json_at name = json_member(at, "name");
    struct json_at label = json_member(at, "label");
    struct json_at kolada = json_member(at, "kolada");
    struct json_at members = json_member(at, "members");
    group->kolada = "";
    if (json_expect_object(at, known, fault) != 0 || json_name(&name, &group->name, fault) != 0 ||
        localized_text(&label, language, &group->label, fault) != 0 ||
        (kolada.value != NULL && json_text(&kolada, &group->kolada, fault) != 0)) {
        return -1;
    }
    return read_members(areas, &members, group, fault);
}

static int expect_new_name(const struct areas *areas, const struct json_at *at, size_t index, struct fault *fault)
{
    char folded[TEXT_FOLDED_MAX];
    text_fold(areas->groups[index].name, folded);
    for (size_t i = 0; i < index; i++) {
        if (same_name(areas->groups[i].name, folded)) {
            struct json_at name = json_member(at, "name");
            return json_fault(&name, fault, "\"%s\" is taken already", areas->groups[index].name);
        }
    }
    return 0;
}

static int read_nation(struct areas *areas, const struct json_at *at, enum language language, struct fault *fault)
{
    static const char *const known[] = {"id", "label", NULL};
    struct json_at id = json_member(at, "id");
    struct json_at label = json_member(at, "label");
    if (json_expect_object(at, known, fault) != 0 || json_text(&id, &areas->nation, fault) != 0) {
        return -1;
    }
    return localized_text(&label, language, &areas->nation_label, fault);
}

static int read_areas(struct areas *areas, enum language language, struct fault *fault)
{
    static const char *const known[] = {"nation", "groups", NULL};
    struct json_at root = json_root(&areas->document);
    struct json_at nation = json_member(&root, "nation");
    struct json_at groups = json_member(&root, "groups");
    if (json_expect_object(&root, known, fault) != 0 || read_nation(areas, &nation, language, fault) != 0 ||
        json_expect_array(&groups, fault) != 0) {
        return -1;
    }
    areas->group_count = json_count(&groups);
    areas->groups = arena_array(&areas->arena, areas->group_count, sizeof *areas->groups);
    if (areas->groups == NULL) {
        return fault_memory(fault, areas->document.name);
    }
    for (size_t i = 0; i < areas->group_count; i++) {
        struct json_at group = json_element(&groups, i);
        if (read_group(areas, &group, language, &areas->groups[i], fault) != 0 ||
            expect_new_name(areas, &group, i, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int areas_load(struct areas *areas, const char *directory, enum language language, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    arena_init(&areas->arena, LIMIT_MODEL_BYTES);
    if (path_join(path, directory, FILE_NAME, fault) != 0 || json_document_load(&areas->document, path, fault) != 0) {
        arena_release(&areas->arena);
        return -1;
    }
    if (read_areas(areas, language, fault) != 0) {
        areas_release(areas);
        return -1;
    }
    return 0;
}

void areas_release(struct areas *areas)
{
    json_document_release(&areas->document);
    arena_release(&areas->arena);
    areas->group_count = 0;
}

/* --- finding --- */

const struct named_group *areas_group(const struct areas *areas, const char *name)
{
    char wanted[TEXT_FOLDED_MAX];
    text_fold(name, wanted);
    for (size_t i = 0; i < areas->group_count; i++) {
        if (same_name(areas->groups[i].name, wanted) || same_name(areas->groups[i].label, wanted)) {
            return &areas->groups[i];
        }
    }
    return NULL;
}

static int compare_titles(const void *left, const void *right)
{
    return text_collate(((const struct area *)left)->title, ((const struct area *)right)->title);
}

/* The area of the catalogue; one that it lacks keeps its id as title and the type given. */
static int read_area(struct store *store, const char *id, const char *type, struct arena *arena, struct area *area,
                     struct fault *fault)
{
    bool found;
    if (catalogue_area(store, id, arena, area, &found, fault) != 0) {
        return -1;
    }
    if (!found) {
        *area = (struct area){.id = id, .title = id, .type = type};
    }
    return 0;
}

int areas_nation(const struct areas *areas, struct store *store, struct arena *arena, struct area *nation,
                 struct fault *fault)
{
    if (read_area(store, areas->nation, "L", arena, nation, fault) != 0) {
        return -1;
    }
    nation->title = areas->nation_label;
    return 0;
}

/* The members as areas, in alphabetical order. */
static int choose_members(struct store *store, const char *const *ids, size_t count, struct arena *arena,
                          struct area_choice *choice, struct fault *fault)
{
    struct area *members = arena_array(arena, count, sizeof *members);
    if (members == NULL) {
        return fault_memory(fault, choice->title);
    }
    for (size_t i = 0; i < count; i++) {
        if (read_area(store, ids[i], "K", arena, &members[i], fault) != 0) {
            return -1;
        }
    }
    qsort(members, count, sizeof *members, compare_titles);
    choice->is_group = true;
    choice->areas = members;
    choice->count = count;
    return 0;
}

static int choose_one(const struct area *area, struct arena *arena, struct area_choice *choice, struct fault *fault)
{
    struct area *copy = arena_alloc(arena, sizeof *copy);
    if (copy == NULL) {
        return fault_memory(fault, area->title);
    }
    *copy = *area;
    *choice = (struct area_choice){.id = area->id, .title = area->title, .count = 1, .areas = copy};
    return 0;
}

static int choose_kolada_group(struct store *store, const char *id, struct arena *arena, struct area_choice *choice,
                               bool *found, struct fault *fault)
{
    struct area_group group;
    if (catalogue_group(store, id, arena, &group, found, fault) != 0) {
        return -1;
    }
    if (!*found) {
        return 0;
    }
    choice->id = group.id;
    choice->title = group.title;
    return choose_members(store, group.members, group.member_count, arena, choice, fault);
}

/* Keeps the nearest names, the nearest first. */
static void keep_nearest(const char *wanted, const char *title, const char *nearest[NEAREST_TOLD])
{
    for (size_t i = 0; i < NEAREST_TOLD; i++) {
        if (nearest[i] != NULL && text_distance(nearest[i], wanted) <= text_distance(title, wanted)) {
            continue;
        }
        for (size_t j = NEAREST_TOLD - 1; j > i; j--) {
            nearest[j] = nearest[j - 1];
        }
        nearest[i] = title;
        return;
    }
}

static int fault_unknown(const struct areas *areas, const char *text, const struct area *all, size_t count,
                         struct fault *fault)
{
    const char *nearest[NEAREST_TOLD] = {NULL};
    for (size_t i = 0; i < count; i++) {
        keep_nearest(text, all[i].title, nearest);
    }
    for (size_t i = 0; i < areas->group_count; i++) {
        keep_nearest(text, areas->groups[i].name, nearest);
    }
    return fault_set(fault, STATUS_USAGE, "%s: there is no such area in the store; the nearest are %s, %s and %s", text,
                     nearest[0] == NULL ? "-" : nearest[0], nearest[1] == NULL ? "-" : nearest[1],
                     nearest[2] == NULL ? "-" : nearest[2]);
}

static int choose_by_title(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                           struct area_choice *choice, struct fault *fault)
{
    char wanted[TEXT_FOLDED_MAX];
    struct area *all;
    size_t count;
    if (catalogue_areas(store, arena, &all, &count, fault) != 0) {
        return -1;
    }
    text_fold(text, wanted);
    for (size_t i = 0; i < count; i++) {
        bool found;
        if (!same_name(all[i].title, wanted)) {
            continue;
        }
        if (strcmp(all[i].type, "G") == 0) {
            return choose_kolada_group(store, all[i].id, arena, choice, &found, fault);
        }
        return choose_one(&all[i], arena, choice, fault);
    }
    return fault_unknown(areas, text, all, count, fault);
}

int areas_choose(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                 struct area_choice *choice, struct fault *fault)
{
    const struct named_group *group = areas_group(areas, text);
    struct area area;
    bool found;
    memset(choice, 0, sizeof *choice);
    if (group != NULL) {
        choice->id = group->name;
        choice->title = group->label;
        return choose_members(store, group->members, group->member_count, arena, choice, fault);
    }
    if (catalogue_area(store, text, arena, &area, &found, fault) != 0) {
        return -1;
    }
    if (found) {
        area.title = strcmp(area.id, areas->nation) == 0 ? areas->nation_label : area.title;
        return choose_one(&area, arena, choice, fault);
    }
    if (choose_kolada_group(store, text, arena, choice, &found, fault) != 0) {
        return -1;
    }
    return found ? 0 : choose_by_title(areas, store, text, arena, choice, fault);
}

static bool looks_like_id(const char *text)
{
    const char *digits = *text == 'G' ? text + 1 : text;
    return strlen(digits) >= 4 && strspn(digits, "0123456789") == strlen(digits);
}

int areas_ids(const struct areas *areas, const char *text, struct arena *arena, const char ***ids, size_t *count,
              struct fault *fault)
{
    const struct named_group *group = areas_group(areas, text);
    size_t members = group == NULL ? 1 : group->member_count + 1;
    *count = 0;
    *ids = arena_array(arena, members, sizeof **ids);
    if (*ids == NULL) {
        return fault_memory(fault, text);
    }
    if (group == NULL && !looks_like_id(text)) {
        return fault_set(fault, STATUS_USAGE, "%s: is neither the id of an area nor a group in %s", text,
                         areas->document.name);
    }
    if (group == NULL) {
        (*ids)[(*count)++] = arena_copy(arena, text);
        return 0;
    }
    for (size_t i = 0; i < group->member_count; i++) {
        (*ids)[(*count)++] = group->members[i];
    }
    if (group->kolada[0] != '\0') {
        (*ids)[(*count)++] = group->kolada;
    }
    return 0;
}

int areas_ids_by_name(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                      const char ***ids, size_t *count, struct fault *fault)
{
    struct area_choice choice;
    if (areas_group(areas, text) != NULL || looks_like_id(text)) {
        return areas_ids(areas, text, arena, ids, count, fault);
    }
    if (store == NULL) {
        return fault_set(fault, STATUS_USAGE,
                         "%s: is neither the id of an area nor a group in %s; names are known once there is a store, "
                         "`nyckeltal fetch --catalogue` makes one",
                         text, areas->document.name);
    }
    if (areas_choose(areas, store, text, arena, &choice, fault) != 0) {
        return -1;
    }
    *count = 1;
    *ids = arena_array(arena, 1, sizeof **ids);
    if (*ids == NULL) {
        return fault_memory(fault, text);
    }
    (*ids)[0] = choice.id; /* a group of the source's by its own id */
    return 0;
}

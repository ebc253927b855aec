#include "transform/areas.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "transform/area_tiles.h"
#include "transform/declared_shapes.h"
#include "transform/localized.h"

#define FILE_NAME "areas.json"

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

/* Who the members are: listed, or by a rule that the catalogue answers. */
static int read_who(struct areas *areas, const struct json_at *at, struct named_group *group, struct fault *fault)
{
    struct json_at members = json_member(at, "members");
    struct json_at county = json_member(at, "county");
    struct json_at all = json_member(at, "all");
    struct json_at title = json_member(at, "title");
    struct json_at count = json_member(at, "count");
    if ((members.value != NULL) + (county.value != NULL) + (all.value != NULL) + (title.value != NULL) > 1) {
        return json_fault(at, fault, "must have exactly one of \"members\", \"county\", \"all\" and \"title\"");
    }
    if (title.value != NULL) {
        return json_name(&title, &group->title, fault);
    }
    if (county.value == NULL && all.value == NULL) {
        return read_members(areas, &members, group, fault);
    }
    if (all.value != NULL ? json_bool(&all, &group->all, fault) != 0 : json_name(&county, &group->county, fault) != 0) {
        return -1;
    }
    if (county.value == NULL && !group->all) {
        return json_fault(&all, fault, "must be true");
    }
    if (county.value != NULL && (strlen(group->county) != 2 || strspn(group->county, "0123456789") != 2)) {
        return json_fault(&county, fault, "must be the two digits of a county, such as \"14\"");
    }
    return json_int(&count, 1, LIMIT_MUNICIPALITIES, &group->least, fault);
}

static int read_group(struct areas *areas, const struct json_at *at, enum language language, struct named_group *group,
                      struct fault *fault)
{
    struct json_at name = json_member(at, "name");
    struct json_at label = json_member(at, "label");
    struct json_at kolada = json_member(at, "kolada");
    struct json_at tiles = json_member(at, "tiles");
    group->kolada = "";
    group->county = "";
    group->title = "";
    if (json_name(&name, &group->name, fault) != 0 || localized_text(&label, language, &group->label, fault) != 0 ||
        (kolada.value != NULL && json_text(&kolada, &group->kolada, fault) != 0)) {
        return -1;
    }
    if (read_who(areas, at, group, fault) != 0) {
        return -1;
    }
    return tiles.value == NULL ? 0 : tiles_read(&tiles, group, &areas->arena, fault);
}

static int expect_new_name(struct areas *areas, const struct json_at *at, size_t index, struct fault *fault)
{
    char folded[TEXT_FOLDED_MAX];
    text_fold(areas->groups[index].name, folded);
    areas->groups[index].folded = arena_copy(&areas->arena, folded);
    if (areas->groups[index].folded == NULL) {
        return fault_memory(fault, areas->document.name);
    }
    for (size_t i = 0; i < index; i++) {
        if (strcmp(areas->groups[i].folded, folded) == 0) {
            struct json_at name = json_member(at, "name");
            return json_fault(&name, fault, "\"%s\" is taken already", areas->groups[index].name);
        }
    }
    return 0;
}

static int read_nation(struct areas *areas, const struct json_at *at, enum language language, struct fault *fault)
{
    struct json_at id = json_member(at, "id");
    struct json_at label = json_member(at, "label");
    if (at->value == NULL) {
        return json_fault(at, fault, "is missing; it must be an object");
    }
    if (json_text(&id, &areas->nation, fault) != 0) {
        return -1;
    }
    return localized_text(&label, language, &areas->nation_label, fault);
}

static int read_areas(struct areas *areas, enum language language, struct fault *fault)
{
    struct json_at root = json_root(&areas->document);
    struct json_at nation = json_member(&root, "nation");
    struct json_at groups = json_member(&root, "groups");
    if (shape_expect(&root, &shape_areas, NULL, fault) != 0 || read_nation(areas, &nation, language, fault) != 0 ||
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

/* "län 14" as folded: the county's digits, else NULL. */
static const char *county_of(const char *folded)
{
    static const char word[] = "lan ";
    const char *digits = strncmp(folded, word, sizeof word - 1) == 0 ? folded + sizeof word - 1 : "";
    return strlen(digits) == 2 ? digits : NULL;
}

const struct named_group *areas_group(const struct areas *areas, const char *name)
{
    char wanted[TEXT_FOLDED_MAX];
    text_fold(name, wanted);
    const char *county = county_of(wanted);
    for (size_t i = 0; i < areas->group_count; i++) {
        const struct named_group *group = &areas->groups[i];
        if (strcmp(group->folded, wanted) == 0 || same_name(group->label, wanted) ||
            (county != NULL && strcmp(group->county, county) == 0)) {
            return group;
        }
    }
    return NULL;
}

const char *areas_nearest(const struct areas *areas, const char *name)
{
    const char *nearest = NULL;
    for (size_t i = 0; i < areas->group_count; i++) {
        nearest = text_nearer(name, nearest, areas->groups[i].name);
    }
    return nearest == NULL ? "" : nearest;
}

/* area_choice.c - what a name stands for: an area, a group that areas.json lists or gives a rule for, Kolada's groups. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "transform/areas.h"
#include "transform/similar.h"

#define NEAREST_TOLD 3

static bool same_name(const char *left, const char *folded_right)
{
    char folded[TEXT_FOLDED_MAX];
    text_fold(left, folded);
    return strcmp(folded, folded_right) == 0;
}

bool area_choice_has(const struct area_choice *choice, const char *id)
{
    for (size_t i = 0; i < choice->count; i++) {
        if (strcmp(choice->areas[i].id, id) == 0) {
            return true;
        }
    }
    return false;
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
    *choice = (struct area_choice){.id = area->id, .title = area->title, .kolada = "", .count = 1, .areas = copy};
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
    choice->kolada = group.id;
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

/* --- groups by a rule --- */

static bool follows_rule(const struct named_group *group, const struct area *area)
{
    return strcmp(area->type, "K") == 0 && (group->all || strncmp(area->id, group->county, 2) == 0);
}

/* All municipalities, or those of a county. A store that knows only some of them has no such group. */
static int choose_by_rule(struct store *store, const struct named_group *group, struct arena *arena,
                          struct area_choice *choice, struct fault *fault)
{
    struct area *all;
    size_t count;
    size_t kept = 0;
    if (catalogue_plain_areas(store, arena, &all, &count, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (follows_rule(group, &all[i])) {
            all[kept++] = all[i];
        }
    }
    if (kept < (size_t)group->least) {
        return fault_set(
            fault, STATUS_USAGE,
            "%s: the store knows %zu of its %d municipalities; `nyckeltal fetch --catalogue` gets the rest",
            group->name, kept, group->least);
    }
    qsort(all, kept, sizeof *all, compare_titles);
    choice->is_group = true;
    choice->areas = all;
    choice->count = kept;
    return 0;
}

/* The newest of Kolada's groups with that title, its year aside; `*found` is false where there is none. */
static int choose_newest(struct store *store, const char *title, struct arena *arena, struct area_choice *choice,
                         bool *found, struct fault *fault)
{
    struct area *all;
    size_t count;
    if (catalogue_areas(store, arena, &all, &count, fault) != 0) {
        return -1;
    }
    const struct area *newest = similar_newest(title, all, count);
    *found = newest != NULL;
    return newest == NULL ? 0 : choose_kolada_group(store, newest->id, arena, choice, found, fault);
}

int areas_similar(struct store *store, const char *theme, const char *title, struct arena *arena,
                  struct area_choice *choice, bool *found, struct fault *fault)
{
    const char *name = arena_printf(arena, "Liknande kommuner %s, %s", theme, title);
    struct area *groups;
    size_t count;
    *choice = (struct area_choice){.kolada = ""};
    if (catalogue_groups_titled(store, name, arena, &groups, &count, fault) != 0) {
        return -1;
    }
    const struct area *newest = similar_newest(name, groups, count);
    *found = newest != NULL;
    return newest == NULL ? 0 : choose_kolada_group(store, newest->id, arena, choice, found, fault);
}

static int choose_named_group(struct store *store, const struct named_group *group, struct arena *arena,
                              struct area_choice *choice, struct fault *fault)
{
    bool found;
    if (group->title[0] != '\0') {
        if (choose_newest(store, group->title, arena, choice, &found, fault) != 0) {
            return -1;
        }
        return found
                   ? 0
                   : fault_set(fault, STATUS_USAGE,
                               "%s: the store has no group of the title \"%s\"; `nyckeltal fetch --catalogue` gets all",
                               group->name, group->title);
    }
    choice->id = group->name;
    choice->title = group->label;
    choice->kolada = group->kolada;
    return group->member_count > 0 ? choose_members(store, group->members, group->member_count, arena, choice, fault)
                                   : choose_by_rule(store, group, arena, choice, fault);
}

/* --- by name --- */

/* The area of that title: spelled just so, else regardless of case and marks ("Habo" is not Håbo). */
static const struct area *find_title(const char *text, const struct area *all, size_t count)
{
    const struct area *alike = NULL;
    char wanted[TEXT_FOLDED_MAX];
    text_fold(text, wanted);
    for (size_t i = 0; i < count; i++) {
        if (!same_name(all[i].title, wanted)) {
            continue;
        }
        if (text_same_letters(all[i].title, text)) {
            return &all[i];
        }
        alike = alike == NULL ? &all[i] : alike;
    }
    return alike;
}

/* An area that is spelled just so goes before all groups, which then need not be read. */
static int choose_spelled(struct store *store, const char *text, struct arena *arena, struct area_choice *choice,
                          bool *found, struct fault *fault)
{
    struct area *all;
    size_t count;
    if (catalogue_plain_areas(store, arena, &all, &count, fault) != 0) {
        return -1;
    }
    const struct area *area = find_title(text, all, count);
    *found = area != NULL && text_same_letters(area->title, text);
    return *found ? choose_one(area, arena, choice, fault) : 0;
}

/* --- of the moment: "Ale,Kungälv" --- */

/* All that the parts between commas stand for, each area once. */
static int choose_together(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                           struct area_choice *choice, struct fault *fault)
{
    struct area *members = NULL;
    struct area_choice whole = {.is_group = true, .id = text, .title = text, .kolada = "", .of_the_moment = true};
    for (const char *at = text; *at != '\0'; at += *at == ',' ? 1 : 0) {
        struct area_choice part;
        at += strspn(at, " ");
        size_t length = strcspn(at, ",");
        if (length == 0) {
            continue;
        }
        const char *name = arena_copy_bytes(arena, at, length);
        at += length;
        if (name == NULL) {
            return fault_memory(fault, text);
        }
        if (areas_choose(areas, store, name, arena, &part, fault) != 0) {
            return -1;
        }
        members = arena_grow(arena, members, whole.count, whole.count + part.count, sizeof *members);
        whole.areas = members;
        for (size_t i = 0; members != NULL && i < part.count; i++) {
            if (!area_choice_has(&whole, part.areas[i].id)) {
                members[whole.count++] = part.areas[i];
            }
        }
    }
    if (arena_failed(arena)) {
        return fault_memory(fault, text);
    }
    if (members == NULL || whole.count == 0) {
        return fault_set(fault, STATUS_USAGE, "%s: names no area; write them with commas between: Ale,Kungälv", text);
    }
    qsort(members, whole.count, sizeof *members, compare_titles);
    *choice = whole;
    return 0;
}

static int choose_by_title(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                           struct area_choice *choice, struct fault *fault)
{
    struct area *all;
    size_t count;
    bool found;
    int spelled = choose_spelled(store, text, arena, choice, &found, fault);
    if (spelled != 0 || found) {
        return spelled;
    }
    if (catalogue_areas(store, arena, &all, &count, fault) != 0) {
        return -1;
    }
    const struct area *area = find_title(text, all, count);
    area = area == NULL ? similar_newest(text, all, count) : area;
    if (area == NULL) {
        return strchr(text, ',') == NULL ? fault_unknown(areas, text, all, count, fault)
                                         : choose_together(areas, store, text, arena, choice, fault);
    }
    return strcmp(area->type, "G") == 0 ? choose_kolada_group(store, area->id, arena, choice, &found, fault)
                                        : choose_one(area, arena, choice, fault);
}

int areas_choose(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                 struct area_choice *choice, struct fault *fault)
{
    const struct named_group *group = areas_group(areas, text);
    struct area area;
    bool found;
    *choice = (struct area_choice){.kolada = ""};
    if (group != NULL) {
        return choose_named_group(store, group, arena, choice, fault);
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

/* --- ids, for planning what to fetch --- */

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
    if (group->member_count == 0) {
        return fault_set(fault, STATUS_USAGE,
                         "%s: its members are known once there is a store; `nyckeltal fetch --catalogue` makes one",
                         text);
    }
    for (size_t i = 0; i < group->member_count; i++) {
        (*ids)[(*count)++] = group->members[i];
    }
    if (group->kolada[0] != '\0') {
        (*ids)[(*count)++] = group->kolada;
    }
    return 0;
}

/* What a choice stands for: the area, or the members and the group's own id at Kolada. */
static int ids_of_choice(const struct area_choice *choice, struct arena *arena, const char ***ids, size_t *count,
                         struct fault *fault)
{
    *count = 0;
    *ids = arena_array(arena, choice->count + 1, sizeof **ids);
    if (*ids == NULL) {
        return fault_memory(fault, choice->title);
    }
    for (size_t i = 0; i < choice->count; i++) {
        (*ids)[(*count)++] = choice->areas[i].id;
    }
    if (choice->kolada[0] != '\0') {
        (*ids)[(*count)++] = choice->kolada;
    }
    return 0;
}

int areas_ids_by_name(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                      const char ***ids, size_t *count, struct fault *fault)
{
    const struct named_group *group = areas_group(areas, text);
    struct area_choice choice = {.kolada = ""};
    bool found = false;
    if (group == NULL && looks_like_id(text)) {
        if (store != NULL && choose_kolada_group(store, text, arena, &choice, &found, fault) != 0) {
            return -1;
        }
        return found ? ids_of_choice(&choice, arena, ids, count, fault)
                     : areas_ids(areas, text, arena, ids, count, fault);
    }
    if (group != NULL && (store == NULL || group->member_count > 0)) {
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
    return ids_of_choice(&choice, arena, ids, count, fault);
}

#include <stdlib.h>
#include <string.h>

#include "fetch/wire.h"

/* A member that must be a text, or may be null. */
static int text_member(const struct json_at *entry, const char *key, bool may_be_null, const char **text,
                       struct fault *fault)
{
    struct json_at at = json_member(entry, key);
    return may_be_null ? json_text_or_null(&at, text, fault) : json_text(&at, text, fault);
}

static int id_member(const struct json_at *entry, const char *key, const char **id, struct fault *fault)
{
    struct json_at at = json_member(entry, key);
    return wire_id(&at, id, fault);
}

/* One of the names given, which end in NULL; the text is the name itself. */
static int choice_member(const struct json_at *entry, const char *key, const char *const *names, const char **text,
                         struct fault *fault)
{
    int choice;
    struct json_at at = json_member(entry, key);
    if (json_choice(&at, names, &choice, fault) != 0) {
        return -1;
    }
    *text = names[choice];
    return 0;
}

/* What classifies an indicator; null where the operator left it open. */
static int read_classes(const struct json_at *entry, struct kpi *kpi, struct fault *fault)
{
    const struct {
        const char *key;
        const char **text;
    } members[] = {
        {"auspice", &kpi->auspice},
        {"operating_area", &kpi->operating_area},
        {"perspective", &kpi->perspective},
        {"prel_publication_date", &kpi->prel_publication_date},
        {"publication_date", &kpi->publication_date},
        {"publ_period", &kpi->publ_period},
    };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (text_member(entry, members[i].key, true, members[i].text, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int wire_kpi(const struct wire_page *page, size_t index, struct kpi *kpi, struct fault *fault)
{
    static const char *const types[] = {"K", "L", "A", NULL};
    struct json_at root = json_root(&page->document);
    struct json_at values = json_member(&root, "values");
    struct json_at entry;
    if (wire_entry(&values, index, &entry, fault) != 0) {
        return -1;
    }
    struct json_at divided = json_member(&entry, "is_divided_by_gender");
    struct json_at units = json_member(&entry, "has_ou_data");
    kpi->has_ou_data = false;
    if (id_member(&entry, "id", &kpi->id, fault) != 0 || id_member(&entry, "title", &kpi->title, fault) != 0 ||
        text_member(&entry, "description", true, &kpi->description, fault) != 0 ||
        json_bool(&divided, &kpi->divided_by_gender, fault) != 0 ||
        choice_member(&entry, "municipality_type", types, &kpi->municipality_type, fault) != 0 ||
        read_classes(&entry, kpi, fault) != 0) {
        return -1;
    }
    if (kpi->description == NULL) {
        kpi->description = "";
    }
    return json_is_null(units.value) ? 0 : json_bool(&units, &kpi->has_ou_data, fault);
}

int wire_area(const struct wire_page *page, size_t index, struct area *area, struct fault *fault)
{
    static const char *const types[] = {"K", "L", NULL};
    struct json_at root = json_root(&page->document);
    struct json_at values = json_member(&root, "values");
    struct json_at entry;
    if (wire_entry(&values, index, &entry, fault) != 0 || id_member(&entry, "id", &area->id, fault) != 0 ||
        id_member(&entry, "title", &area->title, fault) != 0) {
        return -1;
    }
    return choice_member(&entry, "type", types, &area->type, fault);
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int read_members(const struct json_at *members, struct arena *arena, struct area_group *group,
                        struct fault *fault)
{
    const char *title;
    group->member_count = json_count(members);
    group->members = arena_array(arena, group->member_count, sizeof *group->members);
    if (group->members == NULL) {
        return fault_memory(fault, "the members of a group");
    }
    for (size_t i = 0; i < group->member_count; i++) {
        struct json_at member;
        if (wire_entry(members, i, &member, fault) != 0 ||
            id_member(&member, "member_id", &group->members[i], fault) != 0 ||
            text_member(&member, "member_title", false, &title, fault) != 0) {
            return -1;
        }
    }
    qsort(group->members, group->member_count, sizeof *group->members, by_text);
    for (size_t i = 1; i < group->member_count; i++) {
        if (strcmp(group->members[i - 1], group->members[i]) == 0) {
            return json_fault(members, fault, "has %s twice", group->members[i]);
        }
    }
    return 0;
}

int wire_group(const struct wire_page *page, size_t index, struct arena *arena, struct area_group *group,
               struct fault *fault)
{
    struct json_at root = json_root(&page->document);
    struct json_at values = json_member(&root, "values");
    struct json_at entry;
    if (wire_entry(&values, index, &entry, fault) != 0 || id_member(&entry, "id", &group->id, fault) != 0 ||
        id_member(&entry, "title", &group->title, fault) != 0) {
        return -1;
    }
    struct json_at members = json_member(&entry, "members");
    if (json_expect_array(&members, fault) != 0) {
        return -1;
    }
    return read_members(&members, arena, group, fault);
}

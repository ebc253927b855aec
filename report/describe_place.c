/* describe_place.c - all about an area or a group. */
#include <string.h>

#include "cache/holdings.h"
#include "report/describe.h"
#include "report/listing.h"

static const char *pick(const struct describe_job *job, const char *swedish, const char *english)
{
    return language_pick(job->language, swedish, english);
}

static int tell_held(struct description *description, const struct describe_job *job, const char *label, const char *id,
                     struct fault *fault)
{
    struct area_holding holding;
    struct arena *arena = job->source.arena;
    if (holdings_of_area(job->source.store, id, &holding, fault) != 0) {
        return -1;
    }
    if (holding.figures == 0) {
        description_fact(description, NULL, label,
                         arena_printf(arena,
                                      pick(job, "inget; `nyckeltal fetch --kpi IDS --area %s` hämtar",
                                           "nothing; `nyckeltal fetch --kpi IDS --area %s` gets it"),
                                      id));
        return 0;
    }
    description_number(description, "indicators_held", NULL, holding.kpis);
    description_number(description, "figures", NULL, holding.figures);
    description_number(description, "first_year", NULL, holding.first_year);
    description_number(description, "last_year", NULL, holding.last_year);
    description_fact(description, NULL, label,
                     arena_printf(arena, pick(job, "%s nyckeltal, %s, %s värden", "%s indicators, %s, %s figures"),
                                  listing_count(description->document, holding.kpis),
                                  listing_years(description->document, holding.first_year, holding.last_year),
                                  listing_count(description->document, holding.figures)));
    return 0;
}

/* --- an area --- */

/* Whether a group of areas.json has the area; one whose members the store does not know has none. */
static bool has_member(const struct describe_job *job, const struct named_group *group, const char *id)
{
    struct area_choice choice;
    struct fault ignored;
    if (areas_choose(job->areas, job->source.store, group->name, job->source.arena, &choice, &ignored) != 0) {
        return false;
    }
    for (size_t i = 0; i < choice.count; i++) {
        if (strcmp(choice.areas[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* Most of the groups that an area is in are of those similar to another: they come last. */
static bool is_similar(const struct area *group)
{
    static const char beginning[] = "Liknande ";
    return strncmp(group->title, beginning, sizeof beginning - 1) == 0;
}

static int list_groups(struct description *description, const struct describe_job *job, const char *id,
                       struct fault *fault)
{
    const struct described_column columns[] = {
        {"id", pick(job, "Grupp", "Group"), false}, {"title", pick(job, "Namn", "Name"), false}, {NULL, NULL, false}};
    struct area *groups;
    size_t count;
    struct described_list *ours = description_list(
        description, "groups", pick(job, "I mallarnas grupper", "In groups of the templates"), columns);
    for (size_t i = 0; i < job->areas->group_count; i++) {
        const struct named_group *group = &job->areas->groups[i];
        const char *const row[] = {group->name, group->label};
        if (has_member(job, group, id)) {
            description_row(description, ours, row);
        }
    }
    if (catalogue_groups_of(job->source.store, id, job->source.arena, &groups, &count, fault) != 0) {
        return -1;
    }
    struct described_list *theirs =
        description_list(description, "kolada_groups", pick(job, "I Koladas grupper", "In Kolada's groups"), columns);
    for (int similar = 0; similar < 2; similar++) {
        for (size_t i = 0; i < count; i++) {
            const char *const row[] = {groups[i].id, groups[i].title};
            if (is_similar(&groups[i]) == (similar == 1)) {
                description_row(description, theirs, row);
            }
        }
    }
    return 0;
}

int describe_area(struct description *description, const struct describe_job *job, const struct area *area,
                  struct fault *fault)
{
    bool nation = strcmp(area->id, job->areas->nation) == 0;
    const char *type = strcmp(area->type, "K") == 0 ? pick(job, "kommun", "municipality")
                       : nation                     ? pick(job, "riket", "the nation")
                                                    : pick(job, "region", "region");
    description->kind = "area";
    description->id = area->id;
    description->title = area->title;
    description_fact(description, "type", NULL, area->type);
    description_fact(description, NULL, pick(job, "Slag", "Kind"), type);
    return tell_held(description, job, pick(job, "I lagret", "Held"), area->id, fault) != 0
               ? -1
               : list_groups(description, job, area->id, fault);
}

/* --- a group --- */

/* By what rule areas.json says who is in it. */
static const char *rule_text(const struct describe_job *job, const struct named_group *group)
{
    if (group == NULL) {
        return "";
    }
    if (group->member_count > 0) {
        return pick(job, "medlemmarna står i areas.json", "the members are listed in areas.json");
    }
    if (group->all) {
        return pick(job, "alla kommuner", "all municipalities");
    }
    return group->county[0] != '\0'
               ? arena_printf(job->source.arena, pick(job, "kommunerna i län %s", "the municipalities of county %s"),
                              group->county)
               : arena_printf(job->source.arena, pick(job, "Koladas nyaste \"%s\"", "Kolada's newest \"%s\""),
                              group->title);
}

static void list_members(struct description *description, const struct describe_job *job,
                         const struct area_choice *group)
{
    const struct described_column columns[] = {
        {"id", "Id", false}, {"title", pick(job, "Medlem", "Member"), false}, {NULL, NULL, false}};
    struct described_list *list = description_list(description, "members", pick(job, "Medlemmar", "Members"), columns);
    for (size_t i = 0; i < group->count; i++) {
        const char *const row[] = {group->areas[i].id, group->areas[i].title};
        description_row(description, list, row);
    }
}

int describe_group(struct description *description, const struct describe_job *job, const struct area_choice *group,
                   struct fault *fault)
{
    const struct named_group *named = areas_group(job->areas, group->id);
    description->kind = "group";
    description->id = group->id;
    description->title = group->title;
    description_number(description, "member_count", pick(job, "Medlemmar", "Members"), (int64_t)group->count);
    description_fact(description, NULL, pick(job, "Vilka", "Who"), rule_text(job, named));
    description_fact(description, "kolada", pick(job, "Hos Kolada", "At Kolada"), group->kolada);
    description_fact(
        description, NULL, pick(job, "Medel", "Mean"),
        pick(job,
             "ovägt, av de medlemmar som redovisat, som Koladas eget; `query` visar också det vägda, för "
             "nyckeltal som har en vikt i mallarna",
             "unweighted, over the members that reported, as Kolada's own; `query` also shows the weighted "
             "one, of indicators that have a weight in the templates"));
    list_members(description, job, group);
    return group->kolada[0] == '\0'
               ? 0
               : tell_held(description, job, pick(job, "Koladas eget", "Kolada's own"), group->kolada, fault);
}

#include "cli/query_asking.h"

#include <string.h>

/* What is ranked where nobody says what. */
#define ALL_AREAS "alla"

struct arena *asking_arena(const struct asking *asking)
{
    return &asking->answer->document.arena;
}

/* --- what is lacking --- */

/* Adds one id or name, unless it is there: the same area may be chosen more than once. */
static int seek_one(struct asking *asking, const char *id)
{
    struct query_answer *answer = asking->answer;
    for (size_t i = 0; i < answer->sought_count; i++) {
        if (strcmp(answer->sought[i], id) == 0) {
            return 0;
        }
    }
    const char **sought = arena_grow(asking_arena(asking), answer->sought, answer->sought_count,
                                     answer->sought_count + 1, sizeof *sought);
    if (sought == NULL) {
        return fault_memory(asking->fault, "the areas");
    }
    sought[answer->sought_count++] = id;
    answer->sought = sought;
    return 0;
}

int asking_seek(struct asking *asking, const struct area_choice *choice)
{
    int result = choice->of_the_moment ? 0 : seek_one(asking, choice->id);
    for (size_t i = 0; choice->of_the_moment && i < choice->count && result == 0; i++) {
        result = seek_one(asking, choice->areas[i].id);
    }
    return result;
}

/* A name or an id that is not known may be in what was never fetched. */
static void note_unknown(struct asking *asking, enum query_lack lack)
{
    const char *retrieved;
    struct fault ignored;
    if (asking->fault->status == STATUS_USAGE &&
        catalogue_whole(asking->store, asking_arena(asking), &retrieved, &ignored) == 0 && retrieved == NULL) {
        asking->answer->lack = lack;
    }
}

/* --- indicators --- */

/* Where all that Kolada has was fetched, to fetch an indicator that is not among it is no advice. */
static const struct indicator *refuse_indicator(struct asking *asking, const char *name)
{
    const char *retrieved;
    if (catalogue_whole(asking->store, asking_arena(asking), &retrieved, asking->fault) != 0) {
        return NULL;
    }
    if (retrieved == NULL || !indicator_is_kpi_id(name)) {
        const struct indicator *unknown = indicators_expect(&asking->answer->indicators, name, asking->fault);
        if (indicator_is_kpi_id(name)) {
            note_unknown(asking, QUERY_LACKS_FIGURES);
        }
        return unknown;
    }
    fault_set(asking->fault, STATUS_USAGE,
              "%s: Kolada's catalogue of %s has no such indicator; `nyckeltal search WORDS` finds others", name,
              retrieved);
    return NULL;
}

const struct indicator *asking_indicator(struct asking *asking, const char *name)
{
    const struct indicator *indicator;
    if (indicators_choose(&asking->answer->indicators, asking->store, name, asking_arena(asking), &indicator,
                          asking->fault) != 0) {
        return NULL;
    }
    return indicator != NULL ? indicator : refuse_indicator(asking, name);
}

int asking_indicators(struct asking *asking, struct answer_job *job)
{
    const struct option_list *named = &asking->wish->indicators;
    size_t count = named->count > 0 ? named->count : asking->answer->indicators.count;
    const struct indicator **chosen = arena_array(asking_arena(asking), count, sizeof(const struct indicator *));
    if (chosen == NULL) {
        return fault_memory(asking->fault, "--indicator");
    }
    for (size_t i = 0; i < count; i++) {
        chosen[i] =
            named->count > 0 ? asking_indicator(asking, named->values[i]) : &asking->answer->indicators.items[i];
        if (chosen[i] == NULL) {
            return -1;
        }
    }
    job->indicators = chosen;
    job->indicator_count = count;
    job->indicators_named = named->count > 0;
    return 0;
}

/* --- areas --- */

/* An indicator among the areas is a slip; no catalogue knows it as an area. */
static int refuse_area(struct asking *asking, const char *name)
{
    if (indicator_is_kpi_id(name) || indicators_find(&asking->answer->indicators, name) != NULL) {
        return fault_set(asking->fault, STATUS_USAGE, "%s: is an indicator and no area; write --indicator %s", name,
                         name);
    }
    note_unknown(asking, QUERY_LACKS_CATALOGUE);
    return -1;
}

int asking_area(struct asking *asking, const char *name, struct area_choice *choice)
{
    if (areas_choose(&asking->answer->areas, asking->store, name, asking_arena(asking), choice, asking->fault) != 0) {
        return refuse_area(asking, name);
    }
    return asking_seek(asking, choice);
}

int asking_areas(struct asking *asking)
{
    const struct option_list *names = &asking->wish->names;
    struct query_answer *answer = asking->answer;
    asking->choices = arena_array(asking_arena(asking), names->count, sizeof *asking->choices);
    answer->ids = arena_array(asking_arena(asking), names->count, sizeof *answer->ids);
    if (names->count > 0 && (asking->choices == NULL || answer->ids == NULL)) {
        return fault_memory(asking->fault, "the areas");
    }
    for (size_t i = 0; i < names->count; i++) {
        if (asking_area(asking, names->values[i], &asking->choices[i]) != 0) {
            return -1;
        }
        answer->ids[answer->id_count++] = asking->choices[i].id;
    }
    asking->choice_count = names->count;
    asking->comparison.nation = &asking->nation;
    if (areas_nation(&asking->answer->areas, asking->store, asking_arena(asking), &asking->nation, asking->fault) !=
        0) {
        return -1;
    }
    return seek_one(asking, asking->nation.id);
}

/* The first group of areas.json that the area is a member of; NULL for none. */
static const char *first_group(const struct asking *asking, const struct area_choice *area)
{
    for (size_t i = 0; !area->is_group && i < asking->answer->areas.group_count; i++) {
        for (size_t j = 0; j < asking->answer->areas.groups[i].member_count; j++) {
            if (strcmp(asking->answer->areas.groups[i].members[j], area->id) == 0) {
                return asking->answer->areas.groups[i].name;
            }
        }
    }
    return NULL;
}

int asking_group(struct asking *asking, const struct area_choice *area)
{
    const char *name = asking->wish->group != NULL ? asking->wish->group : first_group(asking, area);
    if (asking->wish->similar) {
        if (area->is_group) {
            return fault_set(asking->fault, STATUS_USAGE, "--similar: %s is a group; name a municipality", area->title);
        }
        name = arena_printf(asking_arena(asking), "liknande %s", area->title);
    }
    asking->comparison.group = NULL;
    if (name == NULL) {
        return 0;
    }
    if (asking_area(asking, name, &asking->group) != 0) {
        return -1;
    }
    asking->comparison.group = &asking->group;
    return 0;
}

int asking_ranked(struct asking *asking)
{
    const char *of = asking->wish->of;
    const struct area_choice *named = asking->choice_count == 0 ? NULL : &asking->choices[0];
    if (named != NULL && named->is_group) {
        asking->ranked = *named;
        return of == NULL ? 0
                          : fault_set(asking->fault, STATUS_USAGE,
                                      "--of %s: the group %s is named already; give one of them", of, named->title);
    }
    if (asking_area(asking, of != NULL ? of : ALL_AREAS, &asking->ranked) != 0) {
        return -1;
    }
    return asking->ranked.is_group ? 0
                                   : fault_set(asking->fault, STATUS_USAGE,
                                               "--of %s: is no group; `nyckeltal query %s` tells of it", of, of);
}

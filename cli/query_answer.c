#include <string.h>

#include "base/file.h"
#include "cli/query_asking.h"
#include "report/figure_notes.h"
#include "report/small_marks.h"
#include "transform/small_numbers.h"

/* How far back the latest figure is looked for. */
#define YEARS_BACK 60

/* --- what is answered --- */

static int answer_ranking(struct asking *asking, struct answer_job *job, const struct area_choice *group,
                          bool without_mean)
{
    const struct query_wish *wish = asking->wish;
    const struct ranking ranking = {
        .group = group,
        .also = asking->choice_count == 0 || asking->choices[0].is_group ? NULL : &asking->choices[0].areas[0],
        .limit = (size_t)wish->limit,
        .lowest = wish->bottom != NULL,
        .without_mean = without_mean,
        .condition = wish->where,
        .indicators = &asking->answer->indicators,
        .areas = &asking->answer->areas};
    return answer_ranked(&asking->answer->document, job, &ranking, asking->fault);
}

/* An area among its similar ones, where an indicator is named; their mean stands in its card. */
static int answer_among_similar(struct asking *asking, struct answer_job *job, const struct area_choice *area)
{
    struct area_choice together = asking->group;
    struct area *members = arena_array(asking_arena(asking), asking->group.count + 1, sizeof *members);
    if (members == NULL) {
        return fault_memory(asking->fault, area->title);
    }
    if (area_choice_has(&asking->group, area->id)) {
        return answer_ranking(asking, job, &asking->group, false);
    }
    memcpy(members, asking->group.areas, asking->group.count * sizeof *members);
    members[asking->group.count] = area->areas[0];
    together.areas = members;
    together.count = asking->group.count + 1;
    return answer_ranking(asking, job, &together, true);
}

/* The one of several that goes by an area's or a group's kind. */
static int answer_kind(struct asking *asking, struct answer_job *job, const struct area_choice *area)
{
    const struct query_wish *wish = asking->wish;
    struct document *document = &asking->answer->document;
    bool latest = query_wish_latest(wish);
    if (wish->gender) {
        return answer_by_gender(document, job, area, latest, asking->fault);
    }
    if (wish->drivers != NULL) {
        return area->is_group ? answer_drivers(document, job, area, asking->fault)
                              : fault_set(asking->fault, STATUS_USAGE,
                                          "--drivers: %s is no group; what drives a change is asked of a group's mean",
                                          area->title);
    }
    if (area->is_group && wish->charted) {
        return answer_join(document, job, area, 1, asking->fault); /* its mean beside Riket */
    }
    if (area->is_group) {
        return answer_group(document, job, area, latest, asking->fault);
    }
    return latest ? answer_key_figures(document, job, &area->areas[0], asking->fault)
                  : answer_series(document, job, &area->areas[0], asking->fault);
}

static int answer_one(struct asking *asking, struct answer_job *job, const struct area_choice *area)
{
    if (asking_group(asking, area) != 0 || answer_kind(asking, job, area) != 0) {
        return -1;
    }
    bool among = asking->wish->similar && job->indicators_named && query_wish_latest(asking->wish);
    return among ? answer_among_similar(asking, job, area) : 0;
}

/* Several side by side; the group that is named to compare with is one of them. */
static int answer_together(struct asking *asking, struct answer_job *job)
{
    size_t count = asking->choice_count;
    struct area_choice *sides = arena_array(asking_arena(asking), count + 1, sizeof *sides);
    if (sides == NULL) {
        return fault_memory(asking->fault, "the areas");
    }
    memcpy(sides, asking->choices, count * sizeof *sides);
    if (asking->wish->group != NULL && asking_area(asking, asking->wish->group, &sides[count++]) != 0) {
        return -1;
    }
    return query_wish_latest(asking->wish) ? answer_beside(&asking->answer->document, job, sides, count, asking->fault)
                                           : answer_join(&asking->answer->document, job, sides, count, asking->fault);
}

/* How several stand, against the group of the first one. */
static int answer_compared(struct asking *asking, struct answer_job *job)
{
    size_t count = asking->choice_count;
    struct area *areas = arena_array(asking_arena(asking), count, sizeof *areas);
    if (areas == NULL) {
        return fault_memory(asking->fault, "the areas");
    }
    for (size_t i = 0; i < count; i++) {
        const struct area_choice *choice = &asking->choices[i];
        if (choice->is_group) {
            return fault_set(asking->fault, STATUS_USAGE,
                             "--compare: %s is a group; name an area of it, or ask --drivers", choice->title);
        }
        areas[i] = choice->areas[0];
    }
    return asking_group(asking, &asking->choices[0]) != 0
               ? -1
               : answer_standing(&asking->answer->document, job, areas, count, asking->fault);
}

static int answer_areas(struct asking *asking, struct answer_job *job)
{
    const struct query_wish *wish = asking->wish;
    job->comparison = &asking->comparison;
    if (query_wish_ranks(wish)) {
        return asking_ranked(asking) != 0 ? -1 : answer_ranking(asking, job, &asking->ranked, false);
    }
    if (wish->compare) {
        return answer_compared(asking, job);
    }
    if (asking->choice_count > 1 && !wish->gender && wish->drivers == NULL) {
        return answer_together(asking, job);
    }
    for (size_t i = 0; i < asking->choice_count; i++) {
        if (answer_one(asking, job, &asking->choices[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- the document --- */

/* Adds a choice's areas to those that are judged together. */
static int add_among(struct asking *asking, struct panel_source *source, const struct area_choice *choice)
{
    struct area *among = arena_array(asking_arena(asking), source->among_count + choice->count, sizeof *among);
    if (among == NULL) {
        return fault_memory(asking->fault, "the areas");
    }
    if (source->among_count > 0) {
        memcpy(among, source->among, source->among_count * sizeof *among);
    }
    memcpy(among + source->among_count, choice->areas, choice->count * sizeof *among);
    source->among = among;
    source->among_count += choice->count;
    return 0;
}

/* All areas that the answer shows or takes means of: what is withheld is judged by them together. */
static int gather_areas(struct asking *asking, struct panel_source *source)
{
    if (query_wish_ranks(asking->wish) &&
        (asking_ranked(asking) != 0 || add_among(asking, source, &asking->ranked) != 0)) {
        return -1;
    }
    for (size_t i = 0; i < asking->choice_count; i++) {
        if (add_among(asking, source, &asking->choices[i]) != 0 || asking_group(asking, &asking->choices[i]) != 0 ||
            (asking->comparison.group != NULL && add_among(asking, source, &asking->group) != 0)) {
            return -1;
        }
    }
    return 0;
}

/* The years to look at, and the weight of a weighted mean. */
static int choose_years(struct asking *asking, struct answer_job *job)
{
    const struct query_wish *wish = asking->wish;
    const char *years = wish->drivers != NULL ? wish->drivers : wish->years;
    if (years != NULL && command_years(years, &job->first_year, &job->last_year, asking->fault) != 0) {
        return -1;
    }
    if (wish->drivers != NULL && job->first_year == job->last_year) {
        return fault_set(asking->fault, STATUS_USAGE, "--drivers %s: takes two years, as in 2021-2022", wish->drivers);
    }
    job->weight = wish->weight == NULL ? NULL : asking_indicator(asking, wish->weight);
    return wish->weight != NULL && job->weight == NULL ? -1 : 0;
}

static int write_marks(struct asking *asking, const struct answer_job *job)
{
    struct document *document = &asking->answer->document;
    const struct small_marks marks = {.source = &job->source,
                                      .indicators = job->indicators,
                                      .indicator_count = job->indicator_count,
                                      .limit = asking->wish->small_base};
    if (small_marks_add(document, &marks, asking->fault) != 0) {
        return -1;
    }
    figure_notes(document);
    return arena_failed(&document->arena) ? fault_memory(asking->fault, "the answer") : 0;
}

/* All that the answer would be about, where it is not known what of. */
static void seek_all(struct asking *asking)
{
    struct fault first = *asking->fault;
    int result = query_wish_ranks(asking->wish) ? asking_ranked(asking) : 0;
    for (size_t i = 0; i < asking->choice_count && result == 0; i++) {
        result = asking_group(asking, &asking->choices[i]);
    }
    *asking->fault = first;
}

static int answer_from_store(struct asking *asking)
{
    const struct settings *settings = &asking->session->settings;
    struct answer_job job = {.source = {.store = asking->store,
                                        .templates = settings->templates,
                                        .arena = asking_arena(asking),
                                        .today = command_view_day(asking->session),
                                        .withhold = asking->wish->withhold ? SMALL_COUNT : 0},
                             .language = settings->language,
                             .first_year = settings->today.year - YEARS_BACK,
                             .last_year = settings->today.year,
                             .years_named = asking->wish->years != NULL,
                             .diag = &asking->session->diag,
                             .incomplete = &asking->answer->incomplete};
    if (asking_areas(asking) != 0) {
        return -1;
    }
    if (choose_years(asking, &job) != 0 || asking_indicators(asking, &job) != 0) {
        seek_all(asking);
        return -1;
    }
    if (asking->wish->withhold && gather_areas(asking, &job.source) != 0) {
        return -1;
    }
    return answer_areas(asking, &job) != 0 ? -1 : write_marks(asking, &job);
}

int query_answer_make(struct query_answer *answer, const struct query_wish *wish, struct session *session,
                      struct fault *fault)
{
    struct asking asking = {.session = session, .wish = wish, .answer = answer, .fault = fault};
    *answer = (struct query_answer){0};
    document_init(&answer->document, session->settings.language);
    if (command_load_templates(session, &answer->indicators, &answer->areas, fault) != 0) {
        return -1;
    }
    answer->has_templates = true;
    int result = command_open_store(session, &asking.store, fault);
    if (result != 0 && !path_exists(session->settings.store)) {
        answer->lack = QUERY_LACKS_CATALOGUE;
    }
    /* In one transaction the file is locked, and its pages are read, once. */
    result = result != 0 ? result : store_read_begin(asking.store, fault);
    result = result != 0 ? result : answer_from_store(&asking);
    if (result == 0 && answer->incomplete) {
        answer->lack = QUERY_LACKS_FIGURES;
    }
    store_free(asking.store);
    return result;
}

void query_answer_release(struct query_answer *answer)
{
    document_release(&answer->document);
    if (answer->has_templates) {
        areas_release(&answer->areas);
        indicators_release(&answer->indicators);
    }
}

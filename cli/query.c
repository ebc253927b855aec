/* query.c - `nyckeltal query`: the figures of areas, as a table, CSV or JSON. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "base/streams.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "report/answer.h"
#include "report/figure_notes.h"
#include "report/render_rows.h"
#include "report/render_text.h"
#include "report/small_marks.h"
#include "transform/small_numbers.h"

/* How far back the latest figure is looked for. */
#define YEARS_BACK 60

enum query_format { QUERY_TABLE, QUERY_CSV, QUERY_JSON };

/* What the command line asks for. */
struct wish {
    struct option_list names;
    struct option_list indicators;
    const char *years;
    const char *group;
    const char *drivers; /* two years */
    const char *weight;
    bool compare;
    bool withhold; /* counts of few persons */
    const char *small;
    double small_base; /* shares of fewer are marked */
    const char *format;
    bool gender;
    enum query_format chosen;
};

/* Everything that an answer is made from. */
struct asking {
    struct session *session;
    const struct wish *wish;
    struct indicators indicators;
    struct areas areas;
    struct store *store;
    struct document document;
    struct area_choice group; /* of the area being answered for */
    struct area nation;
    struct comparison comparison;
    bool incomplete; /* something asked for by name was never fetched */
    struct fault *fault;
};

/* The base under which a share is marked. */
static int choose_small(struct wish *wish, struct fault *fault)
{
    int limit;
    wish->small_base = SMALL_BASE;
    if (wish->small == NULL) {
        return 0;
    }
    if (!number_parse_int(wish->small, 0, SMALL_MOST, &limit)) {
        return fault_set(fault, STATUS_USAGE, "--small %s: must be a whole number from 0 to %d", wish->small,
                         SMALL_MOST);
    }
    wish->small_base = limit;
    return 0;
}

static int choose_format(struct wish *wish, struct fault *fault)
{
    static const char *const names[] = {"table", "csv", "json"};
    if (wish->format == NULL) {
        wish->chosen = isatty(STDOUT_FILENO) ? QUERY_TABLE : QUERY_CSV;
        return 0;
    }
    for (int i = 0; i < 3; i++) {
        if (strcmp(wish->format, names[i]) == 0) {
            wish->chosen = (enum query_format)i;
            return 0;
        }
    }
    return fault_set(fault, STATUS_USAGE, "--format %s: is not known; there are table, csv and json", wish->format);
}

/* Where all that Kolada has was fetched, to fetch an indicator that is not among it is no advice. */
static const struct indicator *refuse_indicator(struct asking *asking, const char *name)
{
    const char *retrieved;
    if (catalogue_whole(asking->store, &asking->document.arena, &retrieved, asking->fault) != 0) {
        return NULL;
    }
    if (retrieved == NULL || !indicator_is_kpi_id(name)) {
        return indicators_expect(&asking->indicators, name, asking->fault);
    }
    fault_set(asking->fault, STATUS_USAGE,
              "%s: Kolada's catalogue of %s has no such indicator; `nyckeltal search WORDS` finds others", name,
              retrieved);
    return NULL;
}

static const struct indicator *choose_indicator(struct asking *asking, const char *name)
{
    const struct indicator *indicator;
    if (indicators_choose(&asking->indicators, asking->store, name, &asking->document.arena, &indicator,
                          asking->fault) != 0) {
        return NULL;
    }
    return indicator != NULL ? indicator : refuse_indicator(asking, name);
}

static int choose_indicators(struct asking *asking, struct answer_job *job)
{
    const struct option_list *named = &asking->wish->indicators;
    size_t count = named->count > 0 ? named->count : asking->indicators.count;
    const struct indicator **chosen = arena_array(&asking->document.arena, count, sizeof(const struct indicator *));
    if (chosen == NULL) {
        return fault_memory(asking->fault, "--indicator");
    }
    for (size_t i = 0; i < count; i++) {
        chosen[i] = named->count > 0 ? choose_indicator(asking, named->values[i]) : &asking->indicators.items[i];
        if (chosen[i] == NULL) {
            return -1;
        }
    }
    job->indicators = chosen;
    job->indicator_count = count;
    job->indicators_named = named->count > 0;
    return 0;
}

/* The group to compare with: the one asked for, else the first that the area is a member of. */
static int choose_group(struct asking *asking, const struct area_choice *area)
{
    const char *name = asking->wish->group;
    for (size_t i = 0; name == NULL && !area->is_group && i < asking->areas.group_count; i++) {
        for (size_t j = 0; j < asking->areas.groups[i].member_count; j++) {
            if (strcmp(asking->areas.groups[i].members[j], area->id) == 0) {
                name = asking->areas.groups[i].name;
                break;
            }
        }
    }
    asking->comparison.group = NULL;
    if (name == NULL) {
        return 0;
    }
    asking->comparison.group = &asking->group;
    return areas_choose(&asking->areas, asking->store, name, &asking->document.arena, &asking->group, asking->fault);
}

static int answer_area(struct asking *asking, struct answer_job *job, const char *name)
{
    struct area_choice area;
    struct arena *arena = &asking->document.arena;
    bool latest = asking->wish->years == NULL;
    if (areas_choose(&asking->areas, asking->store, name, arena, &area, asking->fault) != 0 ||
        areas_nation(&asking->areas, asking->store, arena, &asking->nation, asking->fault) != 0 ||
        choose_group(asking, &area) != 0) {
        return -1;
    }
    asking->comparison.nation = &asking->nation;
    job->comparison = &asking->comparison;
    if (asking->wish->gender && asking->wish->drivers != NULL) {
        return fault_set(asking->fault, STATUS_USAGE, "--gender: does not go with --drivers; ask for one of them");
    }
    if (asking->wish->gender) {
        return answer_by_gender(&asking->document, job, &area, latest, asking->fault);
    }
    if (asking->wish->drivers != NULL) {
        return area.is_group ? answer_drivers(&asking->document, job, &area, asking->fault)
                             : fault_set(asking->fault, STATUS_USAGE,
                                         "--drivers: %s is no group; what drives a change is asked of a group's mean",
                                         area.title);
    }
    if (asking->wish->compare) {
        return area.is_group ? fault_set(asking->fault, STATUS_USAGE,
                                         "--compare: %s is a group; name an area of it, or ask --drivers", area.title)
                             : answer_standing(&asking->document, job, &area.areas[0], asking->fault);
    }
    if (area.is_group) {
        return answer_group(&asking->document, job, &area, latest, asking->fault);
    }
    return latest ? answer_key_figures(&asking->document, job, &area.areas[0], asking->fault)
                  : answer_series(&asking->document, job, &area.areas[0], asking->fault);
}

/* All areas that the answer shows or takes means of: what is withheld is judged by them together. */
static int gather_areas(struct asking *asking, struct panel_source *source)
{
    struct arena *arena = &asking->document.arena;
    for (size_t i = 0; i < asking->wish->names.count; i++) {
        struct area_choice area;
        if (areas_choose(&asking->areas, asking->store, asking->wish->names.values[i], arena, &area, asking->fault) !=
                0 ||
            choose_group(asking, &area) != 0) {
            return -1;
        }
        size_t compared = asking->comparison.group == NULL ? 0 : asking->group.count;
        struct area *among = arena_array(arena, source->among_count + area.count + compared, sizeof *among);
        if (among == NULL) {
            return fault_memory(asking->fault, "the areas");
        }
        for (size_t j = 0; j < source->among_count; j++) {
            among[j] = source->among[j];
        }
        for (size_t j = 0; j < area.count + compared; j++) {
            among[source->among_count + j] = j < area.count ? area.areas[j] : asking->group.areas[j - area.count];
        }
        source->among = among;
        source->among_count += area.count + compared;
    }
    return 0;
}

static int print_answer(struct asking *asking)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    switch (asking->wish->chosen) {
    case QUERY_TABLE:
        render_text(&asking->document, terminal_colours(), &text);
        break;
    case QUERY_CSV:
        render_rows_csv(&asking->document, &text);
        break;
    case QUERY_JSON:
        render_rows_json(&asking->document, &text);
        break;
    }
    int result = streams_print(&text, asking->fault);
    buffer_release(&text);
    return result;
}

/* The years to look at, and the weight of a weighted mean. */
static int choose_years(struct asking *asking, struct answer_job *job)
{
    const struct wish *wish = asking->wish;
    const char *years = wish->drivers != NULL ? wish->drivers : wish->years;
    if (years != NULL && command_years(years, &job->first_year, &job->last_year, asking->fault) != 0) {
        return -1;
    }
    if (wish->drivers != NULL && job->first_year == job->last_year) {
        return fault_set(asking->fault, STATUS_USAGE, "--drivers %s: takes two years, as in 2021-2022", wish->drivers);
    }
    job->weight = wish->weight == NULL ? NULL : choose_indicator(asking, wish->weight);
    return wish->weight != NULL && job->weight == NULL ? -1 : 0;
}

static int answer(struct asking *asking)
{
    const struct settings *settings = &asking->session->settings;
    struct answer_job job = {.source = {.store = asking->store,
                                        .templates = settings->templates,
                                        .arena = &asking->document.arena,
                                        .today = command_view_day(asking->session),
                                        .withhold = asking->wish->withhold ? SMALL_COUNT : 0},
                             .language = settings->language,
                             .first_year = settings->today.year - YEARS_BACK,
                             .last_year = settings->today.year,
                             .years_named = asking->wish->years != NULL,
                             .diag = &asking->session->diag,
                             .incomplete = &asking->incomplete};
    if (choose_years(asking, &job) != 0) {
        return -1;
    }
    if (choose_indicators(asking, &job) != 0) {
        return -1;
    }
    if (asking->wish->withhold && gather_areas(asking, &job.source) != 0) {
        return -1;
    }
    for (size_t i = 0; i < asking->wish->names.count; i++) {
        if (answer_area(asking, &job, asking->wish->names.values[i]) != 0) {
            return -1;
        }
    }
    const struct small_marks marks = {.source = &job.source,
                                      .indicators = job.indicators,
                                      .indicator_count = job.indicator_count,
                                      .limit = asking->wish->small_base};
    if (small_marks_add(&asking->document, &marks, asking->fault) != 0) {
        return -1;
    }
    figure_notes(&asking->document);
    if (arena_failed(&asking->document.arena)) {
        return fault_memory(asking->fault, "the answer");
    }
    return print_answer(asking);
}

static int query(struct session *session, const struct wish *wish, struct fault *fault)
{
    struct asking asking = {.session = session, .wish = wish, .fault = fault};
    int result = -1;
    if (command_load_templates(session, &asking.indicators, &asking.areas, fault) != 0) {
        return -1;
    }
    document_init(&asking.document, session->settings.language);
    if (command_open_store(session, &asking.store, fault) == 0) {
        result = answer(&asking) != 0 ? -1 : (asking.incomplete ? STATUS_INCOMPLETE : STATUS_DONE);
    }
    if (result == STATUS_INCOMPLETE) {
        diag_warn(&session->diag, "some of these figures were never fetched; `nyckeltal fetch --kpi NAMES --area AREAS "
                                  "--years A-B` gets them");
    }
    store_free(asking.store);
    document_release(&asking.document);
    areas_release(&asking.areas);
    indicators_release(&asking.indicators);
    return result;
}

int command_query(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct wish wish = {0};
    struct option_list indicators = {0};
    const struct option_spec own[] = {
        {"indicator", 0, MESSAGE("NAMES"), OPTION_LIST, &indicators,
         MESSAGE("names or KPI ids, separated by commas; default all known")},
        {"years", 0, MESSAGE("A-B"), OPTION_TEXT, &wish.years,
         MESSAGE("the series of these years instead of the latest figures")},
        {"group", 0, MESSAGE("GROUP"), OPTION_TEXT, &wish.group,
         MESSAGE("compare with this group; default the first the area is in")},
        {"gender", 0, NULL, OPTION_FLAG, &wish.gender,
         MESSAGE("women, men and the difference between them beside the total")},
        {"compare", 0, NULL, OPTION_FLAG, &wish.compare,
         MESSAGE("how an area stands: change, rank, quartile, level shift")},
        {"drivers", 0, MESSAGE("A-B"), OPTION_TEXT, &wish.drivers,
         MESSAGE("what drove a group's change between these two years")},
        {"weight", 0, MESSAGE("NAME"), OPTION_TEXT, &wish.weight,
         MESSAGE("with --drivers: of the mean weighted by this indicator")},
        {"small", 0, MESSAGE("N"), OPTION_TEXT, &wish.small,
         MESSAGE("mark shares of fewer than N persons; default 30, 0 for none")},
        {"withhold", 0, NULL, OPTION_FLAG, &wish.withhold,
         MESSAGE("do not show counts from 1 to 4, nor what would reveal them")},
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &wish.format,
         MESSAGE("table, csv or json; default table at a terminal, else csv")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &wish.names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (wish.names.count == 0) {
        return fault_set(fault, STATUS_USAGE, "query: which area? `nyckeltal query Öckerö`");
    }
    if (wish.drivers != NULL && (indicators.count == 0 || wish.years != NULL)) {
        return fault_set(fault, STATUS_USAGE,
                         "--drivers: takes --indicator and no --years, as in "
                         "`nyckeltal query GR --indicator anvisade_af --drivers 2021-2022`");
    }
    if (wish.compare && wish.drivers != NULL) {
        return fault_set(fault, STATUS_USAGE, "--compare: does not go with --drivers; ask one after the other");
    }
    if (wish.weight != NULL && wish.drivers == NULL) {
        return fault_set(fault, STATUS_USAGE, "--weight %s: goes with --drivers", wish.weight);
    }
    if (command_split(session, &indicators, &wish.indicators, fault) != 0 || choose_format(&wish, fault) != 0 ||
        choose_small(&wish, fault) != 0) {
        return -1;
    }
    return query(session, &wish, fault);
}

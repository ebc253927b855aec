/* fetch.c - `nyckeltal fetch`: what the templates and the command line want, handed to the fetching wing. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "cli/command.h"
#include "fetch/fetch.h"
#include "report/template.h"

/* Blocks that one run may want: two for a template, and one from the command line. */
#define WANTED_MAX (2 * OPTION_VALUES_MAX + 1)

/* What the command line asks for. */
struct wish {
    struct option_list templates;
    struct option_list kpis;
    struct option_list areas;
    const char *years;
    const char *record;
    const char *replay;
    bool all;
    bool catalogue;
    bool full;
    bool accept_withdrawals;
};

/* The blocks that follow from it. */
struct wanted_list {
    size_t count;
    bool lacks_areas; /* a template wants areas that the store does not know yet */
    struct fetch_wanted blocks[WANTED_MAX];
};

/* The oldest figures that Kolada has. */
#define FIRST_YEAR_OF_ALL 1970

/* Figures for a year come during the year after at the latest. */
static int this_year(const struct session *session)
{
    return session->settings.today.year;
}

/* Adds an id to a list that grows in the session's arena. */
static int add_id(struct session *session, void **items, size_t *count, size_t *capacity, const char *id,
                  struct fault *fault)
{
    const char **place = arena_next(&session->arena, items, *count, capacity, sizeof *place);
    if (place == NULL) {
        return fault_memory(fault, id);
    }
    *place = id;
    (*count)++;
    return 0;
}

/* The store to look names of areas up in; NULL where there is none yet. */
static struct store *open_catalogue(const struct session *session)
{
    struct store *store;
    struct fault ignored;
    return store_open(&store, session->settings.store, STORE_READ, &ignored) == 0 ? store : NULL;
}

/* Adds the ids behind names of areas. */
static int add_areas(struct session *session, const char *const *names, size_t name_count, const struct areas *areas,
                     struct fetch_wanted *block, void **items, size_t *capacity, struct fault *fault)
{
    int result = 0;
    struct store *store = open_catalogue(session);
    for (size_t i = 0; i < name_count && result == 0; i++) {
        const char **ids = NULL;
        size_t count = 0;
        result = areas_ids_by_name(areas, store, names[i], &session->arena, &ids, &count, fault);
        for (size_t j = 0; j < count && result == 0; j++) {
            result = add_id(session, items, &block->area_count, capacity, ids[j], fault);
        }
    }
    store_free(store);
    block->areas = *items;
    return result;
}

/* All that a template needs: the ids it knows, those of groups that the catalogue knows, and more areas. */
static int want_block_of(struct session *session, const struct template_needs *needs, const struct areas *areas,
                         const struct option_list *more, struct wanted_list *wanted, struct fault *fault)
{
    void *items = NULL;
    size_t capacity = 0;
    struct fetch_wanted block = {.kpis = needs->kpis,
                                 .kpi_count = needs->kpi_count,
                                 .first_year = needs->first_year,
                                 .last_year = this_year(session)};
    for (size_t i = 0; i < needs->area_count; i++) {
        if (add_id(session, &items, &block.area_count, &capacity, arena_copy(&session->arena, needs->areas[i]),
                   fault) != 0) {
            return -1;
        }
    }
    block.areas = items;
    if (needs->group_count > 0 &&
        add_areas(session, needs->groups, needs->group_count, areas, &block, &items, &capacity, fault) != 0) {
        return -1;
    }
    if (more->count > 0 &&
        add_areas(session, more->values, more->count, areas, &block, &items, &capacity, fault) != 0) {
        return -1;
    }
    wanted->blocks[wanted->count++] = block;
    return 0;
}

/* What a template wants of all municipalities, who are known once there is a catalogue. */
static int want_everyone(struct session *session, const char *name, const struct template_needs *needs,
                         const struct areas *areas, struct wanted_list *wanted, struct fault *fault)
{
    struct fetch_wanted block = {.kpis = needs->wide_kpis,
                                 .kpi_count = needs->wide_kpi_count,
                                 .first_year = needs->first_year,
                                 .last_year = this_year(session)};
    void *items = NULL;
    size_t capacity = 0;
    struct fault unknown;
    if (needs->wide_area == NULL) {
        return 0;
    }
    if (add_areas(session, &needs->wide_area, 1, areas, &block, &items, &capacity, &unknown) == 0) {
        wanted->blocks[wanted->count++] = block;
        return 0;
    }
    if (unknown.status != STATUS_USAGE) {
        *fault = unknown;
        return -1;
    }
    wanted->lacks_areas = true;
    diag_warn(&session->diag,
              "%s: shows all municipalities, which the store does not know yet; `nyckeltal fetch --catalogue` gets "
              "them, then fetch again",
              name);
    return 0;
}

static int want_template(struct session *session, const char *name, const struct indicators *indicators,
                         const struct areas *areas, const struct option_list *more, struct wanted_list *wanted,
                         struct fault *fault)
{
    struct report_template template;
    struct template_needs needs;
    if (template_load(&template, session->settings.templates, name, indicators, areas, session->settings.language,
                      fault) != 0) {
        return -1;
    }
    int result = template_needs(&template, &session->arena, &needs, fault);
    if (result == 0) {
        result = want_block_of(session, &needs, areas, more, wanted, fault);
    }
    if (result == 0) {
        result = want_everyone(session, name, &needs, areas, wanted, fault);
    }
    template_release(&template);
    return result;
}

/* The ids of kpis while they are collected. */
struct kpi_list {
    struct session *session;
    void *items;
    size_t count;
    size_t capacity;
    struct fault *fault;
};

/* What an indicator's figures come from. */
static int add_origin(void *context, const struct indicator *indicator)
{
    struct kpi_list *list = context;
    if (indicator->kind == INDICATOR_KPI) {
        return add_id(list->session, &list->items, &list->count, &list->capacity, indicator->kpi, list->fault);
    }
    return fault_set(list->fault, STATUS_USAGE, "%s: is not Kolada's; it lies in the templates' %s", indicator->name,
                     indicator->file);
}

/* KPI ids behind names: an indicator of the templates, or an id itself. */
static int want_kpis(struct session *session, const struct option_list *names, const struct indicators *indicators,
                     struct fetch_wanted *block, struct fault *fault)
{
    struct kpi_list list = {.session = session, .fault = fault};
    for (size_t i = 0; i < names->count; i++) {
        const struct indicator *indicator = indicators_find(indicators, names->values[i]);
        int result = indicator != NULL
                         ? indicator_each_origin(indicator, add_origin, &list)
                         : add_id(session, &list.items, &list.count, &list.capacity, names->values[i], fault);
        if (result != 0) {
            return -1;
        }
    }
    block->kpis = list.items;
    block->kpi_count = list.count;
    return 0;
}

/* What derived indicators need beyond what was named: the members of a group, the base year of an index. */
struct needs {
    struct session *session;
    struct fetch_wanted *block;
    size_t capacity;
    struct fault *fault;
};

static int add_members(void *context, const struct indicator *indicator)
{
    struct needs *needs = context;
    void *items = needs->block->areas;
    for (size_t i = 0; i < indicator->member_count; i++) {
        if (add_id(needs->session, &items, &needs->block->area_count, &needs->capacity, indicator->members[i],
                   needs->fault) != 0) {
            return -1;
        }
    }
    needs->block->areas = items;
    return 0;
}

static int want_needs(struct session *session, const struct option_list *names, const struct indicators *indicators,
                      struct fetch_wanted *block, struct fault *fault)
{
    struct needs needs = {.session = session, .block = block, .capacity = block->area_count, .fault = fault};
    for (size_t i = 0; i < names->count; i++) {
        const struct indicator *indicator = indicators_find(indicators, names->values[i]);
        if (indicator == NULL) {
            continue;
        }
        block->first_year = indicator_first_year(indicator, block->first_year);
        if (indicator_each_group(indicator, add_members, &needs) != 0) {
            return -1;
        }
    }
    return 0;
}

static int want_block(struct session *session, const struct wish *wish, const struct indicators *indicators,
                      const struct areas *areas, struct wanted_list *wanted, struct fault *fault)
{
    struct fetch_wanted block = {.first_year = this_year(session) - 10, .last_year = this_year(session)};
    void *items = NULL;
    size_t capacity = 0;
    if (wish->kpis.count == 0 || wish->areas.count == 0) {
        return fault_set(fault, STATUS_USAGE, "fetch: --kpi and --area go together: --kpi N31814 --area GR");
    }
    if (wish->years != NULL && command_years(wish->years, &block.first_year, &block.last_year, fault) != 0) {
        return -1;
    }
    if (want_kpis(session, &wish->kpis, indicators, &block, fault) != 0 ||
        add_areas(session, wish->areas.values, wish->areas.count, areas, &block, &items, &capacity, fault) != 0 ||
        want_needs(session, &wish->kpis, indicators, &block, fault) != 0) {
        return -1;
    }
    wanted->blocks[wanted->count++] = block;
    return 0;
}

/* Only the years are known before the catalogue is. */
static int want_all(const struct session *session, const struct wish *wish, struct wanted_list *wanted,
                    struct fault *fault)
{
    struct fetch_wanted block = {.first_year = FIRST_YEAR_OF_ALL, .last_year = this_year(session)};
    if (wish->years != NULL && command_years(wish->years, &block.first_year, &block.last_year, fault) != 0) {
        return -1;
    }
    wanted->blocks[wanted->count++] = block;
    return 0;
}

static int list_wanted(struct session *session, const struct wish *wish, const struct indicators *indicators,
                       const struct areas *areas, struct wanted_list *wanted, struct fault *fault)
{
    if (wish->all) {
        return want_all(session, wish, wanted, fault);
    }
    /* With a template and without indicators, areas are those that the template is wanted for, too. */
    static const struct option_list none;
    bool for_templates = wish->templates.count > 0 && wish->kpis.count == 0 && wish->years == NULL;
    const struct option_list *more = for_templates ? &wish->areas : &none;
    for (size_t i = 0; i < wish->templates.count; i++) {
        if (want_template(session, wish->templates.values[i], indicators, areas, more, wanted, fault) != 0) {
            return -1;
        }
    }
    if (!for_templates && (wish->kpis.count > 0 || wish->areas.count > 0 || wish->years != NULL)) {
        return want_block(session, wish, indicators, areas, wanted, fault);
    }
    return 0;
}

static int run_fetch(struct session *session, const struct wish *wish, const struct wanted_list *wanted,
                     struct fault *fault)
{
    struct store *store;
    struct run_counts counts;
    bool complete = true;
    const struct fetch_options options = {.api = session->settings.api,
                                          .replay = wish->replay,
                                          .record = wish->record,
                                          .scope = wish->all         ? FETCH_ALL
                                                   : wish->catalogue ? FETCH_CATALOGUE
                                                                     : FETCH_WANTED,
                                          .full = wish->full,
                                          .accept_withdrawals = wish->accept_withdrawals,
                                          .now = session->settings.now_time,
                                          .wanted = wanted->blocks,
                                          .wanted_count = wanted->count,
                                          .http = session->settings.http,
                                          .clock_stands = session->settings.now != NULL};
    if (command_open_store_to_write(session, &store, fault) != 0) {
        return -1;
    }
    int result = fetch_run(store, &options, &session->diag, &counts, &complete, fault);
    store_free(store);
    if (result != 0) {
        return wish->record == NULL ? command_advise_store(fault) : -1;
    }
    return complete && !wanted->lacks_areas ? STATUS_DONE : STATUS_INCOMPLETE;
}

static int check_wish(const struct session *session, const struct wish *wish, const struct wanted_list *wanted,
                      struct fault *fault)
{
    if (wish->record != NULL && wish->replay != NULL) {
        return fault_set(fault, STATUS_USAGE, "fetch: --record and --replay exclude each other");
    }
    if (wish->full && wish->replay != NULL) {
        return fault_set(fault, STATUS_USAGE, "fetch: --full: a recording is always read in full; leave it out");
    }
    bool some = wish->templates.count > 0 || wish->kpis.count > 0 || wish->areas.count > 0;
    if ((wish->all || wish->catalogue) &&
        (some || wish->all == wish->catalogue || wish->replay != NULL || (wish->catalogue && wish->years != NULL))) {
        return fault_set(fault, STATUS_USAGE,
                         "fetch: --all and --catalogue stand alone: no --for, --kpi, --area or --replay");
    }
    if (wanted->count == 0 && wish->replay == NULL && !wish->catalogue) {
        return fault_set(fault, STATUS_USAGE,
                         "fetch: what? `nyckeltal fetch --for gr-arsrapport`, or --kpi and --area, or --all");
    }
    if (session->settings.offline && wish->replay == NULL) {
        return fault_set(fault, STATUS_USAGE, "fetch: --offline forbids the network; name a recording with --replay");
    }
    return 0;
}

int command_fetch(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct wish wish = {0};
    struct option_list names = {0};
    struct option_list kpis = {0};
    struct option_list area_names = {0};
    struct wanted_list wanted = {0};
    struct indicators indicators;
    struct areas areas;
    const struct option_spec own[] = {
        {"for", 0, MESSAGE("TEMPLATE"), OPTION_LIST, &wish.templates,
         MESSAGE("all that a report template needs; may be repeated")},
        {"kpi", 0, MESSAGE("IDS"), OPTION_LIST, &kpis, MESSAGE("indicators, by id or name, separated by commas")},
        {"area", 0, MESSAGE("AREAS"), OPTION_LIST, &area_names,
         MESSAGE("areas and groups, by id or name, separated by commas; with --for: for them, too")},
        {"years", 0, MESSAGE("A-B"), OPTION_TEXT, &wish.years,
         MESSAGE("with --kpi: default the last ten; with --all: since 1970")},
        {"all", 0, NULL, OPTION_FLAG, &wish.all, MESSAGE("the catalogue and every figure of every area")},
        {"catalogue", 0, NULL, OPTION_FLAG, &wish.catalogue, MESSAGE("all indicators, areas and groups, no figures")},
        {"record", 0, MESSAGE("DIR"), OPTION_TEXT, &wish.record, MESSAGE("save the answers as they came")},
        {"replay", 0, MESSAGE("DIR"), OPTION_TEXT, &wish.replay, MESSAGE("take the answers from a recording")},
        {"full", 0, NULL, OPTION_FLAG, &wish.full, MESSAGE("ask for all of it, not only for what has changed")},
        {"accept-withdrawals", 0, NULL, OPTION_FLAG, &wish.accept_withdrawals,
         MESSAGE("also where more than 5 per cent of the held figures would go")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        return fault_set(fault, STATUS_USAGE,
                         "fetch: %s: is no option; name what to fetch with --for, or --kpi and --area",
                         names.values[0]);
    }
    if (command_split(session, &kpis, &wish.kpis, fault) != 0 ||
        command_split(session, &area_names, &wish.areas, fault) != 0 ||
        command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    int status = -1;
    bool listed = wish.catalogue || list_wanted(session, &wish, &indicators, &areas, &wanted, fault) == 0;
    if (listed && check_wish(session, &wish, &wanted, fault) == 0) {
        status = run_fetch(session, &wish, &wanted, fault);
    }
    areas_release(&areas);
    indicators_release(&indicators);
    return status;
}

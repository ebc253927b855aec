/* describe.c - `nyckeltal describe`: all about one indicator, area or group. */
#include "report/describe.h"
#include "base/message.h"

#include "base/limits.h"
#include "base/streams.h"
#include "cache/search.h"
#include "cli/command.h"
#include "cli/describe_address.h"
#include "cli/terminal.h"
#include "report/search_answer.h"

/* Everything that a description is made from. */
struct describing {
    struct session *session;
    const char *name; /* as it was asked for */
    enum terminal_format format;
    struct indicators indicators;
    struct areas areas;
    struct document document;
    struct describe_job job;
    struct fault *fault;
};

/* What the name stands for; several are possible. */
struct meant {
    const struct indicator *indicator; /* NULL where there is none */
    bool is_place;
    struct area_choice place;
};

static int print_rows(struct describing *describing, struct buffer *text)
{
    int result = streams_print(text, describing->fault);
    buffer_release(text);
    return result;
}

static int print_description(struct describing *describing, const struct description *description)
{
    struct buffer text;
    if (describing->format == TERMINAL_TABLE) {
        return description_tables(description, describing->fault) != 0
                   ? -1
                   : terminal_print(&describing->document, describing->fault);
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    (describing->format == TERMINAL_CSV ? description_csv : description_json)(description, &text);
    return print_rows(describing, &text);
}

/* The newest year held, else the one before this. */
static int newest_year(struct describing *describing, const char *kpi, int *year)
{
    int first;
    if (search_years_held(describing->job.source.store, kpi, &first, year, describing->fault) != 0) {
        return -1;
    }
    *year = *year == 0 ? describing->session->settings.today.year - 1 : *year;
    return 0;
}

static int keep_first(void *context, const struct indicator *indicator)
{
    const char **kpi = context;
    *kpi = indicator->kpi;
    return 1;
}

static int tell_indicator(struct describing *describing, struct description *description,
                          const struct indicator *indicator)
{
    const char *kpi = "";
    int year;
    (void)indicator_each_origin(indicator, keep_first, &kpi);
    if (newest_year(describing, kpi, &year) != 0 ||
        describe_indicator(description, &describing->job, indicator, describing->fault) != 0) {
        return -1;
    }
    return describe_indicator_address(description, describing->session->settings.api, indicator,
                                      describing->areas.nation, year, describing->fault);
}

static int tell_place(struct describing *describing, struct description *description, const struct area_choice *place)
{
    const struct describe_job *job = &describing->job;
    if ((place->is_group ? describe_group(description, job, place, describing->fault)
                         : describe_area(description, job, &place->areas[0], describing->fault)) != 0) {
        return -1;
    }
    return describe_place_address(description, describing->session->settings.api, place, describing->fault);
}

static int describe(struct describing *describing, const struct meant *meant)
{
    struct description description = {.document = &describing->document};
    int told = meant->indicator != NULL ? tell_indicator(describing, &description, meant->indicator)
                                        : tell_place(describing, &description, &meant->place);
    return told != 0 || print_description(describing, &description) != 0 ? -1 : STATUS_DONE;
}

/* --- what is meant --- */

static int find_meant(struct describing *describing, struct meant *meant)
{
    struct store *store = describing->job.source.store;
    struct arena *arena = &describing->document.arena;
    struct fault unknown;
    *meant = (struct meant){0};
    if (indicators_choose(&describing->indicators, store, describing->name, arena, &meant->indicator,
                          describing->fault) != 0) {
        return -1;
    }
    meant->is_place = areas_choose(&describing->areas, store, describing->name, arena, &meant->place, &unknown) == 0;
    if (!meant->is_place && unknown.status != STATUS_USAGE) {
        *describing->fault = unknown;
        return -1;
    }
    return 0;
}

static int list_hits(struct describing *describing, const struct search_job *search, struct search_result *result)
{
    struct buffer text;
    for (size_t i = 0; i < result->count; i++) {
        if (search_add_years(search, &result->hits[i], describing->fault) != 0) {
            return -1;
        }
    }
    diag_warn(&describing->session->diag, "describe: \"%s\" may be any of %zu; name one by its id", describing->name,
              result->count);
    if (describing->format == TERMINAL_TABLE) {
        return search_table(&describing->document, result, describing->name, result->count, describing->fault) != 0
                   ? -1
                   : terminal_print(&describing->document, describing->fault);
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    (describing->format == TERMINAL_CSV ? search_csv : search_json)(result, result->count, &text);
    return print_rows(describing, &text);
}

/* Nothing has just this name: what has the words of it, closed series and places, too. */
static int search_meant(struct describing *describing, struct meant *meant)
{
    struct search_result result;
    struct search_job search = {.store = describing->job.source.store,
                                .indicators = &describing->indicators,
                                .areas = &describing->areas,
                                .closed = true,
                                .arena = &describing->document.arena};
    if (search_run(&search, describing->name, &result, describing->fault) != 0) {
        return -1;
    }
    if (result.count == 0) {
        search.places = true;
        if (search_run(&search, describing->name, &result, describing->fault) != 0) {
            return -1;
        }
    }
    if (result.count == 0) {
        return fault_set(describing->fault, STATUS_USAGE,
                         "describe: there is no indicator, area or group \"%s\"; `nyckeltal search WORDS` finds some",
                         describing->name);
    }
    if (result.count > 1) {
        return list_hits(describing, &search, &result) != 0 ? -1 : STATUS_INCOMPLETE;
    }
    describing->name = result.hits[0].id;
    return find_meant(describing, meant) != 0 ? -1 : describe(describing, meant);
}

static int describe_name(struct describing *describing)
{
    struct meant meant;
    if (find_meant(describing, &meant) != 0) {
        return -1;
    }
    if (meant.indicator == NULL && !meant.is_place) {
        return search_meant(describing, &meant);
    }
    if (meant.indicator != NULL && meant.is_place) {
        diag_warn(&describing->session->diag, "describe: \"%s\" is also %s (%s); describe it by its id",
                  describing->name, meant.place.title, meant.place.id);
    }
    return describe(describing, &meant);
}

static int run(struct session *session, const char *name, enum terminal_format format, struct fault *fault)
{
    struct describing describing = {.session = session, .name = name, .format = format, .fault = fault};
    struct store *store = NULL;
    int result = -1;
    if (command_load_templates(session, &describing.indicators, &describing.areas, fault) != 0) {
        return -1;
    }
    document_init(&describing.document, session->settings.language);
    if (command_open_store(session, &store, fault) == 0) {
        describing.job = (struct describe_job){.source = {.store = store,
                                                          .templates = session->settings.templates,
                                                          .arena = &describing.document.arena,
                                                          .today = command_view_day(session)},
                                               .indicators = &describing.indicators,
                                               .areas = &describing.areas,
                                               .language = session->settings.language};
        result = describe_name(&describing);
    }
    store_free(store);
    document_release(&describing.document);
    areas_release(&describing.areas);
    indicators_release(&describing.indicators);
    return result;
}

int command_describe(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    const char *format_name = NULL;
    const char *name = "";
    enum terminal_format format;
    struct option_list names = {0};
    const struct option_spec own[] = {
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &format_name,
         MESSAGE("table, csv or json; default table at a terminal, else csv")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count == 0) {
        return fault_set(fault, STATUS_USAGE, "describe: what? `nyckeltal describe N31814`");
    }
    for (size_t i = 0; i < names.count; i++) {
        name = arena_printf(&session->arena, "%s%s%s", name, i == 0 ? "" : " ", names.values[i]);
    }
    return terminal_format(format_name, &format, fault) != 0 ? -1 : run(session, name, format, fault);
}

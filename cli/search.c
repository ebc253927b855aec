/* search.c - `nyckeltal search`: indicators, areas and groups by words. */
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "base/streams.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "report/search_answer.h"

#define LIMIT_DEFAULT 20

/* What the command line asks for. */
struct wish {
    struct option_list words;
    const char *limit_text;
    int limit; /* 0: all */
    bool closed;
    bool areas;
    const char *format_name;
    enum terminal_format format;
};

static int print_rows(const struct wish *wish, const struct search_result *result, size_t count, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    if (wish->format == TERMINAL_CSV) {
        search_csv(result, count, &text);
    } else {
        search_json(result, count, &text);
    }
    int printed = streams_print(&text, fault);
    buffer_release(&text);
    return printed;
}

static int print_found(struct session *session, const struct wish *wish, const struct search_result *result,
                       const char *text, struct document *document, size_t count, struct fault *fault)
{
    const char *note = search_note(result, count, message_language(), &document->arena);
    if (wish->format == TERMINAL_TABLE) {
        return search_table(document, result, text, count, fault) != 0 ? -1 : terminal_print(document, fault);
    }
    if (note[0] != '\0') {
        diag_say(&session->diag, "search: %s", note);
    }
    return print_rows(wish, result, count, fault);
}

/* Why nothing was found, and what might be tried. */
static int tell_nothing(struct session *session, const struct search_job *job, const struct search_result *result,
                        const char *text, struct fault *fault)
{
    const char *unknown;
    const char *nearest[SEARCH_NEAREST_MAX];
    const char *list = "";
    size_t count;
    if (result->closed_left_out > 0) {
        diag_warn(&session->diag,
                  message_counted("search: \"%s\" has %zu closed series and none that goes on; --closed shows it",
                                  "search: \"%s\" has %zu closed series and none that goes on; --closed shows them",
                                  result->closed_left_out),
                  text, result->closed_left_out);
        return 0;
    }
    if (search_nearest(job, &result->wanted, &unknown, nearest, &count, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        list = arena_printf(job->arena, "%s%s%s", list, i == 0 ? "" : ", ", nearest[i]);
    }
    if (unknown == NULL) {
        diag_warn(&session->diag,
                  job->places ? MESSAGE("search: no area or group has all of \"%s\"; ask for fewer of the words")
                              : MESSAGE("search: no indicator has all of \"%s\"; ask for fewer of the words"),
                  text);
    } else if (count == 0) {
        diag_warn(&session->diag,
                  job->places
                      ? MESSAGE("search: nothing has \"%s\"; try another word")
                      : MESSAGE("search: nothing has \"%s\"; try another word, or --areas for areas and groups"),
                  unknown);
    } else {
        diag_warn(&session->diag, "search: nothing has \"%s\"; the nearest: %s", unknown, list);
    }
    return 0;
}

static int search_store(struct session *session, const struct wish *wish, const struct search_job *job,
                        struct document *document, struct fault *fault)
{
    struct search_result result;
    const char *text = "";
    for (size_t i = 0; i < wish->words.count; i++) {
        text = arena_printf(job->arena, "%s%s%s", text, i == 0 ? "" : " ", wish->words.values[i]);
    }
    if (search_run(job, text, &result, fault) != 0) {
        return -1;
    }
    bool all = wish->limit == 0 || result.count < (size_t)wish->limit;
    size_t count = all ? result.count : (size_t)wish->limit;
    for (size_t i = 0; i < count; i++) {
        if (search_add_years(job, &result.hits[i], fault) != 0) {
            return -1;
        }
    }
    if (count == 0 && tell_nothing(session, job, &result, text, fault) != 0) {
        return -1;
    }
    if ((count > 0 || wish->format != TERMINAL_TABLE) &&
        print_found(session, wish, &result, text, document, count, fault) != 0) {
        return -1;
    }
    return count > 0 ? STATUS_DONE : STATUS_INCOMPLETE;
}

static int search(struct session *session, const struct wish *wish, struct fault *fault)
{
    struct indicators indicators;
    struct areas areas;
    struct document document;
    struct search_job job = {.indicators = &indicators,
                             .areas = &areas,
                             .places = wish->areas,
                             .closed = wish->closed,
                             .arena = &document.arena};
    int result = -1;
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    document_init(&document, session->settings.language);
    if (command_open_store(session, &job.store, fault) == 0) {
        result = search_store(session, wish, &job, &document, fault);
    }
    store_free(job.store);
    document_release(&document);
    areas_release(&areas);
    indicators_release(&indicators);
    return result;
}

int command_search(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct wish wish = {.limit = LIMIT_DEFAULT};
    const struct option_spec own[] = {
        {"closed", 0, NULL, OPTION_FLAG, &wish.closed, MESSAGE("closed series, too")},
        {"areas", 0, NULL, OPTION_FLAG, &wish.areas, MESSAGE("look for areas and groups instead")},
        {"limit", 0, MESSAGE("N"), OPTION_TEXT, &wish.limit_text, MESSAGE("so many at most; default 20, 0 for all")},
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &wish.format_name,
         MESSAGE("table, csv or json; default table at a terminal, else csv")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &wish.words, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (wish.words.count == 0) {
        return fault_set(fault, STATUS_USAGE, "search: for what? `nyckeltal search ekonomiskt bistånd`");
    }
    if (wish.limit_text != NULL && !number_parse_int(wish.limit_text, 0, LIMIT_KPIS_PER_RUN, &wish.limit)) {
        return fault_set(fault, STATUS_USAGE, "--limit %s: must be a whole number, 0 for all", wish.limit_text);
    }
    return terminal_format(wish.format_name, &wish.format, fault) != 0 ? -1 : search(session, &wish, fault);
}

/* changes.c - `nyckeltal changes`: what became different since a day or by the last run. */
#include "report/changes.h"
#include "base/message.h"

#include "base/limits.h"
#include "cli/command.h"
#include "cli/terminal.h"

/* What the command line asks for. */
struct wish {
    const char *since;
    const char *format_name;
    enum terminal_format format;
    struct date since_date;
};

static int print_rows(const struct changes_job *job, enum terminal_format format, struct fault *fault)
{
    struct sink sink;
    sink_init(&sink, stdout, message("standard output"));
    int result = format == TERMINAL_CSV ? changes_csv(&sink, job, fault) : changes_json(&sink, job, fault);
    sink_release(&sink);
    return result;
}

static int print_changes(struct session *session, struct store *store, const struct indicators *indicators,
                         const struct wish *wish, struct fault *fault)
{
    struct document document;
    document_init(&document, session->settings.language);
    const struct changes_job job = {.store = store,
                                    .since = wish->since == NULL ? NULL : &wish->since_date,
                                    .indicators = indicators,
                                    .language = session->settings.language,
                                    .arena = &document.arena};
    int result;
    if (wish->format != TERMINAL_TABLE) {
        result = print_rows(&job, wish->format, fault);
    } else {
        result = changes_tables(&document, &job, fault) != 0 ? -1 : terminal_print(&document, fault);
    }
    document_release(&document);
    return result;
}

static int changes(struct session *session, const struct wish *wish, struct fault *fault)
{
    struct indicators indicators;
    struct areas areas;
    struct store *store = NULL;
    int result = -1;
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    if (command_open_store(session, &store, fault) == 0) {
        result = print_changes(session, store, &indicators, wish, fault);
    }
    store_free(store);
    areas_release(&areas);
    indicators_release(&indicators);
    return result == 0 ? STATUS_DONE : -1;
}

int command_changes(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct wish wish = {0};
    struct option_list names = {0};
    const struct option_spec own[] = {
        {"since", 0, MESSAGE("DATE"), OPTION_TEXT, &wish.since,
         MESSAGE("what the runs of that day and later changed; default the last run")},
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &wish.format_name,
         MESSAGE("table, csv or json; default table at a terminal, else csv")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        return fault_set(fault, STATUS_USAGE, "changes: %s: takes no names; write --since DATE", names.values[0]);
    }
    if (wish.since != NULL && !date_parse(wish.since, &wish.since_date)) {
        return fault_set(fault, STATUS_USAGE, "--since %s: is not a date; write YYYY-MM-DD", wish.since);
    }
    return terminal_format(wish.format_name, &wish.format, fault) != 0 ? -1 : changes(session, &wish, fault);
}

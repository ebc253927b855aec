/* status.c - `nyckeltal status`: what is held, how old, what is missing, the last runs. */
#include "report/status.h"
#include "base/message.h"

#include "base/limits.h"
#include "base/streams.h"
#include "cli/command.h"
#include "cli/terminal.h"

static int print_rows(const struct status *status, enum terminal_format format, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    if (format == TERMINAL_CSV) {
        status_csv(status, &text);
    } else {
        status_json(status, &text);
    }
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

static int print_status(struct session *session, struct store *store, enum terminal_format format, struct fault *fault)
{
    struct status status;
    struct document document;
    document_init(&document, session->settings.language);
    int result = status_read(&status, store, &session->settings.today, &document.arena, fault);
    if (result == 0 && format == TERMINAL_TABLE) {
        result = status_tables(&status, &document, fault) != 0 ? -1 : terminal_print(&document, fault);
    } else if (result == 0) {
        result = print_rows(&status, format, fault);
    }
    document_release(&document);
    return result;
}

int command_status(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    const char *format_name = NULL;
    enum terminal_format format;
    struct option_list names = {0};
    struct store *store;
    const struct option_spec own[] = {
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &format_name,
         MESSAGE("table, csv or json; default table at a terminal, else csv")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        return fault_set(fault, STATUS_USAGE, "status: %s: takes no names", names.values[0]);
    }
    if (terminal_format(format_name, &format, fault) != 0 || command_open_store(session, &store, fault) != 0) {
        return -1;
    }
    int result = print_status(session, store, format, fault);
    store_free(store);
    return result == 0 ? STATUS_DONE : -1;
}

/* import.c - `nyckeltal import`: reads what `export` wrote back into a store. */
#include "fetch/import.h"
#include "base/message.h"
#include "cli/command.h"

static int import(struct session *session, const char *directory, bool accept, struct fault *fault)
{
    struct store *store;
    bool complete = true;
    const struct import_options options = {
        .directory = directory, .accept_withdrawals = accept, .now = session->settings.now_time};
    if (command_open_store_to_write(session, &store, fault) != 0) {
        return -1;
    }
    int result = import_run(store, &options, &session->diag, &complete, fault);
    store_free(store);
    if (result != 0) {
        return -1;
    }
    return complete ? STATUS_DONE : STATUS_INCOMPLETE;
}

int command_import(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    bool accept = false;
    struct option_list names = {0};
    const struct option_spec own[] = {
        {"accept-withdrawals", 0, NULL, OPTION_FLAG, &accept,
         MESSAGE("also where more than 5 per cent of the held figures would go")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count != 1) {
        return fault_set(fault, STATUS_USAGE, "import: takes one folder that `nyckeltal export` wrote");
    }
    return import(session, names.values[0], accept, fault);
}

/* export.c - `nyckeltal export`: the figures in force as open data. */
#include <stdio.h>

#include "base/message.h"
#include "cli/command.h"
#include "report/package.h"

/* Standard output tells each file that was written, one a line. */
static void tell_file(void *context, const char *path)
{
    (void)context;
    (void)printf("%s\n", path);
}

int command_export(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    const char *out = "export";
    struct option_list names = {0};
    struct store *store;
    const struct option_spec own[] = {
        {"out", 0, MESSAGE("DIR"), OPTION_TEXT, &out, MESSAGE("where to write; default export")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        return fault_set(fault, STATUS_USAGE, "export: %s: takes no names; write --out DIR", names.values[0]);
    }
    if (command_open_store(session, &store, fault) != 0) {
        return -1;
    }
    int result = package_write(store, out, tell_file, NULL, fault);
    store_free(store);
    return result == 0 ? STATUS_DONE : command_advise_out(fault);
}

/* main.c - nyckeltal: what reads the store, and the door to the wings. */
#include "cli/complete.h"
#include "cli/program.h"

int main(int argc, char **argv)
{
    static const struct implementation here[] = {{"query", command_query, false},
                                                 {"search", command_search, false},
                                                 {"describe", command_describe, false},
                                                 {"check", command_check, false},
                                                 {"status", command_status, false},
                                                 {"changes", command_changes, false},
                                                 {"config", command_config, false},
                                                 {"export", command_export, true},
                                                 {"verify", command_verify, false},
                                                 {"complete", command_complete, false},
                                                 {NULL, NULL, false}};
    return program_main(here, argc, argv);
}

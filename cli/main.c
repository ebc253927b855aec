/* main.c - nyckeltal: what reads the store, and the door to the wings. */
#include "cli/program.h"

int main(int argc, char **argv)
{
    static const struct implementation here[] = {{"query", command_query},
                                                 {"check", command_check},
                                                 {"status", command_status},
                                                 {"changes", command_changes},
                                                 {"export", command_export},
                                                 {"verify", command_verify},
                                                 {NULL, NULL}};
    return program_main(here, argc, argv);
}

/* main_fetch.c - nyckeltal-fetch: the fetching wing. */
#include "cli/program.h"

int main(int argc, char **argv)
{
    static const struct implementation here[] = {{"fetch", command_fetch}, {"import", command_import}, {NULL, NULL}};
    return program_main(here, argc, argv);
}

/* main_fetch.c - nyckeltal-fetch: the fetching wing. */
#include "cli/program.h"

int main(int argc, char **argv)
{
    static const struct implementation here[] = {
        {"fetch", command_fetch, true}, {"import", command_import, true}, {NULL, NULL, false}};
    return program_main(here, argc, argv);
}

/* main_report.c - nyckeltal-report: the rendering wing. */
#include "cli/program.h"

int main(int argc, char **argv)
{
    static const struct implementation here[] = {{"report", command_report, true},
                                                 {"query", command_query_chart, false},
                                                 {"refresh", command_refresh, true},
                                                 {"site", command_site, true},
                                                 {NULL, NULL, false}};
    return program_main(here, argc, argv);
}

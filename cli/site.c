/* site.c - `nyckeltal site`: the reports of a folder as a web site, from the figures that are held. */
#include "base/lock.h"
#include "base/message.h"
#include "cli/command.h"
#include "cli/refresh_lock.h"
#include "cli/refresh_reports.h"

/* The folder is this run's own meanwhile. */
static int make(struct refresh_reports *reports, struct fault *fault)
{
    struct lock folder;
    int status = -1;
    if (refresh_lock_folder(&folder, reports->session->settings.out, "site", fault) != 0) {
        return command_advise_out(fault);
    }
    if (refresh_reports_recover(reports, fault) == 0 && refresh_reports_list(reports, fault) == 0) {
        status = refresh_reports_make(reports, fault);
    }
    lock_release(&folder);
    return status;
}

int command_site(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct settings *settings = &session->settings;
    struct refresh_reports reports = {.session = session, .site = true};
    struct option_list names = {0};
    const struct option_spec own[] = {
        {"out", 0, MESSAGE("DIR"), OPTION_TEXT, &settings->out, MESSAGE("where the site stands; default out")},
        {"each", 0, MESSAGE("GROUP"), OPTION_TEXT, &reports.each,
         MESSAGE("whose members get reports of their own; default the group of each template")},
        {"title", 0, MESSAGE("TEXT"), OPTION_TEXT, &settings->site, MESSAGE("what the site is called")},
        {"address", 0, MESSAGE("URL"), OPTION_TEXT, &settings->site_address,
         MESSAGE("where it will stand, for its feed")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        settings->reports = (struct name_list){.count = names.count, .names = names.values};
    }
    return make(&reports, fault);
}

/* report.c - `nyckeltal report`: what is asked for; report_batch.c makes it. */
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "base/workers.h"
#include "cli/command.h"
#include "cli/refresh_lock.h"
#include "cli/report_batch.h"
#include "report/render.h"

static int check_formats(const struct option_list *formats, const char *list, struct fault *fault)
{
    for (size_t i = 0; i < formats->count; i++) {
        if (renderer_find(formats->values[i]) == NULL) {
            return fault_set(fault, STATUS_USAGE, "--format %s: is not known; there are %s", formats->values[i], list);
        }
    }
    return 0;
}

/* No other command makes reports in the folder meanwhile. */
static int run_alone(struct report_batch *batch, struct fault *fault)
{
    struct lock folder;
    if (refresh_lock_folder(&folder, batch->wish->out, "report", fault) != 0) {
        return -1;
    }
    int status = report_batch_run(batch, fault);
    lock_release(&folder);
    return status;
}

static int report_template(struct session *session, const char *name, struct report_wish *wish, struct fault *fault)
{
    struct indicators indicators;
    struct areas areas;
    struct report_template template;
    int status = -1;
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    if (template_load(&template, session->settings.templates, name, &indicators, &areas, session->settings.language,
                      fault) == 0) {
        struct report_batch batch = {.session = session, .wish = wish, .template = &template, .areas = &areas};
        status = run_alone(&batch, fault);
        template_release(&template);
    }
    areas_release(&areas);
    indicators_release(&indicators);
    return status;
}

static int read_numbers(struct report_wish *wish, const char *year, const char *jobs, const char *since,
                        struct fault *fault)
{
    if (year != NULL && !number_parse_int(year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &wish->year)) {
        return fault_set(fault, STATUS_USAGE, "--year %s: is not a year", year);
    }
    if (jobs != NULL && !number_parse_int(jobs, 1, WORKERS_MOST, &wish->jobs)) {
        return fault_set(fault, STATUS_USAGE, "--jobs %s: must be a whole number from 1 to %d", jobs, WORKERS_MOST);
    }
    if (since != NULL && !date_parse(since, &wish->since)) {
        return fault_set(fault, STATUS_USAGE, "--since %s: is not a date; write YYYY-MM-DD", since);
    }
    return 0;
}

int command_report(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct report_wish wish = {.out = "out"};
    struct option_list areas = {0};
    struct option_list names = {0};
    struct option_list formats = {0};
    const char *year = NULL;
    const char *jobs = NULL;
    const char *since = NULL;
    const char *list = format_list(&session->arena);
    const char *formats_help = arena_printf(&session->arena, message("%s; default all"), list);
    const struct option_spec own[] = {
        {"year", 0, MESSAGE("Y"), OPTION_TEXT, &year, MESSAGE("the report's year; default the newest with figures")},
        {"latest", 0, NULL, OPTION_FLAG, &wish.latest,
         MESSAGE("figures of one year: each area's latest up to the report's")},
        {"since", 0, MESSAGE("DATE"), OPTION_TEXT, &since,
         MESSAGE("tell what was revised since that day; default a year ago")},
        {"area", 0, MESSAGE("AREA"), OPTION_LIST, &areas,
         MESSAGE("of a template about municipalities: for whom; may be repeated")},
        {"each", 0, MESSAGE("GROUP"), OPTION_TEXT, &wish.each,
         MESSAGE("the same for every member of a group: GR, alla")},
        {"jobs", 0, MESSAGE("N"), OPTION_TEXT, &jobs,
         MESSAGE("processes for several reports; default two a processor")},
        {"format", 0, MESSAGE("LIST"), OPTION_LIST, &formats, formats_help},
        {"out", 0, MESSAGE("DIR"), OPTION_TEXT, &wish.out, MESSAGE("where to write; default out")},
        {"force", 0, NULL, OPTION_FLAG, &wish.force, MESSAGE("make also what has not changed since it was made there")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count != 1) {
        return fault_set(fault, STATUS_USAGE, "report: takes one template; `nyckeltal report gr-arsrapport`");
    }
    if (read_numbers(&wish, year, jobs, since, fault) != 0 || command_split(session, &areas, &wish.areas, fault) != 0 ||
        command_split(session, &formats, &wish.formats, fault) != 0 || check_formats(&wish.formats, list, fault) != 0) {
        return -1;
    }
    int status = report_template(session, names.values[0], &wish, fault);
    return status < 0 ? command_advise_out(fault) : status;
}

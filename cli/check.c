/* check.c - `nyckeltal check`: load templates and say what is wrong with them. */
#include "cli/command.h"
#include "report/template.h"
#include "transform/supplement.h"

/* The supplementary files that the template's indicators name. */
struct checking {
    struct session *session;
    struct fault *fault;
    bool failed;
};

static int check_origin(void *context, const struct indicator *indicator)
{
    struct checking *checking = context;
    if (!checking->failed && indicator->kind == INDICATOR_SUPPLEMENT) {
        checking->failed = supplement_check(indicator, checking->session->settings.templates, &checking->session->arena,
                                            checking->fault) != 0;
    }
    return 0;
}

static void check_supplements(void *context, const struct indicator *indicator)
{
    (void)indicator_each_origin(indicator, check_origin, context);
}

static int check_one(struct session *session, const char *name, const struct indicators *indicators,
                     const struct areas *areas, struct fault *fault)
{
    struct report_template template;
    if (template_load(&template, session->settings.templates, name, indicators, areas, session->settings.language,
                      fault) != 0) {
        return -1;
    }
    struct checking checking = {.session = session, .fault = fault};
    template_each_indicator(&template, check_supplements, &checking);
    if (!checking.failed) {
        diag_say(&session->diag, "%s: right; %zu parts", name, template.block_count);
    }
    template_release(&template);
    return checking.failed ? -1 : 0;
}

int command_check(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct option_list names = {0};
    struct indicators indicators;
    struct areas areas;
    int status = STATUS_DONE;
    int given = command_options(command, session, NULL, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count == 0) {
        return fault_set(fault, STATUS_USAGE, "check: which template? `nyckeltal check gr-arsrapport`");
    }
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < names.count; i++) {
        if (check_one(session, names.values[i], &indicators, &areas, fault) != 0) {
            diag_fault(&session->diag, fault);
            status = (int)fault->status;
        }
    }
    areas_release(&areas);
    indicators_release(&indicators);
    return status;
}

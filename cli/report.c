/* report.c - `nyckeltal report`: compose a document and hand it to the renderers. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/command.h"
#include "report/compose.h"
#include "report/render.h"
#include "report/template.h"

/* What the command line asks for. */
struct wish {
    const char *year;
    const char *out;
    struct option_list formats;
};

/* Standard output tells each file that was written, one a line. */
static void tell_file(void *context, const char *path)
{
    (void)context;
    (void)printf("%s\n", path);
}

static int check_formats(const struct option_list *formats, struct fault *fault)
{
    for (size_t i = 0; i < formats->count; i++) {
        if (renderer_find(formats->values[i]) == NULL) {
            return fault_set(fault, STATUS_USAGE, "--format %s: is not known; there are xlsx, pdf, png, csv and json",
                             formats->values[i]);
        }
    }
    return 0;
}

static bool is_wanted(const struct option_list *formats, const char *format)
{
    for (size_t i = 0; i < formats->count; i++) {
        if (strcmp(formats->values[i], format) == 0) {
            return true;
        }
    }
    return formats->count == 0;
}

static int render_all(struct session *session, const struct document *document, const char *directory,
                      const struct option_list *formats, struct fault *fault)
{
    const struct render_job job = {
        .document = document, .directory = directory, .diag = &session->diag, .wrote = tell_file};
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        if (is_wanted(formats, renderer->format) && renderer->render(&job, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

static int write_report(struct session *session, const struct compose_job *job, const struct wish *wish,
                        struct fault *fault)
{
    struct document document;
    bool complete = true;
    int status = -1;
    document_init(&document, session->settings.language);
    if (compose_report(&document, job, &session->diag, &complete, fault) == 0 &&
        directory_make(wish->out, fault) == 0 &&
        render_all(session, &document, wish->out, &wish->formats, fault) == 0) {
        status = complete ? STATUS_DONE : STATUS_INCOMPLETE;
    }
    document_release(&document);
    return status;
}

static int report_template(struct session *session, const char *name, const struct wish *wish, int year,
                           struct fault *fault)
{
    struct indicators indicators;
    struct areas areas;
    struct report_template template;
    struct store *store = NULL;
    int status = -1;
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    if (template_load(&template, session->settings.templates, name, &indicators, &areas, session->settings.language,
                      fault) != 0) {
        goto no_template;
    }
    if (command_open_store(session, &store, fault) == 0) {
        const struct compose_job job = {.template = &template,
                                        .areas = &areas,
                                        .store = store,
                                        .templates = session->settings.templates,
                                        .language = session->settings.language,
                                        .year = year,
                                        .made = session->settings.today,
                                        .today = command_view_day(session)};
        status = write_report(session, &job, wish, fault);
    }
    store_free(store);
    template_release(&template);

no_template:
    areas_release(&areas);
    indicators_release(&indicators);
    return status;
}

int command_report(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct wish wish = {.out = "out"};
    struct option_list names = {0};
    struct option_list formats = {0};
    int year = 0;
    const struct option_spec own[] = {
        {"year", 0, "Y", OPTION_TEXT, &wish.year, "the report's year; default the newest with figures"},
        {"format", 0, "LIST", OPTION_LIST, &formats, "xlsx, pdf, png, csv, json; default all"},
        {"out", 0, "DIR", OPTION_TEXT, &wish.out, "where to write; default out"},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count != 1) {
        return fault_set(fault, STATUS_USAGE, "report: takes one template; `nyckeltal report gr-arsrapport`");
    }
    if (wish.year != NULL && !number_parse_int(wish.year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year)) {
        return fault_set(fault, STATUS_USAGE, "--year %s: is not a year", wish.year);
    }
    if (command_split(session, &formats, &wish.formats, fault) != 0 || check_formats(&wish.formats, fault) != 0) {
        return -1;
    }
    return report_template(session, names.values[0], &wish, year, fault);
}

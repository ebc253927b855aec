#include "cli/refresh_reports.h"

#include <stdio.h>
#include <string.h>

#include "base/stop.h"
#include "cli/command.h"
#include "report/publication.h"
#include "report/rebuild.h"
#include "report/template.h"

int refresh_reports_list(struct refresh_reports *reports, struct fault *fault)
{
    const struct settings *settings = &reports->session->settings;
    struct name_list *names = &reports->templates;
    *names = settings->reports;
    if (names->count > 0) {
        return 0;
    }
    if (template_list(settings->templates, &reports->session->arena, &names->names, &names->count, fault) != 0) {
        return -1;
    }
    /* Reports about municipalities are many; `report --each` makes them. */
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (!template_is_about_municipality(settings->templates, names->names[i])) {
            names->names[kept++] = names->names[i];
        }
    }
    names->count = kept;
    return 0;
}

/* --- what an interrupted run left --- */

static bool was_recovered(const struct refresh_reports *reports, const char *name)
{
    for (size_t i = 0; i < reports->recovered.count; i++) {
        if (strcmp(reports->recovered.names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Failure is sticky in the arena. */
static void note_recovered(void *context, const char *name, size_t files)
{
    struct refresh_reports *reports = context;
    struct name_list *recovered = &reports->recovered;
    void *items = recovered->names;
    const char **place =
        arena_next(&reports->session->arena, &items, recovered->count, &reports->capacity, sizeof *recovered->names);
    recovered->names = items;
    if (place != NULL) {
        *place = arena_copy(&reports->session->arena, name);
        recovered->count++;
    }
    reports->rebuilt++;
    if (!reports->session->settings.quiet) {
        (void)printf("%s: rebuilt, %zu files (an interrupted run had them ready)\n", name, files);
    }
}

int refresh_reports_recover(struct refresh_reports *reports, struct fault *fault)
{
    if (publication_recover_all(reports->session->settings.out, note_recovered, reports, fault) != 0) {
        return -1;
    }
    return arena_failed(&reports->session->arena) ? fault_memory(fault, "refresh") : 0;
}

/* --- what changed --- */

static void tell(const struct refresh_reports *reports, const char *name, const struct rebuilt *rebuilt)
{
    if (reports->session->settings.quiet) {
        return;
    }
    if (rebuilt->reason != REBUILD_NONE) {
        (void)printf("%s: rebuilt, %zu files (%s)\n", name, rebuilt->files, rebuild_reason_text(rebuilt->reason));
    } else if (!was_recovered(reports, name)) {
        (void)printf("%s: unchanged\n", name);
    }
}

static int make(struct refresh_reports *reports, const char *name, const struct compose_job *common,
                const struct indicators *indicators, struct fault *fault)
{
    struct session *session = reports->session;
    struct report_template template;
    struct rebuilt rebuilt;
    struct compose_job job = *common;
    if (template_load(&template, session->settings.templates, name, indicators, common->areas,
                      session->settings.language, fault) != 0) {
        return -1;
    }
    job.template = &template;
    int result = rebuild_report(&job, session->settings.out, &session->diag, &rebuilt, fault);
    template_release(&template);
    if (rebuilt.recovered > 0) {
        note_recovered(reports, name, rebuilt.recovered);
    }
    if (result != 0) {
        return -1;
    }
    reports->rebuilt += rebuilt.reason != REBUILD_NONE && !was_recovered(reports, name);
    tell(reports, name, &rebuilt);
    return rebuilt.complete ? STATUS_DONE : STATUS_INCOMPLETE;
}

/* One report that cannot be made does not keep the others from it. */
static int make_all(struct refresh_reports *reports, const struct compose_job *common,
                    const struct indicators *indicators, struct fault *fault)
{
    int worst = STATUS_DONE;
    for (size_t i = 0; i < reports->templates.count; i++) {
        int status =
            stop_check(fault) != 0 ? -1 : make(reports, reports->templates.names[i], common, indicators, fault);
        if (status < 0 && stop_asked() != 0) {
            return -1;
        }
        if (status < 0) {
            diag_fault(&reports->session->diag, fault);
            status = (int)fault->status;
        }
        worst = status > worst ? status : worst;
    }
    return worst;
}

int refresh_reports_make(struct refresh_reports *reports, struct fault *fault)
{
    struct session *session = reports->session;
    struct indicators indicators;
    struct areas areas;
    struct store *store = NULL;
    int status = -1;
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    if (command_open_store(session, &store, fault) == 0) {
        const struct compose_job common = {.areas = &areas,
                                           .store = store,
                                           .templates = session->settings.templates,
                                           .language = session->settings.language,
                                           .made = session->settings.today,
                                           .today = session->settings.today};
        status = make_all(reports, &common, &indicators, fault);
    }
    store_free(store);
    areas_release(&areas);
    indicators_release(&indicators);
    return status;
}

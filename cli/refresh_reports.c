#include "cli/refresh_reports.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/stop.h"
#include "cli/command.h"
#include "cli/report_batch.h"
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
    if (reports->site || reports->each != NULL) {
        return 0;
    }
    /* Reports about municipalities are many: only where it is said for which. */
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
        (void)printf(message("%s: rebuilt, %zu files (an interrupted run had them ready)\n"), name, files);
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
        (void)printf(message("%s: rebuilt, %zu files (%s)\n"), name, rebuilt->files,
                     message(rebuild_reason_text(rebuilt->reason)));
    } else if (!was_recovered(reports, name)) {
        (void)printf(message("%s: unchanged\n"), name);
    }
}

/* A site lists its reports in the order in which they are made. Failure is sticky in the arena. */
static void note_for_site(struct refresh_reports *reports, const char *name, const struct area *area)
{
    void *items = reports->made;
    struct site_report *place = arena_next(&reports->session->arena, &items, reports->made_count,
                                           &reports->made_capacity, sizeof *reports->made);
    reports->made = items;
    if (place != NULL) {
        *place = (struct site_report){.name = arena_copy(&reports->session->arena, name),
                                      .area = area == NULL ? NULL : arena_copy(&reports->session->arena, area->title)};
        reports->made_count++;
    }
}

static int make_document(struct refresh_reports *reports, const char *name, const struct compose_job *compose,
                         struct fault *fault)
{
    struct session *session = reports->session;
    const struct rebuild_job job = {.compose = compose,
                                    .name = name,
                                    .directory = session->settings.out,
                                    .home = reports->site ? SITE_HOME : NULL,
                                    .program = reports->program,
                                    .diag = &session->diag};
    struct rebuilt rebuilt;
    int result = rebuild_report(&job, &rebuilt, fault);
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

/* The one report of a group. */
static int make_group(struct refresh_reports *reports, const struct report_template *template,
                      const struct areas *areas, struct fault *fault)
{
    const struct settings *settings = &reports->session->settings;
    struct compose_job job = {.template = template,
                              .areas = areas,
                              .templates = settings->templates,
                              .language = settings->language,
                              .made = settings->today,
                              .today = settings->today};
    struct store *store = NULL;
    if (command_open_store(reports->session, &store, fault) != 0) {
        return -1;
    }
    job.store = store;
    note_for_site(reports, template->name, NULL);
    int status = make_document(reports, template->name, &job, fault);
    store_free(store);
    return status;
}

/* What one report ends in; only a stop ends the others. */
static int settle(const struct refresh_reports *reports, int status, struct fault *fault)
{
    if (status >= 0 || stop_asked() != 0) {
        return status;
    }
    diag_fault(&reports->session->diag, fault);
    return (int)fault->status;
}

/* One for each member of the group, on all processors. */
static int make_each(struct refresh_reports *reports, const struct report_template *template, const struct areas *areas,
                     struct fault *fault)
{
    struct session *session = reports->session;
    const struct report_wish wish = {.each = reports->each != NULL ? reports->each : template->group->name,
                                     .out = session->settings.out,
                                     .home = reports->site ? SITE_HOME : NULL,
                                     .tell_reports = true};
    struct report_batch batch = {.session = session, .wish = &wish, .template = template, .areas = areas};
    int status = report_batch_run(&batch, fault);
    for (size_t i = 0; i < batch.count; i++) {
        char name[REPORT_BATCH_NAME_MAX];
        report_batch_name(name, template, batch.chosen[i]->id);
        note_for_site(reports, name, batch.chosen[i]);
    }
    reports->rebuilt += batch.made;
    if (status >= 0 && !session->settings.quiet) {
        (void)printf(message("%s: %zu rebuilt, %zu unchanged\n"), template->name, batch.made, batch.unchanged);
    }
    return status;
}

static int make(struct refresh_reports *reports, const char *name, const struct indicators *indicators,
                const struct areas *areas, struct fault *fault)
{
    const struct settings *settings = &reports->session->settings;
    struct report_template template;
    if (template_load(&template, settings->templates, name, indicators, areas, settings->language, fault) != 0) {
        return -1;
    }
    int status = template.about_municipality ? make_each(reports, &template, areas, fault)
                                             : make_group(reports, &template, areas, fault);
    template_release(&template);
    return status;
}

/* One report that cannot be made does not keep the others from it. */
static int make_all(struct refresh_reports *reports, const struct indicators *indicators, const struct areas *areas,
                    struct fault *fault)
{
    int worst = STATUS_DONE;
    for (size_t i = 0; i < reports->templates.count; i++) {
        int status = stop_check(fault) != 0 ? -1 : make(reports, reports->templates.names[i], indicators, areas, fault);
        status = settle(reports, status, fault);
        if (status < 0) {
            return -1;
        }
        worst = status > worst ? status : worst;
    }
    return worst;
}

static void tell_written(void *context, const char *path)
{
    const struct refresh_reports *reports = context;
    if (!reports->session->settings.quiet) {
        (void)printf(message("%s: written\n"), path);
    }
}

static int make_site(struct refresh_reports *reports, struct fault *fault)
{
    const struct settings *settings = &reports->session->settings;
    struct store *store = NULL;
    struct site site = {
        .directory = settings->out,
        .title = settings->site != NULL
                     ? settings->site
                     : language_pick(settings->language, "Rapporter om kommuner", "Reports on municipalities"),
        .address = settings->site_address,
        .language = settings->language,
        .arena = &reports->session->arena,
        .reports = reports->made,
        .count = reports->made_count,
        .wrote = tell_written,
        .context = reports,
    };
    if (arena_failed(&reports->session->arena)) {
        return fault_memory(fault, "a site");
    }
    if (command_open_store(reports->session, &store, fault) != 0) {
        return -1;
    }
    site.store = store;
    int result = site_write(&site, fault);
    store_free(store);
    return result;
}

int refresh_reports_make(struct refresh_reports *reports, struct fault *fault)
{
    struct session *session = reports->session;
    struct indicators indicators;
    struct areas areas;
    if (command_load_templates(session, &indicators, &areas, fault) != 0) {
        return -1;
    }
    program_mark(reports->program);
    int status = make_all(reports, &indicators, &areas, fault);
    if (status >= 0 && reports->site && make_site(reports, fault) != 0) {
        status = -1;
    }
    areas_release(&areas);
    indicators_release(&indicators);
    return status;
}

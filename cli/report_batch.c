#include "cli/report_batch.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/workers.h"
#include "report/compose.h"
#include "report/render.h"

/* --- one report --- */

/* Tells each file that was written, one a line. */
static void tell_file(void *context, const char *path)
{
    (void)fprintf(context, "%s\n", path);
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

static int render_all(const struct report_batch *batch, const struct document *document, struct diag *diag, FILE *out,
                      struct fault *fault)
{
    const struct render_job job = {
        .document = document, .directory = batch->wish->out, .diag = diag, .wrote = tell_file, .context = out};
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        if (is_wanted(&batch->wish->formats, renderer->format) && renderer->render(&job, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* All of its figures are of one moment, whatever a fetch does meanwhile. */
static int compose_from_one_state(struct document *document, const struct compose_job *job, struct diag *diag,
                                  bool *complete, struct fault *fault)
{
    if (store_read_begin(job->store, fault) != 0) {
        return -1;
    }
    int result = compose_report(document, job, diag, complete, fault);
    store_read_end(job->store);
    return result;
}

/* The report of an area, or of the template's group where it is NULL; its exit status or -1. */
static int make_one(const struct report_batch *batch, const char *area, struct diag *diag, FILE *out,
                    struct fault *fault)
{
    struct session *session = batch->session;
    const struct compose_job job = {.template = batch->template,
                                    .areas = batch->areas,
                                    .store = batch->store,
                                    .templates = session->settings.templates,
                                    .area = area,
                                    .language = session->settings.language,
                                    .year = batch->wish->year,
                                    .latest = batch->wish->latest,
                                    .since = batch->wish->since,
                                    .made = session->settings.today,
                                    .today = command_view_day(session)};
    struct document document;
    bool complete = true;
    int status = -1;
    document_init(&document, session->settings.language);
    if (compose_from_one_state(&document, &job, diag, &complete, fault) == 0 &&
        directory_make(batch->wish->out, fault) == 0 && render_all(batch, &document, diag, out, fault) == 0) {
        status = complete ? STATUS_DONE : STATUS_INCOMPLETE;
    }
    document_release(&document);
    return status;
}

/* --- several --- */

static int start_worker(void *context, FILE *err)
{
    struct report_batch *batch = context;
    struct fault fault;
    struct diag diag = batch->session->diag;
    diag.stream = err;
    if (command_open_store(batch->session, &batch->store, &fault) != 0) {
        diag_fault(&diag, &fault);
        return -1;
    }
    return 0;
}

/* Of many reports only what is amiss is told, unless more is asked for. */
static struct diag diag_of_piece(const struct report_batch *batch, FILE *err)
{
    struct diag diag = batch->session->diag;
    diag.stream = err;
    diag.level = diag.level == DIAG_NORMAL ? DIAG_QUIET : diag.level;
    return diag;
}

/* The fault names the municipality. */
static void tell_fault(struct diag *diag, const char *title, const struct fault *fault)
{
    diag_warn(diag, "%s: not made: %s", title, fault->text);
}

static int make_piece(void *context, size_t piece, FILE *out, FILE *err)
{
    struct report_batch *batch = context;
    const struct area *area = batch->chosen[piece];
    struct diag diag = diag_of_piece(batch, err);
    struct fault fault;
    int status = make_one(batch, area->id, &diag, out, &fault);
    if (status >= 0) {
        return status;
    }
    tell_fault(&diag, area->title, &fault);
    return (int)fault.status;
}

static void clear_progress(struct report_batch *batch)
{
    if (batch->drawn) {
        (void)fputs("\r\033[K", stderr);
        batch->drawn = false;
    }
}

static void take_piece(void *context, size_t piece, int status, const char *out, size_t out_bytes, const char *err,
                       size_t err_bytes)
{
    struct report_batch *batch = context;
    struct diag *diag = &batch->session->diag;
    /* Both streams may be one terminal. */
    if (status < 0 || err_bytes > 0 || isatty(STDOUT_FILENO)) {
        clear_progress(batch);
    }
    (void)fwrite(out, 1, out_bytes, stdout);
    (void)fflush(stdout);
    if (err_bytes > 0 && diag->stream != NULL) {
        (void)fwrite(err, 1, err_bytes, diag->stream);
    }
    if (status < 0) {
        diag_warn(diag, "%s: not made: its process ended before it was done", batch->chosen[piece]->title);
        status = STATUS_IO;
    }
    batch->worst = status > batch->worst ? status : batch->worst;
}

/* "kommunrapport: 12 of 290", on a terminal only. */
static void draw_progress(void *context, size_t finished)
{
    struct report_batch *batch = context;
    if (!batch->session->settings.quiet && isatty(STDERR_FILENO) && finished < batch->count) {
        (void)fprintf(stderr, "\r\033[K%s: %zu of %zu", batch->template->name, finished, batch->count);
        (void)fflush(stderr);
        batch->drawn = true;
    } else {
        clear_progress(batch);
    }
}

/* The store is closed: each worker opens it for itself. */
static int make_several(struct report_batch *batch, struct fault *fault)
{
    const struct workers workers = {
        .start = start_worker, .work = make_piece, .done = take_piece, .tell = draw_progress, .context = batch};
    size_t jobs = batch->wish->jobs == 0 ? workers_default() : (size_t)batch->wish->jobs;
    store_free(batch->store);
    batch->store = NULL;
    int result = workers_run(&workers, batch->count, jobs, fault);
    clear_progress(batch);
    return result != 0 ? -1 : batch->worst;
}

/* --- for whom --- */

static bool is_chosen(const struct report_batch *batch, const struct area *area)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (strcmp(batch->chosen[i]->id, area->id) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds the areas that a name stands for, each once. */
static int choose(struct report_batch *batch, const char *name, bool wants_group, struct fault *fault)
{
    struct arena *arena = &batch->session->arena;
    struct area_choice choice;
    if (areas_choose(batch->areas, batch->store, name, arena, &choice, fault) != 0) {
        return -1;
    }
    if (choice.is_group != wants_group) {
        return fault_set(fault, STATUS_USAGE,
                         wants_group ? "--each %s: is no group; --area takes a municipality"
                                     : "--area %s: is a group; --each makes a report for each of its members",
                         name);
    }
    batch->chosen =
        arena_grow(arena, batch->chosen, batch->count, batch->count + choice.count, sizeof(const struct area *));
    if (batch->chosen == NULL) {
        return fault_memory(fault, name);
    }
    for (size_t i = 0; i < choice.count; i++) {
        if (!is_chosen(batch, &choice.areas[i])) {
            batch->chosen[batch->count++] = &choice.areas[i];
        }
    }
    return 0;
}

static int choose_all(struct report_batch *batch, struct fault *fault)
{
    const struct report_wish *wish = batch->wish;
    for (size_t i = 0; i < wish->areas.count; i++) {
        if (choose(batch, wish->areas.values[i], false, fault) != 0) {
            return -1;
        }
    }
    return wish->each == NULL ? 0 : choose(batch, wish->each, true, fault);
}

static int check_wish(const struct report_batch *batch, struct fault *fault)
{
    const struct report_wish *wish = batch->wish;
    const char *name = batch->template->name;
    bool named = wish->areas.count > 0 || wish->each != NULL;
    if (batch->template->about_municipality && !named) {
        return fault_set(fault, STATUS_USAGE,
                         "%s: is about one municipality; say which: `--area Öckerö`, or `--each GR` for all of a group",
                         name);
    }
    if (!batch->template->about_municipality && named) {
        return fault_set(fault, STATUS_USAGE, "%s: is about its group; %s is for templates about one municipality",
                         name, wish->each != NULL ? "--each" : "--area");
    }
    return 0;
}

static int run(struct report_batch *batch, struct fault *fault)
{
    if (!batch->template->about_municipality) {
        return make_one(batch, NULL, &batch->session->diag, stdout, fault);
    }
    if (choose_all(batch, fault) != 0) {
        return -1;
    }
    return batch->count == 1 ? make_one(batch, batch->chosen[0]->id, &batch->session->diag, stdout, fault)
                             : make_several(batch, fault);
}

int report_batch_run(struct report_batch *batch, struct fault *fault)
{
    int status = -1;
    if (check_wish(batch, fault) == 0 && command_open_store(batch->session, &batch->store, fault) == 0) {
        status = run(batch, fault);
    }
    store_free(batch->store);
    batch->store = NULL;
    return status;
}

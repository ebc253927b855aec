#include "cli/report_batch.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/stop.h"
#include "base/workers.h"
#include "report/compose.h"
#include "report/rebuild.h"

/* Added to the status of a piece of which nothing had to be made; above all exit statuses. */
#define UNCHANGED 0x1000

/* --- one report --- */

void report_batch_name(char name[REPORT_BATCH_NAME_MAX], const struct report_template *template, const char *area)
{
    (void)snprintf(name, REPORT_BATCH_NAME_MAX, "%.150s%s%.100s", template->name, area == NULL ? "" : "-",
                   area == NULL ? "" : area);
}

/* Tells each file, one a line. */
static void tell_file(void *context, const char *path)
{
    (void)fprintf(context, "%s\n", path);
}

static void tell_report(const struct report_batch *batch, const char *name, const struct rebuilt *rebuilt, FILE *out)
{
    if (batch->wish->tell_reports && rebuilt->reason != REBUILD_NONE && !batch->session->settings.quiet) {
        (void)fprintf(out, message("%s: rebuilt, %zu files (%s)\n"), name, rebuilt->files,
                      message(rebuild_reason_text(rebuilt->reason)));
    }
}

/* All of its figures are of one moment, whatever a fetch does meanwhile. */
static int rebuild_from_one_state(const struct rebuild_job *job, struct rebuilt *rebuilt, struct fault *fault)
{
    if (store_read_begin(job->compose->store, fault) != 0) {
        return -1;
    }
    int result = rebuild_report(job, rebuilt, fault);
    store_read_end(job->compose->store);
    return result;
}

/* The report of an area, or of the template's group where it is NULL; its exit status, with UNCHANGED where it stood
 * there, or -1. */
static int make_one(const struct report_batch *batch, const char *area, struct diag *diag, FILE *out,
                    struct fault *fault)
{
    struct session *session = batch->session;
    const struct report_wish *wish = batch->wish;
    char name[REPORT_BATCH_NAME_MAX];
    struct rebuilt rebuilt;
    const struct compose_job compose = {.template = batch->template,
                                        .areas = batch->areas,
                                        .store = batch->store,
                                        .templates = session->settings.templates,
                                        .area = area,
                                        .language = session->settings.language,
                                        .year = wish->year,
                                        .latest = wish->latest,
                                        .since = wish->since,
                                        .made = session->settings.today,
                                        .today = command_view_day(session)};
    const struct rebuild_job job = {.compose = &compose,
                                    .name = name,
                                    .directory = wish->out,
                                    .home = wish->home,
                                    .program = batch->program,
                                    .formats = wish->formats.values,
                                    .format_count = wish->formats.count,
                                    .force = wish->force,
                                    .file = wish->tell_reports ? NULL : tell_file,
                                    .context = out,
                                    .diag = diag};
    report_batch_name(name, batch->template, area);
    if (stop_check(fault) != 0 || rebuild_from_one_state(&job, &rebuilt, fault) != 0) {
        return -1;
    }
    tell_report(batch, name, &rebuilt, out);
    int status = rebuilt.complete ? STATUS_DONE : STATUS_INCOMPLETE;
    return rebuilt.reason == REBUILD_NONE ? status | UNCHANGED : status;
}

/* Counts a report by the status of its making. */
static void count_in(struct report_batch *batch, int status)
{
    if ((status & UNCHANGED) != 0) {
        batch->unchanged++;
    } else if (status == STATUS_DONE || status == STATUS_INCOMPLETE) {
        batch->made++;
    }
    status &= ~UNCHANGED;
    batch->worst = status > batch->worst ? status : batch->worst;
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
    if (stop_asked() == 0) {
        tell_fault(&diag, area->title, &fault);
    }
    return (int)fault.status;
}

static void take_piece(void *context, size_t piece, int status, const char *out, size_t out_bytes, const char *err,
                       size_t err_bytes)
{
    struct report_batch *batch = context;
    struct diag *diag = &batch->session->diag;
    /* Both streams may be one terminal. */
    if (status < 0 || err_bytes > 0 || isatty(STDOUT_FILENO)) {
        progress_bar_clear(&batch->bar);
    }
    (void)fwrite(out, 1, out_bytes, stdout);
    (void)fflush(stdout);
    if (err_bytes > 0 && diag->stream != NULL) {
        (void)fwrite(err, 1, err_bytes, diag->stream);
    }
    if (status < 0 && stop_asked() == 0) {
        diag_warn(diag, "%s: not made: its process ended before it was done", batch->chosen[piece]->title);
    }
    count_in(batch, status < 0 ? STATUS_IO : status);
}

static void draw_progress(void *context, size_t finished)
{
    struct report_batch *batch = context;
    progress_bar_draw(&batch->bar, finished);
}

static bool is_stopped(void *context)
{
    (void)context;
    return stop_asked() != 0;
}

/* The store is closed: each worker opens it for itself. */
static int make_several(struct report_batch *batch, struct fault *fault)
{
    const struct workers workers = {.start = start_worker,
                                    .work = make_piece,
                                    .done = take_piece,
                                    .tell = draw_progress,
                                    .is_stopped = is_stopped,
                                    .context = batch};
    size_t jobs = batch->wish->jobs == 0 ? workers_default() : (size_t)batch->wish->jobs;
    store_free(batch->store);
    batch->store = NULL;
    progress_bar_init(&batch->bar, batch->template->name, batch->count, batch->session->settings.quiet);
    int result = workers_run(&workers, batch->count, jobs, fault);
    progress_bar_clear(&batch->bar);
    return result != 0 || stop_check(fault) != 0 ? -1 : batch->worst;
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
                         wants_group ? MESSAGE("--each %s: is no group; --area takes a municipality")
                                     : MESSAGE("--area %s: is a group; --each makes a report for each of its members"),
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

/* A single one is made by this process, and tells all that it has to tell. */
static int make_alone(struct report_batch *batch, const char *area, struct fault *fault)
{
    int status = make_one(batch, area, &batch->session->diag, stdout, fault);
    if (status < 0) {
        return -1;
    }
    count_in(batch, status);
    return batch->worst;
}

static int run(struct report_batch *batch, struct fault *fault)
{
    if (!batch->template->about_municipality) {
        return make_alone(batch, NULL, fault);
    }
    if (choose_all(batch, fault) != 0) {
        return -1;
    }
    return batch->count == 1 ? make_alone(batch, batch->chosen[0]->id, fault) : make_several(batch, fault);
}

/* "kommunrapport: 12 made, 278 unchanged", where anything was unchanged. */
static void tell_counts(const struct report_batch *batch)
{
    struct diag *diag = &batch->session->diag;
    if (batch->wish->tell_reports || batch->unchanged == 0) {
        return;
    }
    if (batch->made == 0 && batch->unchanged == 1) {
        diag_say(diag, "%s: unchanged since it was made there; --force makes it anew", batch->template->name);
    } else {
        diag_say(diag, "%s: %zu made, %zu unchanged; --force makes all anew", batch->template->name, batch->made,
                 batch->unchanged);
    }
}

int report_batch_run(struct report_batch *batch, struct fault *fault)
{
    int status = -1;
    program_mark(batch->program);
    if (check_wish(batch, fault) == 0 && command_open_store(batch->session, &batch->store, fault) == 0) {
        status = run(batch, fault);
    }
    store_free(batch->store);
    batch->store = NULL;
    if (status >= 0) {
        tell_counts(batch);
    }
    return status;
}

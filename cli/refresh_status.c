#include "cli/refresh_status.h"

#include <stdio.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/limits.h"
#include "base/metrics.h"
#include "base/stop.h"

#define LAST_SUCCESS "nyckeltal_last_success_timestamp_seconds"

/* The end of the last run that ended in 0; 0 where there was none or the file cannot be read. */
static double last_success(const char *path)
{
    struct buffer text;
    struct fault ignored;
    double value = 0;
    if (!path_exists(path)) {
        return 0;
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    if (file_read(path, &text, STATUS_IO, &ignored) != 0 || text.length == 0 ||
        !metrics_read(text.bytes, LAST_SUCCESS, &value)) {
        value = 0;
    }
    buffer_release(&text);
    return value;
}

#define REASON_MAX 64

/* The same words for the same status, whatever the message: monitoring counts each text as a series of its own. */
static void reason_of(int status, char reason[REASON_MAX])
{
    static const struct {
        int status;
        const char *text;
    } reasons[] = {{STATUS_DONE, "done"},
                   {STATUS_INCOMPLETE, "done, but something asked for is incomplete"},
                   {STATUS_USAGE, "the command line is wrong"},
                   {STATUS_NONSENSE, "the source answered nonsense"},
                   {STATUS_UNREACHABLE, "the source cannot be reached"},
                   {STATUS_CANNOT_CREATE, "an output cannot be made"},
                   {STATUS_IO, "input or output failed"},
                   {STATUS_LOCKED, "another run holds the lock"},
                   {STATUS_CONFIG, "a template or the configuration is wrong"}};
    (void)snprintf(reason, REASON_MAX, "%s%s", status > REFRESH_STOPPED ? "stopped by " : "failed",
                   status > REFRESH_STOPPED ? stop_name(status - REFRESH_STOPPED) : "");
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (reasons[i].status == status) {
            (void)snprintf(reason, REASON_MAX, "%s", reasons[i].text);
        }
    }
}

static void write_words(struct buffer *text, const struct refresh_outcome *outcome)
{
    static const char *const phases[] = {
        [REFRESH_START] = "start", [REFRESH_FETCH] = "fetch", [REFRESH_REPORTS] = "reports", [REFRESH_END] = "end"};
    char reason[REASON_MAX];
    reason_of(outcome->status, reason);
    const struct metrics_label labels[] = {{"phase", phases[outcome->phase]}, {"reason", reason}};
    metrics_words(text, "nyckeltal_last_run_result", "Where and why the last refresh ended.", labels);
}

static void write_outcome(struct buffer *text, const struct refresh_outcome *outcome, double success)
{
    metrics_gauge(text, "nyckeltal_last_run_timestamp_seconds", "When the last refresh ended.", (double)outcome->ended);
    metrics_gauge(text, LAST_SUCCESS, "When the last refresh with exit status 0 ended, 0 for never.", success);
    metrics_gauge(text, "nyckeltal_exit_status", "Exit status of the last refresh.", outcome->status);
    write_words(text, outcome);
    metrics_gauge(text, "nyckeltal_duration_seconds", "How long the last refresh took.", outcome->seconds);
    metrics_gauge(text, "nyckeltal_figures_added", "Figures that the last refresh added.", (double)outcome->added);
    metrics_gauge(text, "nyckeltal_figures_revised", "Figures that the last refresh found revised.",
                  (double)outcome->revised);
    metrics_gauge(text, "nyckeltal_figures_withdrawn", "Figures that the last refresh found withdrawn.",
                  (double)outcome->withdrawn);
    metrics_gauge(text, "nyckeltal_reports_rebuilt", "Reports that the last refresh made anew.",
                  (double)outcome->rebuilt);
    metrics_end(text);
}

int refresh_status_write(const struct refresh_outcome *outcome, const char *path, struct fault *fault)
{
    struct buffer text;
    if (folder_make_of(path, fault) != 0) {
        return -1;
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    write_outcome(&text, outcome, outcome->status == STATUS_DONE ? (double)outcome->ended : last_success(path));
    int result = buffer_failed(&text) ? fault_memory(fault, path) : file_replace(path, text.bytes, text.length, fault);
    buffer_release(&text);
    return result;
}

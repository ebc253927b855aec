#include "fetch/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/message.h"
#include "base/number.h"
#include "base/streams.h"

#define SECONDS_PER_LINE 60.0
#define SECONDS_PER_DRAWING 0.2
#define BAR_CELLS 20
/* Back to the line's start, and clear it. */
#define CLEAR_LINE "\r\033[K"

static double seconds_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_start(struct progress *progress, struct diag *diag, const char *what, size_t total)
{
    memset(progress, 0, sizeof *progress);
    progress->diag = diag;
    progress->what = what;
    progress->shown = diag->level == DIAG_NORMAL;
    progress->terminal = streams_can_draw(fileno(diag->stream));
    progress->total = total;
    progress->started = seconds_now();
    progress->last = progress->started;
}

static void format_left(double seconds, char text[NUMBER_TEXT_MAX])
{
    if (seconds < 90) {
        (void)snprintf(text, NUMBER_TEXT_MAX, message("%.0f s left"), seconds);
    } else if (seconds < 90 * 60) {
        (void)snprintf(text, NUMBER_TEXT_MAX, message("%.0f min left"), seconds / 60);
    } else {
        (void)snprintf(text, NUMBER_TEXT_MAX, message("%.1f h left"), seconds / 3600);
    }
}

void progress_format(const struct progress *progress, double seconds, char text[PROGRESS_TEXT_MAX])
{
    char done[NUMBER_TEXT_MAX];
    char total[NUMBER_TEXT_MAX];
    char figures[NUMBER_TEXT_MAX];
    char left[NUMBER_TEXT_MAX] = "";
    double asked = (double)(progress->done - progress->at_once);
    double rate = seconds > 0 ? asked / seconds : 0;
    number_format(done, (double)progress->done, 0, LANGUAGE_SV);
    number_format(total, (double)progress->total, 0, LANGUAGE_SV);
    number_format(figures, (double)progress->figures, 0, LANGUAGE_SV);
    if (rate > 0) {
        format_left((double)(progress->total - progress->done) / rate, left);
    }
    int length = snprintf(text, PROGRESS_TEXT_MAX, message("%s of %s requests %s, %s figures, %.1f/s%s%s"), done, total,
                          message(progress->what), figures, rate, left[0] == '\0' ? "" : ", ", left);
    if (length < 0) {
        text[0] = '\0';
    }
}

static void draw(struct progress *progress, const char *text)
{
    char bar[BAR_CELLS + 1];
    size_t filled = progress->total == 0 ? 0 : progress->done * BAR_CELLS / progress->total;
    for (size_t i = 0; i < BAR_CELLS; i++) {
        bar[i] = i < filled ? '#' : '.';
    }
    bar[BAR_CELLS] = '\0';
    (void)fprintf(progress->diag->stream, CLEAR_LINE "[%s] %s", bar, text);
    (void)fflush(progress->diag->stream);
    progress->drawn = true;
}

static void show(struct progress *progress)
{
    char text[PROGRESS_TEXT_MAX];
    double now = progress->shown ? seconds_now() : 0;
    if (!progress->shown || now - progress->last < (progress->terminal ? SECONDS_PER_DRAWING : SECONDS_PER_LINE)) {
        return;
    }
    progress->last = now;
    progress_format(progress, now - progress->started, text);
    if (progress->terminal) {
        draw(progress, text);
    } else {
        diag_say(progress->diag, "fetch: %s", text);
    }
}

void progress_request(struct progress *progress, bool at_once)
{
    progress->done++;
    progress->at_once += at_once;
    show(progress);
}

void progress_figures(struct progress *progress, size_t count)
{
    progress->figures += (int64_t)count;
    show(progress);
}

void progress_end(struct progress *progress)
{
    if (progress->drawn) {
        (void)fputs(CLEAR_LINE, progress->diag->stream);
        (void)fflush(progress->diag->stream);
        progress->drawn = false;
    }
}

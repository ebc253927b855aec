#include "cli/progress_bar.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/streams.h"
#include "cli/terminal.h"

#define BAR_CELLS 20
/* Before so much time has passed nobody can say how much is left. */
#define SECONDS_LEAST 0.5
#define COLUMNS_FOR_BAR 60
#define COLUMNS_UNKNOWN 79

void progress_bar_init(struct progress_bar *bar, const char *what, size_t total, bool quiet)
{
    *bar = (struct progress_bar){.what = what, .total = total, .wanted = !quiet && streams_can_draw(STDERR_FILENO)};
    (void)clock_gettime(CLOCK_MONOTONIC, &bar->began);
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

void progress_bar_line(char line[PROGRESS_LINE_MAX], const char *what, size_t done, size_t total, double seconds,
                       int columns)
{
    char cells[BAR_CELLS + 4] = "";
    char left[40] = "";
    if (columns >= COLUMNS_FOR_BAR && total > 0) {
        const size_t filled = BAR_CELLS * done / total;
        cells[0] = '[';
        memset(cells + 1, '#', filled);
        memset(cells + 1 + filled, '-', BAR_CELLS - filled);
        memcpy(cells + 1 + BAR_CELLS, "] ", sizeof "] ");
    }
    if (done > 0 && seconds >= SECONDS_LEAST) {
        (void)snprintf(left, sizeof left, message(", %.0f s left"), seconds / (double)done * (double)(total - done));
    }
    (void)snprintf(line, PROGRESS_LINE_MAX, message("%.60s %s%zu of %zu%s"), what, cells, done, total, left);
    if (columns > 0 && (size_t)columns < strlen(line)) {
        line[columns] = '\0';
    }
}

void progress_bar_draw(struct progress_bar *bar, size_t done)
{
    const size_t columns = terminal_width();
    char line[PROGRESS_LINE_MAX];
    if (!bar->wanted || done >= bar->total) {
        progress_bar_clear(bar);
        return;
    }
    progress_bar_line(line, bar->what, done, bar->total, seconds_since(&bar->began),
                      columns > 0 ? (int)columns - 1 : COLUMNS_UNKNOWN);
    (void)fprintf(stderr, "\r\033[K%s", line);
    (void)fflush(stderr);
    bar->drawn = true;
}

void progress_bar_clear(struct progress_bar *bar)
{
    if (bar->drawn) {
        (void)fputs("\r\033[K", stderr);
        (void)fflush(stderr);
        bar->drawn = false;
    }
}

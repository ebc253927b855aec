/*
 * progress_bar.h - a line on standard error that tells how far a command has come, on a terminal only.
 *
 *     kommunrapport [############--------] 174 of 290, 3 s left
 *
 * Whoever prints something else clears it first.
 */
#ifndef CLI_PROGRESS_BAR_H
#define CLI_PROGRESS_BAR_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress_bar {
    const char *what;
    size_t total;
    bool wanted;
    bool drawn; /* stands on the terminal */
    struct timespec began;
};

/* `quiet` or no terminal: nothing is drawn. */
void progress_bar_init(struct progress_bar *bar, const char *what, size_t total, bool quiet);
void progress_bar_draw(struct progress_bar *bar, size_t done);
void progress_bar_clear(struct progress_bar *bar);

/* The line for so many of them, as long as the terminal is wide at most. For tests, too. */
#define PROGRESS_LINE_MAX 160
void progress_bar_line(char line[PROGRESS_LINE_MAX], const char *what, size_t done, size_t total, double seconds,
                       int columns);

#endif

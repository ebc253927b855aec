/*
 * progress.h - tells on standard error how far a long run has come.
 *
 * On a terminal one line is drawn anew a few times a second and cleared at the
 * end; elsewhere a line is written once a minute. With -q there is nothing;
 * with -v nothing either, as every answer has a line of its own then.
 */
#ifndef FETCH_PROGRESS_H
#define FETCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

#define PROGRESS_TEXT_MAX 160

/* One stage of a run. */
struct progress {
    struct diag *diag;
    const char *what; /* "asked" or "booked" */
    bool shown;       /* whether anything is to be said */
    bool terminal;
    bool drawn;      /* a line stands on the terminal */
    double started;  /* seconds, monotonic */
    double last;     /* when something was said last */
    size_t total;    /* requests */
    size_t done;     /* of them */
    size_t at_once;  /* of them, those that cost no time: answered by the spool */
    int64_t figures; /* so far */
};

void progress_start(struct progress *progress, struct diag *diag, const char *what, size_t total);
/* A request is answered whole; `at_once` where nothing was asked for it. */
void progress_request(struct progress *progress, bool at_once);
/* Figures came. */
void progress_figures(struct progress *progress, size_t count);
/* Clears the line. */
void progress_end(struct progress *progress);

/* "1 200 of 9 519 requests, 3 400 000 figures, 4,9 requests a second, 28 minutes left"; after `seconds`. */
void progress_format(const struct progress *progress, double seconds, char text[PROGRESS_TEXT_MAX]);

#endif

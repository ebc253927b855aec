/* refresh_status.h - what a refresh tells monitoring: an OpenMetrics text. */
#ifndef CLI_REFRESH_STATUS_H
#define CLI_REFRESH_STATUS_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/fault.h"

/* The file's name in the folder of the reports. */
#define REFRESH_STATUS_FILE "nyckeltal.prom"
/* What a shell takes for the exit status of a program that a signal ended, is this and the signal's number. */
#define REFRESH_STOPPED 128

enum refresh_phase {
    REFRESH_START, /* the configuration, the locks, what an interrupted run left */
    REFRESH_FETCH,
    REFRESH_REPORTS,
    REFRESH_END /* all that can be done is done */
};

struct refresh_outcome {
    enum refresh_phase phase; /* in which it ended */
    time_t ended;
    double seconds; /* that it took */
    int status;     /* the exit status, or REFRESH_STOPPED and more; its reason is told by the same */
    int64_t added;  /* figures, by the run of fetching */
    int64_t revised;
    int64_t withdrawn;
    size_t rebuilt; /* reports made anew */
};

/* Writes the file whole, in place of the old one, from which the time of the last success is kept. */
int refresh_status_write(const struct refresh_outcome *outcome, const char *path, struct fault *fault);

#endif

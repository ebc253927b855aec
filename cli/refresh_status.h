/* refresh_status.h - what a refresh tells monitoring: an OpenMetrics text. */
#ifndef CLI_REFRESH_STATUS_H
#define CLI_REFRESH_STATUS_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/fault.h"

struct refresh_outcome {
    time_t ended;
    double seconds; /* that it took */
    int status;     /* the exit status */
    int64_t added;  /* figures, by the run of fetching */
    int64_t revised;
    int64_t withdrawn;
    size_t rebuilt; /* reports made anew */
};

/* Writes the file whole, in place of the old one, from which the time of the last success is kept. */
int refresh_status_write(const struct refresh_outcome *outcome, const char *path, struct fault *fault);

#endif

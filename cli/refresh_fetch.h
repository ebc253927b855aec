/*
 * refresh_fetch.h - the fetching half of a refresh: `nyckeltal fetch --for` all templates, as a program of its own,
 * so that neither wing knows the other.
 */
#ifndef CLI_REFRESH_FETCH_H
#define CLI_REFRESH_FETCH_H

#include "cache/store.h"
#include "cli/settings.h"

struct refresh_fetch {
    struct session *session;
    struct name_list templates;
    bool full;               /* handed on */
    bool accept_withdrawals; /* handed on */
};

/* The fetching program's exit status, -1 for a fault of our own. `counts` are those of the run that it booked, zeroed
 * where it booked none. */
int refresh_fetch(const struct refresh_fetch *job, struct run_counts *counts, struct fault *fault);

#endif

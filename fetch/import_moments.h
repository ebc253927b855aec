/*
 * import_moments.h - when the store of an export last asked for each indicator, area and group in it.
 *
 * A run that asks for figures asks for the entries of their indicators and areas, too: the entry of the catalogue is as
 * young as the youngest range that was asked for. It may be older than the export, whose moment is that of the last run.
 */
#ifndef FETCH_IMPORT_MOMENTS_H
#define FETCH_IMPORT_MOMENTS_H

#include "fetch/age.h"

/* Starts zeroed but for the arena, to which the texts belong. */
struct import_moments {
    struct arena *arena;
    void *items; /* struct import_moment[count], by kind and id */
    size_t count;
    size_t capacity;
};

/* Notes that the entry's figures were asked for at a moment (as run_start.retrieved). */
int import_moments_add(struct import_moments *moments, enum catalogue_kind kind, const char *id, const char *moment,
                       struct fault *fault);
/* After the catalogue was put: of the entries that are older than the export, those that the store got later stay in
 * force. Within a run only. */
int import_moments_check(const struct import_moments *moments, struct age *age, struct store *store,
                         struct fault *fault);

#endif

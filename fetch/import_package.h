/*
 * import_package.h - datapackage.json of an export: from when its figures are, and whether its files are those it lists.
 */
#ifndef FETCH_IMPORT_PACKAGE_H
#define FETCH_IMPORT_PACKAGE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/limits.h"
#include "cache/store.h"

struct import_package {
    const char *directory;
    const char *retrieved; /* as run_start.retrieved */
    const char *origin;    /* NULL where it does not say */
};

/* Reads the description; its texts belong to the arena. Every table must be
 * there with the length and, but for exports of earlier versions, the SHA-256
 * that the description says: one that was cut, changed or is of another export
 * is STATUS_NONSENSE. Counts files and bytes. */
int import_package_read(struct import_package *package, const char *directory, struct arena *arena,
                        struct run_counts *counts, struct fault *fault);

/* The path of "figures" and "csv" in the folder. */
int import_package_path(const struct import_package *package, const char *name, const char *suffix,
                        char path[LIMIT_PATH_BYTES], struct fault *fault);

#endif

/*
 * file.h - reading whole files, paths, directories and files that appear whole or not at all.
 *
 * An atomic file is written under a temporary name in the directory of its
 * target. `atomic_file_commit` makes it durable (fsync) and renames it over
 * the target; `atomic_file_rollback` removes it. A file that is neither
 * committed nor rolled back when the program is ended by SIGINT, SIGTERM or
 * SIGHUP is removed by the handler that `atomic_file_clean_on_signal` sets up.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "base/limits.h"

/* Joins two parts with one slash. Fails where the path would be too long. */
int path_join(char path[LIMIT_PATH_BYTES], const char *directory, const char *name, struct fault *fault);
/* The last part of a path, slashes at its end left out. */
const char *path_last(const char *path, struct arena *arena);
bool path_exists(const char *path);
/* Makes a directory and those above it; one that is there already is fine. */
int directory_make(const char *path, struct fault *fault);

/* Appends a whole file to the buffer, which sets the ceiling. A file that is
 * not there or not readable is a fault with the status given. */
int file_read(const char *path, struct buffer *buffer, enum exit_status status, struct fault *fault);
/* Writes a whole file atomically. */
int file_write(const char *path, const void *bytes, size_t length, struct fault *fault);

/* The same through PATH.new, for a file that one process at a time writes again and again: what a killed
 * writer leaves behind is written over by the next. */
int file_replace(const char *path, const void *bytes, size_t length, struct fault *fault);

struct atomic_file {
    char target[LIMIT_PATH_BYTES];
    char temporary[LIMIT_PATH_BYTES]; /* "" when there is nothing to roll back */
};

/* Reserves a temporary name; the file exists and is empty afterwards. */
int atomic_file_begin(struct atomic_file *file, const char *target, struct fault *fault);
/* Makes it durable and puts it in place; on failure it is rolled back. */
int atomic_file_commit(struct atomic_file *file, struct fault *fault);
/* Removes the temporary file if there is one; safe after a commit. */
void atomic_file_rollback(struct atomic_file *file);
/* Installs the signal handler; called once by main. */
void atomic_file_clean_on_signal(void);

#endif

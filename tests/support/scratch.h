/* scratch.h - folders that tests write into, and the data that lie outside the tree. */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/limits.h"

/* Makes an empty folder; a failure ends the test. */
void scratch_make(char path[LIMIT_PATH_BYTES]);
/* Removes it with all that is in it. */
void scratch_remove(const char *path);
/* Joins a folder and a name. */
void scratch_join(char path[LIMIT_PATH_BYTES], const char *folder, const char *name);
/* Writes a text into a file of the folder. */
void scratch_write(const char *folder, const char *name, const char *text);
/* Reads a whole file in place of what the buffer held. */
void scratch_read(const char *path, struct buffer *bytes);
/* How many files the folder has; 0 where there is none. */
unsigned scratch_count(const char *path);

/* The path of something beside the tree ("kolada/recorded"). Where it is not
 * there, says so on a line that starts with "skipped: " and gives false. */
bool shared_find(char path[LIMIT_PATH_BYTES], const char *name);

#endif

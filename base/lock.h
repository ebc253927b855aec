/*
 * lock.h - one run at a time: an advisory lock (flock) on a file that tells who holds it.
 *
 * The kernel gives the lock up when its holder ends, however it ends; the file
 * stays, empty when nobody holds it. Child programs do not inherit it.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include "base/fault.h"
#include "base/limits.h"

struct lock {
    char path[LIMIT_PATH_BYTES];
    int descriptor; /* -1 where it is not held */
};

/* Takes the lock without waiting and writes `who` and the process's number into
 * the file. STATUS_LOCKED where another holds it, the line tells who;
 * STATUS_CANNOT_CREATE where the file cannot be made; STATUS_IO where it cannot
 * be locked for another reason, such as a file system without locks. */
int lock_take(struct lock *lock, const char *path, const char *who, struct fault *fault);
/* Gives it up; safe where it was not taken. */
void lock_release(struct lock *lock);

#endif

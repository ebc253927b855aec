#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#define HOLDER_MAX 256

/* Whoever wrote the file, on one line; a holder that has not written yet is unknown. */
static void read_holder(int descriptor, char holder[HOLDER_MAX])
{
    ssize_t length = pread(descriptor, holder, HOLDER_MAX - 1, 0);
    holder[length > 0 ? length : 0] = '\0';
    holder[strcspn(holder, "\n")] = '\0';
    if (holder[0] == '\0') {
        (void)snprintf(holder, HOLDER_MAX, "%s", message("another run"));
    }
}

static int write_holder(int descriptor, const char *who)
{
    char holder[HOLDER_MAX];
    int length = snprintf(holder, sizeof holder, "process %ld, %s\n", (long)getpid(), who);
    if (length < 0 || (size_t)length >= sizeof holder || ftruncate(descriptor, 0) != 0) {
        return -1;
    }
    return pwrite(descriptor, holder, (size_t)length, 0) == length ? 0 : -1;
}

static int fault_of_lock(const struct lock *lock, int reason, struct fault *fault)
{
    char holder[HOLDER_MAX];
    if (reason != EWOULDBLOCK) {
        return fault_set(fault, STATUS_IO, "%s: cannot be locked: %s", lock->path, strerror(reason));
    }
    read_holder(lock->descriptor, holder);
    return fault_set(fault, STATUS_LOCKED, "%s: is held by %s; try again when that has ended", lock->path, holder);
}

int lock_take(struct lock *lock, const char *path, const char *who, struct fault *fault)
{
    lock->descriptor = -1;
    int length = snprintf(lock->path, sizeof lock->path, "%s", path);
    if (length < 0 || (size_t)length >= sizeof lock->path) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the path is too long", path);
    }
    lock->descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock->descriptor < 0) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be made: %s", path, strerror(errno));
    }
    if (flock(lock->descriptor, LOCK_EX | LOCK_NB) != 0) {
        fault_of_lock(lock, errno, fault);
    } else if (write_holder(lock->descriptor, who) != 0) {
        fault_set(fault, STATUS_IO, "%s: cannot be written: %s", path, strerror(errno));
    } else {
        return 0;
    }
    (void)close(lock->descriptor);
    lock->descriptor = -1;
    return -1;
}

void lock_release(struct lock *lock)
{
    if (lock->descriptor >= 0) {
        if (ftruncate(lock->descriptor, 0) != 0) {
            /* The old name stays in the file; the lock is given up all the same. */
        }
        (void)close(lock->descriptor);
        lock->descriptor = -1;
    }
}

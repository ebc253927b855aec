#include "base/child.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define CANNOT_START 127

/* The child's side: never returns. A parent that went away before the request took hold is seen by its number. */
static void become(const char *path, const char *const *arguments, pid_t parent)
{
    /* execv takes char *const[] for the sake of old programs; it does not write to it. */
    union {
        const char *const *read;
        char *const *write;
    } as = {.read = arguments};
    if (prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid() == parent) {
        (void)execv(path, as.write);
    }
    _exit(CANNOT_START);
}

int child_run(const char *path, const char *const *arguments, int *status, struct fault *fault)
{
    int ended;
    pid_t parent = getpid();
    (void)fflush(NULL);
    pid_t child = fork();
    if (child < 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be started: %s", path, strerror(errno));
    }
    if (child == 0) {
        become(path, arguments, parent);
    }
    while (waitpid(child, &ended, 0) < 0) {
        if (errno != EINTR) {
            return fault_set(fault, STATUS_IO, "%s: cannot be waited for: %s", path, strerror(errno));
        }
    }
    if (!WIFEXITED(ended)) {
        return fault_set(fault, STATUS_IO, "%s: was ended by signal %d", path, WTERMSIG(ended));
    }
    *status = WEXITSTATUS(ended);
    return *status == CANNOT_START
               ? fault_set(fault, STATUS_IO, "%s: cannot be started; is nyckeltal installed whole?", path)
               : 0;
}

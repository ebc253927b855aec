#include "base/child.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/stop.h"

#define CANNOT_START 127

/* The child's side: never returns. A parent that went away before the request took hold is seen by its number. */
static void become(const char *path, const char *const *arguments, pid_t parent, const sigset_t *mask)
{
    /* execv takes char *const[] for the sake of old programs; it does not write to it. */
    union {
        const char *const *read;
        char *const *write;
    } as = {.read = arguments};
    stop_forget();
    stop_let(mask);
    if (prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && getppid() == parent) {
        (void)execv(path, as.write);
    }
    _exit(CANNOT_START);
}

/* Starts it so that no signal is lost between the fork and its being handed on. */
static pid_t start(const char *path, const char *const *arguments)
{
    sigset_t mask;
    pid_t parent = getpid();
    (void)fflush(NULL);
    stop_hold(&mask);
    pid_t child = fork();
    if (child == 0) {
        become(path, arguments, parent, &mask);
    }
    if (child > 0) {
        stop_hand_on(child);
    }
    int reason = errno;
    stop_let(&mask);
    errno = reason;
    return child;
}

/* The number is another process's as soon as the child has been waited for: first nothing is handed on any more. */
static int wait_for(pid_t child, int *ended)
{
    siginfo_t info;
    sigset_t mask;
    int result;
    do {
        result = waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
    } while (result != 0 && errno == EINTR);
    stop_hold(&mask);
    stop_hand_on(0);
    stop_let(&mask);
    return result == 0 && waitpid(child, ended, 0) == child ? 0 : -1;
}

int child_run(const char *path, const char *const *arguments, int *status, struct fault *fault)
{
    int ended;
    if (stop_check(fault) != 0) {
        return -1;
    }
    pid_t child = start(path, arguments);
    if (child < 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be started: %s", path, strerror(errno));
    }
    if (wait_for(child, &ended) != 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be waited for: %s", path, strerror(errno));
    }
    if (WIFSIGNALED(ended)) {
        stop_share(WTERMSIG(ended));
    }
    if (stop_check(fault) != 0) {
        return -1;
    }
    if (!WIFEXITED(ended)) {
        return fault_set(fault, STATUS_IO, "%s: was ended by signal %d", path, WTERMSIG(ended));
    }
    *status = WEXITSTATUS(ended);
    return *status == CANNOT_START
               ? fault_set(fault, STATUS_IO, "%s: cannot be started; is nyckeltal installed whole?", path)
               : 0;
}

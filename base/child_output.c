#include "base/child_output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CANNOT_START 127

/* The child's side: never returns. */
static void become(const char *path, const char *const *arguments, int output)
{
    /* execv takes char *const[] for the sake of old programs; it does not write to it. */
    union {
        const char *const *read;
        char *const *write;
    } as = {.read = arguments};
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0 && dup2(output, STDOUT_FILENO) >= 0 && dup2(nowhere, STDERR_FILENO) >= 0) {
        (void)execv(path, as.write);
    }
    _exit(CANNOT_START);
}

static void read_all(int from, struct buffer *output)
{
    char bytes[4096];
    for (;;) {
        ssize_t length = read(from, bytes, sizeof bytes);
        if (length < 0 && errno == EINTR) {
            continue;
        }
        if (length <= 0) {
            return;
        }
        buffer_append(output, bytes, (size_t)length);
    }
}

int child_output(const char *path, const char *const *arguments, struct buffer *output, struct fault *fault)
{
    int ends[2];
    int ended = -1;
    if (pipe(ends) != 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be started: %s", path, strerror(errno));
    }
    (void)fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        become(path, arguments, ends[1]);
    }
    int reason = errno;
    (void)close(ends[1]);
    if (child > 0) {
        read_all(ends[0], output);
        while (waitpid(child, &ended, 0) < 0 && errno == EINTR) {
        }
    }
    (void)close(ends[0]);
    if (child < 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be started: %s", path, strerror(reason));
    }
    if (ended != 0) {
        return fault_set(fault, STATUS_IO, "%s: did not answer", path);
    }
    return buffer_failed(output) ? fault_memory(fault, path) : 0;
}

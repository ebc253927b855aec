#include "base/child_output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CANNOT_START 127

/* The child's side: never returns. One of its streams is caught, what goes to the other is lost. */
static void become(const char *path, const char *const *arguments, int stream, int catcher)
{
    /* execv takes char *const[] for the sake of old programs; it does not write to it. */
    union {
        const char *const *read;
        char *const *write;
    } as = {.read = arguments};
    int nowhere = open("/dev/null", O_WRONLY);
    int other = stream == STDOUT_FILENO ? STDERR_FILENO : STDOUT_FILENO;
    if (nowhere >= 0 && dup2(catcher, stream) >= 0 && dup2(nowhere, other) >= 0) {
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

/* How it ended, as waitpid tells it. */
static int catch_stream(int stream, const char *path, const char *const *arguments, struct buffer *output, int *ended,
                        struct fault *fault)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be started: %s", path, strerror(errno));
    }
    (void)fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        (void)close(ends[0]);
        become(path, arguments, stream, ends[1]);
    }
    int reason = errno;
    (void)close(ends[1]);
    *ended = -1;
    if (child > 0) {
        read_all(ends[0], output);
        while (waitpid(child, ended, 0) < 0 && errno == EINTR) {
        }
    }
    (void)close(ends[0]);
    if (child < 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be started: %s", path, strerror(reason));
    }
    return 0;
}

int child_output(const char *path, const char *const *arguments, struct buffer *output, struct fault *fault)
{
    int ended = -1;
    if (catch_stream(STDOUT_FILENO, path, arguments, output, &ended, fault) != 0) {
        return -1;
    }
    if (ended != 0) {
        return fault_set(fault, STATUS_IO, "%s: did not answer", path);
    }
    return buffer_failed(output) ? fault_memory(fault, path) : 0;
}

int child_complaints(const char *path, const char *const *arguments, struct buffer *said, int *status,
                     struct fault *fault)
{
    int ended = -1;
    if (catch_stream(STDERR_FILENO, path, arguments, said, &ended, fault) != 0) {
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

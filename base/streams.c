#include "base/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"

void streams_open(void)
{
    /* Open for the other direction: whoever uses it gets EBADF, as from a closed one. Messages are lost in silence. */
    static const int modes[] = {[STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDWR};
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        /* The lowest free number is the one that is missing, as those below it are taken. */
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", modes[i]) != i) {
            _exit(STATUS_IO);
        }
    }
}

void streams_outlive_readers(bool outlives)
{
    (void)signal(SIGPIPE, outlives ? SIG_IGN : SIG_DFL);
}

bool streams_can_draw(int descriptor)
{
    const char *kind = getenv("TERM");
    return isatty(descriptor) == 1 && kind != NULL && kind[0] != '\0' && strcmp(kind, "dumb") != 0;
}

/* Whether standard output is a pipe or socket that nobody reads any more. */
static bool reader_is_gone(void)
{
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

static int judge(bool failed, int reason, struct fault *fault)
{
    if (!failed || reason == EPIPE || reader_is_gone()) {
        return 0;
    }
    return fault_set(fault, STATUS_IO, "standard output: cannot be written: %s",
                     reason == 0 ? message("something that was printed is lost") : strerror(reason));
}

int streams_print(const struct buffer *buffer, struct fault *fault)
{
    if (buffer_failed(buffer)) {
        return fault_memory(fault, "the answer");
    }
    if (fwrite(buffer->bytes, 1, buffer->length, stdout) != buffer->length) {
        return fault_set(fault, STATUS_IO, "standard output: cannot be written: %s", strerror(errno));
    }
    return 0;
}

int streams_flush(struct fault *fault)
{
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout) != 0;
    return judge(failed, errno, fault);
}

int streams_end(struct fault *fault)
{
    int flushed = streams_flush(fault);
    errno = 0;
    bool failed = fclose(stdout) != 0; /* some file systems tell only now */
    return flushed != 0 ? -1 : judge(failed, errno, fault);
}

#include "tests/support/stand_in.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/check.h"

static void become_server(const char *serve, const char *latency, int out)
{
    if (dup2(out, STDOUT_FILENO) < 0) {
        _exit(126);
    }
    (void)execlp("python3", "python3", serve, "--latency", latency, (char *)NULL);
    _exit(127);
}

void stand_in_start(const char *serve, const char *latency, struct stand_in *server)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    server->process = fork();
    assert_true(server->process >= 0);
    if (server->process == 0) {
        become_server(serve, latency, ends[1]);
    }
    assert_int_equal(close(ends[1]), 0);
    FILE *out = fdopen(ends[0], "r");
    assert_non_null(out);
    assert_non_null(fgets(server->url, (int)sizeof server->url, out));
    server->url[strcspn(server->url, "\n")] = '\0';
    assert_int_equal(fclose(out), 0);
}

void stand_in_stop(const struct stand_in *server)
{
    int status;
    assert_int_equal(kill(server->process, SIGKILL), 0);
    assert_int_equal(waitpid(server->process, &status, 0), server->process);
}

#define _DEFAULT_SOURCE /* for prctl's numbers */
#include "tests/support/surroundings.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "tests/support/check.h"

#define ARGUMENTS_MAX 64

/* Both ends of what becomes standard output, and the file that standard error is kept in. */
struct ends {
    int near; /* where the tests read; -1 where they do not */
    int far;
    FILE *messages;
};

/* --- the program's side: none of it returns after a failure --- */

/* What a program that is then started no longer gets back; a user's have nothing to give up. */
static bool give_up_privileges(void)
{
    static const int ways_around[] = {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH};
    for (size_t i = 0; geteuid() == 0 && i < sizeof ways_around / sizeof *ways_around; i++) {
        if (prctl(PR_CAPBSET_DROP, ways_around[i], 0, 0, 0) != 0) {
            return false;
        }
    }
    return true;
}

static void take_streams(const struct surroundings *surroundings, const struct ends *ends)
{
    int messages = surroundings->output == OUTPUT_TERMINAL ? ends->far : fileno(ends->messages);
    if (dup2(ends->far, STDOUT_FILENO) < 0 || dup2(messages, STDERR_FILENO) < 0 || close(ends->far) != 0 ||
        (ends->near >= 0 && close(ends->near) != 0) || (surroundings->input_closed && close(STDIN_FILENO) != 0) ||
        (surroundings->output == OUTPUT_CLOSED && close(STDOUT_FILENO) != 0)) {
        _exit(126);
    }
}

static void become(const struct surroundings *surroundings, const char *const *arguments, const struct ends *ends)
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    const char *list[ARGUMENTS_MAX + 2] = {"nyckeltal"};
    union {
        const char **read;
        char *const *write;
    } as = {.read = list};
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i] != NULL; i++) {
        list[i + 1] = arguments[i];
    }
    program_default_signals();
    program_environment(surroundings->environment);
    take_streams(surroundings, ends);
    if (signal(SIGPIPE, SIG_IGN) == SIG_ERR || (surroundings->obeys_permissions && !give_up_privileges())) {
        _exit(126);
    }
    (void)execv(program == NULL ? "build/nyckeltal" : program, as.write);
    _exit(127);
}

/* --- the tests' side --- */

static void open_terminal(struct ends *ends)
{
    ends->near = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(ends->near >= 0);
    assert_int_equal(grantpt(ends->near), 0);
    assert_int_equal(unlockpt(ends->near), 0);
    ends->far = open(ptsname(ends->near), O_RDWR | O_NOCTTY);
}

static void open_ends(enum surroundings_output output, struct ends *ends)
{
    int both[2];
    *ends = (struct ends){.near = -1, .messages = tmpfile()};
    assert_non_null(ends->messages);
    switch (output) {
    case OUTPUT_TERMINAL:
        open_terminal(ends);
        break;
    case OUTPUT_FULL:
    case OUTPUT_CLOSED:
        ends->far = open(output == OUTPUT_FULL ? "/dev/full" : "/dev/null", O_WRONLY);
        break;
    case OUTPUT_KEPT:
    case OUTPUT_FIRST_LINE:
    case OUTPUT_UNREAD:
        assert_int_equal(pipe(both), 0);
        ends->near = both[0];
        ends->far = both[1];
        break;
    }
    assert_true(ends->far >= 0);
}

/* A terminal whose last user is gone gives an error, not an end. */
static void read_output(enum surroundings_output output, int near, struct buffer *out)
{
    char chunk[4096];
    bool line_only = output == OUTPUT_FIRST_LINE;
    ssize_t got;
    while ((got = read(near, chunk, line_only ? 1 : sizeof chunk)) > 0 || (got < 0 && errno == EINTR)) {
        buffer_append(out, chunk, got < 0 ? 0 : (size_t)got);
        if (line_only && got == 1 && chunk[0] == '\n') {
            break;
        }
    }
}

static void read_messages(FILE *file, struct buffer *err)
{
    char chunk[4096];
    size_t got;
    rewind(file);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        buffer_append(err, chunk, got);
    }
    assert_int_equal(fclose(file), 0);
}

void surroundings_run(const struct surroundings *surroundings, const char *const *arguments,
                      struct program_result *result)
{
    struct ends ends;
    int status;
    buffer_init(&result->out, LIMIT_RENDERED_BYTES);
    buffer_init(&result->err, LIMIT_RENDERED_BYTES);
    open_ends(surroundings->output, &ends);
    if (surroundings->output == OUTPUT_UNREAD) {
        assert_int_equal(close(ends.near), 0);
        ends.near = -1;
    }
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        become(surroundings, arguments, &ends);
    }
    assert_int_equal(close(ends.far), 0);
    if (ends.near >= 0) {
        read_output(surroundings->output, ends.near, &result->out);
        assert_int_equal(close(ends.near), 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    read_messages(ends.messages, &result->err);
    buffer_text(&result->out, "");
    buffer_text(&result->err, "");
    assert_false(buffer_failed(&result->out) || buffer_failed(&result->err));
}

bool surroundings_can_obey(void)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(give_up_privileges() ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        return true;
    }
    (void)printf("skipped: root cannot give up its way around permissions here\n");
    return false;
}

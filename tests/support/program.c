#include "tests/support/program.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "tests/support/check.h"

#define ARGUMENTS_MAX 64

void program_environment(const char *const *environment)
{
    /* No test but that of it reaches for the network where something was never fetched. */
    if (setenv("NYCKELTAL_FETCH_MISSING", "no", 0) != 0) {
        _exit(126);
    }
    for (size_t i = 0; environment != NULL && environment[i] != NULL; i++) {
        char name[256];
        const char *sign = strchr(environment[i], '=');
        size_t length = sign == NULL ? strlen(environment[i]) : (size_t)(sign - environment[i]);
        if (length >= sizeof name) {
            _exit(126);
        }
        memcpy(name, environment[i], length);
        name[length] = '\0';
        int failed = sign == NULL ? unsetenv(name) : setenv(name, sign + 1, 1);
        if (failed != 0) {
            _exit(126);
        }
    }
}

static void read_back(FILE *file, struct buffer *buffer)
{
    char chunk[4096];
    size_t got;
    buffer_init(buffer, LIMIT_RENDERED_BYTES);
    rewind(file);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        buffer_append(buffer, chunk, got);
    }
    assert_false(buffer_failed(buffer));
    assert_int_equal(fclose(file), 0);
}

/* The child's side: never returns. */
static void become(const char *command, const char *const *arguments, const char *const *environment, FILE *out,
                   FILE *err)
{
    const char *list[ARGUMENTS_MAX + 2] = {command};
    size_t count = 0;
    while (arguments[count] != NULL && count < ARGUMENTS_MAX) {
        list[count + 1] = arguments[count];
        count++;
    }
    program_default_signals();
    program_environment(environment);
    if (dup2(fileno(out), STDOUT_FILENO) < 0 || dup2(fileno(err), STDERR_FILENO) < 0) {
        _exit(126);
    }
    /* execvp takes char *const[] for the sake of old programs; it does not write to it. */
    union {
        const char **read;
        char *const *write;
    } as = {.read = list};
    (void)execvp(command, as.write);
    _exit(127);
}

void program_default_signals(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (signal(numbers[i], SIG_DFL) == SIG_ERR) {
            _exit(126);
        }
    }
}

void program_run_command(struct program_result *result, const char *command, const char *const *arguments,
                         const char *const *environment)
{
    int status;
    FILE *out = tmpfile();
    FILE *err = tmpfile();
    assert_non_null(out);
    assert_non_null(err);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        become(command, arguments, environment, out, err);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    assert_int_not_equal(result->status, 127);
    read_back(out, &result->out);
    read_back(err, &result->err);
}

void program_run(struct program_result *result, const char *const *arguments, const char *const *environment)
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    program_run_command(result, program == NULL ? "build/nyckeltal" : program, arguments, environment);
}

void program_release(struct program_result *result)
{
    buffer_release(&result->out);
    buffer_release(&result->err);
}

bool program_is_here(const char *command)
{
    /* dash says 127 itself where there is none, which program_run_command takes for a command that cannot be started. */
    const char *const arguments[] = {"-c", "command -v \"$0\" || exit 1", command, NULL};
    struct program_result result;
    program_run_command(&result, "sh", arguments, NULL);
    bool here = result.status == 0;
    program_release(&result);
    return here;
}

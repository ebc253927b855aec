/* test_refresh_stop.c - a refresh that is stopped or fails says so to monitoring, in whatever phase it is. */
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/scratch.h"

#define ONE "ett-2026"

/* A service that stops whoever asks when the first question has come. */
struct stopping {
    struct kolada *kolada;
    volatile pid_t target;
    int number;
    bool child; /* the target's child is stopped instead */
};

/* The only child of a process. */
static pid_t child_of(pid_t parent)
{
    char path[64];
    struct buffer text;
    int child = 0;
    (void)snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", (long)parent, (long)parent);
    buffer_init(&text, LIMIT_CSV_BYTES);
    scratch_read(path, &text);
    assert_true(text.length > 1);
    text.bytes[strcspn(text.bytes, " ")] = '\0';
    assert_true(number_parse_int(text.bytes, 1, INT_MAX, &child));
    buffer_release(&text);
    return child;
}

static void answer_and_stop(void *context, const struct server_question *question, struct server_answer *answer)
{
    struct stopping *stopping = context;
    while (stopping->target == 0) {
        /* The test is about to know the process's number. */
    }
    if (question->number == 1) {
        pid_t target = stopping->child ? child_of(stopping->target) : stopping->target;
        assert_int_equal(kill(target, stopping->number), 0);
    }
    kolada_answer(stopping->kolada, question, answer);
}

static pid_t start(const struct refresh_fixture *fixture, const char *option)
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    const char *list[20] = {"nyckeltal"};
    union {
        const char **read;
        char *const *write;
    } as = {.read = list};
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        program_default_signals();
        refresh_arguments(fixture, option, list + 1);
        if (freopen("/dev/null", "w", stdout) == NULL || freopen("/dev/null", "w", stderr) == NULL) {
            _exit(126);
        }
        (void)execv(program == NULL ? "build/nyckeltal" : program, as.write);
        _exit(127);
    }
    return child;
}

static void expect_stopped(pid_t child, int number)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
}

static void expect_words(const struct refresh_fixture *fixture, const char *words)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    refresh_path(fixture, "nyckeltal.prom", path);
    scratch_read(path, &text);
    if (strstr(text.bytes, words) == NULL) {
        fail_msg("%s does not say %s", text.bytes, words);
    }
    buffer_release(&text);
}

static ino_t identity_of(const struct refresh_fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct stat found;
    refresh_path(fixture, name, path);
    assert_int_equal(stat(path, &found), 0);
    return found.st_ino;
}

static void stop_while_fetching(struct refresh_fixture *fixture, int number, bool child)
{
    struct stopping stopping = {.kolada = &fixture->kolada, .number = number, .child = child};
    struct server *server = server_start(answer_and_stop, &stopping);
    char api[256];
    memcpy(api, fixture->api, sizeof api);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(server));
    stopping.target = start(fixture, "-q");
    expect_stopped(stopping.target, number);
    server_stop(server);
    memcpy(fixture->api, api, sizeof api);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 128 + number);
}

static void stopped_while_fetching(void **state)
{
    struct refresh_fixture *fixture = *state;
    stop_while_fetching(fixture, SIGTERM, false);
    expect_words(fixture, "_result{phase=\"fetch\",reason=\"stopped by SIGTERM\"} 1\n");
    refresh_expect_told(fixture, "nyckeltal_last_run_timestamp_seconds", 1772323200);
    refresh_expect_told(fixture, "nyckeltal_last_success_timestamp_seconds", 0);
    stop_while_fetching(fixture, SIGINT, false);
    expect_words(fixture, "_result{phase=\"fetch\",reason=\"stopped by SIGINT\"} 1\n");
    refresh_expect(fixture, NULL, 0);
    expect_words(fixture, "_result{phase=\"end\",reason=\"done\"} 1\n");
}

/* A service manager sends the signal to all of its processes; the fetching one may see it first. */
static void stopped_with_the_fetching_program_first(void **state)
{
    struct refresh_fixture *fixture = *state;
    if (access("/proc/thread-self/children", F_OK) != 0) {
        print_message("skipped: this kernel does not list children\n");
        skip();
    }
    stop_while_fetching(fixture, SIGTERM, true);
    expect_words(fixture, "_result{phase=\"fetch\",reason=\"stopped by SIGTERM\"} 1\n");
}

/* Puts a pipe in the place of a file; what opens it waits until the test opens it too. */
static void make_pipe(const char *folder, const char *name, char path[LIMIT_PATH_BYTES])
{
    scratch_join(path, folder, name);
    (void)unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
}

/* Stops the process while it reads the pipe, then gives it the text. */
static void stop_at_pipe(const char *path, const char *text, pid_t child, int number)
{
    int descriptor = open(path, O_WRONLY);
    assert_true(descriptor >= 0);
    assert_int_equal(kill(child, number), 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(close(descriptor), 0);
    expect_stopped(child, number);
}

static void stopped_among_the_reports(void **state)
{
    struct refresh_fixture *fixture = *state;
    char reports[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    refresh_expect(fixture, NULL, 0);
    ino_t pdf = identity_of(fixture, ONE ".pdf");
    ino_t other = identity_of(fixture, "tva-2026.pdf");
    refresh_template(fixture, "ett", "Ett annat namn", false);
    refresh_template(fixture, "tva", "Ett annat namn", true);
    scratch_join(reports, fixture->templates, "reports");
    scratch_join(path, reports, "ett.json");
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    scratch_read(path, &text);
    make_pipe(reports, "ett.json", path);
    stop_at_pipe(path, text.bytes, start(fixture, "--offline"), SIGTERM);
    expect_words(fixture, "_result{phase=\"reports\",reason=\"stopped by SIGTERM\"} 1\n");
    refresh_expect_told(fixture, "nyckeltal_exit_status", 143);
    refresh_expect_told(fixture, "nyckeltal_last_success_timestamp_seconds", 1772323200);
    assert_int_equal(identity_of(fixture, ONE ".pdf"), pdf);
    assert_int_equal(identity_of(fixture, "tva-2026.pdf"), other);
    assert_int_equal(unlink(path), 0);
    scratch_write(reports, "ett.json", text.bytes);
    buffer_release(&text);
    refresh_expect(fixture, "--offline", 0);
    refresh_expect_told(fixture, "nyckeltal_reports_rebuilt", 2);
}

static void stopped_before_it_began(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    scratch_join(folder, fixture->folder, "nyckeltal");
    assert_int_equal(directory_make(folder, &fault), 0);
    make_pipe(folder, "config.json", path);
    assert_int_equal(setenv("XDG_CONFIG_HOME", fixture->folder, 1), 0);
    stop_at_pipe(path, "{}\n", start(fixture, "-q"), SIGHUP);
    assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
    expect_words(fixture, "_result{phase=\"start\",reason=\"stopped by SIGHUP\"} 1\n");
    assert_false(path_exists(fixture->store));
}

static void a_wrong_configuration_is_told(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    char folder[LIMIT_PATH_BYTES];
    refresh_expect(fixture, NULL, 0);
    scratch_join(folder, fixture->folder, "nyckeltal");
    assert_int_equal(directory_make(folder, &fault), 0);
    scratch_write(folder, "config.json", "{\"tries\": 0}\n");
    assert_int_equal(setenv("XDG_CONFIG_HOME", fixture->folder, 1), 0);
    refresh_expect(fixture, NULL, 78);
    assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
    refresh_expect_err(fixture, "tries");
    refresh_expect_told(fixture, "nyckeltal_exit_status", 78);
    refresh_expect_told(fixture, "nyckeltal_last_success_timestamp_seconds", 1772323200);
    expect_words(fixture, "_result{phase=\"start\",reason=\"a template or the configuration is wrong\"} 1\n");
}

/* A store that is a folder: fetching cannot begin. */
static void a_store_that_cannot_be_is_told(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    assert_int_equal(directory_make(fixture->store, &fault), 0);
    refresh_expect(fixture, NULL, 74);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 74);
    expect_words(fixture, "_result{phase=\"fetch\",reason=\"input or output failed\"} 1\n");
}

#define STOP_TEST(name) cmocka_unit_test_setup_teardown(name, refresh_fixture_setup, refresh_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STOP_TEST(stopped_while_fetching),
        STOP_TEST(stopped_among_the_reports),
        STOP_TEST(stopped_before_it_began),
        STOP_TEST(a_wrong_configuration_is_told),
        STOP_TEST(stopped_with_the_fetching_program_first),
        STOP_TEST(a_store_that_cannot_be_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

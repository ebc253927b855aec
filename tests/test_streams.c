/* test_streams.c - readers that go away, full disks and closed streams: quiet, told, and without harm. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define ARGUMENTS_MAX 12

/* What a stream of the program is. */
enum end {
    END_FILE,  /* kept, to be looked at */
    END_GONE,  /* a pipe that nobody reads */
    END_FULL,  /* a device without room */
    END_CLOSED /* nothing at all */
};

static char folder[LIMIT_PATH_BYTES];
static char store[LIMIT_PATH_BYTES];
static char out[LIMIT_PATH_BYTES];
static char said[LIMIT_PATH_BYTES]; /* standard error */
static struct buffer words;

/* Commands that answer, and those that work. */
static const char *const answering[][ARGUMENTS_MAX] = {{"query", "Ale", "--format", "csv"},
                                                       {"query", "GR", "--format", "json"},
                                                       {"status", "--format", "csv"},
                                                       {"status", "--format", "json"},
                                                       {"changes", "--format", "csv"},
                                                       {"changes", "--format", "table"},
                                                       {"search", "folk", "--format", "csv"},
                                                       {"search", "folk", "--format", "table"},
                                                       {"describe", "N31814", "--format", "json"},
                                                       {"describe", "GR", "--format", "table"},
                                                       {"config"},
                                                       {"config", "--values"},
                                                       {"config", "--path"},
                                                       {"query", "--help"},
                                                       {"--help"},
                                                       {"--version"}};
static const char *const working[][ARGUMENTS_MAX] = {{"export", "--out", out},
                                                     {"report", "gr-arsrapport", "--format", "json,csv", "--out", out},
                                                     {"--offline", "refresh", "--out", out}};

#define ANSWERING (sizeof answering / sizeof *answering)
#define WORKING (sizeof working / sizeof *working)

static int open_end(enum end end, const char *file)
{
    int ends[2];
    switch (end) {
    case END_GONE:
        if (pipe(ends) != 0 || close(ends[0]) != 0) {
            _exit(126);
        }
        return ends[1];
    case END_FULL:
        return open("/dev/full", O_WRONLY);
    case END_CLOSED:
    case END_FILE:
        break;
    }
    return open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

/* The child's side. As a service of systemd has it, SIGPIPE is ignored where the program does not say otherwise. */
static void become(const char *const *arguments, enum end output, enum end messages)
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    const char *list[ARGUMENTS_MAX + 6] = {"nyckeltal", "--store", store, "--templates", "templates"};
    union {
        const char **read;
        char *const *write;
    } as = {.read = list};
    int first = open_end(output, "/dev/null");
    int second = open_end(messages, said);
    for (size_t i = 0; i < ARGUMENTS_MAX && arguments[i] != NULL; i++) {
        list[5 + i] = arguments[i];
    }
    if (first < 0 || second < 0 || dup2(first, STDOUT_FILENO) < 0 || dup2(second, STDERR_FILENO) < 0 ||
        close(first) != 0 || close(second) != 0 || signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
        _exit(126);
    }
    if ((output == END_CLOSED && close(STDOUT_FILENO) != 0) || (messages == END_CLOSED && close(STDERR_FILENO) != 0)) {
        _exit(126);
    }
    (void)execv(program == NULL ? "build/nyckeltal" : program, as.write);
    _exit(127);
}

/* The exit status, 128 and more for a signal; `words` is what was said. */
static int run(const char *const *arguments, enum end output, enum end messages)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        become(arguments, output, messages);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (messages == END_FILE) {
        scratch_read(said, &words);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void expect(const char *const *arguments, enum end output, int status, const char *text)
{
    int got = run(arguments, output, END_FILE);
    const char *has = words.length == 0 ? "" : words.bytes;
    if (got != status || strstr(has, text) == NULL || (text[0] == '\0' && has[0] != '\0')) {
        fail_msg("%s %s: ends in %d, not %d: %s", arguments[0], arguments[1] == NULL ? "" : arguments[1], got, status,
                 has);
    }
}

static int set_up(void **state)
{
    static const char *const replay[ARGUMENTS_MAX] = {"-q", "fetch", "--replay", "cache/snapshot"};
    (void)state;
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    scratch_join(out, folder, "out");
    scratch_join(said, folder, "said");
    buffer_init(&words, LIMIT_RENDERED_BYTES);
    assert_int_equal(run(replay, END_FILE, END_FILE), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buffer_release(&words);
    scratch_remove(folder);
    return 0;
}

static void who_answers_ends_quietly_when_nobody_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < ANSWERING; i++) {
        expect(answering[i], END_GONE, 128 + SIGPIPE, "");
    }
}

static void who_works_goes_on_when_nobody_reads(void **state)
{
    static const char *const made[WORKING] = {"out/datapackage.json", "out/gr-arsrapport-2022.json",
                                              "out/nyckeltal.prom"};
    char path[LIMIT_PATH_BYTES];
    (void)state;
    for (size_t i = 0; i < WORKING; i++) {
        int status = run(working[i], END_GONE, END_FILE);
        assert_true(status == 0 || status == 1); /* the snapshot lacks what it lacks */
        assert_true(words.length == 0 || strstr(words.bytes, "standard output") == NULL);
        scratch_join(path, folder, made[i]);
        assert_true(path_exists(path));
    }
}

static void lost_output_is_told(void **state)
{
    static const char text[] = "nyckeltal: standard output: cannot be written: ";
    (void)state;
    for (size_t i = 0; i < ANSWERING; i++) {
        expect(answering[i], END_FULL, 74, text);
        assert_non_null(strstr(words.bytes, "No space left on device"));
        expect(answering[i], END_CLOSED, 74, text);
        assert_non_null(strstr(words.bytes, "Bad file descriptor"));
    }
    for (size_t i = 0; i < WORKING; i++) {
        expect(working[i], END_FULL, 74, text);
        expect(working[i], END_CLOSED, 74, text);
    }
}

static void monitoring_is_told_of_lost_output(void **state)
{
    char path[LIMIT_PATH_BYTES];
    (void)state;
    expect(working[WORKING - 1], END_FULL, 74, "standard output");
    assert_null(strstr(strstr(words.bytes, "standard output") + 1, "standard output")); /* once */
    scratch_join(path, out, "nyckeltal.prom");
    scratch_read(path, &words);
    assert_non_null(strstr(words.bytes, "\nnyckeltal_exit_status 74\n"));
}

/* Nothing is printed: nothing is lost. */
static void silence_needs_no_output(void **state)
{
    static const char *const fetch[ARGUMENTS_MAX] = {"-q", "fetch", "--replay", "cache/snapshot"};
    (void)state;
    expect(fetch, END_CLOSED, 0, "");
    expect(fetch, END_FULL, 0, "");
}

/* Messages that nobody reads do not end a fetch; without streams no message gets into a file of the program's. */
static void a_fetch_outlives_its_messages(void **state)
{
    static const char *const fetch[ARGUMENTS_MAX] = {"-v", "fetch", "--replay", "cache/snapshot"};
    static const char *const status[ARGUMENTS_MAX] = {"status", "--format", "csv"};
    (void)state;
    assert_int_equal(unlink(store), 0);
    assert_int_equal(run(fetch, END_GONE, END_GONE), 0);
    expect(status, END_FILE, 0, "");
    assert_int_equal(unlink(store), 0);
    assert_int_equal(run(fetch, END_CLOSED, END_CLOSED), 0);
    expect(status, END_FILE, 0, "");
}

#define STREAMS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STREAMS_TEST(who_answers_ends_quietly_when_nobody_reads),
        STREAMS_TEST(who_works_goes_on_when_nobody_reads),
        STREAMS_TEST(lost_output_is_told),
        STREAMS_TEST(monitoring_is_told_of_lost_output),
        STREAMS_TEST(silence_needs_no_output),
        STREAMS_TEST(a_fetch_outlives_its_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

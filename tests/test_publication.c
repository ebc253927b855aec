/*
 * test_publication.c - files replaced as one, whatever fails and wherever it is interrupted.
 *
 * This program has its own rename, link, unlink, remove, mkdir and fsync in place of the C library's: they do what
 * they should, but for the call that is chosen, which fails (once, or it and all after it) or ends the process.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "report/publication.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define FILES 4
#define CRASHED 9
/* More calls than any publication makes. */
#define CALLS_MOST 200

/* --- calls that go wrong --- */

enum trouble { TROUBLE_NONE, TROUBLE_ONCE, TROUBLE_FROM, TROUBLE_CRASH };

static enum trouble trouble;
static int trouble_at;
static int calls;

static bool goes_wrong(void)
{
    calls++;
    if (trouble == TROUBLE_CRASH && calls == trouble_at) {
        _exit(CRASHED);
    }
    errno = ENOSPC;
    return (trouble == TROUBLE_ONCE && calls == trouble_at) || (trouble == TROUBLE_FROM && calls >= trouble_at);
}

int rename(const char *from, const char *to)
{
    return goes_wrong() ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int link(const char *from, const char *to)
{
    return goes_wrong() ? -1 : linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path)
{
    return goes_wrong() ? -1 : unlinkat(AT_FDCWD, path, 0);
}

int remove(const char *path)
{
    if (goes_wrong()) {
        return -1;
    }
    return unlinkat(AT_FDCWD, path, 0) == 0 ? 0 : unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

int mkdir(const char *path, mode_t mode)
{
    return goes_wrong() ? -1 : mkdirat(AT_FDCWD, path, mode);
}

int fsync(int descriptor)
{
    (void)descriptor;
    return goes_wrong() ? -1 : 0;
}

static void arm(enum trouble kind, int at)
{
    trouble = kind;
    trouble_at = at;
    calls = 0;
}

/* --- a report of four files --- */

/* The new one has a file more and one less. */
static const char *old_files[FILES] = {"d.json", "d.pdf", "d/gone.csv", "d/x.csv"};
static const char *new_files[FILES] = {"d.json", "d.pdf", "d/fresh.csv", "d/x.csv"};

static char folder[LIMIT_PATH_BYTES];
static char out[LIMIT_PATH_BYTES];

static int set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    scratch_join(out, folder, "out");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arm(TROUBLE_NONE, 0);
    scratch_remove(folder);
    return 0;
}

static int publish(const char **files, const char *text, struct fault *fault)
{
    struct publication publication;
    const struct built built = {.program = "0.1.0",
                                .language = "sv",
                                .document = "d",
                                .fingerprint = text,
                                .made = "2026-03-01",
                                .title = "T",
                                .subtitle = "S",
                                .news = "N",
                                .file_count = FILES,
                                .files = files};
    char path[LIMIT_PATH_BYTES];
    if (publication_init(&publication, out, "d", fault) != 0 || publication_stage(&publication, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < FILES; i++) {
        if (path_join(path, publication.staged, files[i], fault) != 0 || folder_make_of(path, fault) != 0 ||
            file_write(path, text, strlen(text), fault) != 0) {
            return -1;
        }
    }
    return publication_finish(&publication, &built, fault);
}

static int recover(size_t *files, struct fault *fault)
{
    struct publication publication;
    return publication_init(&publication, out, "d", fault) != 0 ? -1 : publication_recover(&publication, files, fault);
}

static bool holds(const char *file, const char *text)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    scratch_join(path, out, file);
    if (!path_exists(path)) {
        return false;
    }
    buffer_init(&bytes, LIMIT_CSV_BYTES);
    scratch_read(path, &bytes);
    bool same = strcmp(bytes.bytes, text) == 0;
    buffer_release(&bytes);
    return same;
}

/* All files of that making are there, what the other has besides is not, and the record tells so. */
static bool is_whole(const char **files, const char **others, const char *text)
{
    char path[LIMIT_PATH_BYTES];
    char line[64];
    struct buffer record;
    for (size_t i = 0; i < FILES; i++) {
        scratch_join(path, out, others[i]);
        if (!holds(files[i], text) || (strcmp(files[i], others[i]) != 0 && path_exists(path))) {
            return false;
        }
    }
    (void)snprintf(line, sizeof line, "\nfingerprint %s\n", text);
    scratch_join(path, out, ".nyckeltal/d.built");
    buffer_init(&record, LIMIT_CSV_BYTES);
    scratch_read(path, &record);
    bool told = strstr(record.bytes, line) != NULL;
    buffer_release(&record);
    return told;
}

static bool is_old(void)
{
    return is_whole(old_files, new_files, "old");
}

static bool is_new(void)
{
    return is_whole(new_files, old_files, "new");
}

/* Nothing but the record lies in the folder for work. */
static void expect_clean(void)
{
    static const char *const leftovers[] = {"d.staged", "d.ready", "d.old", "d.undone"};
    char work[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    scratch_join(work, out, ".nyckeltal");
    for (size_t i = 0; i < sizeof leftovers / sizeof *leftovers; i++) {
        scratch_join(path, work, leftovers[i]);
        if (path_exists(path)) {
            fail_msg("%s is left (call %d)", leftovers[i], trouble_at);
        }
    }
}

static void begin_with_the_old(void)
{
    struct fault fault;
    arm(TROUBLE_NONE, 0);
    assert_int_equal(folder_remove(out, &fault), 0);
    assert_int_equal(publish(old_files, "old", &fault), 0);
    assert_true(is_old());
}

static void expect_recovery(bool *is_new_one)
{
    struct fault fault;
    size_t files;
    int at = trouble_at;
    arm(TROUBLE_NONE, at);
    if (recover(&files, &fault) != 0) {
        fail_msg("call %d: %s", at, fault.text);
    }
    if (!is_old() && !is_new()) {
        fail_msg("call %d: neither old nor new", at);
    }
    expect_clean();
    *is_new_one = is_new();
}

/* Runs it in another process that may end in the middle. */
static int crash_in(int at, bool recovers)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct fault fault;
        size_t files;
        arm(TROUBLE_CRASH, at);
        _exit((recovers ? recover(&files, &fault) : publish(new_files, "new", &fault)) == 0 ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* --- tests --- */

static void one_replaces_the_other(void **state)
{
    struct fault fault;
    (void)state;
    begin_with_the_old();
    assert_int_equal(publish(new_files, "new", &fault), 0);
    assert_true(is_new());
    expect_clean();
}

/* A failure is told, and the old files stand as if nothing had been tried. */
static void a_call_that_fails_leaves_one_whole(void **state)
{
    struct fault fault;
    int failed = 0;
    (void)state;
    for (int at = 1; at < CALLS_MOST; at++) {
        bool fresh;
        begin_with_the_old();
        arm(TROUBLE_ONCE, at);
        int result = publish(new_files, "new", &fault);
        if (result == 0 && calls < at) {
            assert_true(failed > FILES);
            return;
        }
        if (result != 0 ? !is_old() : !is_new()) {
            fail_msg("call %d ends in %d with the wrong files", at, result);
        }
        failed += result != 0;
        expect_recovery(&fresh);
        assert_int_equal(fresh, result == 0);
    }
    fail_msg("no end");
}

/* Not even the old files can be put back then; the next run does it. */
static void a_disk_that_fails_from_then_on_is_put_right_later(void **state)
{
    struct fault fault;
    (void)state;
    for (int at = 1; at < CALLS_MOST; at++) {
        bool fresh;
        begin_with_the_old();
        arm(TROUBLE_FROM, at);
        if (publish(new_files, "new", &fault) == 0 && calls < at) {
            return;
        }
        expect_recovery(&fresh);
    }
    fail_msg("no end");
}

static void a_crash_anywhere_is_put_right(void **state)
{
    int fresh_ones = 0;
    (void)state;
    for (int at = 1; at < CALLS_MOST; at++) {
        bool fresh;
        begin_with_the_old();
        if (crash_in(at, false) != CRASHED) {
            assert_true(fresh_ones > FILES);
            return;
        }
        trouble_at = at;
        expect_recovery(&fresh);
        fresh_ones += fresh;
    }
    fail_msg("no end");
}

static void crash_in_recovery(int first, int *second)
{
    for (*second = 1; *second < CALLS_MOST; (*second)++) {
        bool fresh;
        begin_with_the_old();
        assert_int_equal(crash_in(first, false), CRASHED);
        bool ended = crash_in(*second, true) != CRASHED;
        trouble_at = *second;
        expect_recovery(&fresh);
        if (ended) {
            return;
        }
    }
}

static void a_crash_while_recovering_is_put_right(void **state)
{
    (void)state;
    for (int first = 1; first < CALLS_MOST; first += 10) {
        int second;
        begin_with_the_old();
        if (crash_in(first, false) != CRASHED) {
            return;
        }
        crash_in_recovery(first, &second);
        assert_true(second < CALLS_MOST);
    }
    fail_msg("no end");
}

/* Makes a folder with something in it where a file should go. */
static void put_in_the_way(const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    scratch_join(path, out, name);
    (void)unlinkat(AT_FDCWD, path, 0);
    assert_int_equal(directory_make(path, &fault), 0);
    scratch_write(path, "mine.txt", "mine\n");
}

static void a_folder_in_the_way_is_told_before_anything_moves(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    bool fresh;
    (void)state;
    begin_with_the_old();
    put_in_the_way("d/fresh.csv");
    assert_int_equal(publish(new_files, "new", &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    assert_non_null(strstr(fault.text, "/d/fresh.csv: "));
    assert_true(holds("d.pdf", "old") && holds("d/x.csv", "old") && holds("d/gone.csv", "old"));
    assert_true(holds("d/fresh.csv/mine.txt", "mine\n"));
    scratch_join(path, out, "d/fresh.csv");
    assert_int_equal(folder_remove(path, &fault), 0);
    expect_recovery(&fresh);
    assert_false(fresh);
}

/* A run was killed with all ready; then a folder came into the way: the old report is put back, and told. */
static void what_cannot_be_finished_is_taken_back(void **state)
{
    struct fault fault;
    size_t files;
    (void)state;
    for (int at = 1; at < CALLS_MOST; at++) {
        char ready[LIMIT_PATH_BYTES];
        begin_with_the_old();
        assert_int_equal(crash_in(at, false), CRASHED);
        scratch_join(ready, out, ".nyckeltal/d.ready/d/x.csv");
        if (!path_exists(ready)) {
            continue;
        }
        put_in_the_way("d/fresh.csv");
        assert_int_equal(recover(&files, &fault), -1);
        assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
        assert_int_equal(files, 0);
        assert_true(holds("d.json", "old") && holds("d.pdf", "old") && holds("d/x.csv", "old"));
        expect_clean();
        return;
    }
    fail_msg("never ready");
}

static void what_was_finished_is_counted(void **state)
{
    (void)state;
    for (int at = CALLS_MOST; at > 0; at--) {
        struct fault fault;
        size_t files;
        begin_with_the_old();
        if (crash_in(at, false) != CRASHED || is_new()) {
            continue;
        }
        arm(TROUBLE_NONE, 0);
        assert_int_equal(recover(&files, &fault), 0);
        assert_int_equal(files, FILES);
        assert_true(is_new());
        assert_int_equal(recover(&files, &fault), 0);
        assert_int_equal(files, 0);
        return;
    }
    fail_msg("never finished");
}

#define PUBLICATION_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PUBLICATION_TEST(one_replaces_the_other),
        PUBLICATION_TEST(a_call_that_fails_leaves_one_whole),
        PUBLICATION_TEST(a_disk_that_fails_from_then_on_is_put_right_later),
        PUBLICATION_TEST(a_crash_anywhere_is_put_right),
        PUBLICATION_TEST(a_crash_while_recovering_is_put_right),
        PUBLICATION_TEST(a_folder_in_the_way_is_told_before_anything_moves),
        PUBLICATION_TEST(what_cannot_be_finished_is_taken_back),
        PUBLICATION_TEST(what_was_finished_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

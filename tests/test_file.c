#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

static char folder[LIMIT_PATH_BYTES];

static int set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    (void)chmod(folder, 0700);
    scratch_remove(folder);
    return 0;
}

/* Whether a file of the folder holds exactly the text. */
static void expect_content(const char *path, const char *text)
{
    struct buffer bytes;
    buffer_init(&bytes, 1000);
    scratch_read(path, &bytes);
    assert_string_equal(bytes.bytes, text);
    buffer_release(&bytes);
}

static void joins_with_one_slash(void **state)
{
    char path[LIMIT_PATH_BYTES];
    char name[LIMIT_PATH_BYTES];
    struct fault fault;
    (void)state;
    assert_int_equal(path_join(path, "a", "b", &fault), 0);
    assert_string_equal(path, "a/b");
    assert_int_equal(path_join(path, "/", "b", &fault), 0);
    assert_string_equal(path, "/b");
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_int_equal(path_join(path, "a", name, &fault), -1);
    assert_int_equal(fault.status, STATUS_USAGE);
}

static void makes_folders_and_those_above(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    struct stat found;
    (void)state;
    scratch_join(path, folder, "a/b//c/");
    assert_int_equal(directory_make(path, &fault), 0);
    assert_int_equal(stat(path, &found), 0);
    assert_true(S_ISDIR(found.st_mode));
    assert_int_equal(directory_make(path, &fault), 0);
    assert_int_equal(directory_make("/", &fault), 0);
}

static void makes_no_folder_over_a_file(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    (void)state;
    scratch_write(folder, "file", "x");
    scratch_join(path, folder, "file");
    assert_int_equal(directory_make(path, &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    assert_non_null(strstr(fault.text, "something else has that name"));
    scratch_join(path, folder, "file/below");
    assert_int_equal(directory_make(path, &fault), -1);
    assert_int_equal(directory_make("", &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
}

static void reads_whole_files_up_to_a_ceiling(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    struct fault fault;
    (void)state;
    scratch_write(folder, "five", "12345");
    scratch_join(path, folder, "five");
    buffer_init(&bytes, 5);
    assert_int_equal(file_read(path, &bytes, STATUS_CONFIG, &fault), 0);
    assert_string_equal(bytes.bytes, "12345");
    buffer_release(&bytes);
    buffer_init(&bytes, 4);
    assert_int_equal(file_read(path, &bytes, STATUS_CONFIG, &fault), -1);
    assert_int_equal(fault.status, STATUS_CONFIG);
    assert_non_null(strstr(fault.text, "larger than the 4 bytes"));
    buffer_release(&bytes);
}

static void stops_reading_what_never_ends(void **state)
{
    struct buffer bytes;
    struct fault fault;
    (void)state;
    buffer_init(&bytes, 1000);
    (void)alarm(20);
    assert_int_equal(file_read("/dev/zero", &bytes, STATUS_CONFIG, &fault), -1);
    (void)alarm(0);
    assert_int_equal(fault.status, STATUS_CONFIG);
    buffer_release(&bytes);
}

static void tells_what_cannot_be_read(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    struct fault fault;
    (void)state;
    buffer_init(&bytes, 1000);
    scratch_join(path, folder, "none");
    assert_int_equal(file_read(path, &bytes, STATUS_CONFIG, &fault), -1);
    assert_int_equal(fault.status, STATUS_CONFIG);
    assert_non_null(strstr(fault.text, "/none: cannot be opened: No such file"));
    assert_int_equal(file_read(folder, &bytes, STATUS_CONFIG, &fault), -1);
    assert_int_equal(fault.status, STATUS_IO);
    assert_non_null(strstr(fault.text, "cannot be read: Is a directory"));
    scratch_write(folder, "secret", "x");
    scratch_join(path, folder, "secret");
    assert_int_equal(chmod(path, 0), 0);
    if (geteuid() != 0) {
        assert_int_equal(file_read(path, &bytes, STATUS_CONFIG, &fault), -1);
        assert_non_null(strstr(fault.text, "cannot be opened: Permission denied"));
    }
    buffer_release(&bytes);
}

static void replaces_a_file_whole(void **state)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    struct stat found;
    mode_t mask = umask(0);
    (void)state;
    (void)umask(mask);
    scratch_join(path, folder, "target");
    assert_int_equal(file_write(path, "old", 3, &fault), 0);
    expect_content(path, "old");
    assert_int_equal(file_write(path, "new\n", 4, &fault), 0);
    expect_content(path, "new\n");
    assert_int_equal(scratch_count(folder), 1);
    assert_int_equal(stat(path, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0666 & ~mask);
}

static void shows_nothing_before_the_commit(void **state)
{
    struct atomic_file file;
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    (void)state;
    scratch_write(folder, "target", "old");
    scratch_join(path, folder, "target");
    assert_int_equal(atomic_file_begin(&file, path, &fault), 0);
    int descriptor = open(file.temporary, O_WRONLY);
    assert_int_equal(write(descriptor, "new", 3), 3);
    assert_int_equal(close(descriptor), 0);
    expect_content(path, "old");
    assert_int_equal(scratch_count(folder), 2);
    assert_int_equal(atomic_file_commit(&file, &fault), 0);
    expect_content(path, "new");
    assert_int_equal(scratch_count(folder), 1);
    atomic_file_rollback(&file);
    expect_content(path, "new");
}

static void rolls_back_to_what_was(void **state)
{
    struct atomic_file file;
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    (void)state;
    scratch_write(folder, "target", "old");
    scratch_join(path, folder, "target");
    assert_int_equal(atomic_file_begin(&file, path, &fault), 0);
    atomic_file_rollback(&file);
    atomic_file_rollback(&file);
    expect_content(path, "old");
    assert_int_equal(scratch_count(folder), 1);
}

static void a_commit_that_fails_leaves_nothing(void **state)
{
    struct atomic_file file;
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    (void)state;
    scratch_join(path, folder, "target");
    assert_int_equal(atomic_file_begin(&file, path, &fault), 0);
    assert_int_equal(mkdir(path, 0777), 0); /* a folder has come in between */
    assert_int_equal(atomic_file_commit(&file, &fault), -1);
    assert_int_equal(fault.status, STATUS_IO);
    assert_int_equal(scratch_count(folder), 1);
    scratch_join(path, folder, "none/target");
    assert_int_equal(atomic_file_begin(&file, path, &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    atomic_file_rollback(&file);
}

static void expect_signal_cleans(int number, const char *path)
{
    struct atomic_file first;
    struct atomic_file second;
    struct fault fault;
    int status;
    pid_t child = fork();
    if (child == 0) {
        program_default_signals();
        atomic_file_clean_on_signal();
        if (atomic_file_begin(&first, path, &fault) != 0 || atomic_file_begin(&second, path, &fault) != 0) {
            _exit(1);
        }
        (void)raise(number);
        _exit(2);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
}

static void a_signal_removes_what_is_under_way(void **state)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    char path[LIMIT_PATH_BYTES];
    (void)state;
    scratch_write(folder, "target", "old");
    scratch_join(path, folder, "target");
    for (size_t i = 0; i < 3; i++) {
        expect_signal_cleans(signals[i], path);
        assert_int_equal(scratch_count(folder), 1);
        expect_content(path, "old");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(joins_with_one_slash, set_up, tear_down),
        cmocka_unit_test_setup_teardown(makes_folders_and_those_above, set_up, tear_down),
        cmocka_unit_test_setup_teardown(makes_no_folder_over_a_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reads_whole_files_up_to_a_ceiling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stops_reading_what_never_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tells_what_cannot_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replaces_a_file_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shows_nothing_before_the_commit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rolls_back_to_what_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_commit_that_fails_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_signal_removes_what_is_under_way, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

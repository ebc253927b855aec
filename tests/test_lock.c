/* test_lock.c - one holder at a time, who is named, and nothing left when a holder dies. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lock.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

static char folder[LIMIT_PATH_BYTES];
static char path[LIMIT_PATH_BYTES];

static int set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    scratch_join(path, folder, "store.db.lock");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(folder);
    return 0;
}

static void the_second_is_told_who_holds_it(void **state)
{
    struct lock first;
    struct lock second;
    struct fault fault;
    (void)state;
    assert_int_equal(lock_take(&first, path, "the first", &fault), 0);
    assert_int_equal(lock_take(&second, path, "the second", &fault), -1);
    assert_int_equal(fault.status, STATUS_LOCKED);
    assert_non_null(strstr(fault.text, path));
    assert_non_null(strstr(fault.text, "the first"));
    lock_release(&second);
    lock_release(&first);
    assert_int_equal(lock_take(&second, path, "the second", &fault), 0);
    lock_release(&second);
}

static void a_holder_without_a_name_is_another_run(void **state)
{
    struct lock first;
    struct lock second;
    struct fault fault;
    (void)state;
    assert_int_equal(lock_take(&first, path, "the first", &fault), 0);
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(lock_take(&second, path, "the second", &fault), -1);
    assert_non_null(strstr(fault.text, "another run"));
    lock_release(&first);
}

static void a_name_is_given_up_with_the_lock(void **state)
{
    struct lock lock;
    struct fault fault;
    struct buffer text;
    (void)state;
    buffer_init(&text, LIMIT_CSV_BYTES);
    assert_int_equal(lock_take(&lock, path, "a longer name than the next", &fault), 0);
    lock_release(&lock);
    lock_release(&lock);
    scratch_read(path, &text);
    assert_int_equal(text.length, 0);
    buffer_release(&text);
}

static void hold_and_wait(int ready)
{
    struct lock lock;
    struct fault fault;
    if (lock_take(&lock, path, "a child", &fault) != 0 || write(ready, "x", 1) != 1) {
        _exit(1);
    }
    for (;;) {
        (void)pause();
    }
}

static void the_lock_dies_with_its_holder(void **state)
{
    struct lock lock;
    struct fault fault;
    int ends[2];
    char byte;
    int status;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        hold_and_wait(ends[1]);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(lock_take(&lock, path, "the parent", &fault), -1);
    assert_non_null(strstr(fault.text, "a child"));
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(lock_take(&lock, path, "the parent", &fault), 0);
    lock_release(&lock);
    assert_int_equal(close(ends[0]) + close(ends[1]), 0);
}

static void a_lock_that_cannot_be_made_is_a_fault(void **state)
{
    struct lock lock;
    struct fault fault;
    (void)state;
    assert_int_equal(lock_take(&lock, "/nowhere/at/all.lock", "me", &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    assert_int_equal(lock_take(&lock, folder, "me", &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    lock_release(&lock);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second_is_told_who_holds_it),
        cmocka_unit_test(a_holder_without_a_name_is_another_run),
        cmocka_unit_test(a_name_is_given_up_with_the_lock),
        cmocka_unit_test(the_lock_dies_with_its_holder),
        cmocka_unit_test(a_lock_that_cannot_be_made_is_a_fault),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

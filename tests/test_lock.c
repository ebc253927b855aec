/* test_lock.c - one holder at a time, who is named, and nothing left when a holder dies. */
#define _DEFAULT_SOURCE /* for syscall */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lock.h"
#include "fetch/spool.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

static char folder[LIMIT_PATH_BYTES];
static char path[LIMIT_PATH_BYTES];

/* What the next flock fails with, 0: it does what it is there for. Stands before the C library's. */
static int flock_fails;

int flock(int descriptor, int operation)
{
    if (flock_fails != 0) {
        errno = flock_fails;
        return -1;
    }
    return (int)syscall(SYS_flock, descriptor, operation);
}

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

/* A file system without locks is no other run: waiting for it would be in vain. */
static void a_lock_that_fails_is_not_called_held(void **state)
{
    struct lock lock;
    struct fault fault;
    (void)state;
    flock_fails = ENOLCK;
    assert_int_equal(lock_take(&lock, path, "me", &fault), -1);
    flock_fails = 0;
    assert_int_equal(fault.status, STATUS_IO);
    assert_non_null(strstr(fault.text, "cannot be locked: No locks available"));
    lock_release(&lock);
}

static void a_spool_that_cannot_be_locked_is_not_called_held(void **state)
{
    struct spool *spool;
    struct fault fault;
    struct digest plan = {{0}};
    char store[LIMIT_PATH_BYTES];
    (void)state;
    scratch_join(store, folder, "store.db");
    flock_fails = ENOLCK;
    assert_int_equal(spool_open(&spool, store, &plan, "https://api.kolada.se/v3", 0, &fault), -1);
    flock_fails = 0;
    assert_null(spool);
    assert_int_equal(fault.status, STATUS_IO);
    assert_non_null(strstr(fault.text, "store.db.spool: cannot be locked: No locks available"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second_is_told_who_holds_it),
        cmocka_unit_test(a_holder_without_a_name_is_another_run),
        cmocka_unit_test(a_name_is_given_up_with_the_lock),
        cmocka_unit_test(the_lock_dies_with_its_holder),
        cmocka_unit_test(a_lock_that_cannot_be_made_is_a_fault),
        cmocka_unit_test(a_lock_that_fails_is_not_called_held),
        cmocka_unit_test(a_spool_that_cannot_be_locked_is_not_called_held),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* test_refresh_lock.c - two refreshes never work on the same store, nor in the same folder, by whatever names. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lock.h"
#include "base/real_path.h"
#include "cli/refresh_lock.h"
#include "tests/support/check.h"
#include "tests/support/refresh_fixture.h"
#include "tests/support/scratch.h"

/* The other run has the folder: the file for monitoring is its. */
static void the_second_in_a_folder_ends_at_once(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct lock lock;
    struct fault fault;
    refresh_expect(fixture, NULL, 0);
    assert_int_equal(refresh_lock_folder(&lock, fixture->out, "refresh", &fault), 0);
    scratch_join(fixture->store, fixture->folder, "other/store.db");
    refresh_expect(fixture, "--now=2026-03-02", 75);
    refresh_expect_err(fixture, "/out/.nyckeltal/lock: is held by process ");
    refresh_expect_err(fixture, "nyckeltal refresh since ");
    refresh_expect_told(fixture, "nyckeltal_last_run_timestamp_seconds", 1772323200);
    lock_release(&lock);
    refresh_expect(fixture, NULL, 0);
}

/* The other run has another folder: this one's is told. */
static void the_second_with_a_store_ends_at_once(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct lock lock;
    struct fault fault;
    refresh_expect(fixture, NULL, 0);
    assert_int_equal(refresh_lock_store(&lock, fixture->store, &fault), 0);
    refresh_expect(fixture, "--now=2026-03-02", 75);
    refresh_expect_err(fixture, "/kept/store.db.lock: is held by process ");
    refresh_expect_told(fixture, "nyckeltal_last_run_timestamp_seconds", 1772409600);
    refresh_expect_told(fixture, "nyckeltal_exit_status", 75);
    lock_release(&lock);
    refresh_expect(fixture, NULL, 0);
}

static void expect_locked(struct refresh_fixture *fixture, const char *store)
{
    (void)snprintf(fixture->store, sizeof fixture->store, "%s", store);
    refresh_expect(fixture, NULL, 75);
}

static void a_store_is_the_same_by_all_its_names(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct lock lock;
    struct fault fault;
    char store[LIMIT_PATH_BYTES];
    char link_to_file[LIMIT_PATH_BYTES];
    char link_to_folder[LIMIT_PATH_BYTES];
    char back[LIMIT_PATH_BYTES];
    assert_int_equal(refresh_lock_store(&lock, fixture->store, &fault), 0); /* there is no store yet */
    memcpy(store, fixture->store, sizeof store);
    scratch_join(link_to_file, fixture->folder, "link.db");
    scratch_join(link_to_folder, fixture->folder, "link");
    assert_int_equal(symlink("kept/store.db", link_to_file), 0);
    assert_int_equal(symlink("kept", link_to_folder), 0);
    expect_locked(fixture, link_to_file);
    scratch_join(back, link_to_folder, "../kept/./store.db");
    expect_locked(fixture, back);
    lock_release(&lock);
    refresh_expect(fixture, NULL, 0);
    assert_int_equal(refresh_lock_store(&lock, store, &fault), 0);
    expect_locked(fixture, link_to_file);
    expect_locked(fixture, back);
    lock_release(&lock);
}

static void a_real_path_has_no_links(void **state)
{
    struct refresh_fixture *fixture = *state;
    struct fault fault;
    char folder[LIMIT_PATH_BYTES];
    char link[LIMIT_PATH_BYTES];
    char expected[LIMIT_PATH_BYTES];
    char real[LIMIT_PATH_BYTES];
    assert_int_equal(real_path(fixture->folder, folder, &fault), 0);
    scratch_join(link, fixture->folder, "first");
    assert_int_equal(symlink("second", link), 0);
    scratch_join(link, fixture->folder, "second");
    scratch_join(expected, folder, "templates/none.db");
    assert_int_equal(symlink(expected, link), 0);
    scratch_join(link, fixture->folder, "first");
    assert_int_equal(real_path(link, real, &fault), 0);
    assert_string_equal(real, expected);
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(real_path("none.db", real, &fault), 0);
    scratch_join(expected, folder, "none.db");
    assert_string_equal(real, expected);
    assert_int_equal(symlink("round", "round"), 0);
    assert_int_equal(real_path("round", real, &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    assert_int_equal(real_path("nowhere/none.db", real, &fault), -1);
    assert_int_equal(chdir("/"), 0);
}

#define LOCK_TEST(name) cmocka_unit_test_setup_teardown(name, refresh_fixture_setup, refresh_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOCK_TEST(the_second_in_a_folder_ends_at_once), LOCK_TEST(the_second_with_a_store_ends_at_once),
        LOCK_TEST(a_store_is_the_same_by_all_its_names),
        LOCK_TEST(a_real_path_has_no_links), /* leaves the folder that it was started in: the last */
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <string.h>

#include "base/limits.h"
#include "cache/catalogue.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    char path[LIMIT_PATH_BYTES];
    scratch_make(fixture.folder);
    scratch_join(path, fixture.folder, "store.db");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&fixture.store, path, STORE_WRITE, &fixture.fault), 0);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    store_free(fixture->store);
    arena_release(&fixture->arena);
    scratch_remove(fixture->folder);
    return 0;
}

static void begin(struct fixture *fixture)
{
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023"};
    assert_int_equal(store_run_begin(fixture->store, &start, &fixture->fault), 0);
}

static void commit(struct fixture *fixture, const char *finished)
{
    struct run_counts counts = {0};
    assert_int_equal(store_run_commit(fixture->store, &counts, finished, &fixture->fault), 0);
}

static void put_kpi(struct fixture *fixture, const char *id, const char *title, const char *perspective)
{
    const struct kpi kpi = {.id = id,
                            .title = title,
                            .description = "",
                            .divided_by_gender = true,
                            .municipality_type = "K",
                            .perspective = perspective,
                            .publication_date = "2023-06-10"};
    assert_int_equal(catalogue_put_kpi(fixture->store, &kpi, &fixture->fault), 0);
}

static void put_area(struct fixture *fixture, const char *id, const char *title)
{
    assert_int_equal(catalogue_put_area(fixture->store, &(struct area){id, title, "K"}, &fixture->fault), 0);
}

static void put_group(struct fixture *fixture, const char **members, size_t count)
{
    const struct area_group group = {"G1", "Gruppen", count, members};
    assert_int_equal(catalogue_put_group(fixture->store, &group, &fixture->fault), 0);
}

static struct kpi expect_kpi(struct fixture *fixture, const char *id)
{
    struct kpi kpi;
    bool found;
    assert_int_equal(catalogue_kpi(fixture->store, id, &fixture->arena, &kpi, &found, &fixture->fault), 0);
    assert_true(found);
    return kpi;
}

static void fields_come_back_null_ones_too(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    put_kpi(fixture, "N1", "Öppna \"data\"", NULL);
    commit(fixture, "2023-01-02T00:00:00Z");
    struct kpi kpi = expect_kpi(fixture, "N1");
    assert_string_equal(kpi.id, "N1");
    assert_string_equal(kpi.title, "Öppna \"data\"");
    assert_string_equal(kpi.description, "");
    assert_true(kpi.divided_by_gender);
    assert_false(kpi.has_ou_data);
    assert_string_equal(kpi.municipality_type, "K");
    assert_null(kpi.auspice);
    assert_null(kpi.operating_area);
    assert_null(kpi.perspective);
    assert_null(kpi.prel_publication_date);
    assert_string_equal(kpi.publication_date, "2023-06-10");
    assert_null(kpi.publ_period);
}

static void what_is_not_there_is_not_found(void **state)
{
    struct fixture *fixture = *state;
    struct kpi kpi;
    struct area area;
    struct area_group group;
    bool found = true;
    begin(fixture);
    commit(fixture, "2023-01-02T00:00:00Z");
    assert_int_equal(catalogue_kpi(fixture->store, "N1", &fixture->arena, &kpi, &found, &fixture->fault), 0);
    assert_false(found);
    assert_int_equal(catalogue_area(fixture->store, "1407", &fixture->arena, &area, &found, &fixture->fault), 0);
    assert_false(found);
    assert_int_equal(catalogue_group(fixture->store, "G1", &fixture->arena, &group, &found, &fixture->fault), 0);
    assert_false(found);
}

static void a_version_is_added_only_where_something_differs(void **state)
{
    static const struct {
        const char *title;
        const char *perspective;
    } runs[] = {{"Arbetslösa", NULL}, {"Arbetslösa", NULL}, {"Arbetslösa", "Volymer"}, {"Utan arbete", "Volymer"}};
    static const char *const days[] = {"2023-01-01T00:00:00Z", "2023-01-02T00:00:00Z", "2023-01-03T00:00:00Z",
                                       "2023-01-04T00:00:00Z"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 4; i++) {
        begin(fixture);
        put_kpi(fixture, "N1", runs[i].title, runs[i].perspective);
        commit(fixture, days[i]);
        struct kpi kpi = expect_kpi(fixture, "N1");
        assert_string_equal(kpi.title, runs[i].title);
    }
    for (int i = 0; i < 4; i++) {
        assert_int_equal(store_as_of(fixture->store, &(struct date){2023, 1, i + 1}, &fixture->fault), 0);
        struct kpi kpi = expect_kpi(fixture, "N1");
        assert_string_equal(kpi.title, runs[i].title);
        assert_int_equal(kpi.perspective == NULL, runs[i].perspective == NULL);
    }
}

static void an_entry_that_contradicts_itself_is_nonsense(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    put_area(fixture, "1407", "Öckerö");
    put_area(fixture, "1407", "Öckerö");
    assert_int_equal(catalogue_put_area(fixture->store, &(struct area){"1407", "Ockero", "K"}, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_NONSENSE);
    assert_string_equal(fixture->fault.text, "1407: was answered twice with different descriptions");
    store_run_rollback(fixture->store);
    assert_int_equal(catalogue_put_area(fixture->store, &(struct area){"1407", "Öckerö", "K"}, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_IO);
}

static void groups_have_members(void **state)
{
    struct fixture *fixture = *state;
    const char *members[] = {"1401", "1407", "1480"};
    struct area_group group;
    bool found;
    begin(fixture);
    put_group(fixture, members, 3);
    commit(fixture, "2023-01-01T00:00:00Z");
    begin(fixture);
    put_group(fixture, members, 2);
    commit(fixture, "2023-01-02T00:00:00Z");
    begin(fixture);
    put_group(fixture, NULL, 0);
    commit(fixture, "2023-01-03T00:00:00Z");
    static const size_t counts[] = {3, 2, 0};
    for (int day = 1; day <= 3; day++) {
        assert_int_equal(store_as_of(fixture->store, &(struct date){2023, 1, day}, &fixture->fault), 0);
        assert_int_equal(catalogue_group(fixture->store, "G1", &fixture->arena, &group, &found, &fixture->fault), 0);
        assert_true(found);
        assert_string_equal(group.title, "Gruppen");
        assert_int_equal(group.member_count, counts[day - 1]);
        for (size_t i = 0; i < group.member_count; i++) {
            assert_string_equal(group.members[i], members[i]);
        }
    }
}

static void all_are_listed_by_id_in_their_newest_version(void **state)
{
    struct fixture *fixture = *state;
    const char *members[] = {"1407"};
    struct area *areas;
    size_t count;
    begin(fixture);
    put_area(fixture, "1480", "Göteborg");
    put_area(fixture, "1407", "Ockero");
    put_group(fixture, members, 1);
    commit(fixture, "2023-01-01T00:00:00Z");
    begin(fixture);
    put_area(fixture, "1407", "Öckerö");
    commit(fixture, "2023-01-02T00:00:00Z");
    assert_int_equal(catalogue_areas(fixture->store, &fixture->arena, &areas, &count, &fixture->fault), 0);
    assert_int_equal(count, 3);
    assert_string_equal(areas[0].title, "Öckerö");
    assert_string_equal(areas[1].id, "1480");
    assert_string_equal(areas[2].id, "G1");
    assert_string_equal(areas[2].type, "G");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fields_come_back_null_ones_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_not_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_version_is_added_only_where_something_differs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_entry_that_contradicts_itself_is_nonsense, set_up, tear_down),
        cmocka_unit_test_setup_teardown(groups_have_members, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_are_listed_by_id_in_their_newest_version, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* From what is wanted to requests, and back from a recording's paths. */
#include <stdio.h>
#include <string.h>

#include "fetch/plan.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

struct fixture {
    struct arena arena;
    struct plan plan;
    struct fault fault;
};

static void fixture_init(struct fixture *fixture)
{
    arena_init(&fixture->arena, LIMIT_MODEL_BYTES);
    fault_init(&fixture->fault);
}

static int make(struct fixture *fixture, const struct fetch_wanted *wanted, size_t count)
{
    return plan_make(&fixture->plan, wanted, count, &fixture->arena, &fixture->fault);
}

/* Texts "PREFIX000", "PREFIX001" ... in descending order. */
static const char **make_ids(struct fixture *fixture, const char *prefix, size_t count)
{
    const char **ids = arena_array(&fixture->arena, count, sizeof *ids);
    assert_non_null(ids);
    for (size_t i = 0; i < count; i++) {
        ids[i] = arena_printf(&fixture->arena, "%s%03zu", prefix, count - 1 - i);
    }
    return ids;
}

static struct request request_of(struct fixture *fixture, size_t number)
{
    struct request request;
    assert_true(number < fixture->plan.count);
    assert_int_equal(plan_request(&fixture->plan, number, &request, &fixture->arena, &fixture->fault), 0);
    return request;
}

static size_t count_kind(struct fixture *fixture, enum request_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < fixture->plan.count; i++) {
        count += request_of(fixture, i).kind == kind;
    }
    return count;
}

static void sorts_and_drops_what_stands_twice(void **state)
{
    const char *kpis[] = {"N2", "N1", "N2"};
    const char *areas[] = {"G96190", "1407", "1401", "1407"};
    const struct fetch_wanted wanted = {kpis, 3, areas, 4, 2021, 2022};
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    assert_int_equal(make(&fixture, &wanted, 1), 0);
    assert_int_equal(fixture.plan.count, 4);
    assert_string_equal(request_of(&fixture, 0).path, "/kpi/N1,N2");
    assert_string_equal(request_of(&fixture, 1).path, "/municipality/1401,1407");
    assert_string_equal(request_of(&fixture, 2).path, "/municipality_groups/G96190");
    assert_string_equal(request_of(&fixture, 3).path, "/data/kpi/N1,N2/municipality/1401,1407,G96190/year/2021,2022");
    arena_release(&fixture.arena);
}

static void asks_for_no_more_than_25_at_a_time(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    const struct fetch_wanted wanted = {make_ids(&fixture, "N", 51), 51, make_ids(&fixture, "1", 26), 26, 1996, 2022};
    assert_int_equal(make(&fixture, &wanted, 1), 0);
    assert_int_equal(count_kind(&fixture, REQUEST_KPI), 3);
    assert_int_equal(count_kind(&fixture, REQUEST_AREA), 2);
    assert_int_equal(count_kind(&fixture, REQUEST_GROUP), 0);
    assert_int_equal(count_kind(&fixture, REQUEST_DATA), 3 * 2 * 2);
    size_t cells = 0;
    for (size_t i = 0; i < fixture.plan.count; i++) {
        const struct request request = request_of(&fixture, i);
        assert_true(request.ids.count <= 25 && request.areas.count <= 25 && request.year_count <= 25);
        cells += request.ids.count * request.areas.count * request.year_count;
    }
    assert_int_equal(cells, 51 * 26 * 27);
    assert_string_equal(request_of(&fixture, fixture.plan.count - 1).path,
                        "/data/kpi/N050/municipality/1025/year/2021,2022");
    arena_release(&fixture.arena);
}

static void asks_for_no_cell_twice_without_need(void **state)
{
    const char *first[] = {"N1", "N2"};
    const char *second[] = {"N1"};
    const char *some[] = {"1401", "1407"};
    const char *more[] = {"0000", "1407"};
    const struct fetch_wanted wanted[] = {
        {first, 2, some, 2, 2022, 2022}, /* the same years: areas join */
        {second, 1, more, 2, 2022, 2022},
        {first + 1, 1, more, 2, 2022, 2022},
        {first, 2, (const char *[]){"1407", "0000", "1401"}, 3, 2018, 2021}, /* the same areas: years join */
    };
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    assert_int_equal(make(&fixture, wanted, 4), 0);
    assert_int_equal(fixture.plan.count, 3);
    assert_string_equal(request_of(&fixture, 2).path,
                        "/data/kpi/N1,N2/municipality/0000,1401,1407/year/2018,2019,2020,2021,2022");
    arena_release(&fixture.arena);
}

static void keeps_apart_what_makes_no_rectangle(void **state)
{
    const char *kpis[] = {"N1"};
    const char *some[] = {"1401"};
    const char *more[] = {"1407"};
    const struct fetch_wanted wanted[] = {{kpis, 1, some, 1, 2017, 2022}, {kpis, 1, more, 1, 2022, 2022}};
    const struct fetch_wanted gap[] = {{kpis, 1, some, 1, 2017, 2018}, {kpis, 1, some, 1, 2022, 2022}};
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    assert_int_equal(make(&fixture, wanted, 2), 0);
    assert_int_equal(count_kind(&fixture, REQUEST_DATA), 2);
    assert_int_equal(make(&fixture, gap, 2), 0);
    assert_int_equal(count_kind(&fixture, REQUEST_DATA), 2);
    arena_release(&fixture.arena);
}

static void refuses_what_cannot_be_asked(void **state)
{
    const char *good[] = {"N1"};
    const char *const bad[] = {
        "", "N1/../N2", "N1,N2", "N1?x", "N 1", "Öckerö", "N123456789012345678901234567890123456789"};
    const char *area[] = {"1407"};
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *one[] = {bad[i]};
        const struct fetch_wanted wanted = {one, 1, area, 1, 2022, 2022};
        assert_int_equal(make(&fixture, &wanted, 1), -1);
        assert_int_equal(fixture.fault.status, STATUS_USAGE);
    }
    const struct fetch_wanted years[] = {
        {good, 1, area, 1, 2022, 2021}, {good, 1, area, 1, 1800, 2022}, {good, 1, area, 1, 2000, 3000}};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(make(&fixture, &years[i], 1), -1);
        assert_int_equal(fixture.fault.status, STATUS_USAGE);
    }
    assert_int_equal(make(&fixture, NULL, 0), -1);
    assert_int_equal(fixture.fault.status, STATUS_USAGE);
    arena_release(&fixture.arena);
}

static void reads_back_what_a_path_asks_for(void **state)
{
    struct fixture fixture;
    struct request request;
    (void)state;
    fixture_init(&fixture);
    assert_int_equal(request_parse(&request, "/data/kpi/N2,N1/municipality/1407,G1/year/2022,2017?per_page=100",
                                   &fixture.arena, &fixture.fault),
                     0);
    assert_int_equal(request.kind, REQUEST_DATA);
    assert_int_equal(request.ids.count, 2);
    assert_string_equal(request.ids.ids[0], "N1");
    assert_int_equal(request.areas.count, 2);
    assert_true(id_set_has(&request.areas, "G1"));
    assert_int_equal(request.year_count, 2);
    assert_int_equal(request.years[0], 2017);
    assert_true(request_has_year(&request, 2022));
    assert_false(request_has_year(&request, 2018));
    assert_int_equal(request_parse(&request, "/municipality_groups/G1", &fixture.arena, &fixture.fault), 0);
    assert_int_equal(request.kind, REQUEST_GROUP);
    assert_string_equal(request.ids.ids[0], "G1");
    assert_int_equal(request_parse(&request, "/kpi?title=arbete", &fixture.arena, &fixture.fault), 0);
    assert_int_equal(request.kind, REQUEST_KPI);
    assert_int_equal(request.ids.count, 0);
    arena_release(&fixture.arena);
}

static void refuses_paths_of_another_kind(void **state)
{
    static const char *const bad[] = {
        "",
        "/",
        "kpi/N1",
        "/ou/V1",
        "/kpi/",
        "/kpi/N1,,N2",
        "/kpi/N1/N2",
        "/kpi_groups/G1",
        "/data/kpi/N1/municipality/1407",
        "/data/kpi/N1/municipality/1407/year/",
        "/data/kpi/N1/municipality/1407/year/tjugo",
        "/data/kpi/N1/municipality/1407/year/2022/x",
        "/data/kpi/N1/municipality/1407/year/2022?from_date=2024-01-01",
        "/data/kpi/N1/municipality/1407/year/2022?&from_date=2024-01-01",
        "/data/municipality/1407/kpi/N1/year/2022",
    };
    struct fixture fixture;
    struct request request;
    (void)state;
    fixture_init(&fixture);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(request_parse(&request, bad[i], &fixture.arena, &fixture.fault), -1);
        assert_int_equal(fixture.fault.status, STATUS_NONSENSE);
    }
    arena_release(&fixture.arena);
}

static void tells_first_pages_from_further_ones(void **state)
{
    (void)state;
    assert_false(request_is_further_page("/kpi/N1"));
    assert_false(request_is_further_page("/kpi/N1?page=1"));
    assert_false(request_is_further_page("/kpi/N1?per_page=5"));
    assert_true(request_is_further_page("/kpi/N1?page=2"));
    assert_true(request_is_further_page("/kpi/N1?per_page=5&page=12"));
}

static void replays_a_recording_with_the_catalogue_first(void **state)
{
    static const char index[] =
        "{\"format\":\"nyckeltal-recording-1\",\"api\":\"https://api.kolada.se/"
        "v3\",\"retrieved\":\"2023\",\"answers\":["
        "{\"path\":\"/data/kpi/N1/municipality/1407,G1/year/2022\",\"file\":\"a.json\"},"
        "{\"path\":\"/data/kpi/N1/municipality/1407,G1/year/2022?page=2\",\"file\":\"b.json\"},"
        "{\"path\":\"/municipality_groups/G1\",\"file\":\"c.json\"},{\"path\":\"/kpi/N1,N2\",\"file\":\"d.json\"}]}";
    char folder[LIMIT_PATH_BYTES];
    struct source *source;
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    scratch_make(folder);
    scratch_write(folder, "recording.json", index);
    for (const char *name = "abcd"; *name != '\0'; name++) {
        scratch_write(folder, (const char[]){*name, '.', 'j', 's', 'o', 'n', '\0'}, "");
    }
    assert_int_equal(source_open_recording(&source, folder, &fixture.fault), 0);
    assert_int_equal(plan_replay(&fixture.plan, source, &fixture.arena, &fixture.fault), 0);
    assert_int_equal(fixture.plan.count, 3);
    assert_int_equal(request_of(&fixture, 0).kind, REQUEST_GROUP);
    assert_int_equal(request_of(&fixture, 1).kind, REQUEST_KPI);
    assert_int_equal(request_of(&fixture, 2).kind, REQUEST_DATA);
    assert_int_equal(fixture.plan.kpis.count, 2);
    assert_int_equal(fixture.plan.areas.count, 2);
    source_free(source);
    scratch_remove(folder);
    arena_release(&fixture.arena);
}

static void asks_for_everything_without_ids(void **state)
{
    const char *kpis[] = {"N1", "N2"};
    const char *areas[] = {"0000", "1407"};
    const struct fetch_wanted all = {kpis, 2, areas, 2, 1970, 2026};
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    assert_int_equal(plan_make_catalogue(&fixture.plan, &fixture.arena, &fixture.fault), 0);
    assert_int_equal(fixture.plan.count, 3);
    assert_int_equal(fixture.plan.catalogue_count, 3);
    assert_string_equal(request_of(&fixture, 0).path, "/kpi");
    assert_string_equal(request_of(&fixture, 1).path, "/municipality");
    assert_string_equal(request_of(&fixture, 2).path, "/municipality_groups");
    assert_int_equal(plan_add_figures(&fixture.plan, &all, &fixture.arena, &fixture.fault), 0);
    assert_int_equal(fixture.plan.count, 3 + 3);
    assert_int_equal(fixture.plan.catalogue_count, 3);
    assert_int_equal(request_of(&fixture, 3).years[0], 1970);
    assert_int_equal(request_of(&fixture, 4).years[0], 1995);
    assert_string_equal(request_of(&fixture, 5).path,
                        "/data/kpi/N1,N2/municipality/0000,1407/year/2020,2021,2022,2023,2024,2025,2026");
    arena_release(&fixture.arena);
}

static void knows_a_plan_again(void **state)
{
    const char *kpis[] = {"N1", "N2"};
    const char *areas[] = {"0000", "1407"};
    const struct fetch_wanted wanted = {kpis, 2, areas, 2, 1990, 2026};
    const struct fetch_wanted other = {kpis, 2, areas, 2, 1990, 2025};
    struct digest digests[4];
    struct fixture fixture;
    (void)state;
    fixture_init(&fixture);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(make(&fixture, i == 2 ? &other : &wanted, 1), 0);
        assert_int_equal(plan_identity(&fixture.plan, i == 3 ? "b" : "a", &digests[i], &fixture.fault), 0);
    }
    assert_true(digest_equal(&digests[0], &digests[1]));
    assert_false(digest_equal(&digests[0], &digests[2]));
    assert_false(digest_equal(&digests[0], &digests[3]));
    arena_release(&fixture.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_and_drops_what_stands_twice),
        cmocka_unit_test(asks_for_no_more_than_25_at_a_time),
        cmocka_unit_test(asks_for_no_cell_twice_without_need),
        cmocka_unit_test(keeps_apart_what_makes_no_rectangle),
        cmocka_unit_test(refuses_what_cannot_be_asked),
        cmocka_unit_test(reads_back_what_a_path_asks_for),
        cmocka_unit_test(refuses_paths_of_another_kind),
        cmocka_unit_test(tells_first_pages_from_further_ones),
        cmocka_unit_test(replays_a_recording_with_the_catalogue_first),
        cmocka_unit_test(asks_for_everything_without_ids),
        cmocka_unit_test(knows_a_plan_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

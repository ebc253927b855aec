#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/area_tiles.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    struct arena arena;
    struct fault fault;
    struct store *store;
    struct areas areas;
};

static void fill(struct store *store, struct fault *fault)
{
    static const struct area areas[] = {
        {"0000", "Riket", "L"},       {"0001", "Region Stockholm", "L"},
        {"1384", "Kungsbacka", "K"},  {"1401", "Härryda", "K"},
        {"1402", "Partille", "K"},    {"1407", "Öckerö", "K"},
        {"1415", "Stenungsund", "K"}, {"1419", "Tjörn", "K"},
        {"1440", "Ale", "K"},         {"1441", "Lerum", "K"},
        {"1462", "Lilla Edet", "K"},  {"1480", "Göteborg", "K"},
        {"1481", "Mölndal", "K"},     {"1482", "Kungälv", "K"},
        {"0305", "Håbo", "K"},        {"0643", "Habo", "K"},
        {"0980", "Gotland", "K"},
    };
    static const char *members[] = {"1407", "1480", "9999"};
    static const struct area_group groups[] = {
        {"G123", "Kustkommuner (väst)", 3, members},
        {"G20", "Liknande kommuner arbetsmarknad, Öckerö, 2023", 1, members},
        {"G21", "Liknande kommuner arbetsmarknad, Öckerö, 2024", 2, members},
        {"G22", "Liknande kommuner socioekonomi, Öckerö, 2025", 2, members},
        {"G23", "Liknande kommuner arbetsmarknad, Håbo, 2024", 2, members},
        {"G24", "Liknande kommuner arbetsmarknad, Habo, 2023", 2, members},
        {"G25", "Liknande kommuner, övergripande, Lilla Edet, 2025", 2, members},
        {"G26", "Liknande kommuner arbetsmarknad, Lilla Edet, 2024", 2, members},
    };
    const struct run_start start = {.started = "2023-01-02T03:04:05Z", .source = "test", .retrieved = "2023"};
    struct run_counts counts = {0};
    assert_int_equal(store_run_begin(store, &start, fault), 0);
    for (size_t i = 0; i < COUNT(areas); i++) {
        assert_int_equal(catalogue_put_area(store, &areas[i], fault), 0);
    }
    for (size_t i = 0; i < COUNT(groups); i++) {
        assert_int_equal(catalogue_put_group(store, &groups[i], fault), 0);
    }
    assert_int_equal(store_run_commit(store, &counts, "2023-01-02T03:04:06Z", fault), 0);
}

static int set_up(void **state)
{
    static struct fixture fixture;
    char path[LIMIT_PATH_BYTES];
    scratch_make(fixture.folder);
    scratch_join(path, fixture.folder, "store.db");
    arena_init(&fixture.arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&fixture.store, path, STORE_WRITE, &fixture.fault), 0);
    fill(fixture.store, &fixture.fault);
    assert_int_equal(areas_load(&fixture.areas, "templates", LANGUAGE_SV, &fixture.fault), 0);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    areas_release(&fixture->areas);
    store_free(fixture->store);
    arena_release(&fixture->arena);
    scratch_remove(fixture->folder);
    return 0;
}

static struct area_choice choose(struct fixture *fixture, const char *text)
{
    struct area_choice choice;
    assert_int_equal(areas_choose(&fixture->areas, fixture->store, text, &fixture->arena, &choice, &fixture->fault), 0);
    return choice;
}

static void one_area_by_any_of_its_names(void **state)
{
    static const char *const names[] = {"Öckerö",
                                        "ockero",
                                        "ÖCKERÖ",
                                        " öckerö ",
                                        "1407",
                                        "O\xCC\x88"
                                        "ckero\xCC\x88"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct area_choice choice = choose(fixture, names[i]);
        assert_false(choice.is_group);
        assert_string_equal(choice.id, "1407");
        assert_string_equal(choice.title, "Öckerö");
        assert_int_equal(choice.count, 1);
        assert_string_equal(choice.areas[0].type, "K");
    }
    assert_string_equal(choose(fixture, "lilla edet").id, "1462");
    assert_string_equal(choose(fixture, "riket").id, "0000");
}

static void groups_of_the_templates_in_alphabetical_order(void **state)
{
    static const char *const sorted[] = {"1489",        "Ale",   "Göteborg",   "Härryda", "Kungsbacka",
                                         "Kungälv",     "Lerum", "Lilla Edet", "Mölndal", "Partille",
                                         "Stenungsund", "Tjörn", "Öckerö"};
    static const char *const names[] = {"GR", "gr", "Göteborgsregionen", "goteborgsregionen"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct area_choice choice = choose(fixture, names[i]);
        assert_true(choice.is_group);
        assert_string_equal(choice.id, "GR");
        assert_string_equal(choice.title, "Göteborgsregionen");
        assert_int_equal(choice.count, 13);
        for (size_t j = 0; j < 13; j++) {
            assert_string_equal(choice.areas[j].title, sorted[j]); /* 1489 is not in the catalogue */
        }
    }
    assert_int_equal(choose(fixture, "dua södra").count, 6);
}

static void groups_of_the_source_by_id_or_title(void **state)
{
    static const char *const names[] = {"G123", "kustkommuner (vast)"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct area_choice choice = choose(fixture, names[i]);
        assert_true(choice.is_group);
        assert_string_equal(choice.id, "G123");
        assert_int_equal(choice.count, 3);
        assert_string_equal(choice.areas[0].id, "9999");
        assert_string_equal(choice.areas[1].id, "1480");
        assert_string_equal(choice.areas[2].id, "1407");
    }
}

static void letters_are_told_apart_where_both_exist(void **state)
{
    static const char *const rows[][2] = {{"Habo", "0643"}, {"habo", "0643"}, {"Håbo", "0305"}, {"HÅBO", "0305"}};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(choose(fixture, rows[i][0]).id, rows[i][1]);
    }
}

static void similar_ones_are_found_by_title_in_their_newest_year(void **state)
{
    static const char *const rows[][2] = {
        {"liknande Öckerö", "G21"},
        {"liknande:ockero", "G21"},
        {"liknande kommuner: Öckerö", "G21"},
        {"liknande kommuner arbetsmarknad Öckerö", "G21"},
        {"Liknande kommuner arbetsmarknad, Öckerö", "G21"},
        {"Liknande kommuner arbetsmarknad, Öckerö, 2023", "G20"},
        {"liknande socioekonomi Öckerö", "G22"},
        {"liknande Håbo", "G23"},
        {"liknande Habo", "G24"}, /* an older year, but the right letters */
        {"liknande lilla edet", "G26"},
        {"liknande övergripande Lilla Edet", "G25"},
    };
    struct fixture *fixture = *state;
    struct area_choice choice;
    for (size_t i = 0; i < COUNT(rows); i++) {
        choice = choose(fixture, rows[i][0]);
        assert_true(choice.is_group);
        assert_string_equal(choice.id, rows[i][1]);
        assert_string_equal(choice.kolada, rows[i][1]);
    }
    assert_string_equal(choose(fixture, "liknande Öckerö").title, "Liknande kommuner arbetsmarknad, Öckerö, 2024");
    static const char *const bad[] = {"liknande", "liknande Ale", "liknande kommuner", "liknande 2024", "liknande:"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(
            areas_choose(&fixture->areas, fixture->store, bad[i], &fixture->arena, &choice, &fixture->fault), -1);
        assert_int_equal(fixture->fault.status, STATUS_USAGE);
    }
}

static void counties_are_all_their_municipalities_or_nothing(void **state)
{
    static const char *const names[] = {"län 09", "LÄN 09", "lan 09", "Gotlands län", "gotlands lan"};
    struct fixture *fixture = *state;
    struct area_choice choice;
    for (size_t i = 0; i < COUNT(names); i++) {
        choice = choose(fixture, names[i]);
        assert_true(choice.is_group);
        assert_string_equal(choice.id, "Gotlands län");
        assert_string_equal(choice.kolada, "G33619");
        assert_int_equal(choice.count, 1);
        assert_string_equal(choice.areas[0].id, "0980");
    }
    /* The store knows some of the others, which is no county. */
    assert_int_equal(areas_choose(&fixture->areas, fixture->store, "län 14", &fixture->arena, &choice, &fixture->fault),
                     -1);
    assert_string_equal(fixture->fault.text, "Västra Götalands län: the store knows 11 of its 49 municipalities; "
                                             "`nyckeltal fetch --catalogue` gets the rest");
    assert_int_equal(areas_choose(&fixture->areas, fixture->store, "alla", &fixture->arena, &choice, &fixture->fault),
                     -1);
    assert_non_null(strstr(fixture->fault.text, "knows 15 of its 290 municipalities"));
    assert_int_equal(areas_choose(&fixture->areas, fixture->store, "län 02", &fixture->arena, &choice, &fixture->fault),
                     -1);
}

static void goteborg_is_a_municipality_and_a_group_of_one(void **state)
{
    struct fixture *fixture = *state;
    assert_false(choose(fixture, "Göteborg").is_group);
    struct area_choice choice = choose(fixture, "DUA Göteborg");
    assert_true(choice.is_group);
    assert_int_equal(choice.count, 1);
    assert_string_equal(choice.areas[0].id, "1480");
}

/* What must be fetched for a group of the source's: its members and its own value. */
static void a_known_group_stands_for_its_members_and_itself(void **state)
{
    static const char *const rows[][2] = {
        {"G123", "9999 1480 1407 G123"},
        {"liknande Öckerö", "1480 1407 G21"},
        {"G9999", "G9999"},
        {"län 09", "0980 G33619"},
        {"Öckerö", "1407"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char **ids;
        size_t count;
        char told[256] = "";
        assert_int_equal(areas_ids_by_name(&fixture->areas, fixture->store, rows[i][0], &fixture->arena, &ids, &count,
                                           &fixture->fault),
                         0);
        for (size_t j = 0; j < count; j++) {
            (void)snprintf(told + strlen(told), sizeof told - strlen(told), "%s%s", j == 0 ? "" : " ", ids[j]);
        }
        assert_string_equal(told, rows[i][1]);
    }
    const char **ids;
    size_t count;
    assert_int_equal(areas_ids(&fixture->areas, "alla", &fixture->arena, &ids, &count, &fixture->fault), -1);
    assert_non_null(strstr(fixture->fault.text, "`nyckeltal fetch --catalogue`"));
}

static void unknown_ones_are_told_with_the_nearest(void **state)
{
    static const char *const rows[][2] = {
        {"Lerrum", "Lerrum: there is no such area in the store; the nearest are Lerum, "},
        {"goteburg", "goteburg: there is no such area in the store; the nearest are Göteborg, "},
        {"1499", "1499: there is no such area in the store; the nearest are "},
        {"", ": there is no such area in the store; the nearest are "},
        {"\xFF", " : there is no such area in the store; the nearest are "},
    };
    struct fixture *fixture = *state;
    struct area_choice choice;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(
            areas_choose(&fixture->areas, fixture->store, rows[i][0], &fixture->arena, &choice, &fixture->fault), -1);
        assert_int_equal(fixture->fault.status, STATUS_USAGE);
        assert_memory_equal(fixture->fault.text, rows[i][1], strlen(rows[i][1]));
    }
}

static void ids_are_known_without_a_catalogue(void **state)
{
    struct fixture *fixture = *state;
    const char **ids;
    size_t count;
    assert_int_equal(areas_ids(&fixture->areas, "1407", &fixture->arena, &ids, &count, &fixture->fault), 0);
    assert_int_equal(count, 1);
    assert_string_equal(ids[0], "1407");
    assert_int_equal(areas_ids(&fixture->areas, "G35846", &fixture->arena, &ids, &count, &fixture->fault), 0);
    assert_string_equal(ids[0], "G35846");
    assert_int_equal(areas_ids(&fixture->areas, "gr", &fixture->arena, &ids, &count, &fixture->fault), 0);
    assert_int_equal(count, 14); /* the 13 and the group itself */
    assert_string_equal(ids[13], "G96190");
    assert_int_equal(areas_ids(&fixture->areas, "kranskommuner", &fixture->arena, &ids, &count, &fixture->fault), 0);
    assert_int_equal(count, 12);
    static const char *const bad[] = {"Öckerö", "", "14", "14O7", "G", "1407,1401", "../1407"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(areas_ids(&fixture->areas, bad[i], &fixture->arena, &ids, &count, &fixture->fault), -1);
        assert_int_equal(fixture->fault.status, STATUS_USAGE);
    }
}

static void the_nation_is_known_even_where_the_store_lacks_it(void **state)
{
    struct fixture *fixture = *state;
    struct area nation;
    assert_int_equal(areas_nation(&fixture->areas, fixture->store, &fixture->arena, &nation, &fixture->fault), 0);
    assert_string_equal(nation.id, "0000");
    assert_string_equal(nation.title, "Riket");
    fixture->areas.nation = "9998";
    assert_int_equal(areas_nation(&fixture->areas, fixture->store, &fixture->arena, &nation, &fixture->fault), 0);
    assert_string_equal(nation.id, "9998");
    assert_string_equal(nation.title, "Riket");
    assert_string_equal(nation.type, "L");
}

static void the_shipped_groups_are_right(void **state)
{
    struct fixture *fixture = *state;
    const struct named_group *all = areas_group(&fixture->areas, "GR");
    assert_int_equal(fixture->areas.group_count, 27);
    assert_string_equal(fixture->areas.nation, "0000");
    assert_string_equal(all->kolada, "G96190");
    /* The two halves and Göteborg are the whole. */
    assert_int_equal(areas_group(&fixture->areas, "DUA norra")->member_count, 6);
    assert_int_equal(areas_group(&fixture->areas, "DUA södra")->member_count, 6);
    assert_int_equal(areas_group(&fixture->areas, "kranskommuner")->member_count, 12);
    assert_string_equal(areas_group(&fixture->areas, "kranskommuner")->kolada, "");
    assert_null(areas_group(&fixture->areas, "GRR"));
}

/* Roughly as on the map: the sea to the west, Kungsbacka in the south. */
static void the_members_have_places_on_a_map(void **state)
{
    struct fixture *fixture = *state;
    const struct named_group *gr = areas_group(&fixture->areas, "GR");
    const struct tile_place *ockero = tiles_place(gr, "1407");
    const struct tile_place *city = tiles_place(gr, "1480");
    const struct tile_place *south = tiles_place(gr, "1384");
    assert_non_null(ockero);
    assert_non_null(city);
    assert_non_null(south);
    assert_true(ockero->column < city->column && ockero->row == city->row);
    assert_true(south->row > city->row && south->column == city->column);
    assert_null(tiles_place(gr, "0180"));
    assert_null(tiles_place(areas_group(&fixture->areas, "kranskommuner"), "1407"));
}

#define NATION "\"nation\": {\"id\": \"0000\", \"label\": \"Riket\"}"
#define TWO "\"name\": \"A\", \"label\": \"A\", \"members\": [\"1407\", \"1480\"]"
#define START "{" NATION ", \"groups\": [\n"

static void what_is_wrong_is_told_with_its_place(void **state)
{
    static const char *const rows[][2] = {
        {"[]", ":1: must be an object"},
        {"{\"groups\": []}", ":1: nation: is missing; it must be an object"},
        {"{" NATION "}", ":1: groups: is missing; it must be a list"},
        {START "{\"label\": \"A\", \"members\": [\"1407\"]}]}", ":2: groups[0].name: is missing; it must be a text"},
        {START "{\"name\": \"A\", \"members\": [\"1407\"]}]}",
         ":2: groups[0].label: is missing; it must be a text or {\"sv\": ..., \"en\": ...}"},
        {START "{\"name\": \"A\", \"label\": \"A\"}]}", ":2: groups[0].members: is missing; it must be a list"},
        {START "{\"name\": \"A\", \"label\": \"A\",\n\"members\": []}]}", ":3: groups[0].members: has no members"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"members\":\n[\"1407\",\n1401]}]}",
         ":4: groups[0].members[1]: must be a text"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"members\":\n[\"1407\",\n\"1401\", \"1407\"]}]}",
         ":4: groups[0].members[2]: 1407 is a member already"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"members\": [\"1407\"]},\n"
               "{\"name\": \"a\", \"label\": \"B\", \"members\": [\"1407\"]}]}",
         ":3: groups[1].name: \"a\" is taken already"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"kolada\": {\"sv\": \"G1\"}, \"members\": [\"1407\"]}]}",
         ":2: groups[0].kolada: must be a text"},
        {START "{" TWO ",\n\"tiles\": {\"1407\": [0, 0]}}]}", ":3: groups[0].tiles: 1480 is a member without a place"},
        {START "{" TWO ", \"tiles\": {\"1407\": [0, 0],\n\"1480\": [0, 0]}}]}",
         ":3: groups[0].tiles.1480: 1407 stands there already"},
        {START "{" TWO ", \"tiles\": {\"1407\": [0, 0], \"1480\": [1, 0],\n\"1481\": [2, 0]}}]}",
         ":3: groups[0].tiles.1481: is not a known name here; the nearest is \"1480\""},
        {START "{" TWO ", \"tiles\": {\"1407\": [0],\n\"1480\": [1, 0]}}]}",
         ":2: groups[0].tiles.1407: must be [column, row]"},
        {START "{" TWO ", \"tiles\": {\"1407\": [0, 12],\n\"1480\": [1, 0]}}]}",
         ":2: groups[0].tiles.1407[1]: must be a whole number from 0 to 11"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"county\": \"14\", \"count\": 49,\n\"tiles\": {}}]}",
         ":3: groups[0].tiles: needs a list of \"members\", whose places it tells"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"member\": [\"1407\"]}]}",
         ":2: groups[0].member: is not a known name here; the nearest is \"members\""},
        {START "{\"name\": \"A\", \"label\": \"A\", \"members\": [\"1407\"], \"county\": \"14\"}]}",
         ":2: groups[0]: must have exactly one of \"members\", \"county\", \"all\" and \"title\""},
        {START "{\"name\": \"A\", \"label\": \"A\", \"county\": \"0014\", \"count\": 49}]}",
         ":2: groups[0].county: must be the two digits of a county, such as \"14\""},
        {START "{\"name\": \"A\", \"label\": \"A\", \"county\": \"14\"}]}",
         ":2: groups[0].count: is missing; it must be a whole number from 1 to 1000"},
        {START "{\"name\": \"A\", \"label\": \"A\", \"all\": false, \"count\": 290}]}",
         ":2: groups[0].all: must be true"},
    };
    struct fixture *fixture = *state;
    char told[LIMIT_PATH_BYTES + 256];
    struct areas areas;
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(fixture->folder, "areas.json", rows[i][0]);
        assert_int_equal(areas_load(&areas, fixture->folder, LANGUAGE_SV, &fixture->fault), -1);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        (void)snprintf(told, sizeof told, "%s/areas.json%s", fixture->folder, rows[i][1]);
        assert_string_equal(fixture->fault.text, told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_area_by_any_of_its_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(groups_of_the_templates_in_alphabetical_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(groups_of_the_source_by_id_or_title, set_up, tear_down),
        cmocka_unit_test_setup_teardown(letters_are_told_apart_where_both_exist, set_up, tear_down),
        cmocka_unit_test_setup_teardown(similar_ones_are_found_by_title_in_their_newest_year, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counties_are_all_their_municipalities_or_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(goteborg_is_a_municipality_and_a_group_of_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_known_group_stands_for_its_members_and_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_ones_are_told_with_the_nearest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ids_are_known_without_a_catalogue, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_nation_is_known_even_where_the_store_lacks_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_shipped_groups_are_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_members_have_places_on_a_map, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_with_its_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

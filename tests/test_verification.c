/* test_verification.c - damaged tables held against a real store, inside one process. */
#include <stdio.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "tests/support/site.h"
#include "transform/verification_read.h"

#define NBSP "\xC2\xA0"
/* Damaged tables that are held against a store. */
#define ROUNDS 1500

static int set_up(void **state)
{
    const char *const words[] = {"fetch", "--replay", "cache/snapshot", NULL};
    assert_int_equal(site_set_up(state), 0);
    assert_int_equal(site_run(*state, words), 0);
    return 0;
}

/* A small generator of its own, so that a failure comes back. */
static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void damage(unsigned *seed, char *text, size_t room)
{
    static const char table[] = "kommunkod;Kommun;2021;2022\n1440;Ale;235;229\n;Stenugsund;48;72\n1419;Tjörn;113;i.u.\n"
                                "GR;;..;1" NBSP "234,5\n0000;Riket;-;\n";
    size_t length = next(seed) % 2 == 0 ? sizeof table - 1 : next(seed) % sizeof table;
    (void)snprintf(text, room, "%.*s", (int)length, table);
    for (size_t i = next(seed) % 5; i > 0 && length > 30; i--) {
        text[28 + next(seed) % (length - 28)] = "0123456789;;\n\nAaÅ-.,X\"G "[next(seed) % 24];
    }
}

static void damaged_tables_are_held_or_refused(void **state)
{
    struct site *site = *state;
    struct store *store = site_store(site, NULL);
    struct indicators indicators;
    struct areas areas;
    struct fault fault;
    char path[LIMIT_PATH_BYTES];
    unsigned seed = 4;
    size_t held = 0;
    const char *const names[] = {"deltagare"};
    scratch_join(path, site->folder, "t.csv");
    assert_int_equal(indicators_load(&indicators, "templates", LANGUAGE_SV, &fault), 0);
    assert_int_equal(areas_load(&areas, "templates", LANGUAGE_SV, &fault), 0);
    for (int i = 0; i < ROUNDS; i++) {
        char text[512];
        struct arena arena;
        struct published_table table;
        struct verification verification;
        const struct published_wish wish = {.path = path, .indicator_count = 1, .indicators = names};
        struct verification_job job = {
            .indicators = &indicators, .areas = &areas, .table = &table, .name_count = 1, .names = names};
        damage(&seed, text, sizeof text);
        arena_init(&arena, LIMIT_MODEL_BYTES);
        job.source = (struct panel_source){.store = store, .templates = "templates", .arena = &arena};
        FILE *stream = fopen(path, "wb");
        assert_non_null(stream);
        assert_int_equal(fwrite(text, 1, strlen(text), stream), strlen(text));
        assert_int_equal(fclose(stream), 0);
        if (published_read(&table, &wish, &arena, &fault) == 0 && verification_read(&verification, &job, &fault) == 0) {
            size_t sum = 0;
            for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
                sum += verification.counts[verdict];
            }
            assert_true(sum == verification.count && sum > 0);
            held++;
        } else {
            assert_true(fault.status == STATUS_NONSENSE || fault.status == STATUS_USAGE);
            assert_int_equal(strncmp(fault.text, path, strlen(path)), 0);
        }
        arena_release(&arena);
    }
    assert_true(held > ROUNDS / 10 && held < ROUNDS);
    areas_release(&areas);
    indicators_release(&indicators);
    store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(damaged_tables_are_held_or_refused, set_up, site_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

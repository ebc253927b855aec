/*
 * test_group_campaign.c - our unweighted mean and n of Kolada's groups against the service's own, figure by figure.
 *
 * The stand-in for the service (../shared/kolada/serve) answers for groups with the mean and the count of the members
 * that reported. Fetched are its indicators for GROUPS groups spread over the catalogue, GR among them, and for their
 * members; GROUP_CAMPAIGN asks for so many groups and all years (`make campaign-groups`: all of them, half an hour).
 * GROUP_STORE names a store that holds them already: then nothing is fetched. Skipped where the stand-in is not there.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/stand_in.h"
#include "transform/areas.h"
#include "transform/panel.h"
#include "transform/statistic.h"

#define GROUPS 24
#define GROUPS_MOST 5000
/* Of the groups of one fetch: names that may be given at once, and a transaction of a sensible size. */
#define GROUPS_OF_FETCH 400
#define FIRST_YEAR 1994
#define FIRST_YEAR_OF_SLICE 2021
#define LAST_YEAR 2022
#define TEXT_MAX ((size_t)32 * 1024)
/* Both means are of the same doubles; the service adds them up as they come. */
#define ROUNDING 1e-12

struct campaign {
    char serve[LIMIT_PATH_BYTES];
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    char kpis[TEXT_MAX]; /* separated by commas */
    int first_year;
    int groups;
};

/* What came of comparing. */
struct tally {
    size_t groups; /* that were asked for */
    size_t cells;  /* group x indicator x year x gender that were asked for */
    size_t values; /* of them those with a value */
    size_t exact;  /* of these those equal to the last bit */
    size_t different;
};

/* The indicators of the stand-in's figures. */
static void read_kpis(const struct campaign *campaign, char text[TEXT_MAX])
{
    char command[LIMIT_PATH_BYTES + 128];
    char folder[LIMIT_PATH_BYTES];
    (void)snprintf(folder, sizeof folder, "%s", campaign->serve);
    *strrchr(folder, '/') = '\0';
    (void)snprintf(command, sizeof command, "zcat '%s/values.csv.gz' | sed 1d | cut -d, -f1 | sort -u | paste -sd,",
                   folder);
    FILE *out = popen(command, "r"); /* NOLINT(cert-env33-c): a fixed command over a path of our own */
    assert_non_null(out);
    assert_non_null(fgets(text, TEXT_MAX, out));
    assert_int_equal(pclose(out), 0);
    text[strcspn(text, "\n")] = '\0';
}

static void fetch(const struct campaign *campaign, const char *url, const char *areas)
{
    struct program_result result;
    char years[32];
    (void)snprintf(years, sizeof years, "%d-%d", campaign->first_year, LAST_YEAR);
    const char *const all[] = {"--store", campaign->store, "--api", url, "-q", "fetch", "--catalogue", NULL};
    const char *const some[] = {"--store",      campaign->store, "--api", url,       "-q",  "fetch", "--kpi",
                                campaign->kpis, "--area",        areas,   "--years", years, NULL};
    program_run(&result, areas == NULL ? all : some, NULL);
    if (result.status != 0) {
        (void)fputs(result.err.bytes, stderr);
    }
    assert_int_equal(result.status, 0);
    program_release(&result);
}

/* The groups to look at: GR first, then so many at equal distances. They belong to the arena. */
static size_t choose_groups(const struct campaign *campaign, struct store *store, struct arena *arena,
                            const struct area **chosen)
{
    struct area *all;
    size_t count;
    size_t known = 0;
    size_t taken = 0;
    struct fault fault;
    assert_int_equal(catalogue_areas(store, arena, &all, &count, &fault), 0);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].type, "G") == 0) {
            all[known++] = all[i];
        }
    }
    assert_true(known > 3000 && known < GROUPS_MOST);
    size_t step = known / (size_t)campaign->groups;
    step = step == 0 ? 1 : step;
    for (size_t i = 0; i < known; i++) {
        if (i % step == 0 || strcmp(all[i].id, "G96190") == 0) {
            chosen[taken++] = &all[i];
        }
    }
    return taken;
}

/* Fetches the catalogue, and then the groups with their members, a part at a time. */
static void fetch_all(struct campaign *campaign)
{
    static const struct area *groups[GROUPS_MOST];
    static char ids[TEXT_MAX];
    struct stand_in server;
    struct store *store;
    struct arena arena;
    struct fault fault;
    read_kpis(campaign, campaign->kpis);
    stand_in_start(campaign->serve, "0", &server);
    fetch(campaign, server.url, NULL);
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&store, campaign->store, STORE_READ, &fault), 0);
    size_t count = choose_groups(campaign, store, &arena, groups);
    store_free(store);
    for (size_t i = 0; i < count;) {
        size_t used = 0;
        for (size_t end = i + GROUPS_OF_FETCH; i < count && i < end; i++) {
            used += (size_t)snprintf(ids + used, sizeof ids - used, "%s%s", used == 0 ? "" : ",", groups[i]->id);
        }
        fetch(campaign, server.url, ids);
    }
    stand_in_stop(&server);
    arena_release(&arena);
}

static void compare(const struct panel *panel, const struct area *group, const struct figure_cell *theirs,
                    struct tally *tally)
{
    static struct cell cells[LIMIT_MUNICIPALITIES];
    for (int year = panel->first_year; year <= panel->last_year; year++, theirs++) {
        if (theirs->state == FIGURE_NOT_ASKED) {
            continue;
        }
        panel_year(panel, year, cells);
        struct group_figure ours = statistic_of(STATISTIC_MEAN, cells, panel->area_count, NULL);
        bool held = theirs->state == FIGURE_HELD;
        tally->cells++;
        tally->values += held;
        tally->exact += held && memcmp(&ours.cell.value, &theirs->value, sizeof theirs->value) == 0;
        if (cell_has_value(&ours.cell) != held || (held && ours.reported != (size_t)theirs->count) ||
            (held && fabs(ours.cell.value - theirs->value) > ROUNDING * fabs(theirs->value))) {
            tally->different++;
            (void)printf("%s %s %c %d: ours %.17g of %zu, theirs %.17g of %d\n", group->id, panel->indicator->name,
                         panel->gender, year, ours.cell.value, ours.reported, theirs->value, theirs->count);
        }
    }
}

static void compare_group(const struct campaign *campaign, struct store *store, const struct areas *areas,
                          const struct area *group, struct tally *tally)
{
    static const enum gender genders[] = {GENDER_TOTAL, GENDER_WOMEN, GENDER_MEN};
    struct figure_cell theirs[LAST_YEAR - FIRST_YEAR + 1];
    char kpis[TEXT_MAX];
    char *rest = NULL;
    struct arena arena;
    struct fault fault;
    struct area_choice choice;
    const size_t before = tally->cells;
    arena_init(&arena, LIMIT_DOCUMENT_BYTES);
    assert_int_equal(areas_choose(areas, store, group->id, &arena, &choice, &fault), 0);
    assert_true(choice.is_group && choice.count < LIMIT_MUNICIPALITIES);
    memcpy(kpis, campaign->kpis, sizeof kpis);
    const struct panel_source source = {.store = store, .arena = &arena};
    for (char *kpi = strtok_r(kpis, ",", &rest); kpi != NULL; kpi = strtok_r(NULL, ",", &rest)) {
        const struct indicator indicator = {.name = kpi, .kind = INDICATOR_KPI, .kpi = kpi};
        for (size_t i = 0; i < sizeof genders / sizeof *genders; i++) {
            struct panel panel;
            assert_int_equal(panel_read(&panel, &source, &indicator, genders[i], choice.areas, choice.count,
                                        campaign->first_year, LAST_YEAR, &fault),
                             0);
            assert_int_equal(
                figures_read(store, kpi, group->id, genders[i], campaign->first_year, LAST_YEAR, theirs, &fault), 0);
            compare(&panel, group, theirs, tally);
        }
    }
    tally->groups += tally->cells > before;
    arena_release(&arena);
}

static void every_mean_and_count_is_the_services(void **state)
{
    static struct campaign campaign;
    static const struct area *groups[GROUPS_MOST];
    struct tally tally = {0};
    struct store *store;
    struct areas areas;
    struct arena arena;
    struct fault fault;
    const char *wanted = getenv("GROUP_CAMPAIGN");
    const char *held = getenv("GROUP_STORE");
    (void)state;
    if (!shared_find(campaign.serve, "kolada/serve")) {
        skip();
    }
    campaign.groups = GROUPS;
    campaign.first_year = wanted == NULL ? FIRST_YEAR_OF_SLICE : FIRST_YEAR;
    if (wanted != NULL) {
        assert_true(number_parse_int(wanted, 1, GROUPS_MOST, &campaign.groups));
    }
    scratch_make(campaign.folder);
    scratch_join(campaign.store, campaign.folder, "store.db");
    if (held != NULL) {
        (void)snprintf(campaign.store, sizeof campaign.store, "%s", held);
        read_kpis(&campaign, campaign.kpis);
    } else {
        fetch_all(&campaign);
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(store_open(&store, campaign.store, STORE_READ, &fault), 0);
    assert_int_equal(areas_load(&areas, "templates", LANGUAGE_SV, &fault), 0);
    size_t count = choose_groups(&campaign, store, &arena, groups);
    for (size_t i = 0; i < count; i++) {
        compare_group(&campaign, store, &areas, groups[i], &tally);
    }
    (void)printf("%zu groups, %zu figures compared, %zu with a value (%zu equal to the last bit), %zu different\n",
                 tally.groups, tally.cells, tally.values, tally.exact, tally.different);
    assert_true(tally.values > tally.groups * 100);
    assert_int_equal(tally.different, 0);
    areas_release(&areas);
    store_free(store);
    arena_release(&arena);
    scratch_remove(campaign.folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mean_and_count_is_the_services),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * statistics STORE KPI...: all statistics of all municipalities, each indicator and year, and what the least is.
 *
 * Reads the panels of the indicators given for every municipality of the store and the years FIRST_YEAR..LAST_YEAR,
 * with the first indicator as weight. Then, with the figures in memory, computes them all: the group's statistics of
 * each year (nine, the balanced mean over all years), each municipality's rank and quartile, what drove the change
 * from each year to the next (unweighted and weighted), the longest runs, and the scores of level shifts. The floor
 * is one pass over the same cells that sums those with a value. Medians of RUNS, in milliseconds of the processor's
 * time, which other programs on the machine disturb least.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "transform/areas.h"
#include "transform/contribution.h"
#include "transform/level_shift.h"
#include "transform/panel.h"
#include "transform/rank.h"
#include "transform/run_of_years.h"
#include "transform/statistic.h"

#define FIRST_YEAR 1994
#define LAST_YEAR 2022
#define YEARS ((size_t)(LAST_YEAR - FIRST_YEAR + 1))
#define RUNS 9
#define PANELS_BYTES ((size_t)512 * 1024 * 1024)

struct work {
    struct store *store;
    struct arena arena;
    const struct area *areas; /* the municipalities */
    size_t area_count;
    size_t panel_count;
    struct panel *panels; /* the first is the weight */
    struct cell *years;   /* of one panel: year by year, area_count cells each */
    struct cell *weights; /* the same of the first */
    double *room;         /* a figure for each change of one panel */
    bool *balanced;
    struct contribution *contributions;
    double made; /* what came out, so that nothing can be left out */
};

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int load(struct work *work, char **kpis, size_t count, struct fault *fault)
{
    const struct panel_source source = {.store = work->store, .arena = &work->arena};
    struct area *all;
    size_t known;
    if (catalogue_areas(work->store, &work->arena, &all, &known, fault) != 0) {
        return -1;
    }
    work->areas = all;
    for (size_t i = 0; i < known; i++) {
        if (strcmp(all[i].type, "K") == 0) {
            all[work->area_count++] = all[i];
        }
    }
    work->panels = arena_array(&work->arena, count, sizeof *work->panels);
    for (size_t i = 0; work->panels != NULL && i < count; i++) {
        struct indicator *indicator = arena_alloc(&work->arena, sizeof *indicator);
        if (indicator == NULL) {
            break;
        }
        *indicator = (struct indicator){.name = kpis[i], .kind = INDICATOR_KPI, .kpi = kpis[i]};
        if (panel_read(&work->panels[i], &source, indicator, GENDER_TOTAL, work->areas, work->area_count, FIRST_YEAR,
                       LAST_YEAR, fault) != 0) {
            return -1;
        }
        work->panel_count++;
    }
    work->years = arena_array(&work->arena, work->area_count * YEARS, sizeof *work->years);
    work->weights = arena_array(&work->arena, work->area_count * YEARS, sizeof *work->weights);
    work->room = arena_array(&work->arena, work->area_count * YEARS, sizeof *work->room);
    work->balanced = arena_array(&work->arena, work->area_count, sizeof *work->balanced);
    work->contributions = arena_array(&work->arena, work->area_count, sizeof *work->contributions);
    return arena_failed(&work->arena) ? fault_memory(fault, "the figures") : 0;
}

/* Year by year, as the functions that look at one year want it. */
static void turn(const struct work *work, const struct panel *panel, struct cell *years)
{
    for (size_t year = 0; year < YEARS; year++) {
        panel_year(panel, FIRST_YEAR + (int)year, years + year * work->area_count);
    }
}

/* --- the jobs, each over one panel --- */

static void group_statistics(struct work *work, const struct panel *panel)
{
    struct group_figure figures[STATISTIC_COUNT];
    (void)statistic_balanced_members(panel->cells, work->area_count, YEARS, work->balanced);
    for (size_t year = 0; year < YEARS; year++) {
        const struct statistic_year of = {work->years + year * work->area_count, work->area_count,
                                          work->weights + year * work->area_count, work->balanced};
        statistic_all(&of, work->room, figures);
        for (int i = 0; i < STATISTIC_COUNT; i++) {
            work->made += figures[i].cell.value;
        }
    }
}

static void ranks(struct work *work, const struct panel *panel)
{
    (void)panel;
    for (size_t year = 0; year < YEARS; year++) {
        const struct cell *cells = work->years + year * work->area_count;
        for (size_t i = 0; i < work->area_count; i++) {
            work->made +=
                (double)rank_among(cells, work->area_count, i).place + quartile_among(cells, work->area_count, i);
        }
    }
}

static void contributions(struct work *work, const struct panel *panel)
{
    struct change_parts parts;
    (void)panel;
    for (size_t year = 1; year < YEARS; year++) {
        size_t later = year * work->area_count;
        size_t earlier = later - work->area_count;
        change_of_mean(work->years + earlier, work->years + later, work->area_count, work->contributions, &parts);
        work->made += parts.within.value;
        change_of_weighted_mean(work->years + earlier, work->weights + earlier, work->years + later,
                                work->weights + later, work->area_count, work->contributions, &parts);
        work->made += parts.within.value;
    }
}

static void runs_and_shifts(struct work *work, const struct panel *panel)
{
    struct level_history history;
    level_history_find(&history, panel->cells, work->area_count, YEARS, false, work->room);
    for (size_t i = 0; i < work->area_count; i++) {
        const struct cell *series = panel_series(panel, i);
        work->made += (double)run_longest(series, YEARS, 1).last;
        for (size_t year = 1; year < YEARS; year++) {
            work->made += level_shift_score(&history, &series[year - 1], &series[year]).value;
        }
    }
}

static void floor_sum(struct work *work, const struct panel *panel)
{
    double sum = 0;
    for (size_t i = 0; i < work->area_count * YEARS; i++) {
        sum += cell_has_value(&panel->cells[i]) ? panel->cells[i].value : 0;
    }
    work->made += sum;
}

typedef void job_function(struct work *work, const struct panel *panel);

static double run_job(struct work *work, job_function *job)
{
    double spent = 0;
    turn(work, &work->panels[0], work->weights);
    for (size_t i = 0; i < work->panel_count; i++) {
        turn(work, &work->panels[i], work->years);
        double start = now();
        job(work, &work->panels[i]);
        spent += now() - start;
    }
    return spent;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median_of_runs(struct work *work, job_function *job)
{
    double times[RUNS];
    for (int i = 0; i < RUNS; i++) {
        times[i] = run_job(work, job);
    }
    qsort(times, RUNS, sizeof times[0], compare);
    return times[RUNS / 2];
}

static void measure(struct work *work, double loading)
{
    static const struct {
        const char *name;
        job_function *job;
    } jobs[] = {{"group statistics", group_statistics},
                {"ranks and quartiles", ranks},
                {"contributions", contributions},
                {"runs and level shifts", runs_and_shifts}};
    double floor = median_of_runs(work, floor_sum);
    double whole = 0;
    (void)printf("%zu indicators, %zu municipalities, %zu years: %zu cells\n", work->panel_count, work->area_count,
                 YEARS, work->panel_count * work->area_count * YEARS);
    (void)printf("%-24s %10.1f\n", "loading", loading);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        double spent = median_of_runs(work, jobs[i].job);
        whole += spent;
        (void)printf("%-24s %10.1f %10.2f %10.1f\n", jobs[i].name, spent, floor, spent / floor);
    }
    (void)printf("%-24s %10.1f %10.2f %10.1f   under 1000 ms\n", "all statistics", whole, floor, whole / floor);
}

int main(int argc, char **argv)
{
    struct work work = {0};
    struct fault fault;
    if (argc < 3) {
        (void)fputs("usage: statistics STORE KPI...\n", stderr);
        return 64;
    }
    arena_init(&work.arena, PANELS_BYTES);
    double start = now();
    if (store_open(&work.store, argv[1], STORE_READ, &fault) != 0 ||
        load(&work, argv + 2, (size_t)(argc - 2), &fault) != 0) {
        (void)fprintf(stderr, "statistics: %s\n", fault.text);
    } else {
        measure(&work, now() - start);
    }
    int result = work.panel_count == (size_t)(argc - 2) && work.made < 1e300 ? 0 : 1;
    store_free(work.store);
    arena_release(&work.arena);
    return result;
}

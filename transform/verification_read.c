#include "transform/verification_read.h"

#include <stdlib.h>
#include <string.h>

/* The statistic of a row that is none of a group, and of one that is left out. */
#define NO_STATISTIC STATISTIC_COUNT

/* A verification on its way. */
struct verifying {
    struct verification *verification;
    const struct verification_job *job;
    struct arena *arena;
    struct fault *fault;
    size_t asked_count; /* the indicators asked for */
    const struct indicator **asked;
    const char *last_name; /* the row's indicator that was looked up last */
    const struct indicator *last;
};

/* --- which indicator --- */

/* By name or id, from the templates or the catalogue; NULL with or without a fault. */
static int find_indicator(struct verifying *verifying, const char *name, const struct indicator **indicator)
{
    return indicators_choose(verifying->job->indicators, verifying->job->source.store, name, verifying->arena,
                             indicator, verifying->fault);
}

static int find_asked(struct verifying *verifying)
{
    const struct verification_job *job = verifying->job;
    verifying->asked = arena_array(verifying->arena, job->name_count, sizeof(const struct indicator *));
    if (verifying->asked == NULL) {
        return fault_memory(verifying->fault, "--indicator");
    }
    for (size_t i = 0; i < job->name_count; i++) {
        if (find_indicator(verifying, job->names[i], &verifying->asked[i]) != 0) {
            return -1;
        }
        if (verifying->asked[i] == NULL) {
            verifying->asked[i] = indicators_expect(job->indicators, job->names[i], verifying->fault);
            return -1;
        }
    }
    verifying->asked_count = job->name_count;
    return 0;
}

/* The indicator of that name or id among those asked for; an indicator of the catalogue is made anew each time. */
static const struct indicator *among_asked(const struct verifying *verifying, const struct indicator *indicator)
{
    for (size_t i = 0; i < verifying->asked_count; i++) {
        if (strcmp(verifying->asked[i]->name, indicator->name) == 0) {
            return verifying->asked[i];
        }
    }
    return NULL;
}

/* The indicator that a row names, by its name or else its id. */
static int find_named_by_row(struct verifying *verifying, const struct published_cell *cell,
                             const struct indicator **indicator)
{
    if (verifying->last_name != NULL && strcmp(verifying->last_name, cell->indicator) == 0) {
        *indicator = verifying->last;
        return 0;
    }
    if (find_indicator(verifying, cell->indicator, indicator) != 0 ||
        (*indicator == NULL && cell->kpi[0] != '\0' && find_indicator(verifying, cell->kpi, indicator) != 0)) {
        return -1;
    }
    if (*indicator == NULL && verifying->asked_count == 0) {
        return fault_set(verifying->fault, STATUS_NONSENSE,
                         "%s:%d: there is no indicator %s in the templates or the store",
                         verifying->verification->table->path, cell->line, cell->indicator);
    }
    if (*indicator != NULL && verifying->asked_count > 0) {
        *indicator = among_asked(verifying, *indicator);
    }
    verifying->last_name = cell->indicator;
    verifying->last = *indicator;
    return 0;
}

/* NULL where the cell is to be left out. */
static int find_cell_indicator(struct verifying *verifying, const struct published_cell *cell,
                               const struct indicator **indicator)
{
    if (cell->named_by_row) {
        return find_named_by_row(verifying, cell, indicator);
    }
    for (size_t i = 0; i < verifying->job->name_count; i++) {
        if (strcmp(verifying->job->names[i], cell->indicator) == 0) {
            *indicator = verifying->asked[i];
            return 0;
        }
    }
    return find_indicator(verifying, cell->indicator, indicator);
}

/* --- which statistic --- */

/* The statistic of a group's row; NO_STATISTIC for an area's own figure. False where it is not held. */
static bool find_statistic(const struct published_cell *cell, const struct area_choice *choice,
                           enum statistic *statistic)
{
    static const enum statistic held[] = {
        STATISTIC_MEAN, STATISTIC_MEDIAN, STATISTIC_LOWER_QUARTILE, STATISTIC_UPPER_QUARTILE, STATISTIC_MIN,
        STATISTIC_MAX,  STATISTIC_SUM};
    *statistic = choice->is_group ? STATISTIC_MEAN : NO_STATISTIC;
    if (cell->statistic[0] == '\0') {
        return true;
    }
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        if (choice->is_group && strcmp(cell->statistic, statistic_name(held[i])) == 0) {
            *statistic = held[i];
            return true;
        }
    }
    return false;
}

/* --- the cells, bound to areas and indicators --- */

/* Binds one cell; `*held` is false where it is left out. */
static int bind_cell(struct verifying *verifying, const struct published_cell *cell, struct verified_cell *verified,
                     bool *held)
{
    struct verification *verification = verifying->verification;
    const char *file = verification->table->path;
    enum statistic statistic;
    *held = false;
    *verified = (struct verified_cell){.published = cell, .figure = cell->figure, .statistic = ""};
    if (find_cell_indicator(verifying, cell, &verified->indicator) != 0) {
        return -1;
    }
    if (verified->indicator == NULL) {
        verification->left_indicators++;
        return 0;
    }
    if (verified_areas_find(&verification->areas, cell, file, &verified->area, verifying->fault) != 0) {
        return -1;
    }
    if (!verification_read_mark(&verified->figure, verified->indicator)) {
        return fault_set(verifying->fault, STATUS_NONSENSE, "%s:%d: column \"%s\": \"%s\" is no figure of %s", file,
                         cell->line, cell->heading, cell->text, verified->indicator->name);
    }
    const struct area_choice *choice = &verified_area(&verification->areas, verified->area)->choice;
    *held = find_statistic(cell, choice, &statistic);
    verification->left_statistics += !*held;
    verified->statistic = statistic == NO_STATISTIC ? "" : statistic_name(statistic);
    return 0;
}

static int bind_cells(struct verifying *verifying)
{
    struct verification *verification = verifying->verification;
    const struct published_table *table = verification->table;
    int left_line = 0;
    verification->cells = arena_array(verifying->arena, table->cell_count, sizeof *verification->cells);
    if (verification->cells == NULL) {
        return fault_memory(verifying->fault, table->path);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct published_cell *cell = &table->cells[i];
        bool held;
        bool bare = cell->bare_row && cell->area[0] == '\0';
        if (bare && area_match(&verification->areas.names, cell->title).name == NULL) {
            verification->left_rows += cell->line != left_line;
            left_line = cell->line;
            continue;
        }
        if (bind_cell(verifying, cell, &verification->cells[verification->count], &held) != 0) {
            return -1;
        }
        verification->count += held;
    }
    return 0;
}

/* --- no cell twice --- */

struct place {
    const struct verified_cell *cell;
    size_t same; /* the area, however it is written */
};

static int order(size_t left, size_t right)
{
    return (left > right) - (left < right);
}

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;
    int result = strcmp(a->cell->indicator->name, b->cell->indicator->name);
    result = result != 0 ? result : order(a->same, b->same);
    result = result != 0 ? result : a->cell->published->year - b->cell->published->year;
    result = result != 0 ? result : (int)a->cell->published->gender - (int)b->cell->published->gender;
    return result != 0 ? result : strcmp(a->cell->statistic, b->cell->statistic);
}

static int compare_with_line(const void *left, const void *right)
{
    int result = compare_places(left, right);
    const struct place *a = left;
    const struct place *b = right;
    return result != 0 ? result : a->cell->published->line - b->cell->published->line;
}

static int expect_each_once(const struct verifying *verifying)
{
    const struct verification *verification = verifying->verification;
    struct place *places = arena_array(verifying->arena, verification->count, sizeof *places);
    if (places == NULL) {
        return fault_memory(verifying->fault, verification->table->path);
    }
    for (size_t i = 0; i < verification->count; i++) {
        const struct verified_cell *cell = &verification->cells[i];
        places[i] = (struct place){cell, verified_area(&verification->areas, cell->area)->same};
    }
    qsort(places, verification->count, sizeof *places, compare_with_line);
    for (size_t i = 1; i < verification->count; i++) {
        if (compare_places(&places[i - 1], &places[i]) == 0) {
            const struct verified_cell *cell = places[i].cell;
            return fault_set(verifying->fault, STATUS_NONSENSE,
                             "%s:%d: %s has a figure of %s for %d in line %d already", verification->table->path,
                             cell->published->line, verified_area(&verification->areas, cell->area)->choice.title,
                             cell->indicator->name, cell->published->year, places[i - 1].cell->published->line);
        }
    }
    return 0;
}

/* --- verdicts --- */

static void judge(struct verification *verification)
{
    for (size_t i = 0; i < verification->count; i++) {
        struct verified_cell *cell = &verification->cells[i];
        cell->verdict = verification_judge(&cell->figure, &cell->cell);
        verification->counts[cell->verdict]++;
    }
}

bool verification_differs(const struct verification *verification)
{
    return verification->counts[VERDICT_EQUAL] != verification->count;
}

int verification_read(struct verification *verification, const struct verification_job *job, struct fault *fault)
{
    struct verifying verifying = {.verification = verification, .job = job, .arena = job->source.arena, .fault = fault};
    *verification = (struct verification){.table = job->table};
    if (verified_areas_init(&verification->areas, job->areas, job->source.store, job->source.arena, fault) != 0 ||
        find_asked(&verifying) != 0 || bind_cells(&verifying) != 0 || expect_each_once(&verifying) != 0 ||
        verification_fill(verification, &job->source, fault) != 0) {
        return -1;
    }
    if (verification->count == 0) {
        return fault_set(fault, STATUS_USAGE, "%s: has no figure of the indicators asked for", job->table->path);
    }
    judge(verification);
    return arena_failed(job->source.arena) ? fault_memory(fault, job->table->path) : 0;
}

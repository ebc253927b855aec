/* withdrawal.c - what a run that is settled would lose of the figures it asked for. */
#include "cache/figures.h"
#include "cache/sql.h"

/* Each indicator asked for: figures before the run, those of them that it lost, figures after it. A cell is read
 * once, with the value of its newest version and that of the newest before this run. */
#define COUNT_LOSSES                                                                          \
    "SELECT kpi, total(was), total(was AND NOT is_now), total(is_now) FROM ("                 \
    " SELECT f.kpi, f.area, f.year, f.gender,"                                                \
    "  max(CASE WHEN f.run < ?1 THEN f.run * 2 + (f.value IS NOT NULL) END) % 2 IS 1 AS was," \
    "  max(f.run * 2 + (f.value IS NOT NULL)) % 2 AS is_now"                                  \
    " FROM asked AS a JOIN figure AS f"                                                       \
    "  ON f.kpi = a.kpi AND f.area = a.area AND f.year BETWEEN a.first_year AND a.last_year"  \
    " WHERE a.last_run = ?1 GROUP BY f.kpi, f.area, f.year, f.gender) GROUP BY kpi"

static int add_loss(sqlite3_stmt *statement, struct arena *arena, void **items, size_t *count, size_t *capacity)
{
    struct figure_loss *loss = arena_next(arena, items, *count, capacity, sizeof *loss);
    if (loss == NULL) {
        return -1;
    }
    loss->kpi = sql_column_text(statement, 0, arena);
    loss->held = sqlite3_column_int64(statement, 1);
    loss->lost = sqlite3_column_int64(statement, 2);
    loss->now = sqlite3_column_int64(statement, 3);
    (*count)++;
    return 0;
}

int figures_losses(struct store *store, struct arena *arena, struct figure_loss **losses, size_t *count, int64_t *held,
                   int64_t *lost, struct fault *fault)
{
    void *items = NULL;
    size_t capacity = 0;
    sqlite3_stmt *statement = sql_statement(store, COUNT_LOSSES, fault);
    *count = 0;
    *held = 0;
    *lost = 0;
    if (statement == NULL || sql_expect_run(store, fault) != 0) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->run);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        int64_t lost_of_kpi = sqlite3_column_int64(statement, 2);
        *held += sqlite3_column_int64(statement, 1);
        *lost += lost_of_kpi;
        if (lost_of_kpi > 0 && add_loss(statement, arena, &items, count, &capacity) != 0) {
            return fault_memory(fault, "the figures that a run would lose");
        }
    }
    *losses = items;
    return step;
}

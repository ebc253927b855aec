#include "cache/comparison.h"

#include "cache/schema.h"
#include "cache/series.h"
#include "cache/sql.h"

#define TEXT_OF(NUMBER) #NUMBER
#define DAYS(NUMBER) TEXT_OF(NUMBER)

/* What the newest runs that asked for one year were. */
struct year_state {
    int64_t last_run;
    int64_t whole_run;
    bool last_good; /* of the source, on a day that is known and over, and without a loss */
    bool whole_good;
    struct date day; /* of the last */
};

/* The spans that were asked for, with the day and fitness of their last run and of the last to which all came. */
#define SPANS                                                                                                      \
    "SELECT a.first_year, a.last_year, a.last_run, a.whole_run, substr(r.retrieved, 1, 10),"                       \
    " r.source = ?5 AND substr(r.retrieved, 1, 10) <= ?6 AND NOT EXISTS (SELECT 1 FROM figure AS f WHERE f.kpi = " \
    "a.kpi"                                                                                                        \
    "  AND f.area = a.area AND f.year BETWEEN a.first_year AND a.last_year AND f.run = a.last_run"                 \
    "  AND f.withdrawn),"                                                                                          \
    " w.source = ?5 AND julianday(?6) - julianday(substr(w.retrieved, 1, 10)) BETWEEN 0 AND " DAYS(                \
        LIMIT_PARTIAL_DAYS) " FROM asked AS a JOIN run AS r ON r.id = a.last_run LEFT JOIN run AS w ON w.id = "    \
                            "a.whole_run"                                                                          \
                            " WHERE a.kpi = ?1 AND a.area = ?2 AND a.last_year >= ?3 AND a.first_year <= ?4"

static void read_span(sqlite3_stmt *statement, int first_year, int last_year, struct year_state *years)
{
    struct date day = {0};
    const char *retrieved = (const char *)sqlite3_column_text(statement, 4);
    bool dated = retrieved != NULL && date_parse(retrieved, &day);
    int from = sqlite3_column_int(statement, 0);
    int to = sqlite3_column_int(statement, 1);
    int64_t last_run = sqlite3_column_int64(statement, 2);
    int64_t whole_run = sqlite3_column_int64(statement, 3);
    for (int year = from > first_year ? from : first_year; year <= to && year <= last_year; year++) {
        struct year_state *state = &years[year - first_year];
        if (last_run > state->last_run) {
            state->last_run = last_run;
            state->last_good = dated && sqlite3_column_int(statement, 5) != 0;
            state->day = day;
        }
        if (whole_run > state->whole_run) {
            state->whole_run = whole_run;
            state->whole_good = sqlite3_column_int(statement, 6) != 0;
        }
    }
}

static void conclude(const struct year_state *years, int count, struct comparison *comparison)
{
    comparison->enough = true;
    comparison->through = years[0].day;
    for (int i = 0; i < count; i++) {
        comparison->enough = comparison->enough && years[i].last_good && years[i].whole_good;
        if (date_to_time(&years[i].day) < date_to_time(&comparison->through)) {
            comparison->through = years[i].day;
        }
    }
}

int comparison_read(struct store *store, const char *source, const char *today, const char *kpi, const char *area,
                    int first_year, int last_year, struct comparison *comparison, struct fault *fault)
{
    struct year_state years[SERIES_YEARS] = {{0}};
    *comparison = (struct comparison){.enough = false};
    if (!schema_has_whole(store) || last_year - first_year >= SERIES_YEARS) {
        return 0;
    }
    sqlite3_stmt *statement = sql_statement(store, SPANS, fault);
    if (statement == NULL) {
        return -1;
    }
    sql_bind_span(statement, kpi, area, first_year, last_year);
    sql_bind_text(statement, 5, source);
    sql_bind_text(statement, 6, today);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        read_span(statement, first_year, last_year, years);
    }
    conclude(years, last_year - first_year + 1, comparison);
    return step;
}

int comparison_sample(struct store *store, const char *kpi, const char *area, int first_year, int last_year, int *year,
                      struct fault *fault)
{
    sqlite3_stmt *statement =
        sql_statement(store,
                      "SELECT year FROM (SELECT year, value, max(run) FROM figure WHERE kpi = ?1 AND area = ?2"
                      " AND year BETWEEN ?3 AND ?4 GROUP BY year, gender) WHERE value IS NOT NULL LIMIT 1",
                      fault);
    *year = 0;
    if (statement == NULL) {
        return -1;
    }
    sql_bind_span(statement, kpi, area, first_year, last_year);
    int step = sql_step_row(store, statement, fault);
    if (step == 1) {
        *year = sqlite3_column_int(statement, 0);
        (void)sqlite3_reset(statement);
    }
    return step < 0 ? -1 : 0;
}

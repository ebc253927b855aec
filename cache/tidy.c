#include "cache/tidy.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/number.h"
#include "cache/figures.h"
#include "cache/sql.h"

#define FLAG(column) "CASE WHEN " column " THEN 'true' ELSE 'false' END"

const struct tidy_table tidy_tables[TIDY_TABLES] = {
    [TIDY_KPI] =
        {"kpi",
         "Indicators",
         1,
         12,
         {{"id", TIDY_TEXT, "Kolada's id of the indicator"},
          {"title", TIDY_TEXT, "title; a year at its end, as in (-2023), marks a closed series"},
          {"description", TIDY_TEXT, "definition, as Kolada gives it"},
          {"divided_by_gender", TIDY_BOOLEAN, "whether there are figures for women and men"},
          {"municipality_type", TIDY_TEXT, "K municipalities, L regions, A all"},
          {"auspice", TIDY_TEXT, "who provides the service"},
          {"operating_area", TIDY_TEXT, "field of activity"},
          {"perspective", TIDY_TEXT, "what is looked at"},
          {"prel_publication_date", TIDY_DATE, "from this day a figure is preliminary"},
          {"publication_date", TIDY_DATE, "from this day it is final"},
          {"publ_period", TIDY_TEXT, "the period that is published then"},
          {"has_ou_data", TIDY_BOOLEAN, "whether there are figures for units"}},
         "SELECT id, title, description, " FLAG(
             "divided_by_gender") ", municipality_type, auspice,"
                                  " operating_area, perspective, prel_publication_date, publication_date, "
                                  "publ_period, " FLAG(
                                      "has_ou_data") ", max(run) FROM kpi WHERE run <= ?1 GROUP BY id ORDER BY id"},
    [TIDY_AREA] = {"area",
                   "Municipalities, regions and Riket",
                   1,
                   3,
                   {{"id", TIDY_TEXT, "four digits; 0000 is Riket"},
                    {"title", TIDY_TEXT, "name"},
                    {"type", TIDY_TEXT, "K municipality, L region or Riket"}},
                   "SELECT id, title, type, max(run) FROM area WHERE run <= ?1 GROUP BY id ORDER BY id"},
    [TIDY_GROUP] = {"area_group",
                    "Groups of areas",
                    1,
                    2,
                    {{"id", TIDY_TEXT, "Kolada's id of the group, G and digits"}, {"title", TIDY_TEXT, "name"}},
                    "SELECT id, title, max(run) FROM area_group WHERE run <= ?1 GROUP BY id ORDER BY id"},
    [TIDY_MEMBER] = {"group_member",
                     "Members of the groups",
                     2,
                     2,
                     {{"area_group", TIDY_TEXT, "id of the group"}, {"area", TIDY_TEXT, "id of the member"}},
                     "SELECT g.id, m.value FROM (SELECT id, members, max(run) FROM area_group WHERE run <= ?1"
                     " GROUP BY id) AS g, json_each(g.members) AS m ORDER BY g.id, m.value"},
    [TIDY_FIGURE] = {"figures",
                     "Figures",
                     4,
                     8,
                     {{"kpi", TIDY_TEXT, "id of the indicator"},
                      {"area", TIDY_TEXT, "id of the area or group"},
                      {"year", TIDY_YEAR, "the year that the figure is of"},
                      {"gender", TIDY_TEXT, "T total, K women, M men"},
                      {"value", TIDY_NUMBER, "in full precision; empty where the source has no figure"},
                      {"count", TIDY_INTEGER, "members behind a group's value, as the source says; else 0 or 1"},
                      {"status", TIDY_TEXT, "the source's free text, mostly empty"},
                      {"withdrawn", TIDY_BOOLEAN, "whether the source had a figure and took it back"}},
                     "SELECT kpi, area, year, gender, value, count, status, " FLAG(
                         "withdrawn") ", max(run)"
                                      " FROM figure WHERE run <= ?1 GROUP BY kpi, area, year, gender ORDER BY kpi, "
                                      "area, year, gender"},
    [TIDY_ASKED] = {"asked",
                    "What was asked for: a cell in these years without a figure is missing at the source",
                    4,
                    5,
                    {{"kpi", TIDY_TEXT, "id of the indicator"},
                     {"area", TIDY_TEXT, "id of the area or group"},
                     {"first_year", TIDY_YEAR, "first year asked for"},
                     {"last_year", TIDY_YEAR, "last year asked for"},
                     {"retrieved", TIDY_TEXT, "the moment, day or year at which it was last asked for"}},
                    NULL},
};

/* --- what was asked for --- */

/* Spans as they come, the last of them open: the next may go on where it ends. */
struct merging {
    struct store *store;
    tidy_visitor *visit;
    void *context;
    int64_t run;                    /* whose moment was read last */
    char moment[CLOCK_TEXT_MAX];    /* of that run */
    char retrieved[CLOCK_TEXT_MAX]; /* of the open span */
    char kpi[LIMIT_NAME_BYTES];     /* "": none is open */
    char area[LIMIT_NAME_BYTES];
    int first_year;
    int last_year;
};

static int close_span(struct merging *merging, struct fault *fault)
{
    char first[NUMBER_TEXT_MAX];
    char last[NUMBER_TEXT_MAX];
    const char *texts[] = {merging->kpi, merging->area, first, last, merging->retrieved};
    if (merging->kpi[0] == '\0') {
        return 0;
    }
    (void)snprintf(first, sizeof first, "%d", merging->first_year);
    (void)snprintf(last, sizeof last, "%d", merging->last_year);
    return merging->visit(merging->context, texts, fault);
}

/* When a run retrieved what it brought. Spans that follow one another are mostly of one run. */
static int read_moment(struct merging *merging, int64_t run, struct fault *fault)
{
    if (run == merging->run) {
        return 0;
    }
    sqlite3_stmt *statement = sql_statement(merging->store, "SELECT retrieved FROM run WHERE id = ?1", fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, run);
    int step = sql_step_row(merging->store, statement, fault);
    if (step == 1) {
        (void)snprintf(merging->moment, sizeof merging->moment, "%s", (const char *)sqlite3_column_text(statement, 0));
        (void)sqlite3_reset(statement);
    }
    merging->run = run;
    return step < 0 ? -1 : 0;
}

/* As texts a day comes before the moments in it, a year before its days: the least is the earliest. */
static void keep_earliest(struct merging *merging)
{
    if (strcmp(merging->moment, merging->retrieved) < 0) {
        memcpy(merging->retrieved, merging->moment, sizeof merging->retrieved);
    }
}

static int merge_span(void *context, const struct asked *asked, struct fault *fault)
{
    struct merging *merging = context;
    bool same = strcmp(merging->kpi, asked->kpi) == 0 && strcmp(merging->area, asked->area) == 0;
    if (read_moment(merging, asked->run, fault) != 0) {
        return -1;
    }
    bool touches = asked->first_year == merging->last_year + 1 && strcmp(merging->moment, merging->retrieved) == 0;
    if (same && (touches || asked->first_year <= merging->last_year)) {
        merging->last_year = asked->last_year > merging->last_year ? asked->last_year : merging->last_year;
        keep_earliest(merging);
        return 0;
    }
    if (close_span(merging, fault) != 0) {
        return -1;
    }
    (void)snprintf(merging->kpi, sizeof merging->kpi, "%s", asked->kpi);
    (void)snprintf(merging->area, sizeof merging->area, "%s", asked->area);
    merging->first_year = asked->first_year;
    merging->last_year = asked->last_year;
    memcpy(merging->retrieved, merging->moment, sizeof merging->retrieved);
    return 0;
}

/* How runs had cut the years is no part of the state: spans that touch, of one moment, or overlap are one, as after an
 * import. */
static int each_span(struct store *store, tidy_visitor *visit, void *context, struct fault *fault)
{
    struct merging merging = {.store = store, .visit = visit, .context = context};
    return figures_each_asked(store, NULL, merge_span, &merging, fault) != 0 ? -1 : close_span(&merging, fault);
}

/* --- rows --- */

/* A column as text; a number is written out in the room given. */
static const char *read_text(sqlite3_stmt *statement, int column, char room[NUMBER_TEXT_MAX])
{
    if (sqlite3_column_type(statement, column) == SQLITE_FLOAT) {
        number_exact(room, sqlite3_column_double(statement, column));
        return room;
    }
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text == NULL ? "" : text;
}

static int each_row(struct store *store, const struct tidy_table *table, tidy_visitor *visit, void *context,
                    struct fault *fault)
{
    const char *texts[TIDY_COLUMNS_MAX];
    char room[NUMBER_TEXT_MAX]; /* one column at most is a number with decimals */
    sqlite3_stmt *statement = sql_statement(store, table->sql, fault);
    if (statement == NULL) {
        return -1;
    }
    (void)sqlite3_bind_int64(statement, 1, store->as_of);
    int step;
    while ((step = sql_step_row(store, statement, fault)) == 1) {
        for (size_t i = 0; i < table->column_count; i++) {
            texts[i] = read_text(statement, (int)i, room);
        }
        if (visit(context, texts, fault) != 0) {
            (void)sqlite3_reset(statement);
            return -1;
        }
    }
    return step;
}

int tidy_each(struct store *store, enum tidy_kind kind, tidy_visitor *visit, void *context, struct fault *fault)
{
    return kind == TIDY_ASKED ? each_span(store, visit, context, fault)
                              : each_row(store, &tidy_tables[kind], visit, context, fault);
}

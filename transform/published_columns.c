#include "transform/published_columns.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

static const struct {
    const char *folded; /* text_fold of the heading */
    enum published_role role;
} headings[] = {
    {"municipality", PUBLISHED_AREA},
    {"municipality_id", PUBLISHED_AREA},
    {"area", PUBLISHED_AREA},
    {"area_id", PUBLISHED_AREA},
    {"kommunkod", PUBLISHED_AREA},
    {"kommunnummer", PUBLISHED_AREA},
    {"kommunnr", PUBLISHED_AREA},
    {"kod", PUBLISHED_AREA},
    {"id", PUBLISHED_AREA},
    {"title", PUBLISHED_TITLE},
    {"area_title", PUBLISHED_TITLE},
    {"municipality_title", PUBLISHED_TITLE},
    {"kommun", PUBLISHED_TITLE},
    {"kommuner", PUBLISHED_TITLE},
    {"kommunnamn", PUBLISHED_TITLE},
    {"name", PUBLISHED_TITLE},
    {"namn", PUBLISHED_TITLE},
    {"omrade", PUBLISHED_TITLE},
    {"year", PUBLISHED_YEAR},
    {"ar", PUBLISHED_YEAR},
    {"period", PUBLISHED_YEAR},
    {"indicator", PUBLISHED_INDICATOR},
    {"nyckeltal", PUBLISHED_INDICATOR},
    {"kpi", PUBLISHED_KPI},
    {"kpi_id", PUBLISHED_KPI},
    {"gender", PUBLISHED_GENDER},
    {"kon", PUBLISHED_GENDER},
    {"statistic", PUBLISHED_STATISTIC},
    {"value", PUBLISHED_VALUE},
    {"varde", PUBLISHED_VALUE},
};

/* A table on its way. */
struct finding {
    struct published_columns *columns;
    const struct csv_table *table;
    const struct published_wish *wish;
    struct arena *arena;
    struct fault *fault;
    bool *taken; /* column by column: has a role or figures */
};

int published_year_in(const char *text)
{
    int found = 0;
    while (*text != '\0') {
        size_t digits = strspn(text, "0123456789");
        if (digits == 4) {
            int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
            bool is_year = year >= LIMIT_YEAR_FIRST && year <= LIMIT_YEAR_LAST;
            if (is_year && found != 0 && found != year) {
                return 0;
            }
            found = is_year ? year : found;
        }
        text += digits == 0 ? 1 : digits;
    }
    return found;
}

static void find_roles(struct finding *finding)
{
    struct published_columns *columns = finding->columns;
    for (size_t column = 0; column < finding->table->column_count; column++) {
        char folded[TEXT_FOLDED_MAX];
        text_fold(finding->table->header[column], folded);
        for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
            enum published_role role = headings[i].role;
            if (strcmp(folded, headings[i].folded) == 0 && !columns->has_role[role]) {
                columns->has_role[role] = true;
                columns->role[role] = column;
                finding->taken[column] = true;
            }
        }
    }
    if (!columns->has_role[PUBLISHED_AREA] && !columns->has_role[PUBLISHED_TITLE] && !finding->taken[0]) {
        columns->has_role[PUBLISHED_TITLE] = true;
        columns->role[PUBLISHED_TITLE] = 0;
        finding->taken[0] = true;
    }
}

/* The headings of columns that are not taken, for messages. */
static const char *list_left(const struct finding *finding)
{
    const char *list = "";
    for (size_t column = 0; column < finding->table->column_count; column++) {
        if (!finding->taken[column]) {
            list =
                arena_printf(finding->arena, "%s%s%s", list, *list == '\0' ? "" : ", ", finding->table->header[column]);
        }
    }
    return list;
}

static void take(struct finding *finding, size_t column, const char *indicator)
{
    struct published_column *figures = &finding->columns->figures[finding->columns->count++];
    *figures = (struct published_column){column, indicator, published_year_in(finding->table->header[column])};
    finding->taken[column] = true;
}

static bool same_heading(const char *left, const char *right)
{
    char one[TEXT_FOLDED_MAX];
    char other[TEXT_FOLDED_MAX];
    text_fold(left, one);
    text_fold(right, other);
    return strcmp(one, other) == 0;
}

/* The columns that the asker mapped. */
static int take_mapped(struct finding *finding)
{
    const struct csv_table *table = finding->table;
    for (size_t i = 0; i < finding->wish->mapping_count; i++) {
        const struct published_mapping *mapping = &finding->wish->mappings[i];
        size_t column = 0;
        while (column < table->column_count && !same_heading(table->header[column], mapping->heading)) {
            column++;
        }
        if (column == table->column_count) {
            return fault_set(finding->fault, STATUS_USAGE, "%s: has no column \"%s\"; those of figures are: %s",
                             table->name, mapping->heading, list_left(finding));
        }
        if (finding->taken[column]) {
            return fault_set(finding->fault, STATUS_USAGE,
                             "%s: column \"%s\" tells what a row is of or is mapped already", table->name,
                             mapping->heading);
        }
        take(finding, column, mapping->indicator);
    }
    return 0;
}

/* The columns with a year in their heading, all of the one indicator. */
static void take_years(struct finding *finding, const char *indicator)
{
    for (size_t column = 0; column < finding->table->column_count; column++) {
        if (!finding->taken[column] && published_year_in(finding->table->header[column]) != 0) {
            take(finding, column, indicator);
        }
    }
}

/* All columns that are left, an indicator each. */
static int take_rest(struct finding *finding, size_t count, const char *const *indicators)
{
    size_t left = 0;
    for (size_t column = 0; column < finding->table->column_count; column++) {
        left += !finding->taken[column];
    }
    if (left == 0) {
        return fault_set(finding->fault, STATUS_NONSENSE, "%s: has no column of figures", finding->table->name);
    }
    if (left != count) {
        return fault_set(
            finding->fault, STATUS_USAGE,
            "%s: has %zu columns that may hold figures and indicators for %zu of them are named; name one for "
            "each, in their order, or write --column HEADING=NAME; they are: %s",
            finding->table->name, left, count, list_left(finding));
    }
    size_t next = 0;
    for (size_t column = 0; column < finding->table->column_count; column++) {
        if (!finding->taken[column]) {
            take(finding, column, indicators == NULL ? NULL : indicators[next]);
            next++;
        }
    }
    return 0;
}

static int find_figures(struct finding *finding)
{
    const struct published_wish *wish = finding->wish;
    struct published_columns *columns = finding->columns;
    bool by_row = columns->has_role[PUBLISHED_INDICATOR] || columns->has_role[PUBLISHED_KPI];
    const char *only = wish->indicator_count == 1 && !by_row ? wish->indicators[0] : NULL;
    if (wish->mapping_count > 0) {
        return take_mapped(finding);
    }
    if (!by_row && wish->indicator_count == 0) {
        return fault_set(finding->fault, STATUS_USAGE,
                         "%s: does not name its indicators; write --indicator NAME, one for each column of figures",
                         finding->table->name);
    }
    if (columns->has_role[PUBLISHED_VALUE]) {
        if (!by_row && wish->indicator_count > 1) {
            return fault_set(finding->fault, STATUS_USAGE, "%s: has one column of figures; write one --indicator",
                             finding->table->name);
        }
        take(finding, columns->role[PUBLISHED_VALUE], only);
        return 0;
    }
    if (by_row || wish->indicator_count == 1) {
        take_years(finding, only);
    }
    return columns->count > 0
               ? 0
               : take_rest(finding, by_row ? 1 : wish->indicator_count, by_row ? NULL : wish->indicators);
}

int published_columns_find(struct published_columns *columns, const struct csv_table *table,
                           const struct published_wish *wish, struct arena *arena, struct fault *fault)
{
    struct finding finding = {.columns = columns, .table = table, .wish = wish, .arena = arena, .fault = fault};
    memset(columns, 0, sizeof *columns);
    finding.taken = arena_array(arena, table->column_count, sizeof *finding.taken);
    columns->figures = arena_array(arena, table->column_count, sizeof *columns->figures);
    if (finding.taken == NULL || columns->figures == NULL) {
        return fault_memory(fault, table->name);
    }
    find_roles(&finding);
    if (!columns->has_role[PUBLISHED_AREA] && !columns->has_role[PUBLISHED_TITLE]) {
        return fault_set(fault, STATUS_NONSENSE,
                         "%s: no column names the areas; head one of them \"area\" or \"title\"", table->name);
    }
    if (find_figures(&finding) != 0) {
        return -1;
    }
    columns->left = columns->has_role[PUBLISHED_VALUE] ? "" : list_left(&finding);
    return arena_failed(arena) ? fault_memory(fault, table->name) : 0;
}

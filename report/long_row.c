#include "report/long_row.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "report/heading.h"
#include "report/row_fields.h"

enum field {
    FIELD_TABLE,
    FIELD_ROW,
    FIELD_COLUMN,
    FIELD_INDICATOR,
    FIELD_KPI,
    FIELD_AREA,
    FIELD_AREA_TITLE,
    FIELD_YEAR,
    FIELD_GENDER,
    FIELD_STATISTIC,
    FIELD_N,
    FIELD_MEMBERS,
    FIELD_VALUE,
    FIELD_DECIMALS,
    FIELD_STATUS,
    FIELD_BAND,
    FIELD_SHOWN,
    FIELD_SOURCE,
    FIELD_PRELIMINARY,
    FIELD_HOLDERS,
    FIELD_FOLLOWS,
    FIELD_SMALL_BASE,
    FIELD_COUNT
};

static const struct row_field fields[FIELD_COUNT] = {
    [FIELD_TABLE] = {"table", false},
    [FIELD_ROW] = {"row", false},
    [FIELD_COLUMN] = {"column", false},
    [FIELD_INDICATOR] = {"indicator", false},
    [FIELD_KPI] = {"kpi", false},
    [FIELD_AREA] = {"area", false},
    [FIELD_AREA_TITLE] = {"area_title", false},
    [FIELD_YEAR] = {"year", true},
    [FIELD_GENDER] = {"gender", false},
    [FIELD_STATISTIC] = {"statistic", false},
    [FIELD_N] = {"n", true},
    [FIELD_MEMBERS] = {"members", true},
    [FIELD_VALUE] = {"value", true},
    [FIELD_DECIMALS] = {"decimals", true},
    [FIELD_STATUS] = {"status", false},
    [FIELD_BAND] = {"band", false},
    [FIELD_SHOWN] = {"shown", false},
    [FIELD_SOURCE] = {"source", false},
    [FIELD_PRELIMINARY] = {"preliminary", true},
    [FIELD_HOLDERS] = {"holders", false},
    [FIELD_FOLLOWS] = {"follows", false},
    [FIELD_SMALL_BASE] = {"small_base", true},
};

/* A row as texts; "" where a field is empty. Numbers are written out in the room below. */
struct row {
    const char *texts[FIELD_COUNT];
    char column[LIMIT_NAME_BYTES];
    char year[16];
    char gender[2];
    char reported[24];
    char members[24];
    char value[NUMBER_TEXT_MAX];
    char decimals[16];
};

static const char *band_name(enum band band)
{
    static const char *const names[] = {
        [BAND_NONE] = "", [BAND_LOW] = "low", [BAND_MEDIUM] = "medium", [BAND_HIGH] = "high"};
    return names[band];
}

static void row_set_place(struct row *row, const struct long_place *place)
{
    (void)snprintf(row->column, sizeof row->column, "%s", place->column);
    text_cut(row->column, sizeof row->column - 1);
    heading_join(row->column);
    row->texts[FIELD_TABLE] = place->table;
    row->texts[FIELD_ROW] = place->row;
    row->texts[FIELD_COLUMN] = row->column;
}

static void row_set_identity(struct row *row, const struct figure_identity *identity)
{
    if (identity->year != 0) {
        (void)snprintf(row->year, sizeof row->year, "%d", identity->year);
    }
    row->gender[0] = identity->gender;
    if (identity->members > 0) {
        (void)snprintf(row->reported, sizeof row->reported, "%zu", identity->reported);
        (void)snprintf(row->members, sizeof row->members, "%zu", identity->members);
    }
    row->texts[FIELD_INDICATOR] = identity->indicator;
    row->texts[FIELD_KPI] = identity->kpi;
    row->texts[FIELD_AREA] = identity->area;
    row->texts[FIELD_AREA_TITLE] = identity->area_title;
    row->texts[FIELD_YEAR] = row->year;
    row->texts[FIELD_GENDER] = row->gender;
    row->texts[FIELD_STATISTIC] = identity->statistic;
    row->texts[FIELD_N] = row->reported;
    row->texts[FIELD_MEMBERS] = row->members;
    row->texts[FIELD_SOURCE] = identity->source;
    row->texts[FIELD_HOLDERS] = identity->holders == NULL ? "" : identity->holders;
}

static void row_set_figure(struct row *row, const struct doc_cell *cell)
{
    if (cell->status == CELL_VALUE) {
        number_exact(row->value, cell->value);
    }
    (void)snprintf(row->decimals, sizeof row->decimals, "%d", cell->decimals);
    row->texts[FIELD_VALUE] = row->value;
    row->texts[FIELD_DECIMALS] = row->decimals;
    row->texts[FIELD_STATUS] = cell_status_name(cell->status);
    row->texts[FIELD_PRELIMINARY] = cell->preliminary ? "true" : "false";
    row->texts[FIELD_SMALL_BASE] = cell->small_base ? "true" : "false";
    row->texts[FIELD_FOLLOWS] = cell->follows == NULL ? "" : cell->follows;
    row->texts[FIELD_BAND] = band_name(cell->band);
    row->texts[FIELD_SHOWN] = cell->text;
}

/* Fills a row from a cell that has an identity. */
static void row_make(struct row *row, const struct long_place *place, const struct doc_cell *cell)
{
    memset(row, 0, sizeof *row);
    if (place != NULL) {
        row_set_place(row, place);
    }
    row_set_identity(row, cell->identity);
    row_set_figure(row, cell);
}

/* The place's fields stand first. */
static int first_field(bool with_place)
{
    return with_place ? FIELD_TABLE : FIELD_INDICATOR;
}

void long_header_csv(struct buffer *buffer, bool with_place)
{
    int first = first_field(with_place);
    row_fields_header(buffer, fields + first, (size_t)(FIELD_COUNT - first));
}

void long_row_csv(struct buffer *buffer, const struct long_place *place, const struct doc_cell *cell)
{
    struct row row;
    int first = first_field(place != NULL);
    if (cell->identity == NULL) {
        return;
    }
    row_make(&row, place, cell);
    row_fields_csv(buffer, row.texts + first, (size_t)(FIELD_COUNT - first));
}

_Static_assert(FIELD_COUNT - FIELD_INDICATOR <= LONG_FIELDS_MOST, "room for all fields");

size_t long_field_count(void)
{
    return FIELD_COUNT - FIELD_INDICATOR;
}

const char *long_field_name(size_t field)
{
    return fields[FIELD_INDICATOR + field].name;
}

bool long_field_is_number(size_t field)
{
    return fields[FIELD_INDICATOR + field].is_literal;
}

bool long_row_texts(const struct doc_cell *cell, const char *texts[LONG_FIELDS_MOST], struct arena *arena)
{
    struct row row;
    row_make(&row, NULL, cell);
    for (size_t i = 0; i < long_field_count(); i++) {
        texts[i] = arena_copy(arena, row.texts[FIELD_INDICATOR + i]);
        if (texts[i] == NULL) {
            return false;
        }
    }
    return true;
}

void long_row_json(struct json_writer *writer, const struct long_place *place, const struct doc_cell *cell)
{
    struct row row;
    int first = first_field(place != NULL);
    if (cell->identity == NULL) {
        return;
    }
    row_make(&row, place, cell);
    row_fields_json(writer, fields + first, row.texts + first, (size_t)(FIELD_COUNT - first));
}

void long_cell_json(struct json_writer *writer, const char *key, const struct doc_cell *cell)
{
    struct row row;
    json_write_row(writer, key);
    json_write_text(writer, "text", cell->text);
    if (cell->identity != NULL) {
        row_make(&row, NULL, cell);
        for (int i = FIELD_INDICATOR; i < FIELD_COUNT; i++) {
            if (i != FIELD_SHOWN) {
                row_field_json(writer, &fields[i], row.texts[i]);
            }
        }
    }
    json_write_end(writer);
}

/* verify_rows.c - the cells of a published table and ours beside them as long rows, CSV and JSON. */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/number.h"
#include "report/answer_verify.h"
#include "report/row_fields.h"
#include "report/source_line.h"

enum field {
    FIELD_VERDICT,
    FIELD_INDICATOR,
    FIELD_KPI,
    FIELD_AREA,
    FIELD_AREA_TITLE,
    FIELD_YEAR,
    FIELD_GENDER,
    FIELD_STATISTIC,
    FIELD_N,
    FIELD_MEMBERS,
    FIELD_PUBLISHED,
    FIELD_PUBLISHED_VALUE,
    FIELD_DECIMALS,
    FIELD_VALUE,
    FIELD_STATUS,
    FIELD_LINE,
    FIELD_COLUMN,
    FIELD_SOURCE,
    FIELD_COUNT
};

static const struct row_field fields[FIELD_COUNT] = {
    [FIELD_VERDICT] = {"verdict", false},
    [FIELD_INDICATOR] = {"indicator", false},
    [FIELD_KPI] = {"kpi", false},
    [FIELD_AREA] = {"area", false},
    [FIELD_AREA_TITLE] = {"area_title", false},
    [FIELD_YEAR] = {"year", true},
    [FIELD_GENDER] = {"gender", false},
    [FIELD_STATISTIC] = {"statistic", false},
    [FIELD_N] = {"n", true},
    [FIELD_MEMBERS] = {"members", true},
    [FIELD_PUBLISHED] = {"published", false},
    [FIELD_PUBLISHED_VALUE] = {"published_value", true},
    [FIELD_DECIMALS] = {"decimals", true},
    [FIELD_VALUE] = {"value", true},
    [FIELD_STATUS] = {"status", false},
    [FIELD_LINE] = {"line", true},
    [FIELD_COLUMN] = {"column", false},
    [FIELD_SOURCE] = {"source", false},
};

/* A row as texts; "" where a field is empty. */
struct row {
    const char *texts[FIELD_COUNT];
    char year[16];
    char gender[2];
    char reported[24];
    char members[24];
    char published_value[NUMBER_TEXT_MAX];
    char decimals[16];
    char value[NUMBER_TEXT_MAX];
    char line[16];
};

/* The source line made last: rows of an indicator mostly stand together. */
struct source_text {
    const struct indicator *indicator;
    bool computed;
    const char *line;
};

struct writing {
    const struct verify_rows_job *job;
    struct sink *sink;
    struct json_writer json;
    struct source_text sources[SOURCES_MAX];
    size_t source_count;
    struct row row;
};

static int find_source(struct writing *writing, const struct verified_cell *cell, const char **line,
                       struct fault *fault)
{
    const struct verify_rows_job *job = writing->job;
    bool computed = cell->statistic[0] != '\0';
    for (size_t i = 0; i < writing->source_count; i++) {
        const struct source_text *known = &writing->sources[i];
        if (known->indicator == cell->indicator && known->computed == computed) {
            *line = known->line;
            return 0;
        }
    }
    struct sources sources = {.computed = computed};
    sources_add(&sources, cell->indicator, &job->verification->provenance, job->arena);
    if (sources_line(&sources, job->store, job->language, job->arena, line, fault) != 0) {
        return -1;
    }
    writing->source_count = writing->source_count == SOURCES_MAX ? 0 : writing->source_count;
    writing->sources[writing->source_count++] = (struct source_text){cell->indicator, computed, *line};
    return 0;
}

static void set_figures(struct row *row, const struct verified_cell *cell)
{
    if (cell->statistic[0] != '\0') {
        (void)snprintf(row->reported, sizeof row->reported, "%zu", cell->reported);
        (void)snprintf(row->members, sizeof row->members, "%zu", cell->members);
    }
    if (cell->figure.kind == PUBLISHED_FIGURE) {
        number_exact(row->published_value, cell->figure.value);
        (void)snprintf(row->decimals, sizeof row->decimals, "%d", cell->figure.decimals);
    }
    if (cell_has_value(&cell->cell)) {
        number_exact(row->value, cell->cell.value);
    }
}

static int make_row(struct writing *writing, const struct verified_cell *cell, struct fault *fault)
{
    const struct published_cell *published = cell->published;
    const struct area_choice *choice = &verified_area(&writing->job->verification->areas, cell->area)->choice;
    struct row *row = &writing->row;
    memset(row, 0, sizeof *row);
    set_figures(row, cell);
    (void)snprintf(row->year, sizeof row->year, "%d", published->year);
    (void)snprintf(row->line, sizeof row->line, "%d", published->line);
    row->gender[0] = (char)published->gender;
    row->texts[FIELD_VERDICT] = verdict_name(cell->verdict);
    row->texts[FIELD_INDICATOR] = cell->indicator->name;
    row->texts[FIELD_KPI] = cell->indicator->kpi;
    row->texts[FIELD_AREA] = choice->id;
    row->texts[FIELD_AREA_TITLE] = choice->title;
    row->texts[FIELD_YEAR] = row->year;
    row->texts[FIELD_GENDER] = row->gender;
    row->texts[FIELD_STATISTIC] = cell->statistic;
    row->texts[FIELD_N] = row->reported;
    row->texts[FIELD_MEMBERS] = row->members;
    row->texts[FIELD_PUBLISHED] = published->text;
    row->texts[FIELD_PUBLISHED_VALUE] = row->published_value;
    row->texts[FIELD_DECIMALS] = row->decimals;
    row->texts[FIELD_VALUE] = row->value;
    row->texts[FIELD_STATUS] = cell_status_name(cell->cell.status);
    row->texts[FIELD_LINE] = row->line;
    row->texts[FIELD_COLUMN] = published->heading;
    return find_source(writing, cell, &row->texts[FIELD_SOURCE], fault);
}

static void write_csv(struct writing *writing)
{
    row_fields_csv(&writing->sink->buffer, writing->row.texts, FIELD_COUNT);
}

static void write_json(struct writing *writing)
{
    row_fields_json(&writing->json, fields, writing->row.texts, FIELD_COUNT);
}

static int write_rows(struct writing *writing, void (*write)(struct writing *writing), struct fault *fault)
{
    const struct verification *verification = writing->job->verification;
    for (size_t i = 0; i < verification->count; i++) {
        if (make_row(writing, &verification->cells[i], fault) != 0) {
            return -1;
        }
        write(writing);
        if (sink_pass(writing->sink, fault) != 0) {
            return -1;
        }
    }
    return arena_failed(writing->job->arena) ? fault_memory(fault, "the answer") : 0;
}

int verify_rows_csv(struct sink *sink, const struct verify_rows_job *job, struct fault *fault)
{
    struct writing writing = {.job = job, .sink = sink};
    row_fields_header(&sink->buffer, fields, FIELD_COUNT);
    return write_rows(&writing, write_csv, fault) != 0 ? -1 : sink_finish(sink, fault);
}

int verify_rows_json(struct sink *sink, const struct verify_rows_job *job, struct fault *fault)
{
    struct writing writing = {.job = job, .sink = sink};
    json_writer_init(&writing.json, &sink->buffer);
    json_write_array(&writing.json, NULL);
    if (write_rows(&writing, write_json, fault) != 0) {
        return -1;
    }
    json_write_end(&writing.json);
    return sink_finish(sink, fault);
}

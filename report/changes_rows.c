/* changes_rows.c - changes as long rows, CSV and JSON. */
#include <stdio.h>
#include <string.h>

#include "base/json_writer.h"
#include "base/number.h"
#include "report/changes.h"
#include "report/row_fields.h"

enum field {
    FIELD_CHANGE,
    FIELD_INDICATOR,
    FIELD_KPI,
    FIELD_TITLE,
    FIELD_AREA,
    FIELD_AREA_TITLE,
    FIELD_YEAR,
    FIELD_GENDER,
    FIELD_OLD_VALUE,
    FIELD_VALUE,
    FIELD_DIFFERENCE,
    FIELD_STATUS,
    FIELD_OLD_TEXT,
    FIELD_TEXT,
    FIELD_SOURCE,
    FIELD_COUNT
};

static const struct row_field fields[FIELD_COUNT] = {
    [FIELD_CHANGE] = {"change", false},
    [FIELD_INDICATOR] = {"indicator", false},
    [FIELD_KPI] = {"kpi", false},
    [FIELD_TITLE] = {"title", false},
    [FIELD_AREA] = {"area", false},
    [FIELD_AREA_TITLE] = {"area_title", false},
    [FIELD_YEAR] = {"year", true},
    [FIELD_GENDER] = {"gender", false},
    [FIELD_OLD_VALUE] = {"old_value", true},
    [FIELD_VALUE] = {"value", true},
    [FIELD_DIFFERENCE] = {"difference", true},
    [FIELD_STATUS] = {"status", false},
    [FIELD_OLD_TEXT] = {"old_text", false},
    [FIELD_TEXT] = {"text", false},
    [FIELD_SOURCE] = {"source", false},
};

/* A row as texts; "" where a field is empty. */
struct row {
    const char *texts[FIELD_COUNT];
    char year[16];
    char gender[2];
    char old_value[NUMBER_TEXT_MAX];
    char value[NUMBER_TEXT_MAX];
    char difference[NUMBER_TEXT_MAX];
};

static void set_figure(struct row *row, const struct figure_revision *revision, enum language language)
{
    (void)snprintf(row->year, sizeof row->year, "%d", revision->year);
    row->gender[0] = (char)revision->gender;
    if (revision->had_value) {
        number_exact(row->old_value, revision->old_value);
    }
    if (revision->has_value) {
        number_exact(row->value, revision->value);
    }
    bool both = revision->had_value && revision->has_value;
    if (both) {
        number_exact(row->difference, change_difference(revision));
    }
    row->texts[FIELD_STATUS] = revision->has_value ? "" : "withdrawn";
    row->texts[FIELD_SOURCE] =
        both ? language_pick(language, "Egen bearbetning av data från Kolada", "Own processing of data from Kolada")
             : language_pick(language, "Källa: Kolada", "Source: Kolada");
}

static void make_row(struct row *row, const struct change *change, enum language language)
{
    memset(row, 0, sizeof *row);
    row->texts[FIELD_CHANGE] = change_name(change->kind);
    row->texts[FIELD_INDICATOR] = change->indicator;
    row->texts[FIELD_KPI] = change->kpi;
    row->texts[FIELD_TITLE] = change->title;
    row->texts[FIELD_AREA] = change->area;
    row->texts[FIELD_AREA_TITLE] = change->area_title;
    row->texts[FIELD_YEAR] = row->year;
    row->texts[FIELD_GENDER] = row->gender;
    row->texts[FIELD_OLD_VALUE] = row->old_value;
    row->texts[FIELD_VALUE] = row->value;
    row->texts[FIELD_DIFFERENCE] = row->difference;
    row->texts[FIELD_STATUS] = "";
    row->texts[FIELD_OLD_TEXT] = change->old_text;
    row->texts[FIELD_TEXT] = change->text;
    row->texts[FIELD_SOURCE] = language_pick(language, "Källa: Kolada", "Source: Kolada");
    if (change->revision != NULL) {
        set_figure(row, change->revision, language);
    }
}

struct writing {
    struct sink *sink;
    struct json_writer json;
    enum language language;
};

static int write_csv(void *context, const struct change *change, struct fault *fault)
{
    struct writing *writing = context;
    struct row row;
    make_row(&row, change, writing->language);
    row_fields_csv(&writing->sink->buffer, row.texts, FIELD_COUNT);
    return sink_pass(writing->sink, fault);
}

static int write_json(void *context, const struct change *change, struct fault *fault)
{
    struct writing *writing = context;
    struct row row;
    make_row(&row, change, writing->language);
    row_fields_json(&writing->json, fields, row.texts, FIELD_COUNT);
    return sink_pass(writing->sink, fault);
}

int changes_csv(struct sink *sink, const struct changes_job *job, struct fault *fault)
{
    struct change_span span;
    struct writing writing = {.sink = sink, .language = job->language};
    row_fields_header(&sink->buffer, fields, FIELD_COUNT);
    return changes_visit(job, &span, write_csv, &writing, fault) != 0 ? -1 : sink_finish(sink, fault);
}

int changes_json(struct sink *sink, const struct changes_job *job, struct fault *fault)
{
    struct change_span span;
    struct writing writing = {.sink = sink, .language = job->language};
    json_writer_init(&writing.json, &sink->buffer);
    json_write_array(&writing.json, NULL);
    if (changes_visit(job, &span, write_json, &writing, fault) != 0) {
        return -1;
    }
    json_write_end(&writing.json);
    return sink_finish(sink, fault);
}

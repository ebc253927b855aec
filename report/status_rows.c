/* status_rows.c - the status as CSV and JSON. */
#include <stdio.h>

#include "base/csv.h"
#include "base/json_writer.h"
#include "base/number.h"
#include "report/status.h"

/* A number of a run, by its column in the table `run`. */
struct count {
    const char *name;
    int64_t value;
};

#define COUNTS 14

static void list_counts(const struct run_counts *counts, struct count list[COUNTS])
{
    const struct count all[COUNTS] = {
        {"requests", counts->requests}, {"retries", counts->retries},     {"pages", counts->pages},
        {"rows", counts->rows},         {"cells", counts->cells},         {"figures", counts->figures},
        {"empty", counts->empty},       {"deleted", counts->deleted},     {"added", counts->added},
        {"revised", counts->revised},   {"withdrawn", counts->withdrawn}, {"unchanged", counts->unchanged},
        {"bytes", counts->bytes},       {"partial", counts->partial}};
    for (size_t i = 0; i < COUNTS; i++) {
        list[i] = all[i];
    }
}

/* --- CSV --- */

/* What the rows of one section share. */
struct section {
    struct buffer *buffer;
    const char *name;
    const char *id;
    const char *title;
};

static void text_row(const struct section *section, const char *name, const char *value)
{
    const char *const fields[] = {section->name, section->id, section->title, name, value};
    for (size_t i = 0; i < 5; i++) {
        buffer_text(section->buffer, i == 0 ? "" : ",");
        csv_append(section->buffer, fields[i]);
    }
    buffer_text(section->buffer, "\n");
}

static void number_row(const struct section *section, const char *name, int64_t value)
{
    char text[32];
    (void)snprintf(text, sizeof text, "%lld", (long long)value);
    text_row(section, name, text);
}

static void run_rows(struct buffer *buffer, const struct run *run)
{
    char id[32];
    char seconds[NUMBER_TEXT_MAX];
    struct count counts[COUNTS];
    const struct section section = {buffer, "run", id, run->source};
    (void)snprintf(id, sizeof id, "%lld", (long long)run->id);
    number_exact(seconds, run->counts.seconds);
    text_row(&section, "started", run->started);
    text_row(&section, "finished", run->finished);
    text_row(&section, "retrieved", run->retrieved);
    list_counts(&run->counts, counts);
    for (size_t i = 0; i < COUNTS; i++) {
        number_row(&section, counts[i].name, counts[i].value);
    }
    text_row(&section, "seconds", seconds);
}

static void year_row(const struct section *section, const char *name, int year)
{
    if (year == 0) {
        text_row(section, name, "");
    } else {
        number_row(section, name, year);
    }
}

static void holding_rows(const struct status *status, struct buffer *buffer, const struct holding *holding)
{
    const struct section section = {buffer, "indicator", holding->kpi, holding->title};
    const struct section missing = {buffer, "missing", holding->kpi, holding->title};
    int age = status_age(status, holding->retrieved);
    year_row(&section, "first_year", holding->first_year);
    year_row(&section, "last_year", holding->last_year);
    number_row(&section, "areas", (int64_t)holding->areas);
    number_row(&section, "cells", holding->cells);
    number_row(&section, "figures", holding->figures);
    number_row(&section, "asked", holding->asked);
    number_row(&section, "missing", holding->missing);
    text_row(&section, "retrieved", holding->retrieved);
    text_row(&section, "compared", holding->compared);
    if (age >= 0) {
        number_row(&section, "age_days", age);
    }
    for (size_t i = 0; i < holding->year_count; i++) {
        char year[16];
        (void)snprintf(year, sizeof year, "%d", holding->years[i].year);
        if (holding->years[i].asked > holding->years[i].held) {
            number_row(&missing, year, holding->years[i].asked - holding->years[i].held);
        }
    }
}

void status_csv(const struct status *status, struct buffer *buffer)
{
    const struct holdings *holdings = &status->holdings;
    const struct section store = {buffer, "store", "", status->path};
    buffer_text(buffer, "section,id,title,name,value\n");
    number_row(&store, "bytes", holdings->bytes);
    number_row(&store, "figures", holdings->figures);
    number_row(&store, "cells", holdings->cells);
    number_row(&store, "indicators", (int64_t)holdings->count);
    number_row(&store, "areas", (int64_t)holdings->areas);
    for (size_t i = 0; i < status->run_count; i++) {
        run_rows(buffer, &status->runs[i]);
    }
    for (size_t i = 0; i < holdings->count; i++) {
        holding_rows(status, buffer, &holdings->items[i]);
    }
}

/* --- JSON --- */

static void write_number(struct json_writer *writer, const char *key, int64_t value)
{
    json_write_number(writer, key, (double)value);
}

static void write_run(struct json_writer *writer, const struct run *run)
{
    struct count counts[COUNTS];
    list_counts(&run->counts, counts);
    json_write_row(writer, NULL);
    write_number(writer, "id", run->id);
    json_write_text(writer, "started", run->started);
    json_write_text(writer, "finished", run->finished);
    json_write_text(writer, "source", run->source);
    json_write_text(writer, "retrieved", run->retrieved);
    for (size_t i = 0; i < COUNTS; i++) {
        write_number(writer, counts[i].name, counts[i].value);
    }
    json_write_number(writer, "seconds", run->counts.seconds);
    json_write_end(writer);
}

static void write_year(struct json_writer *writer, const char *key, int year)
{
    if (year == 0) {
        json_write_null(writer, key);
    } else {
        write_number(writer, key, year);
    }
}

static void write_missing(struct json_writer *writer, const struct holding *holding)
{
    json_write_array(writer, "missing_by_year");
    for (size_t i = 0; i < holding->year_count; i++) {
        if (holding->years[i].asked > holding->years[i].held) {
            json_write_row(writer, NULL);
            write_number(writer, "year", holding->years[i].year);
            write_number(writer, "asked", holding->years[i].asked);
            write_number(writer, "missing", holding->years[i].asked - holding->years[i].held);
            json_write_end(writer);
        }
    }
    json_write_end(writer);
}

static void write_holding(const struct status *status, struct json_writer *writer, const struct holding *holding)
{
    int age = status_age(status, holding->retrieved);
    json_write_object(writer, NULL);
    json_write_text(writer, "kpi", holding->kpi);
    json_write_text(writer, "title", holding->title);
    write_year(writer, "first_year", holding->first_year);
    write_year(writer, "last_year", holding->last_year);
    write_number(writer, "areas", (int64_t)holding->areas);
    write_number(writer, "cells", holding->cells);
    write_number(writer, "figures", holding->figures);
    write_number(writer, "asked", holding->asked);
    write_number(writer, "missing", holding->missing);
    json_write_text(writer, "retrieved", holding->retrieved);
    json_write_text(writer, "compared", holding->compared);
    if (age < 0) {
        json_write_null(writer, "age_days");
    } else {
        write_number(writer, "age_days", age);
    }
    write_missing(writer, holding);
    json_write_end(writer);
}

void status_json(const struct status *status, struct buffer *buffer)
{
    struct json_writer writer;
    const struct holdings *holdings = &status->holdings;
    json_writer_init(&writer, buffer);
    json_write_object(&writer, NULL);
    json_write_object(&writer, "store");
    json_write_text(&writer, "path", status->path);
    write_number(&writer, "bytes", holdings->bytes);
    write_number(&writer, "figures", holdings->figures);
    write_number(&writer, "cells", holdings->cells);
    write_number(&writer, "indicators", (int64_t)holdings->count);
    write_number(&writer, "areas", (int64_t)holdings->areas);
    json_write_end(&writer);
    json_write_array(&writer, "runs");
    for (size_t i = 0; i < status->run_count; i++) {
        write_run(&writer, &status->runs[i]);
    }
    json_write_end(&writer);
    json_write_array(&writer, "indicators");
    for (size_t i = 0; i < holdings->count; i++) {
        write_holding(status, &writer, &holdings->items[i]);
    }
    json_write_end(&writer);
    json_write_end(&writer);
}

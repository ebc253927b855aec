/*
 * The whole document as one JSON file, format "nyckeltal-report-1".
 *
 * Figures have the fields of long_row.h. Texts are as shown; `value` is in
 * full precision, null where there is none.
 */
#include "base/file.h"
#include "base/json_writer.h"
#include "report/document_check.h"
#include "report/long_row.h"
#include "report/render.h"

static void write_texts(struct json_writer *writer, const char *key, const char *const *texts, size_t count)
{
    json_write_array(writer, key);
    for (size_t i = 0; i < count; i++) {
        json_write_text(writer, NULL, texts[i]);
    }
    json_write_end(writer);
}

static void write_cells(struct json_writer *writer, const char *key, const struct doc_cell *cells, size_t count)
{
    json_write_array(writer, key);
    for (size_t i = 0; i < count; i++) {
        long_cell_json(writer, NULL, &cells[i]);
    }
    json_write_end(writer);
}

static void write_columns(struct json_writer *writer, const struct table *table)
{
    static const char *const aligns[] = {[ALIGN_LEFT] = "left", [ALIGN_RIGHT] = "right", [ALIGN_CENTRE] = "centre"};
    json_write_array(writer, "columns");
    for (size_t i = 0; i < table->column_count; i++) {
        json_write_row(writer, NULL);
        json_write_text(writer, "heading", table->columns[i].heading);
        json_write_text(writer, "align", aligns[table->columns[i].align]);
        json_write_end(writer);
    }
    json_write_end(writer);
}

static void write_rows(struct json_writer *writer, const struct table *table)
{
    json_write_array(writer, "rows");
    for (size_t i = 0; i < table->row_count; i++) {
        json_write_object(writer, NULL);
        json_write_text(writer, "kind", table->rows[i].kind == ROW_REFERENCE ? "reference" : "area");
        write_cells(writer, "cells", table->rows[i].cells, table->column_count);
        json_write_end(writer);
    }
    json_write_end(writer);
}

static void write_bands(struct json_writer *writer, const struct table *table)
{
    if (!table->has_bands) {
        json_write_null(writer, "bands");
        return;
    }
    json_write_row(writer, "bands");
    json_write_text(writer, "low", table->band_names[BAND_LOW]);
    json_write_text(writer, "medium", table->band_names[BAND_MEDIUM]);
    json_write_text(writer, "high", table->band_names[BAND_HIGH]);
    json_write_end(writer);
}

static void write_table(struct json_writer *writer, const struct table *table)
{
    json_write_object(writer, NULL);
    json_write_text(writer, "type", "table");
    json_write_text(writer, "id", table->id);
    json_write_text(writer, "label", table->label);
    json_write_text(writer, "title", table->title);
    write_columns(writer, table);
    write_rows(writer, table);
    write_bands(writer, table);
    write_texts(writer, "notes", table->notes, table->note_count);
    json_write_text(writer, "source", table->source);
    json_write_end(writer);
}

static void write_series(struct json_writer *writer, const char *key, const struct chart_series *series, size_t count)
{
    static const char *const roles[] = {
        [ROLE_REGION] = "region", [ROLE_CONTRAST] = "contrast", [ROLE_NATION] = "nation", [ROLE_CONTEXT] = "context"};
    json_write_object(writer, key);
    json_write_text(writer, "label", series->label);
    json_write_text(writer, "role", roles[series->role]);
    write_cells(writer, "points", series->points, count);
    json_write_end(writer);
}

/* A ranking's reference is one figure, that of small multiples a series. */
static void write_reference(struct json_writer *writer, const struct chart *chart)
{
    if (chart->reference_series != NULL) {
        write_series(writer, "reference", chart->reference_series, chart->point_count);
    } else if (chart->reference_label != NULL) {
        json_write_object(writer, "reference");
        json_write_text(writer, "label", chart->reference_label);
        long_cell_json(writer, "point", &chart->reference);
        json_write_end(writer);
    } else {
        json_write_null(writer, "reference");
    }
}

static void write_chart_texts(struct json_writer *writer, const struct chart *chart)
{
    json_write_text(writer, "type", "chart");
    json_write_text(writer, "id", chart->id);
    json_write_text(writer, "label", chart->label);
    json_write_text(writer, "kind", chart_facts(chart->kind)->name);
    json_write_text(writer, "title", chart->title);
    json_write_text(writer, "subtitle", chart->subtitle);
    json_write_text(writer, "alternative", chart->alternative);
    json_write_text(writer, "unit", chart->unit);
}

/* The points after which a closed series is followed by another. */
static void write_breaks(struct json_writer *writer, const struct chart *chart)
{
    json_write_array(writer, "breaks");
    for (size_t i = 0; i < chart->break_count; i++) {
        json_write_text(writer, NULL, chart->point_labels[chart->breaks[i].after]);
    }
    json_write_end(writer);
}

static void write_chart(struct json_writer *writer, const struct chart *chart)
{
    json_write_object(writer, NULL);
    write_chart_texts(writer, chart);
    write_texts(writer, "points", chart->point_labels, chart->point_count);
    write_breaks(writer, chart);
    json_write_array(writer, "series");
    for (size_t i = 0; i < chart->series_count; i++) {
        write_series(writer, NULL, &chart->series[i], chart->point_count);
    }
    json_write_end(writer);
    write_reference(writer, chart);
    write_texts(writer, "notes", chart->notes, chart->note_count);
    json_write_text(writer, "source", chart->source);
    json_write_end(writer);
}

static void write_node(struct json_writer *writer, const struct node *node)
{
    static const char *const types[] = {
        [NODE_HEADING] = "heading", [NODE_PARAGRAPH] = "paragraph", [NODE_NOTE] = "note", [NODE_ITEM] = "item"};
    if (node->kind == NODE_TABLE) {
        write_table(writer, node->table);
    } else if (node->kind == NODE_CHART) {
        write_chart(writer, node->chart);
    } else {
        json_write_row(writer, NULL);
        json_write_text(writer, "type", types[node->kind]);
        if (node->kind == NODE_HEADING) {
            json_write_literal(writer, "level", node->level == HEADING_SUBSECTION ? "2" : "1");
        }
        if (node->term != NULL) {
            json_write_text(writer, "term", node->term);
        }
        json_write_text(writer, "text", node->text);
        json_write_end(writer);
    }
}

static void write_cover(struct json_writer *writer, const struct document *document)
{
    char made[CLOCK_TEXT_MAX];
    size_t lines = 0;
    while (lines < sizeof document->cover_lines / sizeof document->cover_lines[0] &&
           document->cover_lines[lines] != NULL) {
        lines++;
    }
    date_format(&document->made, made);
    json_write_text(writer, "format", "nyckeltal-report-1");
    json_write_text(writer, "name", document->name);
    json_write_text(writer, "language", document->language == LANGUAGE_EN ? "en" : "sv");
    json_write_text(writer, "title", document->title);
    json_write_text(writer, "subtitle", document->subtitle);
    write_texts(writer, "cover", document->cover_lines, lines);
    json_write_text(writer, "made", made);
    json_write_text(writer, "author", document->author);
    json_write_text(writer, "source", document->source);
}

static void write_document(struct json_writer *writer, const struct document *document)
{
    json_write_object(writer, NULL);
    write_cover(writer, document);
    json_write_array(writer, "content");
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        write_node(writer, node);
    }
    json_write_end(writer);
    json_write_end(writer);
}

void render_json_text(const struct document *document, struct buffer *buffer)
{
    struct json_writer writer;
    json_writer_init(&writer, buffer);
    write_document(&writer, document);
}

int render_json(const struct render_job *job, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer buffer;
    int result = -1;
    if (document_check(job->document, fault) != 0 || render_path(job, "json", path, fault) != 0) {
        return -1;
    }
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    render_json_text(job->document, &buffer);
    if (buffer_failed(&buffer)) {
        fault_memory(fault, path);
    } else if (file_write(path, buffer.bytes, buffer.length, fault) == 0) {
        render_wrote(job, path);
        result = 0;
    }
    buffer_release(&buffer);
    return result;
}

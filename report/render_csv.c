/* Each table and chart as a long CSV file: one row a figure, see long_row.h; and, where sentences were
 * written from figures, the running text: one row a paragraph. */
#include "base/buffer.h"
#include "base/csv.h"
#include "base/file.h"
#include "report/document_check.h"
#include "report/long_row.h"
#include "report/render.h"

static void append_table(struct buffer *buffer, const struct table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        const struct table_row *row = &table->rows[i];
        for (size_t j = 0; j < table->column_count; j++) {
            struct long_place place = {
                .table = table->id, .row = row->cells[0].text, .column = table->columns[j].heading};
            long_row_csv(buffer, &place, &row->cells[j]);
        }
    }
}

static void append_series(struct buffer *buffer, const struct chart *chart, const struct chart_series *series)
{
    for (size_t i = 0; i < chart->point_count; i++) {
        struct long_place place = {.table = chart->id, .row = series->label, .column = chart->point_labels[i]};
        long_row_csv(buffer, &place, &series->points[i]);
    }
}

static void append_chart(struct buffer *buffer, const struct chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        append_series(buffer, chart, &chart->series[i]);
    }
    if (chart->reference_series != NULL) {
        append_series(buffer, chart, chart->reference_series);
    }
    if (chart->reference_label != NULL && chart->series_count > 0) {
        struct long_place place = {.table = chart->id, .row = chart->series[0].label, .column = chart->reference_label};
        long_row_csv(buffer, &place, &chart->reference);
    }
}

static int write_part(const struct render_job *job, const char *id, const struct buffer *buffer, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    if (buffer_failed(buffer)) {
        return fault_memory(fault, id);
    }
    if (render_part_path(job, id, "csv", path, fault) != 0 ||
        file_write(path, buffer->bytes, buffer->length, fault) != 0) {
        return -1;
    }
    render_wrote(job, path);
    return 0;
}

/* `buffer` is emptied and used again for each part. */
static int render_node(const struct render_job *job, const struct node *node, struct buffer *buffer,
                       struct fault *fault)
{
    buffer_clear(buffer);
    long_header_csv(buffer, true);
    if (node->kind == NODE_TABLE) {
        append_table(buffer, node->table);
        return write_part(job, node->table->id, buffer, fault);
    }
    if (node->kind == NODE_CHART) {
        append_chart(buffer, node->chart);
        return write_part(job, node->chart->id, buffer, fault);
    }
    return 0;
}

/* Headings, paragraphs, notes and items in their order, marked as what they are. */
static int render_running_text(const struct render_job *job, struct buffer *buffer, struct fault *fault)
{
    static const char *const kinds[] = {
        [NODE_HEADING] = "heading", [NODE_PARAGRAPH] = "paragraph", [NODE_NOTE] = "note", [NODE_ITEM] = "item"};
    if (!job->document->has_sentences) {
        return 0;
    }
    buffer_clear(buffer);
    buffer_text(buffer, "kind,text\n");
    for (const struct node *node = job->document->first; node != NULL; node = node->next) {
        if (node->kind != NODE_TABLE && node->kind != NODE_CHART) {
            const bool below = node->kind == NODE_HEADING && node->level == HEADING_SUBSECTION;
            buffer_printf(buffer, "%s,", below ? "subheading" : kinds[node->kind]);
            csv_append(buffer, node->line);
            buffer_text(buffer, "\n");
        }
    }
    return write_part(job, DOCUMENT_RUNNING_TEXT, buffer, fault);
}

int render_csv(const struct render_job *job, struct fault *fault)
{
    struct buffer buffer;
    int result = 0;
    if (document_check(job->document, fault) != 0) {
        return -1;
    }
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    for (const struct node *node = job->document->first; node != NULL && result == 0; node = node->next) {
        result = render_node(job, node, &buffer, fault);
    }
    result = result == 0 ? render_running_text(job, &buffer, fault) : result;
    buffer_release(&buffer);
    return result;
}

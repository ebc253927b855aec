#include "report/document.h"

#include <string.h>

#include "base/limits.h"

void document_init(struct document *document, enum language language)
{
    memset(document, 0, sizeof *document);
    arena_init(&document->arena, LIMIT_DOCUMENT_BYTES);
    document->language = language;
}

void document_release(struct document *document)
{
    arena_release(&document->arena);
    document->first = NULL;
    document->last = NULL;
}

static struct node *append(struct document *document, enum node_kind kind)
{
    struct node *node = arena_alloc(&document->arena, sizeof *node);
    if (node == NULL) {
        return NULL;
    }
    node->kind = kind;
    if (document->last == NULL) {
        document->first = node;
    } else {
        document->last->next = node;
    }
    document->last = node;
    return node;
}

static struct node *append_text(struct document *document, enum node_kind kind, const char *text)
{
    struct node *node = append(document, kind);
    if (node != NULL) {
        node->text = arena_copy(&document->arena, text);
        node->line = node->text;
    }
    return node;
}

static void append_heading(struct document *document, enum heading_level level, const char *text)
{
    struct node *node = append_text(document, NODE_HEADING, text);
    if (node != NULL) {
        node->level = level;
        node->anchor = arena_printf(&document->arena, "%s-%zu", language_pick(document->language, "avsnitt", "section"),
                                    ++document->heading_count);
    }
}

void document_heading(struct document *document, const char *text)
{
    append_heading(document, HEADING_SECTION, text);
}

void document_subheading(struct document *document, const char *text)
{
    append_heading(document, HEADING_SUBSECTION, text);
}

void document_paragraph(struct document *document, const char *text)
{
    (void)append_text(document, NODE_PARAGRAPH, text);
}

void document_note(struct document *document, const char *text)
{
    (void)append_text(document, NODE_NOTE, text);
}

void document_item(struct document *document, const char *term, const char *text)
{
    struct node *node = append_text(document, NODE_ITEM, text);
    if (node != NULL && term != NULL) {
        node->term = arena_copy(&document->arena, term);
        node->line = arena_printf(&document->arena, "%s. %s", term, text);
    }
}

void document_item_swedish(struct document *document, const char *part)
{
    if (document->last != NULL) {
        document->last->swedish = arena_copy(&document->arena, part);
    }
}

void document_extend(struct document *document, const char *sentence)
{
    struct node *node = document->last;
    node->text = arena_printf(&document->arena, "%s %s", node->text, sentence);
    node->line = arena_printf(&document->arena, "%s %s", node->line, sentence);
}

void document_add_note(struct arena *arena, const char ***notes, size_t *count, const char *note)
{
    const char **more = arena_grow(arena, *notes, *count, *count + 1, sizeof *more);
    if (more == NULL) {
        return;
    }
    more[*count] = note;
    *notes = more;
    (*count)++;
}

static void each_cell(struct doc_cell *cells, size_t count, document_visitor *visit, void *context)
{
    for (size_t i = 0; i < count; i++) {
        visit(context, &cells[i]);
    }
}

static void each_cell_of_chart(struct chart *chart, document_visitor *visit, void *context)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        each_cell(chart->series[i].points, chart->point_count, visit, context);
    }
    if (chart->reference_series != NULL) {
        each_cell(chart->reference_series->points, chart->point_count, visit, context);
    }
    if (chart->reference_label != NULL) {
        visit(context, &chart->reference);
    }
}

void document_each_cell(const struct node *node, document_visitor *visit, void *context)
{
    if (node->kind == NODE_TABLE) {
        for (size_t row = 0; row < node->table->row_count; row++) {
            each_cell(node->table->rows[row].cells, node->table->column_count, visit, context);
        }
    } else if (node->kind == NODE_CHART) {
        each_cell_of_chart(node->chart, visit, context);
    }
}

struct table *document_table(struct document *document)
{
    struct table *table = arena_alloc(&document->arena, sizeof *table);
    struct node *node = table == NULL ? NULL : append(document, NODE_TABLE);
    if (node == NULL) {
        return NULL;
    }
    node->table = table;
    return table;
}

struct chart *document_chart(struct document *document)
{
    struct chart *chart = arena_alloc(&document->arena, sizeof *chart);
    struct node *node = chart == NULL ? NULL : append(document, NODE_CHART);
    if (node == NULL) {
        return NULL;
    }
    node->chart = chart;
    return chart;
}

void document_chart_after(struct document *document, struct node *node, struct chart *chart)
{
    struct node *own = arena_alloc(&document->arena, sizeof *own);
    if (own == NULL) {
        return;
    }
    *own = (struct node){.next = node->next, .kind = NODE_CHART, .chart = chart};
    node->next = own;
    document->last = document->last == node ? own : document->last;
}

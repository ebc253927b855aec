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

static void append_text(struct document *document, enum node_kind kind, const char *text)
{
    struct node *node = append(document, kind);
    if (node != NULL) {
        node->text = arena_copy(&document->arena, text);
    }
}

void document_heading(struct document *document, const char *text)
{
    append_text(document, NODE_HEADING, text);
}

void document_paragraph(struct document *document, const char *text)
{
    append_text(document, NODE_PARAGRAPH, text);
}

void document_note(struct document *document, const char *text)
{
    append_text(document, NODE_NOTE, text);
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

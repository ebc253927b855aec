/* answer_charts_insert.c - a chart after each table of an answer that has one. */
#include "report/answer_chart.h"

void answer_charts_insert(struct document *document, const char *nation)
{
    for (struct node *node = document->first; node != NULL; node = node->next) {
        struct chart *chart = node->kind == NODE_TABLE ? answer_chart_lines(document, node->table, nation) : NULL;
        if (chart != NULL && chart->point_count > 1) {
            document_chart_after(document, node, chart);
        }
    }
}

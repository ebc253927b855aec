#include "report/html/html_contents.h"

#include "base/xml.h"

static void append_link(struct html_writer *writer, const char *anchor, const char *label, const char *text)
{
    buffer_printf(writer->buffer, "<a href=\"#%s\">", anchor);
    if (label != NULL) {
        xml_append(writer->buffer, label);
        buffer_text(writer->buffer, ". ");
    }
    xml_append(writer->buffer, text);
    buffer_text(writer->buffer, "</a>");
}

static bool is_heading(const struct node *node, enum heading_level level)
{
    return node != NULL && node->kind == NODE_HEADING &&
           (node->level == HEADING_SUBSECTION) == (level == HEADING_SUBSECTION);
}

/* The subsections between a section and the next. */
static void append_subsections(struct html_writer *writer, const struct node *section)
{
    bool any = false;
    for (const struct node *node = section->next; node != NULL && !is_heading(node, HEADING_SECTION);
         node = node->next) {
        if (is_heading(node, HEADING_SUBSECTION)) {
            buffer_text(writer->buffer, any ? "</li><li>" : "<ol><li>");
            append_link(writer, node->anchor, NULL, node->text);
            any = true;
        }
    }
    buffer_text(writer->buffer, any ? "</li></ol>" : "");
}

static void append_sections(struct html_writer *writer)
{
    buffer_text(writer->buffer, "<ol>\n");
    for (const struct node *node = writer->document->first; node != NULL; node = node->next) {
        if (is_heading(node, HEADING_SECTION)) {
            buffer_text(writer->buffer, "<li>");
            append_link(writer, node->anchor, NULL, node->text);
            append_subsections(writer, node);
            buffer_text(writer->buffer, "</li>\n");
        }
    }
    buffer_text(writer->buffer, "</ol>\n");
}

static void append_figures(struct html_writer *writer)
{
    buffer_printf(writer->buffer, "<details><summary>%s</summary>\n<ul>\n",
                  html_pick(writer, "Tabeller och diagram", "Tables and charts"));
    for (const struct node *node = writer->document->first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE || node->kind == NODE_CHART) {
            buffer_text(writer->buffer, "<li>");
            if (node->kind == NODE_TABLE) {
                append_link(writer, node->table->id, node->table->label, node->table->title);
            } else {
                append_link(writer, node->chart->id, node->chart->label, node->chart->title);
            }
            buffer_text(writer->buffer, "</li>\n");
        }
    }
    buffer_text(writer->buffer, "</ul>\n</details>\n");
}

static void count_nodes(const struct document *document, size_t *sections, size_t *figures)
{
    *sections = 0;
    *figures = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        *sections += is_heading(node, HEADING_SECTION);
        *figures += node->kind == NODE_TABLE || node->kind == NODE_CHART;
    }
}

void html_contents_append(struct html_writer *writer)
{
    size_t sections;
    size_t figures;
    count_nodes(writer->document, &sections, &figures);
    if (sections < 2) {
        return;
    }
    buffer_printf(writer->buffer, "<nav aria-labelledby=\"oversikt\">\n<h2 id=\"oversikt\">%s</h2>\n",
                  html_pick(writer, "Innehåll", "Contents"));
    append_sections(writer);
    if (figures > 0) {
        append_figures(writer);
    }
    buffer_text(writer->buffer, "</nav>\n");
}

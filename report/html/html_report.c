#include "report/html/html_report.h"

#include "base/limits.h"
#include "base/xml.h"
#include "report/format.h"
#include "report/html/html_chart.h"
#include "report/html/html_contents.h"
#include "report/html/html_page.h"
#include "report/html/html_table.h"
#include "report/html/html_text.h"

/* --- header and footer --- */

static void append_files(struct html_writer *writer, const char *home)
{
    if (home == NULL) {
        return;
    }
    buffer_text(writer->buffer, "<ul class=\"files\">");
    for (const struct report_format *format = report_formats; format->name != NULL; format++) {
        if (format->title != NULL) {
            buffer_text(writer->buffer, "<li><a href=\"");
            xml_append(writer->buffer, writer->document->name);
            buffer_printf(writer->buffer, ".%s\">%s</a></li>", format->name, format->title);
        }
    }
    buffer_text(writer->buffer, "</ul>\n");
}

static void append_paragraph(struct buffer *buffer, const char *class, const char *text)
{
    if (text[0] != '\0') {
        buffer_printf(buffer, "<p class=\"%s\">", class);
        xml_append(buffer, text);
        buffer_text(buffer, "</p>\n");
    }
}

static void append_cover_line(struct buffer *buffer, const char *line)
{
    if (line[0] != '\0') {
        buffer_text(buffer, "<li>");
        xml_append(buffer, line);
        buffer_text(buffer, "</li>");
    }
}

static void append_cover(struct buffer *buffer, const struct document *document)
{
    const size_t most = sizeof document->cover_lines / sizeof *document->cover_lines;
    if (document->author[0] == '\0' && document->cover_lines[0] == NULL) {
        return;
    }
    buffer_text(buffer, "<ul class=\"cover\">");
    append_cover_line(buffer, document->author);
    for (size_t i = 0; i < most && document->cover_lines[i] != NULL; i++) {
        append_cover_line(buffer, document->cover_lines[i]);
    }
    buffer_text(buffer, "</ul>\n");
}

static void append_header(struct html_writer *writer, const char *home)
{
    const struct document *document = writer->document;
    struct buffer *buffer = writer->buffer;
    buffer_text(buffer, "<header>\n");
    if (home != NULL) {
        buffer_text(buffer, "<p class=\"home\"><a href=\"");
        xml_append(buffer, home);
        buffer_printf(buffer, "\">%s</a></p>\n", html_pick(writer, "Alla rapporter", "All reports"));
    }
    buffer_text(buffer, "<h1>");
    xml_append(buffer, document->title);
    buffer_text(buffer, "</h1>\n");
    append_paragraph(buffer, "sub", document->subtitle);
    append_cover(buffer, document);
    append_files(writer, home);
    buffer_text(buffer, "</header>\n");
}

static void append_footer(struct html_writer *writer)
{
    buffer_text(writer->buffer, "<footer><p>");
    html_source_line(writer->buffer, writer->document->source);
    buffer_text(writer->buffer, "</p></footer>\n");
}

/* --- main part --- */

/* Opens and closes the lists that items stand in, and the sections below headings. */
struct open_parts {
    bool section;
    const char *list; /* "ul", "dl" or NULL */
};

static const char *list_of(const struct node *node)
{
    if (node == NULL || node->kind != NODE_ITEM) {
        return NULL;
    }
    return node->term == NULL ? "ul" : "dl";
}

static void change_list(struct buffer *buffer, struct open_parts *open, const char *list)
{
    if (open->list == list) {
        return;
    }
    if (open->list != NULL) {
        buffer_printf(buffer, "</%s>\n", open->list);
    }
    if (list != NULL) {
        buffer_printf(buffer, "<%s>\n", list);
    }
    open->list = list;
}

static void append_heading(struct html_writer *writer, const struct node *node, struct open_parts *open)
{
    const bool is_section = node->level != HEADING_SUBSECTION;
    const int level = is_section ? 2 : 3;
    if (is_section) {
        buffer_text(writer->buffer, open->section ? "</section>\n<section>\n" : "<section>\n");
        open->section = true;
    }
    buffer_printf(writer->buffer, "<h%d id=\"%s\">", level, node->anchor);
    xml_append(writer->buffer, node->text);
    buffer_printf(writer->buffer, "</h%d>\n", level);
}

/* The text, with the part that is not in the page's language marked: it is read aloud as what it is. */
static void append_item_text(struct html_writer *writer, const struct node *node)
{
    const struct document *document = writer->document;
    const char *part =
        node->swedish == NULL || document->language == LANGUAGE_SV ? NULL : strstr(node->text, node->swedish);
    if (part == NULL) {
        html_running_text(writer->buffer, document, node->text);
        return;
    }
    html_running_text(writer->buffer, document,
                      arena_copy_bytes(writer->arena, node->text, (size_t)(part - node->text)));
    buffer_printf(writer->buffer, "<span lang=\"%s\">", html_language(LANGUAGE_SV));
    xml_append(writer->buffer, node->swedish);
    buffer_text(writer->buffer, "</span>");
    html_running_text(writer->buffer, document, part + strlen(node->swedish));
}

static void append_item(struct html_writer *writer, const struct node *node)
{
    struct buffer *buffer = writer->buffer;
    if (node->term != NULL) {
        buffer_text(buffer, "<dt>");
        xml_append(buffer, node->term);
        buffer_text(buffer, "</dt>");
    }
    buffer_text(buffer, node->term != NULL ? "<dd>" : "<li>");
    append_item_text(writer, node);
    buffer_text(buffer, node->term != NULL ? "</dd>\n" : "</li>\n");
}

static void append_text(struct html_writer *writer, const struct node *node)
{
    buffer_text(writer->buffer, node->kind == NODE_NOTE ? "<p class=\"note\">" : "<p>");
    html_running_text(writer->buffer, writer->document, node->text);
    buffer_text(writer->buffer, "</p>\n");
}

static int append_node(struct html_writer *writer, const struct node *node, struct open_parts *open,
                       struct fault *fault)
{
    change_list(writer->buffer, open, list_of(node));
    switch (node->kind) {
    case NODE_HEADING:
        append_heading(writer, node, open);
        break;
    case NODE_PARAGRAPH:
    case NODE_NOTE:
        append_text(writer, node);
        break;
    case NODE_ITEM:
        append_item(writer, node);
        break;
    case NODE_TABLE:
        html_table_append(writer, node->table);
        break;
    case NODE_CHART:
        return html_chart_append(writer, node->chart, fault);
    }
    return 0;
}

static int append_main(struct html_writer *writer, struct fault *fault)
{
    struct open_parts open = {false, NULL};
    buffer_text(writer->buffer, "<main id=\"" HTML_MAIN "\" tabindex=\"-1\">\n");
    for (const struct node *node = writer->document->first; node != NULL; node = node->next) {
        if (append_node(writer, node, &open, fault) != 0) {
            return -1;
        }
    }
    change_list(writer->buffer, &open, NULL);
    buffer_text(writer->buffer, open.section ? "</section>\n</main>\n" : "</main>\n");
    return 0;
}

/* --- the page --- */

static int append_body(struct html_writer *writer, const char *home, struct fault *fault)
{
    append_header(writer, home);
    html_contents_append(writer);
    if (append_main(writer, fault) != 0) {
        return -1;
    }
    append_footer(writer);
    return buffer_failed(writer->buffer) || arena_failed(writer->arena) ? fault_memory(fault, "a page") : 0;
}

int html_report_append(struct buffer *buffer, const struct html_report *report, struct fault *fault)
{
    const struct document *document = report->document;
    struct buffer body;
    struct arena arena;
    struct palette palette;
    arena_init(&arena, LIMIT_DOCUMENT_BYTES);
    buffer_init(&body, LIMIT_RENDERED_BYTES);
    palette_init(&palette, &arena);
    struct html_writer writer = {.buffer = &body,
                                 .arena = &arena,
                                 .palette = &palette,
                                 .fonts = report->fonts,
                                 .document = document,
                                 .has_files = report->home != NULL};
    int result = append_body(&writer, report->home, fault);
    if (result == 0) {
        const struct html_page page = {.language = document->language,
                                       .title = document->title,
                                       .description = document->subtitle,
                                       .author = document->author,
                                       .palette = &palette,
                                       .body = &body};
        html_page_append(buffer, &page);
        result = buffer_failed(buffer) || arena_failed(&arena) ? fault_memory(fault, document->name) : 0;
    }
    buffer_release(&body);
    arena_release(&arena);
    return result;
}

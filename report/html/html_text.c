#include "report/html/html_text.h"

#include "base/xml.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define SOURCE_NAME "Kolada"

const char *html_language(enum language language)
{
    return language == LANGUAGE_EN ? "en" : "sv";
}

/* A table or chart by its label and its id. */
static void name_of(const struct node *node, const char **label, const char **id)
{
    *label = node->kind == NODE_TABLE ? node->table->label : node->chart->label;
    *id = node->kind == NODE_TABLE ? node->table->id : node->chart->id;
}

/* Whether the text goes on with the label, in upper or lower case at its start, and the label ends there. */
static bool starts_with(const char *text, const char *label)
{
    const size_t length = strlen(label);
    return length > 1 && tolower((unsigned char)text[0]) == tolower((unsigned char)label[0]) &&
           strncmp(text + 1, label + 1, length - 1) == 0 && !isalnum((unsigned char)text[length]);
}

/* The table or chart that is named at a place of a text; its label's length, or 0. */
static size_t find_named(const struct document *document, const char *at, const char **id)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const char *label;
        if (node->kind == NODE_TABLE || node->kind == NODE_CHART) {
            name_of(node, &label, id);
            if (starts_with(at, label)) {
                return strlen(label);
            }
        }
    }
    return 0;
}

void html_running_text(struct buffer *buffer, const struct document *document, const char *text)
{
    const char *start = text;
    for (const char *at = text; *at != '\0';) {
        const char *id;
        const bool begins_word = at == text || !isalnum((unsigned char)at[-1]);
        const size_t length = begins_word && isalpha((unsigned char)*at) ? find_named(document, at, &id) : 0;
        if (length == 0) {
            at++;
            continue;
        }
        xml_append_bytes(buffer, start, (size_t)(at - start));
        buffer_text(buffer, "<a href=\"#");
        xml_append(buffer, id);
        buffer_text(buffer, "\">");
        xml_append_bytes(buffer, at, length);
        buffer_text(buffer, "</a>");
        at += length;
        start = at;
    }
    xml_append(buffer, start);
}

/* Whether "2026-11-27" stands there, and no more digits. */
static bool is_day(const char *at)
{
    static const char form[] = "0000-00-00";
    size_t i = 0;
    while (form[i] != '\0' && (form[i] == '-' ? at[i] == '-' : isdigit((unsigned char)at[i]) != 0)) {
        i++;
    }
    return form[i] == '\0' && !isdigit((unsigned char)at[i]);
}

/* A text whose days are marked as such: they are not broken over lines. */
static void append_with_days(struct buffer *buffer, const char *text)
{
    enum { DAY = 10 };
    const char *start = text;
    for (const char *at = text; *at != '\0'; at++) {
        const bool begins = at == text || !isdigit((unsigned char)at[-1]);
        if (begins && is_day(at)) {
            xml_append_bytes(buffer, start, (size_t)(at - start));
            buffer_text(buffer, "<time>");
            xml_append_bytes(buffer, at, DAY);
            buffer_text(buffer, "</time>");
            start = at + DAY;
            at = start - 1;
        }
    }
    xml_append(buffer, start);
}

void html_source_line(struct buffer *buffer, const char *text)
{
    const char *name = strstr(text, SOURCE_NAME);
    if (name == NULL) {
        append_with_days(buffer, text);
        return;
    }
    xml_append_bytes(buffer, text, (size_t)(name - text));
    buffer_text(buffer, "<a href=\"" KOLADA_ADDRESS "\">" SOURCE_NAME "</a>");
    append_with_days(buffer, name + strlen(SOURCE_NAME));
}

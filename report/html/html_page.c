#include "report/html/html_page.h"

#include "base/xml.h"
#include "report/html/html_script.h"
#include "report/html/html_style.h"
#include "report/html/html_text.h"

static void append_meta(struct buffer *buffer, const char *name, const char *content)
{
    if (content[0] != '\0') {
        buffer_printf(buffer, "<meta name=\"%s\" content=\"", name);
        xml_append(buffer, content);
        buffer_text(buffer, "\">\n");
    }
}

static void append_policy(struct buffer *buffer)
{
    buffer_text(buffer, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        "style-src 'unsafe-inline'; script-src ");
    html_script_append_hash(buffer);
    buffer_text(buffer, "; base-uri 'none'; form-action 'none'\">\n");
}

static void append_head(struct buffer *buffer, const struct html_page *page)
{
    buffer_printf(buffer, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                  html_language(page->language));
    append_policy(buffer);
    append_meta(buffer, "viewport", "width=device-width, initial-scale=1");
    append_meta(buffer, "color-scheme", "light dark");
    append_meta(buffer, "description", page->description);
    append_meta(buffer, "author", page->author);
    append_meta(buffer, "generator", "nyckeltal " NYCKELTAL_VERSION);
    buffer_text(buffer, "<title>");
    xml_append(buffer, page->title);
    buffer_text(buffer, "</title>\n");
    if (page->feed != NULL) {
        buffer_text(buffer, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"");
        xml_append(buffer, page->feed);
        buffer_text(buffer, "\">\n");
    }
    buffer_text(buffer, "<style>\n");
    html_style_append(buffer, page->palette);
    buffer_text(buffer, "</style>\n</head>\n");
}

void html_page_append(struct buffer *buffer, const struct html_page *page)
{
    append_head(buffer, page);
    buffer_text(buffer, "<body>\n<a class=\"skip\" href=\"#" HTML_MAIN "\">");
    buffer_text(buffer, language_pick(page->language, "Hoppa till innehållet", "Skip to the content"));
    buffer_text(buffer, "</a>\n");
    buffer_append(buffer, page->body->bytes, page->body->length);
    buffer_text(buffer, "<script>");
    html_script_append(buffer);
    buffer_text(buffer, "</script>\n</body>\n</html>\n");
    buffer->failed = buffer->failed || page->body->failed;
}

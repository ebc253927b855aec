/* site_feed.c - the latest change of each report as an Atom feed. */
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/xml.h"
#include "report/html/html_text.h"
#include "report/site/site.h"

#define ENTRIES_MOST 50

/* A name for good that rests on texts alone: a UUID of version 8 from their SHA-256. */
static void append_id(struct buffer *buffer, const struct site *site, const char *one, const char *other)
{
    const char *text = arena_printf(site->arena, "nyckeltal|%s|%s", one, other);
    if (text == NULL) {
        return;
    }
    struct digest digest = digest_of(text, strlen(text));
    digest.bytes[6] = (unsigned char)(0x80 | (digest.bytes[6] & 0x0F));
    digest.bytes[8] = (unsigned char)(0x80 | (digest.bytes[8] & 0x3F));
    buffer_text(buffer, "<id>urn:uuid:");
    for (size_t i = 0; i < 16; i++) {
        buffer_printf(buffer, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest.bytes[i]);
    }
    buffer_text(buffer, "</id>\n");
}

static void append_element(struct buffer *buffer, const char *name, const char *text)
{
    buffer_printf(buffer, "<%s>", name);
    xml_append(buffer, text);
    buffer_printf(buffer, "</%s>\n", name);
}

static void append_updated(struct buffer *buffer, const char *day)
{
    buffer_printf(buffer, "<updated>%sT00:00:00Z</updated>\n", day);
}

static void append_entry(struct buffer *buffer, const struct site *site, const struct site_report *report)
{
    const struct built *built = &report->built;
    buffer_text(buffer, "<entry>\n");
    append_id(buffer, site, report->name, built->fingerprint);
    append_element(buffer, "title", arena_printf(site->arena, "%s. %s", built->title, built->subtitle));
    append_updated(buffer, built->made);
    buffer_text(buffer, "<link rel=\"alternate\" type=\"text/html\" href=\"");
    xml_append(buffer, built->document);
    buffer_text(buffer, ".html\"/>\n");
    append_element(buffer, "summary", built->news);
    buffer_text(buffer, "</entry>\n");
}

void site_feed_append(struct buffer *buffer, const struct site *site)
{
    size_t entries = 0;
    const char *address = site->address == NULL ? "" : site->address;
    const char *slash = address[0] != '\0' && address[strlen(address) - 1] != '/' ? "/" : "";
    buffer_printf(buffer,
                  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                  "xml:lang=\"%s\"",
                  html_language(site->language));
    if (address[0] != '\0') {
        buffer_text(buffer, " xml:base=\"");
        xml_append(buffer, address);
        buffer_printf(buffer, "%s\"", slash);
    }
    buffer_text(buffer, ">\n");
    append_id(buffer, site, site->title, address);
    append_element(buffer, "title", site->title);
    append_element(buffer, "generator", "nyckeltal");
    append_updated(buffer, site->changed == NULL ? "1970-01-01" : site->changed->built.made);
    buffer_text(buffer, "<author><name>nyckeltal</name></author>\n"
                        "<link rel=\"self\" type=\"application/atom+xml\" href=\"feed.xml\"/>\n"
                        "<link rel=\"alternate\" type=\"text/html\" href=\"" SITE_HOME "\"/>\n");
    for (const struct site_report *at = site->changed; at != NULL && entries < ENTRIES_MOST; at = at->next_changed) {
        append_entry(buffer, site, at);
        entries++;
    }
    buffer_text(buffer, "</feed>\n");
}

/* site_index.c - the page that lists all reports, the municipalities, the latest changes and the open data. */
#include <string.h>

#include "base/clock.h"
#include "base/xml.h"
#include "cache/tidy.h"
#include "report/format.h"
#include "report/html/html_page.h"
#include "report/html/html_text.h"
#include "report/site/site.h"

#define CHANGES_SHOWN 12

static const char *pick(const struct site *site, const char *swedish, const char *english)
{
    return language_pick(site->language, swedish, english);
}

static void append_link(struct buffer *buffer, const char *stem, const char *ending, const char *text)
{
    buffer_text(buffer, "<a href=\"");
    xml_append(buffer, stem);
    buffer_printf(buffer, "%s\">", ending);
    xml_append(buffer, text);
    buffer_text(buffer, "</a>");
}

/* "27 november 2026" with what machines read; the day stays with its month. */
static void append_day(struct buffer *buffer, const struct site *site, const char *day)
{
    char text[DATE_LONG_MAX];
    struct date date;
    if (!date_parse(day, &date)) {
        xml_append(buffer, day);
        return;
    }
    date_format_long(&date, site->language, text);
    const size_t first = strcspn(text, " ");
    buffer_printf(buffer, "<time datetime=\"%s\">%.*s\u00a0", day, (int)first, text);
    xml_append(buffer, text[first] == '\0' ? "" : text + first + 1);
    buffer_text(buffer, "</time>");
}

/* PDF and workbook, which say of what report they are to those who hear links alone. */
static void append_files(struct buffer *buffer, const struct site_report *report)
{
    const char *of = report->area == NULL ? report->built.title : report->area;
    const char *before = "<span class=\"downloads\">";
    for (const struct report_format *format = report_formats; format->name != NULL; format++) {
        if (format->title != NULL) {
            buffer_printf(buffer, "%s<a href=\"", before);
            xml_append(buffer, report->built.document);
            buffer_printf(buffer, ".%s\">%s<span class=\"vh\"> (", format->name, format->title);
            xml_append(buffer, of);
            buffer_text(buffer, ")</span></a>");
            before = " ";
        }
    }
    buffer_text(buffer, "</span>");
}

/* --- sections --- */

static void append_report(struct buffer *buffer, const struct site *site, const struct site_report *report)
{
    const struct built *built = &report->built;
    buffer_text(buffer, "<li><p class=\"title\">");
    append_link(buffer, built->document, ".html", built->title);
    buffer_text(buffer, "</p>\n<p class=\"subtitle\">");
    xml_append(buffer, built->subtitle);
    buffer_text(buffer, "</p>\n<p class=\"note\">");
    append_day(buffer, site, built->made);
    buffer_text(buffer, ": ");
    xml_append(buffer, built->news);
    buffer_text(buffer, "<br>");
    append_files(buffer, report);
    buffer_text(buffer, "</p></li>\n");
}

static bool is_listed(const struct site_report *report, bool about_area)
{
    return report->built.document != NULL && (report->area != NULL) == about_area;
}

static size_t count_listed(const struct site *site, bool about_area)
{
    size_t count = 0;
    for (size_t i = 0; i < site->count; i++) {
        count += is_listed(&site->reports[i], about_area);
    }
    return count;
}

static void append_reports(struct buffer *buffer, const struct site *site)
{
    if (count_listed(site, false) == 0) {
        return;
    }
    buffer_printf(buffer, "<section>\n<h2 id=\"rapporter\">%s</h2>\n<ul class=\"reports\">\n",
                  pick(site, "Rapporter", "Reports"));
    for (size_t i = 0; i < site->count; i++) {
        if (is_listed(&site->reports[i], false)) {
            append_report(buffer, site, &site->reports[i]);
        }
    }
    buffer_text(buffer, "</ul>\n</section>\n");
}

/* By which days sort: 20261127. */
static long day_number(const char *day)
{
    struct date date;
    return date_parse(day, &date) ? (date.year * 100L + date.month) * 100 + date.day : 0;
}

static void append_area(struct buffer *buffer, const struct site *site, const struct site_report *report)
{
    const struct built *built = &report->built;
    buffer_text(buffer, "<tr><th scope=\"row\">");
    append_link(buffer, built->document, ".html", report->area);
    buffer_text(buffer, " <span class=\"subtitle\">");
    xml_append(buffer, built->subtitle);
    buffer_printf(buffer, "</span></th><td data-s=\"%ld\">", day_number(built->made));
    append_day(buffer, site, built->made);
    buffer_text(buffer, ": ");
    xml_append(buffer, built->news);
    buffer_text(buffer, "</td><td>");
    append_files(buffer, report);
    buffer_text(buffer, "</td></tr>\n");
}

static void append_areas(struct buffer *buffer, const struct site *site)
{
    if (count_listed(site, true) == 0) {
        return;
    }
    buffer_printf(buffer,
                  "<section>\n<h2 id=\"kommuner\">%s</h2>\n"
                  "<section class=\"scroll\" aria-labelledby=\"kommuner\" tabindex=\"0\">\n"
                  "<table class=\"all\"><caption class=\"vh\">%s</caption>\n<thead><tr><th scope=\"col\">%s</th><th "
                  "scope=\"col\">%s</th><th scope=\"col\" class=\"plain\">%s</th></tr></thead>\n<tbody>\n",
                  pick(site, "Kommuner", "Municipalities"),
                  pick(site, "En rapport för varje kommun", "A report for each municipality"),
                  pick(site, "Kommun", "Municipality"), pick(site, "Senast ändrad", "Last changed"),
                  pick(site, "Filer", "Files"));
    for (size_t i = 0; i < site->count; i++) {
        if (is_listed(&site->reports[i], true)) {
            append_area(buffer, site, &site->reports[i]);
        }
    }
    buffer_text(buffer, "</tbody></table></section>\n</section>\n");
}

static void append_changes(struct buffer *buffer, const struct site *site)
{
    size_t shown = 0;
    buffer_printf(buffer, "<section>\n<h2 id=\"andringar\">%s</h2>\n<ul>\n",
                  pick(site, "Senaste ändringarna", "Latest changes"));
    for (const struct site_report *at = site->changed; at != NULL && shown < CHANGES_SHOWN; at = at->next_changed) {
        buffer_text(buffer, "<li>");
        append_day(buffer, site, at->built.made);
        buffer_text(buffer, ", ");
        append_link(buffer, at->built.document, ".html", at->area == NULL ? at->built.title : at->area);
        buffer_text(buffer, ", ");
        xml_append(buffer, at->built.subtitle);
        buffer_text(buffer, ": ");
        xml_append(buffer, at->built.news);
        buffer_text(buffer, "</li>\n");
        shown++;
    }
    buffer_printf(buffer, "</ul>\n<p><a href=\"feed.xml\">%s</a></p>\n</section>\n",
                  pick(site, "Ändringarna som flöde (Atom)", "The changes as a feed (Atom)"));
}

static void append_data(struct buffer *buffer, const struct site *site)
{
    buffer_printf(buffer, "<section>\n<h2 id=\"data\">%s</h2>\n<p>%s</p>\n<ul>\n",
                  pick(site, "Öppna data", "Open data"),
                  pick(site, "Alla siffror som rapporterna vilar på, en rad per siffra.",
                       "All figures that the reports rest on, a row a figure."));
    for (int kind = 0; kind < TIDY_TABLES; kind++) {
        buffer_printf(buffer, "<li><a href=\"data/%s.csv\" download>%s.csv</a></li>\n", tidy_tables[kind].name,
                      tidy_tables[kind].name);
    }
    buffer_printf(buffer,
                  "<li><a href=\"data/datapackage.json\" download>datapackage.json</a>: %s</li>\n</ul>\n</section>\n",
                  pick(site, "beskrivning av filerna (Data Package)", "a description of the files (Data Package)"));
}

/* --- the page --- */

static void append_contents(struct buffer *buffer, const struct site *site)
{
    buffer_printf(buffer, "<nav aria-label=\"%s\"><ul>", pick(site, "Innehåll", "Contents"));
    if (count_listed(site, false) > 0) {
        buffer_printf(buffer, "<li><a href=\"#rapporter\">%s</a></li>", pick(site, "Rapporter", "Reports"));
    }
    if (count_listed(site, true) > 0) {
        buffer_printf(buffer, "<li><a href=\"#kommuner\">%s</a></li>", pick(site, "Kommuner", "Municipalities"));
    }
    buffer_printf(buffer, "<li><a href=\"#andringar\">%s</a></li><li><a href=\"#data\">%s</a></li></ul></nav>\n",
                  pick(site, "Senaste ändringarna", "Latest changes"), pick(site, "Öppna data", "Open data"));
}

static void append_body(struct buffer *buffer, const struct site *site)
{
    buffer_text(buffer, "<header>\n<h1>");
    xml_append(buffer, site->title);
    buffer_text(buffer, "</h1>\n</header>\n");
    append_contents(buffer, site);
    buffer_text(buffer, "<main id=\"" HTML_MAIN "\" tabindex=\"-1\">\n");
    append_reports(buffer, site);
    append_areas(buffer, site);
    append_changes(buffer, site);
    append_data(buffer, site);
    buffer_text(buffer, "</main>\n<footer><p>");
    html_source_line(buffer, pick(site, "Siffrorna kommer från Kolada; varje rapport säger vad som är bearbetat.",
                                  "The figures are from Kolada; each report says what was computed."));
    buffer_text(buffer, "</p></footer>\n");
}

void site_index_append(struct buffer *buffer, const struct site *site)
{
    struct palette palette;
    struct buffer body;
    palette_init(&palette, site->arena);
    buffer_init(&body, buffer->ceiling);
    append_body(&body, site);
    const struct html_page page = {.language = site->language,
                                   .title = site->title,
                                   .description = pick(site, "Rapporter om kommuner, med siffror från Kolada",
                                                       "Reports on municipalities, with figures from Kolada"),
                                   .author = "",
                                   .feed = "feed.xml",
                                   .palette = &palette,
                                   .body = &body};
    html_page_append(buffer, &page);
    buffer_release(&body);
}

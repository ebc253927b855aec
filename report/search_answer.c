#include "report/search_answer.h"

#include <stdio.h>

#include "base/json_writer.h"
#include "report/listing.h"
#include "report/row_fields.h"

const char *search_note(const struct search_result *result, size_t count, enum language language, struct arena *arena)
{
    const char *more = "";
    const char *closed = "";
    if (count < result->count) {
        more = arena_printf(arena,
                            language_pick(language, "%zu av %zu träffar; --limit 0 visar alla.",
                                          "%zu of %zu hits; --limit 0 shows all."),
                            count, result->count);
    }
    if (result->closed_left_out == 1) {
        closed = language_pick(language, "1 avslutad serie är inte med; --closed visar den.",
                               "1 closed series is left out; --closed shows it.");
    } else if (result->closed_left_out > 1) {
        closed = arena_printf(arena,
                              language_pick(language, "%zu avslutade serier är inte med; --closed visar dem.",
                                            "%zu closed series are left out; --closed shows them."),
                              result->closed_left_out);
    }
    return arena_printf(arena, "%s%s%s", more, more[0] != '\0' && closed[0] != '\0' ? " " : "", closed);
}

/* --- the table --- */

/* An indicator that the templates name is asked for by that name, too. */
static const char *title_text(struct document *document, const struct search_hit *hit)
{
    bool named = hit->kind == SEARCH_KPI && hit->name[0] != '\0';
    return named ? arena_printf(&document->arena, "%s [%s]", hit->title, hit->name) : hit->title;
}

static void add_indicator(struct listing *listing, const struct search_hit *hit)
{
    const char *const row[] = {hit->id, listing_years(listing->document, hit->first_held, hit->last_held),
                               title_text(listing->document, hit)};
    listing_row(listing, row);
}

static void add_place(struct listing *listing, const struct search_hit *hit)
{
    enum language language = listing->document->language;
    const char *const row[] = {hit->id,
                               hit->kind == SEARCH_GROUP ? language_pick(language, "grupp", "group")
                                                         : language_pick(language, "område", "area"),
                               hit->title};
    listing_row(listing, row);
}

int search_table(struct document *document, const struct search_result *result, const char *text, size_t count,
                 struct fault *fault)
{
    struct listing listing;
    enum language language = document->language;
    bool places = result->count > 0 && result->hits[0].kind >= SEARCH_AREA;
    const char *const indicator_headings[] = {"Id", language_pick(language, "I lagret", "Held"),
                                              language_pick(language, "Nyckeltal", "Indicator"), NULL};
    const char *const place_headings[] = {"Id", language_pick(language, "Slag", "Kind"),
                                          language_pick(language, "Namn", "Name"), NULL};
    const char *note = search_note(result, count, language, &document->arena);
    listing_init(&listing, document, "search", arena_printf(&document->arena, "%s: %zu", text, result->count),
                 places ? place_headings : indicator_headings);
    for (size_t i = 0; i < count; i++) {
        (places ? add_place : add_indicator)(&listing, &result->hits[i]);
    }
    if (listing.table != NULL) {
        listing.table->wraps = true;
    }
    if (note[0] != '\0') {
        listing_note(&listing, note);
    }
    return arena_failed(&document->arena) ? fault_memory(fault, "what was found") : 0;
}

/* --- rows --- */

static const struct row_field fields[] = {
    {"kind", false},  {"id", false},       {"name", false},      {"title", false},   {"operating_area", false},
    {"closed", true}, {"found_in", false}, {"first_year", true}, {"last_year", true}};
#define FIELDS (sizeof fields / sizeof *fields)
#define YEAR_TEXT 16

/* The texts of a row; years are written into the room given. */
struct row {
    char years[3][YEAR_TEXT];
    const char *texts[FIELDS];
};

static const char *year_text(char text[YEAR_TEXT], int year)
{
    (void)snprintf(text, YEAR_TEXT, "%d", year);
    return year == 0 ? "" : text;
}

static void write_row(struct row *row, const struct search_hit *hit)
{
    static const char *const kinds[] = {"kpi", "indicator", "area", "group"};
    const char *const texts[FIELDS] = {kinds[hit->kind],
                                       hit->id,
                                       hit->name,
                                       hit->title,
                                       hit->operating_area,
                                       year_text(row->years[0], hit->last_year),
                                       hit->in_title ? "title" : "description",
                                       year_text(row->years[1], hit->first_held),
                                       year_text(row->years[2], hit->last_held)};
    for (size_t i = 0; i < FIELDS; i++) {
        row->texts[i] = texts[i];
    }
}

void search_csv(const struct search_result *result, size_t count, struct buffer *buffer)
{
    row_fields_header(buffer, fields, FIELDS);
    for (size_t i = 0; i < count; i++) {
        struct row row = {.texts = {NULL}};
        write_row(&row, &result->hits[i]);
        row_fields_csv(buffer, row.texts, FIELDS);
    }
}

void search_json(const struct search_result *result, size_t count, struct buffer *buffer)
{
    struct json_writer writer;
    json_writer_init(&writer, buffer);
    json_write_array(&writer, NULL);
    for (size_t i = 0; i < count; i++) {
        struct row row = {.texts = {NULL}};
        write_row(&row, &result->hits[i]);
        row_fields_json(&writer, fields, row.texts, FIELDS);
    }
    json_write_end(&writer);
}

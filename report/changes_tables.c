/* changes_tables.c - changes as tables: counts first, then what was revised, withdrawn, added, the catalogue. */
#include <string.h>

#include "base/number.h"
#include "report/changes.h"
#include "report/listing.h"

/* Rows of one table; more are counted and left to CSV. */
#define ROWS_SHOWN 200
/* Added figures that are listed one by one; more are told an indicator a row. */
#define ADDED_SHOWN 20

/* Added figures of one indicator. */
struct addition {
    const char *kpi;
    const char *title;
    int64_t figures;
    int first_year;
    int last_year;
};

/* The tables under way. */
struct composing {
    struct document *document;
    struct arena *arena;
    int64_t counts[CHANGE_KINDS];
    struct listing revised;
    struct listing withdrawn;
    struct listing added; /* one by one */
    struct listing catalogue;
    void *additions;
    size_t addition_count;
    size_t addition_capacity;
};

static const char *pick(const struct composing *composing, const char *swedish, const char *english)
{
    return language_pick(composing->document->language, swedish, english);
}

/* --- figures --- */

/* With the decimals that it has; for reading, so the decimal mark of the language. */
static const char *value_text(struct composing *composing, bool has_value, double value, const char *sign)
{
    char exact[NUMBER_TEXT_MAX];
    char text[NUMBER_TEXT_MAX];
    if (!has_value) {
        return "";
    }
    number_exact(exact, value);
    const char *point = strchr(exact, '.');
    size_t decimals = point == NULL ? 0 : strspn(point + 1, "0123456789");
    number_format(text, value, decimals > NUMBER_DECIMALS_MAX ? NUMBER_DECIMALS_MAX : (int)decimals,
                  composing->document->language);
    return arena_printf(composing->arena, "%s%s", sign, text);
}

static const char *difference_text(struct composing *composing, const struct figure_revision *revision)
{
    double difference = number_round(change_difference(revision), NUMBER_DECIMALS_MAX);
    return value_text(composing, true, difference, difference > 0 ? "+" : "");
}

static const char *gender_text(const struct composing *composing, enum gender gender)
{
    switch (gender) {
    case GENDER_WOMEN:
        return pick(composing, "kvinnor", "women");
    case GENDER_MEN:
        return pick(composing, "män", "men");
    case GENDER_TOTAL:
        break;
    }
    return pick(composing, "totalt", "total");
}

static void add_figure(struct composing *composing, struct listing *listing, const struct change *change)
{
    const struct figure_revision *revision = change->revision;
    bool both = revision->had_value && revision->has_value;
    const char *const row[] = {
        arena_copy(composing->arena, change->kpi),
        arena_copy(composing->arena, change->area_title[0] == '\0' ? change->area : change->area_title),
        arena_printf(composing->arena, "%d", revision->year),
        gender_text(composing, revision->gender),
        value_text(composing, revision->had_value, revision->old_value, ""),
        value_text(composing, revision->has_value, revision->value, ""),
        both ? difference_text(composing, revision) : "",
        arena_copy(composing->arena, change->title)};
    if (listing->table == NULL || listing->table->row_count < ROWS_SHOWN) {
        listing_row(listing, row);
    }
}

static void sum_addition(struct composing *composing, const struct change *change)
{
    struct addition *last = composing->additions;
    last = composing->addition_count == 0 ? NULL : &last[composing->addition_count - 1];
    if (last == NULL || strcmp(last->kpi, change->kpi) != 0) {
        last = arena_next(composing->arena, &composing->additions, composing->addition_count,
                          &composing->addition_capacity, sizeof *last);
        if (last == NULL) {
            return;
        }
        *last = (struct addition){.kpi = arena_copy(composing->arena, change->kpi),
                                  .title = arena_copy(composing->arena, change->title),
                                  .first_year = change->revision->year};
        composing->addition_count++;
    }
    int year = change->revision->year;
    last->figures++;
    last->first_year = year < last->first_year ? year : last->first_year;
    last->last_year = year > last->last_year ? year : last->last_year;
}

/* --- the catalogue --- */

static const char *kind_text(const struct composing *composing, enum change_kind kind)
{
    const char *const texts[CHANGE_KINDS] = {
        [CHANGE_ADDED] = pick(composing, "nya värden", "added"),
        [CHANGE_REVISED] = pick(composing, "ändrade värden", "revised"),
        [CHANGE_WITHDRAWN] = pick(composing, "tillbakadragna värden", "withdrawn"),
        [CHANGE_RETITLED] = pick(composing, "ny titel", "retitled"),
        [CHANGE_CLOSED] = pick(composing, "avslutad serie", "closed"),
        [CHANGE_JOINED] = pick(composing, "ny i gruppen", "joined the group"),
        [CHANGE_LEFT] = pick(composing, "ej längre i gruppen", "left the group"),
        [CHANGE_PUBLICATION] = pick(composing, "publiceringsdag", "publication date"),
        [CHANGE_PRELIMINARY] = pick(composing, "preliminär dag", "preliminary date"),
        [CHANGE_DESCRIPTION] = pick(composing, "ny beskrivning", "description"),
    };
    return texts[kind];
}

static const char *change_text(struct composing *composing, const struct change *change)
{
    static const char arrow[] = " \xE2\x86\x92 ";
    switch (change->kind) {
    case CHANGE_JOINED:
    case CHANGE_LEFT:
        return arena_printf(composing->arena, "%s%s \xE2\x80\x93 %s", change->old_text, change->text,
                            change->area_title);
    case CHANGE_PUBLICATION:
    case CHANGE_PRELIMINARY:
        return arena_printf(composing->arena, "%s%s%s \xE2\x80\x93 %s",
                            change->old_text[0] == '\0' ? "?" : change->old_text, arrow,
                            change->text[0] == '\0' ? "?" : change->text, change->title);
    case CHANGE_DESCRIPTION:
        return arena_copy(composing->arena, change->title);
    default:
        return arena_printf(composing->arena, "%s%s%s", change->old_text, arrow, change->text);
    }
}

static void add_entry(struct composing *composing, const struct change *change)
{
    const char *const row[] = {arena_copy(composing->arena, change->kpi[0] == '\0' ? change->area : change->kpi),
                               kind_text(composing, change->kind), change_text(composing, change)};
    if (composing->catalogue.table == NULL || composing->catalogue.table->row_count < ROWS_SHOWN) {
        listing_row(&composing->catalogue, row);
    }
}

static int take_change(void *context, const struct change *change, struct fault *fault)
{
    struct composing *composing = context;
    composing->counts[change->kind]++;
    switch (change->kind) {
    case CHANGE_ADDED:
        sum_addition(composing, change);
        if (composing->counts[CHANGE_ADDED] <= ADDED_SHOWN) {
            add_figure(composing, &composing->added, change);
        }
        break;
    case CHANGE_REVISED:
        add_figure(composing, &composing->revised, change);
        break;
    case CHANGE_WITHDRAWN:
        add_figure(composing, &composing->withdrawn, change);
        break;
    default:
        add_entry(composing, change);
        break;
    }
    return arena_failed(composing->arena) ? fault_memory(fault, "the changes") : 0;
}

/* --- the document --- */

static void start_figures(struct composing *composing, struct listing *listing, const char *id, const char *title)
{
    const char *const headings[] = {"Id",
                                    pick(composing, "Område", "Area"),
                                    pick(composing, "År", "Year"),
                                    pick(composing, "Kön", "Gender"),
                                    pick(composing, ">Förut", ">Before"),
                                    pick(composing, ">Nu", ">Now"),
                                    pick(composing, ">Skillnad", ">Difference"),
                                    pick(composing, "Titel", "Title"),
                                    NULL};
    listing_init(listing, composing->document, id, title, headings);
    if (listing->table != NULL) {
        listing->table->source =
            listing == &composing->revised
                ? pick(composing, "Egen bearbetning av data från Kolada", "Own processing of data from Kolada")
                : pick(composing, "Källa: Kolada", "Source: Kolada");
    }
}

/* Tables are made in the order in which they are shown; those that stay empty are taken out again. */
static void start_tables(struct composing *composing)
{
    const char *const headings[] = {"Id", pick(composing, "Ändring", "Change"), "", NULL};
    start_figures(composing, &composing->revised, "revised", pick(composing, "Ändrade värden", "Revised"));
    start_figures(composing, &composing->withdrawn, "withdrawn", pick(composing, "Tillbakadragna värden", "Withdrawn"));
    start_figures(composing, &composing->added, "added", pick(composing, "Nya värden", "Added"));
    listing_init(&composing->catalogue, composing->document, "catalogue", pick(composing, "Katalogen", "Catalogue"),
                 headings);
    if (composing->catalogue.table != NULL) {
        composing->catalogue.table->wraps = true;
    }
}

/* "2026-11-20", or "2026-11-20–2026-11-21". */
static const char *span_text(struct composing *composing, const struct change_span *span)
{
    bool one = strncmp(span->first, span->finished, 10) == 0;
    return one ? arena_printf(composing->arena, "%.10s", span->finished)
               : arena_printf(composing->arena, "%.10s\xE2\x80\x93%.10s", span->first, span->finished);
}

static void fill_counts(struct composing *composing, struct listing *listing, const struct change_span *span)
{
    struct table *table = listing->table;
    for (int kind = 0; kind < CHANGE_KINDS; kind++) {
        const char *const row[] = {listing_count(composing->document, composing->counts[kind]),
                                   kind_text(composing, (enum change_kind)kind)};
        if (kind <= CHANGE_WITHDRAWN || composing->counts[kind] > 0) {
            listing_row(listing, row);
        }
    }
    if (table != NULL && span->runs == 0) {
        table->title = pick(composing, "Ingen körning sedan dess", "No run since then");
    } else if (table != NULL) {
        const char *runs = listing_count(composing->document, (int64_t)span->runs);
        table->title =
            arena_printf(composing->arena,
                         span->runs == 1 ? pick(composing, "Ändringar %s (%s körning)", "Changes %s (%s run)")
                                         : pick(composing, "Ändringar %s (%s körningar)", "Changes %s (%s runs)"),
                         span_text(composing, span), runs);
    }
}

/* Many added figures: an indicator a row in place of the list. */
static void sum_added(struct composing *composing)
{
    struct listing listing;
    const struct addition *additions = composing->additions;
    const char *const headings[] = {"Id", pick(composing, "År", "Years"), pick(composing, ">Nya", ">Added"),
                                    pick(composing, "Titel", "Title"), NULL};
    struct table *table = composing->added.table;
    if (table == NULL || composing->counts[CHANGE_ADDED] <= ADDED_SHOWN) {
        return;
    }
    listing_init(&listing, composing->document, "added", table->title, headings);
    for (size_t i = 0; i < composing->addition_count; i++) {
        const char *const row[] = {additions[i].kpi,
                                   listing_years(composing->document, additions[i].first_year, additions[i].last_year),
                                   listing_count(composing->document, additions[i].figures), additions[i].title};
        listing_row(&listing, row);
    }
    if (listing.table != NULL) {
        *table = *listing.table;
        listing.table->row_count = 0;
    }
}

/* Says how many rows of a table are left out. */
static void note_rest(struct composing *composing, struct listing *listing, int64_t count)
{
    if (count > ROWS_SHOWN) {
        listing_note(listing, arena_printf(composing->arena,
                                           pick(composing, "... och %s till; alla med --format csv",
                                                "... and %s more; all of them with --format csv"),
                                           listing_count(composing->document, count - ROWS_SHOWN)));
    }
}

/* Takes out the tables that have no row. */
static void drop_empty(struct document *document)
{
    struct node **link = &document->first;
    document->last = NULL;
    while (*link != NULL) {
        if ((*link)->table != NULL && (*link)->table->row_count == 0) {
            *link = (*link)->next;
        } else {
            document->last = *link;
            link = &(*link)->next;
        }
    }
}

int changes_tables(struct document *document, const struct changes_job *job, struct fault *fault)
{
    struct change_span span;
    struct listing counts;
    struct composing composing = {.document = document, .arena = &document->arena};
    const char *const headings[] = {">", "", NULL};
    int64_t entries = 0;
    listing_init(&counts, document, "counts", "", headings);
    start_tables(&composing);
    if (arena_failed(composing.arena) || changes_visit(job, &span, take_change, &composing, fault) != 0) {
        return arena_failed(composing.arena) ? fault_memory(fault, "the changes") : -1;
    }
    for (int kind = CHANGE_RETITLED; kind < CHANGE_KINDS; kind++) {
        entries += composing.counts[kind];
    }
    fill_counts(&composing, &counts, &span);
    sum_added(&composing);
    note_rest(&composing, &composing.revised, composing.counts[CHANGE_REVISED]);
    note_rest(&composing, &composing.withdrawn, composing.counts[CHANGE_WITHDRAWN]);
    note_rest(&composing, &composing.catalogue, entries);
    drop_empty(document);
    return arena_failed(composing.arena) ? fault_memory(fault, "the changes") : 0;
}

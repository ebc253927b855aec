#include "report/status.h"

#include <string.h>

#include "base/number.h"
#include "report/listing.h"

#define DAY_SECONDS 86400

int status_read(struct status *status, struct store *store, const struct date *today, struct arena *arena,
                struct fault *fault)
{
    memset(status, 0, sizeof *status);
    status->path = store_path(store);
    status->today = *today;
    if (holdings_read(store, arena, &status->holdings, fault) != 0) {
        return -1;
    }
    return store_runs(store, STATUS_RUNS, arena, &status->runs, &status->run_count, fault);
}

int status_age(const struct status *status, const char *retrieved)
{
    struct date day;
    if (!date_parse(retrieved, &day)) {
        return -1;
    }
    time_t seconds = date_to_time(&status->today) - date_to_time(&day);
    return seconds < 0 ? 0 : (int)(seconds / DAY_SECONDS);
}

static const char *pick(const struct document *document, const char *swedish, const char *english)
{
    return language_pick(document->language, swedish, english);
}

/* --- the store --- */

static const char *size_text(struct document *document, int64_t bytes)
{
    char text[NUMBER_TEXT_MAX];
    bool large = bytes >= 10000000;
    number_format(text, (double)bytes / (large ? 1e6 : 1e3), 0, document->language);
    return arena_printf(&document->arena, "%s\xC2\xA0%s", text, large ? "MB" : "kB");
}

static void add_store(const struct status *status, struct document *document)
{
    struct listing listing;
    const struct holdings *holdings = &status->holdings;
    const char *const headings[] = {pick(document, ">Storlek", ">Size"),  pick(document, ">Värden", ">Figures"),
                                    pick(document, ">Celler", ">Cells"),  pick(document, ">Nyckeltal", ">Indicators"),
                                    pick(document, ">Områden", ">Areas"), NULL};
    const char *const row[] = {size_text(document, holdings->bytes), listing_count(document, holdings->figures),
                               listing_count(document, holdings->cells),
                               listing_count(document, (int64_t)holdings->count),
                               listing_count(document, (int64_t)holdings->areas)};
    listing_init(&listing, document, "store", status->path, headings);
    listing_row(&listing, row);
}

/* --- the last runs --- */

/* "2026-11-21 03:15" of "2026-11-21T03:15:07Z". */
static const char *moment(struct document *document, const char *finished)
{
    return strlen(finished) < 16 ? finished : arena_printf(&document->arena, "%.10s %.5s", finished, finished + 11);
}

static void add_run(struct listing *listing, const struct run *run)
{
    struct document *document = listing->document;
    const struct run_counts *counts = &run->counts;
    char seconds[NUMBER_TEXT_MAX] = "";
    if (counts->seconds > 0) {
        number_format(seconds, counts->seconds, 1, document->language);
    }
    const char *const row[] = {arena_printf(&document->arena, "%lld", (long long)run->id),
                               moment(document, run->finished),
                               counts->partial > 0 ? pick(document, "ändringar", "changes")
                                                   : pick(document, "allt", "all"),
                               listing_count(document, counts->figures),
                               listing_count(document, counts->added),
                               listing_count(document, counts->revised),
                               listing_count(document, counts->withdrawn),
                               listing_count(document, counts->unchanged),
                               listing_count(document, counts->pages),
                               arena_copy(&document->arena, seconds),
                               run->source};
    listing_row(listing, row);
}

static void add_runs(const struct status *status, struct document *document)
{
    struct listing listing;
    const char *const headings[] = {pick(document, ">Nr", ">No"),
                                    pick(document, "Slut (UTC)", "End (UTC)"),
                                    pick(document, "Frågat om", "Asked for"),
                                    pick(document, ">Värden", ">Figures"),
                                    pick(document, ">Nya", ">New"),
                                    pick(document, ">Ändrade", ">Revised"),
                                    pick(document, ">Borta", ">Gone"),
                                    pick(document, ">Lika", ">Same"),
                                    pick(document, ">Svar", ">Pages"),
                                    pick(document, ">Sek", ">Sec"),
                                    pick(document, "Källa", "Source"),
                                    NULL};
    listing_init(&listing, document, "runs", pick(document, "Senaste körningar", "Last runs"), headings);
    for (size_t i = 0; i < status->run_count; i++) {
        add_run(&listing, &status->runs[i]);
    }
}

/* --- indicators --- */

static void add_holding(const struct status *status, struct listing *listing, const struct holding *holding)
{
    struct document *document = listing->document;
    int age = status_age(status, holding->retrieved);
    const char *const row[] = {holding->kpi,
                               listing_years(document, holding->first_year, holding->last_year),
                               listing_count(document, (int64_t)holding->areas),
                               listing_count(document, holding->figures),
                               listing_count(document, holding->missing),
                               holding->retrieved,
                               age < 0 ? "" : listing_count(document, age),
                               holding->compared,
                               holding->title};
    listing_row(listing, row);
}

static void add_holdings(const struct status *status, struct document *document)
{
    struct listing listing;
    const char *const headings[] = {"Id",
                                    pick(document, "År", "Years"),
                                    pick(document, ">Omr.", ">Areas"),
                                    pick(document, ">Värden", ">Figures"),
                                    pick(document, ">Saknas", ">Missing"),
                                    pick(document, "Hämtad", "Retrieved"),
                                    pick(document, ">Dagar", ">Days"),
                                    pick(document, "Helt jämförd", "All compared"),
                                    pick(document, "Titel", "Title"),
                                    NULL};
    listing_init(&listing, document, "indicators", pick(document, "Nyckeltal", "Indicators"), headings);
    for (size_t i = 0; i < status->holdings.count; i++) {
        add_holding(status, &listing, &status->holdings.items[i]);
    }
}

/* --- what is missing --- */

static int64_t lack_of(const struct holding_year *year)
{
    return year->asked > year->held ? year->asked - year->held : 0;
}

/* Years of the same lack in a row are told together: "2017–2019: 2, 2026: alla". */
static const char *lack_text(struct document *document, const struct holding *holding)
{
    const char *text = "";
    for (size_t i = 0; i < holding->year_count; i++) {
        const struct holding_year *year = &holding->years[i];
        size_t last = i;
        bool all = year->held == 0;
        while (last + 1 < holding->year_count && holding->years[last + 1].year == holding->years[last].year + 1 &&
               lack_of(&holding->years[last + 1]) == lack_of(year) && (holding->years[last + 1].held == 0) == all) {
            last++;
        }
        if (lack_of(year) > 0) {
            text = arena_printf(&document->arena, "%s%s%s: %s", text, text[0] == '\0' ? "" : ", ",
                                listing_years(document, year->year, holding->years[last].year),
                                all ? pick(document, "alla", "all") : listing_count(document, lack_of(year)));
        }
        i = last;
    }
    return text;
}

static void add_missing(const struct status *status, struct document *document)
{
    struct listing listing;
    const char *const headings[] = {"Id", pick(document, ">Saknas", ">Missing"), pick(document, ">Av", ">Of"),
                                    pick(document, "Områden utan värde, år för år", "Areas without a figure, by year"),
                                    NULL};
    listing_init(&listing, document, "missing",
                 pick(document, "Frågat efter men utan värde (totalt)", "Asked for but without a figure (totals)"),
                 headings);
    for (size_t i = 0; i < status->holdings.count; i++) {
        const struct holding *holding = &status->holdings.items[i];
        const char *const row[] = {holding->kpi, listing_count(document, holding->missing),
                                   listing_count(document, holding->asked), lack_text(document, holding)};
        if (holding->missing > 0) {
            listing_row(&listing, row);
        }
    }
    if (listing.table != NULL) {
        listing.table->wraps = true;
    }
}

int status_tables(const struct status *status, struct document *document, struct fault *fault)
{
    int64_t missing = 0;
    add_store(status, document);
    add_runs(status, document);
    add_holdings(status, document);
    for (size_t i = 0; i < status->holdings.count; i++) {
        missing += status->holdings.items[i].missing;
    }
    if (missing > 0) {
        add_missing(status, document);
    }
    return arena_failed(&document->arena) ? fault_memory(fault, "the status") : 0;
}

/* answer_verify.c - what differs between a published table and the store, for the terminal. */
#include "report/answer_verify.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/figure_text.h"
#include "report/listing.h"
#include "report/source_line.h"

/* Rows that are listed; more are for a file. */
#define ROWS_SHOWN 200

enum {
    COLUMN_AREA,
    COLUMN_GENDER,
    COLUMN_YEAR,
    COLUMN_TABLE,
    COLUMN_STORE,
    COLUMN_EXACT,
    COLUMN_VERDICT,
    COLUMN_INDICATOR,
    COLUMNS
};

/* An answer on its way. */
struct verifying {
    struct document *document;
    const struct verification *verification;
    enum language language;
    struct arena *arena;
    struct listing listing;
    size_t note_capacity;
    void *notes; /* const char * */
    bool several_indicators;
    bool several_genders;
};

static const char *pick(const struct verifying *verifying, const char *swedish, const char *english)
{
    return language_pick(verifying->language, swedish, english);
}

/* A text of the table's, made harmless to a terminal. */
static const char *harmless(const struct verifying *verifying, const char *text)
{
    size_t length = strlen(text);
    char *copy = arena_alloc(verifying->arena, length + 1);
    if (copy == NULL) {
        return "";
    }
    memcpy(copy, text, length + 1);
    text_clean(copy);
    for (char *at = strchr(copy, '\n'); at != NULL; at = strchr(at, '\n')) {
        *at = ' ';
    }
    return copy;
}

/* --- the summary --- */

static const char *verdict_text(enum verdict verdict, enum language language, bool many)
{
    static const char *const texts[VERDICT_COUNT][3] = {
        [VERDICT_EQUAL] = {"lika", "lika", "equal"},
        [VERDICT_DIFFERENT] = {"skiljer", "skiljer", "different"},
        [VERDICT_MISSING_IN_TABLE] = {"saknas i tabellen", "saknas i tabellen", "missing in the table"},
        [VERDICT_MISSING_IN_STORE] = {"saknas i lagret", "saknas i lagret", "missing in the store"},
        [VERDICT_NOT_FETCHED] = {"ej hämtad", "ej hämtade", "not fetched"}};
    return texts[verdict][language == LANGUAGE_EN ? 2 : many];
}

const char *answer_verify_summary(const struct verification *verification, enum language language, struct arena *arena)
{
    char count[NUMBER_TEXT_MAX];
    bool one = verification->count == 1;
    const char *noun = language_pick(language, one ? "cell" : "celler", one ? "cell" : "cells");
    number_format(count, (double)verification->count, 0, language);
    const char *text = arena_printf(arena, "%s %s:", count, noun);
    if (!verification_differs(verification)) {
        const char *all = language_pick(language, one ? "lika" : "alla lika", one ? "equal" : "all equal");
        return arena_printf(arena, "%s %s", text, all);
    }
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (verification->counts[i] > 0 || i == VERDICT_EQUAL) {
            number_format(count, (double)verification->counts[i], 0, language);
            text = arena_printf(arena, "%s%s %s %s", text, i == VERDICT_EQUAL ? "" : ",", count,
                                verdict_text((enum verdict)i, language, verification->counts[i] != 1));
        }
    }
    return text;
}

/* --- a row --- */

static const char *gender_text(const struct verifying *verifying, enum gender gender)
{
    switch (gender) {
    case GENDER_WOMEN:
        return pick(verifying, "kvinnor", "women");
    case GENDER_MEN:
        return pick(verifying, "män", "men");
    case GENDER_TOTAL:
        break;
    }
    return pick(verifying, "totalt", "total");
}

static const char *area_text(const struct verifying *verifying, const struct verified_cell *cell)
{
    const char *title = verified_area(&verifying->verification->areas, cell->area)->choice.title;
    bool mean = strcmp(cell->statistic, statistic_name(STATISTIC_MEAN)) == 0;
    if (cell->statistic[0] == '\0') {
        return title;
    }
    return arena_printf(verifying->arena, "%s (%s)", title, mean ? pick(verifying, "medel", "mean") : cell->statistic);
}

/* The decimals at which the two are held, or where the table has no figure those of the indicator. */
static int shown_decimals(const struct verified_cell *cell)
{
    return cell->figure.kind == PUBLISHED_FIGURE ? cell->figure.decimals : cell->indicator->decimals;
}

static const char *store_text(const struct verifying *verifying, const struct verified_cell *cell)
{
    return figure_cell(&cell->cell, cell->indicator, shown_decimals(cell), YES_NO_WORDS, verifying->language,
                       verifying->arena, NULL)
        .text;
}

/* The figure in full precision, where it says more than as it is shown. */
static const char *exact_text(const struct verifying *verifying, const struct verified_cell *cell)
{
    char text[NUMBER_TEXT_MAX];
    if (!cell_has_value(&cell->cell) || cell->indicator->yes_no) {
        return "";
    }
    double rounded = number_round(cell->cell.value, shown_decimals(cell));
    if (!(rounded < cell->cell.value) && !(rounded > cell->cell.value)) {
        return "";
    }
    number_exact(text, cell->cell.value);
    char *point = strchr(text, '.');
    if (point != NULL && verifying->language == LANGUAGE_SV) {
        *point = ',';
    }
    return arena_copy(verifying->arena, text);
}

static void add_row(struct verifying *verifying, const struct verified_cell *cell)
{
    const struct published_cell *published = cell->published;
    const char *row[COLUMNS];
    row[COLUMN_AREA] = area_text(verifying, cell);
    row[COLUMN_GENDER] = verifying->several_genders ? gender_text(verifying, published->gender) : "";
    row[COLUMN_YEAR] = arena_printf(verifying->arena, "%d", published->year);
    row[COLUMN_TABLE] =
        published->text[0] == '\0' ? pick(verifying, "(tomt)", "(empty)") : harmless(verifying, published->text);
    row[COLUMN_STORE] = store_text(verifying, cell);
    row[COLUMN_EXACT] = exact_text(verifying, cell);
    row[COLUMN_VERDICT] = verdict_text(cell->verdict, verifying->language, false);
    row[COLUMN_INDICATOR] = verifying->several_indicators ? cell->indicator->name : "";
    listing_row(&verifying->listing, row);
}

static void add_rows(struct verifying *verifying)
{
    const struct verification *verification = verifying->verification;
    size_t shown = 0;
    for (size_t i = 0; i < verification->count && shown < ROWS_SHOWN; i++) {
        if (verification->cells[i].verdict != VERDICT_EQUAL) {
            add_row(verifying, &verification->cells[i]);
            shown++;
        }
    }
}

/* --- notes --- */

static void add_note(struct verifying *verifying, const char *note)
{
    struct table *table = verifying->listing.table;
    const char **place = arena_next(verifying->arena, &verifying->notes, table->note_count, &verifying->note_capacity,
                                    sizeof(const char *));
    if (place != NULL) {
        *place = note;
        table->notes = verifying->notes;
        table->note_count++;
    }
}

static void note_area(struct verifying *verifying, const struct verified_area *area)
{
    const struct area_choice *choice = &area->choice;
    struct arena *arena = verifying->arena;
    if (area->respelled) {
        add_note(verifying,
                 arena_printf(arena,
                              pick(verifying, "Rad %d: %s är läst som %s (%s).", "Line %d: %s is read as %s (%s)."),
                              area->line, harmless(verifying, area->title), choice->title, choice->id));
    }
    if (area->computed) {
        add_note(verifying,
                 arena_printf(arena,
                              pick(verifying, "%s: medel är ovägt, av de medlemmar som redovisat (%zu i gruppen).",
                                   "%s: the mean is unweighted, of the members that reported (%zu in the group)."),
                              choice->title, choice->count));
    } else if (choice->is_group || strcmp(choice->id, verifying->verification->areas.areas->nation) == 0) {
        add_note(verifying, arena_printf(arena,
                                         pick(verifying, "%s: mot källans egen uppgift (%s).",
                                              "%s: against the source's own figure (%s)."),
                                         choice->title, choice->id));
    }
}

static void note_left(struct verifying *verifying, size_t count, const char *swedish, const char *english)
{
    if (count > 0) {
        add_note(verifying, arena_printf(verifying->arena, "%s: %s", pick(verifying, swedish, english),
                                         listing_count(verifying->document, (int64_t)count)));
    }
}

static void add_notes(struct verifying *verifying)
{
    const struct verification *verification = verifying->verification;
    size_t different = verification->count - verification->counts[VERDICT_EQUAL];
    if (different > ROWS_SHOWN) {
        add_note(verifying, arena_printf(verifying->arena,
                                         pick(verifying, "... och %s till; alla med --format csv",
                                              "... and %s more; all of them with --format csv"),
                                         listing_count(verifying->document, (int64_t)(different - ROWS_SHOWN))));
    }
    add_note(verifying, answer_verify_summary(verification, verifying->language, verifying->arena));
    for (size_t i = 0; i < verification->areas.count; i++) {
        note_area(verifying, verified_area(&verification->areas, i));
    }
    if (verification->table->left_columns[0] != '\0') {
        add_note(verifying,
                 arena_printf(verifying->arena, pick(verifying, "Ej lästa kolumner: %s", "Columns not read: %s"),
                              harmless(verifying, verification->table->left_columns)));
    }
    note_left(verifying, verification->left_rows + verification->table->left_rows, "Ej lästa rader utan värden",
              "Rows without figures, not read");
    note_left(verifying, verification->left_indicators, "Ej lästa värden av andra nyckeltal",
              "Figures of other indicators, not read");
    note_left(verifying, verification->left_statistics, "Ej lästa värden av annan statistik",
              "Figures of other statistics, not read");
}

/* --- the whole --- */

static void survey(struct verifying *verifying)
{
    const struct verification *verification = verifying->verification;
    const struct verified_cell *cells = verification->cells;
    for (size_t i = 1; i < verification->count; i++) {
        bool same = strcmp(cells[i].indicator->name, cells[0].indicator->name) == 0;
        verifying->several_indicators = verifying->several_indicators || !same;
    }
    for (size_t i = 0; i < verification->count; i++) {
        verifying->several_genders = verifying->several_genders || cells[i].published->gender != GENDER_TOTAL;
    }
}

static const char *title_of(const struct verifying *verifying)
{
    const struct verification *verification = verifying->verification;
    const struct indicator *indicator = verification->cells[0].indicator;
    const char *name = harmless(verifying, verification->table->name);
    if (verifying->several_indicators) {
        return arena_printf(verifying->arena, pick(verifying, "%s mot lagret", "%s against the store"), name);
    }
    return arena_printf(verifying->arena, pick(verifying, "%s mot lagret: %s", "%s against the store: %s"), name,
                        indicator->name);
}

static int add_source(struct verifying *verifying, struct store *store, struct fault *fault)
{
    const struct verification *verification = verifying->verification;
    struct sources sources = {0};
    for (size_t i = 0; i < verification->count; i++) {
        sources_add(&sources, verification->cells[i].indicator, i == 0 ? &verification->provenance : NULL,
                    verifying->arena);
    }
    for (size_t i = 0; i < verification->areas.count; i++) {
        sources.computed = sources.computed || verified_area(&verification->areas, i)->computed;
    }
    return sources_line(&sources, store, verifying->language, verifying->arena, &verifying->listing.table->source,
                        fault);
}

int answer_verify(struct document *document, const struct verification *verification, struct store *store,
                  struct fault *fault)
{
    struct verifying verifying = {
        .document = document, .verification = verification, .language = document->language, .arena = &document->arena};
    const char *const headings[] = {pick(&verifying, "Område", "Area"),
                                    pick(&verifying, "Kön", "Gender"),
                                    pick(&verifying, "År", "Year"),
                                    pick(&verifying, ">I tabellen", ">In the table"),
                                    pick(&verifying, ">I lagret", ">In the store"),
                                    pick(&verifying, ">Exakt", ">Exact"),
                                    pick(&verifying, "Utfall", "Verdict"),
                                    pick(&verifying, "Nyckeltal", "Indicator"),
                                    NULL};
    survey(&verifying);
    listing_init(&verifying.listing, document, "verify", title_of(&verifying), headings);
    if (verifying.listing.table == NULL) {
        return fault_memory(fault, "the answer");
    }
    verifying.listing.table->wraps = true;
    add_rows(&verifying);
    add_notes(&verifying);
    if (add_source(&verifying, store, fault) != 0) {
        return -1;
    }
    return arena_failed(verifying.arena) ? fault_memory(fault, "the answer") : 0;
}

#include "report/sentence.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/number.h"

#define NO_BREAK_SPACE "\xC2\xA0"

/* --- single values --- */

static void write_number(struct buffer *text, const struct expression_value *value, enum language language)
{
    static const char *const swedish[] = {"noll", "en",   "två", "tre", "fyra", "fem", "sex",
                                          "sju",  "åtta", "nio", "tio", "elva", "tolv"};
    static const char *const english[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                          "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    char digits[NUMBER_TEXT_MAX];
    double shown = number_round(value->number, value->decimals);
    bool small = value->in_words && shown >= 0 && shown <= 12 && !(fabs(shown - round(shown)) > 0);
    if (small) {
        buffer_text(text, language_pick(language, swedish[(int)shown], english[(int)shown]));
    } else if (value->is_year) {
        buffer_printf(text, "%.0f", shown);
    } else {
        number_format(digits, value->number, value->decimals, language);
        buffer_text(text, digits);
    }
}

/* "A, B och C". */
static void write_list(struct buffer *text, const struct expression_value *value, enum language language)
{
    for (size_t i = 0; i < value->count; i++) {
        if (i > 0) {
            buffer_text(text, i + 1 < value->count ? ", " : language_pick(language, " och ", " and "));
        }
        if (value->type == VALUE_YEARS) {
            buffer_printf(text, "%d", value->years[i]);
        } else {
            buffer_text(text, value->areas[i]->title);
        }
    }
    if (value->count == 0) {
        buffer_text(text, language_pick(language, "ingen", "none"));
    }
}

static const char *band_text(enum band band, enum language language)
{
    switch (band) {
    case BAND_LOW:
        return language_pick(language, "låg", "low");
    case BAND_MEDIUM:
        return language_pick(language, "medel", "medium");
    case BAND_HIGH:
        return language_pick(language, "hög", "high");
    case BAND_NONE:
        break;
    }
    return "–";
}

/* A label in the middle of a sentence loses its capital, unless it begins with an abbreviation. */
static void write_label(struct buffer *text, const char *label)
{
    gunichar first = g_utf8_get_char(label);
    const char *rest = first == 0 ? label : g_utf8_next_char(label);
    char lower[8] = {0};
    if (first == 0 || g_unichar_isupper(g_utf8_get_char(rest))) {
        buffer_text(text, label);
        return;
    }
    (void)g_unichar_to_utf8(g_unichar_tolower(first), lower);
    buffer_printf(text, "%s%s", lower, rest);
}

static void write_value(struct buffer *text, const struct expression_value *value, enum language language)
{
    switch (value->type) {
    case VALUE_NUMBER:
        write_number(text, value, language);
        break;
    case VALUE_AREAS:
    case VALUE_YEARS:
        write_list(text, value, language);
        break;
    case VALUE_BAND:
        buffer_text(text, band_text(value->band, language));
        break;
    case VALUE_TEXT:
        if (value->is_label) {
            write_label(text, value->text);
        } else {
            buffer_text(text, value->text);
        }
        break;
    case VALUE_TRUTH:
        buffer_text(text, value->truth ? language_pick(language, "ja", "yes") : language_pick(language, "nej", "no"));
        break;
    }
}

/* --- sentences --- */

/* The word for one or for several; a number that is shown as 1 is one. */
static const char *choose(const struct wording_piece *piece, const struct expression_value *value)
{
    double count = value->type == VALUE_NUMBER ? number_round(value->number, value->decimals) : (double)value->count;
    return count > 0.9999995 && count < 1.0000005 ? piece->singular : piece->plural;
}

/* Whether the text goes on with the unit of the number before it. */
static bool begins_with_unit(const char *text)
{
    static const char *const units[] = {" procent", " per cent", " percentage", " %", " kr", NULL};
    for (size_t i = 0; text != NULL && units[i] != NULL; i++) {
        if (strncmp(text, units[i], strlen(units[i])) == 0) {
            return true;
        }
    }
    return false;
}

static void write_pieces(struct buffer *text, const struct worded *worded, enum language language)
{
    bool after_number = false;
    for (size_t i = 0; i < worded->wording->piece_count; i++) {
        const struct wording_piece *piece = &worded->wording->pieces[i];
        const struct expression_value *value = &worded->values[i];
        if (piece->expression == NULL) {
            bool joined = after_number && begins_with_unit(piece->text);
            buffer_printf(text, "%s%s", joined ? NO_BREAK_SPACE : "", joined ? piece->text + 1 : piece->text);
        } else if (piece->singular != NULL) {
            buffer_text(text, choose(piece, value));
        } else {
            write_value(text, value, language);
        }
        after_number = piece->expression != NULL && piece->singular == NULL && value->type == VALUE_NUMBER &&
                       !value->is_year && !value->in_words;
    }
}

static const char *with_capital(const char *text, struct arena *arena)
{
    char capital[8] = {0};
    gunichar first = g_utf8_get_char(text);
    if (first == 0) {
        return text;
    }
    (void)g_unichar_to_utf8(g_unichar_toupper(first), capital);
    return arena_printf(arena, "%s%s", capital, g_utf8_next_char(text));
}

/* What was written, into the arena. */
static const char *keep(struct buffer *text, struct arena *arena)
{
    if (buffer_failed(text)) {
        arena->failed = true;
    }
    const char *kept = arena_copy_bytes(arena, text->bytes, text->length);
    buffer_release(text);
    return kept;
}

const char *sentence_clause(const struct worded *worded, enum language language, struct arena *arena)
{
    struct buffer text;
    buffer_init(&text, LIMIT_DOCUMENT_BYTES);
    write_pieces(&text, worded, language);
    return keep(&text, arena);
}

const char *sentence_write(const struct worded *worded, enum language language, struct arena *arena)
{
    return with_capital(sentence_clause(worded, language, arena), arena);
}

const char *sentence_value(const struct expression_value *value, enum language language, struct arena *arena)
{
    struct buffer text;
    buffer_init(&text, LIMIT_DOCUMENT_BYTES);
    write_value(&text, value, language);
    return keep(&text, arena);
}

/* --- gaps --- */

static const char *figure_gap_text(const struct figure_gap *gap, enum language language, struct arena *arena)
{
    const char *who = gap->area == NULL ? language_pick(language, "alla", "all") : gap->area->title;
    const char *form = gap->area == NULL
                           ? language_pick(language, "%s saknar uppgift för %d (%s)", "%s lack a figure for %d (%s)")
                           : language_pick(language, "%s saknar uppgift för %d (%s)", "%s has no figure for %d (%s)");
    if (gap->status == CELL_NOT_FETCHED) {
        form = language_pick(language, "%s: uppgiften för %d är inte hämtad (%s)", "%s: not fetched for %d (%s)");
    } else if (gap->status == CELL_WITHHELD) {
        form = language_pick(language, "%s: uppgiften för %d visas inte (%s)", "%s: not shown for %d (%s)");
    }
    if (gap->gender == GENDER_WOMEN || gap->gender == GENDER_MEN) {
        who = arena_printf(arena, "%s (%s)", who,
                           gap->gender == GENDER_WOMEN ? language_pick(language, "kvinnor", "women")
                                                       : language_pick(language, "män", "men"));
    }
    return arena_printf(arena, form, who, gap->year, gap->indicator->label);
}

const char *sentence_gap(const struct figure_gap *gap, enum language language, struct arena *arena)
{
    switch (gap->kind) {
    case GAP_FIGURE:
        return figure_gap_text(gap, language, arena);
    case GAP_YEAR:
        return arena_printf(arena,
                            language_pick(language, "%d är inget av rapportens år", "%d is none of the report's years"),
                            gap->year);
    case GAP_NO_COMMON:
        return language_pick(language, "inga uppgifter finns för båda åren", "there are no figures for both years");
    case GAP_DIVISION:
        return language_pick(language, "en division med noll", "a division by zero");
    case GAP_NOT_ONE:
        return language_pick(language, "en kommun skulle ha pekats ut, men det är ingen eller flera",
                             "one municipality was to be named, but there are none or several");
    case GAP_NONE:
        break;
    }
    return language_pick(language, "ingen kommun uppfyller villkoret", "no municipality meets the condition");
}

#include "report/xlsx/xlsx_style.h"

#include <stdio.h>
#include <string.h>

#include "report/preliminary_note.h"
#include "report/theme.h"

#define TRUE_MINUS "\xE2\x88\x92"
#define GAP_FILL 0xF1F3F5u
/* Room for a year and the marks as a format tells them. */
#define SUFFIX_MAX 32

void xlsx_styles_init(struct xlsx_styles *styles, lxw_workbook *workbook, enum language language)
{
    styles->language = language;
    styles->workbook = workbook;
    styles->count = 0;
}

static bool same_style(const struct xlsx_style *a, const struct xlsx_style *b)
{
    return a->role == b->role && a->align == b->align && a->band == b->band && a->is_number == b->is_number &&
           a->decimals == b->decimals && a->sign == b->sign && a->year == b->year && a->mark == b->mark &&
           a->marks == b->marks && a->reference == b->reference && a->rule_above == b->rule_above &&
           a->rule_below == b->rule_below && a->wraps == b->wraps && a->indent == b->indent;
}

/* Swedish figures have a space between thousands and a decimal comma, also where the program that shows the
 * workbook speaks another language (41D is Swedish; Excel itself follows its own setting). */
static const char *locale_code(enum language language)
{
    return language_pick(language, "[$-41D]", "");
}

static void digits_code(char code[XLSX_CODE_MAX], int decimals)
{
    (void)snprintf(code, XLSX_CODE_MAX, "#,##0%s%.*s", decimals > 0 ? "." : "", decimals, "000000");
}

void xlsx_number_code(char code[XLSX_CODE_MAX], int decimals, enum language language)
{
    char digits[XLSX_CODE_MAX];
    digits_code(digits, decimals);
    (void)snprintf(code, XLSX_CODE_MAX, "%s%.24s", locale_code(language), digits);
}

static bool has_marks(const struct xlsx_style *style)
{
    return style->marks != NULL && style->marks[0] != '\0';
}

/* The figure's year and its own marks, and white as wide as those that others of its column have besides. */
static void mark_code(char code[SUFFIX_MAX], const struct xlsx_style *style)
{
    int length = style->year == 0 ? 0 : snprintf(code, SUFFIX_MAX, "\"\xC2\xA0(%d)\"", style->year);
    code[length] = '\0';
    if (!has_marks(style)) {
        return;
    }
    bool own = style->mark[0] != '\0';
    length += snprintf(code + length, SUFFIX_MAX - (size_t)length, own ? "\" %s\"" : "_ ", style->mark);
    for (const char *mark = style->marks; *mark != '\0'; mark++) {
        if (strchr(style->mark, *mark) == NULL) {
            length += snprintf(code + length, SUFFIX_MAX - (size_t)length, "_%c", *mark);
        }
    }
}

/* The band's mark stands before the figure as a literal, so that the figure stays a number. A negative
 * figure has the true minus. */
static void cell_code(char code[XLSX_CODE_MAX], const struct xlsx_style *style, enum language language)
{
    const char *mark = theme_fill_of(style->band).mark;
    char digits[XLSX_CODE_MAX];
    char start[32]; /* locale and mark */
    char suffix[SUFFIX_MAX];
    mark_code(suffix, style);
    (void)snprintf(start, sizeof start, "%s%s%s%s", style->is_number ? locale_code(language) : "",
                   mark[0] != '\0' ? "\"" : "", mark, mark[0] != '\0' ? " \"" : "");
    if (!style->is_number) {
        (void)snprintf(code, XLSX_CODE_MAX, "%s@%s", start, suffix);
        return;
    }
    digits_code(digits, style->decimals);
    if (style->sign == XLSX_SIGN_NONE) {
        (void)snprintf(code, XLSX_CODE_MAX, "%s%.24s%s", start, digits, suffix);
        return;
    }
    const char *positive = style->sign == XLSX_SIGN_PLUS ? "\"+\"" : "";
    const char *negative = style->sign == XLSX_SIGN_MINUS ? "\"" TRUE_MINUS "\"" : "";
    (void)snprintf(code, XLSX_CODE_MAX, "%s%s%.20s%s;%s%s%.20s%s", start, positive, digits, suffix, start, negative,
                   digits, suffix);
}

static void set_font(lxw_format *format, double size, lxw_color_t colour)
{
    format_set_font_size(format, size);
    format_set_font_color(format, colour);
}

static void set_align(lxw_format *format, enum column_align align, bool indent)
{
    static const uint8_t aligns[] = {
        [ALIGN_LEFT] = LXW_ALIGN_LEFT, [ALIGN_RIGHT] = LXW_ALIGN_RIGHT, [ALIGN_CENTRE] = LXW_ALIGN_CENTER};
    format_set_align(format, aligns[align]);
    if (indent) {
        format_set_indent(format, 1);
    }
}

static void set_rules(lxw_format *format, const struct xlsx_style *style)
{
    if (style->rule_above) {
        format_set_top(format, LXW_BORDER_THIN);
        format_set_top_color(format, THEME_CONTEXT);
    }
    if (style->rule_below) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, THEME_CONTEXT);
    }
}

static void set_fill(lxw_format *format, enum band band)
{
    if (band != BAND_NONE) {
        struct theme_fill fill = theme_fill_of(band);
        format_set_bg_color(format, fill.fill);
        format_set_font_color(format, fill.text);
    }
}

static void set_cell(lxw_format *format, const struct xlsx_style *style, enum language language)
{
    char code[XLSX_CODE_MAX];
    if (style->is_number || style->band != BAND_NONE || has_marks(style)) {
        cell_code(code, style, language);
        format_set_num_format(format, code);
    }
    set_font(format, 11, THEME_INK);
    set_align(format, style->align, style->indent);
    set_fill(format, style->band);
    set_rules(format, style);
    if (style->reference) {
        format_set_bold(format);
    }
}

static void set_header(lxw_format *format, const struct xlsx_style *style)
{
    set_font(format, 10, THEME_INK);
    set_align(format, style->align, style->indent);
    set_rules(format, style);
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
}

static void set_text(lxw_format *format, const struct xlsx_style *style)
{
    enum xlsx_role role = style->role;
    static const struct {
        double size;
        lxw_color_t colour;
        bool bold;
    } looks[] = {
        [XLSX_TITLE] = {14, THEME_INK, true},    [XLSX_COVER] = {20, THEME_INK, true},
        [XLSX_SUBTITLE] = {11, THEME_MUTED, 0},  [XLSX_HEADING] = {13, THEME_INK, true},
        [XLSX_BODY] = {11, THEME_INK, false},    [XLSX_NOTE] = {9, THEME_MUTED, false},
        [XLSX_LINK] = {11, THEME_REGION, false},
    };
    set_font(format, looks[role].size, looks[role].colour);
    if (looks[role].bold) {
        format_set_bold(format);
    }
    if (role == XLSX_LINK) {
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (style->indent) {
        set_align(format, ALIGN_LEFT, true);
    }
    if (style->wraps) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
}

static lxw_format *make_format(const struct xlsx_styles *styles, const struct xlsx_style *style)
{
    lxw_format *format = workbook_add_format(styles->workbook);
    if (format == NULL) {
        return NULL;
    }
    switch (style->role) {
    case XLSX_HEADER:
        set_header(format, style);
        break;
    case XLSX_CELL:
        set_cell(format, style, styles->language);
        break;
    case XLSX_GAP:
        format_set_bg_color(format, GAP_FILL);
        break;
    case XLSX_TITLE:
    case XLSX_COVER:
    case XLSX_SUBTITLE:
    case XLSX_HEADING:
    case XLSX_BODY:
    case XLSX_NOTE:
    case XLSX_LINK:
        set_text(format, style);
        break;
    }
    return format;
}

lxw_format *xlsx_styles_get(struct xlsx_styles *styles, const struct xlsx_style *style)
{
    for (size_t i = 0; i < styles->count; i++) {
        if (same_style(&styles->keys[i], style)) {
            return styles->formats[i];
        }
    }
    lxw_format *format = make_format(styles, style);
    if (format != NULL && styles->count < XLSX_STYLES_MAX) {
        styles->keys[styles->count] = *style;
        styles->formats[styles->count++] = format;
    }
    return format;
}

static enum xlsx_sign sign_of(const struct doc_cell *cell)
{
    if (strncmp(cell->text, TRUE_MINUS, strlen(TRUE_MINUS)) == 0) {
        return XLSX_SIGN_MINUS;
    }
    if (cell->text[0] == '+') {
        return XLSX_SIGN_PLUS;
    }
    return cell->value < 0 ? XLSX_SIGN_HIDDEN : XLSX_SIGN_NONE;
}

struct xlsx_style xlsx_style_of(const struct doc_cell *cell, enum column_align align)
{
    struct xlsx_style style = {.role = XLSX_CELL, .align = align, .band = cell->band};
    if (cell->is_number) {
        style.is_number = true;
        style.decimals = cell->decimals;
        style.year = cell->year;
        style.sign = sign_of(cell);
    }
    return style;
}

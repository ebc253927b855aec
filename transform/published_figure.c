#include "transform/published_figure.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* A figure may take so many bytes; the largest double with marks between its thousands has 523. */
#define FIGURE_BYTES_MAX 512

static const struct {
    const char *folded; /* text_fold of what stands there */
    enum published_kind kind;
} words[] = {
    {"", PUBLISHED_EMPTY},
    {"x", PUBLISHED_YES},
    {"ja", PUBLISHED_YES},
    {"yes", PUBLISHED_YES},
    {"nej", PUBLISHED_NO},
    {"no", PUBLISHED_NO},
    {"i.u.", PUBLISHED_MISSING},
    {"i.u", PUBLISHED_MISSING},
    {"iu", PUBLISHED_MISSING},
    {"i. u.", PUBLISHED_MISSING},
    {".", PUBLISHED_MISSING},
    {"..", PUBLISHED_MISSING},
    {"...", PUBLISHED_MISSING},
    {"no data", PUBLISHED_MISSING},
    {"uppgift saknas", PUBLISHED_MISSING},
    {"saknas", PUBLISHED_MISSING},
    {"missing", PUBLISHED_MISSING},
    {"ej hamtad", PUBLISHED_MISSING},
    {"not fetched", PUBLISHED_MISSING},
    {"-", PUBLISHED_NOT_APPLICABLE},
    {"\xE2\x80\x93", PUBLISHED_NOT_APPLICABLE},
    {"\xE2\x80\x94", PUBLISHED_NOT_APPLICABLE},
    {"\xE2\x88\x92", PUBLISHED_NOT_APPLICABLE},
};

static bool read_word(const char *text, enum published_kind *kind)
{
    char folded[TEXT_FOLDED_MAX];
    text_fold(text, folded);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(folded, words[i].folded) == 0) {
            *kind = words[i].kind;
            return true;
        }
    }
    return false;
}

/* Bytes of the space that the text starts with, 0 where it starts with none. */
static size_t space_bytes(const char *text)
{
    static const char *const spaces[] = {" ",        "\t",           "\n",           "\r",
                                         "\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        size_t length = strlen(spaces[i]);
        if (strncmp(text, spaces[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

/* The text with every space as a plain one, none at its ends, a true minus or an en dash as a hyphen. */
static bool make_plain(const char *text, char plain[FIGURE_BYTES_MAX])
{
    size_t used = 0;
    while (*text != '\0') {
        size_t space = space_bytes(text);
        bool minus = strncmp(text, "\xE2\x88\x92", 3) == 0 || strncmp(text, "\xE2\x80\x93", 3) == 0;
        if (minus) {
            plain[used++] = '-';
        } else if (space == 0) {
            plain[used++] = *text;
        } else if (used > 0) {
            plain[used++] = ' ';
        }
        if (used == FIGURE_BYTES_MAX) {
            return false;
        }
        text += space > 0 ? space : (minus ? 3 : 1);
    }
    while (used > 0 && plain[used - 1] == ' ') {
        used--;
    }
    plain[used] = '\0';
    return true;
}

/* Takes away what may follow a figure: "%", "*", "!" (few persons), "p" after a space. */
static void drop_suffix(char *plain)
{
    size_t length = strlen(plain);
    bool dropped = true;
    while (dropped && length > 0) {
        dropped = plain[length - 1] == '%' || plain[length - 1] == '*' || plain[length - 1] == '!' ||
                  plain[length - 1] == ' ' || (length > 1 && plain[length - 1] == 'p' && plain[length - 2] == ' ');
        length -= dropped;
    }
    plain[length] = '\0';
}

/* Where the decimal mark stands among the digits; NULL where there is none. */
static const char *decimal_mark(const char *digits)
{
    const char *comma = strrchr(digits, ',');
    const char *point = strrchr(digits, '.');
    if (comma != NULL && point != NULL) {
        return comma > point ? comma : point;
    }
    const char *mark = comma != NULL ? comma : point;
    return mark == NULL || strchr(digits, *mark) != mark ? NULL : mark;
}

/* Copies the whole part without what divides its thousands; false where the parts are not of three digits or the
 * mark changes. */
static bool copy_whole(const char *digits, size_t length, char *to, size_t *used)
{
    char divider = '\0';
    size_t run = 0;
    for (size_t i = 0; i < length; i++) {
        if (digits[i] >= '0' && digits[i] <= '9') {
            to[(*used)++] = digits[i];
            run++;
            continue;
        }
        bool known = digits[i] == ' ' || digits[i] == ',' || digits[i] == '.' || digits[i] == '\'';
        bool first = divider == '\0';
        if (!known || (first ? run < 1 || run > 3 : digits[i] != divider || run != 3)) {
            return false;
        }
        divider = digits[i];
        run = 0;
    }
    return divider == '\0' ? run > 0 : run == 3;
}

/* "-1 234,5" as "-1234.5" with its decimals. */
static bool make_number(const char *plain, char number[FIGURE_BYTES_MAX], int *decimals)
{
    size_t used = 0;
    if (*plain == '-' || *plain == '+') {
        number[used++] = *plain++;
    }
    const char *point = decimal_mark(plain);
    size_t whole = point == NULL ? strlen(plain) : (size_t)(point - plain);
    *decimals = 0;
    if (!copy_whole(plain, whole, number, &used)) {
        return false;
    }
    if (point != NULL) {
        size_t length = strlen(point + 1);
        if (length == 0 || strspn(point + 1, "0123456789") != length) {
            return false;
        }
        number[used++] = '.';
        memcpy(number + used, point + 1, length);
        used += length;
        *decimals = length > PUBLISHED_DECIMALS_MAX ? PUBLISHED_DECIMALS_MAX : (int)length;
    }
    number[used] = '\0';
    return true;
}

/* Whether the only mark is a comma with three digits after it and one to three before, the first of them no 0. */
static bool may_be_thousands(const char *plain)
{
    plain += *plain == '-' || *plain == '+';
    size_t whole = strspn(plain, "0123456789");
    return whole >= 1 && whole <= 3 && *plain != '0' && plain[whole] == ',' && strlen(plain + whole) == 4;
}

/* "1.5e-07", as programs write very small and very large figures in full precision: held at the digits of a double. */
static bool read_exponent(const char *plain, struct published_figure *figure)
{
    if (strchr(plain, 'e') == NULL || strspn(plain, "0123456789.eE+-") != strlen(plain)) {
        return false;
    }
    figure->decimals = PUBLISHED_DECIMALS_MAX;
    return number_parse(plain, &figure->value);
}

bool published_figure_read(const char *text, struct published_figure *figure)
{
    char plain[FIGURE_BYTES_MAX];
    char number[FIGURE_BYTES_MAX];
    memset(figure, 0, sizeof *figure);
    if (read_word(text, &figure->kind)) {
        return true;
    }
    figure->kind = PUBLISHED_FIGURE;
    if (!make_plain(text, plain)) {
        return false;
    }
    drop_suffix(plain);
    if (read_exponent(plain, figure)) {
        return true;
    }
    figure->maybe_thousands = may_be_thousands(plain);
    return make_number(plain, number, &figure->decimals) && number_parse(number, &figure->value);
}

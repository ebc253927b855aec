#include "base/number.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIGNIFICANT_DIGITS 15
#define NO_BREAK_SPACE "\xC2\xA0"
#define TRUE_MINUS "\xE2\x88\x92"

/* A rounded decimal figure: sign, then digits of which the last `decimals` stand after the point. */
struct decimal {
    bool negative;
    int decimals;
    int length;
    char digits[NUMBER_TEXT_MAX]; /* 309 before the point, decimals, a carry */
};

/* Adds one at the last place; the carry may lengthen the figure. */
static void increment(struct decimal *decimal)
{
    int at = decimal->length - 1;
    while (at >= 0 && decimal->digits[at] == '9') {
        decimal->digits[at--] = '0';
    }
    if (at >= 0) {
        decimal->digits[at]++;
        return;
    }
    memmove(decimal->digits + 1, decimal->digits, (size_t)decimal->length);
    decimal->digits[0] = '1';
    decimal->length++;
}

/* Drops the sign of zero and leaves at least one digit before the point. */
static void tidy(struct decimal *decimal)
{
    bool zero = true;
    for (int i = 0; i < decimal->length; i++) {
        zero = zero && decimal->digits[i] == '0';
    }
    if (zero) {
        decimal->negative = false;
    }
    int missing = decimal->decimals + 1 - decimal->length;
    if (missing > 0) {
        memmove(decimal->digits + missing, decimal->digits, (size_t)decimal->length);
        memset(decimal->digits, '0', (size_t)missing);
        decimal->length += missing;
    }
}

static void decimal_make(struct decimal *decimal, double value, int decimals)
{
    char scientific[64]; /* "d.dddddddddddddde+xxx" */
    char significant[SIGNIFICANT_DIGITS + 1];
    (void)snprintf(scientific, sizeof scientific, "%.*e", SIGNIFICANT_DIGITS - 1, fabs(value));
    significant[0] = scientific[0];
    memcpy(significant + 1, scientific + 2, SIGNIFICANT_DIGITS - 1);
    int exponent = (int)strtol(strchr(scientific, 'e') + 1, NULL, 10);
    int keep = exponent + 1 + decimals; /* digits up to the last one shown */
    decimal->negative = signbit(value) != 0;
    decimal->decimals = decimals;
    decimal->length = keep > 0 ? keep : 0;
    for (int i = 0; i < keep; i++) {
        decimal->digits[i] = '0';
        if (i < SIGNIFICANT_DIGITS) {
            decimal->digits[i] = significant[i];
        }
    }
    if (keep >= 0 && keep < SIGNIFICANT_DIGITS && significant[keep] >= '5') {
        increment(decimal);
    }
    tidy(decimal);
}

double number_round(double value, int decimals)
{
    struct decimal decimal;
    char text[NUMBER_TEXT_MAX];
    if (!isfinite(value)) {
        return value;
    }
    decimal_make(&decimal, value, decimals);
    int whole = decimal.length - decimal.decimals;
    (void)snprintf(text, sizeof text, "%s%.*s.%.*s", decimal.negative ? "-" : "", whole, decimal.digits,
                   decimal.decimals, decimal.digits + whole);
    return strtod(text, NULL);
}

void number_format(char text[NUMBER_TEXT_MAX], double value, int decimals, enum language language)
{
    struct decimal decimal = {0};
    text[0] = '\0';
    if (!isfinite(value)) {
        return;
    }
    decimal_make(&decimal, value, decimals);
    const char *group = language_pick(language, NO_BREAK_SPACE, ",");
    int whole = decimal.length - decimal.decimals;
    size_t used = 0;
    if (decimal.negative) {
        used += (size_t)snprintf(text, NUMBER_TEXT_MAX, "%s", TRUE_MINUS);
    }
    for (int i = 0; i < whole; i++) {
        bool grouped = i > 0 && (whole - i) % 3 == 0;
        used += (size_t)snprintf(text + used, NUMBER_TEXT_MAX - used, "%s%c", grouped ? group : "", decimal.digits[i]);
    }
    if (decimals > 0) {
        (void)snprintf(text + used, NUMBER_TEXT_MAX - used, "%s%.*s", language_pick(language, ",", "."), decimals,
                       decimal.digits + whole);
    }
}

void number_exact(char text[NUMBER_TEXT_MAX], double value)
{
    text[0] = '\0';
    if (!isfinite(value)) {
        return;
    }
    for (int digits = SIGNIFICANT_DIGITS; digits <= 17; digits++) {
        (void)snprintf(text, NUMBER_TEXT_MAX, "%.*g", digits, value + 0.0); /* -0 becomes 0 */
        double back = strtod(text, NULL);
        if (!(back < value) && !(back > value)) {
            return;
        }
    }
}

bool number_parse(const char *text, double *value)
{
    char *end;
    if (text[0] == '\0' || strchr("+-.0123456789", text[0]) == NULL || strpbrk(text, "xX") != NULL) {
        return false;
    }
    errno = 0;
    *value = strtod(text, &end);
    return *end == '\0' && errno == 0 && isfinite(*value);
}

bool number_parse_int(const char *text, int least, int most, int *value)
{
    char *end;
    if (text[0] != '-' && (text[0] < '0' || text[0] > '9')) {
        return false;
    }
    errno = 0;
    long parsed = strtol(text, &end, 10);
    if (*end != '\0' || errno != 0 || parsed < least || parsed > most) {
        return false;
    }
    *value = (int)parsed;
    return true;
}

/*
 * number.h - figures as text, and text as figures; never by way of the locale.
 *
 * Rounding is half away from zero on the decimal figure, as official tables
 * print: 46.65 becomes 46.7 although the nearest double lies just below it.
 * The decimal figure is the double written with 15 significant digits, which
 * is more than Kolada publishes and drops the noise of a computed mean.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>

#include "base/language.h"

/* Room for any formatted figure: 309 digits, 102 two-byte group marks, sign, point, decimals: 523 bytes. */
#define NUMBER_TEXT_MAX 544
/* Decimals that may be shown. */
#define NUMBER_DECIMALS_MAX 6

/* The figure rounded for display, as a double: for bands and for comparing what is shown. */
double number_round(double value, int decimals);

/* The figure as people read it. Swedish: decimal comma, no-break space between
 * thousands; English: point and comma. True minus (U+2212) in both; a figure
 * that rounds to 0 has no sign. A NaN or infinity gives "" (there is no such figure). */
void number_format(char text[NUMBER_TEXT_MAX], double value, int decimals, enum language language);

/* The shortest text with a point that reads back as the same double. */
void number_exact(char text[NUMBER_TEXT_MAX], double value);

/* Reads a whole text as a finite number with a point; false for anything else. */
bool number_parse(const char *text, double *value);

/* Reads a whole text as an integer within the bounds; false for anything else. */
bool number_parse_int(const char *text, int least, int most, int *value);

#endif

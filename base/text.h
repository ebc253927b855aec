/*
 * text.h - UTF-8 text: validity, cutting, width, folding and Swedish order.
 *
 * All texts are NUL-terminated UTF-8 unless a length is given.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Room for a folded name, see text_fold. */
#define TEXT_FOLDED_MAX 256

/* Whether the bytes are well-formed UTF-8 without NUL. */
bool text_is_valid(const char *bytes, size_t length);

/* Cuts a text in place to at most `max` bytes, between two characters. */
void text_cut(char *text, size_t max);

/* Makes a text harmless to show: control characters and marks that turn the
 * direction of writing become spaces, in place. A newline stays. */
void text_clean(char *text);
/* Whether text_clean would leave it as it is. */
bool text_is_clean(const char *text);

/* Columns that the text takes on a terminal (combining marks 0, wide characters 2). */
size_t text_width(const char *text);

/* The form in which names are compared by machine: case-folded, marks and
 * white space at the ends removed ("Öckerö" and " OCKERO" fold to "ockero").
 * Names longer than the room are cut. Invalid UTF-8 folds to "". */
void text_fold(const char *text, char folded[TEXT_FOLDED_MAX]);

/* Swedish alphabetical order: a-z, å, ä, ö; case and other marks count only
 * between texts that are otherwise equal. Less than, equal to or more than 0. */
int text_collate(const char *left, const char *right);

/* Whether the texts are the same letter by letter, regardless of case only: "Habo" is not "Håbo". */
bool text_same_letters(const char *left, const char *right);

/* How many characters must be added, removed or changed to make one folded
 * name the other (Levenshtein); used to suggest what was meant. */
size_t text_distance(const char *left, const char *right);
/* Of the nearest so far (NULL before the first) and a candidate the one that is nearer to what was written. */
const char *text_nearer(const char *written, const char *nearest, const char *candidate);

#endif

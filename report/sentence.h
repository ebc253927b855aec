/*
 * sentence.h - sentences written from figures, in good Swedish and English.
 *
 * Numbers as number.h shows them, lists with "och" or "and", years without a
 * thousands mark. A number and its unit ("procent", "%", "kr") stay on one
 * line: a no-break space stands between them. A sentence begins with a capital; a label within
 * one does not.
 */
#ifndef REPORT_SENTENCE_H
#define REPORT_SENTENCE_H

#include "base/arena.h"
#include "base/language.h"
#include "transform/statement.h"

/* The text of a wording; a failure is the arena's. */
const char *sentence_write(const struct worded *worded, enum language language, struct arena *arena);

/* The same within another sentence, without the capital. */
const char *sentence_clause(const struct worded *worded, enum language language, struct arena *arena);

/* One value as in a sentence; an empty list is "ingen" or "none". */
const char *sentence_value(const struct expression_value *value, enum language language, struct arena *arena);

/* Why something is not known, as a clause: "Tjörn saknar uppgift för 2022". */
const char *sentence_gap(const struct figure_gap *gap, enum language language, struct arena *arena);

#endif

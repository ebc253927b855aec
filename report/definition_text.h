/* definition_text.h - an indicator in words: what it means, how it is made, who made the figures. */
#ifndef REPORT_DEFINITION_TEXT_H
#define REPORT_DEFINITION_TEXT_H

#include "base/arena.h"
#include "base/language.h"
#include "cache/catalogue.h"
#include "transform/indicator.h"

/* What follows its label: "Vuxna som ... (Kolada N31814: ... Källa enligt Kolada: Socialstyrelsen.)"; of a derived one how it
 * is computed, of a closed one when it ended and what follows it. `title` is the catalogue's, NULL where it has none
 * or is not wanted; who made the figures is told `with_maker`. The text belongs to the arena. */
const char *definition_text(const struct indicator *indicator, const char *title, bool with_maker,
                            enum language language, struct arena *arena);

/* How a derived one is computed, in labels: "100 × Börjat arbeta / Avslutade"; "" for others. */
const char *definition_formula(const struct indicator *indicator, enum language language, struct arena *arena);

#endif

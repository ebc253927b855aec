/*
 * change_text.h - a change or distance with its sign and its unit, in words that cannot be mixed up: of a share
 * "+3,4 procentenheter", of a count "+264", relative "+11,8 %".
 */
#ifndef REPORT_CHANGE_TEXT_H
#define REPORT_CHANGE_TEXT_H

#include "base/arena.h"
#include "base/language.h"
#include "transform/indicator.h"

/* The difference between two figures of the indicator, at so many decimals. */
const char *change_text(const struct indicator *indicator, double difference, int decimals, enum language language,
                        struct arena *arena);
/* A change in per cent, with one decimal. */
const char *change_text_percent(double percent, enum language language, struct arena *arena);

#endif

/*
 * drivers_text.h - what drove a change, in words. A share's change and its parts are told in percentage points,
 * anything else in its own numbers. Texts belong to the words' arena.
 */
#ifndef REPORT_DRIVERS_TEXT_H
#define REPORT_DRIVERS_TEXT_H

#include "report/drivers_cell.h"

/* What the group's figure is called: "Ovägt medel", "Medel vägt med Folkmängd", "Summa". */
const char *drivers_figure_name(const struct drivers_words *words);
/* What stands for the effect of who reports, and of changed weights. */
const char *drivers_composition_name(enum language language);
const char *drivers_reweighting_name(enum language language);

/* "Lerum", "Lerum och Partille", "Lerum (+1,8), Stenungsund (+1,0) och Partille (+0,6)". */
const char *drivers_names(const struct drivers_words *words, const size_t *members, size_t count, bool with_amounts);

/* 1, -1 or 0 as a change is shown. */
int drivers_direction(const struct drivers_words *words, double value);

/* The finding in two or three sentences, written from the figures. */
const char *drivers_sentence(const struct drivers_words *words);

/* How to read the parts: one note. */
const char *drivers_note(const struct drivers_words *words);

#endif

/* part_label.h - what a table or chart is called within running text. */
#ifndef REPORT_PART_LABEL_H
#define REPORT_PART_LABEL_H

#include "base/arena.h"

/* "Tabell 5" with a blank that does not break, so that its number begins no line. */
const char *part_label_unbroken(struct arena *arena, const char *label);

#endif

/* figure_set.h - which figures have been seen: a figure that stands in several places is one. */
#ifndef REPORT_FIGURE_SET_H
#define REPORT_FIGURE_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "report/document.h"

/* By open addressing; twice as many places as there may be figures. */
struct figure_set {
    size_t places;
    const struct figure_identity **figures; /* borrowed from the document */
};

/* Room for so many figures; false without memory. */
bool figure_set_init(struct figure_set *set, size_t most);
void figure_set_release(struct figure_set *set);
/* Notes a figure; false where it was there. */
bool figure_set_add(struct figure_set *set, const struct figure_identity *figure);

#endif

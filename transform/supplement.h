/*
 * supplement.h - figures that are not Kolada's: a CSV beside the templates with the columns area, year, value.
 *
 * "-" stands for a figure that does not exist, "i.u." or nothing for one that
 * is missing. A second row of an area and year, or something else than an id
 * for an area, is a fault: either would lose a figure without a word. The
 * figures are totals; by gender there are none (not applicable).
 */
#ifndef TRANSFORM_SUPPLEMENT_H
#define TRANSFORM_SUPPLEMENT_H

#include "transform/panel.h"

/* Fills a panel whose indicator is supplementary. Faults are STATUS_CONFIG and name the row. */
int supplement_read(struct panel *panel, const struct panel_source *source, struct fault *fault);

/* Whether the file of an indicator can be read, without a store. */
int supplement_check(const struct indicator *indicator, const char *templates, struct arena *arena,
                     struct fault *fault);

#endif

/* panel_derived.h - panels of derived indicators. Not for other rooms; panel_read is the way in. */
#ifndef TRANSFORM_PANEL_DERIVED_H
#define TRANSFORM_PANEL_DERIVED_H

#include "transform/panel.h"

/* Fills a panel whose indicator is derived, from panels of its terms: of the same areas and years, for an index also
 * of the base year, for a share of a group's total of all the group's members. By derived.h; besides:
 *   - a group's total is one only when all members have the figure, so where one of them lacks it no member has a
 *     share, for the strongest of their reasons;
 *   - an area that is no member of the group has no share to have: not applicable. */
int panel_read_derived(struct panel *panel, const struct panel_source *source, struct fault *fault);

#endif

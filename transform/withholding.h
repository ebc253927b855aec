/*
 * withholding.h - small_numbers.h on panels: counts of few people are not shown, nor what would reveal them.
 *
 * - A count from 1 up to the limit is withheld, and with it as many others of the same year as keep it from being told
 *   from the areas' total. The panel's areas are judged together with those that the source names as shown beside them
 *   (`among`), so that one table does not show what another hides.
 * - Women and men of an area go together, and with the total; a panel of one gender is judged by all three.
 * - A share is withheld where its base (what it is a share of: `small_base_of`) or its own count is so small; of women
 *   and men both, where either is.
 * - What is derived takes it from its terms: a withheld term gives a withheld result.
 * Means, ranks and all else that is computed from a panel see a withheld figure as a missing one, so that none of them
 * gives it back. Two panels of different indicators (the parts of a whole that nobody declared as such) are not judged
 * together, nor are panels of areas that `among` does not name.
 */
#ifndef TRANSFORM_WITHHOLDING_H
#define TRANSFORM_WITHHOLDING_H

#include "transform/panel.h"

/* What a share is a share of: the denominator of a ratio, else the weight where that is a count; NULL: not known. */
const struct indicator *small_base_of(const struct indicator *indicator);

/* Withholds cells of a panel that was just read. */
int panel_withhold(struct panel *panel, const struct panel_source *source, struct fault *fault);

#endif

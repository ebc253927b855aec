/*
 * similar.h - Kolada's groups that come anew each year: "Liknande kommuner arbetsmarknad, Öckerö, 2024".
 *
 * Their titles end in a year, so they are found by the title without it, and
 * the newest is taken; its own title shows the year. Case, marks and
 * punctuation do not matter, but "Habo" is not Håbo where both have groups.
 * Short forms: "liknande Öckerö" and "liknande:Öckerö" are those of the labour
 * market (arbetsmarknad), "liknande socioekonomi Öckerö" those of another theme.
 */
#ifndef TRANSFORM_SIMILAR_H
#define TRANSFORM_SIMILAR_H

#include <stddef.h>

#include "cache/catalogue.h"

/* The newest group (type "G") of that title among the areas; NULL where there is none. */
const struct area *similar_newest(const char *title, const struct area *all, size_t count);

#endif

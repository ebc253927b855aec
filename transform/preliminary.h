/*
 * preliminary.h - which year of an indicator the source has published only for the time being.
 *
 * The catalogue tells the period that is being published, the day of its
 * preliminary figures and the day of the final ones: between the two days the
 * figures of that period are preliminary.
 */
#ifndef TRANSFORM_PRELIMINARY_H
#define TRANSFORM_PRELIMINARY_H

#include "base/clock.h"
#include "cache/catalogue.h"

/* The year whose figures are preliminary on that day, 0 where none is or where a date is missing. */
int preliminary_year(const struct kpi *kpi, const struct date *today);

/* The same for an indicator of the catalogue; 0 for one that it does not know. */
int preliminary_year_read(struct store *store, const char *kpi, const struct date *today, struct arena *arena,
                          int *year, struct fault *fault);

#endif

/*
 * shown.h - figures as they are shown: what a sentence says beside a table must agree with the table.
 *
 * Two figures are compared after each is rounded to the decimals it is shown
 * with: what is printed alike is alike, and 46.649 is not above 46.6 where one
 * decimal is shown. (Arithmetic is done in full precision and rounded once.)
 */
#ifndef TRANSFORM_SHOWN_H
#define TRANSFORM_SHOWN_H

#include "transform/indicator.h"

/* Less than, equal to or more than 0, as the figures look with their decimals. */
int shown_order(double left, int left_decimals, double right, int right_decimals);

/* The decimals of a mean or median: the indicator's own, but one for whole numbers below 1,000, where a mean
 * between two of them says something. */
int shown_mean_decimals(const struct indicator *indicator, double mean);

#endif

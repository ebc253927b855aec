/*
 * compose_revisions.h - which figures of a report became others since an earlier one was made. Not for others.
 *
 * The day is the one that `compose_job.since` tells, else a year before the report is made: the report of the year
 * before is then as old. Figures count as they are shown, so that one that differs in what nobody sees is no change.
 */
#ifndef REPORT_COMPOSE_REVISIONS_H
#define REPORT_COMPOSE_REVISIONS_H

#include "report/composing.h"

/* Appends sentences and a list to the document; in a brief report only where something changed. */
int compose_revisions(struct composing *composing);

#endif

/*
 * publication.h - the files of a report replaced as one, whatever interrupts it.
 *
 * A report is rendered into DIR/.nyckeltal/NAME.staged. When it is complete and
 * on the disk, that folder is renamed to NAME.ready: from then on the new
 * report holds, and `publication_finish` renames its files into DIR one by
 * one. What a crash leaves staged is thrown away, what it leaves ready is
 * finished, by the next `publication_recover`. A file in DIR is thus always a
 * whole one, and after recovery all of a report's files are of one making.
 *
 * One process at a time, see base/lock.h.
 */
#ifndef REPORT_PUBLICATION_H
#define REPORT_PUBLICATION_H

#include "base/limits.h"
#include "report/built.h"

struct publication {
    const char *directory; /* DIR */
    char work[LIMIT_PATH_BYTES];
    char staged[LIMIT_PATH_BYTES];
    char ready[LIMIT_PATH_BYTES];
    char record[LIMIT_PATH_BYTES]; /* of what stands in DIR: .nyckeltal/NAME.built */
};

/* Names the places; makes DIR and the folder for work. The directory's text must outlive it. */
int publication_init(struct publication *publication, const char *directory, const char *name, struct fault *fault);
/* Finishes or throws away what an interrupted run left. */
int publication_recover(const struct publication *publication, struct fault *fault);
/* Makes the empty folder `staged`. */
int publication_stage(const struct publication *publication, struct fault *fault);
/* Puts what was staged in place of the old. Of the same document, files that the new one has no more are
 * removed; other documents (of an earlier year) stay. */
int publication_finish(const struct publication *publication, const struct built *built, struct fault *fault);

#endif

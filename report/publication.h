/*
 * publication.h - the files of a report replaced as one, whatever fails or interrupts it.
 *
 * All happens in DIR/.nyckeltal. A report is rendered into NAME.staged. When it
 * is complete and on the disk, the files that it replaces are kept in NAME.old
 * and the folder is renamed to NAME.ready: from then on the new report holds,
 * and its files are renamed into DIR one by one, the record NAME.built last. If
 * one of them cannot be, the folder becomes NAME.undone, and the old files are
 * put back. What a crash leaves staged is thrown away, what it leaves ready is
 * finished, what it leaves undone is put back, by the next
 * `publication_recover`. A file in DIR is thus always a whole one, and once a
 * run has ended or the next has begun all of a report's files are of one making.
 *
 * One process at a time, see base/lock.h.
 */
#ifndef REPORT_PUBLICATION_H
#define REPORT_PUBLICATION_H

#include "base/limits.h"
#include "report/built.h"

/* The folder for work, in that of the reports. */
#define PUBLICATION_WORK ".nyckeltal"
/* Its record in the folder of a report on its way; in NAME.old the journal: what is kept there. */
#define PUBLICATION_RECORD ".built"

struct publication {
    const char *directory; /* DIR */
    char work[LIMIT_PATH_BYTES];
    char staged[LIMIT_PATH_BYTES];
    char ready[LIMIT_PATH_BYTES];
    char undone[LIMIT_PATH_BYTES];
    char old[LIMIT_PATH_BYTES];
    char record[LIMIT_PATH_BYTES]; /* of what stands in DIR */
};

/* Names the places; makes DIR and the folder for work. The directory's text must outlive it. */
int publication_init(struct publication *publication, const char *directory, const char *name, struct fault *fault);
/* Finishes, puts back or throws away what an interrupted run left; `*files` is how many files the report has that was
 * finished, 0 where there was none. On failure the old files stand, as far as they can. */
int publication_recover(const struct publication *publication, size_t *files, struct fault *fault);
/* Makes the empty folder `staged`. */
int publication_stage(const struct publication *publication, struct fault *fault);
/* Puts what was staged in place of the old. Of the same document, files that the new one has no more are
 * removed; other documents (of an earlier year) stay. On failure all old files stand as they did. */
int publication_finish(const struct publication *publication, const struct built *built, struct fault *fault);

/* Gets the name of a report that was finished, and how many files it has. */
typedef void publication_told(void *context, const char *name, size_t files);
/* Recovers all reports of which something was left in a folder, also those that are made no more. One that cannot be
 * does not keep the others from it; the fault is the first one's. */
int publication_recover_all(const char *directory, publication_told *told, void *context, struct fault *fault);

#endif

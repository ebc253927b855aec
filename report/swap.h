/*
 * swap.h - the steps by which a report's new files take the place of the old, and the way back.
 *
 * Before the first file moves, the old ones are kept in NAME.old, with a
 * journal that lists them; so each step can be done again, and all of them
 * undone, by this run or the next one. Used by publication.c only, which says
 * when.
 */
#ifndef REPORT_SWAP_H
#define REPORT_SWAP_H

#include "report/publication.h"

/* STATUS_CANNOT_CREATE where a file could not be put in place, as far as that can be told before. */
int swap_check(const struct publication *publication, const struct built *fresh, struct fault *fault);
/* Keeps what stands in the places of the new files, and of `old` (NULL: not known) what the new report has no more. */
int swap_keep(const struct publication *publication, const struct built *old, const struct built *fresh,
              struct arena *arena, struct fault *fault);
/* Moves the files from `ready` into place, removes what is kept and has no successor, puts the record in place. What
 * was moved before an interruption stays. */
int swap_forward(const struct publication *publication, const struct built *fresh, const struct built *kept,
                 struct fault *fault);
/* Puts what is kept back and takes what is new away. What remains of both may be removed afterwards. */
int swap_back(const struct publication *publication, const struct built *fresh, const struct built *kept,
              struct fault *fault);

#endif

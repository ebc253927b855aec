/*
 * manifest.h - the index of a recording, read and written (its form: see source.h).
 *
 * Machine-made indexes name tens of thousands of answers: they are read one
 * answer at a time, so that no tree of the whole stands in memory.
 */
#ifndef FETCH_MANIFEST_H
#define FETCH_MANIFEST_H

#include "fetch/recording.h"

/* Fills head and answers of a recording whose folder and arena are set up. */
int manifest_read(struct recording *recording, struct fault *fault);

/* What a whole index ends in. */
#define MANIFEST_END "\n]\n}\n"

/* Appends the text of an index: its head, one answer (`first` or not), its end. `origin` may be NULL. */
void manifest_write_head(struct buffer *text, const char *api, const char *retrieved, const char *origin);
void manifest_write_answer(struct buffer *text, const struct recorded_answer *answer, bool first);
void manifest_write_end(struct buffer *text);

#endif

/*
 * recorder.h - keeps answers as they came, as a recording (see source.h).
 *
 * A folder without an index is no recording. The index is written beside the
 * answers as recording.json.new and sealed, whole and on the disk, before the
 * run is committed; after it, it gets its name. So a recording tells of a run
 * that was booked, and of one that was booked nothing is lost: whoever is
 * killed just between the two leaves an index that only lacks its name. A
 * recorder that is given up before takes away the files it wrote.
 */
#ifndef FETCH_RECORDER_H
#define FETCH_RECORDER_H

#include <time.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "fetch/request.h"

struct recorder;

/* Makes the folder where it is not there. STATUS_CANNOT_CREATE where it holds a recording already, if only one whose
 * index lacks its name. */
int recorder_new(struct recorder **recorder, const char *directory, struct fault *fault);
/* Gives up what was not finished. NULL is fine. */
void recorder_free(struct recorder *recorder);

/* Writes the head of the index, before any answer. `origin` may be NULL. */
int recorder_begin(struct recorder *recorder, const char *api, const char *retrieved, const char *origin,
                   struct fault *fault);
/* Writes the bytes of one answer; the kind only names the file. */
int recorder_add(struct recorder *recorder, enum request_kind kind, const char *path, time_t arrived,
                 const struct buffer *body, struct fault *fault);
/* Ends the index; after that the folder needs no more room. */
int recorder_seal(struct recorder *recorder, struct fault *fault);
/* After the run was booked: puts the sealed index in place. Where that cannot be (STATUS_IO) all files stay, and the
 * line says what to do. */
int recorder_finish(struct recorder *recorder, struct fault *fault);

#endif

/*
 * source.h - where answers come from: the live service or a recording of it.
 *
 * Both are asked the same way, by what follows the API's base address. A
 * recording is a folder with the answers as they came and an index,
 * `recording.json`:
 *     {"format": "nyckeltal-recording-1",
 *      "api": "https://api.kolada.se/v3",
 *      "retrieved": "2026-03-31T03:59:59Z",    a moment, or just a day or year
 *      "origin": "A sentence on where the figures are from.",      optional
 *      "answers": [{"path": "/kpi/N01951", "file": "kpi-1.json",
 *                   "arrived": "2026-03-31T04:00:00Z", "bytes": 812,     what a run tells besides;
 *                   "sha256": "9f86d0..."}, ...]}                        optional, and checked where it stands
 * Paths are unique; files lie beside the index.
 */
#ifndef FETCH_SOURCE_H
#define FETCH_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/limits.h"
#include "fetch/http.h"

#define RECORDING_INDEX "recording.json"
#define RECORDING_FORMAT "nyckeltal-recording-1"

struct source;

/* STATUS_USAGE where the address may not be asked, STATUS_CONFIG as http_new says. Nothing is sent yet. */
int source_open_live(struct source **source, const char *api, const struct http_options *options, struct diag *diag,
                     struct fault *fault);
/* STATUS_UNREACHABLE where the folder has no index, STATUS_NONSENSE where the index is wrong. */
int source_open_recording(struct source **source, const char *directory, struct fault *fault);
/* NULL is fine. */
void source_free(struct source *source);

/* Puts the answer to "/kpi/N01951" in place of what the buffer held; the
 * exchange is as http.h says, and a recording's answer has nothing in it. Faults as
 * http.h says; a recording without that answer is STATUS_NONSENSE. */
int source_get(struct source *source, const char *path, struct buffer *body, struct http_exchange *exchange,
               struct fault *fault);
/* What of an answer's `next_url` may be handed to source_get. */
int source_relative(const struct source *source, const char *url, char path[LIMIT_URL_BYTES], struct fault *fault);

/* The API's base address, without a slash at its end. */
const char *source_api(const struct source *source);
bool source_is_recording(const struct source *source);

/* --- of a recording only --- */

const char *source_directory(const struct source *source);
/* A moment, where it is known, else a day or a year. */
const char *source_retrieved(const struct source *source);
/* NULL where it does not say. */
const char *source_origin(const struct source *source);
/* Whether it was made by a run of the program, so that a replay is that run over again. */
bool source_is_of_run(const struct source *source);
size_t source_answer_count(const struct source *source);
const char *source_answer_path(const struct source *source, size_t index);

#endif

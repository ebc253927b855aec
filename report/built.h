/*
 * built.h - what is known of a report that was put into a folder: from what it was made, and its files.
 *
 * Kept as lines of text ("program 0.1.0", "fingerprint ...", "file NAME"). A
 * record that is damaged or of another kind counts as none.
 */
#ifndef REPORT_BUILT_H
#define REPORT_BUILT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/language.h"
#include "report/document.h"

/* SHA-256 in hexadecimal digits and the NUL. */
#define FINGERPRINT_MAX 65

struct built {
    const char *program;     /* which it was made by (program_mark.h) */
    const char *language;    /* "sv" or "en" */
    const char *document;    /* the document's name: "gr-arsrapport-2022" */
    const char *fingerprint; /* of all that the document is made of but its days */
    const char *made;        /* the day: "2026-11-27" */
    const char *title;
    const char *subtitle;
    const char *news;    /* what differs from the one before, in a few words (news.h) */
    const char *formats; /* in which it was made, "pdf,xlsx" */
    size_t file_count;
    const char **files; /* below the folder, '/' between parts, ascending */
};

/* The fingerprint of an undated document (compose.h) whose page leads to `home` (render.h; NULL for none).
 * STATUS_CANNOT_CREATE for a document that is not sound. */
int built_fingerprint(const struct document *document, const char *home, char fingerprint[FINGERPRINT_MAX],
                      struct fault *fault);

/* Writes the record; STATUS_IO or STATUS_CANNOT_CREATE. */
int built_write(const struct built *built, const char *path, struct fault *fault);
/* Reads one; `*found` is false where there is none or none that can be used. Texts belong to the arena. */
int built_read(struct built *built, const char *path, struct arena *arena, bool *found, struct fault *fault);

#endif

/*
 * render.h - what writes a document in each of the formats (format.h).
 *
 * A renderer writes one or more files below a folder, each atomically, and
 * tells each finished file by `render_wrote`. It gets a finished document and
 * computes nothing. The same document gives the same bytes.
 *
 * Files: DIR/NAME.FORMAT, the whole report, or, one a table or chart, DIR/NAME/ID.FORMAT, where NAME is the document's.
 * Each ends in the name of its format: by that it is known which format a file is of.
 */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/fault.h"
#include "base/limits.h"
#include "report/document.h"
#include "report/format.h"

struct render_job {
    const struct document *document;
    const char *directory; /* exists */
    struct diag *diag;
    const char *home; /* html: relative address of a page that lists all reports (html_report.h); else NULL */
    /* Called for each finished file; may be NULL. */
    void (*wrote)(void *context, const char *path);
    void *context;
};

struct renderer {
    const char *format; /* as --format names it */
    int (*render)(const struct render_job *job, struct fault *fault);
};

/* All renderers, ending in one whose format is NULL. */
extern const struct renderer renderers[];
/* The renderer of a format, or NULL. */
const struct renderer *renderer_find(const char *format);

/* DIR/NAME.EXTENSION; makes no folder. */
int render_path(const struct render_job *job, const char *extension, char path[LIMIT_PATH_BYTES], struct fault *fault);
/* DIR/NAME/ID.EXTENSION; makes the folder. */
int render_part_path(const struct render_job *job, const char *id, const char *extension, char path[LIMIT_PATH_BYTES],
                     struct fault *fault);
void render_wrote(const struct render_job *job, const char *path);

#define RENDERER(name, title) int render_##name(const struct render_job *job, struct fault *fault);
FORMATS(RENDERER)
#undef RENDERER

/* What render_json writes; the document has been checked. Failure is the buffer's. */
void render_json_text(const struct document *document, struct buffer *buffer);

#endif

/*
 * render.h - the table of formats. A new format is one file render_NAME.c and one row in render.c.
 *
 * A renderer writes one or more files below a folder, each atomically, and
 * tells each finished file by `render_wrote`. It gets a finished document and
 * computes nothing. The same document gives the same bytes.
 *
 * Files: DIR/NAME.pdf, DIR/NAME.xlsx, DIR/NAME.html, DIR/NAME.json and, one a table or chart,
 * DIR/NAME/ID.csv, DIR/NAME/ID.png, DIR/NAME/ID.pdf, where NAME is the document's.
 */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/fault.h"
#include "base/limits.h"
#include "report/document.h"

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

int render_pdf(const struct render_job *job, struct fault *fault);  /* the report, and each chart */
int render_png(const struct render_job *job, struct fault *fault);  /* each chart */
int render_xlsx(const struct render_job *job, struct fault *fault); /* the workbook */
int render_csv(const struct render_job *job, struct fault *fault);  /* each table, long */
int render_html(const struct render_job *job, struct fault *fault); /* the page */
int render_json(const struct render_job *job, struct fault *fault); /* the whole */

/* What render_json writes; the document has been checked. Failure is the buffer's. */
void render_json_text(const struct document *document, struct buffer *buffer);

#endif

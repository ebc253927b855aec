/*
 * rebuild.h - a report made anew in a folder if anything that it is made of has changed since it was last made there.
 *
 * What it is made of is the composed document without its days: its figures,
 * the template's texts, the language; and the program's version.
 */
#ifndef REPORT_REBUILD_H
#define REPORT_REBUILD_H

#include "base/diag.h"
#include "report/compose.h"

enum rebuild_reason {
    REBUILD_NONE,     /* nothing has changed: the files stay as they are */
    REBUILD_FIRST,    /* it was never made there */
    REBUILD_PROGRAM,  /* by another version of the program */
    REBUILD_LANGUAGE, /* in the other language */
    REBUILD_CONTENT,  /* figures or template differ */
    REBUILD_FILES,    /* a file is gone */
    REBUILD_FORMATS,  /* only formats that it was not made in yet are made */
    REBUILD_FORCED    /* nothing has changed, but it was asked for */
};

struct rebuilt {
    enum rebuild_reason reason;
    size_t files;     /* that it has in the formats asked for; 0 where nothing was made */
    size_t recovered; /* files of it that an interrupted run had ready, and that were put in place first */
    bool complete;    /* as compose_report says */
};

struct rebuild_job {
    const struct compose_job *compose;
    const char *name; /* by which the report is known in the folder: the template's, for one about a municipality with
                              its id */
    const char *directory;
    const char *home;           /* of a site: where its pages lead (render.h); else NULL */
    const char *program;        /* program_mark.h */
    const char *const *formats; /* those asked for; format_count of them, 0 for all */
    size_t format_count;
    bool force; /* also where nothing has changed */
    /* Told of each file in the formats asked for, in the order of the renderers, whether it was made now or stood there;
     * may be NULL. */
    void (*file)(void *context, const char *path);
    void *context;
    struct diag *diag;
};

/* Where anything has changed, the formats in which the same document stands there are made anew, too: no file is left
 * that tells of older figures. Stops between formats when asked to (stop.h). On failure the old files stand as they did; the fault is that of
 * composing, rendering or STATUS_CANNOT_CREATE. */
int rebuild_report(const struct rebuild_job *job, struct rebuilt *rebuilt, struct fault *fault);

/* "figures or template changed" and so on, for people. */
const char *rebuild_reason_text(enum rebuild_reason reason);

#endif

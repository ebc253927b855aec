/*
 * format.h - the formats of reports, once: of these rows are made the table of renderers (render.c), what --format takes
 * and completion offers, and the links of web pages. A format is a row here and a file render_NAME.c.
 */
#ifndef REPORT_FORMAT_H
#define REPORT_FORMAT_H

#include "base/arena.h"

/*
 * FORMAT(name, title): render_NAME of render_NAME.c, called NAME by --format, whose files end in .NAME. The title is what
 * links on web pages call the file that holds the whole report; NULL where there is none, or the page is that file.
 */
#define FORMATS(FORMAT)                                    \
    FORMAT(pdf, "PDF")    /* the report, and each chart */ \
    FORMAT(xlsx, "Excel") /* the workbook */               \
    FORMAT(html, NULL)    /* the page */                   \
    FORMAT(png, NULL)     /* each chart */                 \
    FORMAT(csv, NULL)     /* each table, long */           \
    FORMAT(json, "JSON")  /* the whole */

struct report_format {
    const char *name;
    const char *title;
};

/* In the order in which they are made; the last has no name. */
extern const struct report_format report_formats[];

/* "pdf, xlsx, html" and so on; belongs to the arena. */
const char *format_list(struct arena *arena);

#endif

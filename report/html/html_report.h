/* html_report.h - a document as one page: header, contents, main part, footer. */
#ifndef REPORT_HTML_REPORT_H
#define REPORT_HTML_REPORT_H

#include "base/buffer.h"
#include "base/fault.h"
#include "report/chart/fonts.h"
#include "report/document.h"

struct html_report {
    const struct document *document; /* checked */
    struct fonts *fonts;
    const char *home; /* relative address of the page that lists all reports, beside which the other formats of this
                         one lie, too; NULL where the page stands alone */
};

/* Appends the page. Faults: memory, and a drawing's. */
int html_report_append(struct buffer *buffer, const struct html_report *report, struct fault *fault);

#endif

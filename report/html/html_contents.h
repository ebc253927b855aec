/* html_contents.h - the table of contents: sections, and the tables and charts by their labels. */
#ifndef REPORT_HTML_CONTENTS_H
#define REPORT_HTML_CONTENTS_H

#include "report/html/html_writer.h"

/* Nothing for a document of less than two sections. */
void html_contents_append(struct html_writer *writer);

#endif

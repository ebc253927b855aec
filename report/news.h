/*
 * news.h - what differs between two editions of a report, in a few words: "2 nya siffror, 1 ändrad; texten ändrad".
 *
 * The earlier edition is read from its JSON file, so that nothing more need be
 * kept of it. Figures are known again by indicator, area, year, gender and
 * statistic and compared as they are shown.
 */
#ifndef REPORT_NEWS_H
#define REPORT_NEWS_H

#include "base/arena.h"
#include "report/document.h"

/* One line, in the document's language. `old_path` is the earlier edition's JSON; NULL, or a file that is not there or
 * cannot be read: the report is told to be new. The document has been checked. NULL without memory. */
const char *news_between(const char *old_path, const struct document *document, struct arena *arena);

#endif

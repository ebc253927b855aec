/* openmetrics.h - the grammar of OpenMetrics 1.0 text, as far as gauges need it; labels without escapes. */
#ifndef TESTS_SUPPORT_OPENMETRICS_H
#define TESTS_SUPPORT_OPENMETRICS_H

/* How many samples the text has; -1 (and a message) where it breaks the grammar. Each family has a TYPE
 * first, comes once, has one sample; a UNIT is the name's ending; the last line is "# EOF". */
int openmetrics_check(const char *text);

#endif

/* swedish_locale.h - a Swedish locale of the tests' own, so that none need be installed. */
#ifndef TESTS_SUPPORT_SWEDISH_LOCALE_H
#define TESTS_SUPPORT_SWEDISH_LOCALE_H

#include <stdbool.h>

/* Makes sv_SE.UTF-8 in the folder, for LOCPATH; where localedef cannot, says so on a line that starts with "skipped: ". */
bool swedish_locale_make(const char *folder);

#endif

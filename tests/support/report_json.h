/* report_json.h - finding one's way in the JSON of a report. */
#ifndef TESTS_SUPPORT_REPORT_JSON_H
#define TESTS_SUPPORT_REPORT_JSON_H

#include <jansson.h>

/* The table or chart with the id; one that is not there ends the test. Borrowed. */
const json_t *report_part(const json_t *root, const char *id);

#endif

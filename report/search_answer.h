/*
 * search_answer.h - what a search found, as a table and as rows.
 *
 * Fields of a row, the same names in CSV and JSON:
 *   kind              kpi, indicator (one of the templates' own), area or group
 *   id                of Kolada's or, of an own one, its name in the templates
 *   name              in the templates; "" where they have none
 *   title
 *   operating_area    as Kolada has it
 *   closed            the last year of a closed series; empty or null where it goes on
 *   found_in          title or description
 *   first_year, last_year   of the figures held; empty or null where there are none
 */
#ifndef REPORT_SEARCH_ANSWER_H
#define REPORT_SEARCH_ANSWER_H

#include "base/buffer.h"
#include "report/document.h"
#include "transform/search.h"

/* The first `count` hits for `text`; the note tells what is not shown. */
int search_table(struct document *document, const struct search_result *result, const char *text, size_t count,
                 struct fault *fault);
/* Failure is the buffer's. */
void search_csv(const struct search_result *result, size_t count, struct buffer *buffer);
void search_json(const struct search_result *result, size_t count, struct buffer *buffer);

/* What is not shown, "" where that is nothing: "20 av 146; --limit 0 visar alla. ..." */
const char *search_note(const struct search_result *result, size_t count, enum language language, struct arena *arena);

#endif

/*
 * xlsx_wrap.h - breaking texts into lines of the workbook.
 *
 * Cells are never merged, so that a long note below a narrow table is written
 * as one line a row. Lines break at spaces and at '\n'; a word that is longer
 * than the width stands alone.
 */
#ifndef REPORT_XLSX_WRAP_H
#define REPORT_XLSX_WRAP_H

#include <stddef.h>

/* The bytes of the first line; `*next` is where the following one starts. */
size_t xlsx_wrap_line(const char *text, size_t width, const char **next);
/* How many lines a text takes; an empty one takes one. */
size_t xlsx_wrap_count(const char *text, size_t width);
/* The width of the longest word. */
size_t xlsx_wrap_longest(const char *text);

#endif

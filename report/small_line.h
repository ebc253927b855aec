/*
 * small_line.h - a few years as one small line of text: "▁▃▂▇█", a column of the terminal a year.
 */
#ifndef REPORT_SMALL_LINE_H
#define REPORT_SMALL_LINE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/document.h"

/* Appends the line: from the lowest to the highest year shown, all alike in the middle; a year without a figure is a
 * point ("·"). In plain ASCII where `blocks` is false: "_.-=^" and a space. */
void small_line_append(struct buffer *buffer, const struct doc_trend *trend, bool blocks);

/* A cell with that line of so many years; its text has blocks; empty where fewer than two are
 * known. Belongs to the arena. */
struct doc_cell small_line_cell(const struct cell *series, size_t count, struct arena *arena);

#endif

/*
 * terminal_labels.h - the labels at the ends of the lines of a chart at a terminal.
 *
 * Each stands on a row of its own, that of its line's last figure or as near to
 * it as the others leave room. Where there are more lines than rows, those that
 * are held up against the context are named, and of the context the highest and
 * the lowest. Where names would take too much of the width a letter stands in
 * the place of each, and the names below the chart.
 */
#ifndef REPORT_TERMINAL_LABELS_H
#define REPORT_TERMINAL_LABELS_H

#include "base/arena.h"
#include "report/terminal_frame.h"

struct terminal_label {
    const struct chart_series *series;
    size_t last;       /* its last year with a figure */
    const char *value; /* its last figure, with the year where it is not the chart's last: "15,7 (2021)" */
    const char *text;  /* "GR 15,7" */
    long row;          /* where it stands */
};

struct terminal_labels {
    struct terminal_label *items; /* from the top; NULL without memory */
    size_t count;
    size_t left_out; /* lines that have none for lack of room */
    size_t width;    /* of the widest, as it is shown */
    bool keyed;      /* letters, and the names below */
};

/* The labels of a chart whose rows are known, within a chart so wide. */
void terminal_labels_choose(struct terminal_labels *labels, const struct terminal_frame *frame, size_t width,
                            struct arena *arena);
/* Finds their rows, when the width of the plot is known. */
void terminal_labels_place(struct terminal_labels *labels, const struct terminal_frame *frame, struct arena *arena);
/* Writes that of a row, if there is one, with `before` in front of it. */
void terminal_labels_row(const struct terminal_labels *labels, size_t row, size_t before, bool styled,
                         struct buffer *buffer);
/* Writes the names of the letters, and how many lines have none, each with the end of its line. */
void terminal_labels_below(const struct terminal_labels *labels, size_t width, enum language language, bool styled,
                           struct buffer *buffer);

#endif

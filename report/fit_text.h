/* fit_text.h - a text in so many columns of a terminal. */
#ifndef REPORT_FIT_TEXT_H
#define REPORT_FIT_TEXT_H

#include "base/buffer.h"

/* Appends the text, cut with an ellipsis where it is wider. */
void fit_cut(struct buffer *buffer, const char *text, size_t width);
/* Appends the text, broken at spaces where there are any; further lines are set in. An address is not broken. */
void fit_wrapped(struct buffer *buffer, const char *text, size_t width, size_t indent);

#endif

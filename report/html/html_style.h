/* html_style.h - the style sheet of a page: the theme's two schemes, screen and print, wide and narrow. */
#ifndef REPORT_HTML_STYLE_H
#define REPORT_HTML_STYLE_H

#include "base/buffer.h"
#include "report/html/palette.h"

/* Appends the whole sheet; the palette holds what drawings of the page use. */
void html_style_append(struct buffer *buffer, const struct palette *palette);

#endif

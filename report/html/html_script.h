/*
 * html_script.h - the page's only script: columns that sort, and the figures of charts under the pointer and the arrow keys.
 *
 * It stands in the page and is allowed by its hash; a page without it lacks
 * nothing but these two.
 */
#ifndef REPORT_HTML_SCRIPT_H
#define REPORT_HTML_SCRIPT_H

#include "base/buffer.h"

/* Appends the script's text, without its tags. */
void html_script_append(struct buffer *buffer);
/* Appends what a content security policy calls it: "'sha256-...'". Failure is the buffer's. */
void html_script_append_hash(struct buffer *buffer);

#endif

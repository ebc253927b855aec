/* html_writer.h - what the parts of a page are written with. */
#ifndef REPORT_HTML_WRITER_H
#define REPORT_HTML_WRITER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "report/chart/fonts.h"
#include "report/document.h"
#include "report/html/palette.h"

/* All borrowed. Failure is sticky in the buffer and the arena. */
struct html_writer {
    struct buffer *buffer;
    struct arena *arena;
    struct palette *palette;
    struct fonts *fonts; /* that drawings are measured with */
    const struct document *document;
    bool has_files; /* the report's other files lie beside the page: tables and charts link to their CSV */
};

/* The word in the document's language. */
static inline const char *html_pick(const struct html_writer *writer, const char *swedish, const char *english)
{
    return language_pick(writer->document->language, swedish, english);
}

#endif

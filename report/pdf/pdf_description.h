/* pdf_description.h - what a PDF says of itself: title, author, language, and the standard that it follows. */
#ifndef REPORT_PDF_DESCRIPTION_H
#define REPORT_PDF_DESCRIPTION_H

#include "base/buffer.h"
#include "base/clock.h"
#include "base/language.h"

struct pdf_description {
    const char *title;
    const char *author; /* "" for none */
    const char *subject;
    struct date made;
    enum language language;
};

/* The language as the standard writes it: "sv-SE". */
const char *pdf_description_language(const struct pdf_description *description);
/* Appends it as XMP, with the identifier of PDF/UA-1. */
void pdf_description_metadata(const struct pdf_description *description, struct buffer *buffer);

#endif

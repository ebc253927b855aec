/*
 * pdf_file.h - a PDF in the making: kept in memory, put in place whole.
 *
 * Nothing in it depends on the clock, the time zone or the locale.
 */
#ifndef REPORT_PDF_FILE_H
#define REPORT_PDF_FILE_H

#include <cairo-pdf.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/fault.h"

struct pdf_file {
    struct buffer bytes;
    cairo_surface_t *surface;
    cairo_t *cairo;
};

struct pdf_description {
    const char *title;
    const char *author;
    const char *subject;
    struct date made;
};

/* A file of pages that large, points. */
int pdf_file_init(struct pdf_file *file, double width, double height, const struct pdf_description *description,
                  struct fault *fault);
/* Ends the drawing and writes it to the path; the file must be released after. */
int pdf_file_write(struct pdf_file *file, const char *path, struct fault *fault);
void pdf_file_release(struct pdf_file *file);

#endif

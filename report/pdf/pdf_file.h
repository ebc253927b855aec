/*
 * pdf_file.h - a PDF in the making: kept in memory, put in place whole.
 *
 * Nothing in it depends on the clock, the time zone or the locale. What is
 * drawn on a canvas with its tags' listener can be read aloud (pdf_access.h).
 */
#ifndef REPORT_PDF_FILE_H
#define REPORT_PDF_FILE_H

#include <cairo-pdf.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "report/pdf/pdf_description.h"
#include "report/pdf/pdf_tags.h"

struct pdf_file {
    struct buffer bytes;
    cairo_surface_t *surface;
    cairo_t *cairo;
    struct pdf_tags tags;
    const struct pdf_description *description;
};

/* A file of pages that large, points. The description must outlive it. */
int pdf_file_init(struct pdf_file *file, double width, double height, const struct pdf_description *description,
                  struct fault *fault);
/* Ends the drawing and writes it to the path; the file must be released after. */
int pdf_file_write(struct pdf_file *file, const char *path, struct fault *fault);
void pdf_file_release(struct pdf_file *file);

#endif

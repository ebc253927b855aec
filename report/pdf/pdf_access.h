/*
 * pdf_access.h - what a drawn PDF lacks to be read aloud, added: PDF/UA-1 (ISO 14289-1) on top of cairo's tags.
 *
 * The language and title of the document and that viewers show the title; the
 * metadata that name the standard; the text of each figure and link; the scope
 * of header cells; decoration as artifacts, out of the structure; the order of
 * links; what fonts lack (pdf_fonts.h). Done with libqpdf on the finished file in memory.
 */
#ifndef REPORT_PDF_ACCESS_H
#define REPORT_PDF_ACCESS_H

#include "base/buffer.h"
#include "base/fault.h"
#include "report/pdf/pdf_description.h"
#include "report/pdf/pdf_tags.h"

/* Replaces the bytes of a file that was drawn with these tags. The same input gives the same bytes. STATUS_CANNOT_CREATE
 * where the file is not as cairo writes it. */
int pdf_access_complete(struct buffer *bytes, const struct pdf_tags *tags, const struct pdf_description *description,
                        struct fault *fault);

#endif

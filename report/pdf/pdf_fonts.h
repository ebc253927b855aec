/*
 * pdf_fonts.h - what cairo leaves out of its fonts and PDF/UA-1 (ISO 14289-1, 7.21.3.2) asks for: that the numbers of
 * characters in a composite TrueType font are those of its glyphs.
 */
#ifndef REPORT_PDF_FONTS_H
#define REPORT_PDF_FONTS_H

#include <qpdf/qpdf-c.h>

/* Completes the fonts of a page; those that need nothing stay as they are. */
void pdf_fonts_complete(qpdf_data pdf, qpdf_oh page);

#endif

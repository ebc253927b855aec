/*
 * document_check.h - whether a document keeps what document.h promises.
 *
 * Renderers call it first, since the libraries below them write a NaN or a
 * broken text into a file without a word. Checked: no text is missing, all are
 * valid UTF-8 without control characters (a line break is allowed), every
 * number is finite with sensible decimals, every id can be a file name.
 */
#ifndef REPORT_DOCUMENT_CHECK_H
#define REPORT_DOCUMENT_CHECK_H

#include "base/fault.h"
#include "report/document.h"

/* The fault names the table or chart, the row and the reason (STATUS_CANNOT_CREATE). */
int document_check(const struct document *document, struct fault *fault);

#endif

/* pdf_text.h - what programs of others read out of a PDF. */
#ifndef TESTS_PDF_TEXT_H
#define TESTS_PDF_TEXT_H

#include "base/buffer.h"
#include "base/limits.h"

#define PDF_TEXT_BYTES_MOST (8 * MEBIBYTE)

/* What a command says, with every white space as one blank. It must end with 0. */
void command_read(const char *command, struct buffer *text);
/* The text of a PDF in a folder, as it stands on its pages. */
void pdf_text_read(const char *folder, const char *name, struct buffer *text);

#endif

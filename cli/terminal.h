/* terminal.h - what standard output is, and the format that follows from it. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "report/document.h"
#include "report/render_text.h"

enum terminal_format { TERMINAL_TABLE, TERMINAL_CSV, TERMINAL_JSON };

/* The format of that name; without one a table at a terminal, else CSV. */
int terminal_format(const char *name, enum terminal_format *format, struct fault *fault);
/* Columns of the terminal; `COLUMNS` overrides what it says. 0 where it is not known: then nothing is fitted. */
size_t terminal_width(void);
/* Whether what is printed may be coloured. */
bool terminal_colours(void);
/* Whether the locale's characters are Unicode's: block and braille characters can be shown, else only ASCII. */
bool terminal_draws_unicode(void);
/* How text is fitted to standard output, which need not be a terminal. NO_COLOR is honoured. */
struct text_manner terminal_manner(void);
/* Prints the document's tables, fitted to the terminal; `COLUMNS` overrides what it says of its width. */
int terminal_print(const struct document *document, struct fault *fault);

#endif

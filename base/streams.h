/*
 * streams.h - standard input, output and error as a program should find and leave them.
 *
 * A reader that goes away (`nyckeltal query ... | head -1`) ends a program that
 * only answers, at once and without a word, and leaves one that works at its
 * work. Output that is lost otherwise (a full disk, a closed standard output)
 * is a fault.
 */
#ifndef BASE_STREAMS_H
#define BASE_STREAMS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/fault.h"

/* Puts something in the place of streams that are closed, lest a file of the program's gets their numbers; writing
 * to a standard output that was closed still fails. */
void streams_open(void);
/* Whether the program goes on when a reader of its output goes away, whatever it was started with. */
void streams_outlive_readers(bool outlives);
/* Whether it is a terminal that takes colours and draws a line over: not where TERM is unset or "dumb". */
bool streams_can_draw(int descriptor);
/* Prints all of a text; a buffer that has failed is a fault. STATUS_IO. */
int streams_print(const struct buffer *buffer, struct fault *fault);
/* Hands on what was printed; a reader that is gone is none of our faults. STATUS_IO. */
int streams_flush(struct fault *fault);
/* The same at the end of the program; the last that is done with standard output. */
int streams_end(struct fault *fault);

#endif

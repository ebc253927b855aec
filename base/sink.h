/*
 * sink.h - text on its way to a stream, in pieces: what is too long to be kept whole.
 *
 * Write into `buffer`, call sink_pass between rows; it goes on when enough has
 * gathered. A failure ends in one fault that names the stream.
 */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include <stdio.h>

#include "base/buffer.h"
#include "base/fault.h"

struct sink {
    struct buffer buffer;
    FILE *stream;
    const char *name; /* for messages */
};

void sink_init(struct sink *sink, FILE *stream, const char *name);
void sink_release(struct sink *sink);
/* Hands on what has gathered, if it is much. */
int sink_pass(struct sink *sink, struct fault *fault);
/* Hands on all of it. */
int sink_finish(struct sink *sink, struct fault *fault);

#endif

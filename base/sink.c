#include "base/sink.h"

#include <errno.h>
#include <string.h>

#include "base/limits.h"

/* What is handed on at once. */
#define PIECE_BYTES ((size_t)64 * 1024)

void sink_init(struct sink *sink, FILE *stream, const char *name)
{
    buffer_init(&sink->buffer, LIMIT_RENDERED_BYTES);
    sink->stream = stream;
    sink->name = name;
}

void sink_release(struct sink *sink)
{
    buffer_release(&sink->buffer);
}

int sink_finish(struct sink *sink, struct fault *fault)
{
    struct buffer *buffer = &sink->buffer;
    if (buffer_failed(buffer)) {
        return fault_memory(fault, sink->name);
    }
    if (fwrite(buffer->bytes, 1, buffer->length, sink->stream) != buffer->length) {
        return fault_set(fault, STATUS_IO, "%s: cannot be written: %s", sink->name, strerror(errno));
    }
    buffer_clear(buffer);
    return 0;
}

int sink_pass(struct sink *sink, struct fault *fault)
{
    return sink->buffer.length < PIECE_BYTES && !buffer_failed(&sink->buffer) ? 0 : sink_finish(sink, fault);
}

/* xml.h - text as it stands in XML and HTML. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include <stddef.h>

#include "base/buffer.h"

/* Appends a text (valid UTF-8) as character data, fit for quoted attributes too; a line break becomes a space. Failure is
 * the buffer's. */
void xml_append(struct buffer *buffer, const char *text);
void xml_append_bytes(struct buffer *buffer, const char *bytes, size_t length);

#endif

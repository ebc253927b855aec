/* xml.h - text as it stands in XML and HTML. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/buffer.h"

/* Appends a text (valid UTF-8) as character data, fit for attributes in double quotes too. Failure is the buffer's. */
void xml_append(struct buffer *buffer, const char *text);

#endif

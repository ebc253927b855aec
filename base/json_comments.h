/* json_comments.h - JSON that people comment, made into plain JSON of the same lines and columns. */
#ifndef BASE_JSON_COMMENTS_H
#define BASE_JSON_COMMENTS_H

#include "base/buffer.h"

/* Puts spaces in the place of what follows `//` on a line, outside texts, and of a comma that only spaces part from the
 * bracket after it. Where nothing is left but spaces the text becomes an empty object. */
void json_blank_comments(struct buffer *text);

#endif

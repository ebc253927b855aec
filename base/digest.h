/*
 * digest.h - SHA-256, by which an answer or a file is known again byte for byte.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

#define DIGEST_BYTES 32
/* 64 hexadecimal digits and the NUL. */
#define DIGEST_TEXT_MAX 65

struct digest {
    unsigned char bytes[DIGEST_BYTES];
};

struct digest digest_of(const void *bytes, size_t length);
/* Of a whole file, which is read in pieces. STATUS_IO where it cannot be read. */
int digest_of_file(const char *path, struct digest *digest, struct fault *fault);
bool digest_equal(const struct digest *left, const struct digest *right);

/* Lower-case hexadecimal. */
void digest_format(const struct digest *digest, char text[DIGEST_TEXT_MAX]);
/* False where the text is anything but 64 hexadecimal digits in lower case. */
bool digest_parse(const char *text, struct digest *digest);

#endif

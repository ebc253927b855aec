/*
 * digest.h - SHA-256, by which an answer is known again byte for byte.
 */
#ifndef FETCH_DIGEST_H
#define FETCH_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#define DIGEST_BYTES 32
/* 64 hexadecimal digits and the NUL. */
#define DIGEST_TEXT_MAX 65

struct digest {
    unsigned char bytes[DIGEST_BYTES];
};

struct digest digest_of(const void *bytes, size_t length);
bool digest_equal(const struct digest *left, const struct digest *right);

/* Lower-case hexadecimal. */
void digest_format(const struct digest *digest, char text[DIGEST_TEXT_MAX]);
/* False where the text is anything but 64 hexadecimal digits in lower case. */
bool digest_parse(const char *text, struct digest *digest);

#endif

#include "base/digest.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#define READ_BYTES ((size_t)64 * 1024)

struct digest digest_of(const void *bytes, size_t length)
{
    struct digest digest;
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, sizeof digest.bytes, digest.bytes);
    return digest;
}

int digest_of_file(const char *path, struct digest *digest, struct fault *fault)
{
    unsigned char chunk[READ_BYTES];
    struct sha256_ctx context;
    size_t got;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return fault_set(fault, STATUS_IO, "%s: cannot be opened: %s", path, strerror(errno));
    }
    sha256_init(&context);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        sha256_update(&context, got, chunk);
    }
    int reason = errno;
    bool failed = ferror(file) != 0;
    (void)fclose(file);
    if (failed) {
        return fault_set(fault, STATUS_IO, "%s: cannot be read: %s", path, strerror(reason));
    }
    sha256_digest(&context, sizeof digest->bytes, digest->bytes);
    return 0;
}

bool digest_equal(const struct digest *left, const struct digest *right)
{
    return memcmp(left->bytes, right->bytes, sizeof left->bytes) == 0;
}

void digest_format(const struct digest *digest, char text[DIGEST_TEXT_MAX])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        text[2 * i] = digits[digest->bytes[i] >> 4];
        text[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
    text[DIGEST_TEXT_MAX - 1] = '\0';
}

/* The value of a hexadecimal digit, or -1. */
static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool digest_parse(const char *text, struct digest *digest)
{
    if (strlen(text) != DIGEST_TEXT_MAX - 1) {
        return false;
    }
    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        int high = digit_value(text[2 * i]);
        int low = digit_value(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        digest->bytes[i] = (unsigned char)(16 * high + low);
    }
    return true;
}

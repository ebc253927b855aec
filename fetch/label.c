#include "fetch/label.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define IDS_SHOWN 3

/* Appends so many bytes; what finds no room is left out. */
static void append(char label[LABEL_MAX], const char *bytes, size_t length)
{
    size_t used = strlen(label);
    (void)snprintf(label + used, LABEL_MAX - used, "%.*s", (int)length, bytes);
}

/* Appends one segment of the path, a long list of ids by its first and last. */
static void append_segment(char label[LABEL_MAX], const char *segment, size_t length)
{
    size_t ids = 1;
    size_t last = 0; /* where the last id starts */
    for (size_t i = 0; i < length; i++) {
        if (segment[i] == ',') {
            ids++;
            last = i + 1;
        }
    }
    if (ids <= IDS_SHOWN) {
        append(label, segment, length);
        return;
    }
    append(label, segment, strcspn(segment, ","));
    append(label, ",...,", 5);
    append(label, segment + last, length - last);
}

void label_make(char label[LABEL_MAX], const char *path)
{
    label[0] = '\0';
    while (*path != '\0') {
        size_t length = strcspn(path, "/");
        append_segment(label, path, length);
        path += length;
        if (*path == '/') {
            append(label, path, 1);
            path++;
        }
    }
    text_cut(label, LABEL_MAX - 1);
}

/* manual.h - the manual pages of docs/, as their sources (mdoc) say it. */
#ifndef TESTS_SUPPORT_MANUAL_H
#define TESTS_SUPPORT_MANUAL_H

#include <stdbool.h>

#include "base/buffer.h"

#define MANUAL_NAME_MAX 96

/* "nyckeltal-query.1"; a page that is not there ends the test. */
struct manual {
    char name[MANUAL_NAME_MAX];
    struct buffer source;
};

void manual_load(struct manual *manual, const char *name);
void manual_release(struct manual *manual);

/* The source of a section or subsection ("Sh OPTIONS", "Ss figure"), up to the next of either; lacking it ends the test. */
void manual_section(const struct manual *manual, const char *heading, struct buffer *section);
/* What stands below an item (".It HEAD") of a section's source, as plain text on one line; false where there is none. */
bool manual_item(const char *section, const char *head, struct buffer *text);
/* The next head of an item after `*at`, which it moves; false where there are no more. */
bool manual_next_head(const char **at, char head[MANUAL_NAME_MAX * 4]);
/* A source as plain text on one line: without macros, what they are given divided by single spaces. */
void manual_plain(const char *source, size_t length, struct buffer *text);
/* The next literal display after `*at`, which it moves, as it is printed; false where there are no more. */
bool manual_next_display(const char **at, struct buffer *text);

#endif

/*
 * candidates.h - what may stand where the cursor is, and which of it suits what has been typed.
 *
 * A candidate suits where it begins as the word does: in any case, and with or
 * without the marks of its letters ("ock" is Öckerö, too), unless the word has
 * such letters itself ("öck" is not Ockelbo). They are printed one a line, with
 * a tab and a meaning behind those that have one. A line that begins with a
 * colon tells the shell what else may stand there: ":files", ":folders".
 */
#ifndef CLI_CANDIDATES_H
#define CLI_CANDIDATES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

struct candidate {
    const char *text;
    const char *meaning; /* "" for none */
};

/* Texts belong to the arena, in which failure is sticky. */
struct candidates {
    struct arena *arena;
    const char *word;   /* what has been typed of it */
    const char *before; /* what stands before each candidate: what was typed of the word and is no part of it */
    bool files;
    bool folders;
    size_t count;
    size_t capacity;
    void *items; /* struct candidate */
};

/* Adds one where it suits the word and is harmless on a line. */
void candidates_add(struct candidates *candidates, const char *text, const char *meaning);
/* Writes all of them; failure is the buffer's. */
void candidates_write(const struct candidates *candidates, struct buffer *buffer);

#endif

#include "tests/support/pdf_text.h"

#include <stdio.h>

#include "base/limits.h"
#include "tests/support/check.h"

/* What a command says, with every white space as one blank. */
void command_read(const char *command, struct buffer *text)
{
    FILE *pipe = popen(command, "r");
    char last = ' ';
    int c;
    assert_non_null(pipe);
    buffer_clear(text);
    while ((c = fgetc(pipe)) != EOF) {
        char next = (char)c;
        if (next == '\n' || next == '\f' || next == '\t') {
            next = ' ';
        }
        if (next != ' ' || last != ' ') {
            buffer_append(text, &next, 1);
        }
        last = next;
    }
    assert_int_equal(pclose(pipe), 0);
    assert_false(buffer_failed(text));
}

void pdf_text_read(const char *folder, const char *name, struct buffer *text)
{
    char command[2 * LIMIT_PATH_BYTES];
    (void)snprintf(command, sizeof command, "pdftotext -layout '%s/%s' -", folder, name);
    command_read(command, text);
}

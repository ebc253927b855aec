/* The size of a terminal is no part of POSIX before 2024; every system has it nonetheless. */
#define _DEFAULT_SOURCE 1 /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/streams.h"
#include "report/render_text.h"

#define WIDTH_LEAST 40
#define WIDTH_MOST 1000

int terminal_format(const char *name, enum terminal_format *format, struct fault *fault)
{
    static const char *const names[] = {"table", "csv", "json"};
    if (name == NULL) {
        *format = isatty(STDOUT_FILENO) ? TERMINAL_TABLE : TERMINAL_CSV;
        return 0;
    }
    for (int i = 0; i < 3; i++) {
        if (strcmp(name, names[i]) == 0) {
            *format = (enum terminal_format)i;
            return 0;
        }
    }
    return fault_set(fault, STATUS_USAGE, "--format %s: is not known; there are table, csv and json", name);
}

size_t terminal_width(void)
{
    int columns;
    struct winsize size;
    const char *text = getenv("COLUMNS");
    if (text != NULL && number_parse_int(text, WIDTH_LEAST, WIDTH_MOST, &columns)) {
        return (size_t)columns;
    }
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= WIDTH_LEAST) {
        return size.ws_col;
    }
    return 0;
}

bool terminal_colours(void)
{
    return streams_can_draw(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
}

int terminal_print(const struct document *document, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    render_text_within(document, terminal_width(), terminal_colours(), &text);
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

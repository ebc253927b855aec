/* The size of a terminal is no part of POSIX before 2024; every system has it nonetheless. */
#define _DEFAULT_SOURCE 1 /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/streams.h"

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

/* The locale is read as setlocale would, without setting it: the first of these that is not empty. */
bool terminal_draws_unicode(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *locale = getenv(variables[i]);
        if (locale != NULL && locale[0] != '\0') {
            const char *charset = strchr(locale, '.');
            return charset != NULL && (strncasecmp(charset, ".utf-8", 6) == 0 || strncasecmp(charset, ".utf8", 5) == 0);
        }
    }
    return false;
}

bool terminal_colours(void)
{
    const char *plain = getenv("NO_COLOR");
    return streams_can_draw(STDOUT_FILENO) && (plain == NULL || plain[0] == '\0');
}

/* The type of the console of Linux has no braille; what a dumb terminal has nobody knows. */
static bool has_braille(void)
{
    const char *kind = getenv("TERM");
    return kind == NULL || (strcmp(kind, "linux") != 0 && strcmp(kind, "dumb") != 0);
}

struct text_manner terminal_manner(void)
{
    const bool blocks = terminal_draws_unicode();
    return (struct text_manner){
        .width = terminal_width(), .styled = terminal_colours(), .blocks = blocks, .braille = blocks && has_braille()};
}

int terminal_print(const struct document *document, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    const struct text_manner manner = terminal_manner();
    render_text(document, &manner, &text);
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

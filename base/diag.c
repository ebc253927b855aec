#include "base/diag.h"

#include <stdarg.h>

#include "base/message.h"

void diag_init(struct diag *diag, FILE *stream)
{
    diag->stream = stream;
    diag->level = DIAG_NORMAL;
    diag->warnings = 0;
}

static void write_line(struct diag *diag, const char *before, const char *format, va_list arguments)
{
    if (diag->stream == NULL) {
        return;
    }
    fprintf(diag->stream, "nyckeltal: %s", message(before));
    vfprintf(diag->stream, message(format), arguments);
    fputc('\n', diag->stream);
}

void diag_fault(struct diag *diag, const struct fault *fault)
{
    if (diag->stream != NULL) {
        fprintf(diag->stream, "nyckeltal: %s\n", fault->text);
    }
}

void diag_warn(struct diag *diag, const char *format, ...)
{
    va_list arguments;
    diag->warnings++;
    va_start(arguments, format);
    write_line(diag, MESSAGE("warning: "), format, arguments);
    va_end(arguments);
}

void diag_say(struct diag *diag, const char *format, ...)
{
    va_list arguments;
    if (diag->level < DIAG_NORMAL) {
        return;
    }
    va_start(arguments, format);
    write_line(diag, "", format, arguments);
    va_end(arguments);
}

void diag_detail(struct diag *diag, const char *format, ...)
{
    va_list arguments;
    if (diag->level < DIAG_VERBOSE) {
        return;
    }
    va_start(arguments, format);
    write_line(diag, "", format, arguments);
    va_end(arguments);
}

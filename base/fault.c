#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"

void fault_init(struct fault *fault)
{
    fault->status = STATUS_DONE;
    fault->text[0] = '\0';
}

/* A message must never break the terminal, whatever it quotes. */
static void make_one_line(char *text)
{
    text_clean(text);
    for (char *at = strchr(text, '\n'); at != NULL; at = strchr(at, '\n')) {
        *at = ' ';
    }
}

int fault_set(struct fault *fault, enum exit_status status, const char *format, ...)
{
    va_list arguments;
    fault->status = status;
    va_start(arguments, format);
    int length = vsnprintf(fault->text, sizeof fault->text, message(format), arguments);
    va_end(arguments);
    if (length < 0) {
        fault->text[0] = '\0';
    } else if ((size_t)length >= sizeof fault->text) {
        text_cut(fault->text, sizeof fault->text - 1);
    }
    make_one_line(fault->text);
    return -1;
}

int fault_prefix(struct fault *fault, const char *format, ...)
{
    char prefix[FAULT_TEXT_MAX / 2];
    char rest[FAULT_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(prefix, sizeof prefix, message(format), arguments) < 0) {
        prefix[0] = '\0';
    }
    va_end(arguments);
    memcpy(rest, fault->text, sizeof rest);
    return fault_set(fault, fault->status, "%s: %s", prefix, rest);
}

int fault_advise(struct fault *fault, enum exit_status status, const char *advice)
{
    char before[FAULT_TEXT_MAX];
    if (fault->status != status) {
        return -1;
    }
    memcpy(before, fault->text, sizeof before);
    return fault_set(fault, status, "%s; %s", before, message(advice));
}

int fault_memory(struct fault *fault, const char *what)
{
    return fault_set(fault, STATUS_IO, "%s: memory is exhausted or its ceiling reached; ask for less at a time",
                     message(what));
}

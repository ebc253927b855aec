#include "base/metrics.h"

#include <string.h>

#include "base/number.h"

#define UNIT "_seconds"

static bool is_of_seconds(const char *name)
{
    size_t length = strlen(name);
    return length > strlen(UNIT) && strcmp(name + length - strlen(UNIT), UNIT) == 0;
}

void metrics_gauge(struct buffer *buffer, const char *name, const char *help, double value)
{
    char text[NUMBER_TEXT_MAX];
    number_exact(text, value);
    buffer_printf(buffer, "# TYPE %s gauge\n", name);
    if (is_of_seconds(name)) {
        buffer_printf(buffer, "# UNIT %s seconds\n", name);
    }
    buffer_printf(buffer, "# HELP %s %s\n%s %s\n", name, help, name, text);
}

void metrics_words(struct buffer *buffer, const char *name, const char *help, const struct metrics_label labels[2])
{
    buffer_printf(buffer, "# TYPE %s gauge\n# HELP %s %s\n%s{%s=\"%s\",%s=\"%s\"} 1\n", name, name, help, name,
                  labels[0].name, labels[0].value, labels[1].name, labels[1].value);
}

void metrics_end(struct buffer *buffer)
{
    buffer_text(buffer, "# EOF\n");
}

bool metrics_read(const char *text, const char *name, double *value)
{
    size_t length = strlen(name);
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        char number[NUMBER_TEXT_MAX];
        line += line[0] == '\n';
        if (strncmp(line, name, length) != 0 || line[length] != ' ') {
            continue;
        }
        size_t digits = strcspn(line + length + 1, "\n");
        if (digits >= sizeof number) {
            return false;
        }
        memcpy(number, line + length + 1, digits);
        number[digits] = '\0';
        return number_parse(number, value);
    }
    return false;
}

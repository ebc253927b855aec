#include "tests/support/manual.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

void manual_load(struct manual *manual, const char *name)
{
    char path[MANUAL_NAME_MAX + 8];
    (void)snprintf(manual->name, sizeof manual->name, "%s", name);
    (void)snprintf(path, sizeof path, "docs/%s", name);
    buffer_init(&manual->source, LIMIT_TEMPLATE_BYTES);
    scratch_read(path, &manual->source);
}

void manual_release(struct manual *manual)
{
    buffer_release(&manual->source);
}

static const char *next_line(const char *line)
{
    line += strcspn(line, "\n");
    return *line == '\n' ? line + 1 : line;
}

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

void manual_section(const struct manual *manual, const char *heading, struct buffer *section)
{
    char line[MANUAL_NAME_MAX];
    int length = snprintf(line, sizeof line, "\n.%s\n", heading);
    const char *start = strstr(manual->source.bytes, line);
    if (start == NULL || length < 0) {
        fail_msg("docs/%s lacks .%s", manual->name, heading);
        return;
    }
    start += length;
    const char *end = start;
    while (*end != '\0' && !begins(end, ".Sh ") && !begins(end, ".Ss ")) {
        end = next_line(end);
    }
    buffer_clear(section);
    buffer_append(section, start, (size_t)(end - start));
    assert_false(buffer_failed(section));
}

void manual_plain(const char *source, size_t length, struct buffer *text)
{
    const char *end = source + length;
    buffer_clear(text);
    for (const char *line = source; line < end; line = next_line(line)) {
        size_t rest = strcspn(line, "\n");
        if (line[0] == '.' && rest >= 3) { /* "." and two letters */
            line += 3;
            rest -= 3;
            while (rest > 0 && *line == ' ') {
                line++;
                rest--;
            }
        }
        if (text->length > 0 && rest > 0) {
            buffer_text(text, " ");
        }
        buffer_append(text, line, rest);
    }
    assert_false(buffer_failed(text));
}

bool manual_item(const char *section, const char *head, struct buffer *text)
{
    char line[MANUAL_NAME_MAX * 4];
    int length = snprintf(line, sizeof line, ".It %s\n", head);
    const char *start = section;
    while (*start != '\0' && (length < 0 || !begins(start, line))) {
        start = next_line(start);
    }
    if (*start == '\0') {
        return false;
    }
    start = next_line(start);
    const char *end = start;
    while (*end != '\0' && !begins(end, ".It ") && !begins(end, ".El")) {
        end = next_line(end);
    }
    manual_plain(start, (size_t)(end - start), text);
    return true;
}

bool manual_next_head(const char **at, char head[MANUAL_NAME_MAX * 4])
{
    for (const char *line = *at; *line != '\0'; line = next_line(line)) {
        if (begins(line, ".It ")) {
            (void)snprintf(head, MANUAL_NAME_MAX * 4, "%.*s", (int)strcspn(line + 4, "\n"), line + 4);
            *at = next_line(line);
            return true;
        }
    }
    return false;
}

bool manual_next_display(const char **at, struct buffer *text)
{
    const char *line = *at;
    while (*line != '\0' && !begins(line, ".Bd -literal")) {
        line = next_line(line);
    }
    if (*line == '\0') {
        return false;
    }
    buffer_clear(text);
    for (line = next_line(line); *line != '\0' && !begins(line, ".Ed"); line = next_line(line)) {
        buffer_append(text, line, strcspn(line, "\n") + 1);
    }
    *at = line;
    assert_false(buffer_failed(text));
    return true;
}

#include "tests/support/openmetrics.h"

#include <regex.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/check.h"

#define NAME "[a-zA-Z_:][a-zA-Z0-9_:]*"
#define NUMBER "-?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"
#define LABEL "[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\]*\""
#define LABELS "([{]" LABEL "(," LABEL ")*[}])"
#define LINE_MAX_BYTES 1024
#define FAMILIES_MAX 64

/* The family being read, and those before it. */
struct reading {
    char names[FAMILIES_MAX][LINE_MAX_BYTES];
    int families;
    int samples;
    bool sampled; /* the family has its sample */
};

static bool match(const char *line, const char *pattern, char parts[2][LINE_MAX_BYTES])
{
    regex_t expression;
    regmatch_t found[3];
    assert_int_equal(regcomp(&expression, pattern, REG_EXTENDED), 0);
    bool matches = regexec(&expression, line, 3, found, 0) == 0;
    regfree(&expression);
    for (int i = 0; matches && i < 2; i++) {
        (void)snprintf(parts[i], LINE_MAX_BYTES, "%.*s", (int)(found[i + 1].rm_eo - found[i + 1].rm_so),
                       found[i + 1].rm_so < 0 ? "" : line + found[i + 1].rm_so);
    }
    return matches;
}

static bool is_current(const struct reading *reading, const char *name)
{
    return reading->families > 0 && strcmp(reading->names[reading->families - 1], name) == 0;
}

static bool begin_family(struct reading *reading, const char *name)
{
    for (int i = 0; i < reading->families; i++) {
        if (strcmp(reading->names[i], name) == 0) {
            return false;
        }
    }
    if (reading->families == FAMILIES_MAX) {
        return false;
    }
    (void)snprintf(reading->names[reading->families++], LINE_MAX_BYTES, "%s", name);
    reading->sampled = false;
    return true;
}

static bool ends_in_unit(const char *name, const char *unit)
{
    size_t length = strlen(name);
    size_t tail = strlen(unit);
    return length > tail + 1 && name[length - tail - 1] == '_' && strcmp(name + length - tail, unit) == 0;
}

static bool take_line(struct reading *reading, const char *line)
{
    char parts[2][LINE_MAX_BYTES];
    if (match(line, "^# TYPE (" NAME ") (gauge)$", parts)) {
        return begin_family(reading, parts[0]);
    }
    if (match(line, "^# UNIT (" NAME ") ([a-z]+)$", parts)) {
        return is_current(reading, parts[0]) && !reading->sampled && ends_in_unit(parts[0], parts[1]);
    }
    if (match(line, "^# HELP (" NAME ") ([^\\\"]+)$", parts)) {
        return is_current(reading, parts[0]) && !reading->sampled;
    }
    if (match(line, "^(" NAME ")" LABELS "? (" NUMBER ")$", parts)) {
        bool fits = is_current(reading, parts[0]) && !reading->sampled;
        reading->sampled = true;
        reading->samples++;
        return fits;
    }
    return false;
}

int openmetrics_check(const char *text)
{
    struct reading reading;
    memset(&reading, 0, sizeof reading);
    while (strcmp(text, "# EOF\n") != 0) {
        char line[LINE_MAX_BYTES];
        size_t length = strcspn(text, "\n");
        (void)snprintf(line, sizeof line, "%.*s", (int)length, text);
        if (text[length] != '\n' || !take_line(&reading, line)) {
            print_message("not OpenMetrics: \"%s\"\n", line);
            return -1;
        }
        text += length + 1;
    }
    return reading.samples;
}

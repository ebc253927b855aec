#include "cli/options.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/message.h"
#include "base/text.h"

/* A command line on its way. */
struct parsing {
    int argc;
    char **argv;
    int at;
    const struct option_spec *tables[2];
    struct fault *fault;
};

static const struct option_spec *find_by_name(const struct parsing *parsing, const char *name, size_t length)
{
    for (size_t t = 0; t < 2; t++) {
        for (const struct option_spec *spec = parsing->tables[t]; spec != NULL && spec->name != NULL; spec++) {
            if (strlen(spec->name) == length && strncmp(spec->name, name, length) == 0) {
                return spec;
            }
        }
    }
    return NULL;
}

static const struct option_spec *find_by_letter(const struct parsing *parsing, char letter)
{
    for (size_t t = 0; t < 2; t++) {
        for (const struct option_spec *spec = parsing->tables[t]; spec != NULL && spec->name != NULL; spec++) {
            if (spec->letter != '\0' && spec->letter == letter) {
                return spec;
            }
        }
    }
    return NULL;
}

/* The name is what stands between the dashes and a value. */
static int fault_unknown(const struct parsing *parsing, const char *name, size_t length)
{
    char written[LIMIT_NAME_BYTES];
    const char *nearest = "help";
    (void)snprintf(written, sizeof written, "%.*s", (int)(length < sizeof written ? length : sizeof written - 1), name);
    for (size_t t = 0; t < 2; t++) {
        for (const struct option_spec *spec = parsing->tables[t]; spec != NULL && spec->name != NULL; spec++) {
            if (text_distance(spec->name, written) < text_distance(nearest, written)) {
                nearest = spec->name;
            }
        }
    }
    return fault_set(parsing->fault, STATUS_USAGE, "--%s: there is no such option; the nearest is --%s", written,
                     nearest);
}

static int list_add(struct option_list *list, const char *value, struct fault *fault)
{
    if (list->count == OPTION_VALUES_MAX) {
        return fault_set(fault, STATUS_USAGE, "%s: is one more than the %d that may be given at once", value,
                         OPTION_VALUES_MAX);
    }
    list->values[list->count++] = value;
    return 0;
}

static int take_value(const struct parsing *parsing, const struct option_spec *spec, const char *value)
{
    if (spec->kind == OPTION_FLAG) {
        *(bool *)spec->target = true;
        return 0;
    }
    if (spec->kind == OPTION_TEXT) {
        *(const char **)spec->target = value;
        return 0;
    }
    return list_add(spec->target, value, parsing->fault);
}

/* The value of an option: what follows "=", else the next argument. */
static int take_option(struct parsing *parsing, const struct option_spec *spec, const char *attached)
{
    if (spec->kind == OPTION_FLAG && attached != NULL) {
        return fault_set(parsing->fault, STATUS_USAGE, "--%s: takes no value", spec->name);
    }
    if (spec->kind != OPTION_FLAG && attached == NULL) {
        if (parsing->at + 1 >= parsing->argc) {
            return fault_set(parsing->fault, STATUS_USAGE, "--%s: needs a value: --%s %s", spec->name, spec->name,
                             message(spec->value));
        }
        attached = parsing->argv[++parsing->at];
    }
    return take_value(parsing, spec, attached);
}

static int take_long(struct parsing *parsing, const char *argument)
{
    const char *name = argument + 2;
    size_t length = strcspn(name, "=");
    const struct option_spec *spec = find_by_name(parsing, name, length);
    if (spec == NULL) {
        return fault_unknown(parsing, name, length);
    }
    return take_option(parsing, spec, name[length] == '=' ? name + length + 1 : NULL);
}

/* One or more letters after a single dash; only flags have letters. */
static int take_letters(struct parsing *parsing, const char *argument)
{
    for (const char *letter = argument + 1; *letter != '\0'; letter++) {
        const struct option_spec *spec = find_by_letter(parsing, *letter);
        if (spec == NULL) {
            return fault_set(parsing->fault, STATUS_USAGE, "%s: there is no such option; `nyckeltal --help` lists them",
                             argument);
        }
        if (take_option(parsing, spec, NULL) != 0) {
            return -1;
        }
    }
    return 0;
}

int options_parse(int argc, char **argv, const struct option_spec *common, const struct option_spec *own,
                  bool stop_at_name, struct option_list *names, int *next, struct fault *fault)
{
    struct parsing parsing = {argc, argv, 1, {common, own}, fault};
    bool only_names = false;
    for (; parsing.at < argc; parsing.at++) {
        const char *argument = argv[parsing.at];
        int result = 0;
        if (!only_names && strcmp(argument, "--") == 0) {
            only_names = true;
        } else if (!only_names && strncmp(argument, "--", 2) == 0) {
            result = take_long(&parsing, argument);
        } else if (!only_names && argument[0] == '-' && argument[1] != '\0') {
            result = take_letters(&parsing, argument);
        } else if (stop_at_name) {
            break;
        } else {
            result = list_add(names, argument, fault);
        }
        if (result != 0) {
            return -1;
        }
    }
    *next = parsing.at;
    return 0;
}

/*
 * options.h - command lines by table: parsing and suggestions; help.h prints the same rows.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

/* Times an option may be given, and names that a command line may hold. */
#define OPTION_VALUES_MAX 400

/* Values of an option that may be given several times, or of the names on the line. */
struct option_list {
    size_t count;
    const char *values[OPTION_VALUES_MAX];
};

enum option_kind {
    OPTION_FLAG, /* target: bool */
    OPTION_TEXT, /* target: const char * */
    OPTION_LIST  /* target: struct option_list */
};

/* One option. A table of them ends in a row without a name. */
struct option_spec {
    const char *name;  /* "store": --store */
    char letter;       /* 'q': -q too; 0 for none */
    const char *value; /* "FILE" in the help; NULL for a flag */
    enum option_kind kind;
    void *target;
    const char *help;
};

/* Reads the arguments after argv[0] by both tables (`own` may be NULL); names
 * that belong to no option go to `names`. With `stop_at_name` it stops at the
 * first of them, and `*next` is its place. Faults are STATUS_USAGE. */
int options_parse(int argc, char **argv, const struct option_spec *common, const struct option_spec *own,
                  bool stop_at_name, struct option_list *names, int *next, struct fault *fault);

#endif

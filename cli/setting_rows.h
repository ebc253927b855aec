/*
 * setting_rows.h - the settings that may stand in the environment and the configuration file, one a row.
 *
 * What reads settings, `nyckeltal config` and the test that holds README.md and the manual page against the program go
 * by these rows. What a setting means and may be stands under the same name in config_shape.c.
 */
#ifndef CLI_SETTING_ROWS_H
#define CLI_SETTING_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct setting_row {
    const char *name;        /* in the configuration file */
    const char *environment; /* NULL where it may only stand in the file */
    const char *option;      /* NULL where there is none */
    size_t offset;           /* of its text in struct settings; a list has none */
    bool is_number;          /* which may stand in the file as one */
    bool is_list;
    const char *fallback; /* what holds without, in words that the documents use */
};

#define SETTING_COUNT 16

extern const struct setting_row setting_rows[SETTING_COUNT];

#endif

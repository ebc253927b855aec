/*
 * settings.h - what holds for every command: where the store, the templates and the service are,
 * and how the service is asked.
 *
 * Precedence: option, environment (NYCKELTAL_STORE, ...), configuration file
 * ($XDG_CONFIG_HOME/nyckeltal/config.json), default. setting_rows.h lists them.
 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/fault.h"
#include "base/language.h"
#include "cli/setting_rows.h"
#include "fetch/http_options.h"

/* Where what is in force comes from. */
enum setting_origin { SETTING_DEFAULT, SETTING_FILE, SETTING_ENVIRONMENT, SETTING_OPTION };

/* Names in the order in which they are given. */
struct name_list {
    size_t count;
    const char **names;
};

struct settings {
    /* as given; NULL where not */
    const char *store;
    const char *api;
    const char *templates;
    const char *as_of;
    const char *now;
    const char *lang;
    const char *requests_per_second;
    const char *time_budget;
    const char *tries;
    const char *out;           /* of refresh: the folder that reports stand in */
    struct name_list reports;  /* of refresh: the templates, none for all; only from the configuration */
    const char *each;          /* of refresh: the group whose members get reports of their own; NULL for none */
    const char *site;          /* what the site is called that refresh makes of its folder; NULL for none */
    const char *site_address;  /* where the site will stand; NULL where that is not known */
    const char *fetch_missing; /* of query: "yes" or "no" */
    bool offline;
    bool quiet;
    bool verbose;
    bool help;
    bool version;
    enum setting_origin origins[SETTING_COUNT]; /* of each in the order of setting_rows */
    /* what follows from them */
    enum language language;
    time_t now_time;
    struct date today; /* the day of now_time, UTC */
    bool fetches_missing;
    bool has_as_of;
    struct date as_of_date;
    struct http_options http; /* for fetch_options; its texts are the settings' own */
};

/* What a command gets. */
struct session {
    struct settings settings;
    struct diag diag;
    struct arena arena; /* for the length of the program */
};

/* The configuration file, which need not exist; NULL where neither HOME nor XDG_CONFIG_HOME tells where it would be. It
 * belongs to the arena. */
const char *settings_file(struct arena *arena);
/* The text of a setting that is no list, as it is in force; NULL where nothing sets it and it has no default of ours. */
const char *settings_text(const struct settings *settings, const struct setting_row *row);

/* Fills in what the options left open and checks all of it. The store stays NULL where nothing tells its place. */
int settings_complete(struct session *session, struct fault *fault);

#endif

/*
 * settings.h - what holds for every command: where the store, the templates and the service are,
 * and how the service is asked.
 *
 * Precedence: option, environment (NYCKELTAL_STORE, ...), configuration file
 * ($XDG_CONFIG_HOME/nyckeltal/config.json), default. What is seldom set has no option:
 * contact, proxy, ca_file, requests_per_second, time_budget (seconds) and tries.
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
#include "fetch/http_options.h"

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
    const char *out;          /* of refresh: the folder that reports stand in */
    struct name_list reports; /* of refresh: the templates, none for all; only from the configuration */
    const char *each;         /* of refresh: the group whose members get reports of their own; NULL for none */
    bool site;                /* refresh makes a site of its folder; only from the configuration */
    const char *site_title;   /* NULL for the default */
    const char *site_address; /* where the site will stand; NULL where that is not known */
    bool offline;
    bool quiet;
    bool verbose;
    bool help;
    bool version;
    /* what follows from them */
    enum language language;
    time_t now_time;
    struct date today; /* the day of now_time, UTC */
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

/* Fills in what the options left open and checks all of it. */
int settings_complete(struct session *session, struct fault *fault);

#endif

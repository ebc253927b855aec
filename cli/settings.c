#include "cli/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/config_shape.h"
#include "cli/place.h"

#define DEFAULT_API "https://api.kolada.se/v3"

static const char **text_of(struct settings *settings, const struct setting_row *row)
{
    void *place = (char *)settings + row->offset;
    return place;
}

const char *settings_text(const struct settings *settings, const struct setting_row *row)
{
    const void *place = (const char *)settings + row->offset;
    const char *const *text = place;
    return *text;
}

/* What is set already comes from options. */
static void take_options(struct settings *settings)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        bool given = !setting_rows[i].is_list && settings_text(settings, &setting_rows[i]) != NULL;
        settings->origins[i] = given ? SETTING_OPTION : SETTING_DEFAULT;
    }
}

static void take_environment(struct settings *settings)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        const char *text = row->environment == NULL ? NULL : getenv(row->environment);
        if (settings->origins[i] == SETTING_DEFAULT && text != NULL && text[0] != '\0') {
            *text_of(settings, row) = text;
            settings->origins[i] = SETTING_ENVIRONMENT;
        }
    }
}

/* A folder by the XDG base directory rules: the variable, or a path below HOME; NULL where neither is set. */
static const char *xdg_directory(struct arena *arena, const char *variable, const char *below_home)
{
    const char *directory = getenv(variable);
    const char *home = getenv("HOME");
    if (directory != NULL && directory[0] == '/') {
        return directory;
    }
    if (home == NULL || home[0] == '\0') {
        return NULL;
    }
    return arena_printf(arena, "%s/%s", home, below_home);
}

static int read_reports(struct session *session, const struct json_at *at, struct fault *fault)
{
    struct name_list *reports = &session->settings.reports;
    if (json_expect_array(at, fault) != 0) {
        return -1;
    }
    reports->names = arena_array(&session->arena, json_count(at) + 1, sizeof *reports->names);
    for (size_t i = 0; reports->names != NULL && i < json_count(at); i++) {
        struct json_at element = json_element(at, i);
        const char *text;
        if (json_text(&element, &text, fault) != 0) {
            return -1;
        }
        reports->names[reports->count++] = arena_copy(&session->arena, text);
    }
    return 0;
}

/* A text, or a whole number where one is wanted; what it must be is told later. */
static int read_setting(struct session *session, const struct json_at *at, const struct setting_row *row,
                        struct fault *fault)
{
    const char **place = text_of(&session->settings, row);
    const char *text;
    if (row->is_number && json_is_integer(at->value)) {
        *place = arena_printf(&session->arena, "%lld", (long long)json_integer_value(at->value));
        return 0;
    }
    if (json_text(at, &text, fault) != 0) {
        return -1;
    }
    *place = arena_copy(&session->arena, text);
    return 0;
}

static int read_configuration(struct session *session, const struct json_document *document, struct fault *fault)
{
    struct json_at root = json_root(document);
    if (shape_expect(&root, &shape_config, NULL, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        struct json_at at = json_member(&root, row->name);
        if (at.value == NULL || session->settings.origins[i] != SETTING_DEFAULT) {
            continue;
        }
        if ((row->is_list ? read_reports(session, &at, fault) : read_setting(session, &at, row, fault)) != 0) {
            return -1;
        }
        session->settings.origins[i] = SETTING_FILE;
    }
    return 0;
}

const char *settings_file(struct arena *arena)
{
    const char *directory = xdg_directory(arena, "XDG_CONFIG_HOME", ".config");
    return directory == NULL ? NULL : arena_printf(arena, "%s/nyckeltal/config.json", directory);
}

static int take_configuration(struct session *session, struct fault *fault)
{
    struct json_document document;
    const char *path = settings_file(&session->arena);
    if (path == NULL || !path_exists(path)) {
        return 0;
    }
    if (json_document_load_commented(&document, path, fault) != 0) {
        return -1;
    }
    int result = read_configuration(session, &document, fault);
    json_document_release(&document);
    return result;
}

/* The templates beside a program run from its tree (build/nyckeltal, build/asan/nyckeltal) or from where it was
 * installed (bin/nyckeltal, libexec/nyckeltal/nyckeltal-report), else where it was configured to be installed. */
static const char *find_templates(struct arena *arena)
{
    static const char *const ways[] = {"/..", "/../..", "/../share/nyckeltal", "/../../share/nyckeltal"};
    char folder[LIMIT_PATH_BYTES];
    for (size_t i = 0; i < sizeof ways / sizeof *ways && place_of_program(folder) == 0; i++) {
        const char *path = arena_printf(arena, "%s%s/templates", folder, ways[i]);
        if (path_exists(arena_printf(arena, "%s/indicators.json", path))) {
            return path;
        }
    }
    return NYCKELTAL_DATADIR "/templates";
}

static const char *default_store(struct session *session)
{
    const char *directory = xdg_directory(&session->arena, "XDG_DATA_HOME", ".local/share");
    return directory == NULL ? NULL : arena_printf(&session->arena, "%s/nyckeltal/nyckeltal.db", directory);
}

static int take_defaults(struct session *session, struct fault *fault)
{
    struct settings *settings = &session->settings;
    if (settings->store == NULL) {
        settings->store = default_store(session);
    }
    if (settings->api == NULL) {
        settings->api = DEFAULT_API;
    }
    if (settings->templates == NULL) {
        settings->templates = find_templates(&session->arena);
    }
    if (settings->lang == NULL) {
        settings->lang = "sv";
    }
    if (settings->out == NULL) {
        settings->out = "out";
    }
    return arena_failed(&session->arena) ? fault_memory(fault, "the settings") : 0;
}

static int read_language(struct settings *settings, struct fault *fault)
{
    if (strcmp(settings->lang, "sv") != 0 && strcmp(settings->lang, "en") != 0) {
        return fault_set(fault, STATUS_USAGE, "--lang %s: is not known; there are sv and en", settings->lang);
    }
    settings->language = settings->lang[0] == 'e' ? LANGUAGE_EN : LANGUAGE_SV;
    return 0;
}

static int read_fetch_missing(struct settings *settings, struct fault *fault)
{
    const char *text = settings->fetch_missing == NULL ? "yes" : settings->fetch_missing;
    settings->fetches_missing = strcmp(text, "yes") == 0;
    if (!settings->fetches_missing && strcmp(text, "no") != 0) {
        return fault_set(fault, STATUS_CONFIG, "fetch_missing: \"%s\" must be yes or no", text);
    }
    return 0;
}

static int read_dates(struct settings *settings, struct fault *fault)
{
    settings->now_time = time(NULL);
    if (settings->now != NULL) {
        if (!date_parse(settings->now, &settings->today)) {
            return fault_set(fault, STATUS_USAGE, "--now %s: is not a date; write YYYY-MM-DD", settings->now);
        }
        settings->now_time = date_to_time(&settings->today);
    }
    settings->today = date_from_time(settings->now_time);
    settings->has_as_of = settings->as_of != NULL;
    if (settings->has_as_of && !date_parse(settings->as_of, &settings->as_of_date)) {
        return fault_set(fault, STATUS_USAGE, "--as-of %s: is not a date; write YYYY-MM-DD", settings->as_of);
    }
    return 0;
}

/* Numbers come as text from the environment and the configuration file; NULL leaves the default. */
static int read_number(const char *text, const char *name, int most, int *number, struct fault *fault)
{
    *number = 0;
    if (text == NULL || number_parse_int(text, 1, most, number)) {
        return 0;
    }
    return fault_set(fault, STATUS_CONFIG, "%s: \"%s\" must be a whole number from 1 to %d", name, text, most);
}

static int read_manners(struct settings *settings, struct fault *fault)
{
    int budget;
    if (read_number(settings->requests_per_second, "requests_per_second", LIMIT_REQUESTS_PER_SECOND_MOST,
                    &settings->http.requests_per_second, fault) != 0 ||
        read_number(settings->time_budget, "time_budget", LIMIT_BUDGET_SECONDS_MOST, &budget, fault) != 0 ||
        read_number(settings->tries, "tries", LIMIT_TRIES_MOST, &settings->http.tries, fault) != 0) {
        return -1;
    }
    settings->http.budget_ms = (int64_t)budget * 1000;
    return 0;
}

int settings_complete(struct session *session, struct fault *fault)
{
    take_options(&session->settings);
    take_environment(&session->settings);
    if (take_configuration(session, fault) != 0 || take_defaults(session, fault) != 0 ||
        read_language(&session->settings, fault) != 0 || read_fetch_missing(&session->settings, fault) != 0 ||
        read_dates(&session->settings, fault) != 0 || read_manners(&session->settings, fault) != 0) {
        return -1;
    }
    if (session->settings.quiet) {
        session->diag.level = DIAG_QUIET;
    } else if (session->settings.verbose) {
        session->diag.level = DIAG_VERBOSE;
    }
    return 0;
}

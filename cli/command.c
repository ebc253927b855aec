#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "base/streams.h"
#include "cli/help.h"
#include "cli/terminal.h"

static const struct option_spec *common_options(struct settings *settings, struct option_spec specs[16])
{
    const struct option_spec rows[] = {
        {"store", 0, MESSAGE("FILE"), OPTION_TEXT, &settings->store,
         MESSAGE("the store; default ~/.local/share/nyckeltal/nyckeltal.db")},
        {"api", 0, MESSAGE("URL"), OPTION_TEXT, &settings->api,
         MESSAGE("the service; default https://api.kolada.se/v3")},
        {"templates", 0, MESSAGE("DIR"), OPTION_TEXT, &settings->templates, MESSAGE("the folder of templates")},
        {"offline", 0, NULL, OPTION_FLAG, &settings->offline, MESSAGE("never use the network")},
        {"as-of", 0, MESSAGE("DATE"), OPTION_TEXT, &settings->as_of, MESSAGE("the figures as they were held that day")},
        {"now", 0, MESSAGE("DATE"), OPTION_TEXT, &settings->now, MESSAGE("take this day for today")},
        {"lang", 0, MESSAGE("sv|en"), OPTION_TEXT, &settings->lang,
         MESSAGE("the language of reports and answers; default sv")},
        {"quiet", 'q', NULL, OPTION_FLAG, &settings->quiet, MESSAGE("say only what went wrong")},
        {"verbose", 'v', NULL, OPTION_FLAG, &settings->verbose, MESSAGE("say what is being done")},
        {"help", 'h', NULL, OPTION_FLAG, &settings->help, MESSAGE("show this")},
        {"version", 0, NULL, OPTION_FLAG, &settings->version, MESSAGE("show the version")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    _Static_assert(sizeof rows / sizeof *rows <= 16, "room for all common options");
    memcpy(specs, rows, sizeof rows);
    return specs;
}

int command_common(struct session *session, int argc, char **argv, int *next, struct fault *fault)
{
    struct option_spec specs[16];
    struct option_list none = {0};
    return options_parse(argc, argv, common_options(&session->settings, specs), NULL, true, &none, next, fault);
}

static int print_help(const struct command *command, const struct option_spec *own, struct fault *fault)
{
    struct settings settings;
    struct option_spec specs[16];
    struct buffer text;
    const struct option_spec *common = common_options(&settings, specs);
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    if (command == NULL) {
        help_program(common, terminal_width(), &text);
    } else {
        help_command(command, own, common, terminal_width(), &text);
    }
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

int command_common_help(struct fault *fault)
{
    return print_help(NULL, NULL, fault);
}

void command_list_common(struct buffer *buffer)
{
    struct settings settings;
    struct option_spec specs[16];
    help_list(common_options(&settings, specs), buffer);
}

/* For other programs. */
static int print_list(const struct option_spec *own, const struct option_spec *common, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    help_list(own, &text);
    help_list(common, &text);
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

int command_line(const struct command *command, struct session *session, const struct option_spec *own, int argc,
                 char **argv, struct option_list *names, struct fault *fault)
{
    struct option_spec specs[16];
    int next;
    const struct option_spec *common = common_options(&session->settings, specs);
    if (argc == 2 && strcmp(argv[1], COMMAND_LIST_OPTIONS) == 0) {
        return print_list(own, common, fault) != 0 ? -1 : 1;
    }
    if (options_parse(argc, argv, common, own, false, names, &next, fault) != 0) {
        return -1;
    }
    if (session->settings.help) {
        return print_help(command, own, fault) != 0 ? -1 : 1;
    }
    return 0;
}

/* Most commands ask it; what they do without a place for it would end in a worse word. */
static int expect_store(const struct session *session, struct fault *fault)
{
    if (session->settings.store != NULL) {
        return 0;
    }
    return fault_set(fault, STATUS_USAGE,
                     "the store: HOME is not set, so its place is not known; name it with --store");
}

int command_options(const struct command *command, struct session *session, const struct option_spec *own, int argc,
                    char **argv, struct option_list *names, struct fault *fault)
{
    int given = command_line(command, session, own, argc, argv, names, fault);
    if (given != 0) {
        return given;
    }
    return settings_complete(session, fault) != 0 ? -1 : expect_store(session, fault);
}

int command_open_store(struct session *session, struct store **store, struct fault *fault)
{
    if (store_open(store, session->settings.store, STORE_READ, fault) != 0) {
        return -1;
    }
    if (session->settings.has_as_of && store_as_of(*store, &session->settings.as_of_date, fault) != 0) {
        store_free(*store);
        *store = NULL;
        return -1;
    }
    return 0;
}

int command_advise_store(struct fault *fault)
{
    return fault_advise(fault, STATUS_CANNOT_CREATE, MESSAGE("name another store with --store"));
}

int command_advise_out(struct fault *fault)
{
    return fault_advise(fault, STATUS_CANNOT_CREATE, MESSAGE("name another folder with --out"));
}

/* The folder of the store is made where it is missing. */
static int make_store_folder(const char *path, struct fault *fault)
{
    char directory[LIMIT_PATH_BYTES];
    int length = snprintf(directory, sizeof directory, "%s", path);
    char *slash = strrchr(directory, '/');
    if (length < 0 || (size_t)length >= sizeof directory || slash == NULL || slash == directory) {
        return 0;
    }
    *slash = '\0';
    return directory_make(directory, fault) == 0 ? 0 : command_advise_store(fault);
}

int command_open_store_to_write(struct session *session, struct store **store, struct fault *fault)
{
    if (make_store_folder(session->settings.store, fault) != 0) {
        return -1;
    }
    return store_open(store, session->settings.store, STORE_WRITE, fault);
}

struct date command_view_day(const struct session *session)
{
    return session->settings.has_as_of ? session->settings.as_of_date : session->settings.today;
}

int command_load_templates(struct session *session, struct indicators *indicators, struct areas *areas,
                           struct fault *fault)
{
    const struct settings *settings = &session->settings;
    if (indicators_load(indicators, settings->templates, settings->language, fault) != 0) {
        return -1;
    }
    if (areas_load(areas, settings->templates, settings->language, fault) != 0) {
        indicators_release(indicators);
        return -1;
    }
    return 0;
}

int command_years(const char *text, int *first, int *last, struct fault *fault)
{
    char from[16] = "";
    const char *dash = strchr(text, '-');
    size_t length = dash == NULL ? strlen(text) : (size_t)(dash - text);
    if (length < sizeof from) {
        memcpy(from, text, length);
        from[length] = '\0';
    }
    if (!number_parse_int(from, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, first) ||
        !number_parse_int(dash == NULL ? from : dash + 1, *first, LIMIT_YEAR_LAST, last)) {
        return fault_set(fault, STATUS_USAGE, "%s: is no year or span of years; write 2022 or 2017-2022", text);
    }
    return 0;
}

int command_split(struct session *session, const struct option_list *texts, struct option_list *parts,
                  struct fault *fault)
{
    for (size_t i = 0; i < texts->count; i++) {
        const char *at = texts->values[i];
        while (*at != '\0') {
            size_t length = strcspn(at, ",");
            if (length > 0 && parts->count == OPTION_VALUES_MAX) {
                return fault_set(fault, STATUS_USAGE, "%s: is more than the %d names that may be given at once", at,
                                 OPTION_VALUES_MAX);
            }
            if (length > 0) {
                parts->values[parts->count++] = arena_copy_bytes(&session->arena, at, length);
            }
            at += at[length] == ',' ? length + 1 : length;
        }
    }
    return arena_failed(&session->arena) ? fault_memory(fault, "the names") : 0;
}

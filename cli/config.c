/* config.c - `nyckeltal config`: the configuration file with comments, where it lies, and what is in force. */
#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/streams.h"
#include "cli/command.h"
#include "cli/config_shape.h"
#include "cli/terminal.h"
#include "report/listing.h"
#include "report/row_fields.h"

/* --- what is in force --- */

static const char *meaning_of(const char *name)
{
    for (const struct shape_member *member = shape_config.members; member->name != NULL; member++) {
        if (strcmp(member->name, name) == 0) {
            return member->meaning;
        }
    }
    return "";
}

/* "gr-arsrapport, kommunrapport". */
static const char *list_text(struct session *session)
{
    const char *text = "";
    for (size_t i = 0; i < session->settings.reports.count; i++) {
        text = arena_printf(&session->arena, "%s%s%s", text, i == 0 ? "" : ", ", session->settings.reports.names[i]);
    }
    return text;
}

/* The value in force, else what holds without one. */
static const char *value_of(struct session *session, size_t index)
{
    const struct setting_row *row = &setting_rows[index];
    if (row->is_list) {
        return session->settings.origins[index] == SETTING_DEFAULT ? row->fallback : list_text(session);
    }
    const char *text = settings_text(&session->settings, row);
    return text == NULL ? row->fallback : text;
}

/* The same for people: what is no value of the setting's own is a message. */
static const char *shown_value(struct session *session, size_t index)
{
    const char *text = value_of(session, index);
    return text == setting_rows[index].fallback ? message(text) : text;
}

static const char *origin_name(enum setting_origin origin)
{
    static const char *const names[] = {MESSAGE("default"), MESSAGE("file"), MESSAGE("environment"), MESSAGE("option")};
    return names[origin];
}

static const char *environment_of(const struct setting_row *row)
{
    return row->environment == NULL ? "" : row->environment;
}

static int print_values_table(struct session *session, struct document *document, struct fault *fault)
{
    struct listing listing;
    const char *const headings[] = {message("Setting"), message("From"), message("Value"), NULL};
    const char *path = settings_file(&session->arena);
    listing_init(&listing, document, "settings", "", headings);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const char *const row[] = {setting_rows[i].name, message(origin_name(session->settings.origins[i])),
                                   shown_value(session, i)};
        listing_row(&listing, row);
    }
    if (listing.table != NULL) {
        listing.table->title = path == NULL
                                   ? message("HOME is not set, and so there is no configuration file")
                                   : arena_printf(&document->arena, "%s%s", path,
                                                  path_exists(path) ? "" : message(" (is not there; none is needed)"));
        listing.table->wraps = true;
    }
    return arena_failed(&document->arena) ? fault_memory(fault, "the settings") : terminal_print(document, fault);
}

static int print_values_rows(struct session *session, enum terminal_format format, struct fault *fault)
{
    static const struct row_field fields[] = {
        {"setting", false}, {"value", false}, {"from", false}, {"environment", false}, {"meaning", false}};
    enum { FIELDS = sizeof fields / sizeof *fields };
    struct buffer text;
    struct json_writer writer;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    json_writer_init(&writer, &text);
    if (format == TERMINAL_CSV) {
        row_fields_header(&text, fields, FIELDS);
    } else {
        json_write_array(&writer, NULL);
    }
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        const char *const texts[FIELDS] = {row->name, value_of(session, i), origin_name(session->settings.origins[i]),
                                           environment_of(row), meaning_of(row->name)};
        if (format == TERMINAL_CSV) {
            row_fields_csv(&text, texts, FIELDS);
        } else {
            row_fields_json(&writer, fields, texts, FIELDS);
        }
    }
    if (format == TERMINAL_JSON) {
        json_write_end(&writer);
    }
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

static int print_values(struct session *session, const char *format_name, struct fault *fault)
{
    enum terminal_format format;
    struct document document;
    if (terminal_format(format_name, &format, fault) != 0) {
        return -1;
    }
    if (format != TERMINAL_TABLE) {
        return print_values_rows(session, format, fault);
    }
    document_init(&document, LANGUAGE_EN);
    int result = print_values_table(session, &document, fault);
    document_release(&document);
    return result;
}

/* --- the file --- */

static void append_json(struct buffer *text, json_t *value)
{
    char *dumped = value == NULL ? NULL : json_dumps(value, JSON_ENCODE_ANY);
    if (dumped != NULL) {
        buffer_text(text, dumped);
    } else {
        text->failed = true;
    }
    free(dumped);
    json_decref(value);
}

static void append_value(struct buffer *text, struct session *session, size_t index)
{
    const struct setting_row *row = &setting_rows[index];
    const char *value = row->is_list ? "" : settings_text(&session->settings, row);
    if (row->is_list) {
        json_t *list = json_array();
        for (size_t i = 0; list != NULL && i < session->settings.reports.count; i++) {
            (void)json_array_append_new(list, json_string(session->settings.reports.names[i]));
        }
        append_json(text, list);
    } else if (row->is_number) {
        int digits = (int)strspn(value == NULL ? row->fallback : value, "0123456789");
        buffer_printf(text, "%.*s", digits, value == NULL ? row->fallback : value);
    } else {
        append_json(text, json_string(value == NULL ? "" : value));
    }
}

/* What the file or an option sets stands in it as it is; all else is a comment, and so the program's default. */
static void append_setting(struct buffer *text, struct session *session, size_t index)
{
    const struct setting_row *row = &setting_rows[index];
    const char *meaning = message(meaning_of(row->name));
    bool stands =
        session->settings.origins[index] == SETTING_FILE || session->settings.origins[index] == SETTING_OPTION;
    buffer_printf(text, "\n // %c%s.\n //", toupper((unsigned char)meaning[0]), meaning + 1);
    if (row->option != NULL) {
        buffer_printf(text, message(" Option --%s."), row->option);
    }
    if (row->environment != NULL) {
        buffer_printf(text, message(" Environment %s."), row->environment);
    }
    buffer_printf(text, message(" Default: %s."), message(row->fallback));
    buffer_printf(text, "\n %s\"%s\": ", stands ? "" : "// ", row->name);
    append_value(text, session, index);
    buffer_text(text, ",\n");
}

static int print_file(struct session *session, struct fault *fault)
{
    struct buffer text;
    const char *path = settings_file(&session->arena);
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    buffer_printf(
        &text,
        message("// The configuration of nyckeltal; it belongs into %s.\n"
                "// What follows two slashes is a comment: take them away to set a value.\n"
                "// An option goes before the environment, that before this file, that before the default.\n"),
        path == NULL ? "~/.config/nyckeltal/config.json" : path);
    buffer_text(&text, "{\n");
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        append_setting(&text, session, i);
    }
    buffer_text(&text, "}\n");
    int result = streams_print(&text, fault);
    buffer_release(&text);
    return result;
}

static int print_path(struct session *session, struct fault *fault)
{
    const char *path = settings_file(&session->arena);
    if (path == NULL) {
        return fault_set(fault, STATUS_USAGE,
                         "config: HOME is not set, so the configuration file has no place; set XDG_CONFIG_HOME");
    }
    (void)printf("%s\n", path);
    return 0;
}

int command_config(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    bool path = false;
    bool values = false;
    const char *format_name = NULL;
    struct option_list names = {0};
    const struct option_spec own[] = {
        {"path", 0, NULL, OPTION_FLAG, &path, MESSAGE("print only where the configuration file lies")},
        {"values", 0, NULL, OPTION_FLAG, &values, MESSAGE("the values in force, and where each comes from")},
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &format_name,
         MESSAGE("table, csv or json; of --values; default table at a terminal")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_line(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (names.count > 0) {
        return fault_set(fault, STATUS_USAGE, "config: %s: takes no names; write --values to see what is in force",
                         names.values[0]);
    }
    if (path) { /* which is asked for to mend a file that is wrong */
        return print_path(session, fault) == 0 ? STATUS_DONE : -1;
    }
    if (settings_complete(session, fault) != 0) {
        return -1;
    }
    return (values || format_name != NULL ? print_values(session, format_name, fault) : print_file(session, fault)) == 0
               ? STATUS_DONE
               : -1;
}

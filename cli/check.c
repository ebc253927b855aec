/* check.c - `nyckeltal check`: load templates and say what is wrong with them. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "base/streams.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/config_shape.h"
#include "report/template.h"
#include "report/template_shapes.h"
#include "transform/declared_shapes.h"
#include "transform/supplement.h"

/* A run of the command. */
struct checking {
    struct session *session;
    struct indicators indicators;
    struct areas areas;
    struct fault *fault;
    bool failed;
};

static void tell(void *context, const struct fault *fault)
{
    struct checking *checking = context;
    checking->failed = true;
    diag_fault(&checking->session->diag, fault);
}

/* --- templates --- */

/* The supplementary files that the template's indicators name. */
static int check_origin(void *context, const struct indicator *indicator)
{
    struct checking *checking = context;
    if (indicator->kind == INDICATOR_SUPPLEMENT && supplement_check(indicator, checking->session->settings.templates,
                                                                    &checking->session->arena, checking->fault) != 0) {
        tell(checking, checking->fault);
    }
    return 0;
}

static void check_supplements(void *context, const struct indicator *indicator)
{
    (void)indicator_each_origin(indicator, check_origin, context);
}

static void check_one(struct checking *checking, const char *name)
{
    struct report_template template;
    struct session *session = checking->session;
    const struct fault_teller teller = {tell, checking};
    bool failed_before = checking->failed;
    if (template_check(&template, session->settings.templates, name, &checking->indicators, &checking->areas,
                       session->settings.language, &teller, checking->fault) != 0) {
        return;
    }
    checking->failed = false;
    template_each_indicator(&template, check_supplements, checking);
    if (!checking->failed) {
        diag_say(&session->diag, message_counted("%s: right; %zu part", "%s: right; %zu parts", template.block_count),
                 name, template.block_count);
    }
    checking->failed = checking->failed || failed_before;
    template_release(&template);
}

/* --- what all templates rest on --- */

/* All that is wrong with the names and types of a file; the first thing that means nothing is told when it is loaded. */
static void check_file(struct checking *checking, const char *name, const struct json_shape *shape)
{
    char path[LIMIT_PATH_BYTES];
    struct json_document document;
    const struct fault_teller teller = {tell, checking};
    if (path_join(path, checking->session->settings.templates, name, checking->fault) != 0 ||
        json_document_load(&document, path, checking->fault) != 0) {
        tell(checking, checking->fault);
        return;
    }
    struct json_at root = json_root(&document);
    (void)shape_expect(&root, shape, &teller, checking->fault);
    json_document_release(&document);
}

static int load(struct checking *checking)
{
    check_file(checking, "indicators.json", &shape_indicators);
    check_file(checking, "areas.json", &shape_areas);
    if (checking->failed) {
        return -1;
    }
    if (command_load_templates(checking->session, &checking->indicators, &checking->areas, checking->fault) != 0) {
        tell(checking, checking->fault);
        return -1;
    }
    return 0;
}

/* --- all of a folder --- */

static int check_folder(struct checking *checking, const char *folder)
{
    char path[LIMIT_PATH_BYTES];
    const char **names;
    size_t count;
    struct arena *arena = &checking->session->arena;
    if (path_join(path, checking->session->settings.templates, folder, checking->fault) != 0) {
        return -1;
    }
    if (!path_exists(path)) {
        return 0;
    }
    if (folder_list(path, ".json", arena, &names, &count, checking->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_printf(arena, "%s/%s.json", folder, names[i]);
        if (name == NULL) {
            return fault_memory(checking->fault, "check");
        }
        check_one(checking, name);
    }
    return 0;
}

static int check_all(struct checking *checking)
{
    struct session *session = checking->session;
    diag_say(&session->diag, "indicators.json: right; %zu indicators", checking->indicators.count);
    diag_say(&session->diag, "areas.json: right; %zu groups", checking->areas.group_count);
    return check_folder(checking, "reports") != 0 || check_folder(checking, "parts") != 0
               ? -1
               : check_folder(checking, "exempel");
}

/* --- schemas --- */

static int print_schema(const struct shape_schema *schema, struct fault *fault)
{
    struct buffer buffer;
    buffer_init(&buffer, LIMIT_TEMPLATE_BYTES);
    shape_write_schema(schema, &buffer);
    int result = streams_print(&buffer, fault);
    buffer_release(&buffer);
    return result;
}

static int write_schema(const char *name, struct fault *fault)
{
    struct template_shapes shapes;
    template_shapes_init(&shapes);
    const struct {
        const char *name;
        struct shape_schema schema;
    } rows[] = {
        {"report", {"nyckeltal: a report, templates/reports/NAME.json", &shapes.report, false}},
        {"part", {"nyckeltal: parts that reports share, templates/parts/NAME.json", &shapes.file, true}},
        {"indicators", {"nyckeltal: templates/indicators.json", &shape_indicators, false}},
        {"areas", {"nyckeltal: templates/areas.json", &shape_areas, false}},
        {"config", {"nyckeltal: the configuration file", &shape_config, false}},
    };
    const char *nearest = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            return print_schema(&rows[i].schema, fault);
        }
        nearest = text_nearer(name, nearest, rows[i].name);
    }
    return fault_set(fault, STATUS_USAGE, "--schema %s: is not known; the nearest is %s", name, nearest);
}

int command_check(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct option_list names = {0};
    const char *schema = NULL;
    struct checking checking = {.session = session, .fault = fault};
    const struct option_spec own[] = {
        {"schema", 0, MESSAGE("KIND"), OPTION_TEXT, &schema,
         MESSAGE("report, part, indicators, areas or config; print its JSON Schema, for editors")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_line(command, session, own, argc, argv, &names, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (settings_complete(session, fault) != 0) {
        return -1;
    }
    if (schema != NULL) {
        return write_schema(schema, fault) == 0 ? STATUS_DONE : -1;
    }
    if (load(&checking) != 0) {
        return STATUS_CONFIG;
    }
    int result = names.count == 0 ? check_all(&checking) : 0;
    for (size_t i = 0; i < names.count; i++) {
        check_one(&checking, names.values[i]);
    }
    areas_release(&checking.areas);
    indicators_release(&checking.indicators);
    return result != 0 ? -1 : checking.failed ? STATUS_CONFIG : STATUS_DONE;
}

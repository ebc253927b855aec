/* template_file.c - where templates lie, and what a name of one means. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/limits.h"
#include "base/text.h"
#include "report/template_reading.h"

#define ENDING ".json"

/* A path given whole, or below the templates' folder: its name is what stands between the last slash and the ending. */
static int use_path(const char *directory, const char *name, char path[LIMIT_PATH_BYTES], struct arena *arena,
                    const char **stem, struct fault *fault)
{
    const char *slash = strrchr(name, '/');
    const char *start = slash == NULL ? name : slash + 1;
    size_t length = strlen(name);
    if (length >= LIMIT_PATH_BYTES || strcmp(start, ENDING) == 0) {
        return fault_set(fault, STATUS_USAGE, "%s: is no name of a template", name);
    }
    memcpy(path, name, length + 1);
    if (!path_exists(name)) {
        struct fault ignored;
        char below[LIMIT_PATH_BYTES];
        if (path_join(below, directory, name, &ignored) == 0 && path_exists(below)) {
            memcpy(path, below, sizeof below);
        }
    }
    *stem = arena_copy_bytes(arena, start, strlen(start) - strlen(ENDING));
    return 0;
}

int template_list(const char *directory, struct arena *arena, const char ***names, size_t *count, struct fault *fault)
{
    char reports[LIMIT_PATH_BYTES];
    if (path_join(reports, directory, "reports", fault) != 0 ||
        folder_list(reports, ".json", arena, names, count, fault) != 0) {
        return -1;
    }
    return *count > 0 ? 0 : fault_set(fault, STATUS_CONFIG, "%s: holds no template of a report", reports);
}

static int no_such_template(const char *directory, const char *reports, const char *name, struct arena *arena,
                            struct fault *fault)
{
    const char **names;
    size_t count;
    const char *nearest = NULL;
    struct fault ignored;
    if (template_list(directory, arena, &names, &count, &ignored) != 0) {
        return fault_set(fault, STATUS_CONFIG, "%s: there is no such template in %s", name, reports);
    }
    for (size_t i = 0; i < count; i++) {
        nearest = text_nearer(name, nearest, names[i]);
    }
    return fault_set(fault, STATUS_CONFIG, "%s: there is no such template in %s; the nearest is %s", name, reports,
                     nearest);
}

int template_find_file(const char *directory, const char *name, char path[LIMIT_PATH_BYTES], struct arena *arena,
                       const char **stem, struct fault *fault)
{
    char reports[LIMIT_PATH_BYTES];
    char file[LIMIT_NAME_BYTES];
    size_t length = strlen(name);
    if (length > strlen(ENDING) && strcmp(name + length - strlen(ENDING), ENDING) == 0) {
        return use_path(directory, name, path, arena, stem, fault);
    }
    if (length == 0 || length + sizeof ENDING > sizeof file || strchr(name, '/') != NULL) {
        return fault_set(fault, STATUS_USAGE, "%s: is no name of a template", name);
    }
    (void)snprintf(file, sizeof file, "%s%s", name, ENDING);
    *stem = arena_copy(arena, name);
    if (path_join(reports, directory, "reports", fault) != 0 || path_join(path, reports, file, fault) != 0) {
        return -1;
    }
    if (!path_exists(path)) {
        return no_such_template(directory, reports, name, arena, fault);
    }
    return 0;
}

bool template_is_about_municipality(const char *directory, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct arena arena;
    struct json_document document;
    struct fault ignored;
    const char *stem;
    bool about = false;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    if (template_find_file(directory, name, path, &arena, &stem, &ignored) == 0 &&
        json_document_load(&document, path, &ignored) == 0) {
        struct json_at root = json_root(&document);
        struct json_at at = json_member(&root, "about");
        about = json_is_string(at.value) && strcmp(json_string_value(at.value), "municipality") == 0;
        json_document_release(&document);
    }
    arena_release(&arena);
    return about;
}

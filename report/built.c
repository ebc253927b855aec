#include "report/built.h"

#include <glib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "report/document_check.h"
#include "report/render.h"

#define FORMAT "nyckeltal-built 3"

int built_fingerprint(const struct document *document, const char *home, char fingerprint[FINGERPRINT_MAX],
                      struct fault *fault)
{
    struct buffer text;
    int result = -1;
    if (document_check(document, fault) != 0) {
        return -1;
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    render_json_text(document, &text);
    buffer_text(&text, home == NULL ? "" : home);
    char *sum = buffer_failed(&text) ? NULL : g_compute_checksum_for_string(G_CHECKSUM_SHA256, text.bytes, -1);
    if (sum == NULL || strlen(sum) + 1 != FINGERPRINT_MAX) {
        fault_memory(fault, document->name);
    } else {
        memcpy(fingerprint, sum, FINGERPRINT_MAX);
        result = 0;
    }
    g_free(sum);
    buffer_release(&text);
    return result;
}

int built_write(const struct built *built, const char *path, struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    buffer_printf(&text, FORMAT "\nprogram %s\nlanguage %s\ndocument %s\nfingerprint %s\n", built->program,
                  built->language, built->document, built->fingerprint);
    buffer_printf(&text, "made %s\ntitle %s\nsubtitle %s\nnews %s\nformats %s\n", built->made, built->title,
                  built->subtitle, built->news, built->formats);
    for (size_t i = 0; i < built->file_count; i++) {
        buffer_printf(&text, "file %s\n", built->files[i]);
    }
    buffer_text(&text, "end\n");
    int result = buffer_failed(&text) ? fault_memory(fault, path) : file_write(path, text.bytes, text.length, fault);
    buffer_release(&text);
    return result;
}

/* --- reading --- */

/* The rest of a line that starts with the word and a space, else NULL. */
static const char *rest_after(const char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

/* A path that stays below the folder. */
static bool is_below(const char *path)
{
    return path[0] != '/' && path[0] != '\0' && strcmp(path, "..") != 0 && strncmp(path, "../", 3) != 0 &&
           strstr(path, "/../") == NULL;
}

static bool add_file(struct built *built, const char *path, size_t *capacity, struct arena *arena)
{
    void *items = built->files;
    const char **place = arena_next(arena, &items, built->file_count, capacity, sizeof *place);
    built->files = items;
    if (place == NULL || !is_below(path)) {
        return false;
    }
    *place = path;
    built->file_count++;
    return true;
}

/* Takes one line; false where it does not belong there. */
static bool take_line(struct built *built, const char *line, size_t *capacity, struct arena *arena)
{
    const struct {
        const char *word;
        const char **text;
    } members[] = {{"program", &built->program},         {"language", &built->language}, {"document", &built->document},
                   {"fingerprint", &built->fingerprint}, {"made", &built->made},         {"title", &built->title},
                   {"subtitle", &built->subtitle},       {"news", &built->news},         {"formats", &built->formats}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const char *rest = rest_after(line, members[i].word);
        if (rest != NULL) {
            *members[i].text = rest;
            return true;
        }
    }
    const char *path = rest_after(line, "file");
    return path != NULL && add_file(built, path, capacity, arena);
}

static bool is_whole(const struct built *built)
{
    return built->program != NULL && built->language != NULL && built->document != NULL && built->formats != NULL &&
           built->fingerprint != NULL && built->made != NULL && built->title != NULL && built->subtitle != NULL &&
           built->news != NULL;
}

/* A whole record ends in "end". */
static bool take_lines(struct built *built, const char *text, struct arena *arena)
{
    size_t capacity = 0;
    bool first = true;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        const char *line = arena_copy_bytes(arena, text, length);
        text += text[length] == '\n' ? length + 1 : length;
        if (line == NULL) {
            return false;
        }
        if (strcmp(line, "end") == 0) {
            return is_whole(built);
        }
        if (first ? strcmp(line, FORMAT) != 0 : !take_line(built, line, &capacity, arena)) {
            return false;
        }
        first = false;
    }
    return false;
}

int built_read(struct built *built, const char *path, struct arena *arena, bool *found, struct fault *fault)
{
    struct buffer text;
    *found = false;
    memset(built, 0, sizeof *built);
    if (!path_exists(path)) {
        return 0;
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    int result = file_read(path, &text, STATUS_IO, fault);
    if (result == 0 && text.length > 0) {
        *found = take_lines(built, text.bytes, arena);
        result = arena_failed(arena) ? fault_memory(fault, path) : 0;
    }
    buffer_release(&text);
    return result;
}

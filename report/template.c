#include "report/template.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/limits.h"
#include "report/template_kinds.h"
#include "report/template_reading.h"
#include "transform/small_numbers.h"

/* A block is an object with one member, whose name is its kind. */
static int read_block(struct reading *reading, const struct json_at *at, struct block *block)
{
    const struct block_sort *sort = block_sort_of(at);
    if (sort == NULL) {
        return block_sort_fault(at, reading->fault);
    }
    struct json_at content = json_member(at, sort->name);
    block->kind = sort->kind;
    block->decimals = -1;
    block->id = "";
    block->label = "";
    return sort->read(reading, &content, block);
}

/* No two blocks may share an id; a series table must come after its chart. */
static int check_ids(struct reading *reading, const struct json_at *at, size_t index)
{
    const struct report_template *template = reading->template;
    const struct block *block = &template->blocks[index];
    bool chart_found = block->kind != BLOCK_SERIES_TABLE;
    for (size_t i = 0; i < index; i++) {
        const struct block *other = &template->blocks[i];
        if (block->id[0] != '\0' && strcmp(block->id, other->id) == 0) {
            return json_fault(at, reading->fault, "the id \"%s\" is taken already", block->id);
        }
        if (reading->part->counted && strcmp(block->label, other->label) == 0) {
            return json_fault(at, reading->fault, "is counted as %s, which \"%s\" is called already", block->label,
                              other->id);
        }
        chart_found = chart_found || (other->kind == BLOCK_LINE_CHART && strcmp(other->id, block->chart) == 0);
    }
    return chart_found
               ? 0
               : json_fault(at, reading->fault, "no line chart with the id \"%s\" stands above it", block->chart);
}

static int read_blocks(struct reading *reading, const struct json_at *list)
{
    struct report_template *template = reading->template;
    struct content *content = &reading->content;
    if (content_gather(reading, list, content) != 0 || content_number(reading, content) != 0) {
        return -1;
    }
    template->block_count = content->count;
    template->blocks = arena_array(&template->arena, template->block_count, sizeof *template->blocks);
    if (template->blocks == NULL) {
        return fault_memory(reading->fault, template->name);
    }
    for (size_t i = 0; i < template->block_count; i++) {
        reading->part = &content->parts[i];
        if (read_block(reading, reading->part->at, &template->blocks[i]) != 0 ||
            check_ids(reading, reading->part->at, i) != 0) {
            return inclusion_tell(reading->part->within, reading->fault);
        }
    }
    return 0;
}

static int read_group(struct reading *reading, const struct json_at *at)
{
    const char *name;
    if (json_text(at, &name, reading->fault) != 0) {
        return -1;
    }
    reading->template->group = areas_group(reading->areas, name);
    return reading->template->group != NULL ? 0
                                            : json_fault(at, reading->fault, "\"%s\" is no group in areas.json", name);
}

/* What is marked and what is withheld of figures of few people. */
static int read_small_numbers(struct reading *reading, const struct json_at *root)
{
    struct json_at base = json_member(root, "small_base");
    struct json_at withhold = json_member(root, "withhold");
    reading->template->small_base = (int)SMALL_BASE;
    if (base.value != NULL && json_int(&base, 0, SMALL_MOST, &reading->template->small_base, reading->fault) != 0) {
        return -1;
    }
    return withhold.value == NULL ? 0
                                  : json_int(&withhold, 0, SMALL_MOST, &reading->template->withhold, reading->fault);
}

/* What there is one report of. */
static int read_about(struct reading *reading, const struct json_at *root)
{
    static const char *const kinds[] = {"group", "municipality", NULL};
    struct json_at about = json_member(root, "about");
    int chosen = 0;
    if (about.value != NULL && json_choice(&about, kinds, &chosen, reading->fault) != 0) {
        return -1;
    }
    reading->template->about_municipality = chosen == 1;
    return 0;
}

static int read_template(struct reading *reading)
{
    static const char *const known[] = {"title",    "subtitle",   "author",  "about",   "brief",
                                        "areas",    "first_year", "year_of", "content", "small_base",
                                        "withhold", "$schema",    NULL};
    struct report_template *template = reading->template;
    struct json_at root = json_root(&template->document);
    struct json_at group = json_member(&root, "areas");
    struct json_at first_year = json_member(&root, "first_year");
    struct json_at year_of = json_member(&root, "year_of");
    struct json_at content = json_member(&root, "content");
    template->nation = reading->areas->nation;
    if (json_expect_object(&root, known, reading->fault) != 0 || read_about(reading, &root) != 0 ||
        reading_flag(reading, &root, "brief", &template->brief) != 0 ||
        reading_text(reading, &root, "title", &template->title) != 0 ||
        reading_text(reading, &root, "subtitle", &template->subtitle) != 0 ||
        reading_text_if_any(reading, &root, "author", &template->author) != 0 || read_group(reading, &group) != 0 ||
        json_int(&first_year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &template->first_year, reading->fault) != 0 ||
        reading_indicator(reading, &year_of, &template->year_of) != 0 || read_small_numbers(reading, &root) != 0) {
        return -1;
    }
    return read_blocks(reading, &content);
}

/* --- loading --- */

#define ENDING ".json"

/* A path given whole: its name is what stands between the last slash and the ending. */
static int use_path(const char *name, char path[LIMIT_PATH_BYTES], struct arena *arena, const char **stem,
                    struct fault *fault)
{
    const char *slash = strrchr(name, '/');
    const char *start = slash == NULL ? name : slash + 1;
    size_t length = strlen(name);
    if (length >= LIMIT_PATH_BYTES || strcmp(start, ENDING) == 0) {
        return fault_set(fault, STATUS_USAGE, "%s: is no name of a template", name);
    }
    memcpy(path, name, length + 1);
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

/* The file of a template, and its name without folder and ending. */
static int find_file(const char *directory, const char *name, char path[LIMIT_PATH_BYTES], struct arena *arena,
                     const char **stem, struct fault *fault)
{
    char reports[LIMIT_PATH_BYTES];
    char file[LIMIT_NAME_BYTES];
    size_t length = strlen(name);
    if (length > strlen(ENDING) && strcmp(name + length - strlen(ENDING), ENDING) == 0) {
        return use_path(name, path, arena, stem, fault);
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
        return fault_set(fault, STATUS_CONFIG, "%s: there is no such template in %s", name, reports);
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
    if (find_file(directory, name, path, &arena, &stem, &ignored) == 0 &&
        json_document_load(&document, path, &ignored) == 0) {
        struct json_at root = json_root(&document);
        struct json_at at = json_member(&root, "about");
        about = json_is_string(at.value) && strcmp(json_string_value(at.value), "municipality") == 0;
        json_document_release(&document);
    }
    arena_release(&arena);
    return about;
}

int template_load(struct report_template *template, const char *directory, const char *name,
                  const struct indicators *indicators, const struct areas *areas, enum language language,
                  struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct reading reading = {.template = template,
                              .indicators = indicators,
                              .areas = areas,
                              .directory = directory,
                              .language = language,
                              .fault = fault};
    memset(template, 0, sizeof *template);
    arena_init(&template->arena, LIMIT_MODEL_BYTES);
    if (find_file(directory, name, path, &template->arena, &template->name, fault) != 0 ||
        json_document_load(&template->document, path, fault) != 0) {
        arena_release(&template->arena);
        return -1;
    }
    if (read_template(&reading) != 0) {
        template_release(template);
        return -1;
    }
    return 0;
}

void template_release(struct report_template *template)
{
    for (struct template_file *file = template->files; file != NULL; file = file->next) {
        json_document_release(&file->document);
    }
    json_document_release(&template->document);
    arena_release(&template->arena);
}

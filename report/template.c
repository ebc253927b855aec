#include "report/template.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/limits.h"
#include "report/template_reading.h"
#include "transform/small_numbers.h"

static int read_block_text(struct reading *reading, const struct json_at *at, struct block *block)
{
    return reading_localized(reading, at, &block->text);
}

static int read_nothing(struct reading *reading, const struct json_at *at, struct block *block)
{
    bool wanted;
    (void)block;
    if (json_bool(at, &wanted, reading->fault) != 0) {
        return -1;
    }
    return wanted ? 0 : json_fault(at, reading->fault, "must be true; leave the part out where it is not wanted");
}

static const struct {
    const char *name;
    enum block_kind kind;
    int (*read)(struct reading *reading, const struct json_at *at, struct block *block);
} block_kinds[] = {
    {"heading", BLOCK_HEADING, read_block_text},
    {"subheading", BLOCK_SUBHEADING, read_block_text},
    {"paragraph", BLOCK_PARAGRAPH, read_block_text},
    {"indicator_table", BLOCK_INDICATOR_TABLE, block_indicator_table},
    {"year_table", BLOCK_YEAR_TABLE, block_year_table},
    {"gender_table", BLOCK_GENDER_TABLE, block_gender_table},
    {"series_table", BLOCK_SERIES_TABLE, block_series_table},
    {"line_chart", BLOCK_LINE_CHART, block_line_chart},
    {"ranking_chart", BLOCK_RANKING_CHART, block_ranking_chart},
    {"small_multiples", BLOCK_SMALL_MULTIPLES, block_small_multiples},
    {"statement", BLOCK_STATEMENT, block_statement},
    {"asserted", BLOCK_ASSERTED, block_asserted},
    {"drivers", BLOCK_DRIVERS, block_drivers},
    {"waterfall_chart", BLOCK_WATERFALL_CHART, block_waterfall_chart},
    {"stacked_chart", BLOCK_STACKED_CHART, block_stacked_chart},
    {"dot_plot", BLOCK_DOT_PLOT, block_dot_plot},
    {"heat_table", BLOCK_HEAT_TABLE, block_heat_table},
    {"tile_map", BLOCK_TILE_MAP, block_tile_map},
    {"distribution_strip", BLOCK_STRIP, block_strip},
    {"key_figures", BLOCK_KEY_FIGURES, block_key_figures},
    {"area_line_chart", BLOCK_AREA_LINE_CHART, block_area_line_chart},
    {"targets", BLOCK_TARGETS, block_targets},
    {"data_quality", BLOCK_DATA_QUALITY, read_nothing},
    {"definitions", BLOCK_DEFINITIONS, read_nothing},
};

#define BLOCK_KIND_COUNT (sizeof block_kinds / sizeof *block_kinds)

/* A block is an object with one member, whose name is its kind. */
static int read_block(struct reading *reading, const struct json_at *at, struct block *block)
{
    const char *names[BLOCK_KIND_COUNT + 1] = {NULL};
    for (size_t i = 0; i < BLOCK_KIND_COUNT; i++) {
        names[i] = block_kinds[i].name;
    }
    if (json_expect_object(at, names, reading->fault) != 0) {
        return -1;
    }
    if (json_object_size(at->value) != 1) {
        return json_fault(at, reading->fault, "must have exactly one member, whose name tells what it is");
    }
    block->decimals = -1;
    block->id = "";
    for (size_t i = 0; i < BLOCK_KIND_COUNT; i++) {
        struct json_at content = json_member(at, block_kinds[i].name);
        if (content.value != NULL) {
            block->kind = block_kinds[i].kind;
            return block_kinds[i].read(reading, &content, block);
        }
    }
    return 0;
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
        chart_found = chart_found || (other->kind == BLOCK_LINE_CHART && strcmp(other->id, block->chart) == 0);
    }
    return chart_found
               ? 0
               : json_fault(at, reading->fault, "no line chart with the id \"%s\" stands above it", block->chart);
}

static int read_blocks(struct reading *reading, const struct json_at *list)
{
    struct report_template *template = reading->template;
    if (json_expect_array(list, reading->fault) != 0) {
        return -1;
    }
    template->block_count = json_count(list);
    template->blocks = arena_array(&template->arena, template->block_count, sizeof *template->blocks);
    if (template->blocks == NULL) {
        return fault_memory(reading->fault, template->name);
    }
    for (size_t i = 0; i < template->block_count; i++) {
        struct json_at at = json_element(list, i);
        if (read_block(reading, &at, &template->blocks[i]) != 0 || check_ids(reading, &at, i) != 0) {
            return -1;
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
    static const char *const known[] = {"title",      "subtitle", "author",  "about",      "brief",    "areas",
                                        "first_year", "year_of",  "content", "small_base", "withhold", NULL};
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
    json_document_release(&template->document);
    arena_release(&template->arena);
}

#include "report/template.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "report/placeholder.h"
#include "transform/localized.h"

/* What reading a template needs at every turn. */
struct reading {
    struct report_template *template;
    const struct indicators *indicators;
    const struct areas *areas;
    enum language language;
    struct fault *fault;
};

/* --- small parts --- */

static int read_indicator(struct reading *reading, const struct json_at *at, const struct indicator **indicator)
{
    const char *name;
    if (json_text(at, &name, reading->fault) != 0) {
        return -1;
    }
    *indicator = indicators_expect(reading->indicators, name, reading->fault);
    if (*indicator == NULL) {
        char reason[FAULT_TEXT_MAX];
        memcpy(reason, reading->fault->text, sizeof reason);
        return json_fault(at, reading->fault, "%s", reason);
    }
    return 0;
}

static int read_flag(struct reading *reading, const struct json_at *block, const char *key, bool *flag)
{
    struct json_at at = json_member(block, key);
    *flag = false;
    return at.value == NULL ? 0 : json_bool(&at, flag, reading->fault);
}

/* A text whose placeholders exist. */
static int read_localized(struct reading *reading, const struct json_at *at, const char **text)
{
    struct fault reason;
    if (localized_text(at, reading->language, text, reading->fault) != 0) {
        return -1;
    }
    return placeholders_check(*text, &reason) == 0 ? 0 : json_fault(at, reading->fault, "%s", reason.text);
}

static int read_text(struct reading *reading, const struct json_at *block, const char *key, const char **text)
{
    struct json_at at = json_member(block, key);
    return read_localized(reading, &at, text);
}

static int read_text_if_any(struct reading *reading, const struct json_at *block, const char *key, const char **text)
{
    struct json_at at = json_member(block, key);
    *text = "";
    return at.value == NULL ? 0 : read_localized(reading, &at, text);
}

static int read_indicator_of(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at indicator = json_member(at, "indicator");
    return read_indicator(reading, &indicator, &block->indicator);
}

static int read_notes(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at list = json_member(at, "notes");
    if (list.value == NULL) {
        return 0;
    }
    if (json_expect_array(&list, reading->fault) != 0) {
        return -1;
    }
    block->note_count = json_count(&list);
    block->notes = arena_array(&reading->template->arena, block->note_count, sizeof *block->notes);
    if (block->notes == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->note_count; i++) {
        struct json_at note = json_element(&list, i);
        if (read_localized(reading, &note, &block->notes[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* An id becomes a file's name, so it holds only what is safe there. */
static int read_id(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at id = json_member(at, "id");
    if (json_text(&id, &block->id, reading->fault) != 0) {
        return -1;
    }
    if (block->id[0] == '\0' || strspn(block->id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != strlen(block->id)) {
        return json_fault(&id, reading->fault, "may hold only the letters a-z, digits, - and _");
    }
    return read_text(reading, at, "label", &block->label);
}

static int read_bands(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"medium", "high", NULL};
    struct json_at bands = json_member(at, "bands");
    int medium;
    int high;
    if (bands.value == NULL) {
        return 0;
    }
    struct json_at medium_at = json_member(&bands, "medium");
    struct json_at high_at = json_member(&bands, "high");
    if (json_expect_object(&bands, known, reading->fault) != 0 ||
        json_int(&medium_at, 0, 1000000, &medium, reading->fault) != 0 ||
        json_int(&high_at, medium + 1, 1000001, &high, reading->fault) != 0) {
        return -1;
    }
    block->has_bands = true;
    block->bands = (struct band_limits){.medium = medium, .high = high};
    return 0;
}

/* --- tables --- */

static int read_column(struct reading *reading, const struct json_at *at, struct template_column *column)
{
    static const char *const known[] = {"indicator", "heading", NULL};
    struct json_at indicator = json_member(at, "indicator");
    if (json_expect_object(at, known, reading->fault) != 0 ||
        read_indicator(reading, &indicator, &column->indicator) != 0) {
        return -1;
    }
    return read_text(reading, at, "heading", &column->heading);
}

static int read_indicator_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"id", "label", "title", "nation", "columns", "notes", NULL};
    struct json_at list = json_member(at, "columns");
    if (json_expect_object(at, known, reading->fault) != 0 || read_id(reading, at, block) != 0 ||
        read_text(reading, at, "title", &block->title) != 0 || read_flag(reading, at, "nation", &block->nation) != 0 ||
        read_notes(reading, at, block) != 0 || json_expect_array(&list, reading->fault) != 0) {
        return -1;
    }
    block->column_count = json_count(&list);
    if (block->column_count == 0) {
        return json_fault(&list, reading->fault, "has no columns");
    }
    block->columns = arena_array(&reading->template->arena, block->column_count, sizeof *block->columns);
    if (block->columns == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->column_count; i++) {
        struct json_at column = json_element(&list, i);
        if (read_column(reading, &column, &block->columns[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

static int read_year_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"id", "label", "title", "nation", "indicator", "bands", "notes", NULL};
    if (json_expect_object(at, known, reading->fault) != 0 || read_id(reading, at, block) != 0 ||
        read_text(reading, at, "title", &block->title) != 0 || read_flag(reading, at, "nation", &block->nation) != 0 ||
        read_notes(reading, at, block) != 0 || read_indicator_of(reading, at, block) != 0) {
        return -1;
    }
    return read_bands(reading, at, block);
}

static int read_series_table(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"id", "label", "title", "chart", "notes", NULL};
    struct json_at chart = json_member(at, "chart");
    if (json_expect_object(at, known, reading->fault) != 0 || read_id(reading, at, block) != 0 ||
        read_text(reading, at, "title", &block->title) != 0 || read_notes(reading, at, block) != 0) {
        return -1;
    }
    return json_text(&chart, &block->chart, reading->fault);
}

/* --- charts --- */

static int read_chart_frame(struct reading *reading, const struct json_at *at, struct block *block)
{
    if (read_id(reading, at, block) != 0 || read_notes(reading, at, block) != 0) {
        return -1;
    }
    return read_text(reading, at, "measure", &block->measure);
}

static int read_findings(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"rise", "fall", "otherwise", NULL};
    struct json_at finding = json_member(at, "finding");
    if (json_expect_object(&finding, known, reading->fault) != 0) {
        return -1;
    }
    for (int i = 0; i < FINDING_COUNT; i++) {
        if (read_text(reading, &finding, known[i], &block->findings[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The area of a series: a group that areas.json names, or the id of an area. */
static int read_series_area(struct reading *reading, const struct json_at *at, struct template_series *series)
{
    if (json_text(at, &series->area, reading->fault) != 0) {
        return -1;
    }
    series->is_group = areas_group(reading->areas, series->area) != NULL;
    if (areas_ids(reading->areas, series->area, &reading->template->arena, &series->ids, &series->id_count,
                  reading->fault) != 0) {
        return json_fault(at, reading->fault, "\"%s\" is neither the id of an area nor a group in areas.json",
                          series->area);
    }
    return 0;
}

static int read_series(struct reading *reading, const struct json_at *at, struct template_series *series)
{
    static const char *const known[] = {"indicator", "area", "label", "role", "optional", NULL};
    static const char *const roles[] = {"region", "contrast", "nation", "context", NULL};
    struct json_at indicator = json_member(at, "indicator");
    struct json_at area = json_member(at, "area");
    struct json_at role = json_member(at, "role");
    int chosen;
    if (json_expect_object(at, known, reading->fault) != 0 ||
        read_indicator(reading, &indicator, &series->indicator) != 0 || read_series_area(reading, &area, series) != 0 ||
        read_text(reading, at, "label", &series->label) != 0 ||
        json_choice(&role, roles, &chosen, reading->fault) != 0) {
        return -1;
    }
    series->role = (enum series_role)chosen;
    return read_flag(reading, at, "optional", &series->optional);
}

static int read_line_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"id", "label", "finding", "measure", "decimals", "series", "notes", NULL};
    struct json_at list = json_member(at, "series");
    struct json_at decimals = json_member(at, "decimals");
    if (json_expect_object(at, known, reading->fault) != 0 || read_chart_frame(reading, at, block) != 0 ||
        read_findings(reading, at, block) != 0 || json_expect_array(&list, reading->fault) != 0) {
        return -1;
    }
    if (decimals.value != NULL && json_int(&decimals, 0, 6, &block->decimals, reading->fault) != 0) {
        return -1;
    }
    block->series_count = json_count(&list);
    if (block->series_count == 0) {
        return json_fault(&list, reading->fault, "has no series");
    }
    block->series = arena_array(&reading->template->arena, block->series_count, sizeof *block->series);
    if (block->series == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    for (size_t i = 0; i < block->series_count; i++) {
        struct json_at series = json_element(&list, i);
        if (read_series(reading, &series, &block->series[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

static int read_ranking_chart(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"id", "label", "finding", "measure", "indicator", "nation", "notes", NULL};
    if (json_expect_object(at, known, reading->fault) != 0 || read_chart_frame(reading, at, block) != 0 ||
        read_text(reading, at, "finding", &block->findings[0]) != 0 ||
        read_flag(reading, at, "nation", &block->nation) != 0) {
        return -1;
    }
    return read_indicator_of(reading, at, block);
}

static int read_small_multiples(struct reading *reading, const struct json_at *at, struct block *block)
{
    static const char *const known[] = {"id", "label", "finding", "measure", "indicator", "mean_label", "notes", NULL};
    if (json_expect_object(at, known, reading->fault) != 0 || read_chart_frame(reading, at, block) != 0 ||
        read_text(reading, at, "finding", &block->findings[0]) != 0 ||
        read_text(reading, at, "mean_label", &block->mean_label) != 0) {
        return -1;
    }
    return read_indicator_of(reading, at, block);
}

/* --- blocks --- */

static int read_block_text(struct reading *reading, const struct json_at *at, struct block *block)
{
    return read_localized(reading, at, &block->text);
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
    {"paragraph", BLOCK_PARAGRAPH, read_block_text},
    {"indicator_table", BLOCK_INDICATOR_TABLE, read_indicator_table},
    {"year_table", BLOCK_YEAR_TABLE, read_year_table},
    {"series_table", BLOCK_SERIES_TABLE, read_series_table},
    {"line_chart", BLOCK_LINE_CHART, read_line_chart},
    {"ranking_chart", BLOCK_RANKING_CHART, read_ranking_chart},
    {"small_multiples", BLOCK_SMALL_MULTIPLES, read_small_multiples},
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

static int read_template(struct reading *reading)
{
    static const char *const known[] = {"title",      "subtitle", "author",  "areas",
                                        "first_year", "year_of",  "content", NULL};
    struct report_template *template = reading->template;
    struct json_at root = json_root(&template->document);
    struct json_at group = json_member(&root, "areas");
    struct json_at first_year = json_member(&root, "first_year");
    struct json_at year_of = json_member(&root, "year_of");
    struct json_at content = json_member(&root, "content");
    template->nation = reading->areas->nation;
    if (json_expect_object(&root, known, reading->fault) != 0 ||
        read_text(reading, &root, "title", &template->title) != 0 ||
        read_text(reading, &root, "subtitle", &template->subtitle) != 0 ||
        read_text_if_any(reading, &root, "author", &template->author) != 0 || read_group(reading, &group) != 0 ||
        json_int(&first_year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &template->first_year, reading->fault) != 0 ||
        read_indicator(reading, &year_of, &template->year_of) != 0) {
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

int template_load(struct report_template *template, const char *directory, const char *name,
                  const struct indicators *indicators, const struct areas *areas, enum language language,
                  struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct reading reading = {
        .template = template, .indicators = indicators, .areas = areas, .language = language, .fault = fault};
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

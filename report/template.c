#include "report/template.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "report/template_gather.h"
#include "report/template_kinds.h"
#include "report/template_reading.h"
#include "transform/small_numbers.h"

/* Its own part of the template is right in names and types; faults name it. */
static int read_block(struct reading *reading, const struct block_sort *sort, struct block *block)
{
    struct json_at body = json_member(reading->part->at, sort->name);
    return sort->read(reading, &body, block);
}

/* No two blocks may share an id; a series table must come after its chart. */
static int check_ids(struct reading *reading, const struct json_at *at, size_t index)
{
    const struct report_template *template = reading->template;
    const struct block *block = &template->blocks[index];
    bool chart_found = block->kind != BLOCK_SERIES_TABLE;
    /* After a fault nobody knows what would have been counted. */
    bool sure = !reading->failed || !reading->part->counted;
    for (size_t i = 0; i < index; i++) {
        const struct block *other = &template->blocks[i];
        if (sure && block->id[0] != '\0' && strcmp(block->id, other->id) == 0) {
            return json_fault(at, reading->fault, "the id \"%s\" is taken already", block->id);
        }
        if (sure && reading->part->counted && strcmp(block->label, other->label) == 0) {
            return json_fault(at, reading->fault, "is counted as %s, which \"%s\" is called already", block->label,
                              other->id);
        }
        chart_found = chart_found || (other->kind == BLOCK_LINE_CHART && strcmp(other->id, block->chart) == 0);
    }
    return chart_found
               ? 0
               : json_fault(at, reading->fault, "no line chart with the id \"%s\" stands above it", block->chart);
}

/* Tells on what a shape finds in an included file. */
struct telling {
    const struct fault_teller *teller;
    const struct inclusion *within;
};

static void tell_within(void *context, const struct fault *fault)
{
    const struct telling *telling = context;
    struct fault whole = *fault;
    (void)inclusion_tell(telling->within, &whole);
    telling->teller->tell(telling->teller->context, &whole);
}

/* Whether a part is right in names and types. */
static int expect_part(struct reading *reading)
{
    const struct content_part *part = reading->part;
    struct telling telling = {reading->teller, part->within};
    const struct fault_teller teller = {tell_within, &telling};
    if (reading->teller != NULL) {
        return shape_expect(part->at, &reading->shapes.part, &teller, reading->fault);
    }
    return shape_expect(part->at, &reading->shapes.part, NULL, reading->fault) == 0
               ? 0
               : inclusion_tell(part->within, reading->fault);
}

/* Reads one part, of which names and types are told all at once, then the first thing that means nothing. `usable` is
 * false where what stands above the content cannot be used. */
static int read_part(struct reading *reading, size_t index, bool usable)
{
    struct block *block = &reading->template->blocks[index];
    const struct block_sort *sort = block_sort_of(reading->part->at);
    block->kind = sort == NULL ? BLOCK_PARAGRAPH : sort->kind;
    block->decimals = -1;
    block->id = reading->part->id;
    block->label = reading->part->label;
    if (expect_part(reading) != 0) {
        reading->failed = true;
        return reading->teller != NULL ? 0 : -1;
    }
    if (!usable || sort == NULL ||
        (read_block(reading, sort, block) == 0 && check_ids(reading, reading->part->at, index) == 0)) {
        return 0;
    }
    (void)inclusion_tell(reading->part->within, reading->fault);
    return reading_goes_on(reading) ? 0 : -1;
}

static int read_blocks(struct reading *reading, const struct json_at *list, bool usable)
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
        if (read_part(reading, i, usable) != 0) {
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
    return reading->template->group != NULL
               ? 0
               : json_fault(at, reading->fault, "\"%s\" is no group in areas.json; the nearest is \"%s\"", name,
                            areas_nearest(reading->areas, name));
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

/* What stands above the content. */
static int read_top(struct reading *reading, const struct json_at *root)
{
    struct report_template *template = reading->template;
    struct json_at group = json_member(root, "areas");
    struct json_at first_year = json_member(root, "first_year");
    struct json_at year_of = json_member(root, "year_of");
    if (read_about(reading, root) != 0 || reading_flag(reading, root, "brief", &template->brief) != 0 ||
        reading_text(reading, root, "title", &template->title) != 0 ||
        reading_text(reading, root, "subtitle", &template->subtitle) != 0 ||
        reading_text_if_any(reading, root, "author", &template->author) != 0 || read_group(reading, &group) != 0 ||
        json_int(&first_year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &template->first_year, reading->fault) != 0 ||
        reading_indicator(reading, &year_of, &template->year_of) != 0) {
        return -1;
    }
    return read_small_numbers(reading, root);
}

/* A list that is not there is told where it is read. */
static bool is_list(const struct json_at *list)
{
    return list->value == NULL || json_is_array(list->value);
}

static int read_template(struct reading *reading)
{
    struct json_at root = json_root(&reading->template->document);
    struct json_at content = json_member(&root, "content");
    bool right = shape_expect(&root, &reading->shapes.report, reading->teller, reading->fault) == 0;
    reading->failed = !right;
    if (right && read_top(reading, &root) != 0) {
        right = false;
        (void)reading_goes_on(reading);
    }
    if ((!right && reading->teller == NULL) || !is_list(&content)) {
        return -1;
    }
    return read_blocks(reading, &content, right);
}

/* --- a file to be included, on its own --- */

/* Whether the document has nothing that only a report has. */
static bool is_part_file(const struct json_document *document)
{
    static const char *const names[] = {"title", "subtitle", "areas", "first_year", "year_of"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (json_object_get(document->root, names[i]) != NULL) {
            return false;
        }
    }
    return json_object_get(document->root, "content") != NULL;
}

/* Stands in for the reports that may include it: one in which every part has its place. */
static void stand_in(struct reading *reading)
{
    struct report_template *template = reading->template;
    const struct areas *areas = reading->areas;
    template->about_municipality = true;
    template->first_year = LIMIT_YEAR_FIRST;
    template->small_base = (int)SMALL_BASE;
    template->title = "";
    template->subtitle = "";
    template->author = "";
    for (size_t i = areas->group_count; i > 0; i--) {
        const struct named_group *group = &areas->groups[i - 1];
        if (template->group == NULL || template->group->tiles == NULL || group->tiles != NULL) {
            template->group = group;
        }
    }
}

static int read_part_file(struct reading *reading)
{
    struct json_at root = json_root(&reading->template->document);
    struct json_at content = json_member(&root, "content");
    const struct json_at nothing = {0};
    stand_in(reading);
    if (shape_expect(&root, &reading->shapes.file, reading->teller, reading->fault) != 0) {
        reading->failed = true;
        return -1;
    }
    if (parameters_fill(&root, &nothing, reading->fault) != 0) {
        (void)reading_goes_on(reading);
        return -1;
    }
    return read_blocks(reading, &content, reading->template->group != NULL);
}

/* --- loading --- */

/* Opens the document; on failure nothing is held. */
static int open_template(struct reading *reading, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct report_template *template = reading->template;
    memset(template, 0, sizeof *template);
    arena_init(&template->arena, LIMIT_MODEL_BYTES);
    template->nation = reading->areas->nation;
    template_shapes_init(&reading->shapes);
    reading->shapes.content.item = &shape_any; /* parts are checked one by one */
    if (template_find_file(reading->directory, name, path, &template->arena, &template->name, reading->fault) != 0 ||
        json_document_load(&template->document, path, reading->fault) != 0) {
        arena_release(&template->arena);
        return -1;
    }
    return 0;
}

int template_load(struct report_template *template, const char *directory, const char *name,
                  const struct indicators *indicators, const struct areas *areas, enum language language,
                  struct fault *fault)
{
    struct reading reading = {.template = template,
                              .indicators = indicators,
                              .areas = areas,
                              .directory = directory,
                              .language = language,
                              .fault = fault};
    if (open_template(&reading, name) != 0) {
        return -1;
    }
    if (read_template(&reading) != 0) {
        template_release(template);
        return -1;
    }
    return 0;
}

int template_check(struct report_template *template, const char *directory, const char *name,
                   const struct indicators *indicators, const struct areas *areas, enum language language,
                   const struct fault_teller *teller, struct fault *fault)
{
    struct reading reading = {.template = template,
                              .indicators = indicators,
                              .areas = areas,
                              .directory = directory,
                              .language = language,
                              .teller = teller,
                              .fault = fault};
    if (open_template(&reading, name) != 0) {
        (void)reading_goes_on(&reading);
        return -1;
    }
    int result = is_part_file(&template->document) ? read_part_file(&reading) : read_template(&reading);
    if (result != 0 && !reading.failed) {
        (void)reading_goes_on(&reading);
    }
    if (reading.failed) {
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

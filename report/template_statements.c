/* template_statements.c - the statements and assertions of a template, and what their expressions may speak of. */
#include <string.h>

#include "base/limits.h"
#include "base/message.h"
#include "report/template_stating.h"

/* --- what expressions may speak of --- */

static int read_area_name(struct stating *stating, const struct json_at *at, const char **name)
{
    struct reading *reading = stating->reading;
    const char **ids;
    size_t count;
    struct fault unknown;
    if (json_text(at, name, reading->fault) != 0) {
        return -1;
    }
    if (areas_ids(reading->areas, *name, &reading->template->arena, &ids, &count, &unknown) == 0) {
        return 0;
    }
    return areas_group(reading->areas, *name) != NULL
               ? json_fault(at, reading->fault,
                            "\"%s\": only the catalogue knows its members, and a template is fetched before there is "
                            "one; list them in areas.json",
                            *name)
               : json_fault(at, reading->fault,
                            "\"%s\" is neither the id of an area nor a group in areas.json; the nearest is \"%s\"",
                            *name, areas_nearest(reading->areas, *name));
}

/* One group or id, several, or the report's own group. */
static int read_areas(struct stating *stating, const struct json_at *at)
{
    struct statement *statement = stating->statement;
    struct reading *reading = stating->reading;
    bool several = json_is_array(at->value);
    statement->area_name_count = several ? json_count(at) : 1;
    statement->area_names =
        arena_array(&reading->template->arena, statement->area_name_count, sizeof *statement->area_names);
    if (statement->area_names == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    if (at->value == NULL) {
        statement->area_names[0] = reading->template->group->name;
        return 0;
    }
    for (size_t i = 0; i < statement->area_name_count; i++) {
        struct json_at element = several ? json_element(at, i) : *at;
        if (read_area_name(stating, &element, &statement->area_names[i]) != 0) {
            return -1;
        }
    }
    return statement->area_name_count > 0 ? 0 : json_fault(at, reading->fault, "has no areas");
}

static int add_name(struct stating *stating, const struct json_at *let, const char *name)
{
    struct statement *statement = stating->statement;
    struct json_at at = json_member(let, name);
    bool is_free = statement_name_is_free(name);
    if (!is_free || statement->name_count == LIMIT_STATEMENT_NAMES) {
        return json_fault(&at, stating->reading->fault,
                          is_free
                              ? MESSAGE("is one name too many")
                              : MESSAGE("a name may hold only letters and digits, and must be no word of expressions"));
    }
    struct named_expression *named = &statement->names[statement->name_count];
    if (stating_expression(stating, &at, &named->expression) != 0) {
        return -1;
    }
    named->name = name;
    stating->vocabulary.name_count = ++statement->name_count; /* for those below it */
    return 0;
}

static int read_names(struct stating *stating, const struct json_at *let)
{
    const char *name;
    json_t *value;
    struct reading *reading = stating->reading;
    if (let->value == NULL) {
        return 0;
    }
    if (!json_is_object(let->value)) {
        return json_fault(let, reading->fault, "must be an object of names and expressions");
    }
    stating->statement->names =
        arena_array(&reading->template->arena, LIMIT_STATEMENT_NAMES, sizeof *stating->statement->names);
    stating->vocabulary.names = stating->statement->names;
    if (stating->statement->names == NULL) {
        return fault_memory(reading->fault, reading->template->name);
    }
    json_object_foreach (let->value, name, value) {
        if (add_name(stating, let, name) != 0) {
            return -1;
        }
    }
    return 0;
}

/* What statements and assertions have in common. */
static int read_frame(struct stating *stating, const struct json_at *at, struct block *block)
{
    struct reading *reading = stating->reading;
    struct statement *statement = stating->statement;
    struct json_at indicator = json_member(at, "indicator");
    struct json_at areas = json_member(at, "areas");
    struct json_at let = json_member(at, "let");
    if ((indicator.value != NULL && reading_indicator(reading, &indicator, &statement->indicator) != 0) ||
        read_areas(stating, &areas) != 0 || reading_bands(reading, at, block) != 0 ||
        reading_flag(reading, at, "paragraph", &statement->starts_paragraph) != 0) {
        return -1;
    }
    statement->has_bands = block->has_bands;
    statement->bands = block->bands;
    const struct inclusion *within = reading->part->within;
    statement->place =
        arena_printf(&reading->template->arena, "%s%scontent[%zu].%s", within == NULL ? "" : within->file,
                     within == NULL ? "" : ": ", at->parent->index, at->key);
    stating->vocabulary = (struct vocabulary){.has_own = stating->reading->template->about_municipality,
                                              .indicators = reading->indicators,
                                              .areas = reading->areas,
                                              .indicator = statement->indicator,
                                              .bands = statement->has_bands ? &statement->bands : NULL,
                                              .first_year = reading->template->first_year};
    return read_names(stating, &let);
}

/* --- wordings --- */

static int make_wordings(struct stating *stating, size_t count)
{
    struct reading *reading = stating->reading;
    struct statement *statement = stating->statement;
    statement->wording_count = count;
    statement->wordings = arena_array(&reading->template->arena, count, sizeof *statement->wordings);
    return statement->wordings == NULL ? fault_memory(reading->fault, reading->template->name) : 0;
}

static int read_wording(struct stating *stating, const struct json_at *at, struct wording *wording)
{
    struct json_at when = json_member(at, "when");
    struct json_at text = json_member(at, "text");
    return stating_condition(stating, &when, &wording->when) != 0 ? -1 : stating_text(stating, &text, wording);
}

/* Only the last wording may be without a condition, or those after it would never be written. */
static int check_order(struct stating *stating, const struct json_at *at)
{
    const struct statement *statement = stating->statement;
    for (size_t i = 0; i + 1 < statement->wording_count; i++) {
        if (statement->wordings[i].when == NULL) {
            return json_fault(at, stating->reading->fault,
                              "a wording without \"when\" must be the last one; what follows it is never written");
        }
    }
    return 0;
}

static int read_wordings(struct stating *stating, const struct json_at *at)
{
    struct json_at otherwise = json_member(at, "otherwise");
    bool several = json_is_array(otherwise.value);
    size_t more = otherwise.value == NULL ? 0 : several ? json_count(&otherwise) : 1;
    if (more > LIMIT_STATEMENT_WORDINGS) {
        return json_fault(&otherwise, stating->reading->fault, "may hold %d wordings", LIMIT_STATEMENT_WORDINGS);
    }
    if (make_wordings(stating, more + 1) != 0 || read_wording(stating, at, &stating->statement->wordings[0]) != 0) {
        return -1;
    }
    for (size_t i = 0; i < more; i++) {
        struct json_at element = several ? json_element(&otherwise, i) : otherwise;
        if (read_wording(stating, &element, &stating->statement->wordings[i + 1]) != 0) {
            return -1;
        }
    }
    return check_order(stating, at);
}

/* --- the areas to fetch --- */

/* Ids that grow in the template's arena. */
struct gathering {
    struct stating *stating;
    void *ids;
    size_t count;
    size_t capacity;
    bool failed;
};

static void gather_areas(void *context, const char *name)
{
    struct gathering *gathering = context;
    struct reading *reading = gathering->stating->reading;
    const char **ids;
    size_t count;
    gathering->failed = gathering->failed ||
                        areas_ids(reading->areas, name, &reading->template->arena, &ids, &count, reading->fault) != 0;
    for (size_t i = 0; !gathering->failed && i < count; i++) {
        const char **place = arena_next(&reading->template->arena, &gathering->ids, gathering->count,
                                        &gathering->capacity, sizeof *place);
        if (place == NULL) {
            gathering->failed = true;
            fault_memory(reading->fault, reading->template->name);
            return;
        }
        *place = ids[i];
        gathering->count++;
    }
}

static void gather_nothing(void *context, const struct indicator *indicator)
{
    (void)context;
    (void)indicator;
}

static int gather_ids(struct stating *stating, struct block *block)
{
    struct gathering gathering = {.stating = stating};
    const struct expression_visitor visitor = {&gathering, gather_nothing, gather_areas};
    statement_visit(stating->statement, &visitor);
    block->area_id_count = gathering.count;
    block->area_ids = gathering.ids;
    return gathering.failed ? -1 : 0;
}

/* --- the two kinds --- */

static int start(struct stating *stating, struct reading *reading, struct block *block)
{
    *stating = (struct stating){.reading = reading};
    stating->statement = arena_alloc(&reading->template->arena, sizeof *stating->statement);
    block->statement = stating->statement;
    return stating->statement == NULL ? fault_memory(reading->fault, reading->template->name) : 0;
}

int block_statement(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct stating stating;
    if (start(&stating, reading, block) != 0 || reading_flag(reading, at, "optional", &block->optional) != 0 ||
        read_frame(&stating, at, block) != 0 || read_wordings(&stating, at) != 0) {
        return -1;
    }
    return gather_ids(&stating, block);
}

int block_asserted(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at text = json_member(at, "text");
    struct json_at holds = json_member(at, "holds");
    struct json_at instead = json_member(at, "instead");
    struct stating stating;
    if (start(&stating, reading, block) != 0 || read_frame(&stating, at, block) != 0 ||
        make_wordings(&stating, 1) != 0 || stating_text(&stating, &text, &stating.statement->wordings[0]) != 0 ||
        stating_condition(&stating, &holds, &stating.statement->holds) != 0) {
        return -1;
    }
    if (holds.value == NULL) {
        return json_fault(&holds, reading->fault, "is missing; it must be the condition under which the text is true");
    }
    if (instead.value != NULL && stating_text(&stating, &instead, &stating.statement->instead) != 0) {
        return -1;
    }
    return gather_ids(&stating, block);
}

#include "report/template_reading.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "report/part_label.h"
#include "report/placeholder.h"
#include "transform/localized.h"

int reading_path(const struct reading *reading, const struct json_at *at, const char *name, char path[LIMIT_PATH_BYTES])
{
    const char *from = at->document->name;
    const char *slash = strrchr(from, '/');
    struct fault ignored;
    if (snprintf(path, LIMIT_PATH_BYTES, "%.*s%s", slash == NULL ? 0 : (int)(slash + 1 - from), from, name) <
            (int)LIMIT_PATH_BYTES &&
        path_exists(path)) {
        return 0;
    }
    return path_join(path, reading->directory, name, &ignored) == 0
               ? 0
               : json_fault(at, reading->fault, "%s", ignored.text);
}

bool reading_goes_on(struct reading *reading)
{
    reading->failed = true;
    if (reading->teller != NULL) {
        reading->teller->tell(reading->teller->context, reading->fault);
    }
    return reading->teller != NULL;
}

/* --- references to tables and charts --- */

#define REFERENCE "{ref:"

static int no_reference(struct reading *reading, const struct json_at *at, const char *id)
{
    const char *nearest = NULL;
    for (size_t i = 0; i < reading->content.count; i++) {
        if (reading->content.parts[i].id[0] != '\0') {
            nearest = text_nearer(id, nearest, reading->content.parts[i].id);
        }
    }
    return nearest == NULL
               ? json_fault(at, reading->fault, "{ref:%s}: there are no tables and charts to refer to", id)
               : json_fault(at, reading->fault, "{ref:%s}: no table or chart has that id; the nearest is {ref:%s}", id,
                            nearest);
}

/* The reference that begins at `text`; `*after` is what follows it. */
static const struct content_part *find_reference(struct reading *reading, const struct json_at *at, const char *text,
                                                 const char **after)
{
    char id[LIMIT_NAME_BYTES];
    const char *start = text + strlen(REFERENCE);
    size_t length = strcspn(start, "}");
    if (start[length] == '\0' || length >= sizeof id) {
        json_fault(at, reading->fault, "%.40s: lacks its closing brace", text);
        return NULL;
    }
    memcpy(id, start, length);
    id[length] = '\0';
    *after = start + length + 1;
    const struct content_part *part = content_find(&reading->content, id);
    if (part == NULL) {
        no_reference(reading, at, id);
    }
    return part;
}

static int write_references(struct reading *reading, const struct json_at *at, const char *text, struct buffer *filled)
{
    while (*text != '\0') {
        const char *after = text + 1;
        if (text[0] == '{' && text[1] == '{') {
            after = text + 2; /* a brace */
        } else if (strncmp(text, REFERENCE, strlen(REFERENCE)) == 0) {
            const struct content_part *part = find_reference(reading, at, text, &after);
            if (part == NULL) {
                return -1;
            }
            buffer_text(filled, part_label_unbroken(&reading->template->arena, part->label));
            text = after;
        }
        buffer_append(filled, text, (size_t)(after - text));
        text = after;
    }
    return 0;
}

int reading_references(struct reading *reading, const struct json_at *at, const char **text)
{
    struct buffer filled;
    if (strstr(*text, REFERENCE) == NULL) {
        return 0;
    }
    buffer_init(&filled, LIMIT_TEMPLATE_BYTES);
    int result = write_references(reading, at, *text, &filled);
    if (result == 0) {
        const char *whole = arena_copy_bytes(&reading->template->arena, filled.bytes, filled.length);
        if (whole == NULL || buffer_failed(&filled)) {
            fault_memory(reading->fault, reading->template->name);
            result = -1;
        } else {
            *text = whole;
        }
    }
    buffer_release(&filled);
    return result;
}

/* --- members --- */

int reading_indicator(struct reading *reading, const struct json_at *at, const struct indicator **indicator)
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

int reading_flag(struct reading *reading, const struct json_at *block, const char *key, bool *flag)
{
    struct json_at at = json_member(block, key);
    *flag = false;
    return at.value == NULL ? 0 : json_bool(&at, flag, reading->fault);
}

int reading_continued(struct reading *reading, const struct json_at *block, const struct indicator *indicator,
                      bool *continued)
{
    struct json_at at = json_member(block, "continued");
    if (reading_flag(reading, block, "continued", continued) != 0) {
        return -1;
    }
    if (*continued && (indicator->following == NULL || indicator->last_year == 0)) {
        return json_fault(&at, reading->fault, "%s needs \"ends\" and \"successor\" in indicators.json for that",
                          indicator->name);
    }
    return 0;
}

int reading_municipality(struct reading *reading, const struct json_at *at)
{
    return reading->template->about_municipality
               ? 0
               : json_fault(at, reading->fault, "needs \"about\": \"municipality\" in the template");
}

static bool speaks_of_area(const char *text)
{
    return strstr(text, "{area}") != NULL || strstr(text, "{area_genitive}") != NULL ||
           strstr(text, "{place}") != NULL || strstr(text, "{value}") != NULL;
}

/* A text whose placeholders exist. */
int reading_localized(struct reading *reading, const struct json_at *at, const char **text)
{
    struct fault reason;
    if (localized_text(at, reading->language, text, reading->fault) != 0 ||
        reading_references(reading, at, text) != 0) {
        return -1;
    }
    if (speaks_of_area(*text) && reading_municipality(reading, at) != 0) {
        return -1;
    }
    return placeholders_check(*text, &reason) == 0 ? 0 : json_fault(at, reading->fault, "%s", reason.text);
}

int reading_text(struct reading *reading, const struct json_at *block, const char *key, const char **text)
{
    struct json_at at = json_member(block, key);
    return reading_localized(reading, &at, text);
}

int reading_text_if_any(struct reading *reading, const struct json_at *block, const char *key, const char **text)
{
    struct json_at at = json_member(block, key);
    *text = "";
    return at.value == NULL ? 0 : reading_localized(reading, &at, text);
}

int reading_indicator_of(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at indicator = json_member(at, "indicator");
    return reading_indicator(reading, &indicator, &block->indicator);
}

int reading_notes(struct reading *reading, const struct json_at *at, struct block *block)
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
        if (reading_localized(reading, &note, &block->notes[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* An id becomes a file's name, so it holds only what is safe there. What is not given is counted. */
int reading_id(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at id = json_member(at, "id");
    struct json_at label = json_member(at, "label");
    block->id = reading->part->id;
    block->label = reading->part->label;
    if (id.value != NULL && json_text(&id, &block->id, reading->fault) != 0) {
        return -1;
    }
    if (block->id[0] == '\0' || strspn(block->id, "abcdefghijklmnopqrstuvwxyz0123456789-_") != strlen(block->id)) {
        return json_fault(&id, reading->fault, "may hold only the letters a-z, digits, - and _");
    }
    if (strcmp(block->id, DOCUMENT_RUNNING_TEXT) == 0) {
        return json_fault(&id, reading->fault, "\"%s\" is the running text's", block->id);
    }
    if (reading_flag(reading, at, "optional", &block->optional) != 0 ||
        reading_flag(reading, at, "latest", &block->latest) != 0) {
        return -1;
    }
    return label.value == NULL ? 0 : reading_localized(reading, &label, &block->label);
}

int reading_bands(struct reading *reading, const struct json_at *at, struct block *block)
{
    struct json_at bands = json_member(at, "bands");
    int medium;
    int high;
    if (bands.value == NULL) {
        return 0;
    }
    struct json_at medium_at = json_member(&bands, "medium");
    struct json_at high_at = json_member(&bands, "high");
    if (json_int(&medium_at, 0, 1000000, &medium, reading->fault) != 0 ||
        json_int(&high_at, medium + 1, 1000001, &high, reading->fault) != 0) {
        return -1;
    }
    block->has_bands = true;
    block->bands = (struct band_limits){.medium = medium, .high = high};
    return 0;
}

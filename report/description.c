#include "report/description.h"

#include <stdint.h>

#include "base/csv.h"
#include "base/json_writer.h"
#include "report/listing.h"
#include "report/row_fields.h"

static void add_fact(struct description *description, const struct described_fact *fact)
{
    if (description->fact_count < DESCRIPTION_FACTS_MAX) {
        description->facts[description->fact_count++] = *fact;
    }
}

void description_fact(struct description *description, const char *key, const char *label, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        add_fact(description, &(struct described_fact){key, label, text, false});
    }
}

void description_number(struct description *description, const char *key, const char *label, int64_t number)
{
    const char *text = arena_printf(&description->document->arena, "%lld", (long long)number);
    add_fact(description, &(struct described_fact){key, label, text, true});
}

void description_flag(struct description *description, const char *key, const char *label, bool flag)
{
    add_fact(description, &(struct described_fact){key, label, flag ? "true" : "false", true});
}

struct described_list *description_list(struct description *description, const char *key, const char *title,
                                        const struct described_column *columns)
{
    if (description->list_count == DESCRIPTION_LISTS_MAX) {
        return NULL;
    }
    struct described_list *list = &description->lists[description->list_count++];
    *list = (struct described_list){.key = key, .title = title};
    while (list->column_count < DESCRIPTION_COLUMNS_MAX && columns[list->column_count].key != NULL) {
        list->columns[list->column_count] = columns[list->column_count];
        list->column_count++;
    }
    return list;
}

void description_row(struct description *description, struct described_list *list, const char *const *texts)
{
    struct arena *arena = &description->document->arena;
    if (list == NULL) {
        return;
    }
    const char **row = arena_array(arena, list->column_count, sizeof *row);
    const char ***place = arena_next(arena, &list->rows, list->row_count, &list->capacity, sizeof *place);
    if (row == NULL || place == NULL) {
        return;
    }
    for (size_t i = 0; i < list->column_count; i++) {
        row[i] = texts[i];
    }
    *place = row;
    list->row_count++;
}

static const char *const *row_of(const struct described_list *list, size_t index)
{
    return ((const char *const *const *)list->rows)[index];
}

/* --- tables --- */

static void add_facts(const struct description *description)
{
    struct listing listing;
    struct document *document = description->document;
    const char *const headings[] = {"", "", NULL};
    listing_init(&listing, document, description->kind,
                 arena_printf(&document->arena, "%s: %s", description->id, description->title), headings);
    for (size_t i = 0; i < description->fact_count; i++) {
        const struct described_fact *fact = &description->facts[i];
        const char *text = fact->text;
        if (fact->is_literal && (text[0] == 't' || text[0] == 'f')) {
            text = text[0] == 't' ? language_pick(document->language, "ja", "yes")
                                  : language_pick(document->language, "nej", "no");
        }
        const char *const row[] = {fact->label, text};
        if (fact->label != NULL) {
            listing_row(&listing, row);
        }
    }
    if (listing.table != NULL) {
        listing.table->wraps = true;
    }
}

static void add_list(const struct description *description, const struct described_list *list)
{
    struct listing listing;
    const char *headings[DESCRIPTION_COLUMNS_MAX + 1] = {NULL};
    for (size_t i = 0; i < list->column_count; i++) {
        headings[i] = list->columns[i].heading;
    }
    listing_init(&listing, description->document, list->key, list->title, headings);
    for (size_t i = 0; i < list->row_count; i++) {
        listing_row(&listing, row_of(list, i));
    }
    if (listing.table != NULL) {
        listing.table->wraps = true;
    }
}

int description_tables(const struct description *description, struct fault *fault)
{
    add_facts(description);
    for (size_t i = 0; i < description->list_count; i++) {
        if (description->lists[i].row_count > 0) {
            add_list(description, &description->lists[i]);
        }
    }
    return arena_failed(&description->document->arena) ? fault_memory(fault, description->id) : 0;
}

/* --- rows --- */

static void csv_row(struct buffer *buffer, const char *section, const char *id, const char *name, const char *value)
{
    const char *const texts[] = {section, id, name, value};
    row_fields_csv(buffer, texts, sizeof texts / sizeof *texts);
}

void description_csv(const struct description *description, struct buffer *buffer)
{
    buffer_text(buffer, "section,id,name,value\n");
    csv_row(buffer, description->kind, description->id, "title", description->title);
    for (size_t i = 0; i < description->fact_count; i++) {
        if (description->facts[i].key != NULL) {
            csv_row(buffer, description->kind, description->id, description->facts[i].key, description->facts[i].text);
        }
    }
    for (size_t i = 0; i < description->list_count; i++) {
        const struct described_list *list = &description->lists[i];
        for (size_t j = 0; j < list->row_count; j++) {
            for (size_t k = 1; k < list->column_count; k++) {
                csv_row(buffer, list->key, row_of(list, j)[0], list->columns[k].key, row_of(list, j)[k]);
            }
        }
    }
}

static void write_list(struct json_writer *writer, const struct described_list *list)
{
    struct row_field fields[DESCRIPTION_COLUMNS_MAX];
    for (size_t i = 0; i < list->column_count; i++) {
        fields[i] = (struct row_field){list->columns[i].key, list->columns[i].is_literal};
    }
    json_write_array(writer, list->key);
    for (size_t i = 0; i < list->row_count; i++) {
        row_fields_json(writer, fields, row_of(list, i), list->column_count);
    }
    json_write_end(writer);
}

void description_json(const struct description *description, struct buffer *buffer)
{
    struct json_writer writer;
    json_writer_init(&writer, buffer);
    json_write_object(&writer, NULL);
    json_write_text(&writer, "kind", description->kind);
    json_write_text(&writer, "id", description->id);
    json_write_text(&writer, "title", description->title);
    for (size_t i = 0; i < description->fact_count; i++) {
        const struct described_fact *fact = &description->facts[i];
        const struct row_field field = {fact->key, fact->is_literal};
        if (fact->key != NULL) {
            row_field_json(&writer, &field, fact->text);
        }
    }
    for (size_t i = 0; i < description->list_count; i++) {
        write_list(&writer, &description->lists[i]);
    }
    json_write_end(&writer);
}

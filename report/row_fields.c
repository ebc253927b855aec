#include "report/row_fields.h"

#include "base/csv.h"

void row_fields_header(struct buffer *buffer, const struct row_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_printf(buffer, "%s%s", i == 0 ? "" : ",", fields[i].name);
    }
    buffer_text(buffer, "\n");
}

void row_fields_csv(struct buffer *buffer, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_text(buffer, i == 0 ? "" : ",");
        csv_append(buffer, texts[i]);
    }
    buffer_text(buffer, "\n");
}

void row_field_json(struct json_writer *writer, const struct row_field *field, const char *text)
{
    if (!field->is_literal) {
        json_write_text(writer, field->name, text);
    } else if (text[0] == '\0') {
        json_write_null(writer, field->name);
    } else {
        json_write_literal(writer, field->name, text);
    }
}

void row_fields_json(struct json_writer *writer, const struct row_field *fields, const char *const *texts, size_t count)
{
    json_write_row(writer, NULL);
    for (size_t i = 0; i < count; i++) {
        row_field_json(writer, &fields[i], texts[i]);
    }
    json_write_end(writer);
}

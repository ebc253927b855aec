#include "report/pdf/pdf_file.h"

#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "report/pdf/pdf_access.h"

static cairo_status_t append_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    struct buffer *buffer = closure;
    buffer_append(buffer, bytes, length);
    return buffer_failed(buffer) ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const struct pdf_description *description)
{
    char made[CLOCK_TEXT_MAX];
    clock_format(date_to_time(&description->made), made);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, description->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, description->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, description->subject);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "nyckeltal");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

int pdf_file_init(struct pdf_file *file, double width, double height, const struct pdf_description *description,
                  struct fault *fault)
{
    buffer_init(&file->bytes, LIMIT_RENDERED_BYTES);
    file->surface = cairo_pdf_surface_create_for_stream(append_bytes, &file->bytes, width, height);
    file->cairo = cairo_create(file->surface);
    file->description = description;
    pdf_tags_init(&file->tags, file->cairo);
    if (cairo_status(file->cairo) != CAIRO_STATUS_SUCCESS) {
        pdf_file_release(file);
        return fault_memory(fault, "a PDF");
    }
    describe(file->surface, description);
    return 0;
}

int pdf_file_write(struct pdf_file *file, const char *path, struct fault *fault)
{
    pdf_tags_end(&file->tags);
    cairo_status_t status = cairo_status(file->cairo);
    cairo_surface_finish(file->surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(file->surface);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be drawn: %s", path, cairo_status_to_string(status));
    }
    if (pdf_access_complete(&file->bytes, &file->tags, file->description, fault) != 0) {
        return fault_prefix(fault, "%s", path);
    }
    return file_write(path, file->bytes.bytes, file->bytes.length, fault);
}

void pdf_file_release(struct pdf_file *file)
{
    pdf_tags_release(&file->tags);
    cairo_destroy(file->cairo);
    cairo_surface_destroy(file->surface);
    buffer_release(&file->bytes);
    file->cairo = NULL;
    file->surface = NULL;
}

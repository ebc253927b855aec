/* render_html.c - the report as one page that needs nothing beside it. */
#include "base/file.h"
#include "report/document_check.h"
#include "report/html/html_report.h"
#include "report/render.h"

static int write_page(const struct render_job *job, struct fonts *fonts, const char *path, struct fault *fault)
{
    const struct html_report report = {.document = job->document, .fonts = fonts, .home = job->home};
    struct buffer buffer;
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    int result = html_report_append(&buffer, &report, fault);
    if (result == 0) {
        result = file_write(path, buffer.bytes, buffer.length, fault);
    }
    buffer_release(&buffer);
    return result;
}

int render_html(const struct render_job *job, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct fonts fonts;
    if (document_check(job->document, fault) != 0 || render_path(job, "html", path, fault) != 0 ||
        fonts_init(&fonts, job->diag, fault) != 0) {
        return -1;
    }
    int result = write_page(job, &fonts, path, fault);
    fonts_release(&fonts);
    if (result == 0) {
        render_wrote(job, path);
    }
    return result;
}

/* render_png.c - each chart as an image, for slides and web pages. */
#include "base/file.h"
#include "report/chart/chart_png.h"
#include "report/render.h"

static int render_chart(const struct render_job *job, const struct chart *chart, struct fonts *fonts,
                        struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    if (render_part_path(job, chart->id, "png", path, fault) != 0) {
        return -1;
    }
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    int result = chart_png_append(&bytes, chart, fonts, job->document->language, fault);
    if (result == 0) {
        result = file_write(path, bytes.bytes, bytes.length, fault);
    }
    buffer_release(&bytes);
    if (result == 0) {
        render_wrote(job, path);
    }
    return result;
}

int render_png(const struct render_job *job, struct fault *fault)
{
    struct fonts fonts;
    int result = 0;
    if (fonts_init(&fonts, job->diag, fault) != 0) {
        return -1;
    }
    for (const struct node *node = job->document->first; node != NULL && result == 0; node = node->next) {
        if (node->kind == NODE_CHART) {
            result = render_chart(job, node->chart, &fonts, fault);
        }
    }
    fonts_release(&fonts);
    return result;
}

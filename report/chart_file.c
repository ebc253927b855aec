#include "report/chart_file.h"

#include "base/file.h"
#include "report/chart/chart_png.h"
#include "report/html/svg_chart.h"
#include "report/pdf/pdf_chart.h"

static int write_bytes(const struct chart_file *file, struct fonts *fonts, struct fault *fault)
{
    struct buffer bytes;
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    const enum language language = file->document->language;
    int result = file->ending == CHART_ENDING_PNG ? chart_png_append(&bytes, file->chart, fonts, language, fault)
                                                  : svg_chart_append(&bytes, file->chart, fonts, language, fault);
    if (result == 0 && buffer_failed(&bytes)) {
        result = fault_memory(fault, file->path);
    }
    if (result == 0) {
        result = file_write(file->path, bytes.bytes, bytes.length, fault);
    }
    buffer_release(&bytes);
    return result;
}

int chart_file_write(const struct chart_file *file, struct fault *fault)
{
    struct fonts fonts;
    if (fonts_init(&fonts, file->diag, fault) != 0) {
        return -1;
    }
    int result = file->ending == CHART_ENDING_PDF
                     ? pdf_chart_write(file->document, file->chart, &fonts, file->path, fault)
                     : write_bytes(file, &fonts, fault);
    fonts_release(&fonts);
    return result;
}

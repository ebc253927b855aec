#include "report/pdf/pdf_chart.h"

#include "report/chart/chart_sheet.h"
#include "report/pdf/pdf_file.h"

int pdf_chart_write(const struct document *document, const struct chart *chart, struct fonts *fonts, const char *path,
                    struct fault *fault)
{
    const struct pdf_description description = {chart->title, document->author, chart->subtitle, document->made,
                                                document->language};
    const double height = chart_sheet_height(chart, fonts, document->language);
    struct pdf_file file;
    if (pdf_file_init(&file, CHART_SHEET_WIDTH, height, &description, fault) != 0) {
        return -1;
    }
    int result =
        chart_sheet_draw_told(file.cairo, &file.tags.listener, chart, height, fonts, document->language, fault);
    if (result == 0) {
        result = pdf_file_write(&file, path, fault);
    }
    pdf_file_release(&file);
    return result;
}

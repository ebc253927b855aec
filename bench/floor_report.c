/*
 * floor_report DIR: the least that a yearly report can cost.
 *
 * Writes as much as the report gr-arsrapport does, with the libraries alone
 * and nothing read, computed, laid out or checked: a workbook with as many
 * sheets, cells and native charts, a PDF with as many pages and lines of text,
 * each chart as PDF and PNG. Text goes through cairo's simplest interface.
 */
#include <cairo-pdf.h>
#include <cairo.h>
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* What the report of 2022 holds, counted in its files. */
#define SHEETS 10
#define CELLS_PER_SHEET 80
#define COLUMNS 7
#define NATIVE_CHARTS 15
#define PAGES 7
#define LINES_PER_PAGE 45
#define CHARTS 3
#define PNG_WIDTH 1600
#define PNG_HEIGHT 900

static void fail(const char *what)
{
    (void)fprintf(stderr, "floor_report: %s failed\n", what);
    exit(1);
}

static void make_path(char path[4096], const char *directory, const char *name, int number)
{
    int length = snprintf(path, 4096, "%s/floor%d.%s", directory, number, name);
    if (length < 0 || length >= 4096) {
        fail("path");
    }
}

static void fill_sheet(lxw_worksheet *sheet, lxw_format *format)
{
    for (int i = 0; i < CELLS_PER_SHEET; i++) {
        lxw_row_t row = (lxw_row_t)(i / COLUMNS);
        lxw_col_t column = (lxw_col_t)(i % COLUMNS);
        if (column == 0 ? worksheet_write_string(sheet, row, column, "Stenungsund", NULL) != LXW_NO_ERROR
                        : worksheet_write_number(sheet, row, column, i * 1.5, format) != LXW_NO_ERROR) {
            fail("cell");
        }
    }
}

static void write_workbook(const char *directory)
{
    char path[4096];
    make_path(path, directory, "xlsx", 0);
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = NULL;
    lxw_format *format = book == NULL ? NULL : workbook_add_format(book);
    if (format == NULL) {
        fail("workbook");
    }
    format_set_num_format(format, "#,##0.0");
    for (int i = 0; i < SHEETS; i++) {
        sheet = workbook_add_worksheet(book, NULL);
        fill_sheet(sheet, format);
    }
    for (int i = 0; i < NATIVE_CHARTS; i++) {
        lxw_chart *chart = workbook_add_chart(book, LXW_CHART_LINE);
        (void)chart_add_series(chart, "=Sheet10!$A$1:$A$6", "=Sheet10!$B$1:$B$6");
        (void)worksheet_insert_chart(sheet, (lxw_row_t)(i * 15), 9, chart);
    }
    if (workbook_close(book) != LXW_NO_ERROR) {
        fail("workbook_close");
    }
}

static void draw_text(cairo_t *cairo, int lines)
{
    cairo_select_font_face(cairo, "Open Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, 8.5);
    for (int i = 0; i < lines; i++) {
        cairo_move_to(cairo, 57, 57 + 12 * i);
        cairo_show_text(cairo, "Stenungsund  75  71  56  36  18  30");
    }
}

static void draw_chart(cairo_t *cairo)
{
    for (int i = 0; i < 30; i++) {
        cairo_move_to(cairo, 20, 20 + 8 * i);
        cairo_line_to(cairo, 430, 240 - 7 * i);
        cairo_stroke(cairo);
    }
    draw_text(cairo, 15);
}

static void write_pdf(const char *directory, int number, int pages, bool chart)
{
    char path[4096];
    make_path(path, directory, "pdf", number);
    cairo_surface_t *surface = cairo_pdf_surface_create(path, chart ? 453 : 595, chart ? 255 : 842);
    cairo_t *cairo = cairo_create(surface);
    for (int i = 0; i < pages; i++) {
        if (chart) {
            draw_chart(cairo);
        } else {
            draw_text(cairo, LINES_PER_PAGE);
        }
        cairo_show_page(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        fail("pdf");
    }
    cairo_surface_destroy(surface);
}

/* The image's four bytes a pixel as they are, at the lowest level of compression. */
static void write_pixels(FILE *file, cairo_surface_t *surface)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    if (info == NULL) {
        fail("png");
    }
    png_init_io(png, file);
    png_set_IHDR(png, info, PNG_WIDTH, PNG_HEIGHT, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 1);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_write_info(png, info);
    png_set_filler(png, 0, PNG_FILLER_AFTER);
    png_set_bgr(png);
    for (int y = 0; y < PNG_HEIGHT; y++) {
        png_write_row(png, pixels + (size_t)y * (size_t)cairo_image_surface_get_stride(surface));
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
}

static void write_png(const char *directory, int number)
{
    char path[4096];
    make_path(path, directory, "png", number);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, PNG_WIDTH, PNG_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_scale(cairo, 3.5, 3.5);
    draw_chart(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fail("png");
    }
    write_pixels(file, surface);
    if (fclose(file) != 0) {
        fail("png");
    }
    cairo_surface_destroy(surface);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fputs("usage: floor_report DIR\n", stderr);
        return 64;
    }
    write_workbook(argv[1]);
    write_pdf(argv[1], 0, PAGES, false);
    for (int i = 1; i <= CHARTS; i++) {
        write_pdf(argv[1], i, 1, true);
        write_png(argv[1], i);
    }
    return 0;
}

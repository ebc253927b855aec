#include "report/chart/png_image.h"

#include <png.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Charts are mostly paper: the lowest level packs them well and costs a quarter of the default. */
#define COMPRESSION_LEVEL 1
#define CHANNELS 3

static void append_bytes(png_structp png, png_bytep bytes, size_t length)
{
    buffer_append(png_get_io_ptr(png), bytes, length);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

/* libpng's own messages say nothing that a user could act on. */
static void stay_silent(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void pack_row(const unsigned char *pixels, unsigned char *row, size_t width)
{
    for (size_t x = 0; x < width; x++) {
        uint32_t pixel;
        memcpy(&pixel, pixels + 4 * x, sizeof pixel);
        row[CHANNELS * x] = (unsigned char)(pixel >> 16 & 0xFFu);
        row[CHANNELS * x + 1] = (unsigned char)(pixel >> 8 & 0xFFu);
        row[CHANNELS * x + 2] = (unsigned char)(pixel & 0xFFu);
    }
}

/* Writes header and rows; libpng jumps back here from an error. */
static int write_image(png_structp png, png_infop info, cairo_surface_t *surface, unsigned pixels_per_metre,
                       unsigned char *row)
{
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    if (setjmp(png_jmpbuf(png)) != 0) {
        return -1;
    }
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, pixels_per_metre, pixels_per_metre, PNG_RESOLUTION_METER);
    png_set_compression_level(png, COMPRESSION_LEVEL);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_write_info(png, info);
    for (int y = 0; y < height; y++) {
        pack_row(pixels + (ptrdiff_t)y * stride, row, (size_t)width);
        png_write_row(png, row);
    }
    png_write_end(png, NULL);
    return 0;
}

int png_image_append(struct buffer *buffer, cairo_surface_t *surface, unsigned pixels_per_metre, struct fault *fault)
{
    int result = -1;
    cairo_surface_flush(surface);
    unsigned char *row = malloc((size_t)cairo_image_surface_get_width(surface) * CHANNELS);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, stay_silent, stay_silent);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    if (row != NULL && info != NULL) {
        png_set_write_fn(png, buffer, append_bytes, flush_nothing);
        result = write_image(png, info, surface, pixels_per_metre, row);
    }
    png_destroy_write_struct(&png, &info);
    free(row);
    if (result != 0 || buffer_failed(buffer)) {
        return fault_memory(fault, "a PNG image");
    }
    return 0;
}

/* Charts at their extremes: nothing fails, the same chart gives the same bytes, images have their size. */
#include <cairo-pdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/chart/chart_sheet.h"
#include "report/render.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define PNG_BYTES_MOST (8 * MEBIBYTE)

static double rising(size_t series, size_t point)
{
    return (double)((series * 37 + point * 11) % 97) + 0.3;
}

static double missing(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return NAN;
}

static double equal(size_t series, size_t point)
{
    (void)series;
    (void)point;
    return 42;
}

static double none_or_all(size_t series, size_t point)
{
    return (series + point) % 2 == 0 ? 0 : 100;
}

static double gaps(size_t series, size_t point)
{
    return (series + point) % 3 == 0 ? NAN : 10.0 * (double)point;
}

static double below_zero(size_t series, size_t point)
{
    return 7.5 * (double)point - 4.0 * (double)series - 12;
}

static cairo_status_t keep(void *closure, const unsigned char *bytes, unsigned length)
{
    buffer_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Draws the document's only chart as vectors. */
static void draw(const struct document *document, struct buffer *bytes)
{
    const struct chart *chart = document->first->chart;
    struct fonts fonts;
    struct fault fault;
    struct diag diag;
    diag_init(&diag, stderr);
    fault_init(&fault);
    assert_int_equal(fonts_init(&fonts, &diag, &fault), 0);
    const double height = chart_sheet_height(chart, &fonts, document->language);
    assert_true(height > 60 && height < 297 * POINTS_PER_MM);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, bytes, CHART_SHEET_WIDTH, height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-21T00:00:00Z");
    cairo_t *cairo = cairo_create(surface);
    const int result = chart_sheet_draw(cairo, chart, height, &fonts, document->language, &fault);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    fonts_release(&fonts);
    assert_string_equal(fault.text, "");
    assert_int_equal(result, 0);
}

static void draw_twice(enum chart_kind kind, size_t series, size_t points, sample_value value)
{
    struct document document;
    struct buffer first;
    struct buffer second;
    sample_document_init(&document);
    (void)sample_chart(&document, kind, series, points, value);
    buffer_init(&first, PNG_BYTES_MOST);
    buffer_init(&second, PNG_BYTES_MOST);
    draw(&document, &first);
    draw(&document, &second);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    buffer_release(&first);
    buffer_release(&second);
    document_release(&document);
}

static void draw_all_values(enum chart_kind kind, size_t series, size_t points)
{
    static const sample_value values[] = {rising, missing, equal, none_or_all, gaps, below_zero};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        draw_twice(kind, series, points, values[i]);
    }
}

static void lines_hold_for_one_and_two_series(void **state)
{
    (void)state;
    draw_all_values(CHART_LINES, 1, 6);
    draw_all_values(CHART_LINES, 2, 6);
}

static void lines_hold_for_thirteen_and_forty_series(void **state)
{
    (void)state;
    draw_all_values(CHART_LINES, 13, 6);
    draw_twice(CHART_LINES, 40, 6, rising);
    draw_twice(CHART_LINES, 40, 6, equal);
}

static void lines_hold_for_more_series_than_a_page_can_name(void **state)
{
    (void)state;
    draw_twice(CHART_LINES, 120, 6, rising);
}

static void lines_hold_for_one_year_and_for_thirty(void **state)
{
    (void)state;
    draw_all_values(CHART_LINES, 3, 1);
    draw_all_values(CHART_LINES, 2, 30);
}

static void rankings_hold_for_one_and_forty_bars(void **state)
{
    (void)state;
    draw_all_values(CHART_RANKING, 1, 1);
    draw_all_values(CHART_RANKING, 1, 40);
}

static void a_ranking_of_all_municipalities_becomes_a_strip(void **state)
{
    (void)state;
    draw_all_values(CHART_RANKING, 1, 290);
}

static void multiples_hold_for_one_and_thirteen_frames(void **state)
{
    (void)state;
    draw_all_values(CHART_MULTIPLES, 1, 6);
    draw_all_values(CHART_MULTIPLES, 13, 6);
}

static void multiples_hold_for_forty_frames_and_for_one_year(void **state)
{
    (void)state;
    draw_twice(CHART_MULTIPLES, 40, 6, gaps);
    draw_all_values(CHART_MULTIPLES, 5, 1);
}

/* From one level to another that is hardly higher. */
static double hardly_moving(size_t series, size_t point)
{
    (void)series;
    return point == 0 ? 6.31 : point == 7 ? 6.33 : 0.02 * (point % 2 == 0 ? -1.0 : 1.5);
}

static void waterfalls_hold_from_one_row_to_forty(void **state)
{
    static const size_t rows[] = {1, 2, 3, 4, 15, 42};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        draw_all_values(CHART_WATERFALL, 1, rows[i]);
    }
    draw_twice(CHART_WATERFALL, 1, 8, hardly_moving);
}

static void stacked_bars_hold_for_one_and_forty_areas(void **state)
{
    (void)state;
    draw_all_values(CHART_STACKED, 5, 1);
    draw_all_values(CHART_STACKED, 1, 13);
    draw_all_values(CHART_STACKED, 5, 40);
    draw_twice(CHART_STACKED, 9, 13, rising);
}

static void dots_hold_for_one_and_forty_areas(void **state)
{
    (void)state;
    draw_all_values(CHART_DOTS, 2, 1);
    draw_all_values(CHART_DOTS, 2, 13);
    draw_all_values(CHART_DOTS, 2, 40);
}

static void heat_tables_hold_for_one_and_forty_areas(void **state)
{
    (void)state;
    draw_all_values(CHART_HEAT, 1, 1);
    draw_all_values(CHART_HEAT, 13, 6);
    draw_all_values(CHART_HEAT, 40, 30);
}

static void tile_maps_hold_for_one_and_thirteen_areas(void **state)
{
    (void)state;
    draw_all_values(CHART_TILES, 1, 1);
    draw_all_values(CHART_TILES, 1, 13);
    draw_all_values(CHART_TILES, 1, 40);
}

static void charts_without_any_series_or_bar_hold(void **state)
{
    (void)state;
    draw_twice(CHART_LINES, 0, 6, rising);
    draw_twice(CHART_RANKING, 1, 0, rising);
    draw_twice(CHART_MULTIPLES, 0, 6, rising);
    draw_twice(CHART_WATERFALL, 1, 0, rising);
    draw_twice(CHART_STACKED, 0, 13, rising);
    draw_twice(CHART_STACKED, 3, 0, rising);
    draw_twice(CHART_DOTS, 2, 0, rising);
    draw_twice(CHART_HEAT, 0, 6, rising);
    draw_twice(CHART_TILES, 1, 0, rising);
}

static unsigned long big_endian(const char *bytes)
{
    unsigned long value = 0;
    for (int i = 0; i < 4; i++) {
        value = value << 8 | (unsigned char)bytes[i];
    }
    return value;
}

static void render_image(const struct document *document, const char *folder, struct buffer *bytes)
{
    struct diag diag;
    struct fault fault;
    char path[LIMIT_PATH_BYTES];
    diag_init(&diag, stderr);
    fault_init(&fault);
    const struct render_job job = {.document = document, .directory = folder, .diag = &diag};
    assert_int_equal(render_png(&job, &fault), 0);
    scratch_join(path, folder, "prov-2022/diagram-1.png");
    scratch_read(path, bytes);
}

static const char *find_chunk(const struct buffer *bytes, const char *name)
{
    for (size_t i = 0; i + 4 < bytes->length; i++) {
        if (memcmp(bytes->bytes + i, name, 4) == 0) {
            return bytes->bytes + i + 4;
        }
    }
    return NULL;
}

static void an_image_is_1600_pixels_wide_and_160_mm(void **state)
{
    struct document document;
    struct buffer bytes;
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    sample_document_init(&document);
    (void)sample_chart(&document, CHART_LINES, 2, 6, rising);
    buffer_init(&bytes, PNG_BYTES_MOST);
    render_image(&document, folder, &bytes);
    const char *header = find_chunk(&bytes, "IHDR");
    const char *size = find_chunk(&bytes, "pHYs");
    assert_non_null(header);
    assert_non_null(size);
    assert_int_equal(big_endian(header), 1600);
    assert_true(big_endian(header + 4) > 800 && big_endian(header + 4) < 1100);
    assert_int_equal(header[8], 8); /* bits */
    assert_int_equal(header[9], 2); /* RGB without alpha */
    assert_int_equal(big_endian(size), 10000);
    assert_int_equal(big_endian(size + 4), 10000);
    assert_int_equal(size[8], 1); /* a metre */
    assert_null(find_chunk(&bytes, "tIME"));
    buffer_release(&bytes);
    document_release(&document);
    scratch_remove(folder);
}

static void an_image_has_the_same_bytes_twice(void **state)
{
    struct document document;
    struct buffer first;
    struct buffer second;
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    sample_document_init(&document);
    (void)sample_chart(&document, CHART_RANKING, 1, 13, rising);
    buffer_init(&first, PNG_BYTES_MOST);
    buffer_init(&second, PNG_BYTES_MOST);
    render_image(&document, folder, &first);
    render_image(&document, folder, &second);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    buffer_release(&first);
    buffer_release(&second);
    document_release(&document);
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_hold_for_one_and_two_series),
        cmocka_unit_test(lines_hold_for_thirteen_and_forty_series),
        cmocka_unit_test(lines_hold_for_more_series_than_a_page_can_name),
        cmocka_unit_test(lines_hold_for_one_year_and_for_thirty),
        cmocka_unit_test(rankings_hold_for_one_and_forty_bars),
        cmocka_unit_test(a_ranking_of_all_municipalities_becomes_a_strip),
        cmocka_unit_test(multiples_hold_for_one_and_thirteen_frames),
        cmocka_unit_test(multiples_hold_for_forty_frames_and_for_one_year),
        cmocka_unit_test(waterfalls_hold_from_one_row_to_forty),
        cmocka_unit_test(stacked_bars_hold_for_one_and_forty_areas),
        cmocka_unit_test(dots_hold_for_one_and_forty_areas),
        cmocka_unit_test(heat_tables_hold_for_one_and_forty_areas),
        cmocka_unit_test(tile_maps_hold_for_one_and_thirteen_areas),
        cmocka_unit_test(charts_without_any_series_or_bar_hold),
        cmocka_unit_test(an_image_is_1600_pixels_wide_and_160_mm),
        cmocka_unit_test(an_image_has_the_same_bytes_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

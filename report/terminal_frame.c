#include "report/terminal_frame.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define STEPS_MOST 5
/* From a year to the next, and of all, at most: flatter lines are hard to read. */
#define YEAR_COLUMNS_MOST 12
#define COLUMNS_MOST 100
/* A year alone stands in the middle of so many columns. */
#define ALONE_COLUMNS 9
#define COLUMNS_LEAST 8
/* White between two years. */
#define YEAR_GAP 2

bool terminal_frame_has(const struct doc_cell *cell)
{
    return cell->is_number && cell->status == CELL_VALUE && isfinite(cell->value);
}

/* What stands after the highest figure of a percentage. */
static const char *sign_of(const struct terminal_frame *frame)
{
    return strcmp(frame->chart->unit, "%") == 0 ? language_pick(frame->language, "\xC2\xA0%", "%") : "";
}

static size_t scale_width(const struct terminal_frame *frame)
{
    char text[NUMBER_TEXT_MAX];
    size_t widest = 0;
    for (size_t i = 0; i < frame->axis.tick_count; i++) {
        axis_label(&frame->axis, i, frame->language, text);
        const size_t width = text_width(text);
        widest = width > widest ? width : widest;
    }
    return widest + text_width(sign_of(frame));
}

static bool find_bounds(const struct chart *chart, double *least, double *most)
{
    bool any = false;
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t j = 0; j < chart->point_count; j++) {
            const struct doc_cell *cell = &chart->series[i].points[j];
            if (terminal_frame_has(cell)) {
                *least = fmin(*least, cell->value);
                *most = fmax(*most, cell->value);
                any = true;
            }
        }
    }
    return any;
}

bool terminal_frame_scale(struct terminal_frame *frame, size_t rows_most)
{
    double least = 0;
    double most = 0;
    if (!find_bounds(frame->chart, &least, &most)) {
        return false;
    }
    const size_t room = rows_most > 3 ? rows_most - 1 : 2;
    size_t steps = room / 2 < STEPS_MOST ? room / 2 : STEPS_MOST;
    frame->axis = axis_fit(least, most, steps);
    while (frame->axis.tick_count - 1 > room && steps > 1) {
        frame->axis = axis_fit(least, most, --steps);
    }
    frame->rows_a_step = room / (frame->axis.tick_count - 1);
    frame->rows_a_step = frame->rows_a_step > 0 ? frame->rows_a_step : 1;
    frame->rows = frame->rows_a_step * (frame->axis.tick_count - 1) + 1;
    frame->scale = scale_width(frame);
    return true;
}

size_t terminal_frame_left(const struct terminal_frame *frame)
{
    return frame->scale + 2;
}

/* Whole columns from a year to the next; 0 where years stand closer. */
static size_t year_columns(size_t columns, size_t count)
{
    const size_t most = columns < COLUMNS_MOST ? columns : COLUMNS_MOST;
    const size_t across = count < 2 ? 0 : (most - 2) / (count - 1);
    return across < YEAR_COLUMNS_MOST ? across : YEAR_COLUMNS_MOST;
}

void terminal_frame_widen(struct terminal_frame *frame, size_t width, size_t kept_right)
{
    const size_t taken = terminal_frame_left(frame) + kept_right;
    const size_t count = frame->chart->point_count;
    size_t columns = width > taken + COLUMNS_LEAST ? width - taken : COLUMNS_LEAST;
    const size_t across = year_columns(columns, count);
    if (count < 2) {
        columns = columns < ALONE_COLUMNS ? columns : ALONE_COLUMNS;
    } else if (across > 0) {
        columns = across * (count - 1) + 2;
    } else if (columns > COLUMNS_MOST) {
        columns = COLUMNS_MOST;
    }
    frame->columns = columns;
}

/* The dot of a year from the left: in the left half of its column, where it has one of its own. */
static long year_dot(const struct terminal_frame *frame, size_t point)
{
    const size_t count = frame->chart->point_count;
    const size_t across = year_columns(frame->columns, count);
    if (count < 2) {
        return (long)(frame->columns / 2 * DOT_GRID_ACROSS);
    }
    if (across > 0) {
        return (long)((1 + across * point) * DOT_GRID_ACROSS);
    }
    return DOT_GRID_ACROSS + lround((double)((frame->columns - 2) * DOT_GRID_ACROSS * point) / (double)(count - 1));
}

struct dot terminal_frame_place(const struct terminal_frame *frame, size_t point, double value)
{
    const double middle = (DOT_GRID_DOWN - 1) / 2.0;
    const double low = (double)((frame->rows - 1) * DOT_GRID_DOWN) + middle;
    return (struct dot){year_dot(frame, point), lround(axis_place(&frame->axis, value, low, middle))};
}

size_t terminal_frame_zero(const struct terminal_frame *frame)
{
    return frame->axis.low < 0 ? (size_t)terminal_frame_place(frame, 0, 0).y / DOT_GRID_DOWN : frame->rows;
}

void terminal_frame_side(const struct terminal_frame *frame, size_t row, struct buffer *buffer)
{
    char text[NUMBER_TEXT_MAX] = "";
    const bool tick = row % frame->rows_a_step == 0;
    if (tick) {
        axis_label(&frame->axis, frame->axis.tick_count - 1 - row / frame->rows_a_step, frame->language, text);
    }
    const char *side = frame->braille ? (tick ? "\xE2\x94\xA4" : "\xE2\x94\x82") : (tick ? "+" : "|");
    const size_t before = frame->scale - text_width(sign_of(frame)) - text_width(text);
    const char *sign = row == 0 ? sign_of(frame) : "";
    buffer_printf(buffer, "%*s%s%s%*s %s", (int)before, "", text, sign,
                  (int)(frame->scale - before - text_width(text) - text_width(sign)), "", side);
}

/* Every how manieth year has room for its figures. */
static size_t year_stride(const struct terminal_frame *frame)
{
    const size_t count = frame->chart->point_count;
    size_t widest = 1;
    for (size_t i = 0; i < count; i++) {
        const size_t width = text_width(frame->chart->point_labels[i]);
        widest = width > widest ? width : widest;
    }
    for (size_t stride = 1; stride < count; stride++) {
        const long columns = (year_dot(frame, stride) - year_dot(frame, 0)) / DOT_GRID_ACROSS;
        if (columns >= (long)(widest + YEAR_GAP)) {
            return stride;
        }
    }
    return count > 0 ? count : 1;
}

/* The year whose figures stand at a column of the plot; the number of years for none. */
static size_t year_at(const struct terminal_frame *frame, size_t column, size_t stride)
{
    const size_t count = frame->chart->point_count;
    for (size_t i = 0; i < count; i++) {
        if ((count - 1 - i) % stride == 0 && (size_t)year_dot(frame, i) / DOT_GRID_ACROSS == column) {
            return i;
        }
    }
    return count;
}

static void append_years(const struct terminal_frame *frame, size_t stride, struct buffer *buffer)
{
    const size_t count = frame->chart->point_count;
    const size_t left = terminal_frame_left(frame);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t width = text_width(frame->chart->point_labels[i]);
        const size_t middle = left + (size_t)year_dot(frame, i) / DOT_GRID_ACROSS;
        const size_t start = middle > width / 2 ? middle - width / 2 : 0;
        if ((count - 1 - i) % stride == 0 && start >= at) {
            buffer_printf(buffer, "%*s%s", (int)(start - at), "", frame->chart->point_labels[i]);
            at = start + width;
        }
    }
    buffer_text(buffer, "\n");
}

void terminal_frame_foot(const struct terminal_frame *frame, struct buffer *buffer)
{
    const size_t stride = year_stride(frame);
    const char *line = frame->braille ? "\xE2\x94\x80" : "-";
    const char *tick = frame->braille ? "\xE2\x94\xAC" : "+";
    buffer_printf(buffer, "%*s%s", (int)(frame->scale + 1), "", frame->braille ? "\xE2\x94\x94" : "+");
    for (size_t column = 0; column < frame->columns; column++) {
        buffer_text(buffer, year_at(frame, column, stride) < frame->chart->point_count ? tick : line);
    }
    buffer_text(buffer, "\n");
    append_years(frame, stride, buffer);
}

#include "report/terminal_chart.h"

#include "base/arena.h"
#include "base/limits.h"
#include "report/terminal_labels.h"

#define DIM "\033[2m"
#define PLAIN "\033[0m"
/* Lines below the plot: its lower side and the years. */
#define FOOT_LINES 2
/* White between plot and names; without names half a year is kept, which may stand out. */
#define LABEL_GAP 1
#define YEAR_HALF 2

/* A chart on its way to text. */
struct drawing {
    struct terminal_frame frame;
    struct terminal_labels labels;
    struct dot_grid grid;
    const struct terminal_chart *terminal;
};

/* A stroke between neighbouring years that both have figures. */
static void draw_series(struct drawing *drawing, size_t which)
{
    const struct terminal_frame *frame = &drawing->frame;
    const struct chart_series *series = &frame->chart->series[which];
    const struct dot_pen pen = {.role = series->role, .phase = which};
    const size_t count = frame->chart->point_count;
    for (size_t i = 0; i < count; i++) {
        if (!terminal_frame_has(&series->points[i])) {
            continue;
        }
        const bool before = i > 0 && terminal_frame_has(&series->points[i - 1]);
        const bool after = i + 1 < count && terminal_frame_has(&series->points[i + 1]);
        const struct dot at = terminal_frame_place(frame, i, series->points[i].value);
        if (after) {
            const double next = series->points[i + 1].value;
            dot_grid_line(&drawing->grid, &pen, at, terminal_frame_place(frame, i + 1, next));
        }
        dot_grid_point(&drawing->grid, &pen, at, !before && !after);
    }
}

/* The context lies beneath what is held up against it, the first series above all. */
static void draw_all(struct drawing *drawing)
{
    const struct chart *chart = drawing->frame.chart;
    for (size_t i = chart->series_count; i-- > 0;) {
        if (chart->series[i].role == ROLE_CONTEXT) {
            draw_series(drawing, i);
        }
    }
    for (size_t i = chart->series_count; i-- > 0;) {
        if (chart->series[i].role != ROLE_CONTEXT) {
            draw_series(drawing, i);
        }
    }
}

static void trim_line(struct buffer *buffer)
{
    while (buffer->length > 0 && buffer->bytes[buffer->length - 1] == ' ') {
        buffer->bytes[--buffer->length] = '\0';
    }
    buffer_text(buffer, "\n");
}

static void write_rows(const struct drawing *drawing, struct buffer *buffer)
{
    const bool styled = drawing->terminal->styled;
    const char *nought = drawing->frame.braille ? "\xE2\x94\x80" : "-";
    for (size_t row = 0; row < drawing->frame.rows; row++) {
        terminal_frame_side(&drawing->frame, row, buffer);
        dot_grid_row(&drawing->grid, row, row == terminal_frame_zero(&drawing->frame) ? nought : " ", styled, buffer);
        terminal_labels_row(&drawing->labels, row, LABEL_GAP, styled, buffer);
        trim_line(buffer);
    }
}

static void draw(struct drawing *drawing, struct arena *arena, struct buffer *buffer)
{
    struct terminal_frame *frame = &drawing->frame;
    struct terminal_labels *labels = &drawing->labels;
    const size_t width = drawing->terminal->width;
    terminal_labels_choose(labels, frame, width, arena);
    const size_t names = LABEL_GAP + labels->width;
    terminal_frame_widen(frame, width, names > YEAR_HALF ? names : YEAR_HALF);
    terminal_labels_place(labels, frame, arena);
    dot_grid_init(&drawing->grid, frame->columns, frame->rows, frame->braille, arena);
    draw_all(drawing);
    write_rows(drawing, buffer);
    terminal_frame_foot(frame, buffer);
    terminal_labels_below(labels, width, frame->language, drawing->terminal->styled, buffer);
}

void terminal_chart_append(const struct chart *chart, enum language language, const struct terminal_chart *terminal,
                           struct buffer *buffer)
{
    struct drawing drawing = {.frame = {.chart = chart, .language = language, .braille = terminal->braille},
                              .terminal = terminal};
    struct arena arena;
    arena_init(&arena, LIMIT_DOCUMENT_BYTES);
    if (terminal_frame_scale(&drawing.frame, terminal->height > FOOT_LINES ? terminal->height - FOOT_LINES : 0)) {
        draw(&drawing, &arena, buffer);
    } else {
        buffer_printf(buffer, "%s%s%s\n", terminal->styled ? DIM : "",
                      language_pick(language, "Uppgifter saknas", "No figures"), terminal->styled ? PLAIN : "");
    }
    buffer->failed = buffer->failed || arena_failed(&arena);
    arena_release(&arena);
}

#include "report/terminal_labels.h"

#include "base/limits.h"
#include "base/text.h"
#include "report/chart/placement.h"
#include "report/fit_text.h"
#include "report/preliminary_note.h"

#define DIM "\033[2m"
#define PLAIN "\033[0m"
/* Of the width, in hundredths, at most for names beside the plot. */
#define WIDTH_SHARE 40
/* A chart that is narrower has letters rather than names cut short. */
#define CUT_FROM 60
#define LETTERS ('z' - 'a' + 1)
/* White between the names of letters. */
#define BELOW_GAP 2
/* Of a name so much is left at least. */
#define NAME_LEAST 6

static bool has_any(const struct terminal_frame *frame, const struct chart_series *series, size_t *last)
{
    bool any = false;
    for (size_t i = 0; i < frame->chart->point_count; i++) {
        if (terminal_frame_has(&series->points[i])) {
            *last = i;
            any = true;
        }
    }
    return any;
}

/* The last figure with its mark, and its year where that is another than the chart's last. */
static const char *value_text(const struct terminal_frame *frame, const struct doc_cell *cell, size_t last,
                              struct arena *arena)
{
    const char *mark = figure_mark(cell);
    const char *value = mark[0] == '\0' ? cell->text : arena_printf(arena, "%s\xC2\xA0%s", cell->text, mark);
    return last + 1 == frame->chart->point_count
               ? value
               : arena_printf(arena, "%s (%s)", value, frame->chart->point_labels[last]);
}

static void collect(struct terminal_labels *labels, const struct terminal_frame *frame, struct arena *arena)
{
    labels->items = arena_array(arena, frame->chart->series_count + 1, sizeof *labels->items);
    for (size_t i = 0; labels->items != NULL && i < frame->chart->series_count; i++) {
        const struct chart_series *series = &frame->chart->series[i];
        size_t last;
        if (!series->unnamed && has_any(frame, series, &last)) {
            const char *value = value_text(frame, &series->points[last], last, arena);
            labels->items[labels->count++] = (struct terminal_label){
                .series = series,
                .last = last,
                .value = value,
                .text = arena_printf(arena, "%s\xC2\xA0%s", series->label, value),
            };
        }
    }
}

static double last_value(const struct terminal_label *label)
{
    return label->series->points[label->last].value;
}

/* The highest and the lowest of the context. */
static void find_extremes(const struct terminal_labels *labels, size_t *highest, size_t *lowest)
{
    *highest = labels->count;
    *lowest = labels->count;
    for (size_t i = 0; i < labels->count; i++) {
        if (labels->items[i].series->role == ROLE_CONTEXT) {
            const double value = last_value(&labels->items[i]);
            *highest = *highest == labels->count || value > last_value(&labels->items[*highest]) ? i : *highest;
            *lowest = *lowest == labels->count || value < last_value(&labels->items[*lowest]) ? i : *lowest;
        }
    }
}

/* Of more labels than there is room for: what is not context, then its extremes. */
static void leave_out(struct terminal_labels *labels, size_t room)
{
    const size_t before = labels->count;
    size_t highest;
    size_t lowest;
    size_t kept = 0;
    if (before <= room) {
        return;
    }
    find_extremes(labels, &highest, &lowest);
    for (size_t i = 0; i < before && kept < room; i++) {
        if (labels->items[i].series->role != ROLE_CONTEXT || i == highest || i == lowest) {
            labels->items[kept++] = labels->items[i];
        }
    }
    labels->count = kept;
    labels->left_out = before - kept;
}

/* The label within a width, its name cut and its figure whole. */
static const char *cut_label(const struct terminal_label *label, size_t width, struct arena *arena)
{
    struct buffer name;
    const size_t figure = text_width(label->value) + 1;
    const size_t room = width > figure + NAME_LEAST ? width - figure : NAME_LEAST;
    buffer_init(&name, LIMIT_NAME_BYTES);
    fit_cut(&name, label->series->label, room);
    const char *text = arena_printf(arena, "%s\xC2\xA0%s", name.bytes, label->value);
    buffer_release(&name);
    return text;
}

static size_t widest(const struct terminal_labels *labels)
{
    size_t most = 0;
    for (size_t i = 0; i < labels->count; i++) {
        const size_t width = text_width(labels->items[i].text);
        most = width > most ? width : most;
    }
    return most;
}

void terminal_labels_choose(struct terminal_labels *labels, const struct terminal_frame *frame, size_t width,
                            struct arena *arena)
{
    const size_t most = width * WIDTH_SHARE / 100;
    *labels = (struct terminal_labels){.items = NULL};
    collect(labels, frame, arena);
    leave_out(labels, frame->rows);
    labels->width = widest(labels);
    if (labels->width <= most) {
        return;
    }
    if (width < CUT_FROM) {
        leave_out(labels, LETTERS);
        labels->keyed = true;
        labels->width = 1;
        return;
    }
    for (size_t i = 0; i < labels->count; i++) {
        if (text_width(labels->items[i].text) > most) {
            labels->items[i].text = cut_label(&labels->items[i], most, arena);
        }
    }
    labels->width = widest(labels);
}

/* Rows are whole: none may have two labels. */
static void round_rows(struct terminal_labels *labels, size_t rows)
{
    for (size_t i = 1; i < labels->count; i++) {
        const long least = labels->items[i - 1].row + 1;
        labels->items[i].row = labels->items[i].row < least ? least : labels->items[i].row;
    }
    for (size_t i = labels->count; i-- > 0;) {
        const long most = (long)rows - (long)(labels->count - i);
        labels->items[i].row = labels->items[i].row > most ? most : labels->items[i].row;
    }
}

void terminal_labels_place(struct terminal_labels *labels, const struct terminal_frame *frame, struct arena *arena)
{
    struct placement_label *places = arena_array(arena, labels->count + 1, sizeof *places);
    struct terminal_label *sorted = arena_array(arena, labels->count + 1, sizeof *sorted);
    if (labels->items == NULL || places == NULL || sorted == NULL) {
        labels->count = 0;
        return;
    }
    for (size_t i = 0; i < labels->count; i++) {
        const struct terminal_label *label = &labels->items[i];
        const long y = terminal_frame_place(frame, label->last, last_value(label)).y;
        places[i] = (struct placement_label){.owner = i, .wanted = ((double)y + 0.5) / DOT_GRID_DOWN, .height = 1};
    }
    (void)placement_spread(places, labels->count, 0, (double)frame->rows);
    for (size_t i = 0; i < labels->count; i++) {
        sorted[i] = labels->items[places[i].owner];
        sorted[i].row = (long)places[i].placed;
    }
    labels->items = sorted;
    round_rows(labels, frame->rows);
}

void terminal_labels_row(const struct terminal_labels *labels, size_t row, size_t before, bool styled,
                         struct buffer *buffer)
{
    for (size_t i = 0; i < labels->count; i++) {
        const struct terminal_label *label = &labels->items[i];
        if (label->row == (long)row) {
            const char *style = styled ? dot_grid_style(label->series->role) : "";
            const char letter[] = {(char)('a' + (char)i), '\0'};
            buffer_printf(buffer, "%*s%s%s%s", (int)before, "", style, labels->keyed ? letter : label->text,
                          style[0] == '\0' ? "" : PLAIN);
        }
    }
}

/* "a Göteborg 12,3  b Riket 14,0", broken between names. */
static void append_names(const struct terminal_labels *labels, size_t width, bool styled, struct buffer *buffer)
{
    size_t at = 0;
    for (size_t i = 0; i < labels->count; i++) {
        const struct terminal_label *label = &labels->items[i];
        const size_t own = 2 + text_width(label->text);
        const char *style = styled ? dot_grid_style(label->series->role) : "";
        const bool breaks = at > 0 && at + BELOW_GAP + own > width;
        const size_t white = at > 0 && !breaks ? BELOW_GAP : 0;
        buffer_printf(buffer, "%s%*s%s%c ", breaks ? "\n" : "", (int)white, "", style, (char)('a' + (char)i));
        fit_cut(buffer, label->text, width > 2 ? width - 2 : 1);
        buffer_text(buffer, style[0] == '\0' ? "" : PLAIN);
        at = (breaks ? 0 : at + white) + own;
    }
    buffer_text(buffer, labels->count > 0 ? "\n" : "");
}

void terminal_labels_below(const struct terminal_labels *labels, size_t width, enum language language, bool styled,
                           struct buffer *buffer)
{
    if (labels->keyed) {
        append_names(labels, width, styled, buffer);
    }
    if (labels->left_out > 0) {
        buffer_printf(buffer, "%s%zu %s%s\n", styled ? DIM : "", labels->left_out,
                      language_pick(language, "linjer utan namn", "lines without a name"), styled ? PLAIN : "");
    }
}

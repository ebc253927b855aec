#include "report/chart/line_labels.h"

#include <math.h>

#include "report/chart/named_value.h"
#include "report/chart/placement.h"

#define SIZE_LEAST 7.0
#define LEADING 1.22 /* of the type size */
#define LINES_MOST 2
/* In a narrow chart a label breaks more often, so that its figure is not cut off. */
#define NARROW 110.0
#define LINES_MOST_NARROW 4
/* A label moved further than this from its line is tied to it by a thin stroke. */
#define LEADER_FROM 2.5

static const char *compose_value(struct canvas *canvas, const struct chart *chart, const struct chart_series *series,
                                 size_t last)
{
    const char *value = plot_text(canvas, &series->points[last]);
    return last + 1 == chart->point_count ? value
                                          : arena_printf(&canvas->scratch, "%s (%s)", value, chart->point_labels[last]);
}

struct drawn_line *line_labels_collect(struct canvas *canvas, const struct chart *chart, size_t *count)
{
    size_t bearers[ROLE_CONTEXT + 1] = {0};
    struct drawn_line *lines = canvas_array(canvas, chart->series_count, sizeof *lines);
    *count = 0;
    for (size_t i = 0; lines != NULL && i < chart->series_count; i++) {
        const struct chart_series *series = &chart->series[i];
        bearers[series->role] += series->continues ? 0 : 1;
        const size_t nth = bearers[series->role] > 0 ? bearers[series->role] - 1 : 0;
        if (!plot_series_has_any(series, chart->point_count)) {
            continue;
        }
        struct drawn_line *line = &lines[(*count)++];
        line->series = series;
        line->pen = theme_line_nth(series->role, nth);
        line->last = plot_series_last(series, chart->point_count);
        line->value = compose_value(canvas, chart, series, line->last);
        line->label = series->unnamed ? "" : arena_printf(&canvas->scratch, "%s\xC2\xA0%s", series->label, line->value);
    }
    return lines;
}

static size_t named_count(const struct drawn_line *lines, size_t count)
{
    size_t named = 0;
    for (size_t i = 0; i < count; i++) {
        named += lines[i].label[0] != '\0';
    }
    return named;
}

double line_labels_height(const struct drawn_line *lines, size_t count)
{
    return (double)named_count(lines, count) * SIZE_LEAST * LEADING;
}

static struct text_style label_style(const struct drawn_line *line, double size)
{
    const bool context = line->series->role == ROLE_CONTEXT;
    return (struct text_style){size, context ? CUT_REGULAR : CUT_SEMIBOLD, context ? THEME_MUTED : line->pen.colour};
}

static struct text_block label_block(const struct line_labels *labels)
{
    return (struct text_block){.width = labels->width,
                               .leading = labels->leading,
                               .lines_most = labels->width < NARROW ? LINES_MOST_NARROW : LINES_MOST};
}

/* The label with its name cut where it is too long for its lines. */
static const char *shown_label(struct canvas *canvas, const struct drawn_line *line, const struct line_labels *labels)
{
    const struct text_style style = label_style(line, labels->size);
    const struct text_block block = label_block(labels);
    return named_value_text(canvas, &style, &block, line->series->label, line->value);
}

struct line_labels line_labels_fit(struct canvas *canvas, const struct drawn_line *lines, size_t count,
                                   double width_most, double height)
{
    struct line_labels labels = {.size = THEME_SIZE_CHART_LABEL};
    const double named = (double)named_count(lines, count);
    if (named * labels.size * LEADING > height) {
        labels.size = fmax(SIZE_LEAST, height / named / LEADING);
    }
    labels.leading = labels.size * LEADING;
    for (size_t i = 0; i < count; i++) {
        const struct text_style style = label_style(&lines[i], labels.size);
        labels.width = fmax(labels.width, canvas_text_width(canvas, &style, lines[i].label));
    }
    /* A hair more than measured, so that no label breaks for the rounding of pango's units. */
    labels.width = fmin(labels.width + 1, width_most);
    return labels;
}

/* The one to leave out: of the context if there is any, the nearest to the one above it. */
static size_t most_crowded(const struct placement_label *places, size_t count, const struct drawn_line *lines)
{
    size_t chosen = count - 1;
    bool chosen_context = false;
    double least = INFINITY;
    for (size_t i = 1; i < count; i++) {
        const bool context = lines[places[i].owner].series->role == ROLE_CONTEXT;
        const double distance = places[i].wanted - places[i - 1].wanted;
        if ((context && !chosen_context) || (context == chosen_context && distance < least)) {
            chosen = i;
            chosen_context = context;
            least = distance;
        }
    }
    return chosen;
}

/* Places as many labels as fit; returns how many. */
static size_t place_labels(struct placement_label *places, size_t count, const struct drawn_line *lines, double low,
                           double high)
{
    while (count > 0 && !placement_spread(places, count, low, high)) {
        for (size_t i = most_crowded(places, count, lines) + 1; i < count; i++) {
            places[i - 1] = places[i];
        }
        count--;
    }
    return count;
}

static void draw_leader(struct canvas *canvas, const struct plot *plot, const struct drawn_line *line,
                        const struct placement_label *place, double x)
{
    const struct theme_line pen = {.colour = THEME_RULE, .width = 0.6};
    const struct point end = plot_point(plot, line->series->points, line->last);
    const bool at_edge = line->last + 1 == plot->point_count;
    if (at_edge && fabs(place->placed - place->wanted) < LEADER_FROM) {
        return;
    }
    canvas_line(canvas, &pen, (struct point){end.x + 4, end.y}, (struct point){x - 2, place->placed});
}

static void draw_label(struct canvas *canvas, const struct drawn_line *line, const struct line_labels *labels,
                       const struct placement_label *place, double x)
{
    const struct text_style style = label_style(line, labels->size);
    const struct text_block block = label_block(labels);
    canvas_block(canvas, &style, &block, (struct point){x, place->placed - place->height / 2},
                 shown_label(canvas, line, labels));
}

size_t line_labels_draw(struct canvas *canvas, const struct plot *plot, const struct drawn_line *lines, size_t count,
                        const struct line_labels *labels, double x)
{
    const struct text_block block = label_block(labels);
    struct placement_label *places = canvas_array(canvas, count, sizeof *places);
    if (places == NULL) {
        return 0;
    }
    size_t named = 0;
    for (size_t i = 0; i < count; i++) {
        const struct text_style style = label_style(&lines[i], labels->size);
        if (lines[i].label[0] != '\0') {
            struct placement_label *place = &places[named++];
            place->owner = i;
            place->wanted = plot_y(plot, lines[i].series->points[lines[i].last].value);
            place->height = canvas_block_height(canvas, &style, &block, shown_label(canvas, &lines[i], labels));
        }
    }
    const double reach = labels->leading / 2;
    const size_t placed =
        place_labels(places, named, lines, plot->box.y - reach, plot->box.y + plot->box.height + reach);
    for (size_t i = 0; i < placed; i++) {
        draw_leader(canvas, plot, &lines[places[i].owner], &places[i], x);
        draw_label(canvas, &lines[places[i].owner], labels, &places[i], x);
    }
    return named - placed;
}

#include "report/chart/chart_key.h"

#include <math.h>

#define LINE_HEIGHT 13.0
#define BELOW 5.0
#define MARK 7.0
#define MARK_GAP 4.0
#define ENTRY_GAP 14.0

static const struct text_style key_style = {THEME_SIZE_CHART_LABEL, CUT_REGULAR, THEME_MUTED};

static double entry_width(struct canvas *canvas, const struct key_entry *entry, double width)
{
    return fmin(MARK + MARK_GAP + canvas_text_width(canvas, &key_style, entry->label), width);
}

static void draw_entry(struct canvas *canvas, const struct key_entry *entry, struct point at, double width)
{
    const double middle = at.y + LINE_HEIGHT / 2;
    canvas_marker(canvas, entry->marker, entry->colour, (struct point){at.x + MARK / 2, middle}, MARK);
    canvas_text_fitted(canvas, &key_style, ANCHOR_LEFT,
                       (struct point){at.x + MARK + MARK_GAP, canvas_baseline(middle, key_style.size)},
                       width - MARK - MARK_GAP, entry->label);
}

/* Walks over the entries line by line; returns the height that they take. */
static double walk(struct canvas *canvas, const struct key_entry *entries, size_t count, struct point corner,
                   double width, bool draws)
{
    struct point at = corner;
    if (count == 0) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        const double own = entry_width(canvas, &entries[i], width);
        if (at.x > corner.x && at.x + own > corner.x + width) {
            at = (struct point){corner.x, at.y + LINE_HEIGHT};
        }
        if (draws) {
            draw_entry(canvas, &entries[i], at, own);
        }
        at.x += own + ENTRY_GAP;
    }
    return at.y + LINE_HEIGHT + BELOW - corner.y;
}

double chart_key_height(struct canvas *canvas, const struct key_entry *entries, size_t count, double width)
{
    return walk(canvas, entries, count, (struct point){0, 0}, width, false);
}

void chart_key_draw(struct canvas *canvas, const struct key_entry *entries, size_t count, struct point corner,
                    double width)
{
    (void)walk(canvas, entries, count, corner, width, true);
}

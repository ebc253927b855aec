#include "report/chart/named_rows.h"

#include <math.h>

#define PITCH 16.0      /* from row to row where there are few */
#define PITCH_MANY 12.5 /* the same for many */
#define MANY 20
#define SIZE_SHARE 0.72  /* of the pitch, the type at most */
#define NAMES_SHARE 0.34 /* of the width, at most */
#define NAME_GAP 8.0
#define ROWS_WIDTH_LEAST 40.0

double named_rows_height(size_t count)
{
    return (double)count * (count > MANY ? PITCH_MANY : PITCH);
}

bool named_rows_emphasised(const struct chart *chart, size_t index)
{
    return chart->point_roles != NULL && chart->point_roles[index] != ROLE_CONTEXT;
}

static struct text_style style_of(const struct named_rows *rows, size_t index)
{
    struct text_style style = rows->text;
    if (named_rows_emphasised(rows->chart, index)) {
        style.cut = CUT_SEMIBOLD;
    }
    return style;
}

struct named_rows named_rows_lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct named_rows rows = {.chart = chart, .names_left = box->x};
    rows.pitch = fmin(box->height / (double)chart->point_count, PITCH * 1.2);
    rows.text = (struct text_style){fmin(THEME_SIZE_CHART_LABEL, rows.pitch * SIZE_SHARE), CUT_REGULAR, THEME_INK};
    for (size_t i = 0; i < chart->point_count; i++) {
        const struct text_style style = style_of(&rows, i);
        rows.names_width = fmax(rows.names_width, canvas_text_width(canvas, &style, chart->point_labels[i]));
    }
    rows.names_width = fmin(rows.names_width, NAMES_SHARE * box->width);
    const double before = rows.names_width + NAME_GAP;
    rows.box = (struct box){box->x + before, box->y, fmax(box->width - before, ROWS_WIDTH_LEAST),
                            rows.pitch * (double)chart->point_count};
    return rows;
}

double named_rows_middle(const struct named_rows *rows, size_t index)
{
    return rows->box.y + rows->pitch * ((double)index + 0.5);
}

void named_rows_draw_name(struct canvas *canvas, const struct named_rows *rows, size_t index)
{
    const struct text_style style = style_of(rows, index);
    const struct point at = {rows->names_left, canvas_baseline(named_rows_middle(rows, index), style.size)};
    canvas_text_fitted(canvas, &style, ANCHOR_LEFT, at, rows->names_width, rows->chart->point_labels[index]);
}

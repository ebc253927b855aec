/* chart_tiles.c - a square an area, placed roughly as on the map: name, figure, and the figure's shade. */
#include <math.h>

#include "report/chart/chart_kinds.h"
#include "report/chart/plot.h"
#include "report/chart/shades.h"

#define TILE_WIDEST 57.0
#define TILE_GAP 3.0
#define MARGIN 3.0 /* between a tile's side and its name */
#define NAME_PLACE 0.36
#define NAME_LINES 2
#define NAME_LEADING 9.0
#define VALUE_PLACE 0.70
#define VALUE_LEAST 5.5
#define OUTLINE 1.8

struct tiles {
    const struct chart *chart;
    struct shades shades;
    struct point corner;
    double side;       /* with the gap */
    double value_size; /* of the type: all figures are whole */
};

/* Columns and rows that the places span. */
static void span(const struct chart *chart, int *columns, int *rows)
{
    *columns = 0;
    *rows = 0;
    for (size_t i = 0; i < chart->point_count; i++) {
        *columns = chart->tiles[i].column >= *columns ? chart->tiles[i].column + 1 : *columns;
        *rows = chart->tiles[i].row >= *rows ? chart->tiles[i].row + 1 : *rows;
    }
}

static bool can_draw(const struct chart *chart)
{
    return chart->series_count == 1 && chart->point_count > 0 && chart->tiles != NULL;
}

double chart_tiles_height(struct canvas *canvas, const struct chart *chart, double width)
{
    int columns;
    int rows;
    (void)canvas;
    if (!can_draw(chart)) {
        return 0;
    }
    span(chart, &columns, &rows);
    return SHADES_KEY_HEIGHT + fmin(TILE_WIDEST, width / columns) * rows;
}

/* For texts in a tile. */
static double room_of(const struct tiles *tiles)
{
    return tiles->side - TILE_GAP - 2 * MARGIN;
}

/* Figures that are too wide even when condensed make the type of all smaller. */
static double fit_values(struct canvas *canvas, const struct tiles *tiles)
{
    const struct text_style narrow = {THEME_SIZE_BODY, CUT_CONDENSED_BOLD, THEME_INK};
    double widest = 0;
    for (size_t i = 0; i < tiles->chart->point_count; i++) {
        widest =
            fmax(widest, canvas_text_width(canvas, &narrow, plot_text(canvas, &tiles->chart->series[0].points[i])));
    }
    const double room = room_of(tiles) - 0.5; /* the rounding of pango's units */
    return widest > room ? fmax(THEME_SIZE_BODY * room / widest, VALUE_LEAST) : THEME_SIZE_BODY;
}

static struct tiles lay_out(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    struct tiles tiles = {.chart = chart, .shades = shades_of(chart)};
    int columns;
    int rows;
    span(chart, &columns, &rows);
    tiles.side = fmin(TILE_WIDEST, fmin(box->width / columns, (box->height - SHADES_KEY_HEIGHT) / rows));
    tiles.corner = (struct point){box->x + (box->width - tiles.side * columns) / 2, box->y + SHADES_KEY_HEIGHT};
    tiles.value_size = fit_values(canvas, &tiles);
    return tiles;
}

/* The chosen area has a frame besides its shade. */
static void draw_frame(struct canvas *canvas, const struct box *tile)
{
    const struct theme_line pen = {.colour = THEME_INK, .width = OUTLINE};
    const double left = tile->x + OUTLINE / 2;
    const double right = tile->x + tile->width - OUTLINE / 2;
    const double top = tile->y + OUTLINE / 2;
    const double bottom = tile->y + tile->height - OUTLINE / 2;
    const struct point corners[] = {
        {left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top - OUTLINE / 2}};
    canvas_polyline(canvas, &pen, corners, sizeof corners / sizeof *corners);
}

/* On one line, or broken between its words over two; a word that is too wide is set condensed, and bolder, for the
 * light cut is lost on a shade. */
static void draw_tile_name(struct canvas *canvas, const struct text_style *style, const struct box *tile, double room,
                           const char *name)
{
    const struct text_block block = {
        .width = room, .leading = NAME_LEADING, .lines_most = NAME_LINES, .anchor = ANCHOR_CENTRE};
    const double middle = tile->y + tile->height * NAME_PLACE;
    if (canvas_text_width(canvas, style, name) > room && canvas_widest_word(canvas, style, name) < room &&
        canvas_block_lines(canvas, style, &block, name) <= NAME_LINES) {
        const struct point corner = {tile->x + (tile->width - room) / 2, middle - NAME_LEADING * NAME_LINES / 2 - 1};
        (void)canvas_block(canvas, style, &block, corner, name);
        return;
    }
    struct text_style fitted = *style;
    fitted.cut = canvas_text_width(canvas, style, name) > room ? CUT_SEMIBOLD : style->cut;
    canvas_text_fitted(canvas, &fitted, ANCHOR_CENTRE,
                       (struct point){tile->x + tile->width / 2, canvas_baseline(middle, style->size)}, room, name);
}

static void draw_tile(struct canvas *canvas, const struct tiles *tiles, size_t index)
{
    const struct chart *chart = tiles->chart;
    const struct doc_cell *cell = &chart->series[0].points[index];
    const struct theme_fill fill = shades_fill(&tiles->shades, cell);
    const double side = tiles->side - TILE_GAP;
    const struct box tile = {tiles->corner.x + tiles->side * chart->tiles[index].column,
                             tiles->corner.y + tiles->side * chart->tiles[index].row, side, side};
    const struct text_style name = {THEME_SIZE_CHART_SOURCE, CUT_REGULAR, fill.text};
    const struct text_style value = {tiles->value_size, CUT_SEMIBOLD, fill.text};
    const double middle = tile.x + side / 2;
    const double room = room_of(tiles);
    canvas_fill(canvas, &tile, plot_has(cell) ? fill.fill : THEME_GRID);
    draw_tile_name(canvas, &name, &tile, room, chart->point_labels[index]);
    canvas_text_fitted(canvas, &value, ANCHOR_CENTRE,
                       (struct point){middle, canvas_baseline(tile.y + side * VALUE_PLACE, value.size)}, room,
                       plot_text(canvas, cell));
    if (chart->point_roles != NULL && chart->point_roles[index] == ROLE_REGION) {
        draw_frame(canvas, &tile);
    }
    plot_spot(canvas, chart, &tile, "", chart->point_labels[index], cell);
}

void chart_tiles_draw(struct canvas *canvas, const struct chart *chart, const struct box *box)
{
    if (!can_draw(chart)) {
        plot_say_empty(canvas, box);
        return;
    }
    const struct tiles tiles = lay_out(canvas, chart, box);
    shades_draw_key(canvas, &tiles.shades, false, tiles.corner.x, box);
    for (size_t i = 0; i < chart->point_count; i++) {
        draw_tile(canvas, &tiles, i);
    }
}

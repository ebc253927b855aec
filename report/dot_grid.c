#include "report/dot_grid.h"

#include <stdlib.h>
#include <string.h>

#define PLAIN "\033[0m"
/* The first of the braille patterns. */
#define BRAILLE 0x2800

/* What tells the roles apart without colour. */
struct stroke {
    const char *style; /* two colours at most, weight and dim for the rest */
    size_t period;     /* braille: every so manieth dot of the line */
    bool thick;        /* braille: two dots */
    char mark;         /* of a figure, without braille */
    char between;      /* of the stroke, without braille */
};

static const struct stroke strokes[] = {
    [ROLE_REGION] = {"\033[1;36m", 1, true, '*', '*'},
    [ROLE_CONTRAST] = {"\033[33m", 1, false, 'o', '.'},
    [ROLE_NATION] = {"", 2, false, '+', '.'},
    [ROLE_CONTEXT] = {"\033[2m", 4, false, 'x', '.'},
};

const char *dot_grid_style(enum series_role role)
{
    return strokes[role].style;
}

void dot_grid_init(struct dot_grid *grid, size_t columns, size_t rows, bool braille, struct arena *arena)
{
    *grid = (struct dot_grid){.columns = columns, .rows = rows, .braille = braille};
    grid->cells = arena_array(arena, columns * rows + 1, sizeof *grid->cells);
}

/* The cell of a dot; NULL outside of the grid. */
static struct dot_cell *cell_of(const struct dot_grid *grid, struct dot at)
{
    if (grid->cells == NULL || at.x < 0 || at.y < 0 || (size_t)at.x >= grid->columns * DOT_GRID_ACROSS ||
        (size_t)at.y >= grid->rows * DOT_GRID_DOWN) {
        return NULL;
    }
    return &grid->cells[(size_t)at.y / DOT_GRID_DOWN * grid->columns + (size_t)at.x / DOT_GRID_ACROSS];
}

static void set_dot(struct dot_grid *grid, enum series_role role, struct dot at, char mark)
{
    static const unsigned char bits[DOT_GRID_DOWN][DOT_GRID_ACROSS] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    struct dot_cell *cell = cell_of(grid, at);
    if (cell != NULL) {
        cell->dots |= bits[at.y % DOT_GRID_DOWN][at.x % DOT_GRID_ACROSS];
        cell->mark = mark;
        cell->role = role;
    }
}

/* The other dot of a thick stroke: beside it, towards the middle of its row, so that it does not climb into the next. */
static struct dot second_dot(struct dot at, bool steep)
{
    if (steep) {
        return (struct dot){at.x % DOT_GRID_ACROSS == 0 ? at.x + 1 : at.x - 1, at.y};
    }
    return (struct dot){at.x, at.y % DOT_GRID_DOWN < DOT_GRID_DOWN / 2 ? at.y + 1 : at.y - 1};
}

/* `way` of `length` from one number to another, rounded to the nearest. */
static long between(long from, long to, long way, long length)
{
    const long across = 2 * (to - from) * way;
    return from + (across + (across < 0 ? -length : length)) / (2 * length);
}

void dot_grid_line(struct dot_grid *grid, const struct dot_pen *pen, struct dot from, struct dot to)
{
    const struct stroke *stroke = &strokes[pen->role];
    const bool steep = labs(to.y - from.y) > labs(to.x - from.x);
    const long length = steep ? labs(to.y - from.y) : labs(to.x - from.x);
    for (long way = 1; way < length; way++) {
        const struct dot at = {between(from.x, to.x, way, length), between(from.y, to.y, way, length)};
        if (grid->braille && ((size_t)(steep ? at.y : at.x) + pen->phase) % stroke->period != 0) {
            continue;
        }
        set_dot(grid, pen->role, at, stroke->between);
        if (grid->braille && stroke->thick) {
            set_dot(grid, pen->role, second_dot(at, steep), stroke->between);
        }
    }
}

void dot_grid_point(struct dot_grid *grid, const struct dot_pen *pen, struct dot at, bool alone)
{
    const struct stroke *stroke = &strokes[pen->role];
    set_dot(grid, pen->role, at, stroke->mark);
    if (grid->braille && (stroke->thick || alone)) {
        set_dot(grid, pen->role, second_dot(at, false), stroke->mark);
    }
    if (grid->braille && alone) {
        const struct dot beside = second_dot(at, true);
        set_dot(grid, pen->role, beside, stroke->mark);
        set_dot(grid, pen->role, second_dot(beside, false), stroke->mark);
    }
}

static void append_cell(const struct dot_grid *grid, const struct dot_cell *cell, const char *blank,
                        struct buffer *buffer)
{
    const unsigned code = BRAILLE + cell->dots;
    if (cell->dots == 0) {
        buffer_text(buffer, blank);
    } else if (grid->braille) {
        const unsigned char bytes[] = {(unsigned char)(0xE0 | code >> 12), (unsigned char)(0x80 | (code >> 6 & 0x3F)),
                                       (unsigned char)(0x80 | (code & 0x3F))};
        buffer_append(buffer, bytes, sizeof bytes);
    } else {
        buffer_append(buffer, &cell->mark, 1);
    }
}

void dot_grid_row(const struct dot_grid *grid, size_t row, const char *blank, bool styled, struct buffer *buffer)
{
    const char *current = "";
    for (size_t column = 0; grid->cells != NULL && column < grid->columns; column++) {
        const struct dot_cell *cell = &grid->cells[row * grid->columns + column];
        const char *wanted = styled && cell->dots != 0 ? strokes[cell->role].style : "";
        if (strcmp(wanted, current) != 0) {
            buffer_printf(buffer, "%s%s", current[0] == '\0' ? "" : PLAIN, wanted);
            current = wanted;
        }
        append_cell(grid, cell, blank, buffer);
    }
    buffer_text(buffer, current[0] == '\0' ? "" : PLAIN);
}

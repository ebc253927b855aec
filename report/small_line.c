#include "report/small_line.h"

#include <math.h>

#include "base/limits.h"
#include "report/figure_text.h"

#define BLOCK_LEVELS 8
#define PLAIN_LEVELS 5

/* Where a value lies from 0 to levels - 1. */
static int level_of(double value, double low, double high, int levels)
{
    if (!(high > low)) {
        return levels / 2;
    }
    return (int)lround((value - low) / (high - low) * (levels - 1));
}

static void append_year(struct buffer *buffer, bool blocks, int level)
{
    static const char *const block[BLOCK_LEVELS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const plain[PLAIN_LEVELS] = {"_", ".", "-", "=", "^"};
    buffer_text(buffer, blocks ? block[level] : plain[level]);
}

void small_line_append(struct buffer *buffer, const struct doc_trend *trend, bool blocks)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (size_t i = 0; i < trend->count; i++) {
        low = trend->known[i] ? fmin(low, trend->values[i]) : low;
        high = trend->known[i] ? fmax(high, trend->values[i]) : high;
    }
    for (size_t i = 0; i < trend->count; i++) {
        if (trend->known[i]) {
            append_year(buffer, blocks, level_of(trend->values[i], low, high, blocks ? BLOCK_LEVELS : PLAIN_LEVELS));
        } else {
            buffer_text(buffer, blocks ? "·" : " ");
        }
    }
}

struct doc_cell small_line_cell(const struct cell *series, size_t count, struct arena *arena)
{
    struct doc_cell cell = label_cell("");
    struct doc_trend *trend = arena_alloc(arena, sizeof *trend);
    double *values = arena_array(arena, count, sizeof *values);
    bool *known = arena_array(arena, count, sizeof *known);
    struct buffer text;
    size_t known_count = 0;
    if (trend == NULL || values == NULL || known == NULL) {
        return cell; /* the arena tells */
    }
    for (size_t i = 0; i < count; i++) {
        known[i] = cell_has_value(&series[i]);
        known_count += known[i] ? 1 : 0;
        values[i] = series[i].value;
    }
    if (known_count < 2) {
        return cell;
    }
    *trend = (struct doc_trend){.count = count, .values = values, .known = known};
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    small_line_append(&text, trend, true);
    cell.text = buffer_failed(&text) ? NULL : arena_copy_bytes(arena, text.bytes, text.length);
    cell.text = cell.text == NULL ? "" : cell.text;
    arena->failed = arena->failed || buffer_failed(&text);
    cell.trend = trend;
    buffer_release(&text);
    return cell;
}

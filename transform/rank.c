#include "transform/rank.h"

struct rank rank_of(const struct cell *figure, const struct cell *cells, size_t count)
{
    struct rank rank = {0};
    bool has = cell_has_value(figure);
    double own = figure->value;
    rank.place = has ? 1 : 0;
    for (size_t i = 0; i < count; i++) {
        if (!cell_has_value(&cells[i])) {
            continue;
        }
        rank.reported++;
        rank.place += has && cells[i].value > own;
        rank.sharers += has && !(cells[i].value > own) && !(cells[i].value < own);
    }
    return rank;
}

struct rank rank_among(const struct cell *cells, size_t count, size_t which)
{
    return rank_of(&cells[which], cells, count);
}

int quartile_among(const struct cell *cells, size_t count, size_t which)
{
    struct rank rank = rank_among(cells, count, which);
    if (rank.place == 0 || rank.reported < QUARTILE_LEAST || rank.sharers == rank.reported) {
        return 0;
    }
    double lower = (double)(rank.reported - rank.sharers - (rank.place - 1));
    double middle = (lower + (double)rank.sharers / 2) / (double)rank.reported;
    return 1 + (int)(4 * middle);
}

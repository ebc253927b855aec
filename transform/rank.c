#include "transform/rank.h"

#include "base/number.h"

/* Counts one more figure beside the own one. */
static void count_in(struct rank *rank, bool has, double own, double other)
{
    rank->reported++;
    rank->place += has && other > own;
    rank->sharers += has && !(other > own) && !(other < own);
}

struct rank rank_of(const struct cell *figure, const struct cell *cells, size_t count)
{
    bool has = cell_has_value(figure);
    struct rank rank = {.place = has ? 1 : 0};
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&cells[i])) {
            count_in(&rank, has, figure->value, cells[i].value);
        }
    }
    return rank;
}

struct rank rank_as_shown(const struct cell *figure, const struct cell *cells, size_t count, int decimals)
{
    bool has = cell_has_value(figure);
    double own = has ? number_round(figure->value, decimals) : 0;
    struct rank rank = {.place = has ? 1 : 0};
    for (size_t i = 0; i < count; i++) {
        if (cell_has_value(&cells[i])) {
            count_in(&rank, has, own, number_round(cells[i].value, decimals));
        }
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

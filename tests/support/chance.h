/* chance.h - numbers of chance that are the same every time: xorshift64* (Marsaglia 2003, Vigna 2014). */
#ifndef TESTS_SUPPORT_CHANCE_H
#define TESTS_SUPPORT_CHANCE_H

#include <stdint.h>

/* Starts from any number but 0: `struct chance chance = {4711};`. */
struct chance {
    uint64_t state;
};

static inline uint64_t chance_draw(struct chance *chance)
{
    chance->state ^= chance->state >> 12;
    chance->state ^= chance->state << 25;
    chance->state ^= chance->state >> 27;
    return chance->state * UINT64_C(2685821657736338717);
}

/* From 0 to the limit, without it. */
static inline double chance_below(struct chance *chance, double limit)
{
    return (double)(chance_draw(chance) >> 11) / 9007199254740992.0 * limit;
}

#endif

#include "transform/derived.h"

#include <math.h>

/* What two terms of which at least one has no figure come to. */
static struct cell none_of(const struct cell *left, const struct cell *right)
{
    return (struct cell){.status = left->status > right->status ? left->status : right->status};
}

static struct cell made_of(double value, const struct cell *left, const struct cell *right)
{
    return isfinite(value) ? (struct cell){.value = value, .preliminary = left->preliminary || right->preliminary}
                           : (struct cell){.status = CELL_MISSING};
}

struct cell cell_ratio(const struct cell *numerator, const struct cell *denominator, double scale)
{
    if (!cell_has_value(numerator) || !cell_has_value(denominator)) {
        return none_of(numerator, denominator);
    }
    if (!(denominator->value < 0) && !(denominator->value > 0)) {
        return (struct cell){.status = CELL_ZERO_DENOMINATOR};
    }
    return made_of(numerator->value * scale / denominator->value, numerator, denominator);
}

struct cell cell_change(const struct cell *earlier, const struct cell *later)
{
    if (!cell_has_value(earlier) || !cell_has_value(later)) {
        return none_of(earlier, later);
    }
    return made_of(later->value - earlier->value, earlier, later);
}

struct cell cell_plus(const struct cell *left, const struct cell *right)
{
    if (!cell_has_value(left) || !cell_has_value(right)) {
        return none_of(left, right);
    }
    return made_of(left->value + right->value, left, right);
}

struct cell cell_index(const struct cell *value, const struct cell *base)
{
    struct cell index = cell_ratio(value, base, 100);
    if (cell_has_value(&index) && !(value->value < base->value) && !(value->value > base->value)) {
        index.value = 100; /* 100 x a / a may be off in the last bit */
    }
    return index;
}

bool cell_is_above_whole(const struct cell *share)
{
    return cell_has_value(share) && share->value > 100 + 1e-9;
}

#include "transform/small_numbers.h"

#include "base/number.h"

bool small_base(const struct cell *base, double limit)
{
    return cell_has_value(base) && base->value < limit;
}

static bool is_small(double persons, double limit)
{
    return persons > 0.5 && persons < limit;
}

bool small_count(const struct cell *count, double limit)
{
    return cell_has_value(count) && is_small(count->value, limit);
}

bool small_share(const struct cell *share, const struct cell *base, double scale, double limit)
{
    if (!cell_has_value(share) || !cell_has_value(base) || !(scale > 0)) {
        return false;
    }
    /* A published share is rounded; so is the number of persons behind it. */
    return is_small(number_round(share->value * base->value / scale, 0), limit) || is_small(base->value, limit);
}

/* The smallest count above 0 that is still shown; `count` where there is none. */
static size_t smallest_shown(const struct cell *counts, size_t count, const bool *withheld)
{
    size_t smallest = count;
    for (size_t i = 0; i < count; i++) {
        if (!withheld[i] && cell_has_value(&counts[i]) && counts[i].value > 0 &&
            (smallest == count || counts[i].value < counts[smallest].value)) {
            smallest = i;
        }
    }
    return smallest;
}

size_t small_withhold(const struct cell *counts, size_t count, double limit, bool *withheld)
{
    size_t hidden = 0;
    double together = 0;
    for (size_t i = 0; i < count; i++) {
        withheld[i] = small_count(&counts[i], limit);
        hidden += withheld[i];
        together += withheld[i] ? counts[i].value : 0;
    }
    while (hidden > 0 && (hidden < 2 || together < limit)) {
        size_t next = smallest_shown(counts, count, withheld);
        if (next == count) {
            break;
        }
        withheld[next] = true;
        together += counts[next].value;
        hidden++;
    }
    return hidden;
}

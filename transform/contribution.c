#include "transform/contribution.h"

#include "transform/exact_sum.h"

/* One way to weigh: NULL weights are all 1. */
struct side {
    const struct cell *cells;
    const struct cell *weights;
};

static bool counts(const struct side *side, size_t i)
{
    if (!cell_has_value(&side->cells[i])) {
        return false;
    }
    return side->weights == NULL || (cell_has_value(&side->weights[i]) && side->weights[i].value > 0);
}

static double weight_of(const struct side *side, size_t i)
{
    return side->weights == NULL ? 1 : side->weights[i].value;
}

/* What a year's figure is made of: over all that count, or over those in both years. */
struct level {
    double weight;
    double sum;  /* of weight x value */
    double mean; /* 0 where nobody counts */
};

static struct level level_of(const struct side *side, const struct contribution *room, size_t count, bool common_only)
{
    struct exact_sum weight = {0};
    struct exact_sum product = {0};
    for (size_t i = 0; i < count; i++) {
        if (counts(side, i) && (!common_only || room[i].presence == PRESENT_BOTH)) {
            exact_sum_add(&weight, weight_of(side, i));
            exact_sum_add_product(&product, weight_of(side, i), side->cells[i].value);
        }
    }
    struct level level = {.weight = exact_sum_value(&weight), .sum = exact_sum_value(&product)};
    level.mean = level.weight > 0 ? exact_sum_ratio(&product, &weight) : 0;
    return level;
}

/* Why a year has no figure: the strongest of its members' reasons; what does not exist for some is missing for all. */
static struct cell no_figure(const struct side *side, size_t count)
{
    enum cell_status status = CELL_MISSING;
    size_t not_applicable = 0;
    for (size_t i = 0; i < count; i++) {
        const struct cell *lacking =
            cell_has_value(&side->cells[i]) && side->weights ? &side->weights[i] : &side->cells[i];
        not_applicable += lacking->status == CELL_NOT_APPLICABLE;
        if (lacking->status > status && lacking->status != CELL_NOT_APPLICABLE) {
            status = lacking->status;
        }
    }
    return (struct cell){.status = count > 0 && not_applicable == count ? CELL_NOT_APPLICABLE : status};
}

static struct cell figure_of(const struct side *side, double value, size_t count)
{
    struct cell figure = {.value = value};
    size_t reported = 0;
    for (size_t i = 0; i < count; i++) {
        if (counts(side, i)) {
            reported++;
            figure.preliminary = figure.preliminary || side->cells[i].preliminary ||
                                 (side->weights != NULL && side->weights[i].preliminary);
        }
    }
    return reported > 0 ? figure : no_figure(side, count);
}

static void find_presence(const struct side *earlier, const struct side *later, size_t count, struct contribution *room,
                          struct change_parts *parts)
{
    *parts = (struct change_parts){.members = count, .contributions = room};
    for (size_t i = 0; i < count; i++) {
        bool was = counts(earlier, i);
        bool is = counts(later, i);
        room[i] = (struct contribution){.presence = PRESENT_NEITHER};
        if (was && is) {
            room[i].presence = PRESENT_BOTH;
            room[i].change = later->cells[i].value - earlier->cells[i].value;
        } else if (is) {
            room[i].presence = PRESENT_CAME;
        } else if (was) {
            room[i].presence = PRESENT_WENT;
        }
        parts->common += was && is;
        parts->came += is && !was;
        parts->went += was && !is;
    }
}

/* The parts are the sums of the members' terms, which stand in `contributions` by now. */
static void sum_parts(struct change_parts *parts)
{
    struct exact_sum within = {0};
    struct exact_sum reweighting = {0};
    struct exact_sum composition = {0};
    for (size_t i = 0; i < parts->members; i++) {
        const struct contribution *one = &parts->contributions[i];
        exact_sum_add(one->presence == PRESENT_BOTH ? &within : &composition, one->contribution);
        exact_sum_add(&reweighting, one->reweighting);
    }
    bool preliminary = parts->total.preliminary;
    parts->within = (struct cell){.value = exact_sum_value(&within), .preliminary = preliminary};
    parts->reweighting = (struct cell){.value = exact_sum_value(&reweighting), .preliminary = preliminary};
    parts->composition = (struct cell){.value = exact_sum_value(&composition), .preliminary = preliminary};
}

/* The whole change, and its parts as they are where nobody is in both years. False where a year has no figure. */
static bool find_total(struct change_parts *parts)
{
    const struct cell *lacking = parts->earlier.status > parts->later.status ? &parts->earlier : &parts->later;
    if (!cell_has_value(lacking)) {
        struct cell none = {.status = lacking->status};
        parts->total = parts->within = parts->reweighting = parts->composition = none;
        return false;
    }
    parts->total = (struct cell){.value = parts->later.value - parts->earlier.value,
                                 .preliminary = parts->earlier.preliminary || parts->later.preliminary};
    parts->composition = parts->total;
    parts->within = parts->reweighting = (struct cell){.status = CELL_MISSING};
    return true;
}

static void share_mean(const struct side *earlier, const struct side *later, struct level all_before,
                       struct level all_after, struct change_parts *parts)
{
    struct level before = level_of(earlier, parts->contributions, parts->members, true);
    struct level after = level_of(later, parts->contributions, parts->members, true);
    double middle = (before.mean + after.mean) / 2;
    for (size_t i = 0; i < parts->members; i++) {
        struct contribution *one = &parts->contributions[i];
        double x = earlier->cells[i].value;
        double y = later->cells[i].value;
        if (one->presence == PRESENT_BOTH) {
            double p = weight_of(earlier, i) / before.weight;
            double q = weight_of(later, i) / after.weight;
            one->contribution = (p + q) / 2 * (y - x);
            one->reweighting = (q - p) * ((x + y) / 2 - middle);
        } else if (one->presence == PRESENT_CAME) {
            one->contribution = weight_of(later, i) / all_after.weight * (y - after.mean);
        } else if (one->presence == PRESENT_WENT) {
            one->contribution = -weight_of(earlier, i) / all_before.weight * (x - before.mean);
        }
    }
}

static void change_of(const struct side *earlier, const struct side *later, size_t count, struct contribution *room,
                      struct change_parts *parts)
{
    find_presence(earlier, later, count, room, parts);
    struct level before = level_of(earlier, room, count, false);
    struct level after = level_of(later, room, count, false);
    parts->earlier = figure_of(earlier, before.mean, count);
    parts->later = figure_of(later, after.mean, count);
    if (find_total(parts) && parts->common > 0) {
        share_mean(earlier, later, before, after, parts);
        sum_parts(parts);
    }
}

void change_of_mean(const struct cell *earlier, const struct cell *later, size_t count, struct contribution *room,
                    struct change_parts *parts)
{
    struct side before = {.cells = earlier};
    struct side after = {.cells = later};
    change_of(&before, &after, count, room, parts);
}

void change_of_weighted_mean(const struct cell *earlier, const struct cell *earlier_weights, const struct cell *later,
                             const struct cell *later_weights, size_t count, struct contribution *room,
                             struct change_parts *parts)
{
    struct side before = {.cells = earlier, .weights = earlier_weights};
    struct side after = {.cells = later, .weights = later_weights};
    change_of(&before, &after, count, room, parts);
}

void change_of_sum(const struct cell *earlier, const struct cell *later, size_t count, struct contribution *room,
                   struct change_parts *parts)
{
    struct side before = {.cells = earlier};
    struct side after = {.cells = later};
    find_presence(&before, &after, count, room, parts);
    parts->earlier = figure_of(&before, level_of(&before, room, count, false).sum, count);
    parts->later = figure_of(&after, level_of(&after, room, count, false).sum, count);
    if (!find_total(parts)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        double was = room[i].presence == PRESENT_BOTH || room[i].presence == PRESENT_WENT ? earlier[i].value : 0;
        double is = room[i].presence == PRESENT_BOTH || room[i].presence == PRESENT_CAME ? later[i].value : 0;
        room[i].contribution = is - was;
    }
    if (parts->common > 0) {
        sum_parts(parts);
    }
}

double contribution_of(const struct contribution *contribution)
{
    return contribution->contribution + contribution->reweighting;
}

/* Puts member i into the order of those before it, largest key first; members come in their own order, so that equal
 * ones keep it. A group has at most a few hundred members. */
static void insert(const struct change_parts *parts, double sign, size_t i, size_t *order, size_t used)
{
    double key = contribution_of(&parts->contributions[i]) * sign;
    size_t at = used;
    while (at > 0 && contribution_of(&parts->contributions[order[at - 1]]) * sign < key) {
        order[at] = order[at - 1];
        at--;
    }
    order[at] = i;
}

size_t contribution_top(const struct change_parts *parts, double direction, size_t *order)
{
    double sign = (double)((direction > 0) - (direction < 0));
    size_t used = 0;
    for (size_t i = 0; i < parts->members; i++) {
        const struct contribution *one = &parts->contributions[i];
        if (one->presence == PRESENT_BOTH && contribution_of(one) * sign > 0) {
            insert(parts, sign, i, order, used++);
        }
    }
    return used;
}

size_t contribution_order(const struct change_parts *parts, size_t *order)
{
    size_t used = 0;
    for (size_t i = 0; i < parts->members; i++) {
        if (parts->contributions[i].presence != PRESENT_NEITHER) {
            insert(parts, 1, i, order, used++);
        }
    }
    return used;
}

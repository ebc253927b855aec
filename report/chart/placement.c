#include "report/chart/placement.h"

/* Insertion sort: stable, and labels are few. */
static void sort_by_wanted(struct placement_label *labels, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct placement_label label = labels[i];
        size_t at = i;
        while (at > 0 && labels[at - 1].wanted > label.wanted) {
            labels[at] = labels[at - 1];
            at--;
        }
        labels[at] = label;
    }
}

/* Isotonic regression by pooling neighbours that are in the wrong order; the
 * groups lie in the scratch of the first labels. Returns how many there are. */
static size_t pool(struct placement_label *labels, size_t count)
{
    size_t groups = 0;
    double taken = 0; /* height of the labels above */
    for (size_t i = 0; i < count; i++) {
        double mean = labels[i].wanted - labels[i].height / 2 - taken;
        size_t members = 1;
        taken += labels[i].height;
        while (groups > 0 && labels[groups - 1].group_mean >= mean) {
            const struct placement_label *before = &labels[groups - 1];
            const size_t together = before->group_count + members;
            mean = (before->group_mean * (double)before->group_count + mean * (double)members) / (double)together;
            members = together;
            groups--;
        }
        labels[groups].group_mean = mean;
        labels[groups].group_count = members;
        groups++;
    }
    return groups;
}

static double clamp(double value, double low, double high)
{
    if (value > high) {
        value = high;
    }
    return value < low ? low : value;
}

bool placement_spread(struct placement_label *labels, size_t count, double low, double high)
{
    double total = 0;
    double taken = 0;
    size_t at = 0;
    sort_by_wanted(labels, count);
    const size_t groups = pool(labels, count);
    for (size_t i = 0; i < count; i++) {
        total += labels[i].height;
    }
    for (size_t group = 0; group < groups; group++) {
        const double start = clamp(labels[group].group_mean, low, high - total);
        const size_t members = labels[group].group_count;
        for (size_t i = 0; i < members; i++, at++) {
            labels[at].placed = start + taken + labels[at].height / 2;
            taken += labels[at].height;
        }
    }
    return total <= high - low + 1e-9;
}

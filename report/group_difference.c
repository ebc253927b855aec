#include "report/group_difference.h"

#include "base/number.h"
#include "report/figure_text.h"

/* With one decimal more than a mean is shown with, so that a small difference shows. */
static const char *figure_text(const struct indicator *indicator, const struct cell *cell, size_t reported,
                               enum language language, struct arena *arena)
{
    char number[NUMBER_TEXT_MAX];
    if (!cell_has_value(cell)) {
        return figure_text_status(cell->status, language);
    }
    number_format(number, cell->value, figure_mean_decimals(indicator, cell) + 1, language);
    bool unit = indicator->unit[0] != '\0' && !indicator->is_count;
    return arena_printf(arena, "%s%s%s (%zu)", number, unit ? "\xC2\xA0" : "", unit ? indicator->unit : "", reported);
}

const char *group_difference_text(const struct indicator *indicator, const char *group,
                                  const struct group_difference *difference, enum language language,
                                  struct arena *arena)
{
    const struct cell theirs = {.value = difference->theirs.value,
                                .status = difference->theirs.state == FIGURE_HELD ? CELL_VALUE : CELL_MISSING};
    return arena_printf(
        arena,
        language_pick(language,
                      "%s, %s %d: Koladas eget gruppvärde är %s, medelvärdet här %s; inom parentes antal kommuner.",
                      "%s, %s %d: Kolada's own value of the group is %s, the mean here %s; how many reported in "
                      "parentheses."),
        group, indicator->label, difference->year,
        figure_text(indicator, &theirs, (size_t)difference->theirs.count, language, arena),
        figure_text(indicator, &difference->ours.cell, difference->ours.reported, language, arena));
}

#include "report/change_text.h"

#include "base/number.h"
#include "report/figure_text.h"
#include "transform/change.h"

/* "1 procentenhet", but "1,0 procentenheter". */
static bool is_one(double difference, int decimals)
{
    double shown = number_round(difference, decimals);
    double size = shown < 0 ? -shown : shown;
    return decimals == 0 && size > 0.5 && size < 1.5;
}

const char *change_text(const struct indicator *indicator, double difference, int decimals, enum language language,
                        struct arena *arena)
{
    const char *number = figure_text_change(difference, decimals, language, arena);
    if (change_measure_of(indicator) != CHANGE_POINTS) {
        return number;
    }
    return arena_printf(arena, "%s %s", number,
                        is_one(difference, decimals) ? language_pick(language, "procentenhet", "percentage point")
                                                     : language_pick(language, "procentenheter", "percentage points"));
}

const char *change_text_percent(double percent, enum language language, struct arena *arena)
{
    return arena_printf(arena, language_pick(language, "%s\xC2\xA0%%", "%s%%"),
                        figure_text_change(percent, 1, language, arena));
}

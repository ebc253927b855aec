/* compose_gender_dots.c - women and men of one year: areas down, a dot for each. */
#include "base/number.h"
#include "report/compose_comparison.h"
#include "report/compose_gender.h"

enum { SERIES_MEN, SERIES_WOMEN, SERIES_COUNT };

/* How women and men lie to each other, by the figures as shown. */
struct compared {
    size_t women; /* members with a higher figure of women */
    size_t men;
    size_t same;
};

static struct compared compare(const struct gender_panels *panels)
{
    const int decimals = panels->total.indicator->decimals;
    struct compared compared = {0};
    for (size_t i = 0; i < panels->women.area_count; i++) {
        const struct cell *women = &panels->women.cells[i];
        const struct cell *men = &panels->men.cells[i];
        if (cell_has_value(women) && cell_has_value(men)) {
            double difference = number_round(women->value, decimals) - number_round(men->value, decimals);
            compared.women += difference > 0 ? 1 : 0;
            compared.men += difference < 0 ? 1 : 0;
            compared.same += !(difference > 0) && !(difference < 0) ? 1 : 0;
        }
    }
    return compared;
}

static const char *municipalities(const struct composing *composing, size_t count)
{
    return count == 1 ? composing_pick(composing, "kommun", "municipality")
                      : composing_pick(composing, "kommuner", "municipalities");
}

/* "Högre bland kvinnor i 9 kommuner, bland män i 4" */
static const char *find(struct composing *composing, const struct compared *compared)
{
    const bool women_first = compared->women >= compared->men;
    const size_t most = women_first ? compared->women : compared->men;
    const size_t rest = women_first ? compared->men : compared->women;
    const char *first =
        women_first ? composing_pick(composing, "kvinnor", "women") : composing_pick(composing, "män", "men");
    const char *second =
        women_first ? composing_pick(composing, "män", "men") : composing_pick(composing, "kvinnor", "women");
    if (most == 0) {
        return compared->same > 0
                   ? composing_pick(composing, "Lika för kvinnor och män", "The same for women and men")
                   : composing_pick(composing, "Uppgifter för båda könen saknas", "No figures of both women and men");
    }
    const char *text = arena_printf(composing->arena,
                                    composing_pick(composing, "Högre bland %s i %zu %s", "Higher among %s in %zu %s"),
                                    first, most, municipalities(composing, most));
    return rest == 0
               ? text
               : arena_printf(composing->arena, composing_pick(composing, "%s, bland %s i %zu", "%s, among %s in %zu"),
                              text, second, rest);
}

static void fill_rows(struct composing *composing, const struct block *block, struct chart *chart,
                      const struct gender_panels *panels, const struct ranked *ranked, const char *raw)
{
    const struct panel *parts[SERIES_COUNT] = {[SERIES_MEN] = &panels->men, [SERIES_WOMEN] = &panels->women};
    chart->series[SERIES_MEN].label = composing_pick(composing, "Män", "Men");
    chart->series[SERIES_MEN].role = ROLE_CONTEXT;
    chart->series[SERIES_WOMEN].label = composing_pick(composing, "Kvinnor", "Women");
    chart->series[SERIES_WOMEN].role = ROLE_REGION;
    for (size_t i = 0; i < chart->point_count; i++) {
        const size_t area = block->by_value ? comparison_index(&panels->women, &ranked[i]) : i;
        chart->point_labels[i] = panels->women.areas[area].title;
        for (size_t part = 0; part < SERIES_COUNT; part++) {
            chart->series[part].points[i] = gender_cell(composing, parts[part], area, raw);
        }
    }
}

/* "Kvinnor: från 33,9 procent (Lilla Edet) till 59,8 procent (Göteborg). "; "" without figures. */
static const char *describe_range(struct composing *composing, const struct chart *chart, const struct panel *panel,
                                  const char *whose)
{
    const char **values = composing->placeholders.values;
    const struct ranked *ranked = chart_rank_areas(composing, panel);
    if (ranked == NULL || !chart_find_extremes(composing, panel->indicator, ranked, panel->area_count)) {
        return "";
    }
    return arena_printf(
        composing->arena, composing_pick(composing, "%s: från %s (%s) till %s (%s). ", "%s: from %s (%s) to %s (%s). "),
        whose, comparison_with_unit(composing, values[PLACEHOLDER_BOTTOM_VALUE], chart->unit),
        values[PLACEHOLDER_BOTTOM], comparison_with_unit(composing, values[PLACEHOLDER_TOP_VALUE], chart->unit),
        values[PLACEHOLDER_TOP]);
}

static int draw(struct composing *composing, const struct block *block, const struct gender_panels *panels)
{
    struct sources sources = {0};
    struct gender_lines lines;
    struct chart *chart = chart_start(composing, block, CHART_DOTS);
    struct ranked *ranked = chart_rank_areas(composing, &panels->women);
    if (chart == NULL || ranked == NULL) {
        return chart_fault(composing, block);
    }
    gender_sources_add(composing, &sources, panels);
    sources.computed = true; /* the title counts */
    if (comparison_make(composing, block, chart, panels->women.area_count, SERIES_COUNT) != 0 ||
        comparison_frame(composing, block, chart, &sources, 0) != 0 || gender_lines(composing, panels, &lines) != 0) {
        return -1;
    }
    fill_rows(composing, block, chart, panels, ranked, lines.raw);
    const struct compared compared = compare(panels);
    const char *found = find(composing, &compared);
    chart->title = comparison_title(composing, block, found);
    chart->alternative = arena_printf(
        composing->arena,
        composing_pick(composing, "Punktdiagram med kvinnor och män för varje kommun. %s. %s%s%s.",
                       "Dot plot with women and men of each municipality. %s. %s%s%s."),
        chart->subtitle, describe_range(composing, chart, &panels->women, chart->series[SERIES_WOMEN].label),
        describe_range(composing, chart, &panels->men, chart->series[SERIES_MEN].label), found);
    composing_check_panel(composing, chart->label, &panels->total, composing->year);
    gender_tell_lacking(composing, chart->label, panels);
    return 0;
}

int compose_gender_dots(struct composing *composing, const struct block *block)
{
    struct gender_panels panels;
    if (gender_read(composing, block, block->indicator, composing->group.areas, composing->group.count, &panels) != 0) {
        return -1;
    }
    if (!comparison_any(&panels.women, composing->year) && !comparison_any(&panels.men, composing->year)) {
        comparison_leave_out_empty(composing, block, &panels.women, composing->year, composing->year);
        return 0;
    }
    return draw(composing, block, &panels);
}

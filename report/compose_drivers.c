/* compose_drivers.c - what drove the change of the group's figure: a table with its sentence, and a waterfall. */
#include <string.h>

#include "report/compose_comparison.h"
#include "report/drivers_table.h"

/* Reads the drivers of a block and fills the placeholders of its texts. */
static int read_drivers(struct composing *composing, const struct block *block, struct drivers *drivers,
                        struct drivers_words *words, const char **raw)
{
    struct sources sources = {0};
    int from = block->from == 0 ? composing->year - 1 : block->from;
    *words = (struct drivers_words){.drivers = drivers,
                                    .group = &composing->group,
                                    .language = composing->job->language,
                                    .arena = composing->arena};
    if (from >= composing->year) {
        (void)fault_set(composing->fault, STATUS_USAGE, "--year %d: \"%s\" tells what changed since %d",
                        composing->year, block->id, from);
        return -1;
    }
    if (drivers_read(drivers, &composing->source, block->indicator, block->weight, composing->group.areas,
                     composing->group.count, from, composing->year, composing->fault) != 0) {
        return -1;
    }
    sources_add(&composing->shown, block->indicator, &drivers->provenance, composing->arena);
    sources_add(&sources, block->indicator, &drivers->provenance, composing->arena);
    if (composing_source(composing, &sources, raw) != 0) {
        return -1;
    }
    sources.computed = true;
    return composing_source(composing, &sources, &words->source);
}

static void fill_placeholders(struct composing *composing, const struct drivers_words *words)
{
    const char **values = composing->placeholders.values;
    const struct change_parts *parts = &words->drivers->parts;
    size_t *order = arena_array(composing->arena, parts->members, sizeof *order);
    values[PLACEHOLDER_FIRST_VALUE] = drivers_level(words, false).text;
    values[PLACEHOLDER_LAST_VALUE] = drivers_level(words, true).text;
    values[PLACEHOLDER_FIRST_VALUE_YEAR] = arena_printf(composing->arena, "%d", words->drivers->from);
    values[PLACEHOLDER_LAST_VALUE_YEAR] = arena_printf(composing->arena, "%d", words->drivers->to);
    values[PLACEHOLDER_TOP] = NULL;
    if (order != NULL && cell_has_value(&parts->total)) {
        size_t top = contribution_top(parts, parts->total.value, order);
        values[PLACEHOLDER_TOP] = top == 0 ? NULL : drivers_names(words, order, top < 3 ? top : 3, false);
    }
}

/* Figures that were never fetched make the report incomplete. */
static void check_fetched(struct composing *composing, const struct drivers *drivers)
{
    bool missing = drivers->parts.total.status == CELL_NOT_FETCHED;
    for (size_t i = 0; i < drivers->parts.members; i++) {
        missing =
            missing || drivers->earlier[i].status == CELL_NOT_FETCHED || drivers->later[i].status == CELL_NOT_FETCHED;
    }
    if (missing) {
        composing_not_fetched(composing, drivers->indicator);
    }
}

/* In the first year of the report's series nothing lies before it; that is told. */
static bool has_earlier_year(struct composing *composing, const struct block *block)
{
    if (block->from != 0 || composing->year > composing->first_year) {
        return true;
    }
    comparison_leave_out(composing, block,
                         arena_printf(composing->arena,
                                      composing_pick(composing, "serierna börjar %d", "the series begin in %d"),
                                      composing->first_year));
    return false;
}

int compose_drivers(struct composing *composing, const struct block *block)
{
    struct drivers drivers;
    struct drivers_words words;
    const char *raw;
    if (!has_earlier_year(composing, block)) {
        return 0;
    }
    if (read_drivers(composing, block, &drivers, &words, &raw) != 0) {
        return -1;
    }
    fill_placeholders(composing, &words);
    check_fetched(composing, &drivers);
    document_paragraph(composing->document, drivers_sentence(&words));
    struct table *table = document_table(composing->document);
    if (table == NULL) {
        return table_fault(composing, block);
    }
    table->id = block->id;
    table->label = block->label;
    table->title = composing_text(composing, block->title);
    table->source = words.source;
    if (composing_notes(composing, block, 1, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    table->notes[table->note_count++] = drivers_note(&words);
    return drivers_table(table, &words, raw, composing->fault);
}

/* --- the waterfall --- */

/* A chart on its way: points are added one after another. */
struct falling {
    struct composing *composing;
    const struct drivers_words *words;
    struct chart *chart;
};

static void add_point(struct falling *falling, const char *label, enum series_role role, struct doc_cell cell)
{
    struct chart *chart = falling->chart;
    chart->point_labels[chart->point_count] = label;
    chart->point_roles[chart->point_count] = role;
    chart->series[0].points[chart->point_count++] = cell;
}

static int make_room(struct falling *falling, const struct block *block, size_t points)
{
    struct composing *composing = falling->composing;
    struct chart *chart = falling->chart;
    chart->point_labels = arena_array(composing->arena, points, sizeof *chart->point_labels);
    chart->point_roles = arena_array(composing->arena, points, sizeof *chart->point_roles);
    chart->series = arena_array(composing->arena, 1, sizeof *chart->series);
    if (chart->point_labels == NULL || chart->point_roles == NULL || chart->series == NULL) {
        return chart_fault(composing, block);
    }
    chart->series_count = 1;
    chart->series[0].label = block->indicator->label;
    chart->series[0].role = ROLE_REGION;
    chart->series[0].points = arena_array(composing->arena, points, sizeof *chart->series[0].points);
    return chart->series[0].points == NULL ? chart_fault(composing, block) : 0;
}

/* Those in both years in the order of how far they moved the figure, either way. */
static size_t order_by_reach(const struct change_parts *parts, size_t *order)
{
    size_t used = 0;
    for (size_t i = 0; i < parts->members; i++) {
        const struct contribution *own = &parts->contributions[i];
        if (own->presence != PRESENT_BOTH) {
            continue;
        }
        size_t at = used++;
        double reach = own->contribution < 0 ? -own->contribution : own->contribution;
        while (at > 0) {
            double before = parts->contributions[order[at - 1]].contribution;
            if ((before < 0 ? -before : before) >= reach) {
                break;
            }
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return used;
}

/* The largest named, from the highest rise to the deepest fall; the others in one bar. */
static int add_members(struct falling *falling, const struct block *block)
{
    struct composing *composing = falling->composing;
    const struct drivers *drivers = falling->words->drivers;
    const struct change_parts *parts = &drivers->parts;
    size_t *order = arena_array(composing->arena, parts->members, sizeof *order);
    size_t *sorted = arena_array(composing->arena, parts->members, sizeof *sorted);
    bool *is_named = arena_array(composing->arena, parts->members, sizeof *is_named);
    if (order == NULL || sorted == NULL || is_named == NULL) {
        return chart_fault(composing, block);
    }
    size_t common = order_by_reach(parts, order);
    /* One left over is named, too. */
    size_t named = common <= (size_t)block->named + 1 ? common : (size_t)block->named;
    for (size_t i = 0; i < named; i++) {
        is_named[order[i]] = true;
    }
    size_t present = contribution_order(parts, sorted);
    for (size_t i = 0; i < present; i++) {
        if (is_named[sorted[i]]) {
            add_point(falling, drivers->areas[sorted[i]].title, ROLE_CONTEXT,
                      drivers_member(falling->words, sorted[i], "contribution"));
        }
    }
    if (common > named) {
        add_point(falling,
                  arena_printf(composing->arena, composing_pick(composing, "%zu övriga", "%zu others"), common - named),
                  ROLE_CONTEXT, drivers_rest(falling->words, order + named, common - named));
    }
    return 0;
}

/* "2021: ovägt medel av 13", so that the level tells what it is made of. */
static const char *level_label(const struct falling *falling, int year, size_t reported)
{
    struct composing *composing = falling->composing;
    return arena_printf(composing->arena, composing_pick(composing, "%d (%zu av %zu)", "%d (%zu of %zu)"), year,
                        reported, falling->words->drivers->parts.members);
}

static int fill_waterfall(struct falling *falling, const struct block *block)
{
    const struct drivers *drivers = falling->words->drivers;
    const struct change_parts *parts = &drivers->parts;
    enum language language = falling->words->language;
    add_point(falling, level_label(falling, drivers->from, parts->common + parts->went), ROLE_REGION,
              drivers_level(falling->words, false));
    if (cell_has_value(&parts->total)) {
        if (parts->common > 0 && add_members(falling, block) != 0) {
            return -1;
        }
        if (drivers->weight != NULL && parts->common > 0) {
            add_point(falling, drivers_reweighting_name(language), ROLE_NATION,
                      drivers_part(falling->words, &parts->reweighting, "reweighting"));
        }
        if (parts->came + parts->went > 0) {
            add_point(falling, drivers_composition_name(language), ROLE_CONTRAST,
                      drivers_part(falling->words, &parts->composition, "composition"));
        }
    }
    add_point(falling, level_label(falling, drivers->to, parts->common + parts->came), ROLE_REGION,
              drivers_level(falling->words, true));
    return 0;
}

static const char *title_of(struct composing *composing, const struct block *block, const struct drivers_words *words)
{
    const struct cell *total = &words->drivers->parts.total;
    if (!cell_has_value(total)) {
        return chart_no_finding(composing);
    }
    int direction = drivers_direction(words, total->value);
    bool told = composing->placeholders.values[PLACEHOLDER_TOP] != NULL;
    enum finding finding = !told || direction == 0 ? FINDING_OTHERWISE : direction > 0 ? FINDING_RISE : FINDING_FALL;
    return composing_text(composing, block->findings[finding]);
}

int compose_waterfall_chart(struct composing *composing, const struct block *block)
{
    struct drivers drivers;
    struct drivers_words words;
    const char *raw;
    struct falling falling = {.composing = composing, .words = &words};
    if (!has_earlier_year(composing, block)) {
        return 0;
    }
    if (read_drivers(composing, block, &drivers, &words, &raw) != 0) {
        return -1;
    }
    fill_placeholders(composing, &words);
    check_fetched(composing, &drivers);
    struct chart *chart = chart_start(composing, block, CHART_WATERFALL);
    if (chart == NULL) {
        return chart_fault(composing, block);
    }
    falling.chart = chart;
    chart->source = words.source;
    chart->title = title_of(composing, block, &words);
    chart->alternative =
        arena_printf(composing->arena, composing_pick(composing, "Vattenfallsdiagram. %s", "Waterfall chart. %s"),
                     drivers_sentence(&words));
    /* Two levels, all members, those left over, who reports, changed weights. */
    if (make_room(&falling, block, drivers.parts.members + 5) != 0 || fill_waterfall(&falling, block) != 0 ||
        composing_notes(composing, block, 1, &chart->notes, &chart->note_count) != 0) {
        return -1;
    }
    chart->notes[chart->note_count++] = drivers_note(&words);
    return 0;
}

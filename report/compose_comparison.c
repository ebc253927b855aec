#include "report/compose_comparison.h"

#include <string.h>

#include "base/buffer.h"

static bool is_table(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_INDICATOR_TABLE:
    case BLOCK_YEAR_TABLE:
    case BLOCK_GENDER_TABLE:
    case BLOCK_COVERAGE_TABLE:
    case BLOCK_SERIES_TABLE:
    case BLOCK_DRIVERS:
    case BLOCK_KEY_FIGURES:
    case BLOCK_GENDER_FIGURES:
    case BLOCK_TARGETS:
        return true;
    default:
        return false;
    }
}

void comparison_leave_out(struct composing *composing, const struct block *block, const char *reason)
{
    const char *form = is_table(block->kind) ? composing_pick(composing, "%s är utelämnad: %s.", "%s is left out: %s.")
                                             : composing_pick(composing, "%s är utelämnat: %s.", "%s is left out: %s.");
    const char *text = arena_printf(composing->arena, form, block->label, reason);
    document_note(composing->document, text);
    composing_add_gap(composing, text);
}

bool comparison_any(const struct panel *panel, int year)
{
    for (size_t i = 0; i < panel->area_count; i++) {
        if (cell_has_value(panel_cell(panel, i, year))) {
            return true;
        }
    }
    return false;
}

static bool was_not_fetched(const struct panel *panel, int year)
{
    for (size_t i = 0; i < panel->area_count; i++) {
        if (panel_cell(panel, i, year)->status == CELL_NOT_FETCHED) {
            return true;
        }
    }
    return false;
}

void comparison_leave_out_empty(struct composing *composing, const struct block *block, const struct panel *panel,
                                int first_year, int last_year)
{
    const char *years = first_year == last_year ? arena_printf(composing->arena, "%d", first_year)
                                                : arena_printf(composing->arena, "%d–%d", first_year, last_year);
    bool unfetched = false;
    for (int year = first_year; year <= last_year; year++) {
        unfetched = unfetched || was_not_fetched(panel, year);
    }
    if (unfetched && !block->optional) {
        composing_not_fetched(composing, panel->indicator);
    }
    comparison_leave_out(
        composing, block,
        arena_printf(composing->arena,
                     composing_pick(composing, "uppgifter saknas för %s (%s)", "no figures of %s (%s)"), years,
                     panel->indicator->label));
}

int comparison_make(struct composing *composing, const struct block *block, struct chart *chart, size_t points,
                    size_t series)
{
    chart->point_labels = arena_array(composing->arena, points, sizeof *chart->point_labels);
    chart->point_roles = arena_array(composing->arena, points, sizeof *chart->point_roles);
    chart->series = arena_array(composing->arena, series, sizeof *chart->series);
    if (chart->point_labels == NULL || chart->point_roles == NULL || chart->series == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < points; i++) {
        chart->point_roles[i] = ROLE_CONTEXT;
    }
    for (size_t i = 0; i < series; i++) {
        chart->series[i].points = arena_array(composing->arena, points, sizeof *chart->series[i].points);
        if (chart->series[i].points == NULL) {
            return chart_fault(composing, block);
        }
    }
    chart->point_count = points;
    chart->series_count = series;
    return 0;
}

int comparison_frame(struct composing *composing, const struct block *block, struct chart *chart,
                     const struct sources *sources, size_t more_notes)
{
    if (composing_source(composing, sources, &chart->source) != 0) {
        return -1;
    }
    return composing_notes(composing, block, more_notes, &chart->notes, &chart->note_count);
}

struct doc_cell comparison_point(struct composing *composing, const struct panel *panel, size_t area, int year,
                                 const char *source)
{
    return figure_cell(panel_cell(panel, area, year), panel->indicator, -1, YES_NO_WORDS, composing->job->language,
                       composing->arena,
                       identity_of_area(panel->indicator, &panel->areas[area], year, source, composing->arena));
}

size_t comparison_index(const struct panel *panel, const struct ranked *ranked)
{
    return (size_t)(ranked->area - panel->areas);
}

const char *comparison_with_unit(struct composing *composing, const char *text, const char *unit)
{
    if (strcmp(unit, "%") == 0) {
        return arena_printf(composing->arena, composing_pick(composing, "%s procent", "%s per cent"), text);
    }
    return unit[0] == '\0' ? text : arena_printf(composing->arena, "%s %s", text, unit);
}

const char *comparison_join(struct composing *composing, const char *const *names, size_t count, size_t most)
{
    const char *and = composing_pick(composing, "och", "and");
    const size_t named = most == 0 || count <= most + 1 ? count : most;
    struct buffer text;
    buffer_init(&text, LIMIT_DOCUMENT_BYTES);
    for (size_t i = 0; i < named; i++) {
        const char *before = i == 0 ? "" : (i + 1 == count ? " " : ", ");
        buffer_printf(&text, "%s%s%s%s", before, i > 0 && i + 1 == count ? and : "", i > 0 && i + 1 == count ? " " : "",
                      names[i]);
    }
    if (named < count) {
        buffer_printf(&text, composing_pick(composing, " och %zu till", " and %zu more"), count - named);
    }
    const char *joined = arena_copy(composing->arena, text.bytes == NULL ? "" : text.bytes);
    composing->arena->failed = composing->arena->failed || buffer_failed(&text);
    buffer_release(&text);
    return joined;
}

const char *comparison_extremes(struct composing *composing, const char *unit, bool begins)
{
    const char **values = composing->placeholders.values;
    const char *top = comparison_with_unit(composing, values[PLACEHOLDER_TOP_VALUE], unit);
    const char *bottom = comparison_with_unit(composing, values[PLACEHOLDER_BOTTOM_VALUE], unit);
    if (strcmp(values[PLACEHOLDER_TOP_VALUE], values[PLACEHOLDER_BOTTOM_VALUE]) == 0) {
        return arena_printf(composing->arena, composing_pick(composing, "%s i %s", "%s in %s"), top,
                            values[PLACEHOLDER_TOP]);
    }
    return arena_printf(
        composing->arena,
        composing_pick(composing, "%sögst i %s (%s), lägst i %s (%s)", "%sighest in %s (%s), lowest in %s (%s)"),
        begins ? "H" : "h", values[PLACEHOLDER_TOP], top, values[PLACEHOLDER_BOTTOM], bottom);
}

/* "högst i Lerum" of "Högst i Lerum". */
static const char *begin_small(struct composing *composing, const char *found)
{
    return found[0] >= 'A' && found[0] <= 'Z' ? arena_printf(composing->arena, "%c%s", found[0] - 'A' + 'a', found + 1)
                                              : found;
}

const char *comparison_title(struct composing *composing, const struct block *block, const char *found)
{
    if (block->findings[0][0] == '\0') {
        return found;
    }
    composing->placeholders.values[PLACEHOLDER_FOUND] = begin_small(composing, found);
    return composing_text(composing, block->findings[0]);
}

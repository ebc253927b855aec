/* compose_area_lines.c - one municipality over the years, its group's mean and Riket, the others in grey behind it. */
#include <string.h>

#include "report/compose_comparison.h"
#include "report/compose_municipality.h"

static struct template_series series_of(const struct block *block, const struct area *area, enum series_role role)
{
    return (struct template_series){
        .indicator = block->indicator, .area = area->id, .label = area->title, .role = role, .optional = true};
}

/* The municipality first: what the finding is about. */
static int make_series(struct composing *composing, struct block *block)
{
    const struct area_choice *group = municipality_group(composing);
    struct template_series *series = arena_array(composing->arena, composing->group.count + 3, sizeof *series);
    size_t count = 0;
    if (series == NULL) {
        return chart_fault(composing, block);
    }
    series[count] = series_of(block, composing->own, ROLE_REGION);
    series[count++].optional = block->optional;
    if (block->alone) {
        block->series = series;
        block->series_count = count;
        return 0;
    }
    if (group != NULL) {
        const char *label = arena_printf(composing->arena, composing_pick(composing, "%s, medel", "%s, mean"),
                                         municipality_group_label(composing));
        series[count] = series_of(block, composing->own, ROLE_CONTRAST);
        series[count].area = group->id;
        series[count].is_group = true;
        series[count++].label = label;
    }
    series[count++] = series_of(block, &composing->nation, ROLE_NATION);
    for (size_t i = 0; group != NULL && i < group->count; i++) {
        if (strcmp(group->areas[i].id, composing->own->id) != 0) {
            series[count] = series_of(block, &group->areas[i], ROLE_CONTEXT);
            series[count++].unnamed = true;
        }
    }
    block->series = series;
    block->series_count = count;
    return 0;
}

/* What the grey lines are, after the template's own notes. */
static int add_note(struct composing *composing, struct block *block)
{
    const struct area_choice *group = municipality_group(composing);
    const char **notes = arena_array(composing->arena, block->note_count + 1, sizeof *notes);
    if (notes == NULL) {
        return chart_fault(composing, block);
    }
    for (size_t i = 0; i < block->note_count; i++) {
        notes[i] = block->notes[i];
    }
    if (group != NULL && !block->alone) {
        notes[block->note_count++] = arena_printf(composing->arena,
                                                  composing_pick(composing, "Grå linjer: övriga kommuner i %s.",
                                                                 "Grey lines: the other municipalities of %s."),
                                                  group->title);
    }
    block->notes = notes;
    return 0;
}

int compose_area_line_chart(struct composing *composing, const struct block *block)
{
    struct block lines = *block;
    struct panel panel;
    bool has;
    bool fetched = false;
    if (municipality_has_figures(composing, block->indicator, &has, &fetched) != 0) {
        return -1;
    }
    if (!has) {
        if (composing_panel(composing, block->indicator, composing->own, 1, &panel) != 0) {
            return -1;
        }
        comparison_leave_out_empty(composing, block, &panel, composing->first_year, composing->year);
        return 0;
    }
    return make_series(composing, &lines) != 0 || add_note(composing, &lines) != 0
               ? -1
               : compose_line_chart(composing, &lines);
}

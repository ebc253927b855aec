/* describe_example.c - a derived indicator worked out with real figures. */
#include "base/number.h"
#include "report/describe.h"
#include "report/figure_text.h"
#include "report/source_line.h"

/* How far back figures are looked for. */
#define YEARS_BACK 30

/* The area and year that the example is of. */
struct example {
    const struct describe_job *job;
    const struct indicator *indicator;
    struct area area;
    int year;
    struct cell result;
    struct sources sources;
    struct fault *fault;
};

static const char *value_text(const struct example *example, const struct indicator *indicator, const struct cell *cell,
                              bool with_unit)
{
    struct arena *arena = example->job->source.arena;
    const char *text = figure_cell(cell, indicator, -1, YES_NO_WORDS, example->job->language, arena, NULL).text;
    return with_unit && indicator->unit[0] != '\0' && !indicator->is_count
               ? arena_printf(arena, "%s\xC2\xA0%s", text, indicator->unit)
               : text;
}

/* The newest year in which any of the areas has a figure, and the first of them. */
static bool find_in_panel(struct example *example, const struct panel *panel)
{
    for (int year = panel->last_year; year >= panel->first_year; year--) {
        for (size_t i = 0; i < panel->area_count; i++) {
            const struct cell *cell = panel_cell(panel, i, year);
            if (cell_has_value(cell)) {
                example->area = panel->areas[i];
                example->year = year;
                example->result = *cell;
                return true;
            }
        }
    }
    return false;
}

static int find_among(struct example *example, const struct area *areas, size_t count, bool *found)
{
    struct panel panel;
    int last = example->job->source.today.year;
    if (panel_read(&panel, &example->job->source, example->indicator, GENDER_TOTAL, areas, count, last - YEARS_BACK,
                   last, example->fault) != 0) {
        return -1;
    }
    *found = find_in_panel(example, &panel);
    sources_add(&example->sources, example->indicator, &panel.provenance, example->job->source.arena);
    return 0;
}

/* Among the members of the first group that the templates list, else of the nation. */
static int find_example(struct example *example, bool *found)
{
    const struct describe_job *job = example->job;
    struct area_choice group;
    struct area nation;
    struct fault ignored;
    *found = false;
    if (job->areas->group_count > 0 &&
        areas_choose(job->areas, job->source.store, job->areas->groups[0].name, job->source.arena, &group, &ignored) ==
            0 &&
        find_among(example, group.areas, group.count, found) != 0) {
        return -1;
    }
    if (*found) {
        return 0;
    }
    return areas_nation(job->areas, job->source.store, job->source.arena, &nation, example->fault) != 0
               ? -1
               : find_among(example, &nation, 1, found);
}

/* The figure of a term for the example's area, in its year or another. */
static int read_term(const struct example *example, const struct indicator *term, int year, struct cell *cell)
{
    struct panel panel;
    if (panel_read(&panel, &example->job->source, term, GENDER_TOTAL, &example->area, 1, year, year, example->fault) !=
        0) {
        return -1;
    }
    *cell = *panel_cell(&panel, 0, year);
    return 0;
}

/* The sum of a term over the members of the group. */
static int read_sum(const struct example *example, const struct indicator *term, struct cell *cell)
{
    struct area_choice group;
    struct panel panel;
    const struct describe_job *job = example->job;
    if (areas_choose(job->areas, job->source.store, example->indicator->group, job->source.arena, &group,
                     example->fault) != 0 ||
        panel_read(&panel, &job->source, term, GENDER_TOTAL, group.areas, group.count, example->year, example->year,
                   example->fault) != 0) {
        return -1;
    }
    *cell = (struct cell){0};
    for (size_t i = 0; i < group.count; i++) {
        *cell = cell_plus(cell, panel_cell(&panel, i, example->year));
    }
    return 0;
}

/* "31 / 135", "17 + 4 + 2": the figures of all terms in order. */
static int write_terms(const struct example *example, const char *between, const char **text)
{
    struct arena *arena = example->job->source.arena;
    const struct indicator *term;
    *text = "";
    for (size_t i = 0; (term = indicator_term(example->indicator, i)) != NULL; i++) {
        struct cell cell;
        if (read_term(example, term, example->year, &cell) != 0) {
            return -1;
        }
        *text = arena_printf(arena, "%s%s%s", *text, i == 0 ? "" : between, value_text(example, term, &cell, false));
    }
    return 0;
}

/* "100 × 31 / 135", the second of them another figure of the same term. */
static int write_part(const struct example *example, const char **text)
{
    const struct indicator *term = indicator_term(example->indicator, 0);
    struct cell part;
    struct cell whole;
    bool is_index = example->indicator->kind == INDICATOR_INDEX;
    if (read_term(example, term, example->year, &part) != 0 ||
        (is_index ? read_term(example, term, example->indicator->base_year, &whole)
                  : read_sum(example, term, &whole)) != 0) {
        return -1;
    }
    *text = arena_printf(example->job->source.arena, "100 × %s / %s", value_text(example, term, &part, false),
                         value_text(example, term, &whole, false));
    return 0;
}

static int write_formula(const struct example *example, const char **text)
{
    char scale[NUMBER_TEXT_MAX];
    struct arena *arena = example->job->source.arena;
    switch (example->indicator->kind) {
    case INDICATOR_RATIO:
        if (write_terms(example, " / ", text) != 0) {
            return -1;
        }
        number_format(scale, example->indicator->scale, 0, example->job->language);
        *text = arena_printf(arena, "%s × %s", scale, *text);
        return 0;
    case INDICATOR_SUM:
        return write_terms(example, " + ", text);
    case INDICATOR_DIFFERENCE:
        return write_terms(example, " − ", text);
    case INDICATOR_INDEX:
    case INDICATOR_SHARE_OF_GROUP:
        return write_part(example, text);
    case INDICATOR_KPI:
    case INDICATOR_SUPPLEMENT:
        break;
    }
    *text = "";
    return 0;
}

int describe_example(const struct describe_job *job, const struct indicator *indicator,
                     struct described_example *described, struct fault *fault)
{
    struct example example = {.job = job, .indicator = indicator, .fault = fault};
    const char *formula;
    bool found = false;
    *described = (struct described_example){"", ""};
    if (!indicator_is_computed(indicator)) {
        return 0;
    }
    if (find_example(&example, &found) != 0 || (found && write_formula(&example, &formula) != 0)) {
        return -1;
    }
    if (!found) {
        return 0;
    }
    described->text = arena_printf(job->source.arena, "%s %d: %s = %s", example.area.title, example.year, formula,
                                   value_text(&example, indicator, &example.result, true));
    return sources_line(&example.sources, job->source.store, job->language, job->source.arena, &described->source,
                        fault);
}

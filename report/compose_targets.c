/* compose_targets.c - a municipality's own targets: what was meant, what came, and whether it was reached. */
#include <string.h>

#include "base/number.h"
#include "report/compose_municipality.h"

enum { TARGET_YEAR = 1, TARGET_MEANT, TARGET_OUTCOME, TARGET_REACHED, TARGET_COLUMNS = TARGET_REACHED };

/* Marks beside the words, told apart in grey print, too. */
#define MARK_REACHED "\xE2\x97\x8F"     /* a disc */
#define MARK_NOT_REACHED "\xE2\x97\x8B" /* a ring */

/* A table on its way. */
struct aiming {
    struct composing *composing;
    const struct block *block;
    struct table *table;
    const char *origin; /* "Mål: kommunens budget" */
    struct sources sources;
    size_t reached;
    size_t judged;
};

static bool is_shown(const struct composing *composing, const struct template_target *target)
{
    return strcmp(target->area, composing->own->id) == 0 && target->year >= composing->first_year &&
           target->year <= composing->year;
}

static size_t count_shown(const struct composing *composing, const struct block *block)
{
    size_t count = 0;
    for (size_t i = 0; i < block->target_count; i++) {
        count += is_shown(composing, &block->targets[i]) ? 1 : 0;
    }
    return count;
}

int targets_any(struct composing *composing, const struct block *block, bool *any)
{
    *any = count_shown(composing, block) > 0;
    return 0;
}

/* Judged by the figures as they are shown. */
static bool is_reached(const struct template_target *target, double outcome)
{
    int decimals = target->indicator->decimals;
    double difference = number_round(outcome, decimals) - number_round(target->value, decimals);
    return target->at_most ? difference <= 0 : difference >= 0;
}

/* "högst 3,5 %" */
static struct doc_cell meant_cell(struct aiming *aiming, const struct template_target *target)
{
    struct composing *composing = aiming->composing;
    const struct cell cell = {.status = CELL_VALUE, .value = target->value};
    struct figure_identity *identity = arena_alloc(composing->arena, sizeof *identity);
    const struct figure_identity *plain =
        identity_of_area(target->indicator, composing->own, target->year, aiming->origin, composing->arena);
    if (identity != NULL && plain != NULL) {
        *identity = *plain;
        identity->statistic = "target";
    }
    struct doc_cell shown =
        figure_cell(&cell, target->indicator, -1, YES_NO_WORDS, composing->job->language, composing->arena, identity);
    const char *bound = target->at_most ? composing_pick(composing, "högst", "at most")
                                        : composing_pick(composing, "minst", "at least");
    shown.text = arena_printf(composing->arena, "%s %s", bound, shown.text);
    return shown;
}

static struct doc_cell reached_cell(struct aiming *aiming, const struct template_target *target,
                                    const struct cell *outcome)
{
    struct composing *composing = aiming->composing;
    if (!cell_has_value(outcome)) {
        return label_cell(composing_pick(composing, "utfall saknas", "no outcome"));
    }
    bool reached = is_reached(target, outcome->value);
    aiming->judged++;
    aiming->reached += reached ? 1 : 0;
    return label_cell(reached
                          ? composing_pick(composing, MARK_REACHED " nått", MARK_REACHED " reached")
                          : composing_pick(composing, MARK_NOT_REACHED " inte nått", MARK_NOT_REACHED " not reached"));
}

static int fill_row(struct aiming *aiming, struct doc_cell *cells, const struct template_target *target)
{
    struct composing *composing = aiming->composing;
    struct panel panel;
    const char *source;
    if (composing_panel_years(composing, target->indicator, composing->own, 1, target->year, target->year, &panel) !=
            0 ||
        table_source_of(composing, &panel, &source) != 0) {
        return -1;
    }
    sources_add(&aiming->sources, target->indicator, &panel.provenance, composing->arena);
    composing_check_panel(composing, aiming->table->label, &panel, target->year);
    const struct cell *outcome = &panel.cells[0];
    cells[0] = label_cell(composing_row_label(composing, target->indicator));
    cells[TARGET_YEAR] = label_cell(arena_printf(composing->arena, "%d", target->year));
    cells[TARGET_MEANT] = meant_cell(aiming, target);
    cells[TARGET_OUTCOME] =
        figure_cell(outcome, target->indicator, -1, YES_NO_WORDS, composing->job->language, composing->arena,
                    identity_of_area(target->indicator, composing->own, target->year, source, composing->arena));
    cells[TARGET_REACHED] = reached_cell(aiming, target, outcome);
    return 0;
}

static void set_headings(struct aiming *aiming)
{
    struct composing *composing = aiming->composing;
    struct table *table = aiming->table;
    table->columns[0].heading = composing_pick(composing, "Nyckeltal", "Indicator");
    table->columns[0].weight = 2.5;
    table_set_column(table, TARGET_YEAR, composing_pick(composing, "År", "Year"), ALIGN_RIGHT);
    table_set_column(table, TARGET_MEANT, composing_pick(composing, "Mål", "Target"), ALIGN_RIGHT);
    table_set_column(table, TARGET_OUTCOME, composing_pick(composing, "Utfall", "Outcome"), ALIGN_RIGHT);
    table_set_column(table, TARGET_REACHED, composing_pick(composing, "Nått?", "Reached?"), ALIGN_LEFT);
}

/* How many were reached, and where the targets come from beside the source of the figures. */
static int finish(struct aiming *aiming)
{
    struct composing *composing = aiming->composing;
    struct table *table = aiming->table;
    const char *line;
    if (composing_notes(composing, aiming->block, 1, &table->notes, &table->note_count) != 0 ||
        composing_source(composing, &aiming->sources, &line) != 0) {
        return -1;
    }
    table->notes[table->note_count++] = arena_printf(
        composing->arena,
        composing_pick(composing, "%zu av %zu mål med utfall är nådda; jämförelsen görs på talen som de visas.",
                       "%zu of %zu targets with an outcome are reached, by the figures as they are shown."),
        aiming->reached, aiming->judged);
    table->source = arena_printf(composing->arena, "%s. %s", line, aiming->origin);
    return 0;
}

int compose_targets(struct composing *composing, const struct block *block)
{
    struct aiming aiming = {.composing = composing, .block = block};
    size_t count = count_shown(composing, block);
    size_t row = 0;
    if (count == 0) {
        return 0;
    }
    const char *origin = block->origin[0] == '\0' ? block->file : composing_text(composing, block->origin);
    aiming.origin = arena_printf(composing->arena, composing_pick(composing, "Mål: %s", "Targets: %s"), origin);
    aiming.table = table_start(composing, block, TARGET_COLUMNS, count);
    if (aiming.table == NULL) {
        return table_fault(composing, block);
    }
    set_headings(&aiming);
    for (size_t i = 0; i < block->target_count; i++) {
        if (is_shown(composing, &block->targets[i]) &&
            fill_row(&aiming, aiming.table->rows[row++].cells, &block->targets[i]) != 0) {
            return -1;
        }
    }
    return finish(&aiming);
}

/* compose_key_figures.c - one municipality's latest figures, a row an indicator, with what they are held against. */
#include <string.h>

#include "base/limits.h"
#include "report/compose_key_row.h"

static void set_headings(struct keying *keying)
{
    struct composing *composing = keying->composing;
    struct table *table = keying->table;
    struct arena *arena = composing->arena;
    const char *mean =
        arena_printf(arena, composing_pick(composing, "%s,\nmedel", "%s,\nmean"), municipality_group_label(composing));
    table->columns[0].heading = composing_pick(composing, "Nyckeltal", "Indicator");
    table->columns[0].weight = 3.4;
    table_set_column(table, KEY_YEAR, composing_pick(composing, "År", "Year"), ALIGN_RIGHT);
    table_set_column(table, KEY_VALUE, composing_pick(composing, "Värde", "Value"), ALIGN_RIGHT);
    table_set_column(table, KEY_CHANGE, composing_pick(composing, "För-\nändring", "Change"), ALIGN_RIGHT);
    table_set_column(table, KEY_TREND,
                     arena_printf(arena, "%d–\n%d", composing->year - TREND_YEARS + 1, composing->year), ALIGN_RIGHT);
    table_set_column(table, KEY_MEAN, mean, ALIGN_RIGHT);
    table_set_column(table, KEY_REPORTED, "n/N", ALIGN_RIGHT);
    table_set_column(table, KEY_NATION, composing->nation.title, ALIGN_RIGHT);
    table_set_column(table, KEY_PLACE, composing_pick(composing, "Plats", "Rank"), ALIGN_RIGHT);
    if (keying->has_similar) {
        table_set_column(table, KEY_SIMILAR, composing_pick(composing, "Liknande,\nmedel", "Similar,\nmean"),
                         ALIGN_RIGHT);
    }
}

/* The similar municipalities, where the catalogue has the group; looked up once for all tables. */
static int choose_similar(struct keying *keying)
{
    struct composing *composing = keying->composing;
    const char *theme = keying->block->similar;
    if (theme == NULL) {
        return 0;
    }
    if (composing->similar_theme == NULL || strcmp(composing->similar_theme, theme) != 0) {
        if (areas_similar(composing->job->store, theme, composing->own->title, composing->arena, &composing->similar,
                          &composing->has_similar, composing->fault) != 0) {
            return -1;
        }
        composing->similar_theme = theme;
    }
    keying->similar = composing->similar;
    keying->has_similar = composing->has_similar;
    return 0;
}

/* What the columns say; a table after the first refers to that. */
static void explain_columns(struct keying *keying)
{
    struct composing *composing = keying->composing;
    struct table *table = keying->table;
    const struct area_choice *group = keying->group;
    if (composing->key_label != NULL) {
        table->notes[table->note_count++] = arena_printf(
            composing->arena,
            composing_pick(composing, "Kolumnerna är förklarade under %s.", "The columns are explained below %s."),
            composing->key_label);
        return;
    }
    composing->key_label = table->label;
    table->notes[table->note_count++] = composing_pick(composing,
                                                       "Förändring sedan året före (eller det år som står inom "
                                                       "parentes): procentenheter (p.e.) för andelar, procent för "
                                                       "antal och belopp. Linjen har egen skala på varje rad.",
                                                       "Change since the year before (or the year in brackets): "
                                                       "percentage points (pp) of shares, per cent of counts and "
                                                       "amounts. Each line has its own scale.");
    if (group != NULL) {
        table->notes[table->note_count++] = arena_printf(
            composing->arena,
            composing_pick(
                composing,
                "%s, medel: ovägt, av de kommuner i %s som redovisat (n av N). Plats 1 är det högsta värdet, vare sig "
                "det är bra eller dåligt.",
                "%s, mean: unweighted, of those in %s that reported (n of N). Rank 1 is the highest value, whether "
                "good or bad."),
            municipality_group_label(composing), group->title);
    }
}

static int add_notes(struct keying *keying)
{
    struct composing *composing = keying->composing;
    struct table *table = keying->table;
    if (composing_notes(composing, keying->block, 4, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    explain_columns(keying);
    if (keying->has_similar) {
        const char *fewer =
            keying->similar_reported.length == 0
                ? ""
                : arena_printf(composing->arena, composing_pick(composing, "; redovisat har: %s", "; reported by: %s"),
                               keying->similar_reported.bytes);
        table->notes[table->note_count++] =
            arena_printf(composing->arena,
                         composing_pick(composing, "Liknande: %s, ovägt medel av %zu kommuner%s.",
                                        "Similar: %s, unweighted mean of %zu municipalities%s."),
                         keying->similar.title, keying->similar.count, fewer);
    }
    if (keying->without.length > 0) {
        table->notes[table->note_count++] = arena_printf(
            composing->arena, composing_pick(composing, "Utan uppgift för %s: %s.", "Without a figure for %s: %s."),
            composing->own->title, keying->without.bytes);
    }
    return 0;
}

static int fill_table(struct keying *keying)
{
    for (size_t i = 0; i < keying->block->column_count; i++) {
        if (key_row_add(keying, &keying->block->columns[i]) != 0) {
            return -1;
        }
    }
    if (buffer_failed(&keying->without) || buffer_failed(&keying->similar_reported)) {
        return table_fault(keying->composing, keying->block);
    }
    return add_notes(keying) != 0 ? -1 : composing_source(keying->composing, &keying->sources, &keying->table->source);
}

/* A table without a row is a sentence. */
static int leave_out(struct keying *keying, bool *left_out)
{
    struct composing *composing = keying->composing;
    const struct block *block = keying->block;
    *left_out = true;
    for (size_t i = 0; i < block->column_count; i++) {
        bool has;
        bool fetched = false;
        if (municipality_has_figures(composing, block->columns[i].indicator, &has, &fetched) != 0) {
            *left_out = false;
            return -1;
        }
        *left_out = *left_out && block->columns[i].optional && !has;
    }
    if (*left_out) {
        const char *form = composing_pick(composing, "%s är utelämnad: uppgifter saknas för %s %d–%d.",
                                          "%s is left out: there are no figures of %s for %d–%d.");
        document_note(composing->document, arena_printf(composing->arena, form, block->label, composing->own->title,
                                                        composing->first_year, composing->year));
    }
    return 0;
}

int compose_key_figures(struct composing *composing, const struct block *block)
{
    struct keying keying = {.composing = composing, .block = block, .group = municipality_group(composing)};
    bool left_out;
    if (choose_similar(&keying) != 0) {
        return -1;
    }
    if (leave_out(&keying, &left_out) != 0 || left_out) {
        return left_out ? 0 : -1;
    }
    keying.table = table_start(composing, block, KEY_COLUMNS + (keying.has_similar ? 1 : 0), block->column_count);
    if (keying.table == NULL) {
        return table_fault(composing, block);
    }
    keying.table->row_count = 0;
    set_headings(&keying);
    buffer_init(&keying.without, LIMIT_DOCUMENT_BYTES);
    buffer_init(&keying.similar_reported, LIMIT_DOCUMENT_BYTES);
    int result = fill_table(&keying);
    buffer_release(&keying.without);
    buffer_release(&keying.similar_reported);
    return result;
}

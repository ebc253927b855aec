/* compose_gender_figures.c - of one municipality: indicators down; women, men, the difference and the total across. */
#include <string.h>

#include "base/buffer.h"
#include "report/compose_gender.h"
#include "report/compose_municipality.h"

/* A table on its way. */
struct gendering {
    struct composing *composing;
    const struct block *block;
    struct table *table;
    struct sources sources;
    struct buffer without; /* indicators without a row */
};

static int add_row(struct gendering *gendering, const struct indicator *indicator)
{
    struct composing *composing = gendering->composing;
    struct gender_panels panels;
    struct gender_lines lines;
    if (gender_read(composing, gendering->block, indicator, composing->own, 1, &panels) != 0 ||
        gender_lines(composing, &panels, &lines) != 0) {
        return -1;
    }
    if (!cell_has_value(&panels.women.cells[0]) && !cell_has_value(&panels.men.cells[0])) {
        buffer_printf(&gendering->without, "%s%s", gendering->without.length > 0 ? "; " : "", indicator->label);
        return 0;
    }
    gender_sources_add(composing, &gendering->sources, &panels);
    struct table_row *row = &gendering->table->rows[gendering->table->row_count++];
    row->kind = ROW_AREA;
    row->cells[0] = label_cell(composing_row_label(composing, indicator));
    gender_row(composing, &panels, 0, &lines, row->cells);
    return 0;
}

static int add_notes(struct gendering *gendering)
{
    struct composing *composing = gendering->composing;
    struct table *table = gendering->table;
    if (composing_notes(composing, gendering->block, 2, &table->notes, &table->note_count) != 0) {
        return -1;
    }
    table->notes[table->note_count++] =
        composing_pick(composing, "Skillnad: kvinnor minus män; av andelar i procentenheter.",
                       "Difference: women minus men; of shares in percentage points.");
    if (gendering->without.length > 0) {
        table->notes[table->note_count++] =
            arena_printf(composing->arena,
                         composing_pick(composing, "Utan uppgift om kvinnor och män för %s %d: %s.",
                                        "Without figures of women and men for %s %d: %s."),
                         composing->own->title, composing->year, gendering->without.bytes);
    }
    return 0;
}

static int fill(struct gendering *gendering)
{
    struct composing *composing = gendering->composing;
    const struct block *block = gendering->block;
    for (size_t i = 0; i < block->column_count; i++) {
        composing->optional = block->optional || block->columns[i].optional;
        if (add_row(gendering, block->columns[i].indicator) != 0) {
            return -1;
        }
    }
    if (buffer_failed(&gendering->without)) {
        return table_fault(composing, block);
    }
    gendering->sources.computed = true;
    return add_notes(gendering) != 0 ? -1 : composing_source(composing, &gendering->sources, &gendering->table->source);
}

int compose_gender_figures(struct composing *composing, const struct block *block)
{
    struct gendering gendering = {.composing = composing, .block = block};
    gendering.table = table_start(composing, block, GENDER_COLUMN_TOTAL, block->column_count);
    if (gendering.table == NULL) {
        return table_fault(composing, block);
    }
    gendering.table->row_count = 0;
    gendering.table->columns[0].heading = composing_pick(composing, "Nyckeltal", "Key figure");
    gendering.table->columns[0].weight = 3;
    gender_columns(composing, "", gendering.table);
    buffer_init(&gendering.without, LIMIT_DOCUMENT_BYTES);
    int result = fill(&gendering);
    buffer_release(&gendering.without);
    return result;
}

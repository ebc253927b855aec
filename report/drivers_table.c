#include "report/drivers_table.h"

enum { COLUMN_LABEL, COLUMN_EARLIER, COLUMN_LATER, COLUMN_CHANGE, COLUMN_CONTRIBUTION, COLUMNS_ALWAYS };

/* Rows below the members at most: the group's figure, within, reweighting, composition. */
#define SUMMARY_ROWS 4

/* A table on its way; a column that it does not have is 0. */
struct making {
    struct table *table;
    const struct drivers_words *words;
    const char *raw;
    size_t reweighting;
    size_t composition;
};

static const char *pick(const struct making *making, const char *swedish, const char *english)
{
    return language_pick(making->words->language, swedish, english);
}

static void add_column(struct making *making, const char *heading)
{
    struct table *table = making->table;
    bool first = table->column_count == 0;
    table->columns[table->column_count++] =
        (struct table_column){heading, first ? ALIGN_LEFT : ALIGN_RIGHT, first ? 2.2 : 1.0};
}

static int make_columns(struct making *making, struct fault *fault)
{
    const struct drivers *drivers = making->words->drivers;
    struct arena *arena = making->words->arena;
    struct table *table = making->table;
    table->columns = arena_array(arena, COLUMNS_ALWAYS + 2, sizeof *table->columns);
    if (table->columns == NULL) {
        return fault_memory(fault, table->id);
    }
    add_column(making, pick(making, "Kommun", "Municipality"));
    add_column(making, arena_printf(arena, "%d", drivers->from));
    add_column(making, arena_printf(arena, "%d", drivers->to));
    add_column(making, pick(making, "Förändring", "Change"));
    add_column(making, pick(making, "Bidrag", "Contribution"));
    if (drivers->weight != NULL) {
        making->reweighting = table->column_count;
        add_column(making, pick(making, "Ändrade\nvikter", "Changed\nweights"));
    }
    if (drivers->parts.came + drivers->parts.went > 0) {
        making->composition = table->column_count;
        add_column(making, pick(making, "Redovisning", "Reporting"));
    }
    return 0;
}

static int make_rows(struct making *making, struct fault *fault)
{
    struct arena *arena = making->words->arena;
    struct table *table = making->table;
    size_t rows = making->words->drivers->parts.members + SUMMARY_ROWS;
    table->rows = arena_array(arena, rows, sizeof *table->rows);
    for (size_t i = 0; table->rows != NULL && i < rows; i++) {
        table->rows[i].cells = arena_array(arena, table->column_count, sizeof *table->rows[i].cells);
        for (size_t column = 0; table->rows[i].cells != NULL && column < table->column_count; column++) {
            table->rows[i].cells[column] = label_cell("");
        }
    }
    return arena_failed(arena) ? fault_memory(fault, table->id) : 0;
}

static void write_member(struct making *making, size_t member)
{
    const struct drivers_words *words = making->words;
    const struct drivers *drivers = words->drivers;
    const struct area *area = &drivers->areas[member];
    enum presence presence = drivers->parts.contributions[member].presence;
    const struct cell *values[] = {&drivers->earlier[member], &drivers->later[member]};
    const int years[] = {drivers->from, drivers->to};
    struct table_row *row = &making->table->rows[making->table->row_count++];
    row->kind = ROW_AREA;
    row->cells[COLUMN_LABEL] = label_cell(area->title);
    for (int i = 0; i < 2; i++) {
        row->cells[COLUMN_EARLIER + i] =
            figure_cell(values[i], drivers->indicator, -1, YES_NO_WORDS, words->language, words->arena,
                        identity_of_area(drivers->indicator, area, years[i], making->raw, words->arena));
    }
    row->cells[COLUMN_CHANGE] = drivers_member(words, member, "change");
    row->cells[COLUMN_CONTRIBUTION] = drivers_member(words, member, "contribution");
    if (making->reweighting > 0) {
        row->cells[making->reweighting] = drivers_member(words, member, "reweighting");
    }
    if (making->composition > 0 && (presence == PRESENT_CAME || presence == PRESENT_WENT)) {
        row->cells[making->composition] = drivers_member(words, member, "composition");
    }
}

static int write_members(struct making *making, struct fault *fault)
{
    const struct change_parts *parts = &making->words->drivers->parts;
    size_t *order = arena_array(making->words->arena, parts->members, sizeof *order);
    if (order == NULL) {
        return fault_memory(fault, making->table->id);
    }
    size_t present = contribution_order(parts, order);
    for (size_t i = 0; i < parts->members; i++) {
        if (parts->contributions[i].presence == PRESENT_NEITHER) {
            order[present++] = i;
        }
    }
    for (size_t i = 0; i < parts->members; i++) {
        write_member(making, order[i]);
    }
    return 0;
}

static struct table_row *summary_row(struct making *making, const char *label)
{
    struct table_row *row = &making->table->rows[making->table->row_count++];
    row->kind = ROW_REFERENCE;
    row->cells[COLUMN_LABEL] = label_cell(label);
    return row;
}

static void write_summary(struct making *making)
{
    const struct drivers_words *words = making->words;
    const struct change_parts *parts = &words->drivers->parts;
    struct table_row *row = summary_row(making, drivers_figure_name(words));
    row->cells[COLUMN_EARLIER] = drivers_level(words, false);
    row->cells[COLUMN_LATER] = drivers_level(words, true);
    row->cells[COLUMN_CHANGE] = drivers_part(words, &parts->total, "total");
    row = summary_row(making, arena_printf(words->arena, pick(making, "%zu med uppgift båda åren", "%zu in both years"),
                                           parts->common));
    row->cells[COLUMN_CONTRIBUTION] = drivers_part(words, &parts->within, "within");
    if (making->reweighting > 0) {
        row = summary_row(making, drivers_reweighting_name(words->language));
        row->cells[making->reweighting] = drivers_part(words, &parts->reweighting, "reweighting");
    }
    row = summary_row(making, drivers_composition_name(words->language));
    row->cells[making->composition > 0 ? making->composition : COLUMN_CONTRIBUTION] =
        drivers_part(words, &parts->composition, "composition");
}

int drivers_table(struct table *table, const struct drivers_words *words, const char *raw, struct fault *fault)
{
    struct making making = {.table = table, .words = words, .raw = raw};
    if (make_columns(&making, fault) != 0 || make_rows(&making, fault) != 0 || write_members(&making, fault) != 0) {
        return -1;
    }
    write_summary(&making);
    return 0;
}

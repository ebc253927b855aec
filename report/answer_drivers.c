/* answer_drivers.c - what drove the change of a group's figure between two years, one row a municipality. */
#include "report/answer_internal.h"
#include "report/drivers_text.h"

enum {
    DRIVERS_LABEL,
    DRIVERS_EARLIER,
    DRIVERS_LATER,
    DRIVERS_CHANGE,
    DRIVERS_CONTRIBUTION,
    DRIVERS_REWEIGHTING, /* weighted mean */
    DRIVERS_COMPOSITION, /* where somebody came or went */
    DRIVERS_COLUMNS
};

/* Rows below the members: the group's figure, within, reweighting, composition, total. */
#define SUMMARY_ROWS 5

static void write_member(struct answering *answering, const struct drivers_words *words, const char *raw, size_t member,
                         struct table_row *row)
{
    const struct drivers *drivers = words->drivers;
    const struct area *area = &drivers->areas[member];
    const struct contribution *own = &drivers->parts.contributions[member];
    const struct cell *values[] = {&drivers->earlier[member], &drivers->later[member]};
    const int years[] = {drivers->from, drivers->to};
    row->kind = ROW_AREA;
    row->cells[DRIVERS_LABEL] = label_cell(area->title);
    for (int i = 0; i < 2; i++) {
        answer_note_missing(answering, values[i]);
        row->cells[DRIVERS_EARLIER + i] =
            figure_cell(values[i], drivers->indicator, -1, YES_NO_WORDS, words->language, words->arena,
                        identity_of_area(drivers->indicator, area, years[i], raw, words->arena));
    }
    row->cells[DRIVERS_CHANGE] = drivers_member(words, member, "change");
    row->cells[DRIVERS_CONTRIBUTION] = drivers_member(words, member, "contribution");
    if (drivers->weight != NULL) {
        row->cells[DRIVERS_REWEIGHTING] = drivers_member(words, member, "reweighting");
    }
    if ((own->presence == PRESENT_CAME || own->presence == PRESENT_WENT) && drivers->parts.common > 0) {
        row->cells[DRIVERS_COMPOSITION] = drivers_member(words, member, "composition");
    }
}

/* By contribution from the largest to the smallest, those without a figure in either year last. */
static int write_members(struct answering *answering, const struct drivers_words *words, const char *raw,
                         struct table *table)
{
    const struct change_parts *parts = &words->drivers->parts;
    size_t *order = arena_array(answering->arena, parts->members, sizeof *order);
    if (order == NULL) {
        return fault_memory(answering->fault, table->id);
    }
    size_t present = contribution_order(parts, order);
    for (size_t i = 0; i < parts->members; i++) {
        if (parts->contributions[i].presence == PRESENT_NEITHER) {
            order[present++] = i;
        }
    }
    for (size_t i = 0; i < parts->members; i++) {
        write_member(answering, words, raw, order[i], &table->rows[table->row_count++]);
    }
    return 0;
}

static struct table_row *summary_row(struct table *table, const char *label)
{
    struct table_row *row = &table->rows[table->row_count++];
    row->kind = ROW_REFERENCE;
    row->cells[DRIVERS_LABEL] = label_cell(label);
    return row;
}

static void write_summary(struct answering *answering, const struct drivers_words *words, struct table *table)
{
    const struct change_parts *parts = &words->drivers->parts;
    struct table_row *row = summary_row(table, drivers_figure_name(words));
    row->cells[DRIVERS_EARLIER] = drivers_level(words, false);
    row->cells[DRIVERS_LATER] = drivers_level(words, true);
    row->cells[DRIVERS_CHANGE] = drivers_part(words, &parts->total, "total");
    row = summary_row(table, arena_printf(answering->arena,
                                          answer_pick(answering, "%zu med uppgift båda åren", "%zu in both years"),
                                          parts->common));
    row->cells[DRIVERS_CONTRIBUTION] = drivers_part(words, &parts->within, "within");
    if (words->drivers->weight != NULL) {
        row = summary_row(table, drivers_reweighting_name(words->language));
        row->cells[DRIVERS_REWEIGHTING] = drivers_part(words, &parts->reweighting, "reweighting");
    }
    row = summary_row(table, drivers_composition_name(words->language));
    row->cells[DRIVERS_COMPOSITION] = drivers_part(words, &parts->composition, "composition");
}

static struct table *start_table(struct answering *answering, const struct drivers_words *words)
{
    const struct drivers *drivers = words->drivers;
    const char *const headings[DRIVERS_COLUMNS] = {
        answer_pick(answering, "Kommun", "Municipality"),  arena_printf(answering->arena, "%d", drivers->from),
        arena_printf(answering->arena, "%d", drivers->to), answer_pick(answering, "Förändring", "Change"),
        answer_pick(answering, "Bidrag", "Contribution"),  answer_pick(answering, "Vikt", "Weight"),
        answer_pick(answering, "Redovisning", "Reporting")};
    const char *unit = drivers->indicator->unit[0] == '\0' ? "" : ", ";
    const char *title = arena_printf(answering->arena, "%s: %s%s%s", words->group->title, drivers->indicator->label,
                                     unit, drivers->indicator->unit);
    struct table *table = answer_start_table(answering, drivers->indicator->name, title, DRIVERS_COLUMNS, headings,
                                             drivers->parts.members + SUMMARY_ROWS);
    for (size_t i = 0; table != NULL && i < drivers->parts.members + SUMMARY_ROWS; i++) {
        for (size_t column = 0; column < DRIVERS_COLUMNS; column++) {
            table->rows[i].cells[column] = label_cell("");
        }
    }
    return table;
}

static int answer_one(struct answering *answering, const struct area_choice *group, const struct indicator *indicator)
{
    const struct answer_job *job = answering->job;
    struct drivers drivers;
    const char *raw;
    struct drivers_words words = {
        .drivers = &drivers, .group = group, .language = job->language, .arena = answering->arena};
    if (drivers_read(&drivers, &job->source, indicator, job->weight, group->areas, group->count, job->first_year,
                     job->last_year, answering->fault) != 0 ||
        answer_source(answering, indicator, &drivers.provenance, false, &raw) != 0 ||
        answer_source(answering, indicator, &drivers.provenance, true, &words.source) != 0) {
        return -1;
    }
    struct table *table = start_table(answering, &words);
    if (table == NULL || write_members(answering, &words, raw, table) != 0) {
        return fault_memory(answering->fault, indicator->name);
    }
    write_summary(answering, &words, table);
    answer_note_missing(answering, &drivers.parts.total);
    table->notes = arena_array(answering->arena, 2, sizeof *table->notes);
    if (table->notes == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    table->notes[table->note_count++] = drivers_sentence(&words);
    table->notes[table->note_count++] = drivers_note(&words);
    table->source = words.source;
    return 0;
}

int answer_drivers(struct document *document, const struct answer_job *job, const struct area_choice *group,
                   struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (job->indicators[i]->yes_no) {
            return fault_set(fault, STATUS_USAGE, "--drivers: %s is yes or no; name an indicator with figures",
                             job->indicators[i]->name);
        }
        if (answer_one(&answering, group, job->indicators[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* answer_group.c - the statistics of a group, in three tables: means and sum, spread, and who has
 * the lowest and the highest figure. Their rows are the years of one indicator, or the latest year of each. */
#include "base/limits.h"
#include "report/answer_group_internal.h"
#include "report/group_difference.h"

#define NOTES_MAX 64

enum { TABLE_MEANS, TABLE_SPREAD, TABLE_HOLDERS, TABLE_COUNT };

/* The tables under way; those that would stay empty are NULL. */
struct group_tables {
    struct table *tables[TABLE_COUNT];
    const struct indicator *weights[SOURCES_MAX]; /* that were used, each once */
    size_t weight_count;
    bool has_balanced;
    bool has_sum;
};

/* --- notes --- */

static void add_note(const struct answering *answering, struct table *table, const char *note)
{
    if (table->notes == NULL) {
        table->notes = arena_array(answering->arena, NOTES_MAX, sizeof *table->notes);
    }
    if (table->notes != NULL && table->note_count < NOTES_MAX) {
        table->notes[table->note_count++] = note;
    }
}

static void tell_difference(const struct group_answer *answer, struct table *table,
                            const struct group_difference *difference)
{
    struct answering *answering = answer->answering;
    const struct indicator *indicator = answer->panel.indicator;
    add_note(
        answering, table,
        group_difference_text(indicator, answer->group->title, difference, answering->job->language, answering->arena));
    diag_warn(answering->job->diag, "%s; if they were fetched on different days, fetch both again",
              group_difference_text(indicator, answer->group->title, difference, LANGUAGE_EN, answering->arena));
}

/* Kolada's own values of the years shown against ours. */
static int check_group(const struct group_answer *answer, struct table *table)
{
    struct answering *answering = answer->answering;
    struct group_check check;
    if (group_check(&check, &answer->panel, answer->group->kolada, &answering->job->source, answering->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < check.count; i++) {
        int year = check.differences[i].year;
        if (year >= answer->first_year && year < answer->first_year + (int)answer->year_count) {
            tell_difference(answer, table, &check.differences[i]);
        }
    }
    return 0;
}

static void note_means(const struct answering *answering, struct group_tables *tables)
{
    struct table *table = tables->tables[TABLE_MEANS];
    const char *names = "";
    for (size_t i = 0; i < tables->weight_count; i++) {
        names = arena_printf(answering->arena, "%s%s%s", names, i == 0 ? "" : "; ", tables->weights[i]->label);
    }
    add_note(answering, table,
             tables->weight_count == 0 ? answer_pick(answering, "Medel: ovägt.", "Mean: unweighted.")
                                       : arena_printf(answering->arena,
                                                      answer_pick(answering, "Medel: ovägt. Vägt med: %s.",
                                                                  "Mean: unweighted. Weighted by: %s."),
                                                      names));
    if (tables->has_balanced) {
        add_note(answering, table,
                 answer_pick(answering, "Balanserat: medel av dem som redovisat alla visade år (så många).",
                             "Balanced: mean of those who reported in every year shown (so many)."));
    }
    if (tables->has_sum) {
        add_note(answering, table,
                 answer_pick(answering, "Summa: totalt om alla redovisat, annars av så många.",
                             "Sum: in total where all reported, else of so many."));
    }
}

/* --- rows --- */

static struct doc_cell *next_row(struct answering *answering, struct table *table, const struct group_row *row,
                                 const char *label)
{
    struct doc_cell *cells = table->rows[table->row_count++].cells;
    cells[GROUP_LABEL] = label_cell(label);
    cells[GROUP_YEAR] = label_cell(row->year == 0 ? "" : arena_printf(answering->arena, "%d", row->year));
    return cells;
}

static void write_row(const struct group_answer *answer, struct group_tables *tables, const struct group_row *row,
                      const char *label)
{
    struct answering *answering = answer->answering;
    struct doc_cell *means = next_row(answering, tables->tables[TABLE_MEANS], row, label);
    if (answer->panel.indicator->yes_no) {
        group_write_yes(answer, row, means);
        return;
    }
    group_write_means(answer, row, means);
    group_write_spread(answer, row, next_row(answering, tables->tables[TABLE_SPREAD], row, label));
    if (row->figures[STATISTIC_MIN].holders > 0) {
        group_write_holders(answer, row, next_row(answering, tables->tables[TABLE_HOLDERS], row, label));
    }
}

static int write_year(const struct group_answer *answer, struct group_tables *tables, int year, const char *label)
{
    struct answering *answering = answer->answering;
    const struct panel *panel = &answer->panel;
    size_t count = panel->area_count;
    struct group_row row = {.year = year};
    struct cell *cells = arena_array(answering->arena, count, sizeof *cells);
    struct cell *weights = arena_array(answering->arena, count, sizeof *weights);
    double *room = arena_array(answering->arena, count, sizeof *room);
    if (cells == NULL || weights == NULL || room == NULL) {
        return fault_memory(answering->fault, panel->indicator->name);
    }
    int read = year == 0 ? panel->last_year : year;
    panel_year(panel, read, cells);
    if (panel->indicator->weight != NULL) {
        panel_year(&answer->weights, read, weights);
    }
    for (size_t i = 0; i < count; i++) {
        answer_note_missing(answering, &cells[i]);
    }
    const struct statistic_year of = {cells, count, panel->indicator->weight == NULL ? NULL : weights,
                                      answer->balanced};
    row.cells = cells;
    statistic_all(&of, room, row.figures);
    write_row(answer, tables, &row, label);
    return 0;
}

/* --- one indicator --- */

/* Marks the members that reported in each of the years shown. */
static int find_balanced(struct group_answer *answer)
{
    struct arena *arena = answer->answering->arena;
    const struct panel *panel = &answer->panel;
    size_t years = answer->year_count;
    bool *balanced = arena_array(arena, panel->area_count, sizeof *balanced);
    struct cell *shown = arena_array(arena, panel->area_count * years, sizeof *shown);
    if (balanced == NULL || shown == NULL) {
        return fault_memory(answer->answering->fault, panel->indicator->name);
    }
    for (size_t i = 0; i < panel->area_count * years; i++) {
        shown[i] = *panel_cell(panel, i / years, answer->first_year + (int)(i % years));
    }
    (void)statistic_balanced_members(shown, panel->area_count, years, balanced);
    answer->balanced = balanced;
    return 0;
}

static int read_weights(struct group_answer *answer, struct group_tables *tables)
{
    struct answering *answering = answer->answering;
    const struct panel *panel = &answer->panel;
    const struct indicator *weight = panel->indicator->weight;
    if (weight == NULL) {
        return 0;
    }
    if (panel_read(&answer->weights, &answering->job->source, weight, panel->gender, panel->areas, panel->area_count,
                   panel->first_year, panel->last_year, answering->fault) != 0) {
        return -1;
    }
    sources_add(&answering->shown, weight, &answer->weights.provenance, answering->arena);
    for (size_t i = 0; i < tables->weight_count; i++) {
        if (tables->weights[i] == weight) {
            return 0;
        }
    }
    if (tables->weight_count < SOURCES_MAX) {
        tables->weights[tables->weight_count++] = weight;
    }
    return 0;
}

static int read_answer(struct group_answer *answer, const struct indicator *indicator)
{
    struct answering *answering = answer->answering;
    const struct answer_job *job = answering->job;
    if (panel_read(&answer->panel, &job->source, indicator, GENDER_TOTAL, answer->group->areas, answer->group->count,
                   job->first_year, job->last_year, answering->fault) != 0) {
        return -1;
    }
    return answer_source(answering, indicator, &answer->panel.provenance, true, &answer->source);
}

static int answer_indicator(struct answering *answering, struct group_tables *tables, const struct area_choice *group,
                            const struct indicator *indicator, bool latest)
{
    const struct answer_job *job = answering->job;
    struct group_answer answer = {.answering = answering, .group = group, .latest = latest};
    if (read_answer(&answer, indicator) != 0) {
        return -1;
    }
    int newest = panel_newest_value(&answer.panel);
    if (newest == 0 && !job->indicators_named) {
        return 0;
    }
    int from = latest ? newest : job->first_year;
    int to = latest ? newest : job->last_year;
    answer.first_year = from == 0 ? job->last_year : from;
    answer.year_count = (size_t)(to - from) + 1;
    if (find_balanced(&answer) != 0 || read_weights(&answer, tables) != 0) {
        return -1;
    }
    for (int year = from; year <= to; year++) {
        const char *label = latest ? indicator->label : "";
        if (write_year(&answer, tables, year, label) != 0) {
            return -1;
        }
    }
    tables->has_balanced = tables->has_balanced || (answer.year_count > 1 && !indicator->yes_no);
    tables->has_sum = tables->has_sum || (indicator->is_count && !indicator->yes_no);
    return check_group(&answer, tables->tables[TABLE_MEANS]);
}

/* --- tables --- */

static struct table *start_table(struct answering *answering, const struct area_choice *group, const char *label,
                                 const char *what, size_t columns, const char *const *headings, size_t rows)
{
    const char *title =
        arena_printf(answering->arena, "%s%s%s: %s", group->title, label[0] == '\0' ? "" : ", ", label, what);
    return answer_start_table(answering, group->id, title, columns, headings, rows);
}

/* Tables for so many rows; the last two only where any row has a spread. */
static int start_tables(struct answering *answering, struct group_tables *tables, const struct area_choice *group,
                        const char *label, size_t rows, bool spread)
{
    const char *indicator = answer_pick(answering, "Nyckeltal", "Indicator");
    const char *year = answer_pick(answering, "År", "Year");
    const char *lowest = answer_pick(answering, "Lägst", "Lowest");
    const char *highest = answer_pick(answering, "Högst", "Highest");
    const char *const means[MEANS_COLUMNS] = {indicator,
                                              year,
                                              answer_pick(answering, "n av N", "n of N"),
                                              answer_pick(answering, "Medel", "Mean"),
                                              answer_pick(answering, "Vägt", "Weighted"),
                                              answer_pick(answering, "Balanserat", "Balanced"),
                                              answer_pick(answering, "Summa", "Sum")};
    const char *const quartiles[SPREAD_COLUMNS] = {indicator,
                                                   year,
                                                   lowest,
                                                   answer_pick(answering, "Undre kv.", "Lower q."),
                                                   answer_pick(answering, "Median", "Median"),
                                                   answer_pick(answering, "Övre kv.", "Upper q."),
                                                   highest};
    const char *const holders[HOLDERS_COLUMNS] = {indicator, year, lowest, highest};
    tables->tables[TABLE_MEANS] =
        start_table(answering, group, label, answer_pick(answering, "medel", "means"), MEANS_COLUMNS, means, rows);
    if (spread) {
        tables->tables[TABLE_SPREAD] = start_table(
            answering, group, label, answer_pick(answering, "spridning", "spread"), SPREAD_COLUMNS, quartiles, rows);
        tables->tables[TABLE_HOLDERS] =
            start_table(answering, group, label, answer_pick(answering, "lägst och högst", "lowest and highest"),
                        HOLDERS_COLUMNS, holders, rows);
    }
    if (arena_failed(answering->arena)) {
        return fault_memory(answering->fault, group->title);
    }
    if (spread) {
        add_note(answering, tables->tables[TABLE_SPREAD],
                 answer_pick(answering, "Kvartiler: rätlinjigt mellan uppgifterna (Hyndman–Fan typ 7).",
                             "Quartiles: linear between figures (Hyndman–Fan type 7)."));
        tables->tables[TABLE_HOLDERS]->columns[HOLDERS_MIN].align = ALIGN_LEFT;
        tables->tables[TABLE_HOLDERS]->columns[HOLDERS_MAX].align = ALIGN_LEFT;
    }
    return 0;
}

static int finish_tables(struct answering *answering, struct group_tables *tables)
{
    note_means(answering, tables);
    for (int i = 0; i < TABLE_COUNT; i++) {
        if (tables->tables[i] != NULL && answer_finish_table(answering, tables->tables[i], true) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Tables of the indicators from..to. */
static int answer_indicators(struct document *document, const struct answer_job *job, const struct area_choice *group,
                             size_t from, size_t to, bool latest, struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    struct group_tables tables = {0};
    size_t years = latest ? 1 : (size_t)(job->last_year - job->first_year) + 1;
    bool spread = false;
    for (size_t i = from; i < to; i++) {
        spread = spread || !job->indicators[i]->yes_no;
    }
    if (start_tables(&answering, &tables, group, latest ? "" : job->indicators[from]->label, (to - from) * years,
                     spread) != 0) {
        return -1;
    }
    for (size_t i = from; i < to; i++) {
        if (job->indicators[i]->yes_no && !job->indicators_named) {
            continue;
        }
        if (answer_indicator(&answering, &tables, group, job->indicators[i], latest) != 0) {
            return -1;
        }
    }
    return finish_tables(&answering, &tables);
}

/* Whether tables of their own would say anything of the indicator. */
static int is_known(const struct answer_job *job, const struct area_choice *group, const struct indicator *indicator,
                    bool *known, struct fault *fault)
{
    struct panel panel;
    *known = job->indicators_named;
    if (*known || indicator->yes_no) {
        return 0;
    }
    if (panel_read(&panel, &job->source, indicator, GENDER_TOTAL, group->areas, group->count, job->first_year,
                   job->last_year, fault) != 0) {
        return -1;
    }
    *known = panel_newest_value(&panel) != 0;
    return 0;
}

int answer_group(struct document *document, const struct answer_job *job, const struct area_choice *group, bool latest,
                 struct fault *fault)
{
    if (latest) {
        return answer_indicators(document, job, group, 0, job->indicator_count, true, fault);
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        bool known;
        if (is_known(job, group, job->indicators[i], &known, fault) != 0 ||
            (known && answer_indicators(document, job, group, i, i + 1, false, fault) != 0)) {
            return -1;
        }
    }
    return 0;
}

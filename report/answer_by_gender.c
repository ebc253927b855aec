/* answer_by_gender.c - figures of women and men, of an area or of a group. */
#include <string.h>

#include "report/answer_internal.h"
#include "transform/by_gender.h"

enum { PART_WOMEN, PART_MEN, PART_DIFFERENCE, PART_TOTAL, PART_COUNT };

static const char part_genders[PART_COUNT] = {'K', 'M', '\0', 'T'};

/* A table on its way. */
struct gender_answer {
    struct answering *answering;
    const struct area_choice *choice;
    struct table *table;
    bool latest;       /* one row an indicator; else one a year */
    struct cell *room; /* for the cells of a year: PART_COUNT x the areas */
    bool uneven;       /* the columns of a group rest on different members */
};

/* The columns before the figures: of the latest ones the indicator and the year, else the year. */
static size_t lead_of(const struct gender_answer *answer)
{
    return answer->latest ? 2 : 1;
}

/* A group's figures each have their n of N beside them. */
static size_t part_width(const struct gender_answer *answer)
{
    return answer->choice->is_group ? 2 : 1;
}

/* The statistic of a part in one year: the figure itself of an area, the mean of a group. */
static struct group_figure figure_of(const struct gender_answer *answer, const struct gender_panels *panels, int part,
                                     int year)
{
    size_t count = answer->choice->count;
    struct cell *women = answer->room;
    struct cell *men = women + count;
    struct cell *total = men + count;
    panel_year(&panels->women, year, women);
    panel_year(&panels->men, year, men);
    panel_year(&panels->total, year, total);
    if (part == PART_DIFFERENCE) {
        return gender_mean_difference(women, men, count, total + count);
    }
    return statistic_of(STATISTIC_MEAN, part == PART_WOMEN ? women : (part == PART_MEN ? men : total), count, NULL);
}

static const struct figure_identity *identity_of(const struct gender_answer *answer, const struct indicator *indicator,
                                                 int part, int year, const struct group_figure *figure,
                                                 const char *source)
{
    const struct area_choice *choice = answer->choice;
    struct arena *arena = answer->answering->arena;
    const struct figure_identity *plain =
        choice->is_group
            ? identity_of_group(indicator, choice->id, choice->title, year, STATISTIC_MEAN, figure, source, arena)
            : identity_of_area(indicator, &choice->areas[0], year, source, arena);
    return plain == NULL ? NULL : identity_of_gender(plain, part_genders[part], arena);
}

/* "+1,2 p.e." of per cent, "+12 dagar". */
static struct doc_cell difference_cell(struct answering *answering, const struct cell *cell,
                                       const struct indicator *indicator, int decimals,
                                       const struct figure_identity *identity)
{
    struct doc_cell shown =
        figure_gender_difference(cell, decimals, answering->job->language, answering->arena, identity);
    const char *unit = strcmp(indicator->unit, "%") == 0 ? answer_pick(answering, "p.e.", "pp") : indicator->unit;
    if (shown.is_number && unit[0] != '\0' && !indicator->is_count) {
        shown.text = arena_printf(answering->arena, "%s\xC2\xA0%s", shown.text, unit);
    }
    return shown;
}

static void write_part(struct gender_answer *answer, struct doc_cell *cells, const struct gender_panels *panels,
                       int part, int year, const char *sources[2])
{
    struct answering *answering = answer->answering;
    const struct indicator *indicator = panels->total.indicator;
    struct group_figure figure = figure_of(answer, panels, part, year);
    bool computed = part == PART_DIFFERENCE || answer->choice->is_group;
    const struct figure_identity *identity =
        identity_of(answer, indicator, part, year, &figure, sources[computed ? 1 : 0]);
    int decimals = answer->choice->is_group ? figure_mean_decimals(indicator, &figure.cell) : indicator->decimals;
    cells[0] = part == PART_DIFFERENCE ? difference_cell(answering, &figure.cell, indicator, decimals, identity)
                                       : answer_value(answering, &figure.cell, indicator, decimals, identity);
    if (answer->choice->is_group) {
        cells[1] = answer_of(answering, figure.reported, figure.members);
    }
    answer_note_missing(answering, &figure.cell);
}

static void write_row(struct gender_answer *answer, const struct gender_panels *panels, int year,
                      const char *sources[2])
{
    struct answering *answering = answer->answering;
    struct doc_cell *cells = answer->table->rows[answer->table->row_count++].cells;
    struct doc_cell *figures = cells + lead_of(answer);
    if (answer->latest) {
        cells[0] = label_cell(panels->total.indicator->label);
    }
    cells[lead_of(answer) - 1] = label_cell(arena_printf(answering->arena, "%d", year));
    for (int part = 0; part < PART_COUNT; part++) {
        write_part(answer, figures + (size_t)part * part_width(answer), panels, part, year, sources);
    }
    size_t reported = figure_of(answer, panels, PART_WOMEN, year).reported;
    answer->uneven = answer->uneven || reported != figure_of(answer, panels, PART_MEN, year).reported ||
                     reported != figure_of(answer, panels, PART_DIFFERENCE, year).reported;
}

/* The newest year in which anybody has a figure of women or men, else of the total; 0 where there is none. */
static int newest_year(const struct gender_panels *panels)
{
    int women = panel_newest_value(&panels->women);
    int men = panel_newest_value(&panels->men);
    int newest = women > men ? women : men;
    return newest != 0 ? newest : panel_newest_value(&panels->total);
}

/* The source lines of raw and of computed figures. */
static int read_sources(struct answering *answering, const struct gender_panels *panels, const char *sources[2])
{
    struct provenance provenance = {0};
    provenance_merge(&provenance, &panels->women.provenance, answering->arena);
    provenance_merge(&provenance, &panels->men.provenance, answering->arena);
    provenance_merge(&provenance, &panels->total.provenance, answering->arena);
    return answer_source(answering, panels->total.indicator, &provenance, false, &sources[0]) != 0
               ? -1
               : answer_source(answering, panels->total.indicator, &provenance, true, &sources[1]);
}

static int write_indicator(struct gender_answer *answer, const struct indicator *indicator)
{
    struct answering *answering = answer->answering;
    const struct answer_job *job = answering->job;
    struct gender_panels panels;
    const char *sources[2];
    if (gender_panels_read(&panels, &job->source, indicator, answer->choice->areas, answer->choice->count,
                           job->first_year, job->last_year, answering->fault) != 0 ||
        read_sources(answering, &panels, sources) != 0) {
        return -1;
    }
    int newest = newest_year(&panels);
    if (answer->latest && newest == 0) {
        newest = job->indicators_named ? job->last_year : 0;
    }
    if (answer->latest) {
        if (newest != 0) {
            write_row(answer, &panels, newest, sources);
        }
        return 0;
    }
    for (int year = job->first_year; year <= job->last_year; year++) {
        write_row(answer, &panels, year, sources);
    }
    return 0;
}

/* --- tables --- */

static int start_table(struct gender_answer *answer, const char *id, const char *title, size_t rows)
{
    enum { COLUMNS_MOST = 2 + 2 * PART_COUNT };
    struct answering *answering = answer->answering;
    const char *headings[COLUMNS_MOST];
    size_t columns = lead_of(answer);
    const char *const parts[PART_COUNT] = {
        answer_pick(answering, "Kvinnor", "Women"), answer_pick(answering, "Män", "Men"),
        answer_pick(answering, "Skillnad", "Difference"), answer_pick(answering, "Totalt", "Total")};
    headings[0] = answer_pick(answering, "Nyckeltal", "Indicator");
    headings[columns - 1] = answer_pick(answering, "År", "Year");
    for (int part = 0; part < PART_COUNT; part++) {
        headings[columns++] = parts[part];
        if (answer->choice->is_group) {
            headings[columns++] = answer_pick(answering, "n av N", "n of N");
        }
    }
    answering->shown = (struct sources){0}; /* each table tells its own */
    answer->table = answer_start_table(answering, id, title, columns, headings, rows);
    answer->room = arena_array(answering->arena, PART_COUNT * answer->choice->count, sizeof *answer->room);
    return answer->table == NULL || answer->room == NULL ? fault_memory(answering->fault, id) : 0;
}

static int finish_table(struct gender_answer *answer)
{
    struct answering *answering = answer->answering;
    struct table *table = answer->table;
    const char *note = answer_pick(answering, "Skillnad: kvinnor minus män, av procent i procentenheter (p.e.).",
                                   "Difference: women minus men, of per cent in percentage points (pp).");
    if (answer->choice->is_group) {
        note = arena_printf(answering->arena, "%s %s", note,
                            answer_pick(answering, "Ovägda medel av de kommuner som redovisat (n av N).",
                                        "Unweighted means of the municipalities that reported (n of N)."));
    }
    document_add_note(answering->arena, &table->notes, &table->note_count, note);
    if (answer->choice->is_group && answer->uneven) {
        document_add_note(answering->arena, &table->notes, &table->note_count,
                          answer_pick(answering,
                                      "Skillnaden vilar på de kommuner som redovisat båda könen och kan därför avvika "
                                      "från skillnaden mellan medlen.",
                                      "The difference rests on the municipalities that reported both and may therefore "
                                      "differ from that between the means."));
    }
    return answer_finish_table(answering, table, true);
}

static int answer_latest(struct answering *answering, const struct area_choice *choice,
                         const struct indicator *const *indicators, size_t count)
{
    struct gender_answer answer = {.answering = answering, .choice = choice, .latest = true};
    const char *title =
        choice->is_group ? choice->title : arena_printf(answering->arena, "%s (%s)", choice->title, choice->id);
    if (start_table(&answer, choice->id, title, count) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (write_indicator(&answer, indicators[i]) != 0) {
            return -1;
        }
    }
    return finish_table(&answer);
}

static int answer_years(struct answering *answering, const struct area_choice *choice,
                        const struct indicator *indicator)
{
    struct gender_answer answer = {.answering = answering, .choice = choice};
    size_t years = (size_t)(answering->job->last_year - answering->job->first_year) + 1;
    const char *title = arena_printf(answering->arena, "%s, %s", indicator->label, choice->title);
    if (start_table(&answer, indicator->name, title, years) != 0 || write_indicator(&answer, indicator) != 0) {
        return -1;
    }
    return finish_table(&answer);
}

/* Those that are divided; one asked for by name that is not is a fault. */
static int choose_divided(struct answering *answering, const struct indicator **chosen, size_t *count)
{
    const struct answer_job *job = answering->job;
    *count = 0;
    for (size_t i = 0; i < job->indicator_count; i++) {
        const struct indicator *undivided = NULL;
        int result = job->indicators_named
                         ? gender_expect_divided(&job->source, job->indicators[i], answering->fault)
                         : gender_undivided(&job->source, job->indicators[i], &undivided, answering->fault);
        if (result != 0) {
            return -1;
        }
        if (undivided == NULL) {
            chosen[(*count)++] = job->indicators[i];
        }
    }
    return 0;
}

int answer_by_gender(struct document *document, const struct answer_job *job, const struct area_choice *choice,
                     bool latest, struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    const struct indicator **chosen =
        arena_array(answering.arena, job->indicator_count, sizeof(const struct indicator *));
    size_t count;
    if (chosen == NULL) {
        return fault_memory(fault, choice->title);
    }
    if (choose_divided(&answering, chosen, &count) != 0) {
        return -1;
    }
    if (latest) {
        return answer_latest(&answering, choice, chosen, count);
    }
    for (size_t i = 0; i < count; i++) {
        if (answer_years(&answering, choice, chosen[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

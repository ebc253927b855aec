/* answer_standing.c - how areas stand in one indicator: a table an indicator, a column an area, a row a comparison. */
#include <string.h>

#include "base/number.h"
#include "report/answer_internal.h"
#include "report/change_text.h"
#include "transform/standing.h"

enum { STANDING_LABEL, STANDING_FIRST };
/* Value, change, in per cent, rank, group, nation, quartile, run, level shift. */
#define ROWS_MOST 9

/* One column of a table on its way. */
struct telling {
    struct answering *answering;
    const struct standing *standing;
    const struct area *area;
    size_t municipalities; /* of the country */
    const char *computed;  /* the source line of what was computed */
    struct table *table;
    size_t column;
    size_t next; /* the row after the one written last */
};

static const char *pick(const struct telling *telling, const char *swedish, const char *english)
{
    return answer_pick(telling->answering, swedish, english);
}

/* The row of that label, which other areas may have written; else a new one where the next would stand. */
static struct table_row *row_of(struct telling *telling, const char *label)
{
    struct table *table = telling->table;
    size_t at = telling->next;
    while (at < table->row_count && strcmp(table->rows[at].cells[STANDING_LABEL].text, label) != 0) {
        at++;
    }
    if (at == table->row_count) {
        struct table_row fresh = table->rows[table->row_count++];
        at = telling->next;
        memmove(&table->rows[at + 1], &table->rows[at], (table->row_count - 1 - at) * sizeof *table->rows);
        table->rows[at] = fresh;
        for (size_t i = 0; i < table->column_count; i++) {
            fresh.cells[i] = label_cell(i == STANDING_LABEL ? label : "");
        }
    }
    telling->next = at + 1;
    return &table->rows[at];
}

/* A row whose cell has the text where it has a value, else the word for its absence. */
static void add_row(struct telling *telling, const char *label, const struct cell *cell, int decimals, const char *text,
                    const char *statistic)
{
    struct answering *answering = telling->answering;
    const struct key_figure *figure = &telling->standing->figure;
    struct table_row *row = row_of(telling, label);
    const struct figure_identity *plain =
        identity_of_area(figure->indicator, telling->area, figure->year, telling->computed, answering->arena);
    struct figure_identity *identity = arena_alloc(answering->arena, sizeof *identity);
    if (plain == NULL || identity == NULL) {
        return;
    }
    *identity = *plain;
    identity->statistic = statistic;
    if (strcmp(statistic, "rank") == 0) {
        identity->reported = figure->mean.reported;
        identity->members = figure->mean.members;
    } else if (strcmp(statistic, "quartile") == 0) {
        identity->reported = telling->standing->quartile_reported;
        identity->members = telling->municipalities;
    }
    row->cells[telling->column] = (struct doc_cell){
        .text = cell_has_value(cell) ? text : figure_text_status(cell->status, answering->job->language),
        .value = cell->value,
        .decimals = decimals,
        .status = cell->status,
        .preliminary = cell_has_value(cell) && cell->preliminary,
        .identity = identity};
}

static void add_value(struct telling *telling, const char *raw)
{
    const struct key_figure *figure = &telling->standing->figure;
    struct answering *answering = telling->answering;
    struct table_row *row = row_of(telling, arena_printf(answering->arena, figure->year == 0 ? "%s" : "%s %d",
                                                         pick(telling, "Värde", "Value"), figure->year));
    row->cells[telling->column] =
        answer_value(answering, &figure->value, figure->indicator, -1,
                     identity_of_area(figure->indicator, telling->area, figure->year, raw, answering->arena));
}

static void add_change(struct telling *telling)
{
    const struct standing *standing = telling->standing;
    const struct key_figure *figure = &standing->figure;
    struct arena *arena = telling->answering->arena;
    enum language language = telling->answering->job->language;
    if (figure->earlier_year == 0) {
        return;
    }
    const char *since =
        arena_printf(arena, pick(telling, "Förändring sedan %d", "Change since %d"), figure->earlier_year);
    int decimals = figure->indicator->decimals;
    add_row(telling, since, &figure->change, decimals,
            change_text(figure->indicator, figure->change.value, decimals, language, arena), "change");
    if (standing->change_percent.status != CELL_NOT_APPLICABLE) {
        add_row(telling, pick(telling, "  i procent", "  in per cent"), &standing->change_percent, 1,
                change_text_percent(standing->change_percent.value, language, arena), "change_percent");
    }
}

/* "Mot Riket (46,7 %)". */
static void add_distance(struct telling *telling, const char *name, const struct cell *other,
                         const struct cell *distance, int decimals, const char *statistic)
{
    const struct indicator *indicator = telling->standing->figure.indicator;
    struct arena *arena = telling->answering->arena;
    if (distance->status == CELL_NOT_APPLICABLE) {
        return;
    }
    const char *label = arena_printf(arena, pick(telling, "Mot %s (%s)", "Against %s (%s)"), name,
                                     answer_value(telling->answering, other, indicator, decimals, NULL).text);
    add_row(telling, label, distance, decimals,
            change_text(indicator, distance->value, decimals, telling->answering->job->language, arena), statistic);
}

static void add_group(struct telling *telling)
{
    const struct key_figure *figure = &telling->standing->figure;
    const struct area_choice *group = telling->answering->job->comparison->group;
    struct arena *arena = telling->answering->arena;
    if (group == NULL) {
        return;
    }
    if (figure->rank > 0) {
        struct cell rank = {.value = (double)figure->rank};
        const char *text = answer_of(telling->answering, figure->rank, figure->mean.reported).text;
        add_row(telling, arena_printf(arena, pick(telling, "Plats i %s", "Rank in %s"), group->id), &rank, 0,
                figure->rank_shared ? arena_printf(arena, pick(telling, "delad %s", "shared %s"), text) : text, "rank");
    }
    const char *mean = arena_printf(arena, pick(telling, "medel %s", "mean of %s"), group->id);
    add_distance(telling, mean, &figure->mean.cell, &telling->standing->distance_group,
                 figure_mean_decimals(figure->indicator, &figure->mean.cell), "distance_group");
}

static void add_quartile(struct telling *telling)
{
    const struct standing *standing = telling->standing;
    struct cell quartile = {.value = standing->quartile};
    const char *text = arena_printf(telling->answering->arena, pick(telling, "%d av 4", "%d of 4"), standing->quartile);
    if (standing->quartile > 0) {
        add_row(telling,
                arena_printf(telling->answering->arena,
                             pick(telling, "Kvartil bland %zu kommuner*", "Quartile among %zu municipalities*"),
                             standing->quartile_reported),
                &quartile, 0, text, "quartile");
    }
}

/* The value is the number of changes, negative for a fall. */
static void add_run(struct telling *telling)
{
    const struct standing *standing = telling->standing;
    size_t length = standing->run.last - standing->run.first;
    struct cell run = {.value = (double)standing->run.direction * (double)length};
    const char *way = standing->run.direction > 0 ? pick(telling, "steg%s %d–%d", "rose%s %d–%d")
                                                  : pick(telling, "sjönk%s %d–%d", "fell%s %d–%d");
    const char *often = length > 1 ? pick(telling, " varje år", " every year") : "";
    if (length > 0) {
        add_row(telling, pick(telling, "Längsta följd åt ett håll", "Longest run one way"), &run, 0,
                arena_printf(telling->answering->arena, way, often, standing->run_from, standing->run_to), "run");
    }
}

static void add_shift(struct telling *telling)
{
    const struct standing *standing = telling->standing;
    struct arena *arena = telling->answering->arena;
    char score[NUMBER_TEXT_MAX];
    int year = standing->figure.year;
    if (!cell_has_value(&standing->shift)) {
        return;
    }
    number_format(score, standing->shift.value, 1, telling->answering->job->language);
    add_row(telling, arena_printf(arena, pick(telling, "Nivåskifte %d–%d**", "Level shift %d–%d**"), year - 1, year),
            &standing->shift, 1,
            arena_printf(arena,
                         level_is_shift(&standing->shift) ? pick(telling, "ja, z = %s", "yes, z = %s")
                                                          : pick(telling, "nej, z = %s", "no, z = %s"),
                         score),
            "level_shift");
}

/* Once, though several areas may want it. */
static void add_note(struct telling *telling, const char *note)
{
    struct table *table = telling->table;
    for (size_t i = 0; i < table->note_count; i++) {
        if (strcmp(table->notes[i], note) == 0) {
            return;
        }
    }
    document_add_note(telling->answering->arena, &table->notes, &table->note_count, note);
}

static void note_quartile(struct telling *telling)
{
    add_note(telling,
             arena_printf(telling->answering->arena,
                          pick(telling,
                               "* De som har uppgift, av %zu kommuner i lagret; 1 är den lägsta fjärdedelen. Kvartilen "
                               "är relativ och inget betyg.",
                               "* Those with a figure, of %zu municipalities in the store; 1 is the lowest quarter. "
                               "The quartile is relative and no grade."),
                          telling->municipalities));
}

static void note_shift(struct telling *telling)
{
    const struct standing *standing = telling->standing;
    char limit[NUMBER_TEXT_MAX];
    char changes[NUMBER_TEXT_MAX];
    number_format(limit, LEVEL_SHIFT_LIMIT, 1, telling->answering->job->language);
    number_format(changes, (double)standing->history.changes, 0, telling->answering->job->language);
    add_note(telling,
             arena_printf(telling->answering->arena,
                          pick(telling,
                               "** Förändringen%s mot kommunernas alla %s årsförändringar: z = (förändring − median) / "
                               "(%s); nivåskifte om |z| > %s.",
                               "** The change%s against all %s yearly changes of the municipalities: z = (change − "
                               "median) / (%s); a level shift where |z| > %s."),
                          standing->history.relative
                              ? pick(telling, " (logaritmen av kvoten)", " (logarithm of the ratio)")
                              : "",
                          changes,
                          standing->history.by_mean ? pick(telling, "1,2533 × medelavvikelsen, eftersom MAD är 0",
                                                           "1.2533 × the mean deviation, since MAD is 0")
                                                    : pick(telling, "1,4826 × MAD", "1.4826 × MAD"),
                          limit));
}

static void add_notes(struct telling *telling)
{
    if (telling->standing->quartile > 0) {
        note_quartile(telling);
    }
    if (cell_has_value(&telling->standing->shift)) {
        note_shift(telling);
    }
}

static void tell(struct telling *telling, const char *raw)
{
    const struct standing *standing = telling->standing;
    const struct key_figure *figure = &standing->figure;
    add_value(telling, raw);
    if (figure->year == 0 || figure->indicator->yes_no) {
        return;
    }
    add_change(telling);
    add_group(telling);
    add_distance(telling, telling->answering->job->comparison->nation->title, &figure->nation,
                 &standing->distance_nation, figure->indicator->decimals, "distance_nation");
    add_quartile(telling);
    add_run(telling);
    add_shift(telling);
    add_notes(telling);
}

/* What the areas of a table have in common. */
struct stand {
    const struct area *areas;
    size_t count;
    struct standing_ground ground;
};

static struct table *start_table(struct answering *answering, const struct stand *stand,
                                 const struct indicator *indicator)
{
    const char **headings = arena_array(answering->arena, STANDING_FIRST + stand->count, sizeof *headings);
    if (headings == NULL) {
        return NULL;
    }
    headings[STANDING_LABEL] = answer_pick(answering, "Jämförelse", "Comparison");
    for (size_t i = 0; i < stand->count; i++) {
        headings[STANDING_FIRST + i] = stand->areas[i].title;
    }
    return answer_start_table(answering, indicator->name, indicator->label, STANDING_FIRST + stand->count, headings,
                              ROWS_MOST * stand->count);
}

/* One area's column. */
static int tell_area(struct telling *telling, const struct standing *standing, const struct area *area)
{
    struct answering *answering = telling->answering;
    const struct indicator *indicator = standing->figure.indicator;
    const char *raw;
    telling->standing = standing;
    telling->area = area;
    telling->next = 0;
    if (answer_source(answering, indicator, &standing->figure.provenance, false, &raw) != 0 ||
        answer_source(answering, indicator, &standing->provenance, true, &telling->computed) != 0) {
        return -1;
    }
    tell(telling, raw);
    return 0;
}

static int write_table(struct answering *answering, const struct stand *stand, const struct standing *standings,
                       const struct indicator *indicator)
{
    struct provenance provenance = {0};
    struct telling telling = {.answering = answering,
                              .municipalities = stand->ground.municipality_count,
                              .table = start_table(answering, stand, indicator)};
    if (telling.table == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    for (size_t i = 0; i < stand->count; i++) {
        telling.column = STANDING_FIRST + i;
        if (tell_area(&telling, &standings[i], &stand->areas[i]) != 0) {
            return -1;
        }
        provenance_merge(&provenance, &standings[i].provenance, answering->arena);
    }
    return answer_source(answering, indicator, &provenance, true, &telling.table->source);
}

static int answer_one(struct answering *answering, const struct stand *stand, const struct indicator *indicator)
{
    const struct answer_job *job = answering->job;
    struct standing *standings = arena_array(answering->arena, stand->count, sizeof *standings);
    bool known = job->indicators_named;
    if (standings == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    for (size_t i = 0; i < stand->count; i++) {
        if (standing_read(&standings[i], &job->source, indicator, &stand->areas[i], &stand->ground, job->first_year,
                          job->last_year, answering->fault) != 0) {
            return -1;
        }
        answer_note_missing(answering, &standings[i].figure.value);
        known = known || standings[i].figure.year != 0;
    }
    return known ? write_table(answering, stand, standings, indicator) : 0;
}

int answer_standing(struct document *document, const struct answer_job *job, const struct area *areas, size_t count,
                    struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    struct stand stand = {.areas = areas, .count = count, .ground = {.comparison = job->comparison}};
    if (standing_municipalities(job->source.store, answering.arena, &stand.ground.municipalities,
                                &stand.ground.municipality_count, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (answer_one(&answering, &stand, job->indicators[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

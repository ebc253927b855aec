#include "report/small_marks.h"

#include <string.h>

#include "base/number.h"
#include "report/preliminary_note.h"
#include "transform/small_numbers.h"
#include "transform/withholding.h"

/* So many small figures of a chart are named; a chart does not print all its figures, so a mark alone may not be seen. */
#define NAMED_MOST 3

/* What was found in one table or chart. */
struct found {
    size_t small;
    bool withheld;
    const struct figure_identity *named[NAMED_MOST];
};

/* A document on its way. */
struct marking {
    struct document *document;
    const struct small_marks *marks;
    struct fault *fault;
};

/* The base of a figure's indicator; NULL where it is no share of something known. */
static const struct indicator *base_of(const struct small_marks *marks, const char *name)
{
    for (size_t i = 0; i < marks->indicator_count; i++) {
        if (strcmp(marks->indicators[i]->name, name) == 0) {
            return small_base_of(marks->indicators[i]);
        }
    }
    return NULL;
}

/* An area's own figure is marked; means and changes are not of one base. */
static int mark_cell(const struct marking *marking, struct doc_cell *cell, struct found *found)
{
    const struct figure_identity *identity = cell->identity;
    found->withheld = found->withheld || cell->status == CELL_WITHHELD;
    if (identity == NULL || cell->status != CELL_VALUE || identity->statistic[0] != '\0' || identity->members > 0 ||
        !(marking->marks->limit > 0)) {
        return 0;
    }
    const struct indicator *base = base_of(marking->marks, identity->indicator);
    if (base == NULL) {
        return 0;
    }
    struct panel_source open = *marking->marks->source;
    struct panel panel;
    const struct area area = {.id = identity->area, .title = identity->area_title};
    open.withhold = 0;
    if (panel_read(&panel, &open, base, (enum gender)identity->gender, &area, 1, identity->year, identity->year,
                   marking->fault) != 0) {
        return -1;
    }
    cell->small_base = small_base(&panel.cells[0], marking->marks->limit);
    if (cell->small_base) {
        if (found->small < NAMED_MOST) {
            found->named[found->small] = identity;
        }
        found->small++;
    }
    return 0;
}

static int mark_cells(const struct marking *marking, struct doc_cell *cells, size_t count, struct found *found)
{
    for (size_t i = 0; i < count; i++) {
        if (mark_cell(marking, &cells[i], found) != 0) {
            return -1;
        }
    }
    return 0;
}

/* " (Öckerö 2017, Tjörn 2019 m.fl.)" */
static const char *names_of(const struct marking *marking, const struct found *found)
{
    struct arena *arena = &marking->document->arena;
    const char *text = "";
    for (size_t i = 0; i < found->small && i < NAMED_MOST; i++) {
        text = arena_printf(arena, "%s%s%s %d", text, i == 0 ? " (" : ", ", found->named[i]->area_title,
                            found->named[i]->year);
    }
    return arena_printf(arena, "%s%s)", text,
                        found->small > NAMED_MOST ? language_pick(marking->document->language, " m.fl.", " and others")
                                                  : "");
}

static void add_notes(const struct marking *marking, const struct found *found, const char *names, const char ***notes,
                      size_t *count)
{
    struct arena *arena = &marking->document->arena;
    enum language language = marking->document->language;
    char limit[NUMBER_TEXT_MAX];
    if (found->small > 0) {
        number_format(limit, marking->marks->limit, 0, language);
        document_add_note(
            arena, notes, count,
            arena_printf(
                arena,
                language_pick(language, SMALL_MARK ": andel av färre än %s personer%s; några få ändrar den mycket.",
                              SMALL_MARK ": share of fewer than %s persons%s; a few persons can change it a lot."),
                limit, names));
    }
    if (found->withheld) {
        number_format(limit, marking->marks->source->withhold, 0, language);
        document_add_note(
            arena, notes, count,
            arena_printf(
                arena,
                language_pick(language,
                              "..: visas inte, för att uppgiften gäller eller skulle röja färre än %s personer.",
                              "..: not shown, because it tells of fewer than %s persons or would reveal them."),
                limit));
    }
}

static int mark_table(const struct marking *marking, struct table *table)
{
    struct found found = {0};
    for (size_t row = 0; row < table->row_count; row++) {
        if (mark_cells(marking, table->rows[row].cells, table->column_count, &found) != 0) {
            return -1;
        }
    }
    add_notes(marking, &found, "", &table->notes, &table->note_count);
    return 0;
}

static int mark_chart(const struct marking *marking, struct chart *chart)
{
    struct found found = {0};
    for (size_t i = 0; i < chart->series_count; i++) {
        if (mark_cells(marking, chart->series[i].points, chart->point_count, &found) != 0) {
            return -1;
        }
    }
    add_notes(marking, &found, names_of(marking, &found), &chart->notes, &chart->note_count);
    return 0;
}

int small_marks_add(struct document *document, const struct small_marks *marks, struct fault *fault)
{
    const struct marking marking = {.document = document, .marks = marks, .fault = fault};
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if ((node->kind == NODE_TABLE && mark_table(&marking, node->table) != 0) ||
            (node->kind == NODE_CHART && mark_chart(&marking, node->chart) != 0)) {
            return -1;
        }
    }
    return 0;
}

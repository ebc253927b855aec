#include "report/document_check.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "base/number.h"
#include "base/text.h"

/* Where the check is, for its fault. */
struct check {
    const char *part; /* the document's name, a table's or chart's id */
    struct fault *fault;
};

static int check_text(const struct check *check, const char *what, const char *text)
{
    if (text == NULL) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: the %s is missing", check->part, message(what));
    }
    if (!text_is_valid(text, strlen(text))) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: the %s is not valid UTF-8", check->part,
                         message(what));
    }
    if (!text_is_clean(text)) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: the %s \"%s\" has a control character", check->part,
                         message(what), text);
    }
    return 0;
}

static int check_id(const struct check *check, const char *id)
{
    if (check_text(check, MESSAGE("id"), id) != 0) {
        return -1;
    }
    if (id[0] == '\0' || id[0] == '.' || strpbrk(id, "/\n") != NULL) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: the id \"%s\" cannot be a file name", check->part,
                         id);
    }
    return 0;
}

static int check_identity(const struct check *check, const struct figure_identity *identity)
{
    const char *texts[] = {identity->indicator,  identity->kpi,       identity->area,
                           identity->area_title, identity->statistic, identity->source};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (check_text(check, MESSAGE("identity of a figure"), texts[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

static int check_cell(const struct check *check, const struct doc_cell *cell)
{
    if (check_text(check, MESSAGE("text of a cell"), cell->text) != 0) {
        return -1;
    }
    if (cell->is_number && !isfinite(cell->value)) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: the cell \"%s\" holds a number that is not finite",
                         check->part, cell->text);
    }
    if (cell->is_number && (cell->decimals < 0 || cell->decimals > NUMBER_DECIMALS_MAX)) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: the cell \"%s\" asks for %d decimals", check->part,
                         cell->text, cell->decimals);
    }
    return cell->identity == NULL ? 0 : check_identity(check, cell->identity);
}

static int check_cells(const struct check *check, const struct doc_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (check_cell(check, &cells[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

static int check_texts(const struct check *check, const char *what, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (check_text(check, what, texts[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

static int check_table(struct check check, const struct table *table)
{
    if (check_id(&check, table->id) != 0) {
        return -1;
    }
    check.part = table->id;
    if (check_text(&check, MESSAGE("label"), table->label) != 0 ||
        check_text(&check, MESSAGE("title"), table->title) != 0 ||
        check_text(&check, MESSAGE("source"), table->source) != 0 ||
        check_texts(&check, MESSAGE("note"), table->notes, table->note_count) != 0 ||
        (table->has_bands &&
         check_texts(&check, MESSAGE("name of a band"), &table->band_names[BAND_LOW], BAND_HIGH - BAND_LOW + 1) != 0)) {
        return -1;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        if (check_text(&check, MESSAGE("heading of a column"), table->columns[i].heading) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < table->row_count; i++) {
        if (check_cells(&check, table->rows[i].cells, table->column_count) != 0) {
            return -1;
        }
    }
    return 0;
}

static int check_series(const struct check *check, const struct chart_series *series, size_t point_count)
{
    return check_text(check, MESSAGE("label of a series"), series->label) != 0 ||
                   check_cells(check, series->points, point_count) != 0
               ? -1
               : 0;
}

static int check_chart_texts(const struct check *check, const struct chart *chart)
{
    const char *texts[] = {chart->label, chart->title, chart->subtitle, chart->alternative, chart->unit, chart->source};
    return check_texts(check, MESSAGE("label, title, subtitle, alternative, unit or source"), texts,
                       sizeof texts / sizeof texts[0]) != 0 ||
                   check_texts(check, MESSAGE("label of a point"), chart->point_labels, chart->point_count) != 0 ||
                   check_texts(check, MESSAGE("note"), chart->notes, chart->note_count) != 0
               ? -1
               : 0;
}

static int check_shape(const struct check *check, const struct chart *chart)
{
    const size_t expected = chart_facts(chart->kind)->series;
    if (expected != 0 && chart->series_count != expected) {
        return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: a chart of this kind has %zu series, not %zu",
                         check->part, expected, chart->series_count);
    }
    for (size_t i = 0; chart->kind == CHART_TILES && i < chart->point_count; i++) {
        if (chart->tiles == NULL || chart->tiles[i].column < 0 || chart->tiles[i].row < 0) {
            return fault_set(check->fault, STATUS_CANNOT_CREATE, "%s: %s has no place on the tile map", check->part,
                             chart->point_labels[i]);
        }
    }
    return 0;
}

static int check_chart(struct check check, const struct chart *chart)
{
    if (check_id(&check, chart->id) != 0) {
        return -1;
    }
    check.part = chart->id;
    if (check_chart_texts(&check, chart) != 0) {
        return -1;
    }
    if (check_shape(&check, chart) != 0) {
        return -1;
    }
    if (chart->kind == CHART_WATERFALL && chart->point_roles == NULL) {
        return fault_set(check.fault, STATUS_CANNOT_CREATE, "%s: a waterfall's series has no roles", check.part);
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (check_series(&check, &chart->series[i], chart->point_count) != 0) {
            return -1;
        }
    }
    if (chart->reference_label != NULL &&
        (check_text(&check, MESSAGE("label of the reference"), chart->reference_label) != 0 ||
         check_cell(&check, &chart->reference) != 0)) {
        return -1;
    }
    return chart->reference_series == NULL ? 0 : check_series(&check, chart->reference_series, chart->point_count);
}

static int check_cover(const struct check *check, const struct document *document)
{
    const char *texts[] = {document->title, document->subtitle, document->author, document->source};
    size_t lines = 0;
    while (lines < sizeof document->cover_lines / sizeof document->cover_lines[0] &&
           document->cover_lines[lines] != NULL) {
        lines++;
    }
    return check_texts(check, MESSAGE("title, subtitle, author or source"), texts, sizeof texts / sizeof texts[0]) !=
                       0 ||
                   check_texts(check, MESSAGE("line of the cover"), document->cover_lines, lines) != 0
               ? -1
               : 0;
}

static int check_node(const struct check *check, const struct node *node)
{
    switch (node->kind) {
    case NODE_TABLE:
        return check_table(*check, node->table);
    case NODE_CHART:
        return check_chart(*check, node->chart);
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_NOTE:
    case NODE_ITEM:
        break;
    }
    if (node->term != NULL && check_text(check, MESSAGE("term"), node->term) != 0) {
        return -1;
    }
    return check_text(check, MESSAGE("text"), node->text);
}

int document_check(const struct document *document, struct fault *fault)
{
    struct check check = {.part = "document", .fault = fault};
    if (check_id(&check, document->name) != 0) {
        return -1;
    }
    check.part = document->name;
    if (check_cover(&check, document) != 0) {
        return -1;
    }
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        if (check_node(&check, node) != 0) {
            return -1;
        }
    }
    return 0;
}

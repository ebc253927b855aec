#include <math.h>
#include <string.h>

#include "base/number.h"
#include "report/answer_chart_internal.h"
#include "transform/indicator.h"

bool answer_chart_draws(const struct doc_cell *cell)
{
    static const char *const drawn[] = {"", "mean", "weighted_mean"};
    const struct figure_identity *identity = cell->identity;
    if (identity == NULL || identity->gender == '\0' || (identity->declared != NULL && identity->declared->yes_no)) {
        return false;
    }
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        if (strcmp(identity->statistic, drawn[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool answer_chart_has(const struct doc_cell *cell)
{
    return answer_chart_draws(cell) && cell->is_number && cell->status == CELL_VALUE && isfinite(cell->value);
}

struct doc_cell answer_chart_figure(struct document *document, const struct doc_cell *cell)
{
    char text[NUMBER_TEXT_MAX];
    struct doc_cell figure = *cell;
    if (answer_chart_has(cell)) {
        number_format(text, cell->value, cell->decimals, document->language);
        figure.text = arena_copy(&document->arena, text);
        figure.year = 0;
    }
    return figure;
}

/* The unit that stands after a figure; "" for a count, which speaks for itself. */
static const char *unit_of(const struct doc_cell *cell)
{
    const struct indicator *declared = cell->identity->declared;
    return declared == NULL || declared->is_count ? "" : declared->unit;
}

const char *answer_chart_value(struct document *document, const struct doc_cell *cell)
{
    const char *unit = unit_of(cell);
    const char *figure = answer_chart_figure(document, cell).text;
    return unit[0] == '\0' ? figure : arena_printf(&document->arena, "%s\xC2\xA0%s", figure, unit);
}

const char *answer_chart_measure(struct document *document, const struct table *table, const struct doc_cell *cell)
{
    const struct indicator *declared = cell->identity->declared;
    const char *label = declared == NULL ? table->title : declared->label;
    const char *unit = declared == NULL ? "" : declared->unit;
    const char *in = arena_printf(&document->arena, "(%s)", unit);
    return unit[0] == '\0' || strstr(label, in) != NULL ? label : arena_printf(&document->arena, "%s %s", label, in);
}

struct chart *answer_chart_start(struct document *document, const struct table *table, enum chart_kind kind,
                                 const struct doc_cell *sample)
{
    struct chart *chart = arena_alloc(&document->arena, sizeof *chart);
    if (chart != NULL) {
        *chart = (struct chart){.id = table->id,
                                .label = "",
                                .kind = kind,
                                .unit = unit_of(sample),
                                .note_count = table->note_count,
                                .notes = table->notes,
                                .source = table->source};
    }
    return chart;
}

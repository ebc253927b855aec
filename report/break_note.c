#include "report/break_note.h"

#include <stdlib.h>
#include <string.h>

#include "transform/indicator.h"

/* Indicators that one table or chart is looked through for; what is beyond them gets no note. */
#define SHOWN_MAX 64

/* An indicator of a table or chart. */
struct shown {
    const struct indicator *indicator;
    int last_figure; /* the newest year with a figure, 0 where there is none */
    int last_year;   /* the newest year that is shown */
};

struct looking {
    struct shown shown[SHOWN_MAX];
    size_t count;
};

static struct shown *find(struct looking *looking, const struct indicator *indicator)
{
    for (size_t i = 0; i < looking->count; i++) {
        if (looking->shown[i].indicator == indicator) {
            return &looking->shown[i];
        }
    }
    return NULL;
}

static void look(void *context, struct doc_cell *cell)
{
    struct looking *looking = context;
    const struct indicator *indicator = cell->identity == NULL ? NULL : cell->identity->declared;
    if (indicator == NULL) {
        return;
    }
    struct shown *shown = find(looking, indicator);
    if (shown == NULL && looking->count < SHOWN_MAX) {
        shown = &looking->shown[looking->count++];
        *shown = (struct shown){.indicator = indicator};
    }
    if (shown == NULL) {
        return;
    }
    int year = cell->identity->year;
    shown->last_year = year > shown->last_year ? year : shown->last_year;
    if (cell->status == CELL_VALUE && year > shown->last_figure) {
        shown->last_figure = year;
    }
}

/* The last year of a closed series: as it is declared, else of its newest figure here. */
static int end_of(const struct shown *shown)
{
    return shown->indicator->last_year != 0 ? shown->indicator->last_year : shown->last_figure;
}

/* --- marks --- */

struct marking {
    const struct indicator *closed;
};

static void mark(void *context, struct doc_cell *cell)
{
    const struct marking *marking = context;
    if (cell->identity != NULL && cell->identity->declared == marking->closed->following) {
        cell->follows = marking->closed->name;
    }
}

/* In the frame of a chart of lines, where both years beside the break are shown. */
static void mark_frame(struct document *document, struct chart *chart, int end)
{
    for (size_t i = 0; i + 1 < chart->point_count; i++) {
        if (strtol(chart->point_labels[i], NULL, 10) != end) {
            continue;
        }
        for (size_t j = 0; j < chart->break_count; j++) {
            if (chart->breaks[j].after == i) {
                return;
            }
        }
        struct series_break *more =
            arena_grow(&document->arena, chart->breaks, chart->break_count, chart->break_count + 1, sizeof *more);
        if (more != NULL) {
            more[chart->break_count++] =
                (struct series_break){i, language_pick(document->language, "seriebrott", "series break")};
            chart->breaks = more;
        }
        return;
    }
}

/* --- notes --- */

static const char *break_text(const struct document *document, struct arena *arena, const struct indicator *closed,
                              int end)
{
    if (end == 0) {
        return arena_printf(arena,
                            language_pick(document->language,
                                          "Seriebrott: %s är avslutad och följs av %s. De två kan inte jämföras.",
                                          "Series break: %s is closed and followed by %s. The two cannot be compared."),
                            closed->label, closed->following->label);
    }
    return arena_printf(
        arena,
        language_pick(
            document->language,
            "Seriebrott mellan %d och %d: %s avslutades %d och följs av %s. De två kan inte jämföras.",
            "Series break between %d and %d: %s ended in %d and is followed by %s. The two cannot be compared."),
        end, end + 1, closed->label, end, closed->following->label);
}

static const char *end_text(const struct document *document, struct arena *arena, const struct indicator *closed,
                            int end)
{
    return arena_printf(arena,
                        language_pick(document->language,
                                      "%s avslutades %d och följs av %s, som inte är direkt jämförbar.",
                                      "%s ended in %d and is followed by %s, which is not directly comparable."),
                        closed->label, end, closed->following->label);
}

static void note_node(struct document *document, const struct node *node, const char *text)
{
    if (node->kind == NODE_TABLE) {
        document_add_note(&document->arena, &node->table->notes, &node->table->note_count, text);
    } else {
        document_add_note(&document->arena, &node->chart->notes, &node->chart->note_count, text);
    }
}

static void note_end(struct document *document, const struct node *node, struct looking *looking,
                     const struct shown *shown)
{
    const struct indicator *closed = shown->indicator;
    int end = end_of(shown);
    if (find(looking, closed->following) == NULL) {
        if (end != 0 && shown->last_year >= end) {
            note_node(document, node, end_text(document, &document->arena, closed, end));
        }
        return;
    }
    struct marking marking = {closed};
    document_each_cell(node, mark, &marking);
    if (node->kind == NODE_CHART && node->chart->kind == CHART_LINES) {
        mark_frame(document, node->chart, end);
    }
    note_node(document, node, break_text(document, &document->arena, closed, end));
}

void break_notes(struct document *document)
{
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        struct looking looking = {.count = 0};
        document_each_cell(node, look, &looking);
        for (size_t i = 0; i < looking.count; i++) {
            if (looking.shown[i].indicator->following != NULL) {
                note_end(document, node, &looking, &looking.shown[i]);
            }
        }
    }
}

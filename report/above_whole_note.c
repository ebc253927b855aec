#include "report/above_whole_note.h"

#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"

/* Areas and years of one table or chart, each once. */
struct above {
    struct buffer text;
    struct arena *arena;
};

/* A year is told once for an area even where the figure stands twice. */
static bool is_told(const struct buffer *text, const char *entry)
{
    const char *found = text->length == 0 ? NULL : strstr(text->bytes, entry);
    return found != NULL;
}

static void tell(void *context, struct doc_cell *cell)
{
    struct above *above = context;
    const struct figure_identity *identity = cell->identity;
    if (!cell->above_whole || identity == NULL) {
        return;
    }
    const char *entry = arena_printf(above->arena, "%s %d (%s)", identity->area_title, identity->year, cell->text);
    if (!is_told(&above->text, entry)) {
        buffer_printf(&above->text, "%s%s", above->text.length > 0 ? ", " : "", entry);
    }
}

static void note(struct document *document, const struct node *node, const char *text)
{
    const char *sentence =
        arena_printf(&document->arena,
                     language_pick(document->language, "Andelar över 100 procent visas som de är: %s.",
                                   "Shares above 100 per cent are shown as they are: %s."),
                     text);
    if (node->kind == NODE_TABLE) {
        document_add_note(&document->arena, &node->table->notes, &node->table->note_count, sentence);
    } else {
        document_add_note(&document->arena, &node->chart->notes, &node->chart->note_count, sentence);
    }
}

void above_whole_notes(struct document *document)
{
    struct above above = {.arena = &document->arena};
    buffer_init(&above.text, LIMIT_DOCUMENT_BYTES);
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        buffer_clear(&above.text);
        document_each_cell(node, tell, &above);
        if (above.text.length > 0) {
            note(document, node, above.text.bytes);
        }
    }
    document->arena.failed = document->arena.failed || buffer_failed(&above.text);
    buffer_release(&above.text);
}

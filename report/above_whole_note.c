#include "report/above_whole_note.h"

#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "transform/indicator.h"

/* The shares found so far, each once. */
struct above {
    struct buffer text;
    struct arena *arena;
    enum language language;
};

static const char *gender_text(const struct above *above, char gender)
{
    switch (gender) {
    case 'K':
        return language_pick(above->language, ", kvinnor", ", women");
    case 'M':
        return language_pick(above->language, ", män", ", men");
    default:
        return "";
    }
}

/* A figure is told once even where it stands twice. */
static void tell(void *context, struct doc_cell *cell)
{
    struct above *above = context;
    const struct figure_identity *identity = cell->identity;
    if (!cell->above_whole || identity == NULL) {
        return;
    }
    /* The highest of a group is one of its members'. */
    const char *of =
        identity->holders != NULL && identity->holders[0] != '\0' ? identity->holders : identity->area_title;
    const char *entry = arena_printf(above->arena, "%s%s, %s %d (%s)",
                                     identity->declared == NULL ? identity->indicator : identity->declared->label,
                                     gender_text(above, identity->gender), of, identity->year, cell->text);
    if (above->text.length == 0 || strstr(above->text.bytes, entry) == NULL) {
        buffer_printf(&above->text, "%s%s", above->text.length > 0 ? "; " : "", entry);
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
    struct above above = {.arena = &document->arena, .language = document->language};
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

const char *above_whole_list(struct document *document)
{
    struct above above = {.arena = &document->arena, .language = document->language};
    buffer_init(&above.text, LIMIT_DOCUMENT_BYTES);
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        document_each_cell(node, tell, &above);
    }
    const char *list = above.text.length > 0 ? arena_copy(&document->arena, above.text.bytes) : NULL;
    document->arena.failed = document->arena.failed || buffer_failed(&above.text);
    buffer_release(&above.text);
    return list;
}

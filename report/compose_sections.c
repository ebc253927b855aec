/* compose_sections.c - sections of a report about one municipality that has no figure to show in them. */
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "report/compose_municipality.h"
#include "report/compose_own.h"

/* What a section shows. */
struct section {
    struct composing *composing;
    struct buffer names;             /* "Avslutade deltagare; Börjat arbeta" */
    size_t shown;                    /* tables and charts */
    bool any;                        /* the municipality has a figure */
    bool fetched;                    /* at least one of them was asked for */
    const struct indicator *wanting; /* not optional, never fetched; NULL for none */
};

/* Whether a block shows figures in a table or a chart. */
static bool shows_figures(const struct block *block)
{
    return block->statement == NULL && (block->indicator != NULL || block->column_count > 0 ||
                                        block->series_count > 0 || block->kind == BLOCK_TARGETS || block->own != NULL);
}

static int look_at(struct section *section, const struct indicator *indicator, bool optional)
{
    bool has;
    bool fetched = false;
    if (municipality_has_figures(section->composing, indicator, &has, &fetched) != 0) {
        return -1;
    }
    section->any = section->any || has;
    section->fetched = section->fetched || fetched;
    if (!optional && !fetched) {
        section->wanting = indicator;
    }
    if (section->names.bytes == NULL || strstr(section->names.bytes, indicator->label) == NULL) {
        buffer_printf(&section->names, "%s%s", section->names.length > 0 ? "; " : "", indicator->label);
    }
    return 0;
}

/* Rows of a file, which nobody has to fetch. */
static int look_at_own(struct section *section, const struct block *block)
{
    struct own_rows rows;
    const char *name = composing_text(section->composing, block->title != NULL ? block->title : block->measure);
    if (own_rows_choose(section->composing, block, &rows) != 0) {
        return -1;
    }
    section->any = section->any || rows.count > 0;
    section->fetched = true;
    buffer_printf(&section->names, "%s%s", section->names.length > 0 ? "; " : "", name);
    return 0;
}

static int look_at_block(struct section *section, const struct block *block)
{
    if (!shows_figures(block)) {
        return 0;
    }
    section->shown++;
    if (block->kind == BLOCK_TARGETS) {
        bool any;
        int result = targets_any(section->composing, block, &any);
        section->any = section->any || any;
        return result;
    }
    if (block->own != NULL) {
        return look_at_own(section, block);
    }
    if (block->indicator != NULL && look_at(section, block->indicator, block->optional) != 0) {
        return -1;
    }
    for (size_t i = 0; i < block->column_count; i++) {
        if (look_at(section, block->columns[i].indicator, block->columns[i].optional) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < block->series_count; i++) {
        if (look_at(section, block->series[i].indicator, block->series[i].optional) != 0) {
            return -1;
        }
    }
    return 0;
}

static void say_without(struct section *section)
{
    struct composing *composing = section->composing;
    const char *text;
    if (section->names.length == 0) {
        text = arena_printf(
            composing->arena,
            composing_pick(composing, "Inga mål är angivna för %s %d–%d.", "No targets are given for %s %d–%d."),
            composing->own->title, composing->first_year, composing->year);
    } else {
        text = arena_printf(composing->arena,
                            section->fetched ? composing_pick(composing, "Uppgifter saknas för %s %d–%d: %s.",
                                                              "There are no figures for %s %d–%d: %s.")
                                             : composing_pick(composing, "Uppgifter är inte hämtade för %s %d–%d: %s.",
                                                              "Figures were not fetched for %s %d–%d: %s."),
                            composing->own->title, composing->first_year, composing->year, section->names.bytes);
    }
    document_paragraph(composing->document, text);
    if (section->wanting != NULL) {
        composing_not_fetched(composing, section->wanting);
    }
}

int section_collapse(struct composing *composing, size_t heading, size_t *next)
{
    const struct report_template *template = composing->template;
    struct section section = {.composing = composing};
    size_t end = heading + 1;
    int result = 0;
    if (composing->own == NULL || template->blocks[heading].kind != BLOCK_HEADING) {
        return 0;
    }
    buffer_init(&section.names, LIMIT_DOCUMENT_BYTES);
    for (; end < template->block_count && template->blocks[end].kind != BLOCK_HEADING && result == 0; end++) {
        result = look_at_block(&section, &template->blocks[end]);
    }
    if (result == 0 && section.shown > 0 && !section.any) {
        say_without(&section);
        *next = end;
    }
    if (buffer_failed(&section.names)) {
        composing->arena->failed = true;
    }
    buffer_release(&section.names);
    return result;
}

#include "report/compose_sections.h"

#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "report/compose_comparison.h"
#include "report/compose_latest.h"
#include "report/compose_municipality.h"
#include "report/compose_own.h"
#include "report/part_label.h"
#include "report/template_kinds.h"
#include "transform/by_gender.h"

/* What a section shows. */
struct section {
    struct composing *composing;
    struct buffer names;             /* "Avslutade deltagare; Börjat arbeta" */
    size_t shown;                    /* tables and charts */
    bool any;                        /* there is a figure */
    int single_year;                 /* the one that has figures; 0: none yet, -1: several have */
    bool fetched;                    /* at least one of them was asked for */
    int first_year;                  /* that any of them shows */
    const struct indicator *wanting; /* not optional, never fetched; NULL for none */
    struct {
        const char **items;
        size_t count;
        size_t capacity;
    } labels; /* of its tables and charts: "Tabell 8" */
};

static void section_init(struct section *section, struct composing *composing)
{
    *section = (struct section){.composing = composing, .first_year = composing->year};
    buffer_init(&section->names, LIMIT_DOCUMENT_BYTES);
}

static void section_release(struct section *section)
{
    if (buffer_failed(&section->names)) {
        section->composing->arena->failed = true;
    }
    buffer_release(&section->names);
}

/* Whether a block shows figures in a table or a chart. */
static bool shows_figures(const struct block *block)
{
    return block->statement == NULL && (block->indicator != NULL || block->column_count > 0 ||
                                        block->series_count > 0 || block->kind == BLOCK_TARGETS || block->own != NULL);
}

/* The first year of which a block shows figures. */
static int first_year_of(const struct composing *composing, const struct block *block)
{
    const enum block_span span = block_sorts[block->kind].span;
    return span == SPAN_YEAR || (span == SPAN_LATEST && !latest_wanted(composing, block)) ? composing->year
                                                                                          : composing->first_year;
}

static bool is_by_gender(const struct block *block)
{
    return block->kind == BLOCK_GENDER_TABLE || block->kind == BLOCK_GENDER_DOTS || block->kind == BLOCK_GENDER_FIGURES;
}

/* Whether any of the areas has a figure. */
static int look_among(struct section *section, const struct block *block, const struct indicator *indicator,
                      const struct area *areas, size_t count, bool *has, bool *fetched)
{
    struct composing *composing = section->composing;
    struct panel panel;
    const struct indicator *undivided = NULL;
    const int first = first_year_of(composing, block);
    if (is_by_gender(block) && gender_undivided(&composing->source, indicator, &undivided, composing->fault) != 0) {
        return -1;
    }
    if (undivided != NULL) {
        *has = true; /* a mistake of the template, which its composer tells */
        return 0;
    }
    if (panel_read(&panel, &composing->source, indicator, is_by_gender(block) ? GENDER_WOMEN : GENDER_TOTAL, areas,
                   count, first, composing->year, composing->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel.area_count * panel.year_count; i++) {
        const int year = first + (int)(i % panel.year_count);
        if (cell_has_value(&panel.cells[i])) {
            *has = true;
            section->single_year = section->single_year == 0 || section->single_year == year ? year : -1;
        }
        *fetched = *fetched || panel.cells[i].status != CELL_NOT_FETCHED;
    }
    return 0;
}

static int look_for(struct section *section, const struct block *block, const struct indicator *indicator, bool *has,
                    bool *fetched)
{
    const struct composing *composing = section->composing;
    if (composing->own != NULL && !is_by_gender(block)) {
        section->first_year = composing->first_year;
        return municipality_has_figures(section->composing, indicator, has, fetched);
    }
    const int first = first_year_of(composing, block);
    section->first_year = first < section->first_year ? first : section->first_year;
    if (composing->own != NULL) {
        return look_among(section, block, indicator, composing->own, 1, has, fetched);
    }
    /* A line may be the nation's alone. */
    if (block->kind == BLOCK_LINE_CHART &&
        look_among(section, block, indicator, &composing->nation, 1, has, fetched) != 0) {
        return -1;
    }
    return look_among(section, block, indicator, composing->group.areas, composing->group.count, has, fetched);
}

static int look_at(struct section *section, const struct block *block, const struct indicator *indicator, bool optional)
{
    bool has = false;
    bool fetched = false;
    if (look_for(section, block, indicator, &has, &fetched) != 0) {
        return -1;
    }
    section->any = section->any || has;
    section->fetched = section->fetched || fetched;
    if (!optional && !block->optional && !fetched) {
        section->wanting = indicator;
    }
    if (section->names.bytes == NULL || strstr(section->names.bytes, indicator->label) == NULL) {
        const char *which =
            is_by_gender(block) ? composing_pick(section->composing, " (kvinnor och män)", " (women and men)") : "";
        buffer_printf(&section->names, "%s%s%s", section->names.length > 0 ? "; " : "", indicator->label, which);
    }
    return 0;
}

/* A section that says something from figures is not empty. */
static int look_at_statement(struct section *section, const struct block *block)
{
    bool says = false;
    if (section->any || section->composing->own != NULL) {
        return 0;
    }
    int result = statement_says(section->composing, block, &says);
    section->any = section->any || says;
    return result;
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
    section->first_year = section->composing->first_year;
    buffer_printf(&section->names, "%s%s", section->names.length > 0 ? "; " : "", name);
    return 0;
}

static int note_label(struct section *section, const char *label)
{
    struct composing *composing = section->composing;
    void *items = section->labels.items;
    const char **next =
        arena_next(composing->arena, &items, section->labels.count, &section->labels.capacity, sizeof *next);
    section->labels.items = items;
    if (next == NULL) {
        return fault_memory(composing->fault, "a section");
    }
    *next = label;
    section->labels.count++;
    return 0;
}

static int look_at_block(struct section *section, const struct block *block)
{
    if (block->statement != NULL) {
        return look_at_statement(section, block);
    }
    if (!shows_figures(block)) {
        return 0;
    }
    section->shown++;
    if (block->label != NULL && note_label(section, block->label) != 0) {
        return -1;
    }
    if (block->kind == BLOCK_TARGETS) {
        bool any;
        int result = targets_any(section->composing, block, &any);
        section->any = section->any || any;
        return result;
    }
    if (block->own != NULL) {
        return look_at_own(section, block);
    }
    if (block->indicator != NULL && look_at(section, block, block->indicator, block->optional) != 0) {
        return -1;
    }
    for (size_t i = 0; i < block->column_count; i++) {
        if (look_at(section, block, block->columns[i].indicator, block->columns[i].optional) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < block->series_count; i++) {
        if (look_at(section, block, block->series[i].indicator, block->series[i].optional) != 0) {
            return -1;
        }
    }
    return 0;
}

/* "2017–2022", or "2022". */
static const char *years_of(const struct section *section)
{
    struct composing *composing = section->composing;
    return section->first_year == composing->year
               ? arena_printf(composing->arena, "%d", composing->year)
               : arena_printf(composing->arena, "%d–%d", section->first_year, composing->year);
}

/* Of whom the figures are missing: "Öckerö", "kommunerna i Göteborgsregionen". */
static const char *whose(struct composing *composing)
{
    return composing->own != NULL
               ? composing->own->title
               : arena_printf(composing->arena,
                              composing_pick(composing, "kommunerna i %s", "the municipalities of the %s"),
                              composing->group.title);
}

/* A reader who counts misses them: "Tabell 8 och Diagram 15 utgår." */
static void say_labels(struct section *section)
{
    struct composing *composing = section->composing;
    const size_t count = section->labels.count;
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : (i + 1 == count ? composing_pick(composing, " och ", " and ") : ", ");
        text = arena_printf(composing->arena, "%s%s%s", text, between,
                            part_label_unbroken(composing->arena, section->labels.items[i]));
    }
    if (count > 0) {
        const char *form = count == 1 ? composing_pick(composing, "%s utgår.", "%s is left out.")
                                      : composing_pick(composing, "%s utgår.", "%s are left out.");
        document_extend(composing->document, arena_printf(composing->arena, form, text));
    }
}

static void say_without(struct section *section)
{
    struct composing *composing = section->composing;
    const char *text;
    if (section->names.length == 0) {
        text =
            arena_printf(composing->arena,
                         composing_pick(composing, "Inga mål är angivna för %s %s.", "No targets are given for %s %s."),
                         composing->own->title, composing->placeholders.values[PLACEHOLDER_YEARS]);
    } else {
        text = arena_printf(composing->arena,
                            section->fetched ? composing_pick(composing, "Uppgifter saknas för %s %s: %s.",
                                                              "There are no figures for %s %s: %s.")
                                             : composing_pick(composing, "Uppgifter är inte hämtade för %s %s: %s.",
                                                              "Figures were not fetched for %s %s: %s."),
                            whose(composing), years_of(section), section->names.bytes);
    }
    document_paragraph(composing->document, text);
    say_labels(section);
    if (section->wanting != NULL) {
        composing_not_fetched(composing, section->wanting);
    }
}

/* Whether the block begins a section, or a part of one, that ends the one at `level`. */
static bool ends(const struct block *block, enum block_kind level)
{
    return block->kind == BLOCK_HEADING || (level == BLOCK_SUBHEADING && block->kind == BLOCK_SUBHEADING);
}

int section_collapse(struct composing *composing, size_t heading, size_t *next)
{
    const struct report_template *template = composing->template;
    const enum block_kind level = template->blocks[heading].kind;
    struct section section;
    size_t end = heading + 1;
    int result = 0;
    if (level != BLOCK_HEADING && level != BLOCK_SUBHEADING) {
        return 0;
    }
    section_init(&section, composing);
    for (; end < template->block_count && !ends(&template->blocks[end], level) && result == 0; end++) {
        result = look_at_block(&section, &template->blocks[end]);
    }
    if (result == 0 && section.shown > 0 && !section.any) {
        say_without(&section);
        *next = end;
    }
    section_release(&section);
    return result;
}

/* The kinds that would else stand there with nothing in them; the others tell themselves what they lack. */
static bool is_shown_empty(enum block_kind kind)
{
    return kind == BLOCK_GENDER_FIGURES || kind == BLOCK_INDICATOR_TABLE || kind == BLOCK_YEAR_TABLE ||
           kind == BLOCK_GENDER_TABLE || kind == BLOCK_LINE_CHART || kind == BLOCK_SMALL_MULTIPLES;
}

/* Lines and small multiples tell of years. */
static bool wants_years(enum block_kind kind)
{
    return kind == BLOCK_LINE_CHART || kind == BLOCK_SMALL_MULTIPLES;
}

/* "uppgifter finns bara för 2022 (Folkmängd)"; NULL where there is enough to show. */
static const char *why_not(struct section *section, enum block_kind kind)
{
    struct composing *composing = section->composing;
    const char *names = section->names.bytes;
    if (section->any && (!wants_years(kind) || section->single_year < 0)) {
        return NULL;
    }
    if (section->any) {
        return arena_printf(
            composing->arena,
            composing_pick(composing, "uppgifter finns bara för %d (%s)", "there are figures of %d only (%s)"),
            section->single_year, names);
    }
    return arena_printf(
        composing->arena,
        section->fetched
            ? composing_pick(composing, "uppgifter saknas för %s (%s)", "no figures of %s (%s)")
            : composing_pick(composing, "uppgifter är inte hämtade för %s (%s)", "figures of %s were not fetched (%s)"),
        years_of(section), names);
}

int section_leave_out(struct composing *composing, size_t index, bool *left_out)
{
    const struct block *block = &composing->template->blocks[index];
    struct section section;
    *left_out = false;
    if (!is_shown_empty(block->kind) || (composing->own != NULL && block->kind != BLOCK_GENDER_FIGURES)) {
        return 0;
    }
    section_init(&section, composing);
    int result = look_at_block(&section, block);
    const char *why = result == 0 ? why_not(&section, block->kind) : NULL;
    if (why != NULL) {
        *left_out = true;
        comparison_leave_out(composing, block, why);
        if (section.wanting != NULL) {
            composing_not_fetched(composing, section.wanting);
        }
    }
    section_release(&section);
    return result;
}

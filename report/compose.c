#include "report/compose.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/compose_internal.h"
#include "report/compose_municipality.h"
#include "report/compose_sections.h"
#include "report/figure_notes.h"
#include "report/small_marks.h"

/* The day of an undated document. */
#define NO_DAY ((struct date){2000, 1, 1})

/* --- the blocks --- */

int compose_heading(struct composing *composing, const struct block *block)
{
    document_heading(composing->document, composing_text(composing, block->text));
    return 0;
}

int compose_subheading(struct composing *composing, const struct block *block)
{
    document_subheading(composing->document, composing_text(composing, block->text));
    return 0;
}

int compose_paragraph(struct composing *composing, const struct block *block)
{
    document_paragraph(composing->document, composing_text(composing, block->text));
    return 0;
}

static int compose_block(struct composing *composing, const struct block *block)
{
#define COMPOSER(VALUE, name, ...) [BLOCK_##VALUE] = compose_##name,
    static int (*const composers[])(struct composing *, const struct block *) = {BLOCK_KINDS(COMPOSER)};
#undef COMPOSER
    return composers[block->kind](composing, block);
}

/* A section without any figure is one sentence, and so is a table or chart without any. */
static int compose_blocks(struct composing *composing)
{
    const struct report_template *template = composing->template;
    size_t next;
    for (size_t i = 0; i < template->block_count; i = next) {
        bool left_out;
        next = i + 1;
        composing->optional = template->blocks[i].optional;
        if (section_leave_out(composing, i, &left_out) != 0 ||
            (!left_out && compose_block(composing, &template->blocks[i]) != 0)) {
            return -1;
        }
        composing->optional = false;
        if (section_collapse(composing, i, &next) != 0) {
            return -1;
        }
    }
    return 0;
}

/* --- before and after them --- */

/* The newest year in which any area of the group has a figure of the template's `year_of`; 0 where there is none. */
static int find_newest_year(struct composing *composing, const struct area_choice *group, int *newest)
{
    struct panel panel;
    int first = composing->template->first_year;
    int last = composing->job->made.year > first ? composing->job->made.year : first;
    *newest = 0;
    if (panel_read(&panel, &composing->source, composing->template->year_of, GENDER_TOTAL, group->areas, group->count,
                   first, last, composing->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < panel.area_count * panel.year_count; i++) {
        int year = first + (int)(i % panel.year_count);
        if (cell_has_value(&panel.cells[i]) && year > *newest) {
            *newest = year;
        }
    }
    return 0;
}

/* The report's year: the one asked for, or the newest that has figures. */
static int choose_year(struct composing *composing)
{
    const struct report_template *template = composing->template;
    composing->year = composing->job->year;
    if (composing->year == 0 && find_newest_year(composing, &composing->year_group, &composing->year) != 0) {
        return -1;
    }
    /* A store may hold other municipalities only. */
    if (composing->year == 0 && composing->own != NULL &&
        find_newest_year(composing, &composing->group, &composing->year) != 0) {
        return -1;
    }
    if (composing->year == 0) {
        return fault_set(composing->fault, STATUS_IO,
                         "%s: the store has no figures of %s to tell the year by; fetch them or give --year",
                         template->name, template->year_of->name);
    }
    composing->first_year = template->first_year;
    if (composing->year < composing->first_year) {
        return fault_set(composing->fault, STATUS_USAGE, "--year %d: %s begins with %d", composing->year,
                         template->name, composing->first_year);
    }
    return 0;
}

static int choose_areas(struct composing *composing)
{
    const struct compose_job *job = composing->job;
    if (areas_choose(job->areas, job->store, composing->template->group->name, composing->arena, &composing->group,
                     composing->fault) != 0 ||
        areas_nation(job->areas, job->store, composing->arena, &composing->nation, composing->fault) != 0) {
        return -1;
    }
    composing->year_group = composing->group;
    return composing->template->about_municipality ? municipality_choose(composing) : 0;
}

static void fill_placeholders(struct composing *composing)
{
    const char **values = composing->placeholders.values;
    values[PLACEHOLDER_YEAR] = arena_printf(composing->arena, "%d", composing->year);
    values[PLACEHOLDER_FIRST_YEAR] = arena_printf(composing->arena, "%d", composing->first_year);
    values[PLACEHOLDER_YEARS] = composing->first_year == composing->year
                                    ? values[PLACEHOLDER_YEAR]
                                    : arena_printf(composing->arena, "%d–%d", composing->first_year, composing->year);
    values[PLACEHOLDER_GROUP] = composing->group.title;
    municipality_placeholders(composing);
    values[PLACEHOLDER_MEMBERS] = arena_printf(composing->arena, "%zu", composing->group.count);
}

/* A day in full, as the day that the report was made is; a year or a span of days stays as it is. */
static const char *spell_day(struct composing *composing, const char *days)
{
    struct date day;
    char text[DATE_LONG_MAX];
    if (!date_parse(days, &day)) {
        return days;
    }
    date_format_long(&day, composing->job->language, text);
    return arena_copy(composing->arena, text);
}

static int write_cover(struct composing *composing)
{
    struct document *document = composing->document;
    struct sources sources = composing->shown;
    const struct date day = composing->job->undated ? NO_DAY : composing->job->made;
    const char *days;
    char made[DATE_LONG_MAX];
    sources.computed = true;
    if (sources_retrieved(&sources, composing->job->store, composing->arena, &days, composing->fault) != 0 ||
        composing_source(composing, &sources, &document->source) != 0) {
        return -1;
    }
    date_format_long(&day, composing->job->language, made);
    document->name = composing->own == NULL
                         ? arena_printf(composing->arena, "%s-%d", composing->template->name, composing->year)
                         : municipality_document_name(composing);
    document->title = composing_text(composing, composing->template->title);
    document->subtitle = composing_text(composing, composing->template->subtitle);
    document->author = composing_text(composing, composing->template->author);
    document->brief = composing->template->brief;
    document->made = day;
    document->cover_lines[0] =
        composing->own != NULL
            ? municipality_cover_line(composing)
            : arena_printf(composing->arena, composing_pick(composing, "%s, %zu kommuner", "%s, %zu municipalities"),
                           composing->group.title, composing->group.count);
    if (sources.count == 0) { /* own figures alone */
        document->source = composing_pick(composing, "Källorna står under tabeller och diagram",
                                          "Sources stand below tables and charts");
    } else {
        document->cover_lines[1] = arena_printf(
            composing->arena,
            composing_pick(composing, "Uppgifter hämtade från Kolada %s", "Figures retrieved from Kolada %s"),
            spell_day(composing, days));
    }
    document->cover_lines[sources.count == 0 ? 1 : 2] =
        arena_printf(composing->arena, composing_pick(composing, "Framställd %s", "Produced %s"), made);
    return 0;
}

/* The indicators of the template, each once or more. */
struct collecting {
    const struct indicator **items;
    size_t count;
};

static void count_indicator(void *context, const struct indicator *indicator)
{
    struct collecting *collecting = context;
    if (collecting->items != NULL) {
        collecting->items[collecting->count] = indicator;
    }
    collecting->count++;
}

static int mark_small_numbers(struct composing *composing)
{
    struct collecting collecting = {0};
    template_each_indicator(composing->template, count_indicator, &collecting);
    collecting.items = arena_array(composing->arena, collecting.count, sizeof(const struct indicator *));
    if (collecting.items == NULL) {
        return fault_memory(composing->fault, composing->template->name);
    }
    collecting.count = 0;
    template_each_indicator(composing->template, count_indicator, &collecting);
    const struct small_marks marks = {.source = &composing->source,
                                      .indicators = collecting.items,
                                      .indicator_count = collecting.count,
                                      .limit = composing->template->small_base};
    return small_marks_add(composing->document, &marks, composing->fault);
}

int compose_report(struct document *document, const struct compose_job *job, struct diag *diag, bool *complete,
                   struct fault *fault)
{
    struct composing composing = {.job = job,
                                  .template = job->template,
                                  .document = document,
                                  .arena = &document->arena,
                                  .source = {.store = job->store,
                                             .templates = job->templates,
                                             .arena = &document->arena,
                                             .today = job->today,
                                             .withhold = job->template->withhold},
                                  .shown = {.undated = job->undated},
                                  .complete = true,
                                  .diag = diag,
                                  .fault = fault};
    if (choose_areas(&composing) != 0 || choose_year(&composing) != 0) {
        return -1;
    }
    composing.source.among = composing.group.areas;
    composing.source.among_count = composing.group.count;
    fill_placeholders(&composing);
    if (compose_blocks(&composing) != 0) {
        return -1;
    }
    if (write_cover(&composing) != 0) {
        return -1;
    }
    if (mark_small_numbers(&composing) != 0) {
        return -1;
    }
    figure_notes(document);
    if (arena_failed(composing.arena)) {
        return fault_memory(fault, job->template->name);
    }
    *complete = composing.complete;
    return 0;
}

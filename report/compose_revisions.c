#include "report/compose_revisions.h"

#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "cache/changes.h"
#include "report/compose_kpis.h"

/* So many figures of an indicator are named. */
#define NAMED_MOST 6

/* Figures of one indicator that changed. */
struct revised {
    struct revised *next;
    const struct indicator *indicator;
    size_t count;
    struct buffer named;
};

/* What is found on the way. */
struct revising {
    struct composing *composing;
    struct revised *first;
    struct revised *last;
};

/* The area of the report that an id stands for; NULL for none. */
static const struct area *find_area(const struct composing *composing, const char *id)
{
    if (strcmp(composing->nation.id, id) == 0) {
        return &composing->nation;
    }
    for (size_t i = 0; i < composing->group.count; i++) {
        if (strcmp(composing->group.areas[i].id, id) == 0) {
            return &composing->group.areas[i];
        }
    }
    return composing->own != NULL && strcmp(composing->own->id, id) == 0 ? composing->own : NULL;
}

static struct revised *revised_of(struct revising *revising, const struct indicator *indicator)
{
    for (struct revised *held = revising->first; held != NULL; held = held->next) {
        if (held->indicator == indicator) {
            return held;
        }
    }
    struct revised *made = arena_alloc(revising->composing->arena, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    *made = (struct revised){.indicator = indicator};
    buffer_init(&made->named, LIMIT_DOCUMENT_BYTES);
    if (revising->last == NULL) {
        revising->first = made;
    } else {
        revising->last->next = made;
    }
    revising->last = made;
    return made;
}

/* A municipality's report tells of its own figures. */
static bool is_shown(const struct composing *composing, const struct figure_revision *revision)
{
    return revision->gender == GENDER_TOTAL && revision->had_value && revision->year >= composing->first_year &&
           revision->year <= composing->year &&
           (composing->own == NULL || strcmp(composing->own->id, revision->area) == 0);
}

/* "Göteborg 2020 (2 490 blev 2 497)" */
static int visit(void *context, const struct figure_revision *revision, struct fault *fault)
{
    struct revising *revising = context;
    struct composing *composing = revising->composing;
    char before[NUMBER_TEXT_MAX];
    char after[NUMBER_TEXT_MAX];
    const struct indicator *indicator = kpis_find(composing, revision->kpi);
    const struct area *area = find_area(composing, revision->area);
    if (indicator == NULL || area == NULL || !is_shown(composing, revision)) {
        return 0;
    }
    number_format(before, revision->old_value, indicator->decimals, composing->job->language);
    number_format(after, revision->value, indicator->decimals, composing->job->language);
    if (revision->has_value && strcmp(before, after) == 0) {
        return 0;
    }
    struct revised *revised = revised_of(revising, indicator);
    if (revised == NULL) {
        return fault_memory(fault, indicator->label);
    }
    if (revised->count++ >= NAMED_MOST) {
        return 0;
    }
    buffer_printf(&revised->named, "%s%s %d (", revised->count > 1 ? "; " : "", area->title, revision->year);
    if (revision->has_value) {
        buffer_printf(&revised->named, composing_pick(composing, "%s blev %s)", "%s became %s)"), before, after);
    } else {
        buffer_printf(&revised->named, composing_pick(composing, "%s drogs tillbaka)", "%s was withdrawn)"), before);
    }
    return 0;
}

static void write_list(struct revising *revising)
{
    struct composing *composing = revising->composing;
    for (struct revised *revised = revising->first; revised != NULL; revised = revised->next) {
        const char *more =
            revised->count <= NAMED_MOST
                ? ""
                : arena_printf(composing->arena, composing_pick(composing, " och %zu till", " and %zu more"),
                               revised->count - NAMED_MOST);
        document_item(
            composing->document, NULL,
            arena_printf(composing->arena, "%s: %s%s.", revised->indicator->label, revised->named.bytes, more));
    }
}

static void release(struct revising *revising)
{
    for (struct revised *revised = revising->first; revised != NULL; revised = revised->next) {
        if (buffer_failed(&revised->named)) {
            revising->composing->arena->failed = true;
        }
        buffer_release(&revised->named);
    }
}

static struct date day_of(const struct compose_job *job)
{
    struct date day = job->since;
    if (day.year == 0) {
        day = job->made;
        day.year--;
        day.day = day.month == 2 && day.day == 29 ? 28 : day.day;
    }
    return day;
}

/* "sedan den 27 november 2025"; an undated document tells no day that moves with the calendar. */
static const char *since_text(struct composing *composing, const struct date *day)
{
    char text[DATE_LONG_MAX];
    if (composing->job->undated && composing->job->since.year == 0) {
        return composing_pick(composing, "sedan ett år", "within a year");
    }
    date_format_long(day, composing->job->language, text);
    return arena_printf(composing->arena, composing_pick(composing, "sedan den %s", "since %s"), text);
}

static void write_sentence(struct composing *composing, const struct change_span *span, const char *since, bool any)
{
    const char *form = any ? composing_pick(composing, "Dessa uppgifter i rapporten har ändrats av källan %s:",
                                            "These figures of the report were changed by the source %s:")
                       : span->after > 0
                           ? composing_pick(composing, "Ingen uppgift i rapporten har ändrats av källan %s.",
                                            "No figure of the report was changed by the source %s.")
                           : composing_pick(composing,
                                            "Om källan har ändrat någon uppgift %s går inte att säga, eftersom "
                                            "uppgifterna hämtades första gången därefter.",
                                            "Whether the source changed any figure %s cannot be told, for they were "
                                            "first retrieved after that.");
    document_paragraph(composing->document, arena_printf(composing->arena, form, since));
}

int compose_revisions(struct composing *composing)
{
    struct revising revising = {.composing = composing};
    struct change_span span;
    const struct date day = day_of(composing->job);
    int result = changes_span(composing->job->store, &day, composing->arena, &span, composing->fault);
    if (result == 0 && span.after > 0) {
        result = changes_each_figure(composing->job->store, &span, visit, &revising, composing->fault);
    }
    if (result == 0 && (revising.first != NULL || !composing->template->brief)) {
        write_sentence(composing, &span, since_text(composing, &day), revising.first != NULL);
        write_list(&revising);
    }
    release(&revising);
    return result;
}

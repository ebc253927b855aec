/* changes.c - the stream of changes, from what the store tells. */
#include "report/changes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "transform/closed_title.h"

const char *change_name(enum change_kind kind)
{
    static const char *const names[CHANGE_KINDS] = {[CHANGE_ADDED] = "added",
                                                    [CHANGE_REVISED] = "revised",
                                                    [CHANGE_WITHDRAWN] = "withdrawn",
                                                    [CHANGE_RETITLED] = "retitled",
                                                    [CHANGE_CLOSED] = "closed",
                                                    [CHANGE_JOINED] = "joined",
                                                    [CHANGE_LEFT] = "left",
                                                    [CHANGE_PUBLICATION] = "publication_date",
                                                    [CHANGE_PRELIMINARY] = "prel_publication_date",
                                                    [CHANGE_DESCRIPTION] = "description"};
    return names[kind];
}

/* Decimals of a figure as it is written exactly; -1 where it has an exponent. */
static int decimals_of(double value)
{
    char text[NUMBER_TEXT_MAX];
    number_exact(text, value);
    const char *point = strchr(text, '.');
    if (strchr(text, 'e') != NULL) {
        return -1;
    }
    return point == NULL ? 0 : (int)strlen(point + 1);
}

double change_difference(const struct figure_revision *revision)
{
    char text[NUMBER_TEXT_MAX];
    double difference = revision->value - revision->old_value;
    int old = decimals_of(revision->old_value);
    int now = decimals_of(revision->value);
    if (old < 0 || now < 0) {
        return difference;
    }
    (void)snprintf(text, sizeof text, "%.*f", old > now ? old : now, difference);
    return strtod(text, NULL);
}

/* What visiting needs at every step. */
struct visiting {
    const struct changes_job *job;
    change_visitor *visit;
    void *context;
    struct area *areas; /* all, by id */
    size_t area_count;
    struct arena arena; /* of the indicator under way */
    const char *kpi;    /* NULL before the first */
    const char *title;
    const char *indicator;
};

/* --- names --- */

static int compare_areas(const void *left, const void *right)
{
    const struct area *a = left;
    const struct area *b = right;
    return strcmp(a->id, b->id);
}

static const char *area_title(const struct visiting *visiting, const char *id)
{
    const struct area key = {.id = id};
    const struct area *area =
        bsearch(&key, visiting->areas, visiting->area_count, sizeof *visiting->areas, compare_areas);
    return area == NULL ? "" : area->title;
}

/* The template's name of an indicator, else its id. */
static const char *indicator_name(const struct changes_job *job, const char *kpi)
{
    for (size_t i = 0; job->indicators != NULL && i < job->indicators->count; i++) {
        const struct indicator *indicator = &job->indicators->items[i];
        if (indicator->kind == INDICATOR_KPI && strcmp(indicator->kpi, kpi) == 0) {
            return indicator->name;
        }
    }
    return kpi;
}

static int name_kpi(struct visiting *visiting, const char *id, struct fault *fault)
{
    struct kpi kpi;
    bool found;
    if (visiting->kpi != NULL && strcmp(visiting->kpi, id) == 0) {
        return 0;
    }
    arena_release(&visiting->arena);
    arena_init(&visiting->arena, LIMIT_MODEL_BYTES);
    if (catalogue_kpi(visiting->job->store, id, &visiting->arena, &kpi, &found, fault) != 0) {
        return -1;
    }
    visiting->kpi = arena_copy(&visiting->arena, id);
    visiting->title = found ? kpi.title : "";
    visiting->indicator = indicator_name(visiting->job, visiting->kpi);
    return arena_failed(&visiting->arena) ? fault_memory(fault, id) : 0;
}

/* --- figures --- */

static int tell_figure(void *context, const struct figure_revision *revision, struct fault *fault)
{
    struct visiting *visiting = context;
    if (name_kpi(visiting, revision->kpi, fault) != 0) {
        return -1;
    }
    const struct change change = {.kind = !revision->had_value  ? CHANGE_ADDED
                                          : revision->has_value ? CHANGE_REVISED
                                                                : CHANGE_WITHDRAWN,
                                  .kpi = revision->kpi,
                                  .title = visiting->title,
                                  .area = revision->area,
                                  .area_title = area_title(visiting, revision->area),
                                  .indicator = visiting->indicator,
                                  .revision = revision,
                                  .old_text = "",
                                  .text = ""};
    return visiting->visit(visiting->context, &change, fault);
}

/* --- the catalogue --- */

/* Tells a text of the catalogue that differs; NULL is none. */
static int tell_text(struct visiting *visiting, struct change *change, enum change_kind kind, const char *old,
                     const char *now, struct fault *fault)
{
    change->kind = kind;
    change->old_text = old == NULL ? "" : old;
    change->text = now == NULL ? "" : now;
    return strcmp(change->old_text, change->text) == 0 ? 0 : visiting->visit(visiting->context, change, fault);
}

static int tell_kpi(void *context, const struct kpi *old, const struct kpi *now, struct fault *fault)
{
    struct visiting *visiting = context;
    struct change change = {.kpi = now->id,
                            .title = now->title,
                            .area = "",
                            .area_title = "",
                            .indicator = indicator_name(visiting->job, now->id)};
    enum change_kind titled =
        closed_title_year(now->title) > 0 && closed_title_year(old->title) == 0 ? CHANGE_CLOSED : CHANGE_RETITLED;
    if (tell_text(visiting, &change, titled, old->title, now->title, fault) != 0 ||
        tell_text(visiting, &change, CHANGE_PUBLICATION, old->publication_date, now->publication_date, fault) != 0 ||
        tell_text(visiting, &change, CHANGE_PRELIMINARY, old->prel_publication_date, now->prel_publication_date,
                  fault) != 0) {
        return -1;
    }
    return tell_text(visiting, &change, CHANGE_DESCRIPTION, old->description, now->description, fault);
}

static struct change of_area(const char *id, const char *title)
{
    return (struct change){.kpi = "", .title = "", .area = id, .area_title = title, .indicator = ""};
}

static int tell_area(void *context, const struct area *old, const struct area *now, struct fault *fault)
{
    struct change change = of_area(now->id, now->title);
    return tell_text(context, &change, CHANGE_RETITLED, old->title, now->title, fault);
}

/* Tells the members of the one that the other lacks; both are ascending. */
static int tell_members(struct visiting *visiting, struct change *change, const struct area_group *of,
                        const struct area_group *other, struct fault *fault)
{
    size_t j = 0;
    int result = 0;
    for (size_t i = 0; i < of->member_count && result == 0; i++) {
        while (j < other->member_count && strcmp(other->members[j], of->members[i]) < 0) {
            j++;
        }
        if (j < other->member_count && strcmp(other->members[j], of->members[i]) == 0) {
            continue;
        }
        const char *text =
            arena_printf(visiting->job->arena, "%s %s", of->members[i], area_title(visiting, of->members[i]));
        change->old_text = change->kind == CHANGE_LEFT ? text : "";
        change->text = change->kind == CHANGE_LEFT ? "" : text;
        result = visiting->visit(visiting->context, change, fault);
    }
    return result;
}

static int tell_group(void *context, const struct area_group *old, const struct area_group *now, struct fault *fault)
{
    struct visiting *visiting = context;
    struct change change = of_area(now->id, now->title);
    if (tell_text(visiting, &change, CHANGE_RETITLED, old->title, now->title, fault) != 0) {
        return -1;
    }
    change.kind = CHANGE_JOINED;
    if (tell_members(visiting, &change, now, old, fault) != 0) {
        return -1;
    }
    change.kind = CHANGE_LEFT;
    return tell_members(visiting, &change, old, now, fault);
}

int changes_visit(const struct changes_job *job, struct change_span *span, change_visitor *visit, void *context,
                  struct fault *fault)
{
    struct visiting visiting = {.job = job, .visit = visit, .context = context};
    struct store *store = job->store;
    if (changes_span(store, job->since, job->arena, span, fault) != 0 ||
        catalogue_areas(store, job->arena, &visiting.areas, &visiting.area_count, fault) != 0) {
        return -1;
    }
    if (visiting.area_count > 0) {
        qsort(visiting.areas, visiting.area_count, sizeof *visiting.areas, compare_areas);
    }
    arena_init(&visiting.arena, LIMIT_MODEL_BYTES);
    int result = -1;
    if (changes_each_figure(store, span, tell_figure, &visiting, fault) == 0 &&
        changes_each_kpi(store, span, tell_kpi, &visiting, fault) == 0 &&
        changes_each_area(store, span, tell_area, &visiting, fault) == 0) {
        result = changes_each_group(store, span, tell_group, &visiting, fault);
    }
    arena_release(&visiting.arena);
    return result;
}

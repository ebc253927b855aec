#include "report/statement_figures.h"

#include <string.h>

/* A panel that was read. */
struct held_panel {
    struct held_panel *next;
    struct panel panel;
};

/* What a name stands for. */
struct held_choice {
    struct held_choice *next;
    const char *name;
    const struct area **areas;
    size_t count;
};

struct statement_figures {
    struct composing *composing;
    struct held_panel *panels;
    struct held_choice *choices;
    void *areas; /* const struct area *, each once */
    size_t area_count;
    size_t area_capacity;
    const struct area *nation;
    const struct area *own; /* NULL in a report about a group */
};

static int figures_fault(struct statement_figures *figures)
{
    return fault_memory(figures->composing->fault, figures->composing->template->name);
}

/* The one pointer for an area; NULL without memory. */
static const struct area *intern(struct statement_figures *figures, const struct area *area)
{
    const struct area **held = figures->areas;
    for (size_t i = 0; i < figures->area_count; i++) {
        if (strcmp(held[i]->id, area->id) == 0) {
            return held[i];
        }
    }
    const struct area **place = arena_next(figures->composing->arena, &figures->areas, figures->area_count,
                                           &figures->area_capacity, sizeof(const struct area *));
    if (place == NULL) {
        (void)figures_fault(figures);
        return NULL;
    }
    *place = area;
    figures->area_count++;
    return area;
}

struct statement_figures *statement_figures_new(struct composing *composing)
{
    struct statement_figures *figures = arena_alloc(composing->arena, sizeof *figures);
    if (figures == NULL) {
        fault_memory(composing->fault, composing->template->name);
        return NULL;
    }
    figures->composing = composing;
    figures->nation = intern(figures, &composing->nation);
    figures->own = composing->own == NULL ? NULL : intern(figures, composing->own);
    return figures->nation == NULL || (composing->own != NULL && figures->own == NULL) ? NULL : figures;
}

/* --- areas --- */

static struct held_choice *choose(struct statement_figures *figures, const char *name)
{
    struct composing *composing = figures->composing;
    struct area_choice choice;
    struct held_choice *held = arena_alloc(composing->arena, sizeof *held);
    if (held == NULL) {
        (void)figures_fault(figures);
        return NULL;
    }
    bool whole = composing->own != NULL && strcmp(name, composing->template->group->name) == 0;
    if (whole) {
        choice = composing->group; /* the municipality's own, which may be its county */
    } else if (areas_choose(composing->job->areas, composing->job->store, name, composing->arena, &choice,
                            composing->fault) != 0) {
        return NULL;
    }
    held->name = name;
    held->count = choice.count;
    held->areas = arena_array(composing->arena, choice.count, sizeof(const struct area *));
    for (size_t i = 0; i < choice.count; i++) {
        const struct area *area = held->areas == NULL ? NULL : intern(figures, &choice.areas[i]);
        if (area == NULL) {
            (void)figures_fault(figures);
            return NULL;
        }
        held->areas[i] = area;
    }
    held->next = figures->choices;
    figures->choices = held;
    return held;
}

static int find_areas(void *context, const char *name, const struct area ***areas, size_t *count)
{
    struct statement_figures *figures = context;
    struct held_choice *held = figures->choices;
    while (held != NULL && strcmp(held->name, name) != 0) {
        held = held->next;
    }
    held = held == NULL ? choose(figures, name) : held;
    if (held == NULL) {
        return -1;
    }
    *areas = held->areas;
    *count = held->count;
    return 0;
}

static bool is_among(const struct area *const *areas, size_t count, const struct area *area)
{
    for (size_t i = 0; i < count; i++) {
        if (areas[i] == area) {
            return true;
        }
    }
    return false;
}

int statement_figures_areas(struct statement_figures *figures, const char *const *names, size_t name_count,
                            const struct area *const **areas, size_t *count)
{
    const struct area **all = NULL;
    *count = 0;
    for (size_t i = 0; i < name_count; i++) {
        const struct area **some;
        size_t some_count;
        if (find_areas(figures, names[i], &some, &some_count) != 0) {
            return -1;
        }
        all = arena_grow(figures->composing->arena, all, *count, *count + some_count, sizeof(const struct area *));
        if (all == NULL) {
            return figures_fault(figures);
        }
        for (size_t j = 0; j < some_count; j++) {
            if (!is_among(all, *count, some[j])) {
                all[(*count)++] = some[j];
            }
        }
    }
    *areas = all;
    return 0;
}

/* --- figures --- */

/* An area's row in a panel, NULL where it is not in it. */
static const struct cell *series_in(const struct panel *panel, const struct area *area)
{
    for (size_t i = 0; i < panel->area_count; i++) {
        if (strcmp(panel->areas[i].id, area->id) == 0) {
            return panel_series(panel, i);
        }
    }
    return NULL;
}

/* All areas that were spoken of so far are read at once; later ones get a panel of their own. */
static struct held_panel *read_panel(struct statement_figures *figures, const struct indicator *indicator,
                                     enum gender gender, const struct area *area)
{
    struct composing *composing = figures->composing;
    const struct area **known = figures->areas;
    bool first = true;
    for (const struct held_panel *held = figures->panels; held != NULL; held = held->next) {
        first = first && (held->panel.indicator != indicator || held->panel.gender != gender);
    }
    size_t count = first ? figures->area_count : 1;
    struct held_panel *made = arena_alloc(composing->arena, sizeof *made);
    struct area *areas = arena_array(composing->arena, count, sizeof *areas);
    if (made == NULL || areas == NULL) {
        (void)figures_fault(figures);
        return NULL;
    }
    areas[0] = *area;
    for (size_t i = 0; first && i < count; i++) {
        areas[i] = *known[i];
    }
    if (composing_panel_gender(composing, indicator, gender, areas, count, &made->panel) != 0) {
        return NULL;
    }
    made->next = figures->panels;
    figures->panels = made;
    return made;
}

static const struct cell *find_series(void *context, const struct indicator *indicator, enum gender gender,
                                      const struct area *area)
{
    struct statement_figures *figures = context;
    for (const struct held_panel *held = figures->panels; held != NULL; held = held->next) {
        const bool fits = held->panel.indicator == indicator && held->panel.gender == gender;
        const struct cell *series = fits ? series_in(&held->panel, area) : NULL;
        if (series != NULL) {
            return series;
        }
    }
    const struct held_panel *made = read_panel(figures, indicator, gender, area);
    return made == NULL ? NULL : series_in(&made->panel, area);
}

struct figure_world statement_figures_world(struct statement_figures *figures)
{
    return (struct figure_world){.context = figures,
                                 .series = find_series,
                                 .areas = find_areas,
                                 .nation = figures->nation,
                                 .own = figures->own,
                                 .group = figures->composing->group.title,
                                 .first_year = figures->composing->first_year,
                                 .last_year = figures->composing->year};
}

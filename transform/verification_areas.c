#include "transform/verification_areas.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

int verified_areas_init(struct verified_areas *all, const struct areas *areas, struct store *store, struct arena *arena,
                        struct fault *fault)
{
    *all = (struct verified_areas){.areas = areas, .store = store, .arena = arena};
    return area_names_read(&all->names, areas, store, arena, fault);
}

struct verified_area *verified_area(const struct verified_areas *all, size_t index)
{
    return (struct verified_area *)all->items + index;
}

static bool is_written(const struct verified_area *area, const struct published_cell *cell)
{
    return strcmp(area->id, cell->area) == 0 && strcmp(area->title, cell->title) == 0;
}

/* A fault at the cell's line that names the areas that may be meant. */
static int fault_unknown(const struct published_cell *cell, const char *file, const struct area_matched *matched,
                         struct fault *fault)
{
    const char *titles[AREA_MATCH_NEAREST];
    const char *ids[AREA_MATCH_NEAREST];
    for (size_t i = 0; i < AREA_MATCH_NEAREST; i++) {
        titles[i] = matched->nearest[i] == NULL ? "" : matched->nearest[i]->title;
        ids[i] = matched->nearest[i] == NULL ? "" : matched->nearest[i]->id;
    }
    if (matched->match == AREA_MATCH_AMBIGUOUS) {
        return fault_set(fault, STATUS_NONSENSE,
                         "%s:%d: \"%s\" may be %s (%s) or %s (%s); write the id beside the name", file, cell->line,
                         cell->title, titles[0], ids[0], titles[1], ids[1]);
    }
    return fault_set(fault, STATUS_NONSENSE, "%s:%d: there is no area \"%s\" in the store; the nearest are %s%s%s%s%s",
                     file, cell->line, cell->title, titles[0], *titles[1] == '\0' ? "" : ", ", titles[1],
                     *titles[2] == '\0' ? "" : message(" and "), titles[2]);
}

/* The area that the title means. */
static int choose_title(struct verified_areas *all, const struct published_cell *cell, const char *file,
                        struct verified_area *area, struct fault *fault)
{
    struct area_matched matched = area_match(&all->names, cell->title);
    bool known = matched.name != NULL;
    const char *text = known ? matched.name->id : cell->title; /* else a group by a rule, as "liknande Ale" */
    area->respelled = matched.match == AREA_MATCH_RESPELLED;
    if (matched.match != AREA_MATCH_AMBIGUOUS &&
        areas_choose(all->areas, all->store, text, all->arena, &area->choice, fault) == 0) {
        return 0;
    }
    bool unknown = matched.match == AREA_MATCH_AMBIGUOUS || (!known && fault->status == STATUS_USAGE);
    return unknown ? fault_unknown(cell, file, &matched, fault) : -1;
}

/* Whether the title is one of the area's own names; that of another area is a fault. */
static int check_title(struct verified_areas *all, const struct published_cell *cell, const char *file,
                       struct verified_area *area, struct fault *fault)
{
    char folded[TEXT_FOLDED_MAX];
    bool own = false;
    text_fold(cell->title, folded);
    for (size_t i = 0; i < all->names.count; i++) {
        const struct area_name *name = &all->names.items[i];
        own = own || (strcmp(name->id, area->choice.id) == 0 && strcmp(name->folded, folded) == 0);
    }
    if (own || cell->title[0] == '\0') {
        return 0;
    }
    struct area_matched matched = area_match(&all->names, cell->title);
    if (matched.match == AREA_MATCH_RIGHT && strcmp(matched.name->id, area->choice.id) != 0) {
        return fault_set(fault, STATUS_NONSENSE, "%s:%d: %s is the id of %s, not of %s", file, cell->line, cell->area,
                         area->choice.title, cell->title);
    }
    area->respelled = matched.match != AREA_MATCH_RIGHT;
    return 0;
}

/* The area behind the id of a row. */
static int choose_id(struct verified_areas *all, const struct published_cell *cell, const char *file,
                     struct verified_area *area, struct fault *fault)
{
    if (areas_choose(all->areas, all->store, cell->area, all->arena, &area->choice, fault) != 0) {
        fault->status =
            fault->status == STATUS_USAGE ? STATUS_NONSENSE : fault->status; /* the table's, not the asker's */
        return fault_prefix(fault, "%s:%d", file, cell->line);
    }
    return check_title(all, cell, file, area, fault);
}

static int choose(struct verified_areas *all, const struct published_cell *cell, const char *file,
                  struct verified_area *area, struct fault *fault)
{
    return cell->area[0] != '\0' ? choose_id(all, cell, file, area, fault) : choose_title(all, cell, file, area, fault);
}

static int add(struct verified_areas *all, const struct published_cell *cell, const char *file, struct fault *fault)
{
    struct verified_area area = {.id = cell->area, .title = cell->title, .line = cell->line, .same = all->count};
    if (choose(all, cell, file, &area, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < all->count && area.same == all->count; i++) {
        area.same = strcmp(verified_area(all, i)->choice.id, area.choice.id) == 0 ? i : area.same;
    }
    struct verified_area *place = arena_next(all->arena, &all->items, all->count, &all->capacity, sizeof *place);
    if (place == NULL) {
        return fault_memory(fault, file);
    }
    *place = area;
    all->last = all->count++;
    return 0;
}

int verified_areas_find(struct verified_areas *all, const struct published_cell *cell, const char *file, size_t *index,
                        struct fault *fault)
{
    bool found = all->count > 0 && is_written(verified_area(all, all->last), cell);
    for (size_t i = 0; i < all->count && !found; i++) {
        found = is_written(verified_area(all, i), cell);
        all->last = found ? i : all->last;
    }
    if (!found && add(all, cell, file, fault) != 0) {
        return -1;
    }
    *index = all->last;
    return 0;
}

#include "cli/complete_values.h"

#include <string.h>

#include "cache/search.h"
#include "report/template.h"

/* Kolada's own groups are thousands: not without a beginning. */
#define LETTERS_FOR_GROUPS 2
/* "N0", "U4": so much of an id is typed before the catalogue's are offered, too. */
#define LETTERS_FOR_IDS 2

bool complete_is_list(const char *called)
{
    static const char *const lists[] = {"NAMES", "IDS", "AREAS", "LIST"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(called, lists[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* --- names from the templates and the store --- */

static void add_named_groups(const struct session *session, struct candidates *candidates)
{
    struct areas areas;
    struct fault ignored;
    if (areas_load(&areas, session->settings.templates, session->settings.language, &ignored) != 0) {
        return;
    }
    for (size_t i = 0; i < areas.group_count; i++) {
        candidates_add(candidates, areas.groups[i].name, areas.groups[i].label);
    }
    areas_release(&areas);
}

/* Municipalities, regions and Riket where `places`; Kolada's groups, whose titles are no names, where enough is typed. */
static void add_catalogue(struct session *session, bool places, struct candidates *candidates)
{
    struct store *store;
    struct fault ignored;
    struct area *areas;
    size_t count;
    if (command_open_store(session, &store, &ignored) != 0) {
        return;
    }
    if (catalogue_areas(store, &session->arena, &areas, &count, &ignored) == 0) {
        for (size_t i = 0; i < count; i++) {
            bool is_group = strcmp(areas[i].type, "G") == 0;
            if (is_group ? strlen(candidates->word) >= LETTERS_FOR_GROUPS : places) {
                candidates_add(candidates, areas[i].title, areas[i].id);
            }
        }
    }
    store_free(store);
}

static void add_areas(struct session *session, struct candidates *candidates)
{
    add_named_groups(session, candidates);
    add_catalogue(session, true, candidates);
}

static void add_groups(struct session *session, struct candidates *candidates)
{
    add_named_groups(session, candidates);
    add_catalogue(session, false, candidates);
}

static int add_match(void *context, const struct search_match *match, struct fault *fault)
{
    (void)fault;
    candidates_add(context, match->id, match->title);
    return 0;
}

static void add_catalogue_ids(struct session *session, struct candidates *candidates)
{
    struct store *store;
    struct fault ignored;
    if (strlen(candidates->word) >= LETTERS_FOR_IDS && strpbrk(candidates->word, "0123456789") != NULL &&
        command_open_store(session, &store, &ignored) == 0) {
        (void)search_each_title(store, add_match, candidates, &ignored);
        store_free(store);
    }
}

static void add_indicators(struct session *session, struct candidates *candidates)
{
    struct indicators indicators;
    struct fault ignored;
    if (indicators_load(&indicators, session->settings.templates, session->settings.language, &ignored) == 0) {
        for (size_t i = 0; i < indicators.count; i++) {
            candidates_add(candidates, indicators.items[i].name, indicators.items[i].label);
        }
        indicators_release(&indicators);
    }
    add_catalogue_ids(session, candidates);
}

static void add_names(struct session *session, struct candidates *candidates)
{
    add_indicators(session, candidates);
    add_areas(session, candidates);
}

static void add_templates(struct session *session, struct candidates *candidates)
{
    const char **names;
    size_t count;
    struct fault ignored;
    if (template_list(session->settings.templates, &session->arena, &names, &count, &ignored) == 0) {
        for (size_t i = 0; i < count; i++) {
            candidates_add(candidates, names[i], "");
        }
    }
    candidates->files = true;
}

static void add_files(struct session *session, struct candidates *candidates)
{
    (void)session;
    candidates->files = true;
}

static void add_folders(struct session *session, struct candidates *candidates)
{
    (void)session;
    candidates->folders = true;
}

/* --- the few that a value may be --- */

/* "table, csv or json; default ...", "sv|en": the words up to the semicolon, without what stands in brackets. */
static void add_choices(const char *list, struct candidates *candidates)
{
    for (const char *at = list; *at != '\0' && *at != ';';) {
        size_t length = *at == '(' ? strcspn(at, ")") : strcspn(at, " ,;|");
        const char *word = arena_copy_bytes(candidates->arena, at, length);
        if (*at != '(' && strcmp(word, "or") != 0) {
            candidates_add(candidates, word, "");
        }
        at += length;
        at += strspn(at, " ,|)");
    }
}

void complete_value(struct session *session, const char *called, const char *help, struct candidates *candidates)
{
    static const struct {
        const char *called;
        void (*add)(struct session *session, struct candidates *candidates);
    } kinds[] = {{"FILE", add_files},     {"TABLE.csv", add_files}, {"DIR", add_folders},  {"TEMPLATE", add_templates},
                 {"AREA", add_areas},     {"AREAS", add_areas},     {"GROUP", add_groups}, {"NAMES", add_indicators},
                 {"IDS", add_indicators}, {"NAME", add_names}};
    static const char *const choices[] = {"FORMAT", "LIST", "KIND"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(called, kinds[i].called) == 0) {
            kinds[i].add(session, candidates);
        }
    }
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (strcmp(called, choices[i]) == 0) {
            add_choices(help, candidates);
        }
    }
    if (strchr(called, '|') != NULL) {
        add_choices(called, candidates);
    }
}

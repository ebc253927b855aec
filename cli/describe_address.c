#include "cli/describe_address.h"

#include "fetch/request.h"

/* Indicators behind a derived one; more do not go into one address. */
struct origins {
    size_t count;
    const char *ids[LIMIT_IDS_PER_SEGMENT];
};

static int add_origin(void *context, const struct indicator *indicator)
{
    struct origins *origins = context;
    if (indicator->kind == INDICATOR_KPI && origins->count < LIMIT_IDS_PER_SEGMENT) {
        origins->ids[origins->count++] = indicator->kpi;
    }
    return 0;
}

static int add_address(struct description *description, const char *key, const char *label, const char *api,
                       struct request *request, struct fault *fault)
{
    struct arena *arena = &description->document->arena;
    if (request_write_path(request, arena, fault) != 0) {
        return -1;
    }
    description_fact(description, key, label, arena_printf(arena, "%s%s", api, request->path));
    return 0;
}

int describe_indicator_address(struct description *description, const char *api, const struct indicator *indicator,
                               const char *area, int year, struct fault *fault)
{
    struct origins origins = {0};
    struct arena *arena = &description->document->arena;
    enum language language = description->document->language;
    struct request entry = {.kind = REQUEST_KPI};
    struct request figures = {.kind = REQUEST_DATA, .years = &year, .year_count = 1};
    (void)indicator_each_origin(indicator, add_origin, &origins);
    if (origins.count == 0) {
        return 0;
    }
    if (id_set_make(&entry.ids, origins.ids, origins.count, arena, fault) != 0 ||
        id_set_make(&figures.areas, &area, 1, arena, fault) != 0) {
        return -1;
    }
    figures.ids = entry.ids;
    return add_address(description, "request", language_pick(language, "Fråga", "Request"), api, &entry, fault) != 0 ||
                   add_address(description, "data_request", language_pick(language, "Värden", "Figures"), api, &figures,
                               fault) != 0
               ? -1
               : 0;
}

int describe_place_address(struct description *description, const char *api, const struct area_choice *choice,
                           struct fault *fault)
{
    struct request request = {.kind = choice->is_group ? REQUEST_GROUP : REQUEST_AREA};
    const char *id = choice->is_group ? choice->kolada : choice->id;
    if (id[0] == '\0') {
        return 0;
    }
    if (id_set_make(&request.ids, &id, 1, &description->document->arena, fault) != 0) {
        return -1;
    }
    return add_address(description, "request", language_pick(description->document->language, "Fråga", "Request"), api,
                       &request, fault);
}

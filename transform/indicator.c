#include "transform/indicator.h"

#include <string.h>

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "transform/localized.h"

#define FILE_NAME "indicators.json"

static const char *const member_names[] = {"name",       "kpi",       "ratio",    "file",   "source",
                                           "label",      "unit",      "decimals", "yes_no", "direction",
                                           "definition", "successor", "count",    "weight", NULL};

/* --- one indicator --- */

static int read_source_of_figures(const struct json_at *at, struct indicator *indicator, struct fault *fault)
{
    struct json_at kpi = json_member(at, "kpi");
    struct json_at ratio = json_member(at, "ratio");
    struct json_at file = json_member(at, "file");
    int kinds = (kpi.value != NULL) + (ratio.value != NULL) + (file.value != NULL);
    if (kinds != 1) {
        return json_fault(at, fault, "must have exactly one of \"kpi\", \"ratio\" and \"file\"");
    }
    if (kpi.value != NULL) {
        indicator->kind = INDICATOR_KPI;
        return json_name(&kpi, &indicator->kpi, fault);
    }
    if (file.value != NULL) {
        indicator->kind = INDICATOR_SUPPLEMENT;
        return json_name(&file, &indicator->file, fault);
    }
    indicator->kind = INDICATOR_RATIO;
    return 0;
}

static int read_texts(const struct json_at *at, enum language language, struct indicator *indicator,
                      struct fault *fault)
{
    struct json_at label = json_member(at, "label");
    struct json_at unit = json_member(at, "unit");
    struct json_at source = json_member(at, "source");
    struct json_at definition = json_member(at, "definition");
    struct json_at successor = json_member(at, "successor");
    if (localized_text(&label, language, &indicator->label, fault) != 0 ||
        localized_text_if_any(&unit, language, &indicator->unit, fault) != 0 ||
        localized_text_if_any(&source, language, &indicator->source, fault) != 0 ||
        localized_text_if_any(&definition, language, &indicator->definition, fault) != 0) {
        return -1;
    }
    indicator->successor = "";
    return successor.value == NULL ? 0 : json_text(&successor, &indicator->successor, fault);
}

static int read_display(const struct json_at *at, struct indicator *indicator, struct fault *fault)
{
    static const char *const directions[] = {"neither", "higher_is_better", "higher_is_worse", NULL};
    struct json_at decimals = json_member(at, "decimals");
    struct json_at yes_no = json_member(at, "yes_no");
    struct json_at count = json_member(at, "count");
    struct json_at direction = json_member(at, "direction");
    int chosen = DIRECTION_NEITHER;
    if (decimals.value != NULL && json_int(&decimals, 0, NUMBER_DECIMALS_MAX, &indicator->decimals, fault) != 0) {
        return -1;
    }
    if (yes_no.value != NULL && json_bool(&yes_no, &indicator->yes_no, fault) != 0) {
        return -1;
    }
    if (count.value != NULL && json_bool(&count, &indicator->is_count, fault) != 0) {
        return -1;
    }
    if (direction.value != NULL && json_choice(&direction, directions, &chosen, fault) != 0) {
        return -1;
    }
    indicator->direction = (enum direction)chosen;
    return 0;
}

static int read_indicator(const struct json_at *at, enum language language, struct indicator *indicator,
                          struct fault *fault)
{
    struct json_at name = json_member(at, "name");
    indicator->kpi = "";
    if (json_expect_object(at, member_names, fault) != 0 || json_name(&name, &indicator->name, fault) != 0 ||
        read_source_of_figures(at, indicator, fault) != 0 || read_texts(at, language, indicator, fault) != 0) {
        return -1;
    }
    return read_display(at, indicator, fault);
}

/* --- ratios, once all names are known --- */

static int read_term(struct indicators *set, const struct json_at *ratio, const char *key, size_t before,
                     const struct indicator **term, struct fault *fault)
{
    const char *name;
    struct json_at at = json_member(ratio, key);
    if (json_text(&at, &name, fault) != 0) {
        return -1;
    }
    /* Only what stands above may be used, so that no ratio can lead back to itself. */
    for (size_t i = 0; i < before; i++) {
        if (strcmp(set->items[i].name, name) == 0) {
            *term = &set->items[i];
            return 0;
        }
    }
    return json_fault(&at, fault, "\"%s\" is no indicator that stands above this one", name);
}

static int read_ratio(struct indicators *set, const struct json_at *item, size_t index, struct fault *fault)
{
    static const char *const known[] = {"numerator", "denominator", "scale", NULL};
    struct json_at ratio = json_member(item, "ratio");
    struct json_at scale = json_member(&ratio, "scale");
    int factor;
    if (json_expect_object(&ratio, known, fault) != 0 ||
        read_term(set, &ratio, "numerator", index, &set->items[index].numerator, fault) != 0 ||
        read_term(set, &ratio, "denominator", index, &set->items[index].denominator, fault) != 0 ||
        json_int(&scale, 1, 1000000, &factor, fault) != 0) {
        return -1;
    }
    set->items[index].scale = factor;
    return 0;
}

/* --- the set --- */

static int expect_new_name(const struct indicators *set, const struct json_at *item, size_t index, struct fault *fault)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(set->items[i].name, set->items[index].name) == 0) {
            return json_fault(item, fault, "the name \"%s\" is taken already", set->items[index].name);
        }
    }
    return 0;
}

/* The weight may stand anywhere in the file, for a weight is not weighted itself. */
static int find_weight(struct indicators *set, const struct json_at *item, size_t index, struct fault *fault)
{
    struct json_at at = json_member(item, "weight");
    const char *name;
    if (at.value == NULL) {
        return 0;
    }
    if (json_text(&at, &name, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < set->count; i++) {
        if (i != index && strcmp(set->items[i].name, name) == 0) {
            set->items[index].weight = &set->items[i];
            return 0;
        }
    }
    return json_fault(&at, fault, "\"%s\" is no other indicator of this file", name);
}

static int read_items(struct indicators *set, enum language language, struct fault *fault)
{
    static const char *const known[] = {"indicators", NULL};
    struct json_at root = json_root(&set->document);
    struct json_at list = json_member(&root, "indicators");
    if (json_expect_object(&root, known, fault) != 0 || json_expect_array(&list, fault) != 0) {
        return -1;
    }
    set->count = json_count(&list);
    set->items = arena_array(&set->arena, set->count, sizeof *set->items);
    if (set->items == NULL) {
        return fault_memory(fault, set->document.name);
    }
    for (size_t i = 0; i < set->count; i++) {
        struct json_at item = json_element(&list, i);
        if (read_indicator(&item, language, &set->items[i], fault) != 0 || expect_new_name(set, &item, i, fault) != 0) {
            return -1;
        }
        if (set->items[i].kind == INDICATOR_RATIO && read_ratio(set, &item, i, fault) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < set->count; i++) {
        struct json_at item = json_element(&list, i);
        if (find_weight(set, &item, i, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int indicators_load(struct indicators *indicators, const char *directory, enum language language, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    arena_init(&indicators->arena, LIMIT_MODEL_BYTES);
    if (path_join(path, directory, FILE_NAME, fault) != 0 ||
        json_document_load(&indicators->document, path, fault) != 0) {
        arena_release(&indicators->arena);
        return -1;
    }
    if (read_items(indicators, language, fault) != 0) {
        indicators_release(indicators);
        return -1;
    }
    return 0;
}

void indicators_release(struct indicators *indicators)
{
    json_document_release(&indicators->document);
    arena_release(&indicators->arena);
    indicators->count = 0;
}

const struct indicator *indicators_find(const struct indicators *indicators, const char *name)
{
    char wanted[TEXT_FOLDED_MAX];
    char folded[TEXT_FOLDED_MAX];
    text_fold(name, wanted);
    for (size_t i = 0; i < indicators->count; i++) {
        const struct indicator *item = &indicators->items[i];
        text_fold(item->name, folded);
        if (strcmp(folded, wanted) == 0) {
            return item;
        }
        text_fold(item->kpi, folded);
        if (item->kind == INDICATOR_KPI && strcmp(folded, wanted) == 0) {
            return item;
        }
    }
    return NULL;
}

/* "Invånare totalt, antal", but not "Väntetid i antal dagar, medelvärde". */
static bool ends_with_count(const char *title)
{
    static const char ending[] = ", antal";
    size_t length = strlen(title);
    return length >= sizeof ending && strcmp(title + length + 1 - sizeof ending, ending) == 0;
}

bool indicator_is_kpi_id(const char *name)
{
    return strlen(name) == 6 && name[0] >= 'A' && name[0] <= 'Z' && strspn(name + 1, "0123456789") == 5;
}

const struct indicator *indicators_expect(const struct indicators *indicators, const char *name, struct fault *fault)
{
    const struct indicator *found = indicators_find(indicators, name);
    const struct indicator *nearest = NULL;
    if (found != NULL) {
        return found;
    }
    if (indicator_is_kpi_id(name)) {
        fault_set(fault, STATUS_USAGE, "%s: is not in the store; `nyckeltal fetch --kpi %s --area GR` gets it", name,
                  name);
        return NULL;
    }
    for (size_t i = 0; i < indicators->count; i++) {
        const struct indicator *item = &indicators->items[i];
        if (nearest == NULL || text_distance(item->name, name) < text_distance(nearest->name, name)) {
            nearest = item;
        }
    }
    fault_set(fault, STATUS_USAGE, "%s: there is no such indicator in %s or in the store; the nearest is %s", name,
              indicators->document.name, nearest == NULL ? "-" : nearest->name);
    return NULL;
}

const struct indicator *indicator_of_kpi(const struct kpi *kpi, struct arena *arena)
{
    struct indicator *indicator = arena_alloc(arena, sizeof *indicator);
    if (indicator == NULL) {
        return NULL;
    }
    bool percent = strstr(kpi->title, "(%)") != NULL;
    bool count = strstr(kpi->title, "antal") != NULL;
    indicator->name = arena_copy(arena, kpi->id);
    indicator->kind = INDICATOR_KPI;
    indicator->kpi = indicator->name;
    indicator->file = "";
    indicator->source = "";
    indicator->label = arena_copy(arena, kpi->title);
    indicator->unit = percent ? "%" : "";
    indicator->decimals = percent ? 1 : (count ? 0 : 2);
    indicator->is_count = !percent && ends_with_count(kpi->title);
    indicator->definition = arena_copy(arena, kpi->description);
    indicator->successor = "";
    return indicator;
}

bool indicator_is_computed(const struct indicator *indicator)
{
    return indicator->kind == INDICATOR_RATIO;
}

/* describe_indicator.c - all about an indicator. */
#include <string.h>

#include "cache/holdings.h"
#include "report/definition_text.h"
#include "report/describe.h"
#include "report/listing.h"
#include "transform/closed_title.h"

/* An indicator being described. */
struct telling {
    struct description *description;
    const struct describe_job *job;
    const struct indicator *indicator;
    struct kpi kpi;
    bool in_catalogue;
    struct fault *fault;
};

static const char *pick(const struct telling *telling, const char *swedish, const char *english)
{
    return language_pick(telling->job->language, swedish, english);
}

static void tell(struct telling *telling, const char *key, const char *swedish, const char *english, const char *text)
{
    description_fact(telling->description, key, pick(telling, swedish, english), text);
}

/* A fact that is told to machines by another text than to people. */
static void tell_both(struct telling *telling, const char *key, const char *text, const char *label, const char *shown)
{
    description_fact(telling->description, key, NULL, text);
    description_fact(telling->description, NULL, label, shown);
}

/* "langvarigt_bistand: Långvarigt ekonomiskt bistånd", of Kolada's without a name in the templates its id and label. */
static const char *name_of(const struct telling *telling, const struct indicator *indicator)
{
    bool named = strcmp(indicator->name, indicator->kpi) != 0;
    return arena_printf(telling->job->source.arena, "%s%s%s%s: %s", indicator->name,
                        named && indicator->kpi[0] != '\0' ? " (" : "", named ? indicator->kpi : "",
                        named && indicator->kpi[0] != '\0' ? ")" : "", indicator->label);
}

/* --- what it means --- */

static void tell_meaning(struct telling *telling)
{
    const struct indicator *indicator = telling->indicator;
    bool declared = strcmp(indicator->name, indicator->kpi) != 0;
    if (declared) {
        tell(telling, "name", "I mallarna", "In templates", indicator->name);
        tell(telling, "label", "Benämning", "Label", indicator->label);
        tell(telling, "definition", "Definition", "Definition", indicator->definition);
    }
    if (telling->in_catalogue) {
        tell(telling, "description", declared ? "Enligt Kolada" : "Definition", declared ? "By Kolada" : "Definition",
             telling->kpi.description);
    }
    tell(telling, "formula", "Beräknas", "Computed",
         definition_formula(indicator, telling->job->language, telling->job->source.arena));
}

static const char *type_text(const struct telling *telling)
{
    switch (telling->kpi.municipality_type[0]) {
    case 'K':
        return pick(telling, "kommuner", "municipalities");
    case 'L':
        return pick(telling, "regioner", "regions");
    case 'A':
        return pick(telling, "kommuner och regioner", "municipalities and regions");
    default:
        return telling->kpi.municipality_type;
    }
}

/* "preliminärt 2026-02-10, slutligt 2026-06-17, avser 2025". */
static void tell_publication(struct telling *telling)
{
    const struct kpi *kpi = &telling->kpi;
    struct arena *arena = telling->job->source.arena;
    const char *shown = "";
    if (kpi->prel_publication_date != NULL) {
        shown = arena_printf(arena, pick(telling, "preliminärt %s", "preliminary %s"), kpi->prel_publication_date);
    }
    if (kpi->publication_date != NULL) {
        shown = arena_printf(arena, pick(telling, "%s%sslutligt %s", "%s%sfinal %s"), shown,
                             shown[0] == '\0' ? "" : ", ", kpi->publication_date);
    }
    if (kpi->publ_period != NULL && shown[0] != '\0') {
        shown = arena_printf(arena, pick(telling, "%s, avser %s", "%s, of %s"), shown, kpi->publ_period);
    }
    description_fact(telling->description, "prel_publication_date", NULL, kpi->prel_publication_date);
    description_fact(telling->description, "publication_date", NULL, kpi->publication_date);
    description_fact(telling->description, "publ_period", NULL, kpi->publ_period);
    description_fact(telling->description, NULL, pick(telling, "Publiceras", "Published"), shown);
}

static void tell_source(struct telling *telling)
{
    const struct indicator *indicator = telling->indicator;
    tell(telling, "source", "Källa", "Source", indicator->source);
    tell(telling, "file", "Fil", "File", indicator->file);
    tell(telling, "unit", "Enhet", "Unit", indicator->unit);
    if (indicator->weight != NULL) {
        tell_both(telling, "weight", indicator->weight->name, pick(telling, "Vägs med", "Weighted by"),
                  name_of(telling, indicator->weight));
    }
    if (!telling->in_catalogue) {
        return;
    }
    description_flag(telling->description, "divided_by_gender", pick(telling, "Könsuppdelat", "By gender"),
                     telling->kpi.divided_by_gender);
    description_flag(telling->description, "has_ou_data", pick(telling, "Finns per enhet", "By unit"),
                     telling->kpi.has_ou_data);
    tell_both(telling, "municipality_type", telling->kpi.municipality_type, pick(telling, "Gäller", "Covers"),
              type_text(telling));
    tell(telling, "operating_area", "Verksamhetsområde", "Operating area", telling->kpi.operating_area);
    tell(telling, "perspective", "Perspektiv", "Perspective", telling->kpi.perspective);
    description_fact(telling->description, "auspice", NULL, telling->kpi.auspice);
    tell_publication(telling);
}

/* --- what it is part of --- */

static void tell_succession(struct telling *telling)
{
    const struct indicator *indicator = telling->indicator;
    const struct indicators *all = telling->job->indicators;
    int last = indicator->last_year;
    if (last == 0 && telling->in_catalogue) {
        last = closed_title_year(telling->kpi.title);
    }
    if (last > 0) {
        description_number(telling->description, "closed", pick(telling, "Avslutad", "Closed"), last);
    }
    if (indicator->following != NULL) {
        tell_both(telling, "successor", indicator->following->name, pick(telling, "Följs av", "Followed by"),
                  name_of(telling, indicator->following));
    }
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].following == indicator) {
            tell_both(telling, "follows", all->items[i].name, pick(telling, "Följer på", "Follows"),
                      name_of(telling, &all->items[i]));
        }
    }
}

static bool is_term(const struct indicator *derived, const struct indicator *indicator)
{
    const struct indicator *term;
    for (size_t i = 0; (term = indicator_term(derived, i)) != NULL; i++) {
        if (term == indicator) {
            return true;
        }
    }
    return false;
}

static void add_indicator(struct telling *telling, struct described_list *list, const struct indicator *indicator)
{
    const char *const row[] = {indicator->name, indicator->kpi, indicator->label};
    description_row(telling->description, list, row);
}

static void list_relations(struct telling *telling)
{
    const struct described_column columns[] = {{"name", pick(telling, "Namn", "Name"), false},
                                               {"kpi", "Kolada", false},
                                               {"label", pick(telling, "Benämning", "Label"), false},
                                               {NULL, NULL, false}};
    const struct indicators *all = telling->job->indicators;
    const struct indicator *term;
    struct described_list *terms =
        description_list(telling->description, "made_of", pick(telling, "Beräknas av", "Made of"), columns);
    for (size_t i = 0; (term = indicator_term(telling->indicator, i)) != NULL; i++) {
        add_indicator(telling, terms, term);
    }
    struct described_list *derived =
        description_list(telling->description, "used_by", pick(telling, "Ingår i", "Used by"), columns);
    for (size_t i = 0; i < all->count; i++) {
        if (is_term(&all->items[i], telling->indicator)) {
            add_indicator(telling, derived, &all->items[i]);
        }
    }
}

/* --- what is held --- */

static void list_years(struct telling *telling, const struct holding *holding)
{
    struct arena *arena = telling->job->source.arena;
    const struct described_column columns[] = {{"year", pick(telling, ">År", ">Year"), true},
                                               {"held", pick(telling, ">Med värde", ">With a figure"), true},
                                               {"asked", pick(telling, ">Av områden", ">Of areas"), true},
                                               {NULL, NULL, false}};
    struct described_list *list =
        description_list(telling->description, "held_by_year", pick(telling, "I lagret", "Held"), columns);
    for (size_t i = holding->year_count; i-- > 0;) {
        const struct holding_year *year = &holding->years[i];
        const char *const row[] = {arena_printf(arena, "%d", year->year),
                                   arena_printf(arena, "%lld", (long long)year->held),
                                   arena_printf(arena, "%lld", (long long)year->asked)};
        if (year->held > 0) {
            description_row(telling->description, list, row);
        }
    }
}

static int tell_holdings(struct telling *telling)
{
    struct holding holding;
    bool found = false;
    struct description *description = telling->description;
    struct arena *arena = telling->job->source.arena;
    if (telling->indicator->kind != INDICATOR_KPI) {
        return 0;
    }
    if (holdings_of_kpi(telling->job->source.store, telling->indicator->kpi, arena, &holding, &found, telling->fault) !=
        0) {
        return -1;
    }
    if (!found) {
        description_fact(description, NULL, pick(telling, "I lagret", "Held"),
                         arena_printf(arena,
                                      pick(telling, "inget; `nyckeltal fetch --kpi %s --area GR` hämtar",
                                           "nothing; `nyckeltal fetch --kpi %s --area GR` gets it"),
                                      telling->indicator->kpi));
        return 0;
    }
    if (holding.first_year > 0) {
        description_number(description, "first_year", NULL, holding.first_year);
        description_number(description, "last_year", NULL, holding.last_year);
    }
    description_number(description, "figures", NULL, holding.figures);
    description_number(description, "areas_held", NULL, (int64_t)holding.areas);
    description_fact(description, "retrieved", NULL, holding.retrieved);
    description_fact(description, NULL, pick(telling, "I lagret", "Held"),
                     arena_printf(arena,
                                  pick(telling, "%s, %s värden för %zu områden, hämtade %s",
                                       "%s, %s figures of %zu areas, retrieved %s"),
                                  listing_years(description->document, holding.first_year, holding.last_year),
                                  listing_count(description->document, holding.figures), holding.areas,
                                  holding.retrieved));
    list_years(telling, &holding);
    return 0;
}

int describe_indicator(struct description *description, const struct describe_job *job,
                       const struct indicator *indicator, struct fault *fault)
{
    struct telling telling = {.description = description, .job = job, .indicator = indicator, .fault = fault};
    bool is_kpi = indicator->kind == INDICATOR_KPI;
    struct described_example example;
    if (is_kpi && catalogue_kpi(job->source.store, indicator->kpi, job->source.arena, &telling.kpi,
                                &telling.in_catalogue, fault) != 0) {
        return -1;
    }
    description->kind = is_kpi ? "kpi" : "indicator";
    description->id = is_kpi ? indicator->kpi : indicator->name;
    description->title = telling.in_catalogue ? telling.kpi.title : indicator->label;
    tell_meaning(&telling);
    if (describe_example(job, indicator, &example, fault) != 0) {
        return -1;
    }
    tell(&telling, "example", "Till exempel", "For example", example.text);
    tell(&telling, "example_source", "", "", example.source);
    tell_source(&telling);
    tell_succession(&telling);
    list_relations(&telling);
    return tell_holdings(&telling);
}

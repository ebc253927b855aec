#include "report/source_line.h"

#include <string.h>

#include "cache/store.h"

static int add_origin(void *context, const struct indicator *indicator)
{
    struct sources *sources = context;
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->indicators[i] == indicator) {
            return 0;
        }
    }
    if (sources->count < SOURCES_MAX) {
        sources->indicators[sources->count++] = indicator;
    }
    return 0;
}

void sources_add(struct sources *sources, const struct indicator *indicator, const struct provenance *provenance,
                 struct arena *arena)
{
    if (provenance != NULL) {
        provenance_merge(&sources->provenance, provenance, arena);
    }
    (void)indicator_each_origin(indicator, add_origin, sources);
    sources->computed = sources->computed || indicator_is_computed(indicator);
}

int sources_retrieved(const struct sources *sources, struct store *store, struct arena *arena, const char **days,
                      struct fault *fault)
{
    const char *first = NULL;
    const char *last = NULL;
    *days = "";
    for (size_t i = 0; i < sources->provenance.count && !sources->undated; i++) {
        struct run run;
        bool found;
        if (store_run(store, provenance_run(&sources->provenance, i), arena, &run, &found, fault) != 0) {
            return -1;
        }
        if (found && (first == NULL || strcmp(run.retrieved, first) < 0)) {
            first = run.retrieved;
        }
        if (found && (last == NULL || strcmp(run.retrieved, last) > 0)) {
            last = run.retrieved;
        }
    }
    if (first != NULL) {
        *days = strcmp(first, last) == 0 ? first : arena_printf(arena, "%s–%s", first, last);
    }
    return 0;
}

/* ". Socioekonomisk sorteringsnyckel: Öppna jämförelser" for each supplementary indicator. */
static const char *supplements(const struct sources *sources, struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < sources->count; i++) {
        const struct indicator *indicator = sources->indicators[i];
        if (indicator->kind == INDICATOR_SUPPLEMENT) {
            text = arena_printf(arena, "%s. %s: %s", text, indicator->label, indicator->source);
        }
    }
    return text;
}

/* Who made the supplementary figures, each once: "Öppna jämförelser, Skolverket". */
static const char *supplement_sources(const struct sources *sources, struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < sources->count; i++) {
        const char *source = sources->indicators[i]->source;
        if (strstr(text, source) == NULL) {
            text = arena_printf(arena, "%s%s%s", text, text[0] == '\0' ? "" : ", ", source);
        }
    }
    return text;
}

static bool only_supplements(const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->indicators[i]->kind != INDICATOR_SUPPLEMENT) {
            return false;
        }
    }
    return sources->count > 0;
}

int sources_line(const struct sources *sources, struct store *store, enum language language, struct arena *arena,
                 const char **line, struct fault *fault)
{
    const char *days;
    if (only_supplements(sources)) {
        const char *made = sources->computed ? language_pick(language, "Egen bearbetning av data från ",
                                                             "Own processing of data from ")
                                             : language_pick(language, "Källa: ", "Source: ");
        *line = arena_printf(arena, "%s%s", made, supplement_sources(sources, arena));
        return 0;
    }
    if (sources_retrieved(sources, store, arena, &days, fault) != 0) {
        return -1;
    }
    const char *kolada = sources->computed ? language_pick(language, "Egen bearbetning av data från Kolada",
                                                           "Own processing of data from Kolada")
                                           : language_pick(language, "Källa: Kolada", "Source: Kolada");
    const char *comma = sources->computed ? language_pick(language, ", hämtade ", ", retrieved ")
                                          : language_pick(language, ", hämtat ", ", retrieved ");
    const char *retrieved = days[0] == '\0' ? "" : comma;
    *line = arena_printf(arena, "%s%s%s%s", kolada, retrieved, days, supplements(sources, arena));
    return 0;
}

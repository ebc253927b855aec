#include "report/source_line.h"

#include <string.h>

#include "cache/figures.h"

void sources_add(struct sources *sources, const struct indicator *indicator)
{
    for (size_t i = 0; i < sources->count; i++) {
        if (sources->indicators[i] == indicator) {
            return;
        }
    }
    if (sources->count < SOURCES_MAX) {
        sources->indicators[sources->count++] = indicator;
    }
    sources->computed = sources->computed || indicator_is_computed(indicator);
}

/* The first and last day on which figures were retrieved. */
struct span {
    const char *first;
    const char *last;
};

static int widen(struct span *span, const struct indicator *indicator, struct store *store, struct arena *arena,
                 struct fault *fault)
{
    const char *day = NULL;
    if (indicator->kind == INDICATOR_RATIO) {
        if (widen(span, indicator->numerator, store, arena, fault) != 0) {
            return -1;
        }
        return widen(span, indicator->denominator, store, arena, fault);
    }
    if (indicator->kind == INDICATOR_SUPPLEMENT) {
        return 0;
    }
    if (figures_retrieved(store, indicator->kpi, arena, &day, fault) != 0) {
        return -1;
    }
    if (day != NULL && (span->first == NULL || strcmp(day, span->first) < 0)) {
        span->first = day;
    }
    if (day != NULL && (span->last == NULL || strcmp(day, span->last) > 0)) {
        span->last = day;
    }
    return 0;
}

int sources_retrieved(const struct sources *sources, struct store *store, struct arena *arena, const char **days,
                      struct fault *fault)
{
    struct span span = {NULL, NULL};
    *days = "";
    if (sources->undated) {
        return 0;
    }
    for (size_t i = 0; i < sources->count; i++) {
        if (widen(&span, sources->indicators[i], store, arena, fault) != 0) {
            return -1;
        }
    }
    if (span.first != NULL) {
        *days = strcmp(span.first, span.last) == 0 ? span.first : arena_printf(arena, "%s–%s", span.first, span.last);
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

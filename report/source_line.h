/*
 * source_line.h - where figures are from: "Källa: Kolada, hämtat 2026-11-21".
 *
 * Raw figures are marked "Källa: Kolada"; as soon as anything was computed the
 * terms of the source require "Egen bearbetning av data från Kolada" instead.
 */
#ifndef REPORT_SOURCE_LINE_H
#define REPORT_SOURCE_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/language.h"
#include "cache/store.h"
#include "transform/indicator.h"
#include "transform/provenance.h"

/* Indicators that one table, chart or report may show. */
#define SOURCES_MAX 128

/* Whose figures are shown together. Starts zeroed. */
struct sources {
    size_t count;
    const struct indicator
        *indicators[SOURCES_MAX]; /* Kolada's and supplementary ones, each once, the first SOURCES_MAX */
    bool computed; /* a statistic, a derived indicator, a change: anything beyond the source's own figures */
    bool undated;  /* leave the days of retrieval out */
    struct provenance provenance; /* the runs behind the figures */
};

/* Adds figures of an indicator and the runs behind them (NULL for none); of a derived one what it is made from. */
void sources_add(struct sources *sources, const struct indicator *indicator, const struct provenance *provenance,
                 struct arena *arena);

/* The line; it belongs to the arena. */
int sources_line(const struct sources *sources, struct store *store, enum language language, struct arena *arena,
                 const char **line, struct fault *fault);
/* The days of retrieval of all of them: "2026-11-21", "2026-01-03–2026-11-21" or "". */
int sources_retrieved(const struct sources *sources, struct store *store, struct arena *arena, const char **days,
                      struct fault *fault);

#endif

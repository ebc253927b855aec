/*
 * indicators.h - the set of indicators that templates/indicators.json declares.
 *
 * Texts are in the language that the set was loaded with and belong to it, as the indicators do.
 */
#ifndef TRANSFORM_INDICATORS_H
#define TRANSFORM_INDICATORS_H

#include "base/json.h"
#include "transform/indicator.h"

struct indicators {
    struct json_document document;
    struct arena arena;
    size_t count;
    struct indicator *items; /* in the order of the file */
};

/* Loads DIRECTORY/indicators.json; of DIRECTORY/areas.json the groups that a share of a group's total
 * names. On failure nothing is held. */
int indicators_load(struct indicators *indicators, const char *directory, enum language language, struct fault *fault);
void indicators_release(struct indicators *indicators);

/* By name or KPI id, case-insensitive; NULL where there is none. */
const struct indicator *indicators_find(const struct indicators *indicators, const char *name);
/* Like find, then by id from the catalogue of the store, of which an indicator is made in the arena; NULL where neither
 * has it. */
int indicators_choose(const struct indicators *indicators, struct store *store, const char *name, struct arena *arena,
                      const struct indicator **indicator, struct fault *fault);
/* Like find, but an unknown name is a fault that tells the nearest ones. */
const struct indicator *indicators_expect(const struct indicators *indicators, const char *name, struct fault *fault);

#endif

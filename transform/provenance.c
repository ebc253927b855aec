#include "transform/provenance.h"

int64_t provenance_run(const struct provenance *provenance, size_t index)
{
    const int64_t *runs = provenance->runs;
    return runs[index];
}

void provenance_add(struct provenance *provenance, int64_t run, struct arena *arena)
{
    if (run == 0) {
        return;
    }
    for (size_t i = 0; i < provenance->count; i++) {
        if (provenance_run(provenance, i) == run) {
            return;
        }
    }
    int64_t *place = arena_next(arena, &provenance->runs, provenance->count, &provenance->capacity, sizeof *place);
    if (place != NULL) {
        *place = run;
        provenance->count++;
    }
}

void provenance_merge(struct provenance *provenance, const struct provenance *other, struct arena *arena)
{
    for (size_t i = 0; i < other->count; i++) {
        provenance_add(provenance, provenance_run(other, i), arena);
    }
}

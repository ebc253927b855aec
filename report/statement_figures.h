/*
 * statement_figures.h - the figures of a report's sentences, read from the store once. Only for compose_statements.c.
 *
 * Areas are told apart by their place in memory: the same area is always the same pointer.
 */
#ifndef REPORT_STATEMENT_FIGURES_H
#define REPORT_STATEMENT_FIGURES_H

#include "report/compose_internal.h"
#include "transform/expression.h"

struct statement_figures;

/* Empty; belongs to the document's arena. NULL with the fault set. */
struct statement_figures *statement_figures_new(struct composing *composing);

/* The world in which expressions are evaluated; the bands and the arena are the caller's to set. */
struct figure_world statement_figures_world(struct statement_figures *figures);

/* The areas of several groups and ids together, each once; 0 or -1 with the fault set. */
int statement_figures_areas(struct statement_figures *figures, const char *const *names, size_t name_count,
                            const struct area *const **areas, size_t *count);

#endif

/*
 * sample_document.h - a small report made by hand, for the tests of renderers.
 *
 * Figures are those of the published tables for four or thirteen municipalities:
 *   tabell-1   Befolkning: whole numbers with thousands
 *   tabell-2   one decimal, a dash, a reference row (Riket)
 *   tabell-3   X and empty places
 *   tabell-5   bands; figures that are missing take part in the shade
 *   diagram-1  lines, one with a gap in the middle
 *   diagram-2  a ranking of thirteen with Riket as reference
 *   diagram-3  small multiples with the region's mean in each
 */
#ifndef TESTS_SUPPORT_SAMPLE_DOCUMENT_H
#define TESTS_SUPPORT_SAMPLE_DOCUMENT_H

#include "report/document.h"

/* Release with document_release. Aborts where memory is exhausted. */
void sample_document(struct document *document);

#endif

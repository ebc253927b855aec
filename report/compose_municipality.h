/*
 * compose_municipality.h - what a report about one municipality has besides those about a group. Not for others.
 *
 * Its group, which it is held against, is the template's where it is a member of it, else its county.
 */
#ifndef REPORT_COMPOSE_MUNICIPALITY_H
#define REPORT_COMPOSE_MUNICIPALITY_H

#include "report/compose_internal.h"

/* Finds the municipality and, where the template's group is none of its, its county. */
int municipality_choose(struct composing *composing);
/* Fills {area} and {area_genitive}; nothing in a report about a group. */
void municipality_placeholders(struct composing *composing);
/* "kommunrapport-1407-ockero-2022": letters a-z, digits and hyphens. */
const char *municipality_document_name(struct composing *composing);
/* "Jämförelse: Göteborgsregionen (13 kommuner)" */
const char *municipality_cover_line(struct composing *composing);
/* The group to hold it against; NULL where it would be alone. */
const struct area_choice *municipality_group(const struct composing *composing);

/* A group's short name in labels: "GR", "Länet". */
const char *municipality_group_label(const struct composing *composing);

/* Whether the municipality has any figure of the indicator in the report's years; `*fetched` is set where any of them
 * was asked for. */
int municipality_has_figures(struct composing *composing, const struct indicator *indicator, bool *has, bool *fetched);

/* --- compose_targets.c --- */

/* Whether the block's file has a target of the municipality for the report's years. */
int targets_any(struct composing *composing, const struct block *block, bool *any);

#endif

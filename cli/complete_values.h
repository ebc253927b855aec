/*
 * complete_values.h - what may stand as the value of an option or as a name on the line.
 *
 * The kind of a value is told by what it is called in help: FILE, DIR,
 * TEMPLATE, AREA, GROUP, NAMES and so on. Live names come from the templates
 * and the store; where either is not to be read, its names are left out.
 */
#ifndef CLI_COMPLETE_VALUES_H
#define CLI_COMPLETE_VALUES_H

#include "cli/candidates.h"
#include "cli/command.h"

/* Whether values so called are lists, divided by commas. */
bool complete_is_list(const char *called);

/* Adds what suits. `help` is that of the option, "" for a name on the line. */
void complete_value(struct session *session, const char *called, const char *help, struct candidates *candidates);

#endif

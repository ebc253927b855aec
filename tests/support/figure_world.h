/*
 * figure_world.h - a small world of figures held by hand, to evaluate expressions in without a store.
 *
 * Indicators and groups are those of templates/. Areas: Ale 1440, Göteborg 1480, Lerum 1441, Tjörn 1419, Öckerö 1407
 * and Riket 0000; the years are 2017 to 2019. deltagare of Ale is preliminary in 2019.
 */
#ifndef TESTS_SUPPORT_FIGURE_WORLD_H
#define TESTS_SUPPORT_FIGURE_WORLD_H

#include "transform/statement.h"

#define WORLD_AREAS 5
#define WORLD_FIRST 2017
#define WORLD_LAST 2019
#define WORLD_YEARS 3
/* No figure. */
#define GAP (-9999.0)

struct figure_fixture {
    struct indicators indicators;
    struct areas areas;
    struct arena arena;
    struct fault fault;
    struct vocabulary vocabulary;
    struct figure_world world;
    struct figure_scope scope;
    struct band_limits bands;
};

/* For cmocka: `*state` becomes a fixture whose scope is anvisade_af among the five areas. */
int figure_fixture_set_up(void **state);
int figure_fixture_tear_down(void **state);

/* Reads an expression that must be right. */
const struct expression *world_read(struct figure_fixture *fixture, const char *text);
/* Reads and evaluates it in the fixture's scope. */
struct expression_value world_value(struct figure_fixture *fixture, const char *text);

#endif

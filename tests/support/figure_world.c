#include "tests/support/figure_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"

static const struct area areas[WORLD_AREAS + 1] = {{"1440", "Ale", "K"},    {"1480", "Göteborg", "K"},
                                                   {"1441", "Lerum", "K"},  {"1419", "Tjörn", "K"},
                                                   {"1407", "Öckerö", "K"}, {"0000", "Riket", "L"}};

static const struct area *const members[WORLD_AREAS] = {&areas[0], &areas[1], &areas[2], &areas[3], &areas[4]};

/* Figures by indicator and area, 2017 to 2019; the last row is Riket's. */
static const struct {
    const char *name; /* of the indicator; of women or men with that after it */
    double figures[WORLD_AREAS + 1][WORLD_YEARS];
} rows[] = {
    /* Ale falls every year, Göteborg rests once, Lerum rises every year, Tjörn lacks 2019, Öckerö falls and rises. */
    {"anvisade_af", {{60, 40, 20}, {30, 30, 14.6}, {10, 20, 70.4}, {50, 45, GAP}, {10, 5, 20.3}, {32, 28, 25}}},
    /* As shown, Ale and Lerum are alike and Öckerö is Riket's like: 2.75 and 2.84 are both 2.8. */
    {"arbetsloshet",
     {{2.0, 2.5, 2.75}, {7, 7.2, 7.4}, {2.0, 2.5, 2.84}, {GAP, GAP, 2.0}, {6, 6.4, 6.84}, {6.5, 6.6, 6.8}}},
    {"arbetsloshet/women", {{2, 2, 3}, {7, 7, 8}, {2, 2, 2}, {GAP, GAP, 2}, {6, 6, 6}, {6, 6, 7}}},
    {"arbetsloshet/men", {{2, 2, 2}, {7, 7, 7}, {2, 2, 3}, {GAP, GAP, 2}, {6, 6, GAP}, {6, 6, 6}}},
    {"deltagare", {{100, 110, 120}, {2000, 1500, 1000}, {50, 60, 70}, {5, 6, 7}, {0, 1, 0}, {90000, 90000, 90000}}},
};

static struct cell cells[sizeof rows / sizeof *rows][WORLD_AREAS + 1][WORLD_YEARS];
static struct cell none[WORLD_YEARS];
static struct cell withheld[WORLD_YEARS]; /* of bistandsmottagare */

static void fill_cells(void)
{
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        for (size_t area = 0; area <= WORLD_AREAS; area++) {
            for (size_t year = 0; year < WORLD_YEARS; year++) {
                double value = rows[row].figures[area][year];
                cells[row][area][year] =
                    value > GAP ? (struct cell){.value = value} : (struct cell){.status = CELL_MISSING};
            }
        }
    }
    cells[4][0][2].preliminary = true; /* deltagare, Ale, 2019 */
    for (size_t year = 0; year < WORLD_YEARS; year++) {
        none[year] = (struct cell){.status = CELL_NOT_FETCHED};
        withheld[year] = (struct cell){.status = CELL_WITHHELD};
    }
}

static const struct cell *find_series(void *context, const struct indicator *indicator, enum gender gender,
                                      const struct area *area)
{
    char name[64];
    (void)context;
    (void)snprintf(name, sizeof name, "%s%s", indicator->name,
                   gender == GENDER_WOMEN ? "/women" : (gender == GENDER_MEN ? "/men" : ""));
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        for (size_t i = 0; i <= WORLD_AREAS; i++) {
            if (strcmp(rows[row].name, name) == 0 && area == &areas[i]) {
                return cells[row][i];
            }
        }
    }
    return strcmp(indicator->name, "bistandsmottagare") == 0 ? withheld : none;
}

/* A group stands for those of its members that this world has. */
static int find_areas(void *context, const char *name, const struct area ***found, size_t *count)
{
    struct figure_fixture *fixture = context;
    const char **ids;
    size_t id_count;
    *count = 0;
    *found = arena_array(&fixture->arena, WORLD_AREAS + 1, sizeof **found);
    assert_non_null(*found);
    assert_int_equal(areas_ids(&fixture->areas, name, &fixture->arena, &ids, &id_count, &fixture->fault), 0);
    for (size_t i = 0; i <= WORLD_AREAS; i++) {
        for (size_t j = 0; j < id_count; j++) {
            if (strcmp(ids[j], areas[i].id) == 0) {
                (*found)[(*count)++] = &areas[i];
            }
        }
    }
    return 0;
}

int figure_fixture_set_up(void **state)
{
    struct figure_fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    assert_int_equal(indicators_load(&fixture->indicators, "templates", LANGUAGE_SV, &fixture->fault), 0);
    assert_int_equal(areas_load(&fixture->areas, "templates", LANGUAGE_SV, &fixture->fault), 0);
    arena_init(&fixture->arena, LIMIT_MODEL_BYTES);
    fill_cells();
    fixture->bands = (struct band_limits){.medium = 15, .high = 50};
    const struct indicator *indicator = indicators_find(&fixture->indicators, "anvisade_af");
    fixture->vocabulary = (struct vocabulary){.indicators = &fixture->indicators,
                                              .areas = &fixture->areas,
                                              .indicator = indicator,
                                              .bands = &fixture->bands,
                                              .first_year = WORLD_FIRST};
    fixture->world = (struct figure_world){.context = fixture,
                                           .series = find_series,
                                           .areas = find_areas,
                                           .nation = &areas[WORLD_AREAS],
                                           .first_year = WORLD_FIRST,
                                           .last_year = WORLD_LAST,
                                           .bands = &fixture->bands,
                                           .arena = &fixture->arena};
    fixture->scope = (struct figure_scope){
        .indicator = indicator, .count = WORLD_AREAS, .areas = members, .first_year = WORLD_FIRST, .year = WORLD_LAST};
    *state = fixture;
    return 0;
}

int figure_fixture_tear_down(void **state)
{
    struct figure_fixture *fixture = *state;
    arena_release(&fixture->arena);
    areas_release(&fixture->areas);
    indicators_release(&fixture->indicators);
    free(fixture);
    return 0;
}

const struct expression *world_read(struct figure_fixture *fixture, const char *text)
{
    const struct expression *read =
        expression_read(&fixture->vocabulary, text, 0, strlen(text), &fixture->arena, &fixture->fault);
    if (read == NULL) {
        print_message("%s: %s\n", text, fixture->fault.text);
    }
    assert_non_null(read);
    return read;
}

struct expression_value world_value(struct figure_fixture *fixture, const char *text)
{
    struct evaluation evaluation;
    evaluation_start(&evaluation, &fixture->world, &fixture->scope, fixture->vocabulary.name_count,
                     fixture->vocabulary.names);
    struct expression_value value = expression_evaluate(&evaluation, world_read(fixture, text));
    assert_false(evaluation.failed);
    return value;
}

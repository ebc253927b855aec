#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/indicator.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const struct indicator *expect(const struct indicators *set, const char *name)
{
    const struct indicator *indicator = indicators_find(set, name);
    assert_non_null(indicator);
    return indicator;
}

static void the_shipped_ones_load(void **state)
{
    struct indicators set;
    struct fault fault;
    (void)state;
    assert_int_equal(indicators_load(&set, "templates", LANGUAGE_SV, &fault), 0);
    const struct indicator *referrals = expect(&set, "anvisade_af");
    assert_int_equal(referrals->kind, INDICATOR_KPI);
    assert_string_equal(referrals->kpi, "U40806");
    assert_string_equal(referrals->unit, "%");
    assert_int_equal(referrals->decimals, 0);
    assert_int_equal(referrals->direction, DIRECTION_NEITHER);
    assert_ptr_equal(expect(&set, "u40806"), referrals);
    assert_ptr_equal(expect(&set, " ANVISADE_AF"), referrals);
    const struct indicator *per_head = expect(&set, "deltagare_per_1000");
    assert_int_equal(per_head->kind, INDICATOR_RATIO);
    assert_string_equal(per_head->numerator->name, "deltagare");
    assert_string_equal(per_head->denominator->name, "befolkning");
    assert_int_equal((int)per_head->scale, 1000);
    assert_true(indicator_is_computed(per_head));
    assert_false(indicator_is_computed(referrals));
    const struct indicator *key = expect(&set, "sorteringsnyckel");
    assert_int_equal(key->kind, INDICATOR_SUPPLEMENT);
    assert_string_equal(key->file, "data/sorteringsnyckel-2022.csv");
    assert_string_equal(expect(&set, "arbetsloshet")->label, "Arbetslöshet");
    assert_int_equal(expect(&set, "arbetsloshet")->direction, DIRECTION_HIGHER_IS_WORSE);
    assert_true(expect(&set, "forvaltning_kaa")->yes_no);
    for (size_t i = 0; i < set.count; i++) {
        assert_true(set.items[i].successor[0] == '\0' || indicators_find(&set, set.items[i].successor) != NULL);
        assert_true(set.items[i].label[0] != '\0' && set.items[i].definition[0] != '\0');
    }
    indicators_release(&set);
}

static void texts_are_in_the_language(void **state)
{
    struct indicators set;
    struct fault fault;
    (void)state;
    assert_int_equal(indicators_load(&set, "templates", LANGUAGE_EN, &fault), 0);
    assert_string_equal(expect(&set, "befolkning")->label, "Population");
    indicators_release(&set);
}

static void an_unknown_one_is_told_with_the_nearest(void **state)
{
    struct indicators set;
    struct fault fault;
    (void)state;
    assert_int_equal(indicators_load(&set, "templates", LANGUAGE_SV, &fault), 0);
    assert_null(indicators_find(&set, "N99999"));
    assert_null(indicators_find(&set, ""));
    assert_null(indicators_find(&set, "\xFF"));
    assert_null(indicators_expect(&set, "arbetslöshett", &fault));
    assert_int_equal(fault.status, STATUS_USAGE);
    assert_string_equal(fault.text, "arbetslöshett: there is no such indicator in templates/indicators.json or in the "
                                    "store; the nearest is arbetsloshet");
    indicators_release(&set);
}

#define ONE "{\"name\": \"a\", \"kpi\": \"N1\", \"label\": \"A\"}"
#define START "{\"indicators\": [\n" ONE ",\n"

static void what_is_wrong_is_told_with_its_place(void **state)
{
    static const char *const rows[][2] = {
        {"{}", ":1: indicators: is missing; it must be a list"},
        {"{\"indicator\": []}", ":1: indicator: is not a known name here; the nearest is \"indicators\""},
        {START "5]}", ":3: indicators[1]: must be an object"},
        {START "{\"kpi\": \"N2\", \"label\": \"B\"}]}", ":3: indicators[1].name: is missing; it must be a text"},
        {START "{\"name\": \"\", \"kpi\": \"N2\", \"label\": \"B\"}]}", ":3: indicators[1].name: must not be empty"},
        {START "{\"name\": \"b\", \"kpi\": \"\", \"label\": \"B\"}]}", ":3: indicators[1].kpi: must not be empty"},
        {START ONE "]}", ":3: indicators[1]: the name \"a\" is taken already"},
        {START "{\"name\": \"b\", \"label\": \"B\"}]}",
         ":3: indicators[1]: must have exactly one of \"kpi\", \"ratio\" and \"file\""},
        {START "{\"name\": \"b\", \"label\": \"B\", \"kpi\": \"N1\", \"file\": \"x\"}]}",
         ":3: indicators[1]: must have exactly one of \"kpi\", \"ratio\" and \"file\""},
        {START "{\"name\": \"b\", \"kpi\": \"N1\"}]}",
         ":3: indicators[1].label: is missing; it must be a text or {\"sv\": ..., \"en\": ...}"},
        {START "{\"name\": \"b\", \"kpi\": \"N1\",\n\"label\": {\"en\": \"B\"}}]}",
         ":4: indicators[1].label.sv: is missing; it must be a text"},
        {START "{\"name\": \"b\", \"kpi\": \"N1\",\n\"label\": {\"sv\": \"B\", \"no\": \"C\"}}]}",
         ":4: indicators[1].label.no: is not a known name here; the nearest is \"sv\""},
        {START "{\"name\": \"b\", \"kpi\": \"N1\", \"label\": \"B\",\n\"decimals\": 7}]}",
         ":4: indicators[1].decimals: must be a whole number from 0 to 6"},
        {START "{\"name\": \"b\", \"kpi\": \"N1\", \"label\": \"B\",\n\"direction\": \"up\"}]}",
         ":4: indicators[1].direction: \"up\" is not known here; the nearest is "},
        {START "{\"name\": \"b\", \"kpi\": \"N1\", \"label\": \"B\",\n\"yes_no\": 1}]}",
         ":4: indicators[1].yes_no: must be true or false"},
        {START "{\"name\": \"b\", \"label\": \"B\",\n\"ratio\": {\"numerator\": \"a\",\n\"denominator\": \"b\", "
               "\"scale\": 100}}]}",
         ":5: indicators[1].ratio.denominator: \"b\" is no indicator that stands above this one"},
        {START "{\"name\": \"b\", \"label\": \"B\",\n\"ratio\": {\"numerator\": \"a\", \"denominator\": \"a\"}}]}",
         ":4: indicators[1].ratio.scale: is missing; it must be a whole number from 1 to 1000000"},
        {START "{\"name\": \"b\", \"label\": \"B\", \"kpi\": \"N2\", \"desimals\": 2}]}",
         ":3: indicators[1].desimals: is not a known name here; the nearest is \"decimals\""},
    };
    char folder[LIMIT_PATH_BYTES];
    char told[LIMIT_PATH_BYTES + 256];
    struct indicators set;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(folder, "indicators.json", rows[i][0]);
        assert_int_equal(indicators_load(&set, folder, LANGUAGE_SV, &fault), -1);
        assert_int_equal(fault.status, STATUS_CONFIG);
        (void)snprintf(told, sizeof told, "%s/indicators.json%s", folder, rows[i][1]);
        if (strlen(fault.text) > strlen(told)) {
            fault.text[strlen(told)] = '\0';
        }
        assert_string_equal(fault.text, told);
    }
    scratch_remove(folder);
    assert_int_equal(indicators_load(&set, folder, LANGUAGE_SV, &fault), -1);
    assert_int_equal(fault.status, STATUS_CONFIG);
}

static void any_kpi_makes_an_indicator(void **state)
{
    static const struct {
        const char *title;
        const char *unit;
        int decimals;
    } rows[] = {
        {"Biståndsmottagare 18+, andel (%)", "%", 1},
        {"Invånare totalt, antal", "", 0},
        {"Nettokostnad, kr/inv", "", 2},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct kpi kpi = {.id = "N1", .title = rows[i].title, .description = "Så här.", .municipality_type = "K"};
        const struct indicator *indicator = indicator_of_kpi(&kpi, &arena);
        assert_string_equal(indicator->name, "N1");
        assert_string_equal(indicator->kpi, "N1");
        assert_string_equal(indicator->label, rows[i].title);
        assert_string_equal(indicator->unit, rows[i].unit);
        assert_int_equal(indicator->decimals, rows[i].decimals);
        assert_string_equal(indicator->definition, "Så här.");
        assert_false(indicator_is_computed(indicator));
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_ones_load),
        cmocka_unit_test(texts_are_in_the_language),
        cmocka_unit_test(an_unknown_one_is_told_with_the_nearest),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
        cmocka_unit_test(any_kpi_makes_an_indicator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

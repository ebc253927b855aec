#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"
#include "transform/indicators.h"

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
    assert_ptr_equal(expect(&set, "arbetsloshet")->following, expect(&set, "N03941"));
    assert_int_equal(expect(&set, "arbetsloshet")->last_year, 2023);
    assert_true(expect(&set, "deltagare")->is_count);
    assert_string_equal(expect(&set, "kostnad_bistand")->unit, "kr/inv.");
    assert_string_equal(expect(&set, "langvarigt_bistand")->source,
                        "Socialstyrelsens register över ekonomiskt bistånd");
    for (size_t i = 0; i < set.count; i++) {
        assert_true(set.items[i].successor[0] == '\0' || indicators_find(&set, set.items[i].successor) != NULL);
        assert_true(set.items[i].label[0] != '\0' && set.items[i].definition[0] != '\0');
    }
    indicators_release(&set);
}

/* Every indicator of the yearly report's table has its entry. */
static void none_of_the_yearly_report_is_left_out(void **state)
{
    static const char *const kpis[] = {"N01951", "N03932", "N03941", "N03920", "N31825", "N31858", "N31814", "N31816",
                                       "U31801", "U40826", "U40829", "U40828", "U40831", "U40830", "U40800", "U40806",
                                       "U40807", "U40808", "U40809", "U40810", "U40824", "U40406", "U40409", "U40412",
                                       "U40415", "U40418", "U40455", "U40450", "U40451", "U40452", "U40453", "U40454",
                                       "N40450", "U31804", "U31402", "U31462", "N40008", "N40011", "N31001", "N31008"};
    struct indicators set;
    struct fault fault;
    (void)state;
    assert_int_equal(indicators_load(&set, "templates", LANGUAGE_EN, &fault), 0);
    for (size_t i = 0; i < COUNT(kpis); i++) {
        const struct indicator *indicator = expect(&set, kpis[i]);
        assert_true(indicator->label[0] != '\0' && indicator->definition[0] != '\0');
        assert_true(indicator->source[0] != '\0'); /* the catalogue names who made the figures of each */
        assert_true(indicator->yes_no || indicator->unit[0] != '\0');
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

#define DERIVED(kind, content) "{\"name\": \"b\", \"label\": \"B\", \"" kind "\": " content "}]}"
#define AREAS                                                                                                        \
    "{\"nation\": {\"id\": \"0000\", \"label\": \"Riket\"}, \"groups\": [{\"name\": \"G\", \"label\": \"Gruppen\", " \
    "\"members\": [\"1401\", \"1407\"]}]}"

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
         ":3: indicators[1]: must have exactly one of \"kpi\", \"file\", \"share\", \"ratio\", \"per_1000\", "
         "\"sum\", \"difference\", \"index\" and \"share_of_group\""},
        {START "{\"name\": \"b\", \"label\": \"B\", \"kpi\": \"N1\", \"file\": \"x\"}]}",
         ":3: indicators[1]: must have exactly one of \"kpi\", \"file\", \"share\", \"ratio\", \"per_1000\", "
         "\"sum\", \"difference\", \"index\" and \"share_of_group\""},
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
        {START DERIVED("share", "{\"numerator\": \"a\"}"),
         ":3: indicators[1].share.denominator: is missing; it must be a text"},
        {START DERIVED("share", "{\"numerator\": \"a\", \"denominator\": \"a\", \"scale\": 0}"),
         ":3: indicators[1].share.scale: must be a whole number from 1 to 1000000"},
        {START "{\"name\": \"ja\", \"kpi\": \"N2\", \"label\": \"B\", \"yes_no\": true},\n{\"name\": \"c\", \"label\": "
               "\"C\", "
               "\"share\": {\"numerator\": \"ja\", \"denominator\": \"a\"}}]}",
         ":4: indicators[2].share.numerator: \"ja\" is yes or no; there is nothing to divide"},
        {START DERIVED("per_1000", "\"a\""),
         ":3: indicators[1].per_1000: needs the indicator \"befolkning\", which must stand above"},
        {START DERIVED("sum", "\"a\""), ":3: indicators[1].sum: must be a list"},
        {START DERIVED("sum", "[\"a\"]"), ":3: indicators[1].sum: must have two terms or more"},
        {START DERIVED("sum", "[\"a\", \"a\"]"), ":3: indicators[1].sum[1]: \"a\" is a term already"},
        {START DERIVED("sum", "[\"a\", \"b\"]"),
         ":3: indicators[1].sum[1]: \"b\" is no indicator that stands above this one"},
        {START DERIVED("difference", "{\"of\": \"a\"}"),
         ":3: indicators[1].difference.minus: is missing; it must be a text"},
        {START DERIVED("index", "{\"of\": \"a\"}"),
         ":3: indicators[1].index.base_year: is missing; it must be a whole number"},
        {START DERIVED("index", "{\"of\": \"a\", \"base_year\": 1}"),
         ":3: indicators[1].index.base_year: must be a whole number from 1900 to 2100"},
        {START DERIVED("share_of_group", "{\"of\": \"a\", \"group\": \"Norden\"}"),
         ":3: indicators[1].share_of_group.group: \"Norden\" is no group with members in areas.json"},
        {START "{\"name\": \"b\", \"kpi\": \"N2\", \"label\": \"B\", \"ends\": \"2023\"}]}",
         ":3: indicators[1].ends: must be a whole number from 1900 to 2100"},
        {START "{\"name\": \"b\", \"kpi\": \"N2\", \"label\": \"B\",\n\"successor\": \"c\"}]}",
         ":4: indicators[1].successor: \"c\" is no indicator of this file"},
        {START "{\"name\": \"b\", \"kpi\": \"N2\", \"label\": \"B\",\n\"successor\": \"b\"}]}",
         ":4: indicators[1].successor: leads back to where it started; a series cannot follow itself"},
        {START "{\"name\": \"b\", \"label\": \"B\", \"kpi\": \"N2\", \"desimals\": 2}]}",
         ":3: indicators[1].desimals: is not a known name here; the nearest is \"decimals\""},
    };
    char folder[LIMIT_PATH_BYTES];
    char told[LIMIT_PATH_BYTES + 256];
    struct indicators set;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "areas.json", AREAS);
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

/* Terms are found whatever the kind, and what is behind them is visited in order. */
static int note_kpi(void *context, const struct indicator *indicator)
{
    char *told = context;
    (void)strncat(told, indicator->kpi, 2);
    return strcmp(indicator->kpi, "N9") == 0 ? 7 : 0;
}

static void derived_ones_have_terms(void **state)
{
    static const char text[] =
        "{\"indicators\": [" ONE ", {\"name\": \"befolkning\", \"kpi\": \"N2\", \"label\": \"B\"},"
        "{\"name\": \"s\", \"label\": \"S\", \"sum\": [\"a\", \"befolkning\"]},"
        "{\"name\": \"d\", \"label\": \"D\", \"difference\": {\"of\": \"s\", \"minus\": \"a\"}},"
        "{\"name\": \"p\", \"label\": \"P\", \"per_1000\": \"d\"},"
        "{\"name\": \"i\", \"label\": \"I\", \"index\": {\"of\": \"p\", \"base_year\": 2015}},"
        "{\"name\": \"g\", \"label\": \"G\", \"unit\": \"%\", \"share_of_group\": {\"of\": \"i\", \"group\": \"g\"}},"
        "{\"name\": \"h\", \"label\": \"H\", \"share\": {\"numerator\": \"g\", \"denominator\": \"a\"}}]}";
    char folder[LIMIT_PATH_BYTES];
    char told[64] = "";
    struct indicators set;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "areas.json", AREAS);
    scratch_write(folder, "indicators.json", text);
    assert_int_equal(indicators_load(&set, folder, LANGUAGE_SV, &fault), 0);
    const struct indicator *group = expect(&set, "g");
    assert_int_equal(expect(&set, "s")->kind, INDICATOR_SUM);
    assert_int_equal(expect(&set, "d")->kind, INDICATOR_DIFFERENCE);
    assert_string_equal(indicator_term(expect(&set, "d"), 1)->name, "a");
    assert_null(indicator_term(expect(&set, "d"), 2));
    assert_null(indicator_term(expect(&set, "a"), 0));
    assert_int_equal(expect(&set, "p")->kind, INDICATOR_RATIO);
    assert_int_equal((int)expect(&set, "p")->scale, 1000);
    assert_string_equal(indicator_term(expect(&set, "p"), 1)->name, "befolkning");
    assert_int_equal(expect(&set, "i")->base_year, 2015);
    assert_int_equal((int)expect(&set, "h")->scale, 100);
    assert_string_equal(group->group_label, "Gruppen");
    assert_int_equal(group->member_count, 2);
    assert_string_equal(group->members[1], "1407");
    assert_true(indicator_is_share(group) && !indicator_is_share(expect(&set, "a")));
    assert_int_equal(indicator_each_origin(expect(&set, "h"), note_kpi, told), 0);
    assert_string_equal(told, "N1N2N1N2N1");
    assert_int_equal(indicator_first_year(expect(&set, "h"), 2020), 2015);
    assert_int_equal(indicator_first_year(expect(&set, "h"), 2010), 2010);
    assert_int_equal(indicator_first_year(expect(&set, "p"), 2020), 2020);
    indicators_release(&set);
    scratch_remove(folder);
}

/* Every level may read its terms twice: so many levels are told, not tried. */
static void too_many_levels_are_told(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char text[4096] = "{\"indicators\": [" ONE ",{\"name\": \"n0\", \"kpi\": \"N2\", \"label\": \"B\"}";
    struct indicators set;
    struct fault fault;
    (void)state;
    for (int i = 1; i <= LIMIT_DERIVED_DEPTH + 1; i++) {
        size_t length = strlen(text);
        (void)snprintf(text + length, sizeof text - length,
                       ",{\"name\": \"n%d\", \"label\": \"L\", \"sum\": [\"a\", \"n%d\"]}", i, i - 1);
    }
    (void)strncat(text, "]}", sizeof text - strlen(text) - 1);
    scratch_make(folder);
    scratch_write(folder, "indicators.json", text);
    assert_int_equal(indicators_load(&set, folder, LANGUAGE_SV, &fault), -1);
    assert_non_null(strstr(fault.text, "indicators[8].sum: is derived from derived ones more than 6 times over"));
    scratch_remove(folder);
}

static void any_kpi_makes_an_indicator(void **state)
{
    static const struct {
        const char *title;
        const char *unit;
        int decimals;
        bool is_count;
        int last_year;
    } rows[] = {
        {"Biståndsmottagare 18+, andel (%)", "%", 1, false, 0},
        {"Invånare totalt, antal", "", 0, true, 0},
        {"Väntetid i antal dagar, medelvärde", "", 0, false, 0},
        {"Nettokostnad, kr/inv", "", 2, false, 0},
        {"Ingår i samma förvaltning (Ja = 1, Nej = 0) (-2023)", "", 2, false, 2023},
        {"Ej återaktualiserade, andel (%) (- 2024)", "%", 1, false, 2024},
        {"Arbetslöshet (2020-2023)", "", 2, false, 0},
        {"(-2023)", "", 2, false, 2023},
        {"-2023)", "", 2, false, 0},
        {"", "", 2, false, 0},
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
        assert_int_equal(indicator->is_count, rows[i].is_count);
        assert_int_equal(indicator->last_year, rows[i].last_year);
        assert_string_equal(indicator->definition, "Så här.");
        assert_false(indicator_is_computed(indicator));
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_ones_load),
        cmocka_unit_test(none_of_the_yearly_report_is_left_out),
        cmocka_unit_test(texts_are_in_the_language),
        cmocka_unit_test(an_unknown_one_is_told_with_the_nearest),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
        cmocka_unit_test(derived_ones_have_terms),
        cmocka_unit_test(too_many_levels_are_told),
        cmocka_unit_test(any_kpi_makes_an_indicator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_expression.c - every word of the language against figures worked out by hand, and what the reader refuses. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "report/sentence.h"
#include "tests/support/check.h"
#include "tests/support/figure_world.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Each value as a sentence shows it, so that one table holds numbers, lists and bands; "?" where it is not known. */
static const char *shown(struct figure_fixture *fixture, const char *text, enum language language)
{
    struct expression_value value = world_value(fixture, text);
    return value.known ? sentence_value(&value, language, &fixture->arena) : "?";
}

static void expect(struct figure_fixture *fixture, const char *const rows[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *is = shown(fixture, rows[i][0], LANGUAGE_SV);
        if (strcmp(is, rows[i][1]) != 0) {
            print_message("%s\n", rows[i][0]);
        }
        assert_string_equal(is, rows[i][1]);
    }
}

static void figures_of_one_area_and_of_all(void **state)
{
    static const char *const rows[][2] = {
        {"value('1440')", "20"},
        {"value('1441', 2018)", "20"},
        {"value(max.name)", "70"},
        {"value('1419')", "?"}, /* Tjörn lacks 2019 */
        {"value('GR')", "?"},   /* several areas */
        {"nation", "25"},
        {"nation(year - 1)", "28"},
        {"mean(2017)", "32,0"}, /* 160 / 5 */
        {"mean", "31,3"},       /* 125.3 / 4 = 31.325 */
        {"mean('1440', 2017)", "60,0"},
        {"median", "20,2"}, /* 20 and 20.3: 20.15 */
        {"median(2017)", "30,0"},
        {"balanced_mean", "31,3"},       /* without Tjörn */
        {"balanced_mean(2017)", "27,5"}, /* (60 + 30 + 10 + 10) / 4 */
        {"between(2017, 2018, balanced_mean)", "28,0"},
        {"min", "15"},
        {"min.value", "15"},
        {"min.name", "Göteborg"},
        {"max", "70"},
        {"max.name", "Lerum"},
        {"n", "4"},
        {"n(2018)", "5"},
        {"N", "5"},
        {"N('kranskommuner')", "4"},
        {"rank('1441')", "1"},
        {"rank('1440')", "2"}, /* 20 and 20.3 are both shown as 20 */
        {"rank('1407')", "2"},
        {"rank('1480')", "4"},
        {"rank('1419')", "?"},
        {"band('1441')", "hög"},
        {"band('1480')", "medel"}, /* 14.6 is shown as 15 */
        {"band('1407', 2018)", "låg"},
        {"band('1419')", "?"},
        {"of('deltagare', sum)", "1\xC2\xA0"
                                 "197"},
        {"of('deltagare', value('1480', 2017))", "2\xC2\xA0"
                                                 "000"},
        {"of('deltagare', min.name)", "Öckerö"}, /* 0 is a figure */
        {"of('befolkning', mean)", "?"},
        {"of('befolkning', n)", "0"},
    };
    expect(*state, rows, COUNT(rows));
}

static void lists_and_conditions_on_members(void **state)
{
    static const char *const rows[][2] = {
        {"those(value > nation)", "Lerum"},
        {"those(value < nation)", "Ale, Göteborg och Öckerö"},
        {"exceptions(value < nation)", "?"}, /* what of Tjörn? */
        {"among(reported, exceptions(value < nation))", "Lerum"},
        {"at(2017, exceptions(value < nation))", "Ale och Tjörn"},
        {"those(value > 100)", "ingen"},
        {"count(value < nation)", "?"},
        {"count(those(value < nation))", "3"},
        {"at(2017, count(value < nation))", "3"},
        {"count(missing_years('1419'))", "1"},
        {"all(value > 1)", "?"},
        {"all(value < nation)", "nej"}, /* Lerum settles it */
        {"any(value > nation)", "ja"},
        {"among(those(value > 999), all(value > 1))", "?"}, /* all of nobody */
        {"among(those(value > 999), any(value > 1))", "nej"},
        {"among(those(value > 999), exceptions(value > 1))", "ingen"},
        {"among(those(value > 999), mean)", "?"},
        {"among(those(value > 999), min.name)", "?"},
        {"among(those(value > 999), top(3))", "?"},
        {"among(those(value > 999), N)", "0"},
        {"any(value > 100)", "?"},
        {"at(2018, any(value > 100))", "nej"},
        {"at(2018, all(value < 100))", "ja"},
        {"area('1407')", "Öckerö"},
        {"area('1407', '1440', '1407')", "Öckerö och Ale"},
        {"those(area = area('1407'))", "Öckerö"},
        {"highest(1)", "Lerum"},
        {"highest(2)", "Lerum, Ale och Öckerö"}, /* a shared place is not cut */
        {"lowest(1)", "Göteborg"},
        {"highest(9)", "Lerum, Ale, Öckerö och Göteborg"},
        {"highest(1, 2017)", "Ale"},
        {"missing", "Tjörn"},
        {"missing(2018)", "ingen"},
        {"reported", "Ale, Göteborg, Lerum och Öckerö"},
        {"missing_years('1419')", "2019"},
        {"of('arbetsloshet', missing_years('1419'))", "2017 och 2018"},
        {"area('1419') in missing", "ja"},
        {"area('1419') in missing(2018)", "nej"},
        {"among('kranskommuner', max.name)", "Lerum"},
        {"among(those(value < 20.5), mean)", "18,3"}, /* (20 + 14.6 + 20.3) / 3 */
        {"at(2018, those(count(value > nation) = 3))", "Ale, Göteborg, Lerum, Tjörn och Öckerö"},
        {"at(2018, count(those(any(value > 44))))", "5"}, /* a list within a count is no condition */
        {"count(area)", "?"},
        {"count(among(area, missing))", "?"},
    };
    expect(*state, rows, COUNT(rows));
}

static void women_and_men_are_scopes_of_their_own(void **state)
{
    static const char *const rows[][2] = {
        {"of('arbetsloshet', women(value('1480')))", "8,0"},
        {"of('arbetsloshet', men(value('1480')))", "7,0"},
        {"of('arbetsloshet', women(value('1480')) - men(value('1480')))", "1,0"},
        {"of('arbetsloshet', value('1480'))", "7,4"},
        {"of('arbetsloshet', women(nation))", "7,0"},
        {"of('arbetsloshet', those(women(value) > men(value)))", "Ale och Göteborg"},
        {"of('arbetsloshet', those(women(value) < men(value)))", "Lerum"},
        {"of('arbetsloshet', women(max.name))", "Göteborg"},
        {"of('arbetsloshet', women(at(2017, mean)))", "4,3"}, /* (2 + 7 + 2 + 6) / 4 */
        {"women(of('arbetsloshet', value('1480', 2018)))", "7,0"},
        {"of('arbetsloshet', men(value('1407')))", "?"},
        {"women(value('1480'))", "?"}, /* nobody asked for them */
    };
    expect(*state, rows, COUNT(rows));
}

static void the_years_of_an_area(void **state)
{
    static const char *const rows[][2] = {
        {"falls('1440')", "ja"},
        {"falls('1480')", "nej"}, /* rested */
        {"never_rises('1480')", "ja"},
        {"falls('1419')", "?"},   /* 50, 45, - */
        {"rises('1419')", "nej"}, /* the fall settles it */
        {"rises('1441')", "ja"},
        {"never_falls('1441')", "ja"},
        {"falls('1407')", "nej"},
        {"rises('1407')", "nej"},
        {"those(falls)", "Ale"},
        {"those(never_rises)", "Ale och Göteborg"},
        {"between(2018, 2019, those(rises))", "Lerum och Öckerö"},
        {"between(2017, 2018, falls('1419'))", "ja"},
        {"between(2019, 2019, falls('1440'))", "?"}, /* one year has no direction */
        {"of('arbetsloshet', rises('1440'))", "ja"},
    };
    expect(*state, rows, COUNT(rows));
}

/* 2018 to 2019: Ale -20, Göteborg -15.4, Lerum +50.4, Öckerö +15.3; Tjörn went. */
static void change_and_what_drove_it(void **state)
{
    static const char *const rows[][2] = {
        {"mean(2018)", "28,0"},
        {"change(mean, 2018, 2019)", "3,3"}, /* 31.325 - 28 */
        {"change(value('1440'), 2017, 2019)", "−40"},
        {"abs(change(value('1440'), 2017, 2019))", "40"},
        {"percent_change(value('1440'), 2017, 2019)", "−66,7"},
        {"of('deltagare', percent_change(value('1407'), 2017, 2018))", "?"}, /* from 0 */
        {"change(value('1419'), 2018, 2019)", "?"},
        {"within", "7,6"},       /* (-20 - 15.4 + 50.4 + 15.3) / 4 = 7.575 */
        {"composition", "−4,3"}, /* 3.325 - 7.575 = -4.25 */
        {"within + composition = change(mean, 2018, 2019)", "ja"},
        {"contribution('1441')", "12,6"}, /* 50.4 / 4 */
        {"contribution('1419')", "?"},
        {"top(1)", "Lerum"},
        {"top(3)", "Lerum och Öckerö"},                  /* no more rose */
        {"top(1, 2017, 2018)", "Ale"},                   /* the mean fell */
        {"top(3, 2017, 2018)", "Ale, Tjörn och Öckerö"}, /* -20, -5, -5: a shared place is not cut */
        {"top(2, 2017, 2018)", "Ale, Tjörn och Öckerö"},
        {"at(2017, top(1))", "?"}, /* there is no year before */
    };
    expect(*state, rows, COUNT(rows));
}

static void figures_are_compared_as_they_are_shown(void **state)
{
    static const char *const rows[][2] = {
        {"of('arbetsloshet', value('1440') = value('1441'))", "ja"}, /* 2.75 and 2.84 */
        {"of('arbetsloshet', value('1440') < value('1441'))", "nej"},
        {"of('arbetsloshet', value('1407') = nation)", "ja"}, /* 6.84 and 6.8 */
        {"of('arbetsloshet', those(better(value, nation)))", "Ale, Lerum och Tjörn"},
        {"of('arbetsloshet', exceptions(better(value, nation)))", "Göteborg och Öckerö"},
        {"of('arbetsloshet', those(worse(value, nation)))", "Göteborg"},
        {"of('arbetsloshet', at(2019, min.name))", "Tjörn"},
        {"of('arbetsloshet', among(area('1440', '1441'), min.name))", "Ale och Lerum"}, /* ties are told */
        {"of('arbetsloshet', max = 7.4)", "ja"},
        {"of('arbetsloshet', max = 7.40)", "ja"},
        {"of('arbetsloshet', max != 7.4)", "nej"},
        {"value('1480') >= 15", "ja"}, /* 14.6 is shown as 15 */
        {"value('1480') <= 14", "nej"},
    };
    expect(*state, rows, COUNT(rows));
}

static void arithmetic_and_logic(void **state)
{
    static const char *const rows[][2] = {
        {"1 + 2 * 3", "7"},
        {"(1 + 2) * 3", "9"},
        {"2 - 3 - 4", "−5"},
        {"-2 * -3", "6"},
        {"7 / 2", "3,5"},
        {"1 / 0", "?"},
        {"0.25 + 1", "1,25"},
        {"round(2 / 3, 3)", "0,667"},
        {"round(12345.6, 0)", "12\xC2\xA0"
                              "346"},
        {"words(3)", "tre"},
        {"words(12)", "tolv"},
        {"words(13)", "13"},
        {"words(0)", "noll"},
        {"words(mean)", "31,3"},
        {"year", "2019"},
        {"year - 1", "2018"},
        {"year - first_year", "2"},
        {"max - min", "56"}, /* 70.4 - 14.6 = 55.8 */
        {"1 < 2 and 2 < 3", "ja"},
        {"1 < 2 and not 2 < 3", "nej"},
        {"1 > 2 or 2 > 3 or 3 > 2", "ja"},
        {"not 1 > 2 and 1 < 2", "ja"},
        {"value('1419') > 1 and 1 > 2", "nej"}, /* what is not known does not matter */
        {"1 > 2 and value('1419') > 1", "nej"},
        {"value('1419') > 1 or 1 < 2", "ja"},
        {"value('1419') > 1 or 1 > 2", "?"},
        {"value('1419') > 1 and 1 < 2", "?"},
        {"not value('1419') > 1", "?"},
        {"band('1441') = high and band('1407') != low", "ja"},
        {"value('1440', 2016 + 1)", "60"},
        {"value('1440', year + 1)", "?"},
        {"value('1440', 2017.5 + 0)", "?"},
        {"indicator", "anvisade från Arbetsförmedlingen"},
    };
    expect(*state, rows, COUNT(rows));
}

static void english_has_its_own_numbers_and_lists(void **state)
{
    static const char *const rows[][2] = {
        {"mean", "31.3"},      {"of('deltagare', sum)", "1,197"}, {"those(value < nation)", "Ale, Göteborg and Öckerö"},
        {"words(3)", "three"}, {"band('1480')", "medium"},        {"those(value > 100)", "none"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(shown(*state, rows[i][0], LANGUAGE_EN), rows[i][1]);
    }
}

static void what_is_not_known_carries_its_reason(void **state)
{
    static const char *const rows[][2] = {
        {"value('1419')", "Tjörn saknar uppgift för 2019 (Anvisade från Arbetsförmedlingen)"},
        {"all(value > 1)", "Tjörn saknar uppgift för 2019 (Anvisade från Arbetsförmedlingen)"},
        {"of('befolkning', value('1440', 2018))", "Ale: uppgiften för 2018 är inte hämtad (Folkmängd)"},
        {"of('befolkning', missing)", "Ale: uppgiften för 2019 är inte hämtad (Folkmängd)"},
        {"of('befolkning', missing_years('1407'))", "Öckerö: uppgiften för 2017 är inte hämtad (Folkmängd)"},
        {"of('bistandsmottagare', missing)", "Ale: uppgiften för 2019 visas inte (Biståndsmottagare 18+)"},
        {"of('bistandsmottagare', value('1419'))", "Tjörn: uppgiften för 2019 visas inte (Biståndsmottagare 18+)"},
        {"of('arbetsloshet', men(value('1407')))", "Öckerö (män) saknar uppgift för 2019 (Arbetslöshet)"},
        {"value('1440', year + 1)", "2020 är inget av rapportens år"},
        {"value('GR')", "en kommun skulle ha pekats ut, men det är ingen eller flera"},
        {"1 / 0", "en division med noll"},
    };
    struct figure_fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct expression_value value = world_value(fixture, rows[i][0]);
        assert_false(value.known);
        assert_string_equal(sentence_gap(&value.gap, LANGUAGE_SV, &fixture->arena), rows[i][1]);
    }
}

static void what_is_wrong_is_told_with_its_column(void **state)
{
    static const char *const rows[][2] = {
        {"", "column 1: a number, a word or a bracket is missing here"},
        {"max >", "column 6: a number, a word or a bracket is missing here"},
        {"mex > 3", "column 1: \"mex\" is no word of expressions; the nearest is max"},
        {"max > 3 3", "column 9: the expression should have ended here"},
        {"max = 40,7", "column 9: the expression should have ended here"},
        {"max > 'a", "column 7: the quotation mark has no fellow"},
        {"1 < 2 < 3", "column 7: two comparisons in a row; join them with \"and\""},
        {"max § 3", "column 5: \"§\" has no meaning here"},
        {"value('1407') + § 3", "column 17: \"§\" has no meaning here"},
        {"(max", "column 5: a closing bracket is missing here"},
        {"max()", "column 5: nothing stands between the brackets; leave them out"},
        {"those(value > 1", "column 16: a comma or a closing bracket is missing here"},
        {"those", "column 1: those needs 1 argument"},
        {"change(mean, 2018)", "column 1: change needs 3 arguments"},
        {"max(2018, 2019)", "column 11: max does not take this argument"},
        {"year(2018)", "column 6: year does not take this argument"},
        {"max + those(value > 1)", "column 7: must be a number, not areas"},
        {"not max", "column 5: must be a condition, not a number"},
        {"max and 1 < 2", "column 1: must be a condition, not a number"},
        {"those(max)", "column 7: must be a condition, not a number"},
        {"max = area('1407')", "column 7: must be a number, not areas"},
        {"min.name < max.name", "column 1: must be a number, not areas"},
        {"min.name = '1407'", "column 12: a text cannot be compared; areas are written area('1407')"},
        {"'1407' = min.name", "column 1: a text cannot be compared; areas are written area('1407')"},
        {"max in area('1407')", "column 1: must be areas, not a number"},
        {"min.title", "column 5: only .value and .name may follow"},
        {"mean.name", "column 5: only min and max have a .value and a .name"},
        {"value", "column 1: value needs an area here, as in value('1407'), or a condition on members around it"},
        {"falls", "column 1: falls needs an area here, as in falls('1407'), or a condition on members around it"},
        {"value('Öckerö')", "column 7: 'Öckerö' is neither the id of an area nor a group in areas.json"},
        {"value('Öckerö') + § 3", "column 7: 'Öckerö' is neither the id of an area nor a group in areas.json"},
        {"mean('alla')", "column 6: 'alla': only the catalogue knows its members, "},
        {"of('deltagere', max)",
         "column 4: deltagere: there is no such indicator in templates/indicators.json or in the store; the nearest "},
        {"of(max, max)", "column 4: the name of an indicator in single quotes is missing here"},
        {"of('deltagare', 'a')", "column 17: an expression is missing here"},
        {"better(max, nation)",
         "column 1: better: indicators.json does not say whether a higher anvisade_af is better or worse"},
        {"sum", "column 1: sum: anvisade_af is no count and cannot be summed"},
        {"value('1440', 2016)", "column 15: the report's figures begin with 2017"},
        {"value('1440', 2017.5)", "column 15: is no year"},
        {"mean(99999)", "column 6: is no year"},
        {"count(value)", "column 7: must be a condition, not a number"},
        {"top(max)", "column 5: must be a whole number, written out"},
        {"top(3, 2018)", "column 1: top takes two years or none"},
        {"1.1234567", "column 1: a number may have 20 characters and 6 decimals"},
        {"123456789012345678901", "column 1: a number may have 20 characters and 6 decimals"},
        {"count(any(all(value > 1)))", "column 1: more than 2 conditions on members within each other"},
    };
    struct figure_fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = rows[i][0];
        assert_null(expression_read(&fixture->vocabulary, text, 0, strlen(text), &fixture->arena, &fixture->fault));
        if (strncmp(fixture->fault.text, rows[i][1], strlen(rows[i][1])) != 0) {
            print_message("%s: %s\n", text, fixture->fault.text);
        }
        assert_memory_equal(fixture->fault.text, rows[i][1], strlen(rows[i][1]));
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
    }
}

static void bands_and_indicators_must_be_there_to_be_spoken_of(void **state)
{
    struct figure_fixture *fixture = *state;
    struct vocabulary bare = fixture->vocabulary;
    bare.bands = NULL;
    bare.indicator = NULL;
    assert_null(expression_read(&bare, "max", 0, 3, &fixture->arena, &fixture->fault));
    assert_string_equal(fixture->fault.text,
                        "column 1: max of which indicator? Name it as \"indicator\", or by of('NAME', ...)");
    assert_null(expression_read(&bare, "of('deltagare', band('1440'))", 0, 29, &fixture->arena, &fixture->fault));
    assert_string_equal(fixture->fault.text, "column 17: band: the statement has no \"bands\"");
    assert_non_null(expression_read(&bare, "of('deltagare', max)", 0, 20, &fixture->arena, &fixture->fault));
}

static void nesting_and_length_have_their_ceilings(void **state)
{
    struct figure_fixture *fixture = *state;
    char text[LIMIT_EXPRESSION_BYTES + 8];
    const struct {
        char filling;
        size_t length;
        const char *end;
        const char *told;
    } rows[] = {
        {'(', 1000, "1", "within each other"},
        {'-', 1000, "1", "within each other"},
        {' ', LIMIT_EXPRESSION_BYTES, "1", "an expression may have 4096 characters"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        memset(text, rows[i].filling, rows[i].length);
        memcpy(text + rows[i].length, rows[i].end, strlen(rows[i].end) + 1);
        assert_null(expression_read(&fixture->vocabulary, text, 0, strlen(text), &fixture->arena, &fixture->fault));
        assert_non_null(strstr(fixture->fault.text, rows[i].told));
    }
    /* A long chain leans to the left: it takes as much of the stack as brackets do. */
    text[0] = '1';
    for (size_t i = 0; i < 1000; i++) {
        memcpy(text + 1 + 2 * i, "+1", 3);
    }
    assert_null(expression_read(&fixture->vocabulary, text, 0, strlen(text), &fixture->arena, &fixture->fault));
    text[2 * 40 + 1] = '\0';
    assert_int_equal((int)world_value(fixture, text).number, 41);
}

/* Names stand for their value in the statement's own scope. */
static void names_stand_for_their_values(void **state)
{
    struct figure_fixture *fixture = *state;
    struct named_expression names[2] = {{"above", world_read(fixture, "those(value > nation)")}};
    fixture->vocabulary.names = names;
    fixture->vocabulary.name_count = 1;
    names[1] = (struct named_expression){"how_many", world_read(fixture, "count(above)")};
    fixture->vocabulary.name_count = 2;
    const char *const rows[][2] = {
        {"above", "Lerum"}, {"how_many + 1", "2"}, {"at(2017, above)", "Lerum"}, {"area('1441') in above", "ja"}};
    expect(fixture, rows, COUNT(rows));
    assert_false(statement_name_is_free("max"));
    assert_false(statement_name_is_free("and"));
    assert_false(statement_name_is_free("2x"));
    assert_false(statement_name_is_free("å"));
    assert_false(statement_name_is_free(""));
    assert_true(statement_name_is_free("x2"));
}

/* --- whatever the bytes are, there is an answer or a fault with a column --- */

static void try_bytes(struct figure_fixture *fixture, const char *text, size_t length)
{
    struct evaluation evaluation;
    struct arena arena;
    arena_init(&arena, 4 * MEBIBYTE);
    fixture->fault.text[0] = '\0';
    const struct expression *read = expression_read(&fixture->vocabulary, text, 0, length, &arena, &fixture->fault);
    if (read == NULL) {
        assert_memory_equal(fixture->fault.text, "column ", 7);
    } else {
        struct figure_world world = fixture->world;
        world.arena = &arena;
        evaluation_start(&evaluation, &world, &fixture->scope, 0, NULL);
        struct expression_value value = expression_evaluate(&evaluation, read);
        assert_false(evaluation.failed);
        assert_int_equal(value.type, expression_type(read));
        assert_true(value.type != VALUE_NUMBER || !value.known || isfinite(value.number));
    }
    arena_release(&arena);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static void random_bytes_are_read_or_refused(void **state)
{
    struct figure_fixture *fixture = *state;
    unsigned seed = 2026;
    for (int round = 0; round < 20000; round++) {
        size_t length = next_random(&seed) % 40;
        char *text = malloc(length + 1); /* exactly as long, so that a sanitizer sees a step too far */
        assert_non_null(text);
        for (size_t i = 0; i < length; i++) {
            text[i] = (char)(next_random(&seed) & 0xFF);
        }
        text[length] = '\0';
        try_bytes(fixture, text, length);
        free(text);
    }
}

static void random_pieces_are_read_or_refused(void **state)
{
    static const char *const pieces[] = {
        "max",     "min",      ".name",  ".value", "(",           ")",       "(",      ")",    ",",
        " and ",   " or ",     " not ",  " in ",   "=",           "!=",      "<",      ">=",   "+",
        "-",       "*",        "/",      "value",  "nation",      "mean",    "those(", "all(", "count(",
        "any(",    "falls",    "2018",   "3",      "0.5",         "year",    "'1407'", "'GR'", "area(",
        "top(",    "of(",      "at(",    "among(", "'deltagare'", "change(", "band",   "high", "rank",
        "missing", "reported", "words(", "round(", "exceptions("};
    struct figure_fixture *fixture = *state;
    char text[512];
    unsigned seed = 4711;
    for (int round = 0; round < 40000; round++) {
        size_t used = 0;
        size_t count = 1 + next_random(&seed) % 12;
        text[0] = '\0';
        for (size_t i = 0; i < count; i++) {
            const char *piece = pieces[next_random(&seed) % COUNT(pieces)];
            used += (size_t)snprintf(text + used, sizeof text - used, "%s", piece);
        }
        try_bytes(fixture, text, used);
    }
}

/* Random trees that are right by construction: each must be read, and evaluated without a failure. */
static void write_number(char *text, size_t size, size_t *used, unsigned *seed, int depth);

static void write_condition(char *text, size_t size, size_t *used, unsigned *seed, int depth)
{
    static const char *const signs[] = {"<", "<=", ">", ">=", "=", "!="};
    if (depth > 0 && next_random(seed) % 3 == 0) {
        *used += (size_t)snprintf(text + *used, size - *used, "(not ");
        write_condition(text, size, used, seed, depth - 1);
        *used += (size_t)snprintf(text + *used, size - *used, next_random(seed) % 2 == 0 ? " and " : " or ");
        write_condition(text, size, used, seed, depth - 1);
        *used += (size_t)snprintf(text + *used, size - *used, ")");
        return;
    }
    write_number(text, size, used, seed, depth - 1);
    *used += (size_t)snprintf(text + *used, size - *used, " %s ", signs[next_random(seed) % COUNT(signs)]);
    write_number(text, size, used, seed, depth - 1);
}

static void write_number(char *text, size_t size, size_t *used, unsigned *seed, int depth)
{
    static const char *const leaves[] = {"max",    "min",          "mean(2018)", "nation", "n",  "value('1419')",
                                         "median", "rank('1440')", "within",     "7",      "2.5"};
    if (depth > 0 && next_random(seed) % 4 == 0) {
        *used += (size_t)snprintf(text + *used, size - *used, "(");
        write_number(text, size, used, seed, depth - 1);
        *used += (size_t)snprintf(text + *used, size - *used, " %c ", "+-*/"[next_random(seed) % 4]);
        write_number(text, size, used, seed, depth - 1);
        *used += (size_t)snprintf(text + *used, size - *used, ")");
        return;
    }
    *used += (size_t)snprintf(text + *used, size - *used, "%s", leaves[next_random(seed) % COUNT(leaves)]);
}

/* What a condition says, its opposite denies, whatever is missing. */
static void a_condition_and_its_opposite_never_agree(void **state)
{
    struct figure_fixture *fixture = *state;
    unsigned seed = 99;
    for (int round = 0; round < 5000; round++) {
        char text[4096];
        char opposite[4112];
        size_t used = 0;
        write_condition(text, sizeof text, &used, &seed, 4);
        (void)snprintf(opposite, sizeof opposite, "not (%s)", text);
        struct expression_value value = world_value(fixture, text);
        struct expression_value other = world_value(fixture, opposite);
        assert_int_equal(value.known, other.known);
        assert_true(!value.known || value.truth != other.truth);
    }
}

/* Who is named first does not matter. */
static void the_order_of_the_members_does_not_show(void **state)
{
    static const char *const texts[] = {"mean",
                                        "median",
                                        "min",
                                        "max",
                                        "balanced_mean",
                                        "rank('1440')",
                                        "within",
                                        "composition",
                                        "contribution('1441')",
                                        "count(those(value < nation))",
                                        "any(value > nation)",
                                        "all(value < nation)",
                                        "min.name = area('1480')",
                                        "top(3) = area('1441', '1407')",
                                        "top(2, 2017, 2018) = area('1419', '1407', '1440')",
                                        "highest(2) = area('1407', '1440', '1441')",
                                        "those(never_rises) = area('1480', '1440')",
                                        "of('deltagare', sum)"};
    struct figure_fixture *fixture = *state;
    const struct area *shuffled[WORLD_AREAS];
    unsigned seed = 5;
    memcpy(shuffled, fixture->scope.areas, sizeof shuffled);
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct expression_value plain = world_value(fixture, texts[i]);
        assert_true(plain.known);
        for (int round = 0; round < 200; round++) {
            for (size_t last = WORLD_AREAS - 1; last > 0; last--) {
                size_t other = next_random(&seed) % (last + 1);
                const struct area *kept = shuffled[last];
                shuffled[last] = shuffled[other];
                shuffled[other] = kept;
            }
            const struct area *const *ordered = fixture->scope.areas;
            fixture->scope.areas = shuffled;
            struct expression_value value = world_value(fixture, texts[i]);
            fixture->scope.areas = ordered;
            assert_true(value.known);
            assert_int_equal(value.truth, plain.truth);
            assert_memory_equal(&value.number, &plain.number, sizeof value.number);
        }
    }
}

int main(void)
{
#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, figure_fixture_set_up, figure_fixture_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_WORLD(figures_of_one_area_and_of_all),
        WITH_WORLD(lists_and_conditions_on_members),
        WITH_WORLD(women_and_men_are_scopes_of_their_own),
        WITH_WORLD(the_years_of_an_area),
        WITH_WORLD(change_and_what_drove_it),
        WITH_WORLD(figures_are_compared_as_they_are_shown),
        WITH_WORLD(arithmetic_and_logic),
        WITH_WORLD(english_has_its_own_numbers_and_lists),
        WITH_WORLD(what_is_not_known_carries_its_reason),
        WITH_WORLD(what_is_wrong_is_told_with_its_column),
        WITH_WORLD(bands_and_indicators_must_be_there_to_be_spoken_of),
        WITH_WORLD(nesting_and_length_have_their_ceilings),
        WITH_WORLD(names_stand_for_their_values),
        WITH_WORLD(random_bytes_are_read_or_refused),
        WITH_WORLD(random_pieces_are_read_or_refused),
        WITH_WORLD(the_order_of_the_members_does_not_show),
        WITH_WORLD(a_condition_and_its_opposite_never_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

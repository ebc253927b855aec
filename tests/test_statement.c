/* test_statement.c - texts with expressions, which wording is chosen, and what is wrong in a template. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "report/sentence.h"
#include "report/template.h"
#include "tests/support/check.h"
#include "tests/support/figure_world.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NBSP "\xC2\xA0"

static int read(struct figure_fixture *fixture, const char *text, struct wording *wording)
{
    *wording = (struct wording){0};
    return wording_read(wording, &fixture->vocabulary, text, &fixture->arena, &fixture->fault);
}

/* The ruling on texts with their conditions ("" for none), in their order. */
static struct ruling rule(struct figure_fixture *fixture, const char *const wordings[][2], size_t count)
{
    struct wording *made = arena_array(&fixture->arena, count, sizeof *made);
    struct statement *statement = arena_alloc(&fixture->arena, sizeof *statement);
    struct evaluation evaluation;
    assert_non_null(made);
    assert_non_null(statement);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(read(fixture, wordings[i][1], &made[i]), 0);
        made[i].when = wordings[i][0][0] == '\0' ? NULL : world_read(fixture, wordings[i][0]);
    }
    statement->wordings = made;
    statement->wording_count = count;
    evaluation_start(&evaluation, &fixture->world, &fixture->scope, 0, NULL);
    struct ruling ruling = statement_rule(statement, &evaluation);
    assert_false(evaluation.failed);
    return ruling;
}

static const char *write(struct figure_fixture *fixture, const char *text, enum language language)
{
    const char *const wordings[][2] = {{"", text}};
    struct ruling ruling = rule(fixture, wordings, 1);
    return ruling.verdict == VERDICT_WRITTEN ? sentence_write(&ruling.text, language, &fixture->arena) : "-";
}

static void texts_are_filled_in_good_swedish_and_english(void **state)
{
    static const char *const rows[][3] = {
        {"{max.name}: {max} procent.", "Lerum: 70" NBSP "procent.", "Lerum: 70" NBSP "procent."},
        {"Andelen {indicator} varierar från {min.value} procent i {min.name} till {max.value} procent i {max.name}",
         "Andelen anvisade från Arbetsförmedlingen varierar från 15" NBSP "procent i Göteborg till 70" NBSP
         "procent i Lerum",
         NULL},
        {"ökningen kan framför allt kopplas till {top(3)}", "Ökningen kan framför allt kopplas till Lerum och Öckerö",
         NULL},
        {"samtliga utom {among(reported, exceptions(value < nation))} ligger under riket",
         "Samtliga utom Lerum ligger under riket", NULL},
        {"minskar varje år i {those(falls)}", "Minskar varje år i Ale", NULL},
        {"{of('deltagare', max)} till {mean}", "1" NBSP "000 till 31,3", "1,000 till 31.3"},
        {"{those(value < nation)} i {year}", "Ale, Göteborg och Öckerö i 2019", "Ale, Göteborg and Öckerö i 2019"},
        {"{1|kommun|kommuner} {2|kommun|kommuner} {0|kommun|kommuner}", "Kommun kommuner kommuner",
         "Kommun kommuner kommuner"},
        {"{n} {n|kommun|kommuner}", "4 kommuner", NULL},
        {"{those(falls)|en|flera} {those(value > 999)|en|flera}", "En flera", NULL},
        {"{0.96|en|flera} {round(0.96, 1)|en|flera}", "Flera en", NULL}, /* as shown: 0,96 and 1,0 */
        {"{{{year}}} och }}{{", "{2019} och }{", NULL},
        {"{words(2)} och {words(2)}", "Två och två", "Two och two"},
        {"{area('1407')} då", "Öckerö då", NULL},
        {"åter {year}", "Åter 2019", NULL},
        {"Inget att fylla.", "Inget att fylla.", NULL},
        {"{indicator} och {indicator}", "Anvisade från Arbetsförmedlingen och anvisade från Arbetsförmedlingen", NULL},
        {"{value('1419')} procent", "-", NULL}, /* no figure */
        {"i {those(value > 999)}", "-", NULL},  /* nobody */
    };
    struct figure_fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(write(fixture, rows[i][0], LANGUAGE_SV), rows[i][1]);
        if (rows[i][2] != NULL) {
            assert_string_equal(write(fixture, rows[i][0], LANGUAGE_EN), rows[i][2]);
        }
    }
}

static void what_is_wrong_in_a_text_is_told_with_its_column(void **state)
{
    static const char *const rows[][2] = {
        {"a {max", "column 3: the brace has no fellow"},
        {"a max} b", "column 6: the brace has no fellow"},
        {"åäö {mex}", "column 6: \"mex\" is no word of expressions; the nearest is max"},
        {"a {} b", "column 4: a number, a word or a bracket is missing here"},
        {"a {max > 3}", "column 4: a condition has no text"},
        {"a {max|x}", "column 7: two words must follow, as in {n|kommun|kommuner}"},
        {"a {max|x|y|z}", "column 7: two words must follow, as in {n|kommun|kommuner}"},
        {"a {indicator|x|y}", "column 13: only numbers and lists choose between words"},
        {"a {value('1407}') b", "column 3: the brace has no fellow"},
        {"a {value('14}07')} b", "column 10: '14}07' is neither the id of an area nor a group in areas.json"},
    };
    struct figure_fixture *fixture = *state;
    struct wording wording;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(read(fixture, rows[i][0], &wording), -1);
        assert_string_equal(fixture->fault.text, rows[i][1]);
    }
}

#define UNKNOWN "value('1419') > 1"

static void the_first_wording_whose_condition_holds_is_written(void **state)
{
    static const struct {
        const char *wordings[3][2];
        size_t count;
        enum verdict verdict;
        const char *text;
    } rows[] = {
        {{{"1 < 2", "a"}, {"1 < 3", "b"}}, 2, VERDICT_WRITTEN, "A"},
        {{{"1 > 2", "a"}, {"1 < 3", "b"}}, 2, VERDICT_WRITTEN, "B"},
        {{{"1 > 2", "a"}, {"1 > 3", "b"}, {"", "c"}}, 3, VERDICT_WRITTEN, "C"},
        {{{"1 > 2", "a"}, {"1 > 3", "b"}}, 2, VERDICT_LEFT_OUT, NULL},
        /* Where nobody knows whether the first is true, "otherwise" is not known to be true either, ... */
        {{{UNKNOWN, "a"}, {"", "b"}}, 2, VERDICT_NO_FIGURES, NULL},
        /* ... but what has a condition of its own stands on its own feet. */
        {{{UNKNOWN, "a"}, {"1 < 2", "b"}, {"", "c"}}, 3, VERDICT_WRITTEN, "B"},
        {{{"1 < 2", "{value('1419')}"}, {"", "b"}}, 2, VERDICT_NO_FIGURES, NULL},
        {{{"1 > 2", "{value('1419')}"}, {"", "b"}}, 2, VERDICT_WRITTEN, "B"},
    };
    struct figure_fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct ruling ruling = rule(fixture, rows[i].wordings, rows[i].count);
        assert_int_equal(ruling.verdict, rows[i].verdict);
        if (rows[i].text != NULL) {
            assert_string_equal(sentence_write(&ruling.text, LANGUAGE_SV, &fixture->arena), rows[i].text);
        } else if (rows[i].verdict == VERDICT_NO_FIGURES) {
            assert_int_equal(ruling.gap.kind, GAP_FIGURE);
            assert_int_equal(ruling.gap.year, 2019);
        }
    }
}

static void what_rests_on_preliminary_figures_says_so(void **state)
{
    static const struct {
        const char *wordings[1][2];
        bool preliminary;
    } rows[] = {
        {{{"", "{of('deltagare', value('1440'))}"}}, true},
        {{{"", "{of('deltagare', value('1440', 2018))}"}}, false},
        {{{"", "{of('deltagare', max)}"}}, true},
        {{{"of('deltagare', rises('1440'))", "a"}}, true},
        {{{"of('deltagare', at(2018, rises('1440')))", "a"}}, false},
        {{{"", "{of('deltagare', balanced_mean(2018))}"}}, true}, /* 2019 decides who counts */
        {{{"", "{max}"}}, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct ruling ruling = rule(*state, rows[i].wordings, 1);
        assert_int_equal(ruling.verdict, VERDICT_WRITTEN);
        assert_int_equal(ruling.preliminary, rows[i].preliminary);
    }
}

static void random_texts_are_read_or_refused(void **state)
{
    static const char bytes[] = "{}|'\"()max.nume, å\xC3\xFF\\n1 <=";
    struct figure_fixture *fixture = *state;
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        struct wording wording;
        seed = seed * 1103515245u + 12345u;
        size_t length = (seed >> 16) % 24;
        char *text = malloc(length + 1);
        assert_non_null(text);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1103515245u + 12345u;
            text[i] = bytes[(seed >> 16) % (sizeof bytes - 1)];
        }
        text[length] = '\0';
        if (read(fixture, text, &wording) != 0) {
            assert_memory_equal(fixture->fault.text, "column ", 7);
        }
        free(text);
    }
}

/* --- in a template --- */

#define START                                                                                                        \
    "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": \"deltagare\",\n" \
    "\"content\": [\n"
#define SAY "{\"statement\": {\"indicator\": \"deltagare\",\n"
#define ASSERT "{\"asserted\": {\"indicator\": \"deltagare\",\n"
#define END "}}]}"

static void what_is_wrong_in_a_template_is_told_with_its_place(void **state)
{
    static const char *const rows[][2] = {
        {START "{\"statement\": \"x\"}]}", ":3: content[0].statement: must be an object"},
        {START SAY "\"txt\": \"x\"" END,
         ":4: content[0].statement.txt: is not a known name here; the nearest is \"text\""},
        {START SAY "\"areas\": \"GR\"" END,
         ":3: content[0].statement.text: is missing; it must be a text or {\"sv\": ..., \"en\": ...}"},
        {START SAY "\"text\": \"\"" END, ":4: content[0].statement.text: must not be empty"},
        {START SAY "\"text\": {\"sv\": \"a\",\n\"en\": \"b {mex}\"}" END,
         ":5: content[0].statement.text.en: column 4: \"mex\" is no word of expressions; the nearest is max"},
        {START SAY "\"when\": \"max > \",\n\"text\": \"a\"" END,
         ":4: content[0].statement.when: column 7: a number, a word or a bracket is missing here"},
        {START SAY "\"when\": \"max\", \"text\": \"a\"" END,
         ":4: content[0].statement.when: must be a condition, not a number"},
        {START SAY "\"areas\": \"Öckerö\", \"text\": \"a\"" END,
         ":4: content[0].statement.areas: \"Öckerö\" is neither the id of an area nor a group in areas.json"},
        {START SAY "\"areas\": [\"1407\",\n\"Öckerö\"], \"text\": \"a\"" END,
         ":5: content[0].statement.areas[1]: \"Öckerö\" is neither the id of an area nor a group in areas.json"},
        {START SAY "\"areas\": \"alla\", \"text\": \"a\"" END,
         ":4: content[0].statement.areas: \"alla\": only the catalogue knows its members, and a template is fetched "
         "before there is one; list them in areas.json"},
        {START SAY "\"areas\": [], \"text\": \"a\"" END, ":4: content[0].statement.areas: has no areas"},
        {START SAY "\"let\": {\"a\": \"max\",\n\"max\": \"a\"}, \"text\": \"a\"" END,
         ":5: content[0].statement.let.max: a name may hold only letters and digits, and must be no word of "
         "expressions"},
        {START SAY "\"let\": {\"a\": \"b\",\n\"b\": \"max\"}, \"text\": \"a\"" END,
         ":4: content[0].statement.let.a: column 1: \"b\" is no word of expressions; the nearest is n"},
        {START SAY "\"text\": \"a\",\n\"otherwise\": {\"text\": \"b\"}" END,
         ":3: content[0].statement: a wording without \"when\" must be the last one; what follows it is never written"},
        {START SAY
         "\"when\": \"n > 1\", \"text\": \"a\", \"otherwise\": [\n{\"text\": \"b\"},\n{\"text\": \"c {mex}\"}]" END,
         ":6: content[0].statement.otherwise[1].text: column 4: \"mex\" is no word of expressions; the nearest is max"},
        {START ASSERT "\"text\": \"a\"" END,
         ":3: content[0].asserted.holds: is missing; it must be the condition under which the text is true"},
        {START ASSERT "\"text\": \"a\", \"holds\": \"1 < 2\",\n\"instead\": \"{max > 1}\"" END,
         ":5: content[0].asserted.instead: column 2: a condition has no text"},
        {START "{\"statement\": {\"indicator\": \"deltagere\", \"text\": \"a\"" END,
         ":3: content[0].statement.indicator: deltagere: there is no such indicator in "},
        {START "{\"year_table\": {\"id\": \"text\", \"label\": \"a\"" END,
         ":3: content[0].year_table.id: \"text\" is the running text's"},
    };
    struct figure_fixture *fixture = *state;
    struct report_template template;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    char told[LIMIT_PATH_BYTES + 512];
    scratch_make(folder);
    scratch_join(path, folder, "a.json");
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(folder, "a.json", rows[i][0]);
        assert_int_equal(template_load(&template, "templates", path, &fixture->indicators, &fixture->areas, LANGUAGE_SV,
                                       &fixture->fault),
                         -1);
        (void)snprintf(told, sizeof told, "%s%s", path, rows[i][1]);
        if (strlen(fixture->fault.text) > strlen(told)) {
            fixture->fault.text[strlen(told)] = '\0';
        }
        assert_string_equal(fixture->fault.text, told);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
    }
    scratch_remove(folder);
}

static bool has(const char **texts, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i], text) == 0) {
            return true;
        }
    }
    return false;
}

/* Of whatever a condition, a name, a text or an alternative mentions. */
static void what_sentences_speak_of_is_fetched(void **state)
{
    struct figure_fixture *fixture = *state;
    struct report_template template;
    struct template_needs needs;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    scratch_make(folder);
    scratch_join(path, folder, "a.json");
    scratch_write(folder, "a.json",
                  START "{\"statement\": {\"indicator\": \"anvisade_af\", \"areas\": [\"1490\"],\n"
                        "\"let\": {\"a\": \"of('arbetsloshet', value('0114'))\"}, \"when\": \"a > nation\",\n"
                        "\"text\": \"{among('1980', max)}\", \"otherwise\": {\"text\": {\"sv\": "
                        "\"{of('deltagare_per_1000', max)} {area('2480')}\"}}}}]}");
    assert_int_equal(template_load(&template, "templates", path, &fixture->indicators, &fixture->areas, LANGUAGE_SV,
                                   &fixture->fault),
                     0);
    assert_int_equal(template_needs(&template, &fixture->arena, &needs, &fixture->fault), 0);
    const char *const kpis[] = {"U40806", "N03932", "U40800", "N01951"};
    const char *const areas[] = {"1490", "0114", "1980", "2480", "0000", "1407"};
    for (size_t i = 0; i < COUNT(kpis); i++) {
        assert_true(has(needs.kpis, needs.kpi_count, kpis[i]));
    }
    for (size_t i = 0; i < COUNT(areas); i++) {
        assert_true(has(needs.areas, needs.area_count, areas[i]));
    }
    assert_false(has(needs.areas, needs.area_count, "arbetsloshet"));
    template_release(&template);
    scratch_remove(folder);
}

int main(void)
{
#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, figure_fixture_set_up, figure_fixture_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_WORLD(texts_are_filled_in_good_swedish_and_english),
        WITH_WORLD(what_is_wrong_in_a_text_is_told_with_its_column),
        WITH_WORLD(the_first_wording_whose_condition_holds_is_written),
        WITH_WORLD(what_rests_on_preliminary_figures_says_so),
        WITH_WORLD(random_texts_are_read_or_refused),
        WITH_WORLD(what_is_wrong_in_a_template_is_told_with_its_place),
        WITH_WORLD(what_sentences_speak_of_is_fetched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

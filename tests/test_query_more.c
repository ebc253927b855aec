/* test_query_more.c - questions beyond one area's latest figures: side by side, ranked, conditional, similar, alone. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cache/catalogue.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define N "\xC2\xA0"
#define WORDS_MAX 16

static char folder[LIMIT_PATH_BYTES];
static char store[LIMIT_PATH_BYTES];
static struct program_result said;

/* Runs `query` with the words; returns the exit status. */
static int ask(const char *const words[WORDS_MAX])
{
    static const char *const environment[] = {"COLUMNS", "LC_ALL=C.UTF-8", "NYCKELTAL_LANG", "NYCKELTAL_API", NULL};
    const char *arguments[WORDS_MAX + 8] = {"--store", store, "--now", "2026-11-20", "query"};
    for (size_t i = 0; i < WORDS_MAX && words[i] != NULL; i++) {
        arguments[5 + i] = words[i];
    }
    program_release(&said);
    program_run(&said, arguments, environment);
    return said.status;
}

static void expect(const char *words)
{
    if (strstr(said.out.bytes, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", said.out.bytes, words);
    }
}

/* The snapshot's figures, and Kolada's group of municipalities similar to Öckerö. */
static void put_similar(void)
{
    static const char *members[] = {"1415", "1419"};
    static const struct area_group group = {"G21", "Liknande kommuner arbetsmarknad, Öckerö, 2024", 2, members};
    const struct run_start start = {.started = "2026-01-02T03:04:05Z", .source = "test", .retrieved = "2026-01-02"};
    struct run_counts counts = {0};
    struct fault fault;
    struct store *held;
    assert_int_equal(store_open(&held, store, STORE_WRITE, &fault), 0);
    assert_int_equal(store_run_begin(held, &start, &fault), 0);
    assert_int_equal(catalogue_put_group(held, &group, &fault), 0);
    assert_int_equal(store_run_commit(held, &counts, "2026-01-02T03:04:06Z", &fault), 0);
    store_free(held);
}

static int set_up(void **state)
{
    (void)state;
    const char *const replay[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    scratch_make(folder);
    scratch_join(store, folder, "store.db");
    program_run(&said, replay, NULL);
    assert_int_equal(said.status, 0);
    put_similar();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    program_release(&said);
    scratch_remove(folder);
    return 0;
}

/* --- side by side --- */

static void several_stand_side_by_side(void **state)
{
    (void)state;
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"Tjörn", "Ale", "GR", "--indicator", "anvisade_af", "--format", "table"}),
        0);
    expect("Tjörn, Ale, Göteborgsregionen\nNyckeltal ");
    expect("  Tjörn  Ale ");
    expect("  2022  6" N "%" N "(2021)  5" N "%  15,7" N "% (12 av 13)  ej hämtad\n"); /* an older one tells its year */
    expect("\nMedel: ovägt, av de kommuner som redovisat.\n");
    expect("\nEgen bearbetning av data från Kolada, hämtade 2023\n");
}

static void a_series_of_several_is_one_table(void **state)
{
    static const char expected[] = "Anvisade från Arbetsförmedlingen\n"
                                   "År    Ale  Kungälv      Riket\n"
                                   "2021  2" N "%      0" N "%  ej hämtad\n"
                                   "2022  5" N "%      0" N "%  ej hämtad\n"
                                   "Källa: Kolada, hämtat 2023\n";
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "Kungälv", "--indicator", "anvisade_af", "--years",
                                                        "2021-2022", "--format", "table"}),
                     0);
    assert_string_equal(said.out.bytes, expected);
    assert_string_equal(said.err.bytes, ""); /* that Riket's was never fetched is no want of what was asked for */
}

static void names_with_commas_are_a_group_of_the_moment(void **state)
{
    (void)state;
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"Ale, 1441,ale", "--indicator", "anvisade_af", "--format", "csv"}), 0);
    expect("anvisade_af,U40806,\"Ale, 1441,ale\",\"Ale, 1441,ale\",2022,T,mean,2,2,38.5,");
    assert_int_equal(ask((const char *const[WORDS_MAX]){",", "--indicator", "anvisade_af"}), 64);
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale,Nowhere", "--indicator", "anvisade_af"}), 64);
    assert_non_null(strstr(said.err.bytes, "Nowhere: there is no such area in the store; the nearest are "));
}

static void an_area_stands_among_similar_ones(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Öckerö", "--similar", "--indicator", "langvarigt_bistand",
                                                        "--format", "table"}),
                     0);
    expect("Medel gruppen");
    expect("\nGruppen: Liknande kommuner arbetsmarknad, Öckerö, 2024.\n");
    expect("\nTjörn            1  46,7" N "%\n"
           "Stenungsund      2  44,9" N "%\n"
           "Öckerö           3  41,1" N "%\n"
           "Riket               47,3" N "%\n3 av 3 har redovisat. Plats: 1 är det högsta värdet.\n");
    assert_int_equal(ask((const char *const[WORDS_MAX]){"GR", "--similar"}), 64);
    assert_non_null(strstr(said.err.bytes, "--similar: Göteborgsregionen is a group; name a municipality\n"));
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "--similar"}), 64); /* no such group is held */
}

/* A row that only some have stands where it belongs; the others' place there is empty. */
static void several_are_compared_in_one_table(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "--compare", "Tjörn", "--indicator", "anvisade_af",
                                                        "--format", "md"}),
                     0);
    expect("\n| Jämförelse | Ale | Tjörn |\n| --- | ---: | ---: |\n| Värde 2021 |  | 6" N "% |\n");
    expect("\n| Värde 2022 | 5" N "% |  |\n");
    expect("\n| Plats i GR | delad 6 av 12 | 6 av 13 |\n");
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "GR", "--compare", "--indicator", "anvisade_af"}), 64);
}

/* Riket is not held against itself. */
static void the_nation_has_no_column_beside_itself(void **state)
{
    (void)state;
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"Riket", "--indicator", "langvarigt_bistand", "--format", "md"}), 0);
    expect("\n| Nyckeltal | År | Värde |\n| --- | ---: | ---: |\n| Långvarigt ekonomiskt bistånd | 2022 | 47,3" N
           "% |\n");
}

/* An area that is chosen twice on the way is asked for once. */
static void what_is_lacking_is_named_once(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Ale", "--withhold", "--years", "2030", "--indicator",
                                                        "anvisade_af", "--format", "csv"}),
                     1);
    assert_non_null(strstr(said.err.bytes, " --area 1440,0000,GR --years 2030` gets them\n"));
}

/* --- ranked --- */

static void a_shared_last_place_is_listed_whole(void **state)
{
    (void)state;
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"GR", "--bottom", "2", "--indicator", "anvisade_af", "--format", "table"}),
        0);
    expect("Anvisade från Arbetsförmedlingen 2022, Göteborgsregionen: de 4 lägsta\n");
    expect("\nHärryda         9        0" N "%\nKungsbacka      9        0" N "%\nKungälv         9        0" N
           "%\nLilla Edet      9        0" N "%\nMedel GR              15,7" N "%\n");
    expect("\n12 av 13 har redovisat. Plats: 1 är det högsta värdet. Medel: ovägt, av dem som redovisat.\n");
}

static void an_area_named_besides_has_its_place(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Öckerö", "--top", "1", "--of", "GR", "--indicator",
                                                        "langvarigt_bistand", "--format", "table"}),
                     0);
    expect("\nGöteborg      1  56,5" N "%\nÖckerö        9  41,1" N "%\nMedel GR         43,1" N "%\n");
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Tjörn", "--top", "1", "--of", "GR", "--indicator",
                                                        "anvisade_af", "--format", "table"}),
                     0);
    expect("\nTjörn                 i.u.\n"); /* without a figure there is no place */
}

static void a_ranking_is_of_the_years_asked_for(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"--of", "GR", "--top", "1", "--indicator", "anvisade_af",
                                                        "--years", "2021", "--format", "csv"}),
                     0);
    expect("anvisade_af,U40806,1441,Lerum,2021,T,,,,51,0,,,51" N "%,");
    expect("anvisade_af,U40806,GR,Göteborgsregionen,2021,T,mean,13,13,12.23076923076923,");
}

static void a_condition_speaks_the_language_of_templates(void **state)
{
    static const char *const conditions[][2] = {
        {"share > 45", "56.5"},         {"value > 45 and not (area in area('1419', '1440'))", "56.5"},
        {"rank < 2", "56.5"},           {"value = max", "56.5"},
        {"value - nation > 9", "56.5"}, {"of('anvisade_af', value) > 70", "39.9"}, /* Lerum's */
    };
    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        assert_int_equal(ask((const char *const[WORDS_MAX]){"GR", "--top", "1", "--indicator", "langvarigt_bistand",
                                                            "--where", conditions[i][0], "--format", "value"}),
                         0);
        if (strncmp(said.out.bytes, conditions[i][1], strlen(conditions[i][1])) != 0) {
            fail_msg("%s gives %s, not %s", conditions[i][0], said.out.bytes, conditions[i][1]);
        }
    }
}

static void what_a_condition_cannot_tell_is_counted(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"GR", "--indicator", "anvisade_af", "--where", "value > 30",
                                                        "--format", "table"}),
                     0);
    expect("\nVillkor: value > 30. Uppfylls av 2 av 13. För 1 räcker uppgifterna inte.\n");
}

static void questions_that_cannot_be_asked(void **state)
{
    static const struct {
        const char *words[WORDS_MAX];
        const char *said;
    } rows[] = {
        {{"GR", "--where", "share >", "--indicator", "anvisade_af"},
         "the condition 'share >': column 8: a number, a word or a bracket is missing here"},
        {{"GR", "--where", "natin > 1", "--indicator", "anvisade_af"}, "the nearest is nation"},
        {{"GR", "--where", "mean", "--indicator", "anvisade_af"}, "gives a number; yes or no is wanted"},
        {{"--top", "3"}, "query: by which indicator?"},
        {{"--top", "0", "--indicator", "anvisade_af"}, "--top 0: must be a whole number from 1 to "},
        {{"--top", "3", "--bottom", "3", "--indicator", "anvisade_af"}, "--top: does not go with --bottom"},
        {{"GR", "--top", "3", "--gender", "--indicator", "anvisade_af"}, "--gender: does not go with --top"},
        {{"GR", "--of", "GR", "--top", "3", "--indicator", "anvisade_af"},
         "--of GR: the group Göteborgsregionen is named already"},
        {{"--of", "Ale", "--top", "3", "--indicator", "anvisade_af"}, "--of Ale: is no group"},
        {{"Ale", "Lerum", "--top", "3", "--indicator", "anvisade_af"}, "Lerum: is one area too many"},
        {{"Ale", "--similar", "--group", "GR"}, "--similar: takes one municipality and no --group"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ask(rows[i].words), 64);
        assert_string_equal(said.out.bytes, "");
        if (strstr(said.err.bytes, rows[i].said) == NULL) {
            fail_msg("\"%s\" does not say \"%s\"", said.err.bytes, rows[i].said);
        }
    }
}

/* --- alone, and as Markdown --- */

static void a_figure_alone_is_a_line(void **state)
{
    (void)state;
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Tjörn", "--indicator", "arbetsloshet", "--format", "value"}),
                     0);
    assert_string_equal(said.out.bytes, "2.8\n");
    assert_int_equal(ask((const char *const[WORDS_MAX]){"GR", "--indicator", "anvisade_af", "--format", "value"}), 0);
    assert_string_equal(said.out.bytes, "15.666666666666666\n");
    /* A missing one is an empty line, so that lines can be counted, and the exit status tells. */
    assert_int_equal(ask((const char *const[WORDS_MAX]){"Tjörn", "Ale", "--indicator", "anvisade_af", "--years",
                                                        "2021-2022", "--format", "value"}),
                     1);
    assert_string_equal(said.out.bytes, "6\n2\n\n5\n");
    assert_non_null(strstr(said.err.bytes, "figures that are missing, each an empty line: 1; "));
}

static void markdown_can_be_pasted(void **state)
{
    (void)state;
    assert_int_equal(
        ask((const char *const[WORDS_MAX]){"Ale", "Kungälv", "--indicator", "anvisade_af", "--format", "md"}), 0);
    assert_string_equal(said.out.bytes, "### Ale, Kungälv\n"
                                        "\n"
                                        "| Nyckeltal | År | Ale | Kungälv | Riket |\n"
                                        "| --- | ---: | ---: | ---: | ---: |\n"
                                        "| Anvisade från Arbetsförmedlingen | 2022 | 5" N "% | 0" N "% | ej hämtad |\n"
                                        "\n"
                                        "Källa: Kolada, hämtat 2023\n");
}

static void a_small_line_shows_five_years(void **state)
{
    static const char *const ask_it[WORDS_MAX] = {"Öckerö", "--indicator", "deltagare", "--format", "table"};
    static const char *const plain[] = {"COLUMNS", "LC_ALL=C", "NYCKELTAL_LANG", NULL};
    const char *const words[] = {"--store",     store,       "--now",    "2026-11-20", "query", "Öckerö",
                                 "--indicator", "deltagare", "--format", "table",      NULL};
    (void)state;
    assert_int_equal(ask(ask_it), 0);
    expect("  ▁▅▃▇█  ");
    program_release(&said);
    program_run(&said, words, plain);
    expect("  _-.^^  "); /* where the locale has no block characters */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_stand_side_by_side),
        cmocka_unit_test(a_series_of_several_is_one_table),
        cmocka_unit_test(names_with_commas_are_a_group_of_the_moment),
        cmocka_unit_test(an_area_stands_among_similar_ones),
        cmocka_unit_test(several_are_compared_in_one_table),
        cmocka_unit_test(the_nation_has_no_column_beside_itself),
        cmocka_unit_test(what_is_lacking_is_named_once),
        cmocka_unit_test(a_shared_last_place_is_listed_whole),
        cmocka_unit_test(an_area_named_besides_has_its_place),
        cmocka_unit_test(a_ranking_is_of_the_years_asked_for),
        cmocka_unit_test(a_condition_speaks_the_language_of_templates),
        cmocka_unit_test(what_a_condition_cannot_tell_is_counted),
        cmocka_unit_test(questions_that_cannot_be_asked),
        cmocka_unit_test(a_figure_alone_is_a_line),
        cmocka_unit_test(markdown_can_be_pasted),
        cmocka_unit_test(a_small_line_shows_five_years),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

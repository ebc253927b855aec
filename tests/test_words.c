/* test_words.c - words as a search sees them, and the forms of Swedish ones. */
#include <string.h>

#include "base/words.h"
#include "tests/support/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* The words of a text with a bar between them. */
static const char *split(const char *text)
{
    static char joined[1024];
    char word[WORD_BYTES];
    joined[0] = '\0';
    while (words_next(&text, word)) {
        (void)strncat(joined, word, sizeof joined - strlen(joined) - 2);
        joined[strlen(joined) + 1] = (char)0;
        joined[strlen(joined)] = (char)124;
    }
    return joined;
}

static void texts_fall_into_folded_words(void **state)
{
    static const char *const rows[][2] = {
        {"Ekonomiskt bistånd", "ekonomiskt|bistand|"},
        {"ÖCKERÖ", "ockero|"},
        {"(18+ år), andel (%) (-2023)", "18|ar|andel|2023|"},
        {"kr/inv, SoL-boende", "kr|inv|sol|boende|"},
        {"langvarigt_bistand", "langvarigt|bistand|"},
        {"A\xCC\x8Aker \xCF\x80", "aker|\xCF\x80|"}, /* a and a ring of its own; pi */
        {"Stra\xC3\x9F"
         "e \xC3\x86ra 3\xC3\x97"
         "4",
         "strasse|\xC3\xA6ra|3|4|"},
        {"", ""},
        {" ,-% ", ""},
        {"\xFFx\xC3", "x|"}, /* no UTF-8 */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(split(rows[i][0]), rows[i][1]);
    }
}

static void long_words_are_cut(void **state)
{
    char text[3 * WORD_BYTES];
    char word[WORD_BYTES];
    const char *at = text;
    (void)state;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_true(words_next(&at, word));
    assert_int_equal(strlen(word), WORD_BYTES - 1);
    assert_false(words_next(&at, word));
}

static void forms_have_one_stem(void **state)
{
    static const char *const rows[][2] = {
        {"arbetslos", "arbetslos"},
        {"arbetslosa", "arbetslos"},
        {"arbetsloshet", "arbetslos"},
        {"arbetsloshetens", "arbetslos"},
        {"kommunerna", "kommun"},
        {"kommuner", "kommun"},
        {"skolan", "skol"},
        {"skolor", "skol"},
        {"loner", "lon"},
        {"elevens", "elev"},
        {"barns", "barn"},
        {"barn", "barn"},
        {"bilar", "bil"},
        {"ar", "ar"},
        {"n31814", "n31814"},
        {"2023", "2023"},
    };
    char stem[WORD_BYTES];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        word_stem(rows[i][0], stem);
        assert_string_equal(stem, rows[i][1]);
    }
}

static void words_match_more_or_less(void **state)
{
    static const struct {
        const char *wanted;
        const char *word;
        enum word_match match;
    } rows[] = {
        {"arbetslöshet", "arbetsloshet", WORD_EQUAL},
        {"arbetslösa", "arbetsloshet", WORD_FORM},
        {"arbets", "arbetsloshet", WORD_BEGINS},
        {"skolan", "skolbarn", WORD_STEM_BEGINS},
        {"arbetslös", "langtidsarbetsloshet", WORD_WITHIN},
        {"lön", "beloning", WORD_NO_MATCH}, /* too short to be looked for within words */
        {"18", "180", WORD_NO_MATCH},
        {"VA", "vard", WORD_NO_MATCH},
        {"VA", "va", WORD_EQUAL},
        {"bistånd", "barn", WORD_NO_MATCH},
    };
    struct words_wanted wanted;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        words_want(&wanted, rows[i].wanted);
        assert_int_equal(wanted.count, 1);
        assert_int_equal(word_match(&wanted.items[0], rows[i].word), rows[i].match);
    }
}

static void small_words_count_only_where_there_are_no_others(void **state)
{
    struct words_wanted wanted;
    (void)state;
    words_want(&wanted, "andel av befolkningen");
    assert_int_equal(wanted.count, 2);
    assert_string_equal(wanted.items[1].word, "befolkningen");
    words_want(&wanted, "av och till");
    assert_int_equal(wanted.count, 3);
    words_want(&wanted, " - ");
    assert_int_equal(wanted.count, 0);
    words_want(&wanted, "a b c d e f g h i j k l m n o p q r s t u v w x y z");
    assert_int_equal(wanted.count, WORDS_WANTED_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_fall_into_folded_words),
        cmocka_unit_test(long_words_are_cut),
        cmocka_unit_test(forms_have_one_stem),
        cmocka_unit_test(words_match_more_or_less),
        cmocka_unit_test(small_words_count_only_where_there_are_no_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

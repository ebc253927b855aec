#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tests/support/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void folds_names(void **state)
{
    static const char *const rows[][2] = {
        {"Öckerö", "ockero"},
        {" OCKERO ", "ockero"},
        {"O\xCC\x88"
         "cker\xC3\xB6",
         "ockero"}, /* a decomposed ö */
        {"ÅÄÖåäöÉéÜü", "aaoaaoeeuu"},
        {"\tLilla Edet\r\n", "lilla edet"},
        {"\xC2\xA0"
         "Ale\xE2\x80\x83",
         "ale"}, /* a no-break space, an em space */
        {"Straße", "strasse"},
        {"", ""},
        {"   ", ""},
        {"\xC3", ""}, /* no UTF-8 */
        {"a\xFFz", ""},
    };
    char folded[TEXT_FOLDED_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        text_fold(rows[i][0], folded);
        assert_string_equal(folded, rows[i][1]);
    }
}

static void folds_long_names_within_the_room(void **state)
{
    char text[3 * TEXT_FOLDED_MAX];
    char folded[TEXT_FOLDED_MAX];
    (void)state;
    memset(text, 'A', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    text_fold(text, folded);
    assert_int_equal(strlen(folded), TEXT_FOLDED_MAX - 1);
    for (size_t i = 0; i + 2 < sizeof text; i += 2) {
        memcpy(text + i, "ø", 3);
    }
    text_fold(text, folded);
    assert_int_equal(strlen(folded), TEXT_FOLDED_MAX - 2);
    assert_true(text_is_valid(folded, strlen(folded)));
}

static int compare(const void *left, const void *right)
{
    return text_collate(*(const char *const *)left, *(const char *const *)right);
}

static void orders_the_swedish_way(void **state)
{
    static const char *const sorted[] = {"Ale",     "Alingsås", "Göteborg",     "Härryda",    "Kungsbacka",
                                         "Kungälv", "Lerum",    "Lilla Edet",   "Mölndal",    "Partille",
                                         "Riket",   "Tjörn",    "Upplands-Bro", "Zinkgruvan", "Åmål",
                                         "Årjäng",  "Älmhult",  "Öckerö",       "Örebro"};
    const char *names[COUNT(sorted)];
    (void)state;
    for (size_t i = 0; i < COUNT(sorted); i++) {
        names[i] = sorted[(i * 7 + 3) % COUNT(sorted)]; /* 7 and 19 share no divisor */
    }
    qsort(names, COUNT(names), sizeof *names, compare);
    for (size_t i = 0; i < COUNT(sorted); i++) {
        assert_string_equal(names[i], sorted[i]);
    }
}

static void counts_case_and_marks_last(void **state)
{
    static const struct {
        const char *left;
        const char *right;
        int order;
    } rows[] = {
        {"ale", "Ale", 1},
        {"Alé", "Alf", -1},
        {"Ale", "Alé", -1},
        {"Alé", "alea", -1},
        {"müller", "mullvad", -1},
        {"", "a", -1},
        {"a", "a", 0},
        {"z", "å", -1},
        {"å", "ä", -1},
        {"ä", "ö", -1},
        {"Å", "ä", -1},
        {"Lilla Edet", "Lillan", -1},
        {"a\xCC\x8A", "z", 1}, /* a decomposed å is an å */
        {"\xFF"
         "a",
         "a", 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int order = text_collate(rows[i].left, rows[i].right);
        int back = text_collate(rows[i].right, rows[i].left);
        assert_int_equal((order > 0) - (order < 0), rows[i].order);
        assert_int_equal((back > 0) - (back < 0), -rows[i].order);
    }
}

static void measures_distance_in_characters(void **state)
{
    static const struct {
        const char *left;
        const char *right;
        size_t distance;
    } rows[] = {
        {"kitten", "sitting", 3}, {"Öckerö", "ockero", 0}, {"Ocker", "Öckerö", 1},        {"", "abc", 3},
        {"abc", "", 3},           {"store", "stor", 1},    {"østersund", "ostersund", 1}, {"Łódź", "lodz", 1},
        {"москва", "москвы", 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(text_distance(rows[i].left, rows[i].right), rows[i].distance);
    }
}

static void measures_columns(void **state)
{
    static const struct {
        const char *text;
        size_t width;
    } rows[] = {
        {"", 0},
        {"Öckerö", 6},
        {"32\xC2\xA0"
         "394",
         6},
        {"o\xCC\x88", 1},
        {"日本", 4},
        {"−0,4", 4},
        {"–", 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(text_width(rows[i].text), rows[i].width);
    }
}

static void cuts_between_characters(void **state)
{
    static const struct {
        const char *text;
        size_t max;
        const char *cut;
    } rows[] = {
        {"Öckerö", 100, "Öckerö"},
        {"Öckerö", 8, "Öckerö"},
        {"Öckerö", 7, "Öcker"},
        {"Öckerö", 1, ""},
        {"Öckerö", 2, "Ö"},
        {"a日b", 3, "a"},
        {"a😀b", 4, "a"},
        {"a😀b", 5, "a😀"},
        {"abc", 0, ""},
        {"", 5, ""},
    };
    char text[64];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        memcpy(text, rows[i].text, strlen(rows[i].text) + 1);
        text_cut(text, rows[i].max);
        assert_string_equal(text, rows[i].cut);
    }
}

static void cleans_what_would_harm_a_terminal(void **state)
{
    static const char *const rows[][2] = {
        {"Ale\nLerum", "Ale\nLerum"},
        {"a\tb\rc\033d\177", "a b c d "},
        {"\xC2\x85x\xC2\x9By", "  x  y"},
        {"\xE2\x80\xAEx\xE2\x81\xA6y\xE2\x80\x8E", "   x   y   "},
        {"ok\xC3", "ok "},
        {"\xFF\xFEx", "  x"},
        {"Öckerö 😀", "Öckerö 😀"},
    };
    char text[64];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        memcpy(text, rows[i][0], strlen(rows[i][0]) + 1);
        text_clean(text);
        assert_string_equal(text, rows[i][1]);
    }
}

static void knows_well_formed_text(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        bool valid;
    } rows[] = {
        {"", 0, true},
        {"Öckerö", 8, true},
        {"😀", 4, true},
        {"a\0b", 3, false},
        {"\xC3", 1, false},             /* cut off */
        {"\xB6", 1, false},             /* no beginning */
        {"\xC0\xAF", 2, false},         /* longer than need be */
        {"\xED\xA0\x80", 3, false},     /* a surrogate */
        {"\xF4\x90\x80\x80", 4, false}, /* beyond U+10FFFF */
        {"\xFF", 1, false},
        {"\xEF\xBF\xBE", 3, true}, /* U+FFFE is well-formed */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(text_is_valid(rows[i].bytes, rows[i].length), rows[i].valid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_names),
        cmocka_unit_test(folds_long_names_within_the_room),
        cmocka_unit_test(orders_the_swedish_way),
        cmocka_unit_test(counts_case_and_marks_last),
        cmocka_unit_test(measures_distance_in_characters),
        cmocka_unit_test(measures_columns),
        cmocka_unit_test(cuts_between_characters),
        cmocka_unit_test(cleans_what_would_harm_a_terminal),
        cmocka_unit_test(knows_well_formed_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <string.h>

#include "base/limits.h"
#include "report/placeholder.h"
#include "tests/support/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const struct placeholders values = {.values = {[PLACEHOLDER_YEAR] = "2022",
                                                      [PLACEHOLDER_FIRST_YEAR] = "2017",
                                                      [PLACEHOLDER_GROUP] = "Göteborgsregionen",
                                                      [PLACEHOLDER_TOP] = "{year}",
                                                      [PLACEHOLDER_TOP_VALUE] = "",
                                                      [PLACEHOLDER_FOUND] = "högst i Lerum"}};

static void fills_words_in_braces(void **state)
{
    static const char *const rows[][2] = {
        {"", ""},
        {"Årsrapport {year}", "Årsrapport 2022"},
        {"{first_year}–{year}", "2017–2022"},
        {"{group}{group}", "GöteborgsregionenGöteborgsregionen"},
        {"{{year}}", "{year}"},
        {"{{{year}}}", "{2022}"},
        {"{top}", "{year}"}, /* what is filled in is not looked at again */
        {"[{top_value}]", "[]"},
        {"{bottom} och {last_value}", "– och –"},
        {"Arbetslöshet: {found}", "Arbetslöshet: högst i Lerum"},
        {"100 % }", "100 % }"},
    };
    struct arena arena;
    struct fault fault;
    (void)state;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(placeholders_check(rows[i][0], &fault), 0);
        assert_string_equal(placeholders_fill(&values, rows[i][0], &arena), rows[i][1]);
    }
    assert_false(arena_failed(&arena));
    arena_release(&arena);
}

static void refuses_what_does_not_exist(void **state)
{
    static const char *const rows[][2] = {
        {"Årsrapport {yaer}", "{yaer} is no placeholder; the nearest is {year}; there are {year}, "},
        {"{}", "{} is no placeholder"},
        {"{year", "{year is no placeholder"},
        {"{ year }", "{ year } is no placeholder"},
        {"{Year}", "{Year} is no placeholder"},
        {"{{{yea}}}", "{yea} is no placeholder"},
        {"{year} {", "{ is no placeholder"},
    };
    struct fault fault;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(placeholders_check(rows[i][0], &fault), -1);
        assert_int_equal(fault.status, STATUS_CONFIG);
        assert_memory_equal(fault.text, rows[i][1], strlen(rows[i][1]));
    }
}

static void every_placeholder_is_known_by_its_name(void **state)
{
    static const char text[] =
        "{year}{first_year}{years}{group}{members}{top}{top_value}{bottom}{bottom_value}{first_value}"
        "{last_value}";
    static const struct placeholders letters = {{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}};
    struct arena arena;
    struct fault fault;
    (void)state;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    assert_int_equal(placeholders_check(text, &fault), 0);
    assert_string_equal(placeholders_fill(&letters, text, &arena), "abcdefghijk");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_words_in_braces),
        cmocka_unit_test(refuses_what_does_not_exist),
        cmocka_unit_test(every_placeholder_is_known_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

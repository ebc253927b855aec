/* test_heading.c - headings of columns on one line. */
#include <stdio.h>
#include <string.h>

#include "report/heading.h"
#include "tests/support/check.h"

static void expect(const char *broken, const char *joined)
{
    char text[128];
    (void)snprintf(text, sizeof text, "%s", broken);
    heading_join(text);
    assert_string_equal(text, joined);
}

static void breaks_become_spaces(void **state)
{
    (void)state;
    expect("", "");
    expect("GR,\nmedel", "GR, medel");
    expect("Antal \ninv\u00e5nare", "Antal inv\u00e5nare");
}

static void divided_words_are_whole(void **state)
{
    (void)state;
    expect("Sorterings-\nnyckel", "Sorteringsnyckel");
    expect("KAA-\nunga", "KAA-unga");
    expect("GR-\nKommuner", "GR-Kommuner");
}

static void strokes_and_spans_need_no_space(void **state)
{
    (void)state;
    expect("Integration/\nmottagande", "Integration/mottagande");
    expect("2018\u2013\n2022", "2018\u20132022");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_become_spaces),
        cmocka_unit_test(divided_words_are_whole),
        cmocka_unit_test(strokes_and_spans_need_no_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

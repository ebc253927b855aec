/* test_document.c - what a document keeps of its text: levels, anchors, lists. */
#include "report/document.h"

#include "tests/support/check.h"

static int set_up(void **state)
{
    static struct document document;
    document_init(&document, LANGUAGE_SV);
    *state = &document;
    return 0;
}

static int tear_down(void **state)
{
    document_release(*state);
    return 0;
}

static void headings_have_levels_and_places_to_lead_to(void **state)
{
    struct document *document = *state;
    document_heading(document, "Befolkning");
    document_subheading(document, "Kvinnor och män");
    document_heading(document, "Befolkning");
    const struct node *first = document->first;
    const struct node *second = first->next;
    const struct node *third = second->next;
    assert_int_equal(first->level, HEADING_SECTION);
    assert_int_equal(second->level, HEADING_SUBSECTION);
    assert_string_equal(first->anchor, "avsnitt-1");
    assert_string_equal(second->anchor, "avsnitt-2");
    assert_string_equal(third->anchor, "avsnitt-3");
    assert_null(third->next);
}

static void an_item_with_a_term_is_one_line_elsewhere(void **state)
{
    struct document *document = *state;
    document_item(document, "Andel", "Delen genom det hela.");
    document_item(document, NULL, "Ale saknas.");
    const struct node *first = document->first;
    assert_int_equal(first->kind, NODE_ITEM);
    assert_string_equal(first->term, "Andel");
    assert_string_equal(first->text, "Delen genom det hela.");
    assert_string_equal(first->line, "Andel. Delen genom det hela.");
    assert_null(first->next->term);
    assert_string_equal(first->next->line, "Ale saknas.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(headings_have_levels_and_places_to_lead_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_item_with_a_term_is_one_line_elsewhere, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

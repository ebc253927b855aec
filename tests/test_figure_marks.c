/* test_figure_marks.c - what stands after a figure: "p" preliminary, "!" of few persons, both where both hold. */
#include <string.h>

#include "base/limits.h"
#include "report/preliminary_note.h"
#include "report/render.h"
#include "report/render_text.h"
#include "tests/support/check.h"
#include "tests/support/render_fixture.h"

/* Ale preliminary and of few, Alingsås of few, Göteborg neither. */
static struct table *marked_table(struct render_fixture *fixture)
{
    struct table *table = fixture_table(fixture, "tabell-1");
    table->rows[0].cells[1].preliminary = true;
    table->rows[0].cells[1].small_base = true;
    table->rows[1].cells[1].small_base = true;
    return table;
}

static void a_figure_has_every_mark_it_needs(void **state)
{
    const struct table *table = marked_table(*state);
    struct doc_cell cell = table->rows[0].cells[1];
    assert_string_equal(figure_mark(&cell), "p!");
    cell.small_base = false;
    assert_string_equal(figure_mark(&cell), "p");
    cell.status = CELL_WITHHELD;
    assert_string_equal(figure_mark(&cell), "");
    assert_string_equal(figure_mark(&table->rows[1].cells[1]), "!");
    assert_string_equal(figure_mark(&table->rows[2].cells[1]), "");
    assert_string_equal(column_mark(table, 1), "p!");
    assert_string_equal(column_mark(table, 0), "");
}

static void figures_stand_below_one_another(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer text;
    buffer_init(&text, LIMIT_MODEL_BYTES);
    (void)marked_table(fixture);
    const struct text_manner manner = {.blocks = true};
    render_text(&fixture->document, &manner, &text);
    assert_non_null(strstr(text.bytes, "\nAle              32\xC2\xA0"
                                       "394 p!\n"));
    assert_non_null(strstr(text.bytes, "\nAlingsås         42\xC2\xA0"
                                       "199 !\n"));
    assert_non_null(strstr(text.bytes, "\nGöteborg        596\xC2\xA0"
                                       "841\n"));
    buffer_release(&text);
}

static void a_workbook_has_both_and_keeps_room(void **state)
{
    struct render_fixture *fixture = *state;
    (void)marked_table(fixture);
    assert_int_equal(render_xlsx(&fixture->job, &fixture->fault), 0);
    struct buffer facts = fixture_command(fixture, "python3 tests/support/read_xlsx.py '%s/prov-2022.xlsx'");
    assert_non_null(strstr(facts.bytes, "number\t32394\t[$-41D]#,##0\" p!\""));
    assert_non_null(strstr(facts.bytes, "number\t42199\t[$-41D]#,##0\" !\"_p"));
    assert_non_null(strstr(facts.bytes, "number\t596841\t[$-41D]#,##0_ _p_!"));
    buffer_release(&facts);
}

static void long_rows_tell_of_few_persons(void **state)
{
    struct render_fixture *fixture = *state;
    (void)marked_table(fixture);
    assert_int_equal(render_csv(&fixture->job, &fixture->fault), 0);
    struct buffer text = fixture_read(fixture, "prov-2022/tabell-1.csv");
    assert_non_null(strstr(text.bytes, ",32394,0,,,32\xC2\xA0"
                                       "394,\"Källa: Kolada, hämtat 2023-04-18.\",true,,,true\n"));
    assert_non_null(strstr(text.bytes, ",42199,0,,,42\xC2\xA0"
                                       "199,\"Källa: Kolada, hämtat 2023-04-18.\",false,,,true\n"));
    assert_non_null(strstr(text.bytes, "841,\"Källa: Kolada, hämtat 2023-04-18.\",false,,,false\n"));
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_figure_has_every_mark_it_needs, render_fixture_setup,
                                        render_fixture_teardown),
        cmocka_unit_test_setup_teardown(figures_stand_below_one_another, render_fixture_setup, render_fixture_teardown),
        cmocka_unit_test_setup_teardown(a_workbook_has_both_and_keeps_room, render_fixture_setup,
                                        render_fixture_teardown),
        cmocka_unit_test_setup_teardown(long_rows_tell_of_few_persons, render_fixture_setup, render_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

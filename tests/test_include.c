#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "report/template.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

#define TOP \
    "{\"title\": \"T\", \"subtitle\": \"S\", \"areas\": \"GR\", \"first_year\": 2017, \"year_of\": \"deltagare\",\n"
#define TABLE(name) "{\"year_table\": {\"title\": \"T\", \"indicator\": \"" name "\"}}"
#define MAP "{\"tile_map\": {\"measure\": \"M\", \"indicator\": \"deltagare\"}}"

struct fixture {
    struct indicators indicators;
    struct areas areas;
    struct fault fault;
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
};

static int set_up(void **state)
{
    static struct fixture fixture;
    assert_int_equal(indicators_load(&fixture.indicators, "templates", LANGUAGE_SV, &fixture.fault), 0);
    assert_int_equal(areas_load(&fixture.areas, "templates", LANGUAGE_SV, &fixture.fault), 0);
    scratch_make(fixture.folder);
    scratch_join(fixture.path, fixture.folder, "a.json");
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    scratch_remove(fixture->folder);
    areas_release(&fixture->areas);
    indicators_release(&fixture->indicators);
    return 0;
}

static int load_as(struct fixture *fixture, struct report_template *template, enum language language,
                   const char *content)
{
    scratch_write(fixture->folder, "a.json", content);
    return template_load(template, "templates", fixture->path, &fixture->indicators, &fixture->areas, language,
                         &fixture->fault);
}

static void load(struct fixture *fixture, struct report_template *template, const char *content)
{
    if (load_as(fixture, template, LANGUAGE_SV, content) != 0) {
        fail_msg("%s", fixture->fault.text);
    }
}

static void what_is_included_stands_in_its_place(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    scratch_write(fixture->folder, "b.json",
                  "{\"$schema\": \"x\", \"content\": [{\"heading\": \"B1\"}, {\"include\": \"c.json\"}]}");
    scratch_write(fixture->folder, "c.json", "{\"content\": [" TABLE("befolkning") "]}");
    load(fixture, &template,
         TOP "\"content\": [{\"heading\": \"A\"}, {\"include\": \"b.json\"}, {\"include\": \"b.json\"},\n"
             "{\"heading\": \"Z\"}]}");
    assert_int_equal(template.block_count, 6);
    assert_string_equal(template.blocks[0].text, "A");
    assert_string_equal(template.blocks[1].text, "B1");
    assert_string_equal(template.blocks[2].indicator->name, "befolkning");
    assert_string_equal(template.blocks[2].id, "tabell-1");
    assert_string_equal(template.blocks[4].id, "tabell-2");
    assert_string_equal(template.blocks[5].text, "Z");
    template_release(&template);
}

static void what_it_needs_is_fetched(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    struct template_needs needs;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    scratch_write(fixture->folder, "b.json", "{\"content\": [" TABLE("befolkning") "]}");
    load(fixture, &template, TOP "\"content\": [{\"include\": \"b.json\"}]}");
    assert_int_equal(template_needs(&template, &arena, &needs, &fixture->fault), 0);
    assert_int_equal(needs.kpi_count, 2);
    assert_string_equal(needs.kpis[0], "N01951");
    template_release(&template);
    arena_release(&arena);
}

static void parameters_stand_for_whole_values(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    scratch_write(fixture->folder, "b.json",
                  "{\"parameters\": {\"what\": \"befolkning\", \"title\": \"Usual\", \"notes\": [], \"medium\": 10},\n"
                  "\"content\": [{\"include\": {\"file\": \"c.json\", \"with\": {\"indicator\": \"$what\"}}},\n"
                  "{\"year_table\": {\"title\": \"$title\", \"indicator\": \"$what\", \"notes\": \"$notes\", "
                  "\"bands\": {\"medium\": \"$medium\", \"high\": 90}}}, {\"paragraph\": \"$ och $5\"}]}");
    scratch_write(
        fixture->folder, "c.json",
        "{\"parameters\": {\"indicator\": \"deltagare\"}, \"content\": [{\"year_table\": {\"title\": \"Inner\", "
        "\"indicator\": \"$indicator\"}}]}");
    load(fixture, &template,
         TOP "\"content\": [{\"include\": \"b.json\"}, {\"include\": {\"file\": \"b.json\", \"with\": {\n"
             "\"what\": \"arbetsloshet\", \"medium\": 20, \"title\": {\"sv\": \"Svensk\", \"en\": \"English\"}, "
             "\"notes\": [\"N\"]}}}]}");
    assert_int_equal(template.block_count, 6);
    assert_string_equal(template.blocks[0].indicator->name, "befolkning");
    assert_string_equal(template.blocks[1].title, "Usual");
    assert_int_equal(template.blocks[1].note_count, 0);
    assert_int_equal((int)template.blocks[1].bands.medium, 10);
    assert_string_equal(template.blocks[2].text, "$ och $5");
    assert_string_equal(template.blocks[3].indicator->name, "arbetsloshet");
    assert_string_equal(template.blocks[4].title, "Svensk");
    assert_string_equal(template.blocks[4].notes[0], "N");
    assert_int_equal((int)template.blocks[4].bands.medium, 20);
    template_release(&template);
}

/* Counted among those of their kind, the labelled ones, too. */
static void what_has_no_label_is_counted(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    static const char content[] = TOP "\"content\": [" TABLE(
        "deltagare") ", " MAP ", {\"year_table\": {\"id\": \"egen\", \"label\": "
                     "\"Bilaga\", \"title\": \"{ref:diagram-2}\", \"indicator\": \"deltagare\"}}, " TABLE(
                         "befolkning") ", " MAP ", {\"paragraph\": \"Se {ref:egen}, {ref:tabell-3} och "
                                       "{ref:diagram-1}; {{ref:x}} {year}.\"},\n"
                                       "{\"statement\": {\"indicator\": \"deltagare\", \"text\": \"{ref:tabell-1}: "
                                       "{mean}\"}}]}";
    load(fixture, &template, content);
    assert_string_equal(template.blocks[0].label, "Tabell 1");
    assert_string_equal(template.blocks[1].label, "Diagram 1");
    assert_string_equal(template.blocks[2].title, "Diagram\xC2\xA0"
                                                  "2");
    assert_string_equal(template.blocks[3].label, "Tabell 3");
    assert_string_equal(template.blocks[3].id, "tabell-3");
    assert_string_equal(template.blocks[4].id, "diagram-2");
    assert_string_equal(template.blocks[5].text, "Se Bilaga, Tabell\xC2\xA0"
                                                 "3 och Diagram\xC2\xA0"
                                                 "1; {{ref:x}} {year}.");
    template_release(&template);
    assert_int_equal(load_as(fixture, &template, LANGUAGE_EN, content), 0);
    assert_string_equal(template.blocks[3].label, "Table 3");
    assert_string_equal(template.blocks[3].id, "tabell-3");
    assert_string_equal(template.blocks[4].label, "Chart 2");
    template_release(&template);
}

static void what_is_wrong_names_the_included_file(void **state)
{
    /* Of the including file, of b.json, and what is told. */
    static const char *const rows[][3] = {
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}",
         "{\"content\": [\n{\"heading\": \"H\"},\n{\"year_table\": {\"titel\": \"T\"}}]}",
         "b.json:3: content[1].year_table.titel: is not a known name here; the nearest is \"title\" (included in "},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": [\n{\"includ\": \"c.json\"}]}",
         "b.json:2: content[0].includ: is not a known name here; the nearest is \"include\" (included in "},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": [\n{\"heading\": \"{yaer}\"}]}",
         "a.json:3)"},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": [\n{\"heading\": \"{yaer}\"}]}",
         "b.json:2: content[0].heading: {yaer} is no placeholder; "},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": {}}", "b.json:1: content: must be a list"},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "[]", "b.json:1: must be an object"},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": [],}", "b.json:1: is not valid JSON: "},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"contents\": []}",
         "b.json:1: contents: is not a known name here; the nearest is \"content\""},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": [\n{\"include\": \"b.json\"}]}",
         "b.json:2: content[0].include: b.json includes itself"},
        {TOP "\"content\": [\n{\"include\": \"parts/inget.json\"}]}", "{}",
         "a.json:3: content[0].include: there is no file templates/parts/inget.json"},
        {TOP "\"content\": [\n{\"include\": 5}]}", "{}",
         "a.json:3: content[0].include: must be a file or {\"file\": ..., \"with\": {...}}"},
        {TOP "\"content\": [\n{\"include\": {\"fil\": \"b.json\"}}]}", "{}",
         "a.json:3: content[0].include.fil: is not a known name here; the nearest is \"file\""},
        {TOP "\"content\": [\n{\"include\": {\"file\": \"b.json\",\n\"with\": {\"titel\": 1}}}]}",
         "{\"parameters\": {\"title\": \"\"}, \"content\": []}",
         "a.json:4: content[0].include.with.titel: \"titel\" is no parameter; the nearest is \"title\""},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}",
         "{\"parameters\": {\"title\": \"\"}, \"content\": [\n{\"heading\":\n\"$titel\"}]}",
         "b.json:3: content[0].heading: \"titel\" is no parameter; the nearest is \"title\" (included in "},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"content\": [{\"heading\": \"$a\"}]}",
         "b.json:1: content[0].heading: \"a\" is no parameter; the file has no \"parameters\""},
        {TOP "\"content\": [\n{\"include\": \"b.json\"}]}", "{\"parameters\": [], \"content\": []}",
         "b.json:1: parameters: must be an object of parameters and what they usually are"},
        /* What stands within a value that was put in has no place in the file's text. */
        {TOP "\"content\": [\n{\"include\": {\"file\": \"b.json\", \"with\": {\"t\": {\"se\": 1}}}}]}",
         "{\"parameters\": {\"t\": \"\"}, \"content\": [\n{\"heading\": \"$t\"}]}",
         "b.json:2: content[0].heading.se: is not a known name here; the nearest is \"sv\" (included in "},
        {TOP "\"content\": [\n" TABLE("deltagare") ",\n{\"include\": \"b.json\"}]}",
         "{\"content\": [{\"year_table\": {\"id\": \"tabell-1\", \"title\": \"T\", \"indicator\": \"deltagare\"}}]}",
         "b.json:1: content[0]: the id \"tabell-1\" is taken already (included in "},
        {TOP "\"content\": [\n{\"paragraph\": \"{ref:tabel-1}\"},\n" TABLE("deltagare") "]}", "{}",
         "a.json:3: content[0].paragraph: {ref:tabel-1}: no table or chart has that id; the nearest is {ref:tabell-1}"},
        {TOP "\"content\": [\n{\"paragraph\": \"{ref:a}\"}]}", "{}",
         "a.json:3: content[0].paragraph: {ref:a}: there are no tables and charts to refer to"},
        {TOP "\"content\": [\n{\"paragraph\": \"Se {ref:a\"}]}", "{}",
         "a.json:3: content[0].paragraph: {ref:a: lacks its closing brace"},
        {TOP "\"content\": [{\"year_table\": {\"id\": \"b\", \"label\": \"Tabell 2\", \"title\": \"T\", \"indicator\": "
             "\"deltagare\"}},\n" TABLE("deltagare") "]}",
         "{}", "a.json:3: content[1]: is counted as Tabell 2, which \"b\" is called already"},
    };
    struct fixture *fixture = *state;
    struct report_template template;
    for (size_t i = 0; i < COUNT(rows); i++) {
        scratch_write(fixture->folder, "b.json", rows[i][1]);
        assert_int_equal(load_as(fixture, &template, LANGUAGE_SV, rows[i][0]), -1);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        if (strstr(fixture->fault.text, rows[i][2]) == NULL) {
            fail_msg("told: %s\nwanted: %s", fixture->fault.text, rows[i][2]);
        }
    }
}

/* A chain of files that is too long, and one that grows by doubling. */
static void files_within_each_other_have_a_ceiling(void **state)
{
    struct fixture *fixture = *state;
    struct report_template template;
    char name[32];
    char text[4096];
    for (int i = 0; i < 12; i++) {
        (void)snprintf(name, sizeof name, "p%d.json", i);
        (void)snprintf(text, sizeof text, "{\"content\": [{\"include\": \"p%d.json\"}]}", i + 1);
        scratch_write(fixture->folder, name, text);
    }
    assert_int_equal(load_as(fixture, &template, LANGUAGE_SV, TOP "\"content\": [{\"include\": \"p0.json\"}]}"), -1);
    assert_non_null(
        strstr(fixture->fault.text,
               "p7.json:1: content[0].include: p8.json is included by files within each other more than 8"));
    for (int i = 0; i < 7; i++) {
        (void)snprintf(name, sizeof name, "p%d.json", i);
        (void)snprintf(text, sizeof text,
                       "{\"content\": [{\"include\": \"p%d.json\"}, {\"include\": \"p%d.json\"}, {\"include\": "
                       "\"p%d.json\"}]}",
                       i + 1, i + 1, i + 1);
        scratch_write(fixture->folder, name, text);
    }
    scratch_write(fixture->folder, "p7.json", "{\"content\": [{\"heading\": \"H\"}]}");
    assert_int_equal(load_as(fixture, &template, LANGUAGE_SV, TOP "\"content\": [{\"include\": \"p0.json\"}]}"), -1);
    assert_non_null(strstr(fixture->fault.text, "is one part too many; a template may have 2000"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_included_stands_in_its_place),
        cmocka_unit_test(what_it_needs_is_fetched),
        cmocka_unit_test(parameters_stand_for_whole_values),
        cmocka_unit_test(what_has_no_label_is_counted),
        cmocka_unit_test(what_is_wrong_names_the_included_file),
        cmocka_unit_test(files_within_each_other_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* A PDF can be read aloud: what its structure says, and clauses of PDF/UA-1 that a machine can judge. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/pdf/pdf_description.h"
#include "report/render.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/pdf_text.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define LONG_ROWS 120
#define SENTENCES 80
#define ITEMS 40

struct setting {
    struct document document;
    struct buffer text;
    char folder[LIMIT_PATH_BYTES];
};

static double rising(size_t series, size_t point)
{
    return (double)series * 5 + (double)point;
}

/* One that is longer than a page. */
static void add_long_paragraph(struct document *document)
{
    struct buffer text;
    buffer_init(&text, MEBIBYTE);
    for (int i = 0; i < SENTENCES; i++) {
        buffer_text(&text, "Ett stycke hamnar på två sidor, vilket inte får märkas när det läses upp. ");
    }
    document_paragraph(document, text.bytes);
    buffer_release(&text);
}

/* Long enough that paragraphs, lists and tables go over pages. */
static void fill(struct document *document)
{
    document_heading(document, "Befolkning & <försörjning>");
    document_paragraph(document, "Kommunerna jämförs med riket.");
    sample_table(document, 14, 5)->columns[1].heading = "Arbets-\nlösa,\n% av alla";
    document_subheading(document, "Kvinnor och män");
    (void)sample_chart(document, CHART_LINES, 2, 6, rising);
    (void)sample_chart(document, CHART_RANKING, 1, 13, rising);
    (void)sample_chart(document, CHART_RANKING, 1, 13, rising);
    document_heading(document, "Alla");
    (void)sample_table(document, LONG_ROWS, 4);
    document_heading(document, "Löpande text");
    add_long_paragraph(document);
    document_heading(document, "Om uppgifterna");
    for (int i = 0; i < ITEMS; i++) {
        document_item(
            document, i % 2 == 0 ? "Andel" : NULL,
            "Delen genom det hela, gånger hundra. Saknas någon av dem finns ingen andel, och är det hela noll "
            "finns ingen heller; en andel görs aldrig om för att summera till hundra.");
    }
}

static void render_all(struct setting *setting)
{
    struct diag diag;
    struct fault fault;
    diag_init(&diag, stderr);
    fault_init(&fault);
    const struct render_job job = {.document = &setting->document, .directory = setting->folder, .diag = &diag};
    const int result = render_pdf(&job, &fault);
    assert_string_equal(fault.text, "");
    assert_int_equal(result, 0);
}

static int set_up(void **state)
{
    struct setting *setting = calloc(1, sizeof *setting);
    assert_non_null(setting);
    scratch_make(setting->folder);
    buffer_init(&setting->text, PDF_TEXT_BYTES_MOST);
    sample_document_init(&setting->document);
    fill(&setting->document);
    render_all(setting);
    *state = setting;
    return 0;
}

static int tear_down(void **state)
{
    struct setting *setting = *state;
    document_release(&setting->document);
    buffer_release(&setting->text);
    scratch_remove(setting->folder);
    free(setting);
    return 0;
}

static void run(struct setting *setting, const char *format)
{
    char command[3 * LIMIT_PATH_BYTES];
    (void)snprintf(command, sizeof command, format, setting->folder);
    command_read(command, &setting->text);
}

static void assert_in_order(const char *text, const char *const *wanted)
{
    for (size_t i = 0; wanted[i] != NULL; i++) {
        const char *found = strstr(text, wanted[i]);
        if (found == NULL) {
            fail_msg("\"%s\" does not follow \"%s\"", wanted[i], i > 0 ? wanted[i - 1] : "the start");
        }
        text = found + strlen(wanted[i]);
    }
}

static size_t count_of(const char *text, const char *wanted)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, wanted)) != NULL; at += strlen(wanted)) {
        count++;
    }
    return count;
}

static void a_checker_of_its_own_finds_nothing(void **state)
{
    struct setting *setting = *state;
    run(setting, "/usr/bin/python3 tests/support/check_pdfua.py '%1$s/prov-2022.pdf' '%1$s'/prov-2022/*.pdf");
    assert_string_equal(setting->text.bytes, "");
    run(setting, "qpdf --check '%s/prov-2022.pdf'");
    assert_non_null(strstr(setting->text.bytes, "No syntax or stream encoding errors found"));
}

/* ... and finds what is damaged: each clause in a file that breaks it. */
static void the_checker_sees_each_damage(void **state)
{
    struct setting *setting = *state;
    run(setting, "/usr/bin/python3 tests/support/damage_pdfua.py '%1$s/prov-2022.pdf' '%1$s/damaged.pdf' 2>&1");
    assert_string_equal(setting->text.bytes, "");
}

static void it_is_tagged_and_says_so(void **state)
{
    struct setting *setting = *state;
    run(setting, "pdfinfo '%s/prov-2022.pdf'");
    assert_non_null(strstr(setting->text.bytes, "Tagged: yes"));
    assert_non_null(strstr(setting->text.bytes, "Title: Prov på årsrapport"));
    run(setting, "qpdf --json '%s/prov-2022.pdf' | grep -o '\"/Lang\": \"u:[a-zA-Z-]*\"'");
    assert_string_equal(setting->text.bytes, "\"/Lang\": \"u:sv-SE\" ");
}

static void the_structure_reads_in_order(void **state)
{
    static const char *const wanted[] = {"H1",
                                         "Prov på årsrapport",
                                         "\"Innehåll\"",
                                         "TOC",
                                         "TOCI Link",
                                         "Befolkning & <försörjning> 3",
                                         "H2 (block) \"Befolkning & <försörjning>\"",
                                         "\"Kommunerna jämförs med riket.\"",
                                         "Table",
                                         "Caption \"Tabell 1. Prov på tabell\"",
                                         "THead TR TH: /Scope /Column \"Kommun\"",
                                         "TBody TR TH: /Scope /Row",
                                         "TD",
                                         "H3 (block) \"Kvinnor och män\"",
                                         "\"Diagram 1\"",
                                         "Figure",
                                         "\"Diagram 2\"",
                                         "\"Diagram 3\"",
                                         "H2 (block) \"Alla\"",
                                         "H2 (block) \"Om uppgifterna\"",
                                         "L (block) LI (block) LBody (block)",
                                         "Andel. Delen genom det hela, gånger hundra. Saknas någon av dem",
                                         NULL};
    struct setting *setting = *state;
    run(setting, "pdfinfo -struct-text '%s/prov-2022.pdf'");
    assert_in_order(setting->text.bytes, wanted);
}

/* What stands on a line of its own is a paragraph of its own: no word runs into the next. */
static void lines_above_a_brief_report_are_paragraphs(void **state)
{
    struct setting *setting = *state;
    setting->document.brief = true;
    setting->document.cover_lines[1] =
        "Uppgifter hämtade den 18 april 2023 från en källa vars namn är långt nog för att fylla "
        "en hel rad";
    setting->document.cover_lines[2] = "Framställd 20 april 2023";
    render_all(setting);
    run(setting, "pdfinfo -struct-text '%s/prov-2022.pdf'");
    assert_non_null(strstr(setting->text.bytes, "P (block) \"Någon som räknar · Göteborgsregionen\""));
    assert_non_null(strstr(setting->text.bytes, "P (block) \"Uppgifter hämtade den 18 april 2023"));
    a_checker_of_its_own_finds_nothing(state);
}

static void what_goes_over_pages_is_told_once(void **state)
{
    struct setting *setting = *state;
    run(setting, "pdfinfo -struct-text '%s/prov-2022.pdf'");
    assert_int_equal(count_of(setting->text.bytes, "Caption \"Tabell 2."), 1);
    assert_int_equal(count_of(setting->text.bytes, "THead"), 2);
    assert_null(strstr(setting->text.bytes, "(forts.)"));
    assert_int_equal(count_of(setting->text.bytes, " L (block)"), 1);
    assert_int_equal(count_of(setting->text.bytes, " LI (block)"), ITEMS);
    assert_true(count_of(setting->text.bytes, "Span (inline)") >= 2);
}

static void figures_and_headings_of_columns_have_their_words(void **state)
{
    struct setting *setting = *state;
    run(setting, "qpdf --json '%s/prov-2022.pdf' | grep -o '\"/\\(Alt\\|ActualText\\)\": \"[^\"]*\"'");
    assert_int_equal(count_of(setting->text.bytes, "\"/Alt\""), 3);
    assert_non_null(strstr(setting->text.bytes, "\"/ActualText\": \"u:Arbetslösa, % av alla\""));
}

/* The page that the contents name is the one on which the text stands. */
static void contents_name_the_right_pages(void **state)
{
    struct setting *setting = *state;
    char command[2 * LIMIT_PATH_BYTES];
    run(setting, "pdftotext -f 2 -l 2 -layout '%s/prov-2022.pdf' -");
    const char *entry = strstr(setting->text.bytes, "Om uppgifterna ");
    assert_non_null(entry);
    const int page = (int)strtol(entry + strlen("Om uppgifterna "), NULL, 10);
    assert_in_range(page, 4, 40);
    (void)snprintf(command, sizeof command, "pdftotext -f %d -l %d -layout '%s/prov-2022.pdf' -", page, page,
                   setting->folder);
    command_read(command, &setting->text);
    assert_non_null(strstr(setting->text.bytes, "Om uppgifterna"));
}

static void metadata_hold_any_title(void **state)
{
    const struct pdf_description description = {
        .title = "A & <B> \"C\"", .author = "", .subject = "", .made = {2026, 1, 2}};
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, MEBIBYTE);
    pdf_description_metadata(&description, &buffer);
    assert_non_null(strstr(buffer.bytes, ">A &amp; &lt;B&gt; &quot;C&quot;<"));
    assert_non_null(strstr(buffer.bytes, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_null(strstr(buffer.bytes, "dc:creator"));
    buffer_release(&buffer);
}

static void run_program(const char *const *arguments)
{
    struct program_result result;
    program_run(&result, arguments, NULL);
    assert_string_equal(result.err.bytes, "");
    assert_int_equal(result.status, 0);
    program_release(&result);
}

/* The shipped reports, from the snapshot, in both languages. */
static void shipped_reports_pass_too(void **state)
{
    struct setting *setting = *state;
    char store[LIMIT_PATH_BYTES];
    scratch_join(store, setting->folder, "store.db");
    const char *const fetch[] = {"--store", store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    const char *const regional[] = {"--store",       store,           "--lang", "en",       "report",
                                    "gr-arsrapport", "--year",        "2022",   "--format", "pdf",
                                    "--out",         setting->folder, NULL};
    const char *const own[] = {"--store",  store, "report", "kommunrapport", "--area", "Lilla Edet", "--year", "2022",
                               "--format", "pdf", "--out",  setting->folder, NULL};
    run_program(fetch);
    run_program(regional);
    run_program(own);
    run(setting, "/usr/bin/python3 tests/support/check_pdfua.py '%1$s'/*.pdf '%1$s'/*/*.pdf");
    assert_string_equal(setting->text.bytes, "");
    run(setting, "qpdf --json '%s'/kommunrapport-*.pdf | grep -o '\"/Alt\": \"[^\"]*\"'");
    assert_non_null(strstr(setting->text.bytes, "\"u:2018–2022: "));
    run(setting, "qpdf --json '%s/gr-arsrapport-2022.pdf' | grep -o '\"/Alt\": \"[^\"]*\"'");
    assert_non_null(strstr(setting->text.bytes, "\"u:Waterfall chart. Göteborg Region: the mean rose by 3.4"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_checker_of_its_own_finds_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_checker_sees_each_damage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_is_tagged_and_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_structure_reads_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_above_a_brief_report_are_paragraphs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_goes_over_pages_is_told_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_and_headings_of_columns_have_their_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(contents_name_the_right_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shipped_reports_pass_too, set_up, tear_down),
        cmocka_unit_test(metadata_hold_any_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

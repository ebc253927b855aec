/* The report as PDF: all texts can be read out, long tables break, the same document gives the same bytes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/render.h"
#include "tests/support/chart_samples.h"
#include "tests/support/check.h"
#include "tests/support/pdf_text.h"
#include "tests/support/scratch.h"

#define LONG_ROWS 120

static double rising(size_t series, size_t point)
{
    return (double)series * 5 + (double)point;
}

static void add_bands(struct table *table)
{
    static const char *const names[] = {NULL, "låg 0–14 %", "medel 15–49 %", "hög 50 %"};
    table->has_bands = true;
    for (int band = BAND_LOW; band <= BAND_HIGH; band++) {
        table->band_names[band] = names[band];
    }
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t i = 1; i < table->column_count; i++) {
            table->rows[row].cells[i].band = (enum band)(1 + (row + i) % 3);
        }
    }
}

static void make_document(struct document *document)
{
    sample_document_init(document);
    document_heading(document, "Befolkning och försörjning");
    document_paragraph(document, "Kommunerna i Göteborgsregionen jämförs med riket. Öckerö är minst.");
    (void)sample_table(document, 14, 5);
    document_heading(document, "Anvisningar");
    add_bands(sample_table(document, 13, 6));
    (void)sample_chart(document, CHART_LINES, 2, 6, rising);
    (void)sample_chart(document, CHART_RANKING, 1, 13, rising);
    (void)sample_chart(document, CHART_MULTIPLES, 13, 6, rising);
    document_heading(document, "Alla");
    (void)sample_table(document, LONG_ROWS, 4);
    document_note(document, "Ett medelvärde är ovägt.");
}

static int render(const struct document *document, const char *folder, struct fault *fault)
{
    struct diag diag;
    diag_init(&diag, stderr);
    fault_init(fault);
    const struct render_job job = {.document = document, .directory = folder, .diag = &diag};
    return render_pdf(&job, fault);
}

/* A text as command_read gives it: no-break blanks become plain ones, too. */
static void plain(const char *text, char *out, size_t size)
{
    size_t length = 0;
    for (; *text != '\0' && length + 1 < size; text++) {
        if (strncmp(text, "\xC2\xA0", 2) == 0) {
            text++;
            out[length++] = ' ';
        } else {
            out[length++] = *text == '\n' ? ' ' : *text;
        }
    }
    out[length] = '\0';
}

static size_t count_of(const char *text, const char *wanted)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, wanted)) != NULL; at += strlen(wanted)) {
        count++;
    }
    return count;
}

static void assert_holds(const struct buffer *text, const char *wanted)
{
    char form[512];
    plain(wanted, form, sizeof form);
    if (strstr(text->bytes, form) == NULL) {
        fail_msg("the PDF's text lacks \"%s\"", form);
    }
}

struct setting {
    struct document document;
    struct buffer text;
    char folder[LIMIT_PATH_BYTES];
};

static void setting_init(struct setting *setting)
{
    struct fault fault;
    scratch_make(setting->folder);
    buffer_init(&setting->text, PDF_TEXT_BYTES_MOST);
    make_document(&setting->document);
    assert_false(arena_failed(&setting->document.arena));
    const int result = render(&setting->document, setting->folder, &fault);
    assert_string_equal(fault.text, "");
    assert_int_equal(result, 0);
}

static void setting_release(struct setting *setting)
{
    document_release(&setting->document);
    buffer_release(&setting->text);
    scratch_remove(setting->folder);
}

/* The row as it reads: its cells with blanks between them. */
static void row_text(const struct table *table, size_t row, char *out, size_t size)
{
    size_t length = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        length +=
            (size_t)snprintf(out + length, size - length, "%s%s", i == 0 ? "" : " ", table->rows[row].cells[i].text);
        assert_true(length < size);
    }
}

static void every_row_reads_in_order(void **state)
{
    struct setting setting;
    char row[512];
    (void)state;
    setting_init(&setting);
    pdf_text_read(setting.folder, "prov-2022.pdf", &setting.text);
    for (const struct node *node = setting.document.first; node != NULL; node = node->next) {
        for (size_t i = 0; node->kind == NODE_TABLE && i < node->table->row_count; i++) {
            row_text(node->table, i, row, sizeof row);
            assert_holds(&setting.text, row);
        }
    }
    setting_release(&setting);
}

static void all_other_texts_can_be_read(void **state)
{
    struct setting setting;
    (void)state;
    setting_init(&setting);
    pdf_text_read(setting.folder, "prov-2022.pdf", &setting.text);
    assert_holds(&setting.text, setting.document.title);
    assert_holds(&setting.text, setting.document.subtitle);
    assert_holds(&setting.text, setting.document.cover_lines[1]);
    assert_holds(&setting.text, "Tabell 1. Prov på tabell");
    assert_holds(&setting.text, "medel 15–49 %");
    assert_holds(&setting.text, "i.u. = ingen uppgift.");
    assert_holds(&setting.text, "Befolkning och försörjning");
    assert_holds(&setting.text, "Öckerö är minst.");
    assert_holds(&setting.text, "Riket 42,0");
    assert_holds(&setting.text, "Ett medelvärde är ovägt.");
    setting_release(&setting);
}

static void a_long_table_repeats_its_header(void **state)
{
    struct setting setting;
    (void)state;
    setting_init(&setting);
    pdf_text_read(setting.folder, "prov-2022.pdf", &setting.text);
    const size_t captions = count_of(setting.text.bytes, "Tabell 3. Prov på tabell");
    assert_true(captions >= 2);
    assert_int_equal(count_of(setting.text.bytes, "(forts.)"), captions - 1);
    assert_int_equal(count_of(setting.text.bytes, "Kommun "), captions + 2);
    setting_release(&setting);
}

static void pages_are_numbered_but_not_the_cover(void **state)
{
    struct setting setting;
    char last[32];
    size_t pages = 0;
    (void)state;
    setting_init(&setting);
    pdf_text_read(setting.folder, "prov-2022.pdf", &setting.text);
    do {
        pages++;
        (void)snprintf(last, sizeof last, " %zu (", pages + 1);
    } while (strstr(setting.text.bytes, last) != NULL);
    assert_true(pages >= 2);
    assert_null(strstr(setting.text.bytes, " 1 ("));
    (void)snprintf(last, sizeof last, " %zu (%zu)", pages, pages);
    assert_holds(&setting.text, last);
    setting_release(&setting);
}

static void the_file_says_what_it_is_and_when_it_was_made(void **state)
{
    struct setting setting;
    char command[2 * LIMIT_PATH_BYTES];
    (void)state;
    setting_init(&setting);
    (void)snprintf(command, sizeof command, "pdfinfo -isodates '%s/prov-2022.pdf'", setting.folder);
    command_read(command, &setting.text);
    assert_holds(&setting.text, "Title: Prov på årsrapport");
    assert_holds(&setting.text, "Author: Någon som räknar");
    assert_holds(&setting.text, "CreationDate: 2026-11-21T00:00:00Z");
    assert_holds(&setting.text, "ModDate: 2026-11-21T00:00:00Z");
    assert_holds(&setting.text, "(A4)");
    setting_release(&setting);
}

static void each_chart_has_a_file_160_mm_wide(void **state)
{
    struct setting setting;
    char command[2 * LIMIT_PATH_BYTES];
    (void)state;
    setting_init(&setting);
    pdf_text_read(setting.folder, "prov-2022/diagram-2.pdf", &setting.text);
    assert_holds(&setting.text, "Riket 42,0");
    assert_holds(&setting.text, "Upplands Väsby");
    (void)snprintf(command, sizeof command, "pdfinfo '%s/prov-2022/diagram-1.pdf'", setting.folder);
    command_read(command, &setting.text);
    assert_holds(&setting.text, "Page size: 453.543 x ");
    assert_holds(&setting.text, "Pages: 1");
    setting_release(&setting);
}

static void assert_same_file(const char *one, const char *other, const char *name)
{
    struct buffer first;
    struct buffer second;
    char path[LIMIT_PATH_BYTES];
    buffer_init(&first, PDF_TEXT_BYTES_MOST);
    buffer_init(&second, PDF_TEXT_BYTES_MOST);
    scratch_join(path, one, name);
    scratch_read(path, &first);
    scratch_join(path, other, name);
    scratch_read(path, &second);
    assert_true(first.length > 0);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    buffer_release(&first);
    buffer_release(&second);
}

static void the_same_document_gives_the_same_bytes_in_any_zone(void **state)
{
    struct setting setting;
    struct fault fault;
    char other[LIMIT_PATH_BYTES];
    (void)state;
    setting_init(&setting);
    scratch_make(other);
    assert_int_equal(setenv("TZ", "Pacific/Kiritimati", 1), 0);
    assert_int_equal(setenv("LC_ALL", "sv_SE.UTF-8", 1), 0);
    assert_int_equal(render(&setting.document, other, &fault), 0);
    assert_same_file(setting.folder, other, "prov-2022.pdf");
    assert_same_file(setting.folder, other, "prov-2022/diagram-3.pdf");
    scratch_remove(other);
    setting_release(&setting);
}

static void a_table_too_wide_for_a_page_is_a_fault(void **state)
{
    struct document document;
    struct fault fault;
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    sample_document_init(&document);
    (void)sample_table(&document, 5, 60);
    assert_int_equal(render(&document, folder, &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    assert_non_null(strstr(fault.text, "tabell-1: its 61 columns"));
    assert_int_equal(scratch_count(folder), 0);
    document_release(&document);
    scratch_remove(folder);
}

static void a_document_with_nothing_in_it_is_a_cover(void **state)
{
    struct document document;
    struct fault fault;
    struct buffer text;
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    buffer_init(&text, PDF_TEXT_BYTES_MOST);
    sample_document_init(&document);
    (void)sample_table(&document, 0, 3);
    assert_int_equal(render(&document, folder, &fault), 0);
    document.first = NULL;
    assert_int_equal(render(&document, folder, &fault), 0);
    pdf_text_read(folder, "prov-2022.pdf", &text);
    assert_holds(&text, "Prov på årsrapport");
    buffer_release(&text);
    document_release(&document);
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_reads_in_order),
        cmocka_unit_test(all_other_texts_can_be_read),
        cmocka_unit_test(a_long_table_repeats_its_header),
        cmocka_unit_test(pages_are_numbered_but_not_the_cover),
        cmocka_unit_test(the_file_says_what_it_is_and_when_it_was_made),
        cmocka_unit_test(each_chart_has_a_file_160_mm_wide),
        cmocka_unit_test(the_same_document_gives_the_same_bytes_in_any_zone),
        cmocka_unit_test(a_table_too_wide_for_a_page_is_a_fault),
        cmocka_unit_test(a_document_with_nothing_in_it_is_a_cover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

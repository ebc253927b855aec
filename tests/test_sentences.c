/* test_sentences.c - whole sentences from the snapshot: those that its figures bear, and those that they contradict. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define NBSP "\xC2\xA0"
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char store[LIMIT_PATH_BYTES];
    struct program_result result; /* of the last report */
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct program_result result;
    assert_non_null(fixture);
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "store.db");
    const char *const fetch[] = {"--store", fixture->store, "-q", "fetch", "--replay", "cache/snapshot", NULL};
    program_run(&result, fetch, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    scratch_remove(fixture->folder);
    free(fixture);
    return 0;
}

/* Makes a report; the caller releases the result. */
static void report(struct fixture *fixture, const char *template, const char *language, const char *formats)
{
    const char *const arguments[] = {"--store",  fixture->store, "--now",  "2026-11-21",    "--lang",
                                     language,   "report",       template, "--year",        "2022",
                                     "--format", formats,        "--out",  fixture->folder, NULL};
    program_run(&fixture->result, arguments, NULL);
}

static json_t *load(struct fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, fixture->folder, name);
    json_t *root = json_load_file(path, 0, NULL);
    assert_non_null(root);
    return root;
}

/* How many paragraphs and notes are exactly this text. */
static unsigned count_text(const json_t *root, const char *wanted)
{
    unsigned found = 0;
    size_t i;
    json_t *node;
    json_array_foreach (json_object_get(root, "content"), i, node) {
        const char *text = json_string_value(json_object_get(node, "text"));
        found += text != NULL && strcmp(text, wanted) == 0;
    }
    return found;
}

static void print_texts(const json_t *root)
{
    size_t i;
    json_t *node;
    json_array_foreach (json_object_get(root, "content"), i, node) {
        const char *text = json_string_value(json_object_get(node, "text"));
        print_message("%s\n", text == NULL ? "-" : text);
    }
}

static void expect_texts(struct fixture *fixture, const char *name, const char *const *texts, size_t count)
{
    json_t *root = load(fixture, name);
    for (size_t i = 0; i < count; i++) {
        if (count_text(root, texts[i]) != 1) {
            print_texts(root);
            print_message("wanted: %s\n", texts[i]);
        }
        assert_int_equal(count_text(root, texts[i]), 1);
    }
    json_decref(root);
}

static void the_yearly_report_says_what_its_tables_bear(void **state)
{
    static const char *const swedish[] = {
        "Samtliga kommuner utom Göteborg hade 2022 lägre arbetslöshet än riket (6,8" NBSP "procent). Den var högst i "
        "Göteborg (7,4" NBSP "procent) och lägst i Kungsbacka (2,7" NBSP "procent).",
        "Andelen vuxna biståndsmottagare med långvarigt bistånd var högst i Göteborg (56,5" NBSP "procent) och lägst i "
        "Kungsbacka (35,6" NBSP "procent).",
        "I kommunala arbetsmarknadsåtgärder deltog 4" NBSP "862 personer 2022 i de 12 av 13 kommuner som har "
        "redovisat. I de 12 kommuner som redovisat båda åren minskade antalet sedan 2021, från 4" NBSP "928 till 4" NBSP
        "862.",
        "I genomsnitt ökade Arbetsförmedlingens andel av anvisningarna från 12,2" NBSP "procent 2021 till 15,7" NBSP
        "procent 2022; ökningen kan framför allt kopplas till Lerum, Stenungsund och Partille.",
        "Tillsammans hade de 1" NBSP "070" NBSP "935 invånare, från 12" NBSP "800 i Öckerö till 596" NBSP
        "841 i Göteborg.",
        "Samtliga kommuner utom Göteborg hade lägre andelar än riket av arbetslösa, biståndsmottagare och långvariga "
        "biståndsmottagare; i fråga om arbetslöshet som försörjningshinder låg även Göteborg under riket. Bland "
        "kranskommunerna hade Lilla Edet högst och Kungsbacka lägst andel av både arbetslösa och biståndsmottagare. "
        "Andelen med långvarigt bistånd varierade bland kranskommunerna från 35,6" NBSP
        "procent i Kungsbacka till 46,7" NBSP "procent i Tjörn. I Göteborg var andelen med långvarigt bistånd 56,5" NBSP
        "procent, vilket är högre än i riket (47,3" NBSP "procent).",
        "I ingen kommun ökade eller minskade antalet varje år 2017–2022.",
        "Mellan 2017 och 2022 gick Kungsbacka och Öckerö från den höga klassen till den låga. År 2022 stod "
        "Arbetsförmedlingen för minst hälften av anvisningarna i Lerum och för inga alls i Härryda, Kungsbacka, "
        "Kungälv "
        "och Lilla Edet."};
    static const char *const english[] = {
        "In 2022 all municipalities except Göteborg had lower unemployment than Sweden (6.8" NBSP "per cent). It was "
        "highest in Göteborg (7.4" NBSP "per cent) and lowest in Kungsbacka (2.7" NBSP "per cent).",
        "The share of adult recipients with long-term assistance was highest in Göteborg (56.5" NBSP "per cent) and "
        "lowest in Kungsbacka (35.6" NBSP "per cent).",
        "On average the employment service’s share of referrals rose from 12.2" NBSP "per cent in 2021 to 15.7" NBSP
        "per cent in 2022; the rise comes mainly from Lerum, Stenungsund and Partille.",
        "Together they had 1,070,935 inhabitants, from 12,800 in Öckerö to 596,841 in Göteborg.",
        "All municipalities except Göteborg had lower shares than Sweden of unemployed, of recipients and of "
        "long-term recipients; on unemployment as obstacle Göteborg, too, was below Sweden. Among the surrounding "
        "municipalities Lilla Edet had the highest and Kungsbacka the lowest share of both unemployed and "
        "recipients. Among the surrounding municipalities the share of long-term assistance ranged from 35.6" NBSP
        "per cent in Kungsbacka to 46.7" NBSP
        "per cent in Tjörn. In Göteborg the share of long-term assistance was 56.5" NBSP
        "per cent, which is more than in Sweden (47.3" NBSP "per cent).",
        "In no municipality did the number rise or fall every year 2017–2022.",
        "Between 2017 and 2022 Kungsbacka and Öckerö went from the high band to the low one. In 2022 the employment "
        "service accounted for half of the referrals or more in Lerum and for none at all in Härryda, Kungsbacka, "
        "Kungälv "
        "and Lilla Edet."};
    struct fixture *fixture = *state;
    report(fixture, "gr-arsrapport", "sv", "json");
    assert_int_equal(fixture->result.status, 0);
    program_release(&fixture->result);
    expect_texts(fixture, "gr-arsrapport-2022.json", swedish, COUNT(swedish));
    report(fixture, "gr-arsrapport", "en", "json");
    assert_int_equal(fixture->result.status, 0);
    program_release(&fixture->result);
    expect_texts(fixture, "gr-arsrapport-2022.json", english, COUNT(english));
}

#define OBSTACLE "Andelen med arbetslöshet som hinder varierar från 23,8 procent i Öckerö till 40,7 procent i Partille."
#define STEADY "Sex kommuner visar en stadig minskning: Ale, Alingsås, Kungälv, Lerum, Mölndal och Stenungsund."

static void what_the_figures_contradict_is_marked(void **state)
{
    static const char *const texts[] = {
        OBSTACLE " [motsägs av uppgifterna: max = 44,9; max.name = Göteborg]",
        "Tjörn saknar uppgift för 2021. [motsägs av uppgifterna: Tjörn saknar uppgift för 2017 och 2022; för 2021 "
        "har 13 av 13 kommuner uppgift]",
        STEADY " [motsägs av uppgifterna: noll av sex minskar varje år, och noll ökar aldrig]",
        "Stadig minskning. [motsägs av uppgifterna: all(falls) gäller inte]",
        "Bland kranskommunerna varierar andelen från 23,8" NBSP
        "procent i Öckerö till 40,7 procent i Partille. Kranskommunerna är tolv.",
        "Samtliga kommuner har fler än 50 deltagare. [kan inte prövas: Tjörn saknar uppgift för 2022 (Deltagare i "
        "kommunala arbetsmarknadsåtgärder)]",
        "Två kommuner har färre än 100 deltagare (Lilla Edet och Stenungsund), en kommun fler än 1" NBSP
        "000: Göteborg. {12 av 13}",
        /* In the section on the figures: */
        "Följande meningar saknar stöd i uppgifterna:",
        "Motsägs av uppgifterna: ”Tjörn saknar uppgift för 2021.” Uppgifterna säger: Tjörn saknar uppgift för 2017 "
        "och 2022; för 2021 har 13 av 13 kommuner uppgift.",
        "Kan inte prövas: ”Samtliga kommuner har fler än 50 deltagare.” Skäl: Tjörn saknar uppgift för 2022 "
        "(Deltagare i kommunala arbetsmarknadsåtgärder).",
        "En mening är utelämnad, eftersom uppgifterna inte räcker: Tjörn saknar uppgift för 2022 (Deltagare i "
        "kommunala arbetsmarknadsåtgärder).",
        "Deltagare i kommunala arbetsmarknadsåtgärder. En mening är utelämnad, eftersom uppgifterna inte räcker: ingen "
        "kommun uppfyller villkoret.",
    };
    static const char *const warnings[] = {
        "nyckeltal: warning: pastaenden: content[1].asserted: the figures contradict \"" OBSTACLE
        "\": max = 44,9; max.name = Göteborg\n",
        "nyckeltal: warning: pastaenden: content[2].asserted: the figures contradict \"Tjörn saknar uppgift för "
        "2021.\"",
        "nyckeltal: warning: pastaenden: content[3].asserted: the figures contradict \"" STEADY "\"",
        "nyckeltal: warning: pastaenden: content[9].asserted: no figures to check ",
        "nyckeltal: pastaenden: content[10].statement: left out, for want of figures: Tjörn saknar ",
    };
    struct fixture *fixture = *state;
    report(fixture, "tests/data/pastaenden.json", "sv", "json");
    assert_int_equal(fixture->result.status, 1);
    for (size_t i = 0; i < COUNT(warnings); i++) {
        if (strstr(fixture->result.err.bytes, warnings[i]) == NULL) {
            print_message("%s", fixture->result.err.bytes);
        }
        assert_non_null(strstr(fixture->result.err.bytes, warnings[i]));
    }
    program_release(&fixture->result);
    expect_texts(fixture, "pastaenden-2022.json", texts, COUNT(texts));
}

static void english_marks_are_english(void **state)
{
    static const char *const texts[] = {
        "Tjörn lacks figures for 2021. [contradicted by the figures: Tjörn lacks figures for 2017 and 2022]",
        "Six municipalities show a steady decline: Ale, Alingsås, Kungälv, Lerum, Mölndal and Stenungsund. "
        "[contradicted by the figures: zero of six fall every year, and zero never rise]",
        "All municipalities have more than 50 participants. [cannot be checked: Tjörn has no figure for 2022 "
        "(Participants in municipal labour-market measures)]",
        "Among the surrounding municipalities the share runs from 23.8" NBSP
        "per cent in Öckerö to 40.7 per cent in Partille. There are twelve surrounding municipalities.",
    };
    struct fixture *fixture = *state;
    report(fixture, "tests/data/pastaenden.json", "en", "json");
    assert_int_equal(fixture->result.status, 1);
    program_release(&fixture->result);
    expect_texts(fixture, "pastaenden-2022.json", texts, COUNT(texts));
}

/* The output of a shell command on the folder ("%s" in it), spaces and line breaks as one space. */
static struct buffer output_of(struct fixture *fixture, const char *format)
{
    char command[2 * LIMIT_PATH_BYTES];
    struct program_result result;
    (void)snprintf(command, sizeof command, format, fixture->folder);
    const char *const arguments[] = {"-c", command, NULL};
    program_run_command(&result, "sh", arguments, NULL);
    assert_int_equal(result.status, 0);
    buffer_release(&result.err);
    return result.out;
}

/* Text, tables of figures, pages and workbook: whoever reads one of them sees the mark. */
static void the_mark_stands_in_every_format(void **state)
{
    static const char *const commands[] = {
        "cat '%s/pastaenden-2022.json'",
        "cat '%s/pastaenden-2022/text.csv'",
        "pdftotext '%s/pastaenden-2022.pdf' - | tr '\\n' ' '",
        "unzip -p '%s/pastaenden-2022.xlsx' xl/sharedStrings.xml",
    };
    static const char *const marks[] = {"[motsägs av uppgifterna: max = 44,9; max.name = Göteborg]",
                                        "[motsägs av uppgifterna: Tjörn saknar uppgift för 2017 och 2022",
                                        "[motsägs av uppgifterna: noll av sex minskar varje år",
                                        "[kan inte prövas: Tjörn saknar uppgift för 2022"};
    struct fixture *fixture = *state;
    report(fixture, "tests/data/pastaenden.json", "sv", "json,csv,pdf,xlsx");
    assert_int_equal(fixture->result.status, 1);
    program_release(&fixture->result);
    for (size_t i = 0; i < COUNT(commands); i++) {
        struct buffer text = output_of(fixture, commands[i]);
        for (size_t j = 0; j < COUNT(marks); j++) {
            if (strstr(text.bytes, marks[j]) == NULL) {
                print_message("%s: no %s\n%s", commands[i], marks[j], text.bytes);
            }
            assert_non_null(strstr(text.bytes, marks[j]));
        }
        buffer_release(&text);
    }
}

/* Lilla Edet and Stenungsund reported 72 participants each; the limit of 100 withholds them. */
static void what_is_withheld_is_not_called_missing(void **state)
{
    static const char *const texts[] = {
        "Lilla Edet saknar uppgift. [kan inte prövas: Lilla Edet: uppgiften för 2022 visas inte (Deltagare i kommunala "
        "arbetsmarknadsåtgärder)]",
        "Tabell 1, Deltagare i kommunala arbetsmarknadsåtgärder: Tjörn 2022.",
    };
    struct fixture *fixture = *state;
    char template[LIMIT_PATH_BYTES];
    scratch_write(fixture->folder, "hemligt.json",
                  "{\"title\": \"Hemligt\", \"subtitle\": \"Prov {year}\", \"areas\": \"GR\", \"first_year\": 2022,"
                  " \"year_of\": \"deltagare\", \"withhold\": 100, \"content\": ["
                  "{\"indicator_table\": {\"id\": \"tabell-1\", \"label\": \"Tabell 1\", \"title\": \"Deltagare\","
                  " \"columns\": [{\"indicator\": \"deltagare\", \"heading\": \"Antal\"}]}},"
                  "{\"asserted\": {\"indicator\": \"deltagare\", \"text\": \"Lilla Edet saknar uppgift.\","
                  " \"holds\": \"area('1462') in missing\"}},"
                  "{\"data_quality\": true}]}");
    scratch_join(template, fixture->folder, "hemligt.json");
    report(fixture, template, "sv", "json");
    assert_int_equal(fixture->result.status, 1);
    program_release(&fixture->result);
    expect_texts(fixture, "hemligt-2022.json", texts, COUNT(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_yearly_report_says_what_its_tables_bear),
        cmocka_unit_test(what_the_figures_contradict_is_marked),
        cmocka_unit_test(english_marks_are_english),
        cmocka_unit_test(what_is_withheld_is_not_called_missing),
        cmocka_unit_test(the_mark_stands_in_every_format),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

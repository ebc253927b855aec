#include "tests/support/invented.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cache/catalogue.h"
#include "cache/figures.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NONE (-1)

static const char indicators[] =
    "{\"indicators\": ["
    "{\"name\": \"gammal\", \"kpi\": \"N00001\", \"decimals\": 1, \"unit\": \"%\", \"ends\": 2023, \"successor\": "
    "\"ny\","
    " \"label\": {\"sv\": \"Gammal andel\", \"en\": \"Old share\"}},"
    "{\"name\": \"ny\", \"kpi\": \"N00002\", \"decimals\": 1, \"unit\": \"%\","
    " \"label\": {\"sv\": \"Ny andel\", \"en\": \"New share\"}},"
    "{\"name\": \"del\", \"kpi\": \"N00003\", \"count\": true, \"label\": \"Del\"},"
    "{\"name\": \"hel\", \"kpi\": \"N00004\", \"count\": true, \"label\": \"Hel\"},"
    "{\"name\": \"andel\", \"share\": {\"numerator\": \"del\", \"denominator\": \"hel\"}, \"decimals\": 1,"
    " \"unit\": \"%\", \"label\": \"Andel\"},"
    "{\"name\": \"odelad\", \"kpi\": \"N00005\", \"label\": \"Odelad\"},"
    "{\"name\": \"blandad\", \"sum\": [\"del\", \"odelad\"], \"label\": \"Blandad\"},"
    "{\"name\": \"av_tre\", \"share_of_group\": {\"of\": \"del\", \"group\": \"TRE\"}, \"decimals\": 1, \"unit\": "
    "\"%\","
    " \"label\": \"Andel av de tre\"}]}";

static const char areas[] =
    "{\"nation\": {\"id\": \"0000\", \"label\": \"Riket\"}, \"groups\": [{\"name\": \"TRE\", \"label\": \"De tre\","
    " \"members\": [\"1401\", \"1407\", \"1440\"]}]}";

#define FINDING \
    "\"finding\": {\"rise\": \"upp\", \"fall\": \"ned\", \"otherwise\": \"varken\"}, \"measure\": \"Andel (%%)\""
static const char report[] =
    "{\"title\": \"Brott\", \"subtitle\": \"{year}\", \"areas\": \"TRE\", \"first_year\": 2020, \"year_of\": \"del\","
    "\"content\": ["
    "{\"year_table\": {\"id\": \"tabell-1\", \"label\": \"Tabell 1\", \"title\": \"Gammal och ny\","
    " \"indicator\": \"gammal\", \"continued\": true, \"nation\": true}},"
    "{\"line_chart\": {\"id\": \"diagram-1\", \"label\": \"Diagram 1\", " FINDING ", \"series\": ["
    " {\"indicator\": \"gammal\", \"area\": \"TRE\", \"label\": \"De tre\", \"role\": \"region\", \"continued\": true},"
    " {\"indicator\": \"gammal\", \"area\": \"1401\", \"label\": \"Härryda\", \"role\": \"contrast\","
    " \"continued\": true}]}},"
    "{\"series_table\": {\"id\": \"tabell-2\", \"label\": \"Tabell 2\", \"title\": \"Serierna\","
    " \"chart\": \"diagram-1\"}},"
    "{\"line_chart\": {\"id\": \"diagram-2\", \"label\": \"Diagram 2\", " FINDING ", \"series\": ["
    " {\"indicator\": \"gammal\", \"area\": \"0000\", \"label\": \"Riket, gammal\", \"role\": \"nation\"},"
    " {\"indicator\": \"ny\", \"area\": \"0000\", \"label\": \"Riket, ny\", \"role\": \"contrast\"}]}},"
    "{\"indicator_table\": {\"id\": \"tabell-3\", \"label\": \"Tabell 3\", \"title\": \"Båda\", \"columns\": ["
    " {\"indicator\": \"gammal\", \"heading\": \"Gammal\"}, {\"indicator\": \"ny\", \"heading\": \"Ny\"},"
    " {\"indicator\": \"andel\", \"heading\": \"Andel\"}]}},"
    "{\"gender_table\": {\"id\": \"tabell-4\", \"label\": \"Tabell 4\", \"title\": \"Kvinnor och män\","
    " \"indicator\": \"%s\", \"nation\": true}},"
    "{\"data_quality\": true}, {\"definitions\": true}]}";

/* Women, men and total of each area and year; NONE: asked for, no figure. */
static const struct {
    const char *kpi;
    const char *area;
    int year;
    double women, men, total;
} figures[] = {
    {"N00001", "1401", 2020, 4, 6, 5},       {"N00001", "1401", 2021, 5, 7, 6},
    {"N00001", "1401", 2022, 6, 8, 7},       {"N00001", "1401", 2023, 7, 9, 8},
    {"N00001", "1407", 2020, 2, 2, 2},       {"N00001", "1407", 2021, 2, 3, 2.5},
    {"N00001", "1407", 2022, NONE, 3, 2.6},  {"N00001", "1407", 2023, 3, 3, 3},
    {"N00001", "1440", 2020, 8, 9, 8.5},     {"N00001", "1440", 2021, 8, 9, 8.4},
    {"N00001", "1440", 2022, 7, 9, 8},       {"N00001", "1440", 2023, 6, 9, 7},
    {"N00001", "0000", 2020, 7, 8, 7.5},     {"N00001", "0000", 2021, 7, 8, 7.4},
    {"N00001", "0000", 2022, 6, 8, 7},       {"N00001", "0000", 2023, 6, 7, 6.5},
    {"N00002", "1401", 2022, 9, 11, 10},     {"N00002", "1401", 2023, 10, 12, 11},
    {"N00002", "1401", 2024, 11, 13, 12},    {"N00002", "1401", 2025, 10, 12, 11.5},
    {"N00002", "1407", 2024, 5, 6, 5.5},     {"N00002", "1407", 2025, 5, 5, 5},
    {"N00002", "1440", 2024, 12, 13, 12.5},  {"N00002", "1440", 2025, 12, 12, 12},
    {"N00002", "0000", 2023, 9, 10, 9.5},    {"N00002", "0000", 2024, 10, 11, 10.5},
    {"N00002", "0000", 2025, 10, 10, 10},    {"N00003", "1401", 2024, 1, 2, 3},
    {"N00003", "1407", 2024, NONE, 3, 4},    {"N00003", "1440", 2024, 4, 2, 6},
    {"N00003", "0000", 2024, 50, 30, 80},    {"N00004", "1401", 2024, 4, 4, 10},
    {"N00004", "1407", 2024, 4, 4, 8},       {"N00004", "1440", 2024, 2, 4, 5},
    {"N00004", "0000", 2024, 100, 120, 240},
};

static void put(struct store *store, size_t row, enum gender gender, double value)
{
    const struct figure figure = {.kpi = figures[row].kpi,
                                  .area = figures[row].area,
                                  .year = figures[row].year,
                                  .gender = gender,
                                  .has_value = value > NONE,
                                  .value = value > NONE ? value : 0,
                                  .count = value > NONE,
                                  .status = ""};
    enum figure_change change;
    struct fault fault;
    assert_int_equal(figures_put(store, &figure, &change, &fault), 0);
}

static void put_catalogue(struct store *store)
{
    static const char *const kpis[] = {"N00001", "N00002", "N00003", "N00004", "N00005"};
    static const struct area all[] = {
        {"0000", "Riket", "L"}, {"1401", "Härryda", "K"}, {"1407", "Öckerö", "K"}, {"1440", "Ale", "K"}};
    struct fault fault;
    for (size_t i = 0; i < COUNT(kpis); i++) {
        const struct kpi kpi = {
            .id = kpis[i], .title = kpis[i], .description = "", .divided_by_gender = i < 4, .municipality_type = "K"};
        assert_int_equal(catalogue_put_kpi(store, &kpi, &fault), 0);
        for (size_t j = 0; j < COUNT(all); j++) {
            assert_int_equal(figures_asked(store, kpis[i], all[j].id, 2020, 2025, &fault), 0);
        }
    }
    for (size_t i = 0; i < COUNT(all); i++) {
        assert_int_equal(catalogue_put_area(store, &all[i], &fault), 0);
    }
}

static void fill(const struct invented *invented)
{
    const struct run_start start = {.started = "2026-01-02T03:04:05Z", .source = "test", .retrieved = "2026-01-02"};
    struct run_counts counts = {0};
    struct store *store;
    struct fault fault;
    assert_int_equal(store_open(&store, invented->store, STORE_WRITE, &fault), 0);
    assert_int_equal(store_run_begin(store, &start, &fault), 0);
    put_catalogue(store);
    for (size_t i = 0; i < COUNT(figures); i++) {
        put(store, i, GENDER_WOMEN, figures[i].women);
        put(store, i, GENDER_MEN, figures[i].men);
        put(store, i, GENDER_TOTAL, figures[i].total);
    }
    assert_int_equal(store_run_commit(store, &counts, "2026-01-02T03:04:06Z", &fault), 0);
    store_free(store);
}

void invented_template(struct invented *invented, const char *of_gender_table)
{
    char reports[LIMIT_PATH_BYTES];
    char text[sizeof report + 64];
    (void)snprintf(text, sizeof text, report, of_gender_table);
    scratch_join(reports, invented->templates, "reports");
    scratch_write(reports, "brott.json", text);
}

int invented_set_up(void **state)
{
    struct invented *invented = calloc(1, sizeof *invented);
    char reports[LIMIT_PATH_BYTES];
    struct fault fault;
    assert_non_null(invented);
    scratch_make(invented->folder);
    scratch_join(invented->store, invented->folder, "store.db");
    scratch_join(invented->templates, invented->folder, "templates");
    scratch_join(invented->out, invented->folder, "out");
    scratch_join(reports, invented->templates, "reports");
    assert_int_equal(directory_make(reports, &fault), 0);
    scratch_write(invented->templates, "indicators.json", indicators);
    scratch_write(invented->templates, "areas.json", areas);
    invented_template(invented, "andel");
    fill(invented);
    buffer_init(&invented->result.out, 0);
    buffer_init(&invented->result.err, 0);
    *state = invented;
    return 0;
}

int invented_tear_down(void **state)
{
    struct invented *invented = *state;
    program_release(&invented->result);
    scratch_remove(invented->folder);
    free(invented);
    return 0;
}

int invented_run(struct invented *invented, const char *line)
{
    const char *arguments[24] = {"--store", invented->store, "--templates", invented->templates, "--now", "2026-02-01"};
    char words[512];
    size_t count = 6;
    char *rest;
    (void)snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok_r(words, " ", &rest); word != NULL && count < 23; word = strtok_r(NULL, " ", &rest)) {
        arguments[count++] = word;
    }
    program_release(&invented->result);
    program_run(&invented->result, arguments, NULL);
    return invented->result.status;
}

int invented_report(struct invented *invented, int year, const char *language)
{
    char line[LIMIT_PATH_BYTES + 64];
    (void)snprintf(line, sizeof line, "report brott --lang %s --year %d --out %s", language, year, invented->out);
    return invented_run(invented, line);
}

static void expect(const struct buffer *told, const char *words)
{
    if (strstr(told->bytes, words) == NULL) {
        fail_msg("does not say \"%s\":\n%s", words, told->bytes);
    }
}

void invented_expect_out(const struct invented *invented, const char *words)
{
    expect(&invented->result.out, words);
}

void invented_expect_err(const struct invented *invented, const char *words)
{
    expect(&invented->result.err, words);
}

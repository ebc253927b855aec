#include "tests/support/refresh_fixture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/metrics.h"
#include "tests/support/check.h"
#include "tests/support/openmetrics.h"
#include "tests/support/scratch.h"

static const char table_of_year[] =
    "{\"indicator_table\": {\"id\": \"tabell-1\", \"label\": {\"sv\": \"Tabell 1\", \"en\": \"Table 1\"},"
    " \"title\": {\"sv\": \"Året {year}\", \"en\": \"The year {year}\"}, \"columns\": ["
    "{\"indicator\": \"befolkning\", \"heading\": {\"sv\": \"Folkmängd\", \"en\": \"Population\"}},"
    "{\"indicator\": \"deltagare\", \"heading\": {\"sv\": \"Deltagare\", \"en\": \"Participants\"}}]}}";
static const char table_of_years[] =
    "{\"year_table\": {\"id\": \"tabell-2\", \"label\": {\"sv\": \"Tabell 2\", \"en\": \"Table 2\"},"
    " \"indicator\": \"deltagare\", \"title\": {\"sv\": \"Deltagare\", \"en\": \"Participants\"}}}";
static const char chart[] =
    ", {\"ranking_chart\": {\"id\": \"diagram-1\", \"label\": {\"sv\": \"Diagram 1\", \"en\": \"Chart 1\"},"
    " \"indicator\": \"langvarigt_bistand\", \"nation\": true,"
    " \"finding\": {\"sv\": \"{top} högst\", \"en\": \"{top} highest\"},"
    " \"measure\": {\"sv\": \"Andel (%), {year}\", \"en\": \"Share (%), {year}\"}}}";
static const char whole[] =
    "{\"title\": {\"sv\": \"%s\", \"en\": \"%s\"}, \"subtitle\": {\"sv\": \"Prov\", \"en\": \"Trial\"},"
    " \"author\": {\"sv\": \"Provarna\", \"en\": \"The triers\"}, \"areas\": \"GR\", \"first_year\": 2023,"
    " \"year_of\": \"deltagare\", \"content\": [%s%s, {\"data_quality\": true}]}\n";

static void copy_template(const struct refresh_fixture *fixture, const char *name)
{
    char from[LIMIT_PATH_BYTES];
    struct buffer text;
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    scratch_join(from, "templates", name);
    scratch_read(from, &text);
    scratch_write(fixture->templates, name, text.bytes);
    buffer_release(&text);
}

void refresh_template(const struct refresh_fixture *fixture, const char *name, const char *title, bool with_chart)
{
    char reports[LIMIT_PATH_BYTES];
    char file[64];
    struct buffer text;
    bool first = strcmp(name, "ett") == 0;
    buffer_init(&text, LIMIT_TEMPLATE_BYTES);
    buffer_printf(&text, whole, title, title, first ? table_of_year : table_of_years, with_chart ? chart : "");
    scratch_join(reports, fixture->templates, "reports");
    (void)snprintf(file, sizeof file, "%s.json", name);
    scratch_write(reports, file, text.bytes);
    buffer_release(&text);
}

static void make_templates(struct refresh_fixture *fixture)
{
    char reports[LIMIT_PATH_BYTES];
    struct fault fault;
    scratch_join(fixture->templates, fixture->folder, "templates");
    scratch_join(reports, fixture->templates, "reports");
    assert_int_equal(directory_make(reports, &fault), 0);
    copy_template(fixture, "indicators.json");
    copy_template(fixture, "areas.json");
    refresh_template(fixture, "ett", "Rapport ett", false);
    refresh_template(fixture, "tva", "Rapport två", true);
}

int refresh_fixture_setup(void **state)
{
    struct refresh_fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 5000;
    fixture->server = server_start(kolada_answer, &fixture->kolada);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store, fixture->folder, "kept/store.db");
    scratch_join(fixture->out, fixture->folder, "out");
    make_templates(fixture);
    buffer_init(&fixture->result.out, LIMIT_RENDERED_BYTES);
    buffer_init(&fixture->result.err, LIMIT_RENDERED_BYTES);
    *state = fixture;
    return 0;
}

int refresh_fixture_teardown(void **state)
{
    struct refresh_fixture *fixture = *state;
    server_stop(fixture->server);
    scratch_remove(fixture->folder);
    program_release(&fixture->result);
    free(fixture);
    return 0;
}

void refresh_arguments(const struct refresh_fixture *fixture, const char *option, const char *arguments[16])
{
    const char *const fixed[] = {"--store",          fixture->store, "--api",     fixture->api, "--templates",
                                 fixture->templates, "--now",        REFRESH_NOW, "refresh",    "--out",
                                 fixture->out,       option,         NULL};
    memcpy(arguments, fixed, sizeof fixed);
}

int refresh_run(struct refresh_fixture *fixture, const char *option)
{
    const char *arguments[16];
    refresh_arguments(fixture, option, arguments);
    program_release(&fixture->result);
    program_run(&fixture->result, arguments, NULL);
    return fixture->result.status;
}

void refresh_path(const struct refresh_fixture *fixture, const char *name, char path[LIMIT_PATH_BYTES])
{
    scratch_join(path, fixture->out, name);
}

void refresh_expect(struct refresh_fixture *fixture, const char *option, int status)
{
    if (refresh_run(fixture, option) != status) {
        fail_msg("exit status %d: %s%s", fixture->result.status, fixture->result.out.bytes, fixture->result.err.bytes);
    }
}

void refresh_expect_out(const struct refresh_fixture *fixture, const char *format, ...)
{
    char words[LIMIT_NAME_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    if (fixture->result.out.length == 0 || strstr(fixture->result.out.bytes, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->result.out.bytes, words);
    }
}

void refresh_expect_err(const struct refresh_fixture *fixture, const char *words)
{
    if (fixture->result.err.length == 0 || strstr(fixture->result.err.bytes, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->result.err.bytes, words);
    }
}

double refresh_told(const struct refresh_fixture *fixture, const char *name)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    double value;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    refresh_path(fixture, "nyckeltal.prom", path);
    scratch_read(path, &text);
    assert_int_equal(openmetrics_check(text.bytes), 9);
    assert_true(metrics_read(text.bytes, name, &value));
    buffer_release(&text);
    return value;
}

void refresh_expect_told(const struct refresh_fixture *fixture, const char *name, double expected)
{
    double value = refresh_told(fixture, name);
    if (value < expected || value > expected) {
        fail_msg("%s is %g, not %g", name, value, expected);
    }
}

#include "tests/support/site.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/check.h"
#include "tests/support/scratch.h"

#define WORDS_MAX 32

int site_set_up(void **state)
{
    struct site *site = calloc(1, sizeof *site);
    assert_non_null(site);
    site->kolada.page_size = 5;
    site->server = server_start(kolada_answer, &site->kolada);
    (void)snprintf(site->api, sizeof site->api, "%s/v3", server_base(site->server));
    scratch_make(site->folder);
    scratch_join(site->store, site->folder, "store.db");
    buffer_init(&site->result.out, LIMIT_RENDERED_BYTES);
    buffer_init(&site->result.err, LIMIT_RENDERED_BYTES);
    *state = site;
    return 0;
}

int site_tear_down(void **state)
{
    struct site *site = *state;
    server_stop(site->server);
    scratch_remove(site->folder);
    program_release(&site->result);
    free(site);
    return 0;
}

int site_run(struct site *site, const char *const *words)
{
    const char *arguments[WORDS_MAX] = {"--store", site->store, "--api", site->api};
    const char *const environment[] = {"COLUMNS=100", "NYCKELTAL_LANG", "NYCKELTAL_STORE", NULL};
    size_t count = 4;
    for (size_t i = 0; words[i] != NULL && count < WORDS_MAX - 1; i++) {
        arguments[count++] = words[i];
    }
    program_release(&site->result);
    program_run(&site->result, arguments, environment);
    return site->result.status;
}

int site_fetch(struct site *site, const char *day)
{
    const char *const words[] = {
        "--now", day, "fetch", "--kpi", "N00001,N00002", "--area", "1407,1401,G96190", "--years", "2017-2022", NULL};
    return site_run(site, words);
}

static void expect(const struct buffer *text, const char *words)
{
    if (strstr(text->bytes, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", text->bytes, words);
    }
}

void site_expect_out(const struct site *site, const char *words)
{
    expect(&site->result.out, words);
}

void site_expect_err(const struct site *site, const char *words)
{
    expect(&site->result.err, words);
}

unsigned site_lines(const struct site *site, const char *words)
{
    unsigned count = 0;
    for (const char *at = site->result.out.bytes; (at = strstr(at, words)) != NULL; count++) {
        at += strlen(words);
    }
    return count;
}

struct store *site_store(const struct site *site, const char *day)
{
    struct store *store;
    struct fault fault;
    struct date date;
    assert_int_equal(store_open(&store, site->store, STORE_READ, &fault), 0);
    if (day != NULL) {
        assert_true(date_parse(day, &date));
        assert_int_equal(store_as_of(store, &date, &fault), 0);
    }
    return store;
}

struct buffer site_sql(const char *store, const char *sql)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    struct buffer rows;
    buffer_init(&rows, LIMIT_RENDERED_BYTES);
    assert_int_equal(sqlite3_open_v2(store, &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            buffer_printf(&rows, "%s%s", i == 0 ? "" : "|", text == NULL ? "NULL" : text);
        }
        buffer_text(&rows, "\n");
    }
    assert_false(buffer_failed(&rows));
    (void)sqlite3_finalize(statement);
    (void)sqlite3_close(database);
    return rows;
}

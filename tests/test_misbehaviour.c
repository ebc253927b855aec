/* What a server can do wrong: every run ends with the right status and line, and leaves the store as it was. */
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "fetch/fetch.h"
#include "tests/support/check.h"
#include "tests/support/fake_clock.h"
#include "tests/support/kolada.h"
#include "tests/support/program.h"
#include "tests/support/raw_server.h"
#include "tests/support/scratch.h"

#define NOW 1795262400 /* 2026-11-21 12:00 UTC */
#define TRIES 3
#define DATA "/v3/data/"
#define DATE "Date: Sat, 21 Nov 2026 12:00:00 GMT\r\n"

static const char *kpis[] = {"N00002", "N00001"};
static const char *areas[] = {"1407", "1401", "G96190"};
static const struct fetch_wanted wanted = {kpis, 2, areas, 3, 2017, 2022};

/* What is done to some answers of an otherwise good server. In `headers` and
 * `put`, "%B" stands for the server's base address and "%U" for what was asked. */
struct trouble {
    const char *name;
    const char *at;      /* the start of the requests that are answered badly */
    unsigned times;      /* how many of them; 0: all */
    const char *status;  /* NULL: 200 */
    const char *headers; /* each ending in CRLF; NULL: none */
    const char *body;    /* NULL: the good one */
    const char *find;    /* in the good body, replaced once by `put`; NULL: nothing */
    const char *put;
    void (*spoil)(struct raw_answer *answer); /* what is left to do to the whole answer, or NULL */
    int64_t request_ms;                       /* 0: the usual */
    enum exit_status exit;
    const char *words; /* in the line of the fault */
    int retries;
};

struct fixture {
    struct kolada kolada;
    const struct trouble *trouble;
    unsigned troubled; /* answers so far */
    struct raw_server *server;
    char api[256];
    char folder[LIMIT_PATH_BYTES];
    char store_path[LIMIT_PATH_BYTES];
    struct buffer filled; /* a store that holds what is wanted */
    struct fake_clock clock;
    struct diag diag;
    struct run_counts counts;
    struct fault fault;
};

/* --- the server --- */

static void expand(struct buffer *to, const char *text, const struct server_question *question)
{
    for (; *text != '\0'; text++) {
        if (strncmp(text, "%B", 2) == 0 || strncmp(text, "%U", 2) == 0) {
            buffer_text(to, text[1] == 'B' ? question->base : question->uri);
            text++;
        } else {
            buffer_append(to, text, 1);
        }
    }
}

static void replace_once(struct buffer *body, const struct trouble *trouble, const struct server_question *question)
{
    struct buffer changed;
    const char *place = strstr(body->bytes, trouble->find);
    assert_non_null(place);
    buffer_init(&changed, LIMIT_ANSWER_BYTES);
    buffer_append(&changed, body->bytes, (size_t)(place - body->bytes));
    expand(&changed, trouble->put, question);
    buffer_text(&changed, place + strlen(trouble->find));
    buffer_release(body);
    *body = changed;
}

static void answer_badly(const struct trouble *trouble, const struct server_question *question, struct buffer *body,
                         struct raw_answer *answer)
{
    struct buffer headers;
    buffer_init(&headers, LIMIT_ANSWER_BYTES);
    expand(&headers, trouble->headers == NULL ? "" : trouble->headers, question);
    if (trouble->body != NULL) {
        buffer_clear(body);
        buffer_text(body, trouble->body);
    }
    if (trouble->find != NULL) {
        replace_once(body, trouble, question);
    }
    raw_answer_write(answer, trouble->status == NULL ? "200 OK" : trouble->status, headers.bytes, body);
    if (trouble->spoil != NULL) {
        trouble->spoil(answer);
    }
    buffer_release(&headers);
}

static void answer(void *context, const struct server_question *question, struct raw_answer *to)
{
    struct fixture *fixture = context;
    const struct trouble *trouble = fixture->trouble;
    struct server_answer good = {.status = 200};
    buffer_init(&good.body, LIMIT_ANSWER_BYTES);
    kolada_answer(&fixture->kolada, question, &good);
    /* Not the trial of `from_date` (partial.h), which no run depends on. */
    bool trial = strstr(question->uri, "from_date=") != NULL;
    if (trouble != NULL && !trial && strncmp(question->uri, trouble->at, strlen(trouble->at)) == 0 &&
        (trouble->times == 0 || fixture->troubled < trouble->times)) {
        fixture->troubled++;
        answer_badly(trouble, question, &good.body, to);
    } else {
        raw_answer_write(to, "200 OK", "", &good.body);
    }
    buffer_release(&good.body);
}

/* --- one run --- */

static int run_with(struct fixture *fixture, const struct fetch_options *options)
{
    struct store *store;
    bool complete;
    fault_init(&fixture->fault);
    fixture->troubled = 0;
    if (store_open(&store, fixture->store_path, STORE_WRITE, &fixture->fault) != 0) {
        return -1;
    }
    int result = fetch_run(store, options, &fixture->diag, &fixture->counts, &complete, &fixture->fault);
    store_free(store);
    return result;
}

static struct fetch_options options_of(struct fixture *fixture)
{
    return (struct fetch_options){
        .api = fixture->api,
        .now = NOW,
        .wanted = &wanted,
        .wanted_count = 1,
        .http = {.proxy = "",
                 .tries = TRIES,
                 .slow_seconds = 1,
                 .request_ms = fixture->trouble == NULL ? 0 : fixture->trouble->request_ms,
                 .timer = fake_clock_timer(&fixture->clock)},
    };
}

/* What arrived well before the bad answer is not taken up: each run asks for all. */
static void forget_spool(const struct fixture *fixture)
{
    char path[LIMIT_PATH_BYTES];
    scratch_join(path, fixture->folder, "store.db.spool");
    if (path_exists(path)) {
        scratch_remove(path);
    }
}

static int run(struct fixture *fixture)
{
    forget_spool(fixture);
    const struct fetch_options options = options_of(fixture);
    return run_with(fixture, &options);
}

static void put_store(const struct fixture *fixture)
{
    struct fault fault;
    assert_int_equal(file_write(fixture->store_path, fixture->filled.bytes, fixture->filled.length, &fault), 0);
}

static void expect_store_as_it_was(const struct fixture *fixture)
{
    struct buffer now;
    buffer_init(&now, LIMIT_ANSWER_BYTES);
    scratch_read(fixture->store_path, &now);
    assert_int_equal(now.length, fixture->filled.length);
    assert_memory_equal(now.bytes, fixture->filled.bytes, now.length);
    forget_spool(fixture);
    assert_int_equal(scratch_count(fixture->folder), 1);
    buffer_release(&now);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->kolada.page_size = 1000;
    fixture->server = raw_server_start(answer, fixture);
    (void)snprintf(fixture->api, sizeof fixture->api, "%s/v3", raw_server_base(fixture->server));
    scratch_make(fixture->folder);
    scratch_join(fixture->store_path, fixture->folder, "store.db");
    buffer_init(&fixture->filled, LIMIT_ANSWER_BYTES);
    diag_init(&fixture->diag, tmpfile());
    assert_non_null(fixture->diag.stream);
    assert_int_equal(run(fixture), 0);
    scratch_read(fixture->store_path, &fixture->filled);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    raw_server_stop(fixture->server);
    scratch_remove(fixture->folder);
    buffer_release(&fixture->filled);
    (void)fclose(fixture->diag.stream);
    free(fixture);
    return 0;
}

static void expect_fault(const struct fixture *fixture, const char *name, enum exit_status status, const char *words)
{
    if (fixture->fault.status != status || strstr(fixture->fault.text, words) == NULL) {
        fail_msg("%s: status %d, \"%s\" instead of %d, \"%s\"", name, (int)fixture->fault.status, fixture->fault.text,
                 (int)status, words);
    }
    assert_null(strchr(fixture->fault.text, '\n'));
}

/* --- spoilt answers as a whole --- */

static char *body_of(const struct raw_answer *answer)
{
    return strstr(answer->bytes.bytes, "\r\n\r\n") + 4;
}

static void cut_to(struct raw_answer *answer, size_t length)
{
    answer->bytes.length = length;
    answer->bytes.bytes[length] = '\0';
}

static void cut_body(struct raw_answer *answer)
{
    cut_to(answer, (size_t)(body_of(answer) - answer->bytes.bytes) + 100);
}

static void cut_body_and_fall_silent(struct raw_answer *answer)
{
    cut_body(answer);
    answer->manner = RAW_FALLS_SILENT;
}

static void cut_body_and_reset(struct raw_answer *answer)
{
    cut_body(answer);
    answer->manner = RAW_RESETS;
}

static void cut_body_and_trickle(struct raw_answer *answer)
{
    cut_body(answer);
    answer->manner = RAW_TRICKLES;
}

static void say_nothing(struct raw_answer *answer)
{
    cut_to(answer, 0);
}

static void stay_silent(struct raw_answer *answer)
{
    cut_to(answer, 0);
    answer->manner = RAW_FALLS_SILENT;
}

static void reset_at_once(struct raw_answer *answer)
{
    cut_to(answer, 0);
    answer->manner = RAW_RESETS;
}

/* A Content-Length of 50, whatever follows. */
static void announce_too_little(struct raw_answer *answer)
{
    char *length = strstr(answer->bytes.bytes, "Content-Length: ") + strlen("Content-Length: ");
    size_t digits = strspn(length, "0123456789");
    memset(length, '0', digits);
    length[digits - 2] = '5';
}

static void announce_nonsense(struct raw_answer *answer)
{
    memcpy(strstr(answer->bytes.bytes, "Content-Length: ") + strlen("Content-Length: "), "x", 1);
}

static void speak_otherwise(struct raw_answer *answer)
{
    memcpy(answer->bytes.bytes, "SSH-", 4);
}

static void send_chunks_that_break_off(struct raw_answer *answer)
{
    buffer_clear(&answer->bytes);
    buffer_text(&answer->bytes, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"val\r\n");
}

/* A good answer, in the form that a server has that does not know its length. */
static void send_chunks_with_trailers(struct raw_answer *answer)
{
    struct buffer body;
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    buffer_text(&body, body_of(answer));
    buffer_clear(&answer->bytes);
    buffer_printf(
        &answer->bytes,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n%zx\r\n%s\r\n0\r\nX-Sum: 1\r\n\r\n",
        body.length, body.bytes);
    buffer_release(&body);
}

static void go_on_for_ever(struct raw_answer *answer)
{
    buffer_clear(&answer->bytes);
    buffer_text(&answer->bytes, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    for (int i = 0; i < 16384; i++) {
        buffer_text(&answer->again, "    ");
    }
    answer->manner = RAW_REPEATS;
}

static void send_headers_for_ever(struct raw_answer *answer)
{
    buffer_clear(&answer->bytes);
    buffer_text(&answer->bytes, "HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < 100; i++) {
        buffer_text(&answer->again, "X-Header: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n");
    }
    answer->manner = RAW_REPEATS;
}

/* A deflate stream by hand: a block of fixed codes with one space, then without an end "258 bytes as the last one",
 * 13 bits each: 8 of them are 13 bytes and make 2,064. */
static void send_a_bomb(struct raw_answer *answer)
{
    static const char start[] = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n\r\n"
                                "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03";
    unsigned char bytes[3 + 13] = {0};
    size_t bit = 0;
    const char *first = "110" /* last block, fixed codes */
                        "01010000" /* a space */;
    for (; *first != '\0'; first++, bit++) {
        bytes[bit / 8] |= (unsigned char)((*first == '1') << (bit % 8));
    }
    for (int i = 0; i < 9; i++) {
        for (const char *match = "11000101" /* 258 bytes */ "00000" /* from one before */; *match != '\0'; match++) {
            bytes[bit / 8] |= (unsigned char)((*match == '1') << (bit % 8));
            bit++;
        }
    }
    assert_int_equal(bit, 8 * sizeof bytes);
    buffer_clear(&answer->bytes);
    buffer_append(&answer->bytes, start, sizeof start - 1);
    buffer_append(&answer->bytes, bytes, 3);
    for (int i = 0; i < 1000; i++) {
        buffer_append(&answer->again, bytes + 3, 13);
    }
    answer->manner = RAW_REPEATS;
}

static void append_number(struct buffer *to, unsigned long number, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        const char byte = (char)(number >> (8 * i) & 0xff);
        buffer_append(to, &byte, 1);
    }
}

/* The body in a gzip wrapper, uncompressed, of which all but `cut` bytes come. */
static void wrap_in_gzip(struct raw_answer *answer, size_t cut, bool announce_all)
{
    struct buffer packed;
    struct buffer body;
    buffer_init(&packed, LIMIT_ANSWER_BYTES);
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    buffer_text(&body, body_of(answer));
    assert_true(body.length < 65536);
    buffer_append(&packed, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x01", 11);
    append_number(&packed, body.length, 2);
    append_number(&packed, ~body.length, 2);
    buffer_append(&packed, body.bytes, body.length);
    append_number(&packed, 0, 8); /* no right check sum: it is refused where it comes that far */
    size_t sent = packed.length - cut;
    buffer_clear(&answer->bytes);
    buffer_printf(&answer->bytes,
                  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                  announce_all ? packed.length : sent);
    buffer_append(&answer->bytes, packed.bytes, sent);
    buffer_release(&packed);
    buffer_release(&body);
}

static void cut_gzip(struct raw_answer *answer)
{
    wrap_in_gzip(answer, 200, false);
}

static void break_gzip_off(struct raw_answer *answer)
{
    wrap_in_gzip(answer, 200, true);
}

static void send_gzip_with_a_wrong_sum(struct raw_answer *answer)
{
    wrap_in_gzip(answer, 0, false);
}

/* --- the table --- */

#define PASSES(RETRIES) .exit = STATUS_DONE, .retries = (RETRIES)
#define GONE(WORDS, RETRIES) .exit = STATUS_UNREACHABLE, .words = (WORDS), .retries = (RETRIES)
#define WRONG(WORDS) .exit = STATUS_NONSENSE, .words = (WORDS)
#define PUT(FIND, PUT_IN) .at = DATA, .find = (FIND), .put = (PUT_IN)

static const struct trouble troubles[] = {
    /* statuses */
    {"not_found", "/v3/kpi", .status = "404 Not Found",
     WRONG("/v3/kpi/N00001,N00002: is not there (404); check --api")},
    {"gone", "/v3/kpi", .status = "410 Gone", WRONG("an old version of the API is; --api must name version 3")},
    {"refused_as_malformed", DATA, .status = "422 Unprocessable", WRONG("refuses the question as malformed (422)")},
    {"forbidden", DATA, .status = "403 Forbidden", WRONG("is answered with the status 403 instead of 200")},
    {"no_content", DATA, .status = "204 No Content", .body = "", WRONG("the status 204")},
    {"not_modified_unasked", DATA, .status = "304 Not Modified", .body = "", WRONG("is answered with 304")},
    {"not_implemented", DATA, .status = "501 Not Implemented", GONE("the service failed (501); try again later", 0)},
    {"timeout_408_then_good", DATA, 1, "408 Request Timeout", PASSES(1)},
    {"failure_500_then_good", DATA, 2, "500 Internal Server Error", PASSES(2)},
    {"failure_500_of_the_catalogue_then_good", "/v3/municipality/", 1, "500 Internal Server Error", PASSES(1)},
    {"gateway_502_then_good", DATA, 1, "502 Bad Gateway", PASSES(1)},
    {"unavailable_503_then_good", DATA, 1, "503 Service Unavailable", "Retry-After: 3\r\n", PASSES(1)},
    {"gateway_504_for_ever", DATA, 0, "504 Gateway Timeout",
     GONE("the service failed (504); try again later (tried 3 times)", 2)},
    {"too_many_429_then_good", DATA, 2, "429 Too Many Requests", PASSES(2)},
    {"too_many_429_with_seconds", DATA, 1, "429 Too Many Requests", "Retry-After: 120\r\n", PASSES(1)},
    {"too_many_429_with_a_date", DATA, 1, "429 Too Many Requests",
     DATE "Retry-After: Sat, 21 Nov 2026 12:02:00 GMT\r\n", PASSES(1)},
    {"too_many_429_beyond_the_budget", DATA, 1, "429 Too Many Requests", "Retry-After: 3700\r\n",
     GONE("given up at once: the service asks to wait 3700 s, and the run has 3600 s left", 0)},
    {"too_many_429_until_next_year", DATA, 1, "429 Too Many Requests",
     DATE "Retry-After: Fri, 01 Jan 2027 12:00:00 GMT\r\n", GONE("given up at once: the service asks to wait", 0)},
    {"too_many_429_for_ever", DATA, 0, "429 Too Many Requests", "Retry-After: 1\r\n",
     GONE("the service asks for fewer requests (429); try again later (tried 3 times)", 2)},
    {"too_many_429_until_the_budget_ends", DATA, 0, "429 Too Many Requests", "Retry-After: 2000\r\n",
     GONE("the service asks to wait 2000 s, and the run has 1600 s left", 1)},
    /* connections */
    {"no_answer", DATA, .spoil = say_nothing, GONE("cannot be reached: Empty reply from server", 2)},
    {"no_answer_then_good", DATA, 2, .spoil = say_nothing, PASSES(2)},
    {"reset", DATA, .spoil = reset_at_once, GONE("cannot be reached: ", 2)},
    {"reset_then_good", DATA, 1, .spoil = reset_at_once, PASSES(1)},
    {"reset_within_the_body", DATA, .spoil = cut_body_and_reset, GONE("(tried 3 times)", 2)},
    {"silence", DATA, .spoil = stay_silent, .request_ms = 150, GONE("is not answered in time: ", 2)},
    {"silence_then_good", DATA, 1, .spoil = stay_silent, .request_ms = 500, PASSES(1)},
    {"slow_trickle", DATA, .spoil = cut_body_and_trickle, .request_ms = 150, GONE("is not answered in time: ", 2)},
    {"slow_trickle_then_good", DATA, 1, .spoil = cut_body_and_trickle, .request_ms = 500, PASSES(1)},
    {"another_protocol", DATA, .spoil = speak_otherwise, WRONG("the answer cannot be understood: ")},
    /* lengths */
    {"empty", DATA, .body = "", WRONG("is not valid JSON")},
    {"broken_off", DATA, .spoil = cut_body, GONE("the answer broke off: ", 2)},
    {"broken_off_then_good", DATA, 1, .spoil = cut_body, PASSES(1)},
    {"chunks_broken_off", DATA, .spoil = send_chunks_that_break_off, GONE("the answer broke off: ", 2)},
    {"chunks_with_trailers", DATA, .spoil = send_chunks_with_trailers, PASSES(0)},
    {"length_too_large_and_silence", DATA, .spoil = cut_body_and_fall_silent, .request_ms = 150,
     GONE("is not answered in time: ", 2)},
    {"length_too_small", DATA, .spoil = announce_too_little, WRONG("is not valid JSON")},
    {"length_of_nonsense", DATA, .spoil = announce_nonsense, WRONG("cannot be understood")},
    {"endless", DATA, .spoil = go_on_for_ever, WRONG("the answer is larger than the 67108864 bytes")},
    {"endless_headers", DATA, .spoil = send_headers_for_ever, WRONG("has more than 65536 bytes of headers")},
    {"gzip_bomb", DATA, .spoil = send_a_bomb, WRONG("the answer is larger than the 67108864 bytes")},
    {"gzip_cut", DATA, .spoil = cut_gzip, WRONG("is not valid JSON")},
    {"gzip_broken_off", DATA, .spoil = break_gzip_off, GONE("the answer broke off: ", 2)},
    {"gzip_with_a_wrong_sum", DATA, .spoil = send_gzip_with_a_wrong_sum, WRONG("cannot be understood: ")},
    {"gzip_that_is_none", DATA, .headers = "Content-Encoding: gzip\r\n", WRONG("cannot be understood: ")},
    /* redirections */
    {"redirected_in_circles", DATA, .status = "302 Found", .headers = "Location: %B%U\r\n",
     WRONG("is redirected more than 3 times")},
    {"redirected_to_http", DATA, .status = "301 Moved", .headers = "Location: http://api.kolada.se/v3\r\n",
     WRONG("is redirected to http://api.kolada.se/v3, which is not followed")},
    {"redirected_to_a_file", DATA, .status = "302 Found", .headers = "Location: file:///etc/passwd\r\n",
     WRONG("file:///etc/passwd: is no http or https address")},
    {"redirected_to_another_host", DATA, .status = "307 Temporary",
     .headers = "Location: https://elsewhere.example/\r\n",
     WRONG("is redirected to https://elsewhere.example/, which is not followed")},
    {"redirected_to_another_name_of_this_host", DATA, .status = "308 Permanent",
     .headers = "Location: http://localhost/v3\r\n", WRONG("is redirected to http://localhost/v3, which is not")},
    {"redirected_nowhere", DATA, .status = "302 Found", WRONG("is redirected nowhere")},
    /* pages */
    {"page_cycle", PUT("\"next_url\":null", "\"next_url\":\"%B%U\""), WRONG("next_url leads back to a page")},
    {"next_page_of_version_2", PUT("\"next_url\":null", "\"next_page\":\"%B%U?page=2\""),
     WRONG("next_url: is missing")},
    {"next_of_another_api", PUT("\"next_url\":null", "\"next\":\"%B%U?page=2\""), WRONG("next_url: is missing")},
    {"next_url_elsewhere", PUT("\"next_url\":null", "\"next_url\":\"https://elsewhere.example/v3/kpi\""),
     WRONG("https://elsewhere.example/v3/kpi: leads away from")},
    {"next_url_to_a_file", PUT("\"next_url\":null", "\"next_url\":\"file:///etc/passwd\""),
     WRONG("next_url: file:///etc/passwd: is no http or https address")},
    /* texts */
    {"web_page", DATA, .body = "<!doctype html><title>Underhåll</title>",
     WRONG("is answered with a web page instead of JSON; check --api")},
    {"plain_words", DATA, .body = "Service temporarily unavailable", WRONG("is not valid JSON")},
    {"null_alone", DATA, .body = "null", WRONG("is not valid JSON")},
    {"not_a_number", PUT("\"value\":", "\"value\":NaN,\"x\":"), WRONG("is not valid JSON")},
    {"infinite", PUT("\"value\":", "\"value\":Infinity,\"x\":"), WRONG("is not valid JSON")},
    {"too_large_a_number", PUT("\"value\":", "\"value\":1e400,\"x\":"), WRONG("is not valid JSON")},
    {"same_key_twice", PUT("\"value\":", "\"value\":1,\"value\":"), WRONG("is not valid JSON")},
    {"bad_utf8", PUT("\"status\":\"\"", "\"status\":\"\xC3(\""), WRONG("is not valid JSON")},
    {"half_a_surrogate", PUT("\"status\":\"\"", "\"status\":\"\\ud800\""), WRONG("is not valid JSON")},
    {"nul_in_a_text", PUT("\"status\":\"\"", "\"status\":\"\\u0000\""), WRONG("is not valid JSON")},
    {"unknown_gender", PUT("\"gender\":\"K\"", "\"gender\":\"X\""), WRONG("values[0].values[0].gender: \"X\"")},
    {"gender_twice", PUT("\"gender\":\"K\"", "\"gender\":\"T\""), WRONG("\"T\" stands twice in one row")},
    {"period_as_text", PUT("\"period\":2017", "\"period\":\"2017\""),
     WRONG("values[0].period: must be a whole number")},
    {"period_not_asked_for", PUT("\"period\":2017", "\"period\":1999"), WRONG("year 1999, which was not asked for")},
    {"decimal_comma", PUT("\"value\":", "\"value\":\"1009,2\",\"x\":"), WRONG("value: must be a number or null")},
    {"count_too_large", PUT("\"previous_url\":null,\"count\":36", "\"previous_url\":null,\"count\":37"),
     WRONG("count: says 37, but 36 values came")},
};

#define TROUBLES (sizeof troubles / sizeof *troubles)

static void expect_failure(struct fixture *fixture, const struct trouble *trouble)
{
    if (run(fixture) == 0) {
        fail_msg("%s: is taken for good", trouble->name);
    }
    expect_fault(fixture, trouble->name, trouble->exit, trouble->words);
    assert_int_equal(fixture->counts.retries, trouble->retries);
}

static void meets(void **state)
{
    const struct trouble *trouble = *state;
    void *made;
    assert_int_equal(set_up(&made), 0);
    struct fixture *fixture = made;
    fixture->trouble = trouble;
    if (trouble->exit == STATUS_DONE) {
        if (run(fixture) != 0) {
            fail_msg("%s: %s", trouble->name, fixture->fault.text);
        }
        assert_int_equal(fixture->counts.retries, trouble->retries);
        assert_int_equal(fixture->counts.unchanged, 72);
    } else {
        expect_failure(fixture, trouble);
        expect_store_as_it_was(fixture);
        assert_int_equal(unlink(fixture->store_path), 0);
        fixture->clock = (struct fake_clock){0};
        expect_failure(fixture, trouble);
        forget_spool(fixture);
        assert_int_equal(scratch_count(fixture->folder), 0);
    }
    assert_int_equal(tear_down(&made), 0);
}

/* --- cut everywhere --- */

static size_t cut_at; /* bytes of the whole answer that come */

static void cut_there(struct raw_answer *answer)
{
    if (cut_at < answer->bytes.length) {
        cut_to(answer, cut_at);
    } else {
        cut_at = SIZE_MAX;
    }
}

static void cut_at_any_place_is_never_taken_for_whole(void **state)
{
    struct fixture *fixture = *state;
    const struct trouble once = {"cut", DATA, .times = 1, .spoil = cut_there};
    const struct trouble always = {"cut", DATA, .spoil = cut_there, GONE("(tried 3 times)", 2)};
    unsigned places = 0;
    for (size_t at = 0;; at += at < 150 ? 7 : 211) {
        put_store(fixture);
        fixture->trouble = &always;
        cut_at = at;
        int result = run(fixture);
        if (cut_at == SIZE_MAX) {
            assert_int_equal(result, 0);
            break;
        }
        assert_int_equal(result, -1);
        expect_fault(fixture, "cut", STATUS_UNREACHABLE, "(tried 3 times)");
        expect_store_as_it_was(fixture);
        fixture->trouble = &once;
        assert_int_equal(run(fixture), 0);
        assert_int_equal(fixture->counts.retries, 1);
        assert_int_equal(fixture->counts.unchanged, 72);
        places++;
    }
    assert_true(places > 40);
}

/* --- every key, every kind --- */

/* What may stand at a key besides what does: n null, b bool, i integer, r real, s text, a list, o object, - nothing. */
static const struct {
    const char *key;
    const char *kinds;
} allowed[] = {
    {"previous_url", "nbirsao-"},
    {"next_url", "n"},
    {"values.values.count", "i"},
    {"values.values.status", "ns"},
    {"values.values.value", "nir"},
    {"values.values.isdeleted", "b"},
    {"values.values", "a"},
    {"values.title", "s"},
    {"values.description", "ns"},
    {"values.is_divided_by_gender", "b"},
    {"values.auspice", "ns"},
    {"values.operating_area", "ns"},
    {"values.perspective", "ns"},
    {"values.prel_publication_date", "ns"},
    {"values.publication_date", "ns"},
    {"values.publ_period", "ns"},
    {"values.has_ou_data", "bn"},
    {"values.members", "a"},
    {"values.members.member_id", "s"},
    {"values.members.member_title", "s"},
};

static bool is_allowed(const char *key, char kind)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        if (strcmp(allowed[i].key, key) == 0) {
            return strchr(allowed[i].kinds, kind) != NULL;
        }
    }
    return false;
}

/* A page that is changed key by key. */
struct mutation {
    struct fixture *fixture;
    json_t *root;
    const char *at;
    unsigned count;
};

static void try_page(struct mutation *mutation, const char *key, char kind)
{
    struct fixture *fixture = mutation->fixture;
    char *body = json_dumps(mutation->root, JSON_COMPACT);
    const char *dot = strrchr(key, '.');
    const struct trouble trouble = {"mutation", mutation->at, .body = body, WRONG("")};
    assert_non_null(body);
    fixture->trouble = &trouble;
    if (run(fixture) == 0) {
        fail_msg("%s of kind %c: is taken for good", key, kind);
    }
    if (fixture->fault.status != STATUS_NONSENSE || (strstr(fixture->fault.text, dot == NULL ? key : dot + 1) == NULL &&
                                                     strstr(fixture->fault.text, "which was not asked for") == NULL)) {
        fail_msg("%s of kind %c: status %d, \"%s\"", key, kind, (int)fixture->fault.status, fixture->fault.text);
    }
    expect_store_as_it_was(fixture);
    mutation->count++;
    free(body);
}

static json_t *value_of_kind(char kind)
{
    switch (kind) {
    case 'n':
        return json_null();
    case 'b':
        return json_true();
    case 'i':
        return json_integer(7);
    case 'r':
        return json_real(1.5);
    case 's':
        return json_string("text");
    case 'a':
        return json_array();
    default:
        return json_object();
    }
}

/* Puts each other kind in place of one member, then takes it away, then puts it back. */
static void mutate_member(struct mutation *mutation, json_t *object, const char *name, const char *key)
{
    json_t *own = json_incref(json_object_get(object, name));
    for (const char *kind = "nbirsao-"; *kind != '\0'; kind++) {
        if (is_allowed(key, *kind)) {
            continue;
        }
        if (*kind == '-') {
            assert_int_equal(json_object_del(object, name), 0);
        } else {
            assert_int_equal(json_object_set_new(object, name, value_of_kind(*kind)), 0);
        }
        try_page(mutation, key, *kind);
    }
    assert_int_equal(json_object_set_new(object, name, own), 0);
}

/* Every member of the object and of the first object in each of its lists. */
static void mutate_object(struct mutation *mutation, json_t *object, const char *prefix)
{
    const char *names[32];
    size_t count = 0;
    const char *name;
    json_t *value;
    json_object_foreach (object, name, value) {
        names[count++] = name;
    }
    for (size_t i = 0; i < count; i++) {
        char key[256];
        char own[64];
        (void)snprintf(own, sizeof own, "%s", names[i]);
        (void)snprintf(key, sizeof key, "%s%s%s", prefix, prefix[0] == '\0' ? "" : ".", own);
        json_t *first = json_array_get(json_object_get(object, own), 0);
        if (json_is_object(first)) {
            mutate_object(mutation, first, key);
        }
        mutate_member(mutation, object, own, key);
    }
}

static void every_key_of_any_other_kind_is_refused(void **state)
{
    static const char *const paths[] = {"/v3/kpi/N00001,N00002", "/v3/municipality/1401,1407",
                                        "/v3/municipality_groups/G96190",
                                        "/v3/data/kpi/N00001/municipality/1401,1407/year/2017"};
    static const char *const starts[] = {"/v3/kpi/", "/v3/municipality/", "/v3/municipality_groups/", DATA};
    struct fixture *fixture = *state;
    unsigned count = 0;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const struct server_question question = {.uri = paths[i], .base = ""};
        struct server_answer good = {.status = 200};
        buffer_init(&good.body, LIMIT_ANSWER_BYTES);
        kolada_answer(&fixture->kolada, &question, &good);
        struct mutation mutation = {fixture, json_loads(good.body.bytes, 0, NULL), starts[i], 0};
        assert_non_null(mutation.root);
        mutate_object(&mutation, mutation.root, "");
        json_decref(mutation.root);
        buffer_release(&good.body);
        count += mutation.count;
    }
    assert_true(count > 150);
}

/* --- what is no answer at all --- */

static void a_refused_connection(void **state)
{
    struct fixture *fixture = *state;
    raw_server_stop(fixture->server);
    fixture->server = NULL;
    assert_int_equal(run(fixture), -1);
    expect_fault(fixture, "refused", STATUS_UNREACHABLE, "/v3/kpi/N00001,N00002: cannot be reached: ");
    expect_fault(fixture, "refused", STATUS_UNREACHABLE, "check the network and --api (tried 3 times)");
    assert_int_equal(fixture->counts.retries, TRIES - 1);
    expect_store_as_it_was(fixture);
}

static void a_name_that_is_not_found(void **state)
{
    struct fixture *fixture = *state;
    struct fetch_options options = options_of(fixture);
    options.api = "https://nyckeltal.invalid/v3";
    options.http.connect_ms = 2000;
    assert_int_equal(run_with(fixture, &options), -1);
    expect_fault(fixture, "name", STATUS_UNREACHABLE, "https://nyckeltal.invalid/v3/kpi/N00001,N00002: ");
    expect_fault(fixture, "name", STATUS_UNREACHABLE, "(tried 3 times)");
    expect_store_as_it_was(fixture);
}

static void a_transfer_that_trickles_is_given_up_before_its_time(void **state)
{
    struct fixture *fixture = *state;
    const struct trouble trouble = {"trickle", DATA, .spoil = cut_body_and_trickle, .request_ms = 60000};
    fixture->trouble = &trouble;
    struct fetch_options options = options_of(fixture);
    options.http.tries = 1;
    assert_int_equal(run_with(fixture, &options), -1);
    expect_fault(fixture, "trickle", STATUS_UNREACHABLE, "Operation too slow");
    expect_store_as_it_was(fixture);
}

static void a_run_that_takes_too_long_is_ended(void **state)
{
    struct fixture *fixture = *state;
    const struct trouble trouble = {"silence", DATA, .spoil = stay_silent, .request_ms = 60000};
    fixture->trouble = &trouble;
    struct fetch_options options = options_of(fixture);
    options.http.timer = (struct timer){0};
    options.http.budget_ms = 400;
    assert_int_equal(run_with(fixture, &options), -1);
    expect_fault(fixture, "budget", STATUS_UNREACHABLE, "the 1 s that a run may take are over");
    expect_store_as_it_was(fixture);
}

static void a_run_with_too_many_cells_is_ended(void **state)
{
    struct fixture *fixture = *state;
    struct fetch_options options = options_of(fixture);
    options.most_cells = 35;
    assert_int_equal(run_with(fixture, &options), -1);
    expect_fault(fixture, "cells", STATUS_NONSENSE, "with it the run has more than 35 figures; ask for less at a time");
    expect_store_as_it_was(fixture);
}

/* --- a signal while it waits --- */

static void sleep_ms(long milliseconds)
{
    const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    (void)nanosleep(&pause, NULL);
}

static pid_t start_program(const struct fixture *fixture)
{
    const char *program = getenv("NYCKELTAL_PROGRAM");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        program_default_signals();
        (void)execl(program == NULL ? "build/nyckeltal" : program, "nyckeltal", "-q", "--store", fixture->store_path,
                    "--api", fixture->api, "fetch", "--kpi", "N00001", "--area", "1407", (char *)NULL);
        _exit(127);
    }
    return child;
}

static void a_signal_ends_a_wait(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};
    const struct trouble trouble = {"wait", "/v3/", .status = "503 Busy", .headers = "Retry-After: 600\r\n"};
    struct fixture *fixture = *state;
    fixture->trouble = &trouble;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int status = 0;
        unsigned before = raw_server_questions(fixture->server);
        pid_t child = start_program(fixture);
        for (int j = 0; j < 500 && raw_server_questions(fixture->server) == before; j++) {
            sleep_ms(10);
        }
        assert_int_equal(raw_server_questions(fixture->server), before + 1);
        sleep_ms(50);
        assert_int_equal(kill(child, signals[i]), 0);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
    }
    fixture->trouble = NULL;
    assert_int_equal(run(fixture), 0);
    assert_int_equal(fixture->counts.unchanged, 72);
}

int main(void)
{
    const struct CMUnitTest plain[] = {
        cmocka_unit_test_setup_teardown(cut_at_any_place_is_never_taken_for_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_key_of_any_other_kind_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_refused_connection, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_not_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_transfer_that_trickles_is_given_up_before_its_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_that_takes_too_long_is_ended, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_with_too_many_cells_is_ended, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_signal_ends_a_wait, set_up, tear_down),
    };
    enum { PLAIN = sizeof plain / sizeof *plain };
    struct CMUnitTest tests[PLAIN + TROUBLES];
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < TROUBLES; i++) {
        tests[PLAIN + i] = (struct CMUnitTest){troubles[i].name, meets, NULL, NULL, (void *)(uintptr_t)&troubles[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}

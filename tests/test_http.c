/* The HTTP client against a real server on loopback. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fetch/address.h"
#include "fetch/http.h"
#include "fetch/label.h"
#include "fetch/pace.h"
#include "fetch/retry.h"
#include "tests/support/check.h"
#include "tests/support/fake_clock.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"
#include "tests/support/server.h"

#define BODY "{\"values\":[],\"next_url\":null,\"count\":0}"

static const char small_gzip[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x2a\x4b\xcc\x29\x4d\x2d\x56\xb2"
                                 "\x8a\x8e\xd5\x51\xca\x4b\xad\x28\x89\x2f\x2d\xca\x51\xb2\xca\x2b\xcd\xc9\xd1\x51"
                                 "\x4a\xce\x2f\xcd\x2b\x51\xb2\x32\xa8\x05\x00\x87\xc9\xc5\x7c\x27\x00\x00";
/* 2,000 spaces. */
static const char spaces_gzip[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x53\x50\x18\x05\xa3\x60\x14\x8c\x82\x51"
                                  "\x30\x0a\x46\xc1\x50\x07\x00\x2a\xca\x16\x55\xd0\x07\x00";

/* What the server does to the first so many questions below "/fails/". */
struct script {
    unsigned failures;
    unsigned status;
    const char *retry_after;
    const char *date;
};

struct fixture {
    struct server *server;
    struct script script;
    struct fake_clock clock;
    struct http_options options;
    struct http *http;
    struct http_exchange exchange;
    struct diag diag;
    struct buffer body;
    struct fault fault;
};

static void redirect(struct server_answer *answer, const char *to)
{
    answer->status = 302;
    (void)snprintf(answer->location, sizeof answer->location, "%s", to);
}

/* An answer that can be known again by either validator. */
static void answer_version(const struct server_question *question, struct server_answer *answer)
{
    (void)snprintf(answer->etag, sizeof answer->etag, "W/\"one\"");
    (void)snprintf(answer->last_modified, sizeof answer->last_modified, "Fri, 20 Nov 2026 10:00:00 GMT");
    (void)snprintf(answer->date, sizeof answer->date, "Sat, 21 Nov 2026 12:00:00 GMT");
    buffer_text(&answer->body, BODY);
    if (strcmp(question->if_none_match, "W/\"one\"") == 0 &&
        strcmp(question->if_modified_since, "Fri, 20 Nov 2026 10:00:00 GMT") == 0) {
        answer->status = 304;
        buffer_clear(&answer->body);
    }
}

static void answer_path(void *context, const struct server_question *question, struct server_answer *answer)
{
    const char *port = strrchr(question->base, ':') + 1;
    const struct script *script = context;
    char other[64];
    (void)snprintf(other, sizeof other, "http://localhost:%s/plain", port);
    if (strcmp(question->uri, "/gzip") == 0) {
        answer->encoding = "gzip";
        buffer_append(&answer->body, small_gzip, sizeof small_gzip);
    } else if (strcmp(question->uri, "/bomb") == 0) {
        answer->encoding = "gzip";
        buffer_append(&answer->body, spaces_gzip, sizeof spaces_gzip);
    } else if (strcmp(question->uri, "/broken-gzip") == 0) {
        answer->encoding = "gzip";
        buffer_text(&answer->body, BODY);
    } else if (strcmp(question->uri, "/here") == 0) {
        redirect(answer, "/plain");
    } else if (strcmp(question->uri, "/away") == 0) {
        redirect(answer, other);
    } else if (strcmp(question->uri, "/unsafe") == 0) {
        redirect(answer, "http://example.org/plain");
    } else if (strcmp(question->uri, "/weaker") == 0) {
        redirect(answer, "http://127.0.0.1/plain");
    } else if (strcmp(question->uri, "/file") == 0) {
        redirect(answer, "file:///etc/passwd");
    } else if (strcmp(question->uri, "/round") == 0) {
        redirect(answer, "/round");
    } else if (strcmp(question->uri, "/nowhere") == 0) {
        answer->status = 302;
    } else if (strncmp(question->uri, "/status/", 8) == 0) {
        answer->status = (unsigned)strtoul(question->uri + 8, NULL, 10);
    } else if (strcmp(question->uri, "/fails") == 0 && question->number <= script->failures) {
        answer->status = script->status;
        (void)snprintf(answer->retry_after, sizeof answer->retry_after, "%s", script->retry_after);
        (void)snprintf(answer->date, sizeof answer->date, "%s", script->date);
    } else if (strcmp(question->uri, "/hangs-up") == 0 && question->number <= script->failures) {
        answer->manner = SERVER_HANGS_UP;
    } else if (strcmp(question->uri, "/breaks-off") == 0 && question->number <= script->failures) {
        answer->manner = SERVER_BREAKS_OFF;
    } else if (strcmp(question->uri, "/versioned") == 0) {
        answer_version(question, answer);
    } else if (strcmp(question->uri, "/headers") == 0) {
        buffer_printf(&answer->body, "%s|%s", question->agent, question->accept);
    } else {
        buffer_text(&answer->body, BODY);
    }
}

/* A client by the fixture's options. */
static void renew(struct fixture *fixture)
{
    http_free(fixture->http);
    assert_int_equal(http_new(&fixture->http, &fixture->options, &fixture->diag, &fixture->fault), 0);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->script = (struct script){.retry_after = "", .date = ""};
    fixture->server = server_start(answer_path, &fixture->script);
    fault_init(&fixture->fault);
    diag_init(&fixture->diag, tmpfile());
    assert_non_null(fixture->diag.stream);
    fixture->options = (struct http_options){.proxy = "", .timer = fake_clock_timer(&fixture->clock)};
    fixture->options.tries = 1;
    renew(fixture);
    buffer_init(&fixture->body, 1000);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    http_free(fixture->http);
    server_stop(fixture->server);
    buffer_release(&fixture->body);
    (void)fclose(fixture->diag.stream);
    free(fixture);
    return 0;
}

static int get(struct fixture *fixture, const char *path)
{
    char url[256];
    (void)snprintf(url, sizeof url, "%s%s", server_base(fixture->server), path);
    return http_get(fixture->http, url, &fixture->body, &fixture->exchange, &fixture->fault);
}

static void expect_fault(struct fixture *fixture, const char *path, enum exit_status status, const char *words)
{
    assert_int_equal(get(fixture, path), -1);
    assert_int_equal(fixture->fault.status, status);
    if (strstr(fixture->fault.text, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", fixture->fault.text, words);
    }
}

static void gets_plain_and_compressed_over_one_connection(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(get(fixture, "/plain"), 0);
    assert_string_equal(fixture->body.bytes, BODY);
    assert_int_equal(get(fixture, "/gzip"), 0);
    assert_string_equal(fixture->body.bytes, BODY);
    assert_int_equal(get(fixture, "/plain"), 0);
    assert_int_equal(server_questions(fixture->server), 3);
    assert_int_equal(server_connections(fixture->server), 1);
}

static void says_who_it_is_and_takes_gzip(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(get(fixture, "/headers"), 0);
    assert_string_equal(fixture->body.bytes, "nyckeltal/" NYCKELTAL_VERSION "|gzip");
}

static void counts_the_ceiling_after_decompression(void **state)
{
    struct fixture *fixture = *state;
    expect_fault(fixture, "/bomb", STATUS_NONSENSE, "larger than the 1000 bytes");
    assert_int_equal(get(fixture, "/plain"), 0);
}

static void refuses_broken_compression(void **state)
{
    expect_fault(*state, "/broken-gzip", STATUS_NONSENSE, "cannot be understood");
}

static void follows_redirections_to_the_same_host_only(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(get(fixture, "/here"), 0);
    assert_string_equal(fixture->body.bytes, BODY);
    expect_fault(fixture, "/away", STATUS_NONSENSE, "redirected to http://localhost");
    expect_fault(fixture, "/unsafe", STATUS_NONSENSE, "redirected to http://example.org");
    expect_fault(fixture, "/file", STATUS_NONSENSE, "no http or https address");
    expect_fault(fixture, "/round", STATUS_NONSENSE, "redirected more than");
    expect_fault(fixture, "/nowhere", STATUS_NONSENSE, "redirected nowhere");
}

static void explains_each_status(void **state)
{
    static const struct {
        const char *path;
        enum exit_status status;
        const char *words;
    } cases[] = {
        {"/status/204", STATUS_NONSENSE, "204"},
        {"/status/400", STATUS_NONSENSE, "400"},
        {"/status/403", STATUS_NONSENSE, "403"},
        {"/status/404", STATUS_NONSENSE, "is not there (404)"},
        {"/status/410", STATUS_NONSENSE, "an old version of the API"},
        {"/status/422", STATUS_NONSENSE, "422"},
        {"/status/429", STATUS_UNREACHABLE, "fewer requests (429)"},
        {"/status/500", STATUS_UNREACHABLE, "the service failed (500)"},
        {"/status/503", STATUS_UNREACHABLE, "503"},
        {"/status/504", STATUS_UNREACHABLE, "504"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_fault(*state, cases[i].path, cases[i].status, cases[i].words);
    }
}

static void a_dead_server_is_unreachable(void **state)
{
    struct fixture *fixture = *state;
    char url[256];
    (void)snprintf(url, sizeof url, "%s/plain", server_base(fixture->server));
    server_stop(fixture->server);
    fixture->server = NULL;
    assert_int_equal(http_get(fixture->http, url, &fixture->body, &fixture->exchange, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_UNREACHABLE);
    assert_non_null(strstr(fixture->fault.text, "cannot be reached"));
}

static void only_https_leaves_this_machine(void **state)
{
    static const char *const refused[] = {"http://api.kolada.se/v3/kpi",   "http://127.0.0.1.example.org/v3",
                                          "http://128.0.0.1/v3",           "ftp://127.0.0.1/v3",
                                          "http://user:word@127.0.0.1/v3", "http://127.0.0.1@example.org/v3",
                                          "http://localhost.example.org/", "not an address"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(http_get(fixture->http, refused[i], &fixture->body, &fixture->exchange, &fixture->fault), -1);
        assert_int_equal(fixture->fault.status, STATUS_USAGE);
    }
}

static void knows_this_machine(void **state)
{
    static const char *const here[] = {"http://127.0.0.1/", "http://127.9.8.7:80/", "http://[::1]:8080/v3",
                                       "http://localhost:1/", "http://LOCALHOST/"};
    struct address address;
    struct fault fault;
    (void)state;
    for (size_t i = 0; i < sizeof here / sizeof *here; i++) {
        assert_int_equal(address_parse(&address, here[i], STATUS_USAGE, &fault), 0);
        assert_true(address_is_loopback(&address));
        assert_true(address_is_safe(&address));
    }
    assert_int_equal(address_parse(&address, "https://api.kolada.se/v3", STATUS_USAGE, &fault), 0);
    assert_false(address_is_loopback(&address));
    assert_true(address_is_safe(&address));
}

static void finds_what_lies_below_the_base(void **state)
{
    static const char base[] = "https://api.kolada.se/v3";
    static const char *const outside[] = {"http://api.kolada.se/v3/kpi",
                                          "https://api.kolada.se:8443/v3/kpi",
                                          "https://example.org/v3/kpi",
                                          "https://api.kolada.se/v2/kpi",
                                          "https://api.kolada.se/v33/kpi",
                                          "https://api.kolada.se/v3",
                                          "https://api.kolada.se/v3/../kpi",
                                          "/v3/kpi",
                                          "https://api.kolada.se.example.org/v3/kpi",
                                          "https://u@api.kolada.se/v3/kpi"};
    char rest[LIMIT_URL_BYTES];
    struct fault fault;
    (void)state;
    assert_int_equal(address_below(base, "https://API.kolada.se:443/v3/kpi/N1?page=2&per_page=5", rest, &fault), 0);
    assert_string_equal(rest, "/kpi/N1?page=2&per_page=5");
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        assert_int_equal(address_below(base, outside[i], rest, &fault), -1);
        assert_int_equal(fault.status, STATUS_NONSENSE);
    }
}

static void leads_only_to_where_it_is_safe(void **state)
{
    static const struct {
        const char *from;
        const char *to;
        bool followed;
    } cases[] = {
        {"https://api.kolada.se/v3", "https://api.kolada.se/v3/kpi", true},
        {"https://api.kolada.se/v3", "https://API.KOLADA.SE:8443/v3", true},
        {"https://api.kolada.se/v3", "http://api.kolada.se/v3", false},
        {"https://api.kolada.se/v3", "https://kolada.se/v3", false},
        {"https://api.kolada.se/v3", "http://127.0.0.1/v3", false},
        {"https://127.0.0.1/v3", "http://127.0.0.1/v3", false},
        {"http://127.0.0.1/v3", "http://127.0.0.1/v4", true},
        {"http://127.0.0.1/v3", "https://127.0.0.1/v3", true},
        {"http://127.0.0.1/v3", "http://127.0.0.2/v3", false},
    };
    struct address from;
    struct address to;
    struct fault fault;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(address_parse(&from, cases[i].from, STATUS_USAGE, &fault), 0);
        assert_int_equal(address_parse(&to, cases[i].to, STATUS_USAGE, &fault), 0);
        assert_int_equal(address_may_lead(&from, &to), cases[i].followed);
    }
}

static void keeps_requests_apart(void **state)
{
    static const struct {
        int per_second;
        int64_t apart;
    } cases[] = {{5, 200}, {1, 1000}, {3, 334}, {50, 20}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fake_clock clock = {.now = 12345};
        struct timer timer = fake_clock_timer(&clock);
        struct pace pace = {0};
        for (int j = 0; j < 4; j++) {
            pace_wait(&pace, &timer, cases[i].per_second);
        }
        assert_int_equal(clock.now, 12345 + 3 * cases[i].apart);
        clock.now += 10000;
        pace_wait(&pace, &timer, cases[i].per_second);
        assert_int_equal(clock.wait_count, 3);
    }
}

static void the_machines_clock_waits(void **state)
{
    const struct timer timer = {0};
    (void)state;
    int64_t before = timer_now(&timer);
    timer_sleep(&timer, 20);
    timer_sleep(&timer, -1);
    int64_t passed = timer_now(&timer) - before;
    assert_true(passed >= 19 && passed < 5000);
}

/* --- trying again --- */

static void expect_said(const struct fixture *fixture, const char *words)
{
    char text[4096];
    rewind(fixture->diag.stream);
    size_t length = fread(text, 1, sizeof text - 1, fixture->diag.stream);
    text[length] = '\0';
    if (strstr(text, words) == NULL) {
        fail_msg("\"%s\" does not say \"%s\"", text, words);
    }
}

static void tries_again_what_may_pass(void **state)
{
    static const unsigned statuses[] = {408, 429, 500, 502, 503, 504};
    struct fixture *fixture = *state;
    fixture->options.tries = 3;
    fixture->script.failures = 2;
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        server_stop(fixture->server);
        fixture->server = server_start(answer_path, &fixture->script);
        fixture->script.status = statuses[i];
        renew(fixture);
        assert_int_equal(get(fixture, "/fails"), 0);
        assert_string_equal(fixture->body.bytes, BODY);
        assert_int_equal(fixture->exchange.retries, 2);
        assert_int_equal(server_questions(fixture->server), 3);
        assert_int_equal(server_connections(fixture->server), 1);
    }
}

static void tries_again_what_broke_off(void **state)
{
    static const char *const paths[] = {"/hangs-up", "/breaks-off"};
    struct fixture *fixture = *state;
    fixture->options.tries = 3;
    fixture->diag.level = DIAG_VERBOSE;
    fixture->script.failures = 2;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        server_stop(fixture->server);
        fixture->server = server_start(answer_path, &fixture->script);
        renew(fixture);
        assert_int_equal(get(fixture, paths[i]), 0);
        assert_string_equal(fixture->body.bytes, BODY);
        assert_int_equal(fixture->exchange.retries, 2);
    }
    expect_said(fixture, "/breaks-off: the answer broke off: ");
    expect_said(fixture, ": try 2 of 3 in ");
}

static void does_not_repeat_what_is_refused(void **state)
{
    static const char *const paths[] = {"/status/400", "/status/404",  "/status/410", "/status/422",
                                        "/status/501", "/broken-gzip", "/file"};
    struct fixture *fixture = *state;
    fixture->options.tries = 5;
    renew(fixture);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_int_equal(get(fixture, paths[i]), -1);
        assert_null(strstr(fixture->fault.text, "tried"));
        assert_int_equal(fixture->exchange.retries, 0);
    }
    assert_int_equal(server_questions(fixture->server), sizeof paths / sizeof *paths);
    assert_int_equal(fixture->clock.wait_count, 0);
}

static void waits_twice_as_long_each_time(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.tries = 9;
    fixture->script = (struct script){100, 500, "", ""};
    renew(fixture);
    expect_fault(fixture, "/fails", STATUS_UNREACHABLE, "the service failed (500); try again later (tried 9 times)");
    assert_int_equal(fixture->exchange.retries, 8);
    assert_int_equal(fixture->clock.wait_count, 8);
    for (size_t i = 0; i < 8; i++) {
        int64_t whole = i < 6 ? INT64_C(1000) << i : 60000;
        assert_true(fixture->clock.waits[i] >= whole / 2 && fixture->clock.waits[i] <= whole);
    }
}

static void waits_differ_from_one_client_to_the_next(void **state)
{
    struct fixture *fixture = *state;
    int64_t first = 0;
    bool differ = false;
    fixture->options.tries = 2;
    fixture->script = (struct script){100, 500, "", ""};
    for (size_t i = 0; i < 8; i++) {
        fixture->clock.now += 1;
        fixture->clock.wait_count = 0;
        renew(fixture);
        assert_int_equal(get(fixture, "/fails"), -1);
        first = i == 0 ? fixture->clock.waits[0] : first;
        differ = differ || fixture->clock.waits[0] != first;
    }
    assert_true(differ);
}

static void obeys_retry_after(void **state)
{
    static const struct {
        const char *after;
        const char *date;
        int64_t least;
        int64_t most;
    } cases[] = {
        {"7", "", 7000, 7000},
        {"0", "", 500, 1000},
        {"Sat, 21 Nov 2026 12:00:30 GMT", "Sat, 21 Nov 2026 12:00:00 GMT", 30000, 30000},
        {"Saturday, 21-Nov-26 12:01:00 GMT", "Sat, 21 Nov 2026 12:00:00 GMT", 60000, 60000},
        {"Sat, 21 Nov 2026 11:00:00 GMT", "Sat, 21 Nov 2026 12:00:00 GMT", 500, 1000},
        {"soon", "", 500, 1000},
        {"-7", "", 500, 1000},
        {"7 seconds", "", 500, 1000},
        {"", "", 500, 1000},
    };
    struct fixture *fixture = *state;
    fixture->options.tries = 2;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        server_stop(fixture->server);
        fixture->script = (struct script){1, i % 2 == 0 ? 429 : 503, cases[i].after, cases[i].date};
        fixture->server = server_start(answer_path, &fixture->script);
        fixture->clock.wait_count = 0;
        renew(fixture);
        assert_int_equal(get(fixture, "/fails"), 0);
        assert_int_equal(fixture->clock.wait_count, 1);
        assert_true(fixture->clock.waits[0] >= cases[i].least && fixture->clock.waits[0] <= cases[i].most);
    }
}

static void gives_up_at_once_what_takes_too_long(void **state)
{
    static const struct {
        const char *after;
        const char *words;
    } cases[] = {
        {"3601",
         "(429); try again later; given up at once: the service asks to wait 3601 s, and the run has 3600 s left"},
        {"99999999999999999999999", "asks to wait "},
        {"Sat, 28 Nov 2026 12:00:00 GMT", "the service asks to wait 604800 s, and the run has 3600 s left"},
    };
    struct fixture *fixture = *state;
    fixture->options.tries = 5;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture->script = (struct script){100, 429, cases[i].after, "Sat, 21 Nov 2026 12:00:00 GMT"};
        renew(fixture);
        expect_fault(fixture, "/fails", STATUS_UNREACHABLE, cases[i].words);
        assert_int_equal(fixture->exchange.retries, 0);
    }
    assert_int_equal(fixture->clock.wait_count, 0);
    assert_int_equal(server_questions(fixture->server), sizeof cases / sizeof *cases);
}

static void the_run_has_only_so_much_time(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.tries = 20;
    fixture->options.budget_ms = 10000;
    fixture->script = (struct script){100, 503, "", ""};
    renew(fixture);
    expect_fault(fixture, "/fails", STATUS_UNREACHABLE, "given up at once: the next try would wait");
    assert_true(fixture->clock.now < 10000);
    fixture->clock.now = 10000;
    expect_fault(fixture, "/plain", STATUS_UNREACHABLE, "/plain: the 10 s that a run may take are over");
}

static void a_refused_connection_is_tried_again(void **state)
{
    struct fixture *fixture = *state;
    char url[256];
    fixture->options.tries = 3;
    renew(fixture);
    (void)snprintf(url, sizeof url, "%s/plain", server_base(fixture->server));
    server_stop(fixture->server);
    fixture->server = NULL;
    assert_int_equal(http_get(fixture->http, url, &fixture->body, &fixture->exchange, &fixture->fault), -1);
    assert_int_equal(fixture->fault.status, STATUS_UNREACHABLE);
    assert_non_null(strstr(fixture->fault.text, "(tried 3 times)"));
    assert_int_equal(fixture->exchange.retries, 2);
}

/* Either the name is not found, or nobody is there to ask for it: both may pass. */
static void a_name_that_is_not_found_is_unreachable(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.tries = 2;
    fixture->options.connect_ms = 2000;
    renew(fixture);
    assert_int_equal(
        http_get(fixture->http, "https://nyckeltal.invalid/v3", &fixture->body, &fixture->exchange, &fixture->fault),
        -1);
    assert_int_equal(fixture->fault.status, STATUS_UNREACHABLE);
    assert_non_null(strstr(fixture->fault.text, "https://nyckeltal.invalid/v3: "));
    assert_non_null(strstr(fixture->fault.text, "(tried 2 times)"));
    assert_int_equal(fixture->exchange.retries, 1);
}

/* --- who asks --- */

static void names_a_contact(void **state)
{
    struct fixture *fixture = *state;
    fixture->options.contact = "mailto:analys@example.org";
    renew(fixture);
    assert_int_equal(get(fixture, "/headers"), 0);
    assert_string_equal(fixture->body.bytes, "nyckeltal/" NYCKELTAL_VERSION " (+mailto:analys@example.org)|gzip");
}

static void refuses_options_that_cannot_be_used(void **state)
{
    static const struct {
        struct http_options options;
        const char *words;
    } cases[] = {
        {{.contact = "a\r\nX-Other: b"}, "contact: must be"},
        {{.contact = "a) b"}, "contact: must be"},
        {{.contact = "Öckerö"}, "contact: must be"},
        {{.ca_file = "/nonexistent.pem"}, "/nonexistent.pem: the file of certificates cannot be read"},
    };
    struct fixture *fixture = *state;
    struct http *http;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(http_new(&http, &cases[i].options, &fixture->diag, &fixture->fault), -1);
        assert_null(http);
        assert_int_equal(fixture->fault.status, STATUS_CONFIG);
        assert_non_null(strstr(fixture->fault.text, cases[i].words));
    }
}

static void a_proxy_is_used_but_not_for_this_machine(void **state)
{
    struct fixture *fixture = *state;
    char proxy[64];
    (void)snprintf(proxy, sizeof proxy, "%s", server_base(fixture->server));
    fixture->options.proxy = proxy;
    renew(fixture);
    assert_int_equal(get(fixture, "/plain"), 0);
    unsigned before = server_connections(fixture->server);
    assert_int_equal(
        http_get(fixture->http, "https://nyckeltal.invalid/v3", &fixture->body, &fixture->exchange, &fixture->fault),
        -1);
    assert_int_equal(fixture->fault.status, STATUS_UNREACHABLE);
    assert_true(server_connections(fixture->server) > before);
}

/* --- certificates --- */

struct secrets {
    char folder[LIMIT_PATH_BYTES];
    char key_path[LIMIT_PATH_BYTES];
    char certificate_path[LIMIT_PATH_BYTES];
    struct buffer key;
    struct buffer certificate;
};

/* A key and a certificate for this machine, made for one test. */
static void make_secrets(struct secrets *secrets)
{
    struct program_result result;
    scratch_make(secrets->folder);
    scratch_join(secrets->key_path, secrets->folder, "key.pem");
    scratch_join(secrets->certificate_path, secrets->folder, "certificate.pem");
    const char *const arguments[] = {"req",
                                     "-x509",
                                     "-newkey",
                                     "ec",
                                     "-pkeyopt",
                                     "ec_paramgen_curve:prime256v1",
                                     "-nodes",
                                     "-days",
                                     "2",
                                     "-subj",
                                     "/CN=nyckeltal test",
                                     "-addext",
                                     "subjectAltName=IP:127.0.0.1",
                                     "-keyout",
                                     secrets->key_path,
                                     "-out",
                                     secrets->certificate_path,
                                     NULL};
    program_run_command(&result, "openssl", arguments, NULL);
    assert_int_equal(result.status, 0);
    program_release(&result);
    buffer_init(&secrets->key, LIMIT_CSV_BYTES);
    buffer_init(&secrets->certificate, LIMIT_CSV_BYTES);
    scratch_read(secrets->key_path, &secrets->key);
    scratch_read(secrets->certificate_path, &secrets->certificate);
}

static void release_secrets(struct secrets *secrets)
{
    buffer_release(&secrets->key);
    buffer_release(&secrets->certificate);
    scratch_remove(secrets->folder);
}

static void trusts_only_whom_it_is_told_to(void **state)
{
    struct fixture *fixture = *state;
    struct secrets secrets;
    make_secrets(&secrets);
    server_stop(fixture->server);
    fixture->server = server_start_tls(answer_path, &fixture->script, secrets.key.bytes, secrets.certificate.bytes);
    if (fixture->server == NULL) {
        release_secrets(&secrets);
        print_message("skipped: libmicrohttpd has no TLS\n");
        skip();
    }
    fixture->options.tries = 3;
    renew(fixture);
    expect_fault(fixture, "/plain", STATUS_UNREACHABLE, "/plain: cannot be trusted: ");
    assert_null(strstr(fixture->fault.text, "tried"));
    fixture->options.ca_file = secrets.certificate_path;
    renew(fixture);
    assert_int_equal(get(fixture, "/plain"), 0);
    assert_string_equal(fixture->body.bytes, BODY);
    expect_fault(fixture, "/weaker", STATUS_NONSENSE, "is redirected to http://127.0.0.1/plain, which is not followed");
    release_secrets(&secrets);
}

/* --- asking for what differs --- */

static void asks_only_for_what_differs(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(get(fixture, "/versioned"), 0);
    assert_false(fixture->exchange.unchanged);
    const struct validator known = fixture->exchange.validator;
    assert_string_equal(known.etag, "W/\"one\"");
    assert_string_equal(known.modified, "Fri, 20 Nov 2026 10:00:00 GMT");
    fixture->exchange.known = &known;
    assert_int_equal(get(fixture, "/versioned"), 0);
    assert_true(fixture->exchange.unchanged);
    assert_int_equal(fixture->body.length, 0);
    assert_int_equal(get(fixture, "/plain"), 0);
    assert_false(fixture->exchange.unchanged);
    assert_false(validator_is_there(&fixture->exchange.validator));
    fixture->exchange.known = NULL;
    expect_fault(fixture, "/status/304", STATUS_NONSENSE, "is answered with 304");
}

static void shortens_long_lists_in_messages(void **state)
{
    char label[LABEL_MAX];
    char endless[2000];
    (void)state;
    label_make(label, "/data/kpi/N1,N2,N3,N4/municipality/1,2,3/year/2017,2018,2019,2020");
    assert_string_equal(label, "/data/kpi/N1,...,N4/municipality/1,2,3/year/2017,...,2020");
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    label_make(label, endless);
    assert_int_equal(strlen(label), LABEL_MAX - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gets_plain_and_compressed_over_one_connection, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_who_it_is_and_takes_gzip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_the_ceiling_after_decompression, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_broken_compression, set_up, tear_down),
        cmocka_unit_test_setup_teardown(follows_redirections_to_the_same_host_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(explains_each_status, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_dead_server_is_unreachable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_https_leaves_this_machine, set_up, tear_down),
        cmocka_unit_test(knows_this_machine),
        cmocka_unit_test(finds_what_lies_below_the_base),
        cmocka_unit_test(leads_only_to_where_it_is_safe),
        cmocka_unit_test(keeps_requests_apart),
        cmocka_unit_test(the_machines_clock_waits),
        cmocka_unit_test_setup_teardown(tries_again_what_may_pass, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tries_again_what_broke_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(does_not_repeat_what_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(waits_twice_as_long_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(waits_differ_from_one_client_to_the_next, set_up, tear_down),
        cmocka_unit_test_setup_teardown(obeys_retry_after, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gives_up_at_once_what_takes_too_long, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_run_has_only_so_much_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_refused_connection_is_tried_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_not_found_is_unreachable, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_a_contact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_options_that_cannot_be_used, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_proxy_is_used_but_not_for_this_machine, set_up, tear_down),
        cmocka_unit_test_setup_teardown(trusts_only_whom_it_is_told_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(asks_only_for_what_differs, set_up, tear_down),
        cmocka_unit_test(shortens_long_lists_in_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

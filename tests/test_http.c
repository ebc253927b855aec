/* The HTTP client against a real server on loopback. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "fetch/address.h"
#include "fetch/http.h"
#include "fetch/label.h"
#include "fetch/pace.h"
#include "tests/support/check.h"
#include "tests/support/server.h"

#define BODY "{\"values\":[],\"next_url\":null,\"count\":0}"

static const char small_gzip[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x2a\x4b\xcc\x29\x4d\x2d\x56\xb2"
                                 "\x8a\x8e\xd5\x51\xca\x4b\xad\x28\x89\x2f\x2d\xca\x51\xb2\xca\x2b\xcd\xc9\xd1\x51"
                                 "\x4a\xce\x2f\xcd\x2b\x51\xb2\x32\xa8\x05\x00\x87\xc9\xc5\x7c\x27\x00\x00";
/* 2,000 spaces. */
static const char spaces_gzip[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x53\x50\x18\x05\xa3\x60\x14\x8c\x82\x51"
                                  "\x30\x0a\x46\xc1\x50\x07\x00\x2a\xca\x16\x55\xd0\x07\x00";

struct fixture {
    struct server *server;
    struct http *http;
    struct buffer body;
    struct fault fault;
};

static void redirect(struct server_answer *answer, const char *to)
{
    answer->status = 302;
    (void)snprintf(answer->location, sizeof answer->location, "%s", to);
}

static void answer_path(void *context, const struct server_question *question, struct server_answer *answer)
{
    const char *port = strrchr(question->base, ':') + 1;
    char other[64];
    (void)context;
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
    } else if (strcmp(question->uri, "/file") == 0) {
        redirect(answer, "file:///etc/passwd");
    } else if (strcmp(question->uri, "/round") == 0) {
        redirect(answer, "/round");
    } else if (strcmp(question->uri, "/nowhere") == 0) {
        answer->status = 302;
    } else if (strncmp(question->uri, "/status/", 8) == 0) {
        answer->status = (unsigned)strtoul(question->uri + 8, NULL, 10);
    } else if (strcmp(question->uri, "/headers") == 0) {
        buffer_printf(&answer->body, "%s|%s", question->agent, question->accept);
    } else {
        buffer_text(&answer->body, BODY);
    }
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->server = server_start(answer_path, NULL);
    fault_init(&fixture->fault);
    assert_int_equal(http_new(&fixture->http, &fixture->fault), 0);
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
    free(fixture);
    return 0;
}

static int get(struct fixture *fixture, const char *path)
{
    char url[256];
    (void)snprintf(url, sizeof url, "%s%s", server_base(fixture->server), path);
    return http_get(fixture->http, url, &fixture->body, &fixture->fault);
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
    assert_int_equal(http_get(fixture->http, url, &fixture->body, &fixture->fault), -1);
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
        assert_int_equal(http_get(fixture->http, refused[i], &fixture->body, &fixture->fault), -1);
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

static void keeps_requests_apart(void **state)
{
    struct pace pace = {{0, 0}};
    struct timespec from;
    struct timespec to;
    (void)state;
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &from), 0);
    for (int i = 0; i < 3; i++) {
        pace_wait(&pace);
    }
    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &to), 0);
    double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    assert_true(seconds >= 2.0 / LIMIT_REQUESTS_PER_SECOND - 0.01);
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
        cmocka_unit_test(keeps_requests_apart),
        cmocka_unit_test(shortens_long_lists_in_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

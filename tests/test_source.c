/* The live service and recordings of it, asked the same way. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "fetch/recorder.h"
#include "fetch/source.h"
#include "tests/support/check.h"
#include "tests/support/kolada.h"
#include "tests/support/scratch.h"

#define HEAD "{\"format\":\"nyckeltal-recording-1\",\"api\":\"https://api.kolada.se/v3\",\"retrieved\":\"2026-03-31\""
#define INDEX(ANSWERS) HEAD ",\"answers\":[" ANSWERS "]}"

static void answers_from_the_folder(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_URL_BYTES];
    struct source *source;
    struct buffer body;
    struct http_exchange exchange;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    scratch_write(folder, "recording.json",
                  HEAD ",\"origin\":\"Ur tryck.\",\"answers\":[{\"path\":\"/kpi/N2\",\"file\":\"b\"},"
                       "{\"path\":\"/kpi/N1?page=2\",\"file\":\"a\"}]}");
    scratch_write(folder, "a", "first");
    scratch_write(folder, "b", "second");
    assert_int_equal(source_open_recording(&source, folder, &fault), 0);
    assert_true(source_is_recording(source));
    assert_string_equal(source_retrieved(source), "2026-03-31");
    assert_string_equal(source_origin(source), "Ur tryck.");
    assert_string_equal(source_api(source), "https://api.kolada.se/v3");
    assert_int_equal(source_answer_count(source), 2);
    assert_string_equal(source_answer_path(source, 0), "/kpi/N2");
    assert_int_equal(source_relative(source, "https://api.kolada.se/v3/kpi/N1?page=2", path, &fault), 0);
    assert_int_equal(source_get(source, path, &body, &exchange, &fault), 0);
    assert_string_equal(body.bytes, "first");
    assert_int_equal(source_get(source, "/kpi/N2", &body, &exchange, &fault), 0);
    assert_string_equal(body.bytes, "second");
    assert_int_equal(source_get(source, "/kpi/N3", &body, &exchange, &fault), -1);
    assert_int_equal(fault.status, STATUS_NONSENSE);
    assert_non_null(strstr(fault.text, "/kpi/N3: the recording"));
    source_free(source);
    buffer_release(&body);
    scratch_remove(folder);
}

static void refuses_a_bad_index(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } cases[] = {
        {"", "is not valid JSON"},
        {"[]", "must be an object"},
        {"{}", "format: is missing"},
        {"{\"format\":\"other\",\"api\":\"https://a/v3\",\"retrieved\":\"2023\",\"answers\":[]}", "format: must be"},
        {"{\"format\":\"nyckeltal-recording-1\",\"api\":\"gopher://a\",\"retrieved\":\"2023\",\"answers\":[]}",
         "no http or https address"},
        {"{\"format\":\"nyckeltal-recording-1\",\"api\":\"https://a/v3\",\"retrieved\":\"i går\",\"answers\":[]}",
         "retrieved: must be a moment"},
        {"{\"format\":\"nyckeltal-recording-1\",\"api\":\"https://a/v3\",\"retrieved\":\"2023\"}",
         "answers: is missing"},
        {HEAD ",\"orgin\":\"x\",\"answers\":[]}", "orgin: is not a known name"},
        {HEAD ",\"origin\":null,\"answers\":[]}", "origin: must be a text"},
        {INDEX("{\"path\":\"/kpi\"}"), "answers[0].file: is missing"},
        {INDEX("{\"path\":\"kpi\",\"file\":\"a\"}"), "answers[0].path: must start with a slash"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"../a\"}"), "answers[0].file: must be the plain name"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"..\"}"), "answers[0].file: must be the plain name"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"/etc/passwd\"}"), "answers[0].file: must be the plain name"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"\"}"), "answers[0].file: must be the plain name"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\"},{\"path\":\"/kpi\",\"file\":\"b\"}"), "two answers to /kpi"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\",\"bytes\":-1}"), "answers[0].bytes: must be"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\",\"arrived\":\"nyss\"}"), "answers[0].arrived: must be a moment"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\",\"sha256\":\"abc\"}"), "answers[0].sha256: must be 64"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\"},\n{\"path\":7,\"file\":\"b\"}"), "json:2: answers[1].path: must be"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\"},"), "is not valid JSON"},
        {INDEX("{\"path\":\"/kpi\",\"file\":\"a\"} {}"), "is not valid JSON"},
        {INDEX("{\"path\":\"/kpi\" \"file\":\"a\"}"), "answers[0]: is not valid JSON"},
        {HEAD ",\"answers\":[{]}", "is not valid JSON"},
        {HEAD ",\"answers\":[],\"answers\":[]}", "is not valid JSON"},
        {HEAD ",\"answers\":{}}", "answers: must be a list"},
    };
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source *source;
        struct fault fault;
        scratch_write(folder, "recording.json", cases[i].text);
        assert_int_equal(source_open_recording(&source, folder, &fault), -1);
        assert_null(source);
        assert_int_equal(fault.status, STATUS_NONSENSE);
        if (strstr(fault.text, cases[i].words) == NULL) {
            fail_msg("\"%s\" does not say \"%s\"", fault.text, cases[i].words);
        }
    }
    scratch_remove(folder);
}

static void a_folder_without_an_index_is_no_source(void **state)
{
    struct source *source;
    struct fault fault;
    (void)state;
    assert_int_equal(source_open_recording(&source, "/nonexistent/folder", &fault), -1);
    assert_int_equal(fault.status, STATUS_UNREACHABLE);
}

static void a_listed_file_must_be_there(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    struct source *source;
    struct buffer body;
    struct http_exchange exchange;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    scratch_write(folder, "recording.json", INDEX("{\"path\":\"/kpi\",\"file\":\"a\"}"));
    assert_int_equal(source_open_recording(&source, folder, &fault), -1);
    assert_int_equal(fault.status, STATUS_NONSENSE);
    assert_non_null(strstr(fault.text, "/a: is missing from the recording"));
    scratch_write(folder, "a", "");
    assert_int_equal(source_open_recording(&source, folder, &fault), 0);
    assert_int_equal(source_get(source, "/kpi", &body, &exchange, &fault), 0);
    source_free(source);
    buffer_release(&body);
    scratch_remove(folder);
}

/* "first" and its SHA-256. */
#define FIRST "\"path\":\"/kpi\",\"file\":\"a\",\"arrived\":\"2026-03-31T12:00:00Z\",\"bytes\":5"
#define FIRST_DIGEST "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"

/* What a file holds, and what is said of it: when the recording is opened or when the answer is read. */
static void a_damaged_file_is_named(void **state)
{
    static const struct {
        const char *text;
        const char *words;
        bool opens;
    } cases[] = {
        {"firs", "/a: is damaged: it has 4 bytes, 5 were recorded", false},
        {"first ", "/a: is damaged: it has 6 bytes, 5 were recorded", false},
        {"fir5t", "/a: is damaged: its SHA-256", true},
        {"first", NULL, true},
    };
    char folder[LIMIT_PATH_BYTES];
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "recording.json", INDEX("{" FIRST ",\"sha256\":\"" FIRST_DIGEST "\"}"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source *source;
        struct http_exchange exchange = {0};
        struct buffer body;
        struct fault fault;
        scratch_write(folder, "a", cases[i].text);
        assert_int_equal(source_open_recording(&source, folder, &fault), cases[i].opens ? 0 : -1);
        buffer_init(&body, LIMIT_ANSWER_BYTES);
        if (cases[i].opens) {
            assert_true(source_is_of_run(source));
            assert_int_equal(source_get(source, "/kpi", &body, &exchange, &fault), cases[i].words == NULL ? 0 : -1);
        }
        if (cases[i].words != NULL) {
            assert_int_equal(fault.status, STATUS_NONSENSE);
            assert_non_null(strstr(fault.text, cases[i].words));
        }
        buffer_release(&body);
        source_free(source);
    }
    scratch_remove(folder);
}

static void refuses_an_api_that_may_not_be_asked(void **state)
{
    static const char *const bad[] = {"http://api.kolada.se/v3", "api.kolada.se", "https://a/v3?x=1",
                                      "https://a/v3#x",          "file:///tmp",   ""};
    const struct http_options options = {.tries = 1};
    struct source *source;
    struct diag diag;
    struct fault fault;
    (void)state;
    diag_init(&diag, stderr);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(source_open_live(&source, bad[i], &options, &diag, &fault), -1);
        assert_int_equal(fault.status, STATUS_USAGE);
    }
    assert_int_equal(source_open_live(&source, "https://api.kolada.se/v3//", &options, &diag, &fault), 0);
    assert_string_equal(source_api(source), "https://api.kolada.se/v3");
    source_free(source);
}

static void what_is_recorded_comes_back_byte_for_byte(void **state)
{
    static const char *const paths[] = {"/kpi/N1,N2", "/data/kpi/N1,N2/municipality/1401,1407/year/2018,2022",
                                        "/data/kpi/N1,N2/municipality/1401,1407/year/2018,2022?page=2&per_page=5"};
    struct kolada kolada = {.page_size = 5};
    struct server *server = server_start(kolada_answer, &kolada);
    char api[LIMIT_URL_BYTES];
    char folder[LIMIT_PATH_BYTES];
    char inner[LIMIT_PATH_BYTES];
    struct source *live;
    struct source *replay;
    struct recorder *recorder;
    struct buffer bodies[3];
    struct buffer body;
    const struct http_options options = {.tries = 1};
    struct http_exchange exchange = {0};
    struct diag diag;
    struct fault fault;
    (void)state;
    diag_init(&diag, stderr);
    scratch_make(folder);
    scratch_join(inner, folder, "new/recording");
    (void)snprintf(api, sizeof api, "%s/v3/", server_base(server));
    assert_int_equal(source_open_live(&live, api, &options, &diag, &fault), 0);
    assert_int_equal(recorder_new(&recorder, inner, &fault), 0);
    assert_int_equal(recorder_begin(recorder, source_api(live), "2026-11-21", NULL, &fault), 0);
    for (size_t i = 0; i < 3; i++) {
        buffer_init(&bodies[i], LIMIT_ANSWER_BYTES);
        assert_int_equal(source_get(live, paths[i], &bodies[i], &exchange, &fault), 0);
        assert_int_equal(recorder_add(recorder, i == 0 ? REQUEST_KPI : REQUEST_DATA, paths[i], 0, &bodies[i], &fault),
                         0);
    }
    assert_int_equal(recorder_seal(recorder, &fault), 0);
    assert_int_equal(recorder_finish(recorder, &fault), 0);
    recorder_free(recorder);
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    assert_int_equal(source_open_recording(&replay, inner, &fault), 0);
    assert_string_equal(source_api(replay), source_api(live));
    assert_null(source_origin(replay));
    assert_true(source_is_of_run(replay));
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(source_answer_path(replay, i), paths[i]);
        assert_int_equal(source_get(replay, paths[i], &body, &exchange, &fault), 0);
        assert_int_equal(body.length, bodies[i].length);
        assert_memory_equal(body.bytes, bodies[i].bytes, body.length);
        buffer_release(&bodies[i]);
    }
    buffer_release(&body);
    source_free(replay);
    source_free(live);
    server_stop(server);
    assert_int_equal(recorder_new(&recorder, inner, &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    scratch_remove(folder);
}

static void a_recorder_that_is_given_up_leaves_nothing(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    struct recorder *recorder;
    struct buffer body;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    buffer_text(&body, "{}");
    assert_int_equal(recorder_new(&recorder, folder, &fault), 0);
    assert_int_equal(recorder_begin(recorder, "https://a/v3", "2026", NULL, &fault), 0);
    assert_int_equal(recorder_add(recorder, REQUEST_KPI, "/kpi/N1", 0, &body, &fault), 0);
    assert_int_equal(scratch_count(folder), 2); /* the answer and the index to be */
    assert_int_equal(recorder_seal(recorder, &fault), 0);
    assert_int_equal(scratch_count(folder), 2);
    recorder_free(recorder);
    assert_int_equal(scratch_count(folder), 0);
    buffer_release(&body);
    scratch_remove(folder);
}

static void an_index_without_an_end_is_nothing(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    struct recorder *recorder;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    scratch_write(folder, "recording.json.new", "{\n\"format\": \"x\",\n\"answers\": [");
    assert_int_equal(recorder_new(&recorder, folder, &fault), 0);
    recorder_free(recorder);
    scratch_write(folder, "recording.json.new", "");
    assert_int_equal(recorder_new(&recorder, folder, &fault), 0);
    recorder_free(recorder);
    scratch_remove(folder);
}

/* The run is booked by then: nothing of its recording may be lost. */
static void an_index_that_cannot_be_put_in_place_is_kept(void **state)
{
    char folder[LIMIT_PATH_BYTES];
    char path[LIMIT_PATH_BYTES];
    char put_by[LIMIT_PATH_BYTES];
    char words[3 * LIMIT_PATH_BYTES];
    struct recorder *recorder;
    struct source *source;
    struct buffer body;
    struct fault fault;
    (void)state;
    scratch_make(folder);
    scratch_join(path, folder, "recording.json");
    scratch_join(put_by, folder, "recording.json.new");
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    buffer_text(&body, "{}");
    assert_int_equal(recorder_new(&recorder, folder, &fault), 0);
    assert_int_equal(recorder_begin(recorder, "https://a/v3", "2026", NULL, &fault), 0);
    assert_int_equal(recorder_add(recorder, REQUEST_KPI, "/kpi/N1", 0, &body, &fault), 0);
    assert_int_equal(recorder_seal(recorder, &fault), 0);
    assert_int_equal(mkdir(path, 0777), 0);
    assert_int_equal(recorder_finish(recorder, &fault), -1);
    assert_int_equal(fault.status, STATUS_IO);
    (void)snprintf(words, sizeof words,
                   "%s: cannot be put in place: Is a directory; the run is booked and its answers are there: "
                   "rename %s to that name",
                   path, put_by);
    assert_string_equal(fault.text, words);
    recorder_free(recorder);
    assert_int_equal(rmdir(path), 0);
    /* Nor by the next recording into that folder. */
    assert_int_equal(recorder_new(&recorder, folder, &fault), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    (void)snprintf(words, sizeof words,
                   "%s: holds a whole recording whose index lacks only its name; rename recording.json.new to "
                   "recording.json, or name a new folder",
                   folder);
    assert_string_equal(fault.text, words);
    assert_int_equal(rename(put_by, path), 0);
    assert_int_equal(source_open_recording(&source, folder, &fault), 0);
    assert_int_equal(source_answer_count(source), 1);
    source_free(source);
    buffer_release(&body);
    scratch_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_from_the_folder),
        cmocka_unit_test(refuses_a_bad_index),
        cmocka_unit_test(a_folder_without_an_index_is_no_source),
        cmocka_unit_test(a_listed_file_must_be_there),
        cmocka_unit_test(a_damaged_file_is_named),
        cmocka_unit_test(refuses_an_api_that_may_not_be_asked),
        cmocka_unit_test(what_is_recorded_comes_back_byte_for_byte),
        cmocka_unit_test(a_recorder_that_is_given_up_leaves_nothing),
        cmocka_unit_test(an_index_without_an_end_is_nothing),
        cmocka_unit_test(an_index_that_cannot_be_put_in_place_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

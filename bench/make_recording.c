/* make_recording FOLDER INDICATORS: a recording of invented figures, as the service would give them:
 * every indicator for 312 areas and 29 years, women, men and total, in pages of 5,000 rows. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "fetch/plan.h"
#include "fetch/recorder.h"

#define AREAS 312
#define FIRST_YEAR 1994
#define LAST_YEAR 2022
#define ROWS_PER_PAGE 5000
#define INDICATORS_MAX 5000
#define API "https://api.kolada.se/v3"

struct maker {
    struct recorder *recorder;
    struct arena arena;
    struct plan plan;
    struct buffer body;
    struct fault fault;
};

static void add_row(struct buffer *body, const char *kpi, const char *area, int year, unsigned seed)
{
    static const char *const genders[] = {"K", "M", "T"};
    buffer_text(body, "{\"values\":[");
    for (unsigned i = 0; i < 3; i++) {
        buffer_printf(body, "%s{\"gender\":\"%s\",\"count\":1,\"status\":\"\",\"value\":%.2f,\"isdeleted\":false}",
                      i == 0 ? "" : ",", genders[i], (double)((seed + i) * 2654435761U % 1000000U) / 100);
    }
    buffer_printf(body, "],\"kpi\":\"%s\",\"period\":%d,\"municipality\":\"%s\"}", kpi, year, area);
}

static void add_entry(struct buffer *body, enum request_kind kind, const char *id)
{
    if (kind == REQUEST_KPI) {
        buffer_printf(body,
                      "{\"id\":\"%s\",\"title\":\"Påhittat nyckeltal %s\",\"description\":\"\","
                      "\"is_divided_by_gender\":true,\"municipality_type\":\"A\",\"auspice\":null,"
                      "\"operating_area\":null,\"perspective\":null,\"prel_publication_date\":null,"
                      "\"publication_date\":null,\"publ_period\":null,\"has_ou_data\":false}",
                      id, id);
    } else {
        buffer_printf(body, "{\"id\":\"%s\",\"title\":\"Påhittad kommun %s\",\"type\":\"K\"}", id, id);
    }
}

/* Row or entry number `at` of the answer. */
static void add_item(struct buffer *body, const struct request *request, size_t at)
{
    if (request->kind != REQUEST_DATA) {
        add_entry(body, request->kind, request->ids.ids[at]);
        return;
    }
    const char *area = request->areas.ids[at % request->areas.count];
    int year = request->years[at / request->areas.count % request->year_count];
    const char *kpi = request->ids.ids[at / request->areas.count / request->year_count];
    add_row(body, kpi, area, year, (unsigned)at);
}

static int write_page(struct maker *maker, const struct request *request, size_t first, size_t end, size_t all)
{
    char path[LIMIT_URL_BYTES];
    struct buffer *body = &maker->body;
    buffer_clear(body);
    buffer_text(body, "{\"values\":[");
    for (size_t i = first; i < end; i++) {
        buffer_text(body, i == first ? "" : ",");
        add_item(body, request, i);
    }
    if (end < all) {
        buffer_printf(body, "],\"next_url\":\"%s%s?page=%zu&per_page=%d\"", API, request->path, end / ROWS_PER_PAGE + 1,
                      ROWS_PER_PAGE);
    } else {
        buffer_text(body, "],\"next_url\":null");
    }
    buffer_printf(body, ",\"previous_url\":null,\"count\":%zu}", end - first);
    if (first == 0) {
        (void)snprintf(path, sizeof path, "%s", request->path);
    } else {
        (void)snprintf(path, sizeof path, "%s?page=%zu&per_page=%d", request->path, first / ROWS_PER_PAGE + 1,
                       ROWS_PER_PAGE);
    }
    return recorder_add(maker->recorder, request->kind, path, 0, body, &maker->fault);
}

static int write_answer(struct maker *maker, size_t number)
{
    struct request request;
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = plan_request(&maker->plan, number, &request, &arena, &maker->fault);
    size_t all = request.ids.count;
    if (request.kind == REQUEST_DATA) {
        all *= request.areas.count * request.year_count;
    }
    for (size_t first = 0; result == 0 && first < all; first += ROWS_PER_PAGE) {
        size_t end = first + ROWS_PER_PAGE < all ? first + ROWS_PER_PAGE : all;
        result = write_page(maker, &request, first, end, all);
    }
    arena_release(&arena);
    return result;
}

static int make_plan(struct maker *maker, size_t indicators)
{
    static const char *kpis[INDICATORS_MAX];
    static const char *areas[AREAS];
    for (size_t i = 0; i < indicators; i++) {
        kpis[i] = arena_printf(&maker->arena, "N%05zu", 10000 + i);
    }
    for (size_t i = 0; i < AREAS; i++) {
        areas[i] = arena_printf(&maker->arena, "%04zu", i * 7);
    }
    const struct fetch_wanted wanted = {kpis, indicators, areas, AREAS, FIRST_YEAR, LAST_YEAR};
    return plan_make(&maker->plan, &wanted, 1, &maker->arena, &maker->fault);
}

static int make(struct maker *maker, const char *folder, size_t indicators)
{
    if (make_plan(maker, indicators) != 0 || recorder_new(&maker->recorder, folder, &maker->fault) != 0 ||
        recorder_begin(maker->recorder, API, "2026-11-21", NULL, &maker->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < maker->plan.count; i++) {
        if (write_answer(maker, i) != 0) {
            return -1;
        }
    }
    return recorder_seal(maker->recorder, &maker->fault) != 0 ? -1 : recorder_finish(maker->recorder, &maker->fault);
}

int main(int argc, char **argv)
{
    struct maker maker = {0};
    int indicators;
    if (argc != 3 || !number_parse_int(argv[2], 1, INDICATORS_MAX, &indicators)) {
        (void)fputs("usage: make_recording FOLDER INDICATORS\n", stderr);
        return 64;
    }
    arena_init(&maker.arena, LIMIT_MODEL_BYTES);
    buffer_init(&maker.body, LIMIT_ANSWER_BYTES);
    int result = make(&maker, argv[1], (size_t)indicators);
    if (result != 0) {
        (void)fprintf(stderr, "make_recording: %s\n", maker.fault.text);
    }
    recorder_free(maker.recorder);
    buffer_release(&maker.body);
    arena_release(&maker.arena);
    return result == 0 ? 0 : 1;
}

#include "tests/support/kolada.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEGMENT_MAX 1024

/* One page of a list that is made entry by entry. */
struct page {
    struct buffer *body;
    const char *from_date; /* the start of it, or NULL */
    size_t first;
    size_t size;
    size_t made;  /* entries so far, on this page or not */
    size_t count; /* entries on this page */
};

static bool page_takes(struct page *page)
{
    size_t at = page->made++;
    if (at < page->first || at >= page->first + page->size) {
        return false;
    }
    buffer_text(page->body, page->count++ > 0 ? "," : "");
    return true;
}

static bool is_known(const char *id)
{
    return strncmp(id, "U9", 2) != 0 && strncmp(id, "G99", 3) != 0 && id[0] != '9';
}

static void add_entry(const struct kolada *kolada, struct page *page, const char *kind, const char *id)
{
    if (!page_takes(page)) {
        return;
    }
    buffer_printf(page->body, "{\"id\":\"%s\",\"title\":\"%sTitel på %s%s\",", id,
                  kolada->title_start != NULL ? kolada->title_start : "", id,
                  kolada->title_end != NULL && strcmp(kind, "kpi") == 0 ? kolada->title_end : "");
    if (strcmp(kind, "kpi") == 0) {
        buffer_printf(page->body,
                      "\"description\":\"\",\"is_divided_by_gender\":true,\"municipality_type\":\"K\","
                      "\"auspice\":null,\"operating_area\":\"Arbetsmarknad\",\"perspective\":null,"
                      "\"prel_publication_date\":%s,\"publication_date\":\"%s\","
                      "\"publ_period\":\"2025\",\"has_ou_data\":false}",
                      kolada->preliminary ? "\"2026-02-10\"" : "null",
                      kolada->publication == NULL ? "2026-06-10" : kolada->publication);
    } else if (strcmp(kind, "municipality") == 0) {
        buffer_text(page->body, "\"type\":\"K\"}");
    } else {
        buffer_printf(page->body,
                      "\"members\":[{\"member_id\":\"%s\",\"member_title\":\"Öckerö\"},"
                      "{\"member_id\":\"1401\",\"member_title\":\"Härryda\"}]}",
                      kolada->member == NULL ? "1407" : kolada->member);
    }
}

static void add_figure(struct page *page, const char *gender, bool has_value, double value)
{
    char text[64] = "null";
    if (has_value) {
        (void)snprintf(text, sizeof text, "%.3f", value);
    }
    buffer_printf(page->body, "{\"gender\":\"%s\",\"count\":%d,\"status\":\"\",\"value\":%s,\"isdeleted\":false}",
                  gender, has_value, text);
}

/* What is told of a row besides the rest, or NULL. */
static const struct kolada_change *change_of(const struct kolada *kolada, const char *kpi, const char *area, int year)
{
    for (size_t i = 0; i < KOLADA_CHANGES && kolada->changes[i].kpi != NULL; i++) {
        const struct kolada_change *change = &kolada->changes[i];
        if (strcmp(change->kpi, kpi) == 0 && strcmp(change->area, area) == 0 && change->year == year) {
            return change;
        }
    }
    return NULL;
}

/* Whether a row is among what has changed since the day that was asked for. */
static bool is_recent(const struct kolada *kolada, const struct page *page, const struct kolada_change *change)
{
    const char *day = change != NULL ? change->day : kolada->since == NULL ? "2000-01-01" : kolada->since;
    return page->from_date == NULL || kolada->from_date == KOLADA_IGNORES ||
           ((kolada->from_date == KOLADA_HONOURS || kolada->from_date == KOLADA_TIRES) &&
            strncmp(day, page->from_date, strlen("2000-01-01")) >= 0);
}

static void add_row(const struct kolada *kolada, struct page *page, const char *kpi, const char *area, int year)
{
    bool silent = kolada->silent != NULL && strcmp(kolada->silent, kpi) == 0;
    const struct kolada_change *change = change_of(kolada, kpi, area, year);
    bool gone = change != NULL && change->gone;
    if (year == kolada->without_year || silent || gone || !is_recent(kolada, page, change) || !page_takes(page)) {
        return;
    }
    bool emptied = kolada->empty != NULL && strcmp(kolada->empty, kpi) == 0;
    bool has_value = !emptied && strcmp(kpi, "N00000") != 0 && !(strcmp(area, "1407") == 0 && year == 2018);
    double value = year + (double)strtoul(area + (area[0] == 'G'), NULL, 10) / 1000 + kolada->shift +
                   (change == NULL ? 0 : change->shift);
    buffer_text(page->body, "{\"values\":[");
    add_figure(page, "K", has_value, value / 2);
    buffer_text(page->body, ",");
    add_figure(page, "T", has_value, value);
    buffer_printf(page->body, "],\"kpi\":\"%s\",\"period\":%d,\"municipality\":\"%s\"}", kpi, year, area);
}

/* The id at the start of a list, and the rest of the list. */
static const char *take_id(const char *list, char id[64])
{
    size_t length = strcspn(list, ",");
    (void)snprintf(id, 64, "%.*s", (int)length, list);
    return list[length] == ',' ? list + length + 1 : list + length;
}

static void add_rows_of(const struct kolada *kolada, struct page *page, const char *kpi, const char *areas,
                        const char *years)
{
    char area[64];
    char year[64];
    for (const char *y = years; *y != '\0';) {
        y = take_id(y, year);
        for (const char *a = areas; *a != '\0';) {
            a = take_id(a, area);
            add_row(kolada, page, kpi, area, (int)strtol(year, NULL, 10));
        }
    }
}

static void add_rows(const struct kolada *kolada, struct page *page, const char *kpis, const char *areas,
                     const char *years)
{
    char kpi[64];
    if (*kpis == '\0') {
        return;
    }
    const char *rest = take_id(kpis, kpi);
    if (kolada->backwards) {
        add_rows(kolada, page, rest, areas, years);
    }
    add_rows_of(kolada, page, kpi, areas, years);
    if (!kolada->backwards) {
        add_rows(kolada, page, rest, areas, years);
    }
}

static void add_entries(const struct kolada *kolada, struct page *page, const char *kind, const char *ids)
{
    char id[64];
    while (*ids != '\0') {
        ids = take_id(ids, id);
        if (is_known(id)) {
            add_entry(kolada, page, kind, id);
        }
    }
}

/* All of one catalogue. */
static const char *all_ids(const struct kolada *kolada, const char *kind)
{
    if (strcmp(kind, "kpi") == 0) {
        return kolada->catalogue == NULL ? "N00001,N00002,N00003" : kolada->catalogue;
    }
    return strcmp(kind, "municipality") == 0 ? "0000,1401,1407" : "G96190";
}

static void add_values(const struct kolada *kolada, struct page *page, const char *path)
{
    char first[SEGMENT_MAX];
    char second[SEGMENT_MAX];
    char third[SEGMENT_MAX];
    if (sscanf(path, "/data/kpi/%1023[^/]/municipality/%1023[^/]/year/%1023[^?]", first, second, third) == 3) {
        add_rows(kolada, page, first, second, third);
    } else if (sscanf(path, "/%1023[^/?]/%1023[^?]", first, second) == 2) {
        add_entries(kolada, page, first, second);
    } else if (sscanf(path, "/%1023[^/?]", first) == 1) {
        add_entries(kolada, page, first, all_ids(kolada, first));
    }
}

/* What a spoilt page has in its list besides the rest. */
static void add_defect(const struct kolada *kolada, struct page *page)
{
    page->size = (size_t)-1 - page->first;
    switch (kolada->defect) {
    case KOLADA_FOREIGN_KPI:
        add_row(kolada, page, "N99999", "1401", 2017);
        break;
    case KOLADA_FOREIGN_YEAR:
        add_row(kolada, page, "N00001", "1401", 1999);
        break;
    case KOLADA_FOREIGN_ENTRY:
        add_entry(kolada, page, "kpi", "N77777");
        break;
    case KOLADA_TWICE:
        add_row(&(struct kolada){.shift = 1000}, page, "N00001", "1401", 2017);
        break;
    default:
        break;
    }
}

static void add_next_url(const struct kolada *kolada, const struct server_question *question, const struct page *page,
                         unsigned number, enum kolada_defect defect, struct buffer *body)
{
    size_t length = strcspn(question->uri, "?");
    if (defect == KOLADA_NO_NEXT_URL) {
        return;
    }
    if (defect == KOLADA_OTHER_HOST) {
        buffer_printf(body, ",\"next_url\":\"https://elsewhere.example%s?page=2\"", question->uri);
    } else if (defect == KOLADA_OTHER_PATH) {
        buffer_printf(body, ",\"next_url\":\"%s/v2/data?page=2\"", question->base);
    } else if (defect == KOLADA_CYCLE) {
        buffer_printf(body, ",\"next_url\":\"%s%s\"", question->base, question->uri);
    } else if (page->made > page->first + page->size || defect == KOLADA_NO_END) {
        buffer_printf(body, ",\"next_url\":\"%s%.*s?page=%u&per_page=%zu", question->base, (int)length, question->uri,
                      number + 1, kolada->page_size);
        if (page->from_date != NULL) {
            buffer_printf(body, "&from_date=%.10s", page->from_date);
        }
        buffer_text(body, "\"");
    } else {
        buffer_text(body, ",\"next_url\":null");
    }
}

static void write_page(const struct kolada *kolada, const struct server_question *question, enum kolada_defect defect,
                       struct buffer *body)
{
    const char *query = strstr(question->uri, "?page=");
    const char *from_date = strstr(question->uri, "from_date=");
    unsigned number = query == NULL ? 1 : (unsigned)strtoul(query + strlen("?page="), NULL, 10);
    struct page page = {.body = body,
                        .from_date = from_date == NULL ? NULL : from_date + strlen("from_date="),
                        .first = (number - 1) * kolada->page_size,
                        .size = kolada->page_size};
    buffer_text(body, "{\"values\":[");
    add_values(kolada, &page, question->uri + strlen("/v3"));
    if (defect != KOLADA_NONE) {
        size_t size = page.size;
        add_defect(kolada, &page);
        page.size = size;
    }
    buffer_text(body, "]");
    add_next_url(kolada, question, &page, number, defect, body);
    buffer_printf(body, ",\"previous_url\":null,\"count\":%zu}", page.count + (defect == KOLADA_SHORT));
}

/* The defects that are not of the page itself. */
static void spoil(const struct kolada *kolada, struct server_answer *answer)
{
    switch (kolada->defect) {
    case KOLADA_STATUS:
        answer->status = kolada->status;
        break;
    case KOLADA_HTML:
        answer->type = "text/html";
        buffer_clear(&answer->body);
        buffer_text(&answer->body, "<!doctype html><title>Underhåll</title>");
        break;
    case KOLADA_EMPTY:
        buffer_clear(&answer->body);
        break;
    case KOLADA_HANGS_UP:
        answer->manner = SERVER_HANGS_UP;
        break;
    case KOLADA_BREAKS_OFF:
        answer->manner = SERVER_BREAKS_OFF;
        break;
    case KOLADA_ENDLESS:
        answer->manner = SERVER_ENDLESS;
        break;
    case KOLADA_CUT:
        answer->body.length /= 2;
        break;
    default:
        break;
    }
}

/* The status of a question for changes that is not answered. */
static void refuse_changes(const struct kolada *kolada, const char *uri, struct server_answer *answer)
{
    const char *from_date = strstr(uri, "from_date=");
    if (from_date == NULL) {
        return;
    }
    if (kolada->from_date == KOLADA_FAILS) {
        answer->status = 501;
    } else if (kolada->from_date == KOLADA_REFUSES ||
               (kolada->from_date == KOLADA_TIRES && strncmp(from_date, "from_date=20", 12) == 0)) {
        answer->status = 422;
    }
}

void kolada_answer(void *context, const struct server_question *question, struct server_answer *answer)
{
    const struct kolada *kolada = context;
    bool spoilt = kolada->defect != KOLADA_NONE && question->number >= kolada->defect_at;
    if (kolada->defect != KOLADA_HANGS_UP && kolada->defect != KOLADA_NO_END && !kolada->defect_stays) {
        spoilt = spoilt && question->number == kolada->defect_at;
    }
    write_page(kolada, question, spoilt ? kolada->defect : KOLADA_NONE, &answer->body);
    if (spoilt) {
        spoil(kolada, answer);
    }
    refuse_changes(kolada, question->uri, answer);
}

/*
 * wire.h - Kolada's answers, version 3, decoded strictly.
 *
 * An answer is one page: {"values":[...],"next_url":text or null,"count":N}. It
 * is read into `document.text` by whoever brings it, then parsed; its entries
 * are decoded one by one. Texts that are handed out belong to the page and
 * live until it is parsed anew or released: one page at a time in memory.
 *
 * Members that are not documented are let through; everything that is, must
 * be there and of its kind. Every violation is STATUS_NONSENSE and names the
 * request, the line and the place:
 *     /data/kpi/N01951/municipality/1407/year/2022:1: values[3].values[0].gender: ...
 */
#ifndef FETCH_WIRE_H
#define FETCH_WIRE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"
#include "cache/catalogue.h"
#include "cache/figures.h"

/* Rows of one cell group: women, men, total. */
#define WIRE_GENDERS 3

struct wire_page {
    struct json_document document;
    size_t count;         /* entries on this page */
    const char *next_url; /* NULL on the last page */
};

/* All figures of one indicator, area and year. */
struct wire_row {
    const char *kpi;
    const char *area;
    int year;
    size_t count;
    struct figure figures[WIRE_GENDERS]; /* in the order in which they came */
};

void wire_page_init(struct wire_page *page);
void wire_page_release(struct wire_page *page);
/* Parses what stands in `document.text`, the answer to the request of that path. */
int wire_page_parse(struct wire_page *page, const char *path, struct fault *fault);

/* Each decodes the entry at `index`, below the page's count. */
int wire_kpi(const struct wire_page *page, size_t index, struct kpi *kpi, struct fault *fault);
int wire_area(const struct wire_page *page, size_t index, struct area *area, struct fault *fault);
/* The list of members belongs to the arena. */
int wire_group(const struct wire_page *page, size_t index, struct arena *arena, struct area_group *group,
               struct fault *fault);
int wire_row(const struct wire_page *page, size_t index, struct wire_row *row, struct fault *fault);

/* An id: a text that is not empty and no longer than a name may be. */
int wire_id(const struct json_at *at, const char **id, struct fault *fault);
/* The entry at `index`, which must be an object. */
int wire_entry(const struct json_at *values, size_t index, struct json_at *entry, struct fault *fault);

#endif

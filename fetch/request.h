/*
 * request.h - one question to Kolada, as a path and as what it asks for.
 *
 *     /kpi/N01951,N31814    /municipality/0000,1407    /municipality_groups/G96190
 *     /data/kpi/N01951/municipality/1407,G96190/year/2021,2022[?from_date=2026-11-19]
 *
 * Ids and years are ascending. All belongs to the arena given.
 */
#ifndef FETCH_REQUEST_H
#define FETCH_REQUEST_H

#include <stdbool.h>

#include "fetch/id_set.h"

enum request_kind { REQUEST_KPI, REQUEST_AREA, REQUEST_GROUP, REQUEST_DATA };

struct request {
    enum request_kind kind;
    const char *path;    /* what follows the API's base */
    struct id_set ids;   /* of the catalogue entries or, for data, the indicators; none: all there are */
    struct id_set areas; /* the rest for data only */
    int *years;
    size_t year_count;
    const char *from_date; /* ISO date: only what has changed since; NULL: all */
};

/* "kpi", "municipality", "municipality_groups" or "data". */
const char *request_kind_name(enum request_kind kind);
/* Whether the id is of one of the source's groups of areas. */
bool request_is_group(const char *id);

/* Writes `path` from the rest. */
int request_write_path(struct request *request, struct arena *arena, struct fault *fault);
/* Reads all from a path; a fault (STATUS_NONSENSE) where it is none of the forms above.
 * `?page=` and `?per_page=` change nothing; any other query makes an answer that
 * is not whole, so data requests may not have one. */
int request_parse(struct request *request, const char *path, struct arena *arena, struct fault *fault);
/* Whether the path asks for a page after the first. */
bool request_is_further_page(const char *path);

bool request_has_year(const struct request *request, int year);

#endif

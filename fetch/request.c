#include "fetch/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/number.h"

static const char *const kind_names[] = {"kpi", "municipality", "municipality_groups", "data"};

const char *request_kind_name(enum request_kind kind)
{
    return kind_names[kind];
}

bool request_is_group(const char *id)
{
    return id[0] == 'G';
}

bool request_has_year(const struct request *request, int year)
{
    for (size_t i = 0; i < request->year_count; i++) {
        if (request->years[i] == year) {
            return true;
        }
    }
    return false;
}

/* --- writing --- */

static void write_ids(struct buffer *path, const char *name, const struct id_set *set)
{
    buffer_printf(path, "/%s", name);
    for (size_t i = 0; i < set->count; i++) {
        buffer_printf(path, "%s%s", i == 0 ? "/" : ",", set->ids[i]);
    }
}

int request_write_path(struct request *request, struct arena *arena, struct fault *fault)
{
    struct buffer path;
    buffer_init(&path, LIMIT_URL_BYTES - 1);
    if (request->kind == REQUEST_DATA) {
        buffer_text(&path, "/data");
        write_ids(&path, kind_names[REQUEST_KPI], &request->ids);
        write_ids(&path, kind_names[REQUEST_AREA], &request->areas);
        for (size_t i = 0; i < request->year_count; i++) {
            buffer_printf(&path, "%s%d", i == 0 ? "/year/" : ",", request->years[i]);
        }
        if (request->from_date != NULL) {
            buffer_printf(&path, "?from_date=%s", request->from_date);
        }
    } else {
        write_ids(&path, kind_names[request->kind], &request->ids);
    }
    request->path = arena_copy_bytes(arena, path.bytes, path.length);
    bool failed = buffer_failed(&path) || arena_failed(arena);
    buffer_release(&path);
    return failed ? fault_memory(fault, "the path of a request") : 0;
}

/* --- reading --- */

/* A part of a path: bytes up to the next separator. */
struct part {
    const char *text;
    size_t length;
};

/* Takes "/NAME" off the path, whatever the name. */
static bool take_segment(const char **path, struct part *part)
{
    if (**path != '/') {
        return false;
    }
    part->text = *path + 1;
    part->length = strcspn(part->text, "/?");
    *path = part->text + part->length;
    return true;
}

static bool part_is(const struct part *part, const char *name)
{
    return part->length == strlen(name) && strncmp(part->text, name, part->length) == 0;
}

/* Takes "/NAME" off the path if that is the name. */
static bool take_name(const char **path, const char *name)
{
    struct part part;
    const char *at = *path;
    if (!take_segment(&at, &part) || !part_is(&part, name)) {
        return false;
    }
    *path = at;
    return true;
}

/* Takes "/ID,ID" off the path. False where an id is empty or memory ran out. */
static bool take_ids(const char **path, struct id_set *set, struct arena *arena, struct fault *fault)
{
    struct part part;
    if (!take_segment(path, &part)) {
        return false;
    }
    size_t count = 1;
    for (size_t i = 0; i < part.length; i++) {
        count += part.text[i] == ',';
    }
    const char **ids = arena_array(arena, count, sizeof *ids);
    if (ids == NULL) {
        return false;
    }
    const char *at = part.text;
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(at, ",/?");
        if (length == 0) {
            return false;
        }
        ids[i] = arena_copy_bytes(arena, at, length);
        at += length + 1;
    }
    return id_set_make(set, ids, count, arena, fault) == 0;
}

static int by_year(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

static bool take_years(const char **path, struct request *request, struct arena *arena, struct fault *fault)
{
    struct id_set texts;
    if (!take_name(path, "year") || !take_ids(path, &texts, arena, fault)) {
        return false;
    }
    request->years = arena_array(arena, texts.count, sizeof *request->years);
    if (request->years == NULL) {
        return false;
    }
    request->year_count = texts.count;
    for (size_t i = 0; i < texts.count; i++) {
        if (!number_parse_int(texts.ids[i], LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &request->years[i])) {
            return false;
        }
    }
    qsort(request->years, request->year_count, sizeof *request->years, by_year);
    return true;
}

static bool take_data(const char **path, struct request *request, struct arena *arena, struct fault *fault)
{
    request->kind = REQUEST_DATA;
    return take_name(path, kind_names[REQUEST_KPI]) && take_ids(path, &request->ids, arena, fault) &&
           take_name(path, kind_names[REQUEST_AREA]) && take_ids(path, &request->areas, arena, fault) &&
           take_years(path, request, arena, fault);
}

static bool take_catalogue(const char **path, struct request *request, struct arena *arena, struct fault *fault)
{
    for (int kind = REQUEST_KPI; kind < REQUEST_DATA; kind++) {
        if (take_name(path, kind_names[kind])) {
            request->kind = (enum request_kind)kind;
            return **path != '/' || take_ids(path, &request->ids, arena, fault);
        }
    }
    return false;
}

/* Where the next parameter of a query starts, or its end. */
static const char *next_parameter(const char *parameter)
{
    parameter += strcspn(parameter, "&");
    return *parameter == '&' ? parameter + 1 : parameter;
}

static bool parameter_is(const char *parameter, const char *name)
{
    return strncmp(parameter, name, strlen(name)) == 0;
}

/* Whether a query, "" or starting with "?", does no more than cut the answer into pages. */
static bool only_pages(const char *query)
{
    const char *parameter = *query == '?' ? query + 1 : query;
    for (; *parameter != '\0'; parameter = next_parameter(parameter)) {
        if (!parameter_is(parameter, "page=") && !parameter_is(parameter, "per_page=")) {
            return false;
        }
    }
    return true;
}

int request_parse(struct request *request, const char *path, struct arena *arena, struct fault *fault)
{
    const char *rest = path;
    memset(request, 0, sizeof *request);
    request->path = arena_copy(arena, path);
    bool whole = take_name(&rest, kind_names[REQUEST_DATA])
                     ? take_data(&rest, request, arena, fault) && only_pages(rest)
                     : take_catalogue(&rest, request, arena, fault);
    if (arena_failed(arena)) {
        return fault_memory(fault, path);
    }
    if (!whole || (*rest != '\0' && *rest != '?')) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is no request for a catalogue entry or for whole figures", path);
    }
    return 0;
}

bool request_is_further_page(const char *path)
{
    char *end;
    const char *query = strchr(path, '?');
    const char *parameter = query == NULL ? "" : query + 1;
    for (; *parameter != '\0'; parameter = next_parameter(parameter)) {
        if (parameter_is(parameter, "page=") && strtol(parameter + strlen("page="), &end, 10) > 1) {
            return true;
        }
    }
    return false;
}

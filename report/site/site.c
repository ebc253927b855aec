#include "report/site/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "report/publication.h"

/* --- the reports --- */

static int read_reports(struct site *site, struct fault *fault)
{
    for (size_t i = 0; i < site->count; i++) {
        struct site_report *report = &site->reports[i];
        struct publication publication;
        bool found;
        if (publication_init(&publication, site->directory, report->name, fault) != 0 ||
            built_read(&report->built, publication.record, site->arena, &found, fault) != 0) {
            return -1;
        }
        report->built.document = found ? report->built.document : NULL;
    }
    return 0;
}

/* The latest first; of the same day in the order in which they are given. */
static int compare_days(const void *left, const void *right)
{
    const struct site_report *one = *(const struct site_report *const *)left;
    const struct site_report *other = *(const struct site_report *const *)right;
    const int order = strcmp(other->built.made, one->built.made);
    return order != 0 ? order : (one > other) - (one < other);
}

/* Strings the reports that are there together by the days of their changes. */
static int order_by_change(struct site *site, struct fault *fault)
{
    size_t count = 0;
    struct site_report **all = arena_array(site->arena, site->count + 1, sizeof(struct site_report *));
    if (all == NULL) {
        return fault_memory(fault, "a site");
    }
    for (size_t i = 0; i < site->count; i++) {
        if (site->reports[i].built.document != NULL) {
            all[count++] = &site->reports[i];
        }
    }
    if (count > 0) {
        qsort(all, count, sizeof(struct site_report *), compare_days);
    }
    for (size_t i = 0; i < count; i++) {
        all[i]->next_changed = all[i + 1];
    }
    site->changed = all[0];
    return 0;
}

/* --- files --- */

static bool is_same(const char *path, const struct buffer *bytes)
{
    struct buffer old;
    struct fault ignored;
    buffer_init(&old, LIMIT_RENDERED_BYTES);
    const bool same = path_exists(path) && file_read(path, &old, STATUS_IO, &ignored) == 0 &&
                      old.length == bytes->length && memcmp(old.bytes, bytes->bytes, bytes->length) == 0;
    buffer_release(&old);
    return same;
}

static int write_if_changed(const struct site *site, const char *name,
                            void (*append)(struct buffer *buffer, const struct site *site), struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer bytes;
    int result = 0;
    if (path_join(path, site->directory, name, fault) != 0) {
        return -1;
    }
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    append(&bytes, site);
    if (buffer_failed(&bytes) || arena_failed(site->arena)) {
        result = fault_memory(fault, path);
    } else if (!is_same(path, &bytes)) {
        result = file_write(path, bytes.bytes, bytes.length, fault);
        if (result == 0) {
            site->wrote(site->context, path);
        }
    }
    buffer_release(&bytes);
    return result;
}

int site_write(struct site *site, struct fault *fault)
{
    if (read_reports(site, fault) != 0 || order_by_change(site, fault) != 0) {
        return -1;
    }
    return site_data_write(site, fault) != 0 || write_if_changed(site, SITE_HOME, site_index_append, fault) != 0
               ? -1
               : write_if_changed(site, "feed.xml", site_feed_append, fault);
}

#include "fetch/import_package.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "cache/tidy.h"
#include "fetch/age.h"

#define HASH_PREFIX "sha256:"

int import_package_path(const struct import_package *package, const char *name, const char *suffix,
                        char path[LIMIT_PATH_BYTES], struct fault *fault)
{
    char file[LIMIT_NAME_BYTES];
    (void)snprintf(file, sizeof file, "%s.%s", name, suffix);
    return path_join(path, package->directory, file, fault);
}

/* --- one file --- */

static int check_size(const char *path, const struct json_at *resource, struct run_counts *counts, struct fault *fault)
{
    struct stat found;
    struct json_at bytes = json_member(resource, "bytes");
    if (bytes.value == NULL || !json_is_integer(bytes.value)) {
        return json_fault(&bytes, fault, "must say how many bytes the file has");
    }
    if (stat(path, &found) != 0) {
        return fault_set(fault, STATUS_IO, "%s: is not there, but datapackage.json lists it", path);
    }
    if ((json_int_t)found.st_size != json_integer_value(bytes.value)) {
        return fault_set(fault, STATUS_NONSENSE, "%s: has %lld bytes where datapackage.json says %lld; export it again",
                         path, (long long)found.st_size, (long long)json_integer_value(bytes.value));
    }
    counts->pages++;
    counts->bytes += found.st_size;
    return 0;
}

/* Exports of earlier versions say no hash. */
static int check_hash(const char *path, const struct json_at *resource, struct fault *fault)
{
    const char *text;
    struct digest said;
    struct digest found;
    struct json_at hash = json_member(resource, "hash");
    if (hash.value == NULL) {
        return 0;
    }
    if (json_text(&hash, &text, fault) != 0) {
        return -1;
    }
    if (strncmp(text, HASH_PREFIX, strlen(HASH_PREFIX)) != 0 || !digest_parse(text + strlen(HASH_PREFIX), &said)) {
        return json_fault(&hash, fault, "must be %s and 64 hexadecimal digits", HASH_PREFIX);
    }
    if (digest_of_file(path, &found, fault) != 0) {
        return -1;
    }
    return digest_equal(&said, &found)
               ? 0
               : fault_set(fault, STATUS_NONSENSE,
                           "%s: is damaged: its SHA-256 is not what datapackage.json says; export it again", path);
}

static int check_file(const struct import_package *package, const char *name, const struct json_at *resource,
                      struct run_counts *counts, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    return import_package_path(package, name, "csv", path, fault) != 0 ||
                   check_size(path, resource, counts, fault) != 0 || check_hash(path, resource, fault) != 0
               ? -1
               : 0;
}

/* --- all of them --- */

/* The description of a table; a place without a value where there is none. */
static int find_resource(const struct json_at *resources, const char *table, struct json_at *resource,
                         struct fault *fault)
{
    for (size_t i = 0; i < json_count(resources); i++) {
        const char *text;
        *resource = json_element(resources, i);
        struct json_at name = json_member(resource, "name");
        if (json_text(&name, &text, fault) != 0) {
            return -1;
        }
        if (strcmp(text, table) == 0) {
            return 0;
        }
    }
    return json_fault(resources, fault, "%s is missing", table);
}

static int check_resources(const struct import_package *package, const struct json_at *root, struct run_counts *counts,
                           struct fault *fault)
{
    struct json_at resources = json_member(root, "resources");
    if (json_expect_array(&resources, fault) != 0) {
        return -1;
    }
    for (int kind = 0; kind < TIDY_TABLES; kind++) {
        struct json_at resource;
        if (find_resource(&resources, tidy_tables[kind].name, &resource, fault) != 0 ||
            check_file(package, tidy_tables[kind].name, &resource, counts, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

static int read_root(struct import_package *package, const struct json_at *root, struct arena *arena,
                     struct fault *fault)
{
    struct json_at retrieved = json_member(root, "retrieved");
    struct json_at origin = json_member(root, "origin");
    if (json_text(&retrieved, &package->retrieved, fault) != 0 ||
        json_text_or_null(&origin, &package->origin, fault) != 0) {
        return -1;
    }
    if (!age_is_moment(package->retrieved)) {
        return json_fault(&retrieved, fault, "must be a moment such as 2026-03-31T12:00:00Z, a day or a year");
    }
    package->retrieved = arena_copy(arena, package->retrieved);
    package->origin = arena_copy(arena, package->origin);
    return arena_failed(arena) ? fault_memory(fault, package->directory) : 0;
}

int import_package_read(struct import_package *package, const char *directory, struct arena *arena,
                        struct run_counts *counts, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct json_document document;
    package->directory = directory;
    if (import_package_path(package, "datapackage", "json", path, fault) != 0) {
        return -1;
    }
    json_document_init(&document, LIMIT_TEMPLATE_BYTES);
    int result = -1;
    if (file_read(path, &document.text, STATUS_IO, fault) == 0 &&
        json_document_parse(&document, path, STATUS_NONSENSE, fault) == 0) {
        struct json_at root = json_root(&document);
        result = read_root(package, &root, arena, fault) != 0 ? -1 : check_resources(package, &root, counts, fault);
    }
    json_document_release(&document);
    return result;
}

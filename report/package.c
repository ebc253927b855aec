#include "report/package.h"

#include <errno.h>
#include <string.h>

#include "base/csv.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json_writer.h"
#include "base/sink.h"
#include "cache/tidy.h"

/* A package under way. */
struct packaging {
    struct store *store;
    const char *directory;
    void (*wrote)(void *context, const char *path);
    void *context;
    long bytes[TIDY_TABLES];
    struct digest digests[TIDY_TABLES];
};

/* --- tables --- */

struct writing {
    struct sink sink;
    size_t columns;
};

static int write_row(void *context, const char *const *texts, struct fault *fault)
{
    struct writing *writing = context;
    for (size_t i = 0; i < writing->columns; i++) {
        buffer_text(&writing->sink.buffer, i == 0 ? "" : ",");
        csv_append(&writing->sink.buffer, texts[i]);
    }
    buffer_text(&writing->sink.buffer, "\n");
    return sink_pass(&writing->sink, fault);
}

static int write_rows(struct packaging *packaging, enum tidy_kind kind, FILE *stream, const char *path,
                      struct fault *fault)
{
    const struct tidy_table *table = &tidy_tables[kind];
    const char *header[TIDY_COLUMNS_MAX] = {NULL};
    struct writing writing = {.columns = table->column_count};
    for (size_t i = 0; i < table->column_count; i++) {
        header[i] = table->columns[i].name;
    }
    sink_init(&writing.sink, stream, path);
    int result = write_row(&writing, header, fault);
    if (result == 0) {
        result = tidy_each(packaging->store, kind, write_row, &writing, fault);
    }
    if (result == 0) {
        result = sink_finish(&writing.sink, fault);
    }
    packaging->bytes[kind] = ftell(stream);
    sink_release(&writing.sink);
    return result;
}

static int part_path(const struct packaging *packaging, const char *name, const char *suffix,
                     char path[LIMIT_PATH_BYTES], struct fault *fault)
{
    char file[LIMIT_NAME_BYTES];
    (void)snprintf(file, sizeof file, "%s.%s", name, suffix);
    return path_join(path, packaging->directory, file, fault);
}

static int write_table(struct packaging *packaging, enum tidy_kind kind, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct atomic_file file = {"", ""};
    if (part_path(packaging, tidy_tables[kind].name, "csv", path, fault) != 0 ||
        atomic_file_begin(&file, path, fault) != 0) {
        return -1;
    }
    FILE *stream = fopen(file.temporary, "wb");
    int result = stream == NULL ? -1 : write_rows(packaging, kind, stream, path, fault);
    bool closed = stream != NULL && fclose(stream) == 0;
    if (stream == NULL || (result == 0 && !closed)) {
        result = fault_set(fault, STATUS_IO, "%s: cannot be written: %s", path, strerror(errno));
    }
    if (result == 0) {
        result = digest_of_file(file.temporary, &packaging->digests[kind], fault);
    }
    if (result == 0) {
        result = atomic_file_commit(&file, fault);
    }
    atomic_file_rollback(&file);
    if (result == 0) {
        packaging->wrote(packaging->context, path);
    }
    return result;
}

/* --- their description --- */

static void write_fields(struct json_writer *writer, const struct tidy_table *table)
{
    static const char *const types[] = {[TIDY_TEXT] = "string",   [TIDY_INTEGER] = "integer", [TIDY_YEAR] = "year",
                                        [TIDY_NUMBER] = "number", [TIDY_BOOLEAN] = "boolean", [TIDY_DATE] = "date"};
    json_write_array(writer, "fields");
    for (size_t i = 0; i < table->column_count; i++) {
        json_write_row(writer, NULL);
        json_write_text(writer, "name", table->columns[i].name);
        json_write_text(writer, "type", types[table->columns[i].type]);
        json_write_text(writer, "description", table->columns[i].description);
        json_write_end(writer);
    }
    json_write_end(writer);
    json_write_array(writer, "primaryKey");
    for (size_t i = 0; i < table->key_count; i++) {
        json_write_text(writer, NULL, table->columns[i].name);
    }
    json_write_end(writer);
    json_write_array(writer, "missingValues");
    json_write_text(writer, NULL, "");
    json_write_end(writer);
}

static void write_hash(struct json_writer *writer, const struct digest *digest)
{
    char hexadecimal[DIGEST_TEXT_MAX];
    char text[sizeof "sha256:" + DIGEST_TEXT_MAX];
    digest_format(digest, hexadecimal);
    (void)snprintf(text, sizeof text, "sha256:%s", hexadecimal);
    json_write_text(writer, "hash", text);
}

static void write_resource(struct json_writer *writer, const struct tidy_table *table, long bytes,
                           const struct digest *digest)
{
    char path[LIMIT_NAME_BYTES];
    (void)snprintf(path, sizeof path, "%s.csv", table->name);
    json_write_object(writer, NULL);
    json_write_text(writer, "name", table->name);
    json_write_text(writer, "type", "table");
    json_write_text(writer, "title", table->title);
    json_write_text(writer, "path", path);
    json_write_text(writer, "format", "csv");
    json_write_text(writer, "mediatype", "text/csv");
    json_write_text(writer, "encoding", "utf-8");
    json_write_number(writer, "bytes", (double)bytes);
    write_hash(writer, digest);
    json_write_object(writer, "schema");
    json_write_text(writer, "$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    write_fields(writer, table);
    json_write_end(writer);
    json_write_end(writer);
}

static void write_terms(struct json_writer *writer)
{
    json_write_array(writer, "licenses");
    json_write_row(writer, NULL);
    json_write_text(writer, "name", "other-open");
    json_write_text(writer, "path", "https://www.kolada.se");
    json_write_text(writer, "title", "Free to use; raw figures are to be marked \"Källa: Kolada\"");
    json_write_end(writer);
    json_write_end(writer);
    json_write_array(writer, "sources");
    json_write_row(writer, NULL);
    json_write_text(writer, "title", "Kolada");
    json_write_text(writer, "path", "https://www.kolada.se");
    json_write_end(writer);
    json_write_end(writer);
}

/* `retrieved` and `origin` are this program's own properties: they go back into the store on import. */
static void describe(const struct packaging *packaging, const struct run *run, struct buffer *text)
{
    struct json_writer writer;
    json_writer_init(&writer, text);
    json_write_object(&writer, NULL);
    json_write_text(&writer, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    json_write_text(&writer, "name", "nyckeltal");
    json_write_text(&writer, "title", "Nyckeltal för svenska kommuner och regioner, från Kolada");
    json_write_text(&writer, "retrieved", run->moment);
    if (run->origin == NULL) {
        json_write_null(&writer, "origin");
    } else {
        json_write_text(&writer, "origin", run->origin);
    }
    write_terms(&writer);
    json_write_array(&writer, "resources");
    for (int kind = 0; kind < TIDY_TABLES; kind++) {
        write_resource(&writer, &tidy_tables[kind], packaging->bytes[kind], &packaging->digests[kind]);
    }
    json_write_end(&writer);
    json_write_end(&writer);
}

static int write_description(const struct packaging *packaging, const struct run *run, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer text;
    if (part_path(packaging, "datapackage", "json", path, fault) != 0) {
        return -1;
    }
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    describe(packaging, run, &text);
    int result = buffer_failed(&text) ? fault_memory(fault, path) : file_write(path, text.bytes, text.length, fault);
    buffer_release(&text);
    if (result == 0) {
        packaging->wrote(packaging->context, path);
    }
    return result;
}

int package_write(struct store *store, const char *directory, void (*wrote)(void *context, const char *path),
                  void *context, struct fault *fault)
{
    struct packaging packaging = {.store = store, .directory = directory, .wrote = wrote, .context = context};
    struct arena arena;
    struct run run;
    bool found;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = directory_make(directory, fault) != 0 ? -1 : store_latest_run(store, &arena, &run, &found, fault);
    for (int kind = 0; result == 0 && kind < TIDY_TABLES; kind++) {
        result = write_table(&packaging, (enum tidy_kind)kind, fault);
    }
    if (result == 0) {
        result = write_description(&packaging, &run, fault);
    }
    arena_release(&arena);
    return result;
}

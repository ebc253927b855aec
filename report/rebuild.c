#include "report/rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/stop.h"
#include "report/news.h"
#include "report/publication.h"
#include "report/render.h"

/* One report on its way. */
struct rebuilding {
    const struct rebuild_job *job;
    struct publication publication;
    struct arena arena;
    struct built fresh;
    char fingerprint[FINGERPRINT_MAX];
    const char *old_document; /* the name of the one that is replaced; "" for none */
    size_t capacity;          /* of fresh.files */
    struct diag mute;         /* the dated document has nothing to say that the undated one has not said */
    struct fault *fault;
};

const char *rebuild_reason_text(enum rebuild_reason reason)
{
    static const char *const texts[] = {[REBUILD_NONE] = "unchanged",
                                        [REBUILD_FIRST] = "made for the first time",
                                        [REBUILD_PROGRAM] = "made by another version before",
                                        [REBUILD_LANGUAGE] = "made in another language before",
                                        [REBUILD_CONTENT] = "figures or template changed",
                                        [REBUILD_FILES] = "files were missing"};
    return texts[reason];
}

/* --- is it to be made? --- */

static int take_fingerprint(struct rebuilding *rebuilding, bool *complete)
{
    struct document document;
    struct compose_job undated = *rebuilding->job->compose;
    int result = -1;
    undated.undated = true;
    document_init(&document, undated.language);
    if (compose_report(&document, &undated, rebuilding->job->diag, complete, rebuilding->fault) == 0 &&
        built_fingerprint(&document, rebuilding->job->home, rebuilding->fingerprint, rebuilding->fault) == 0) {
        rebuilding->fresh = (struct built){.program = NYCKELTAL_VERSION,
                                           .language = undated.language == LANGUAGE_EN ? "en" : "sv",
                                           .document = arena_copy(&rebuilding->arena, document.name),
                                           .fingerprint = rebuilding->fingerprint};
        result = rebuilding->fresh.document == NULL ? fault_memory(rebuilding->fault, document.name) : 0;
    }
    document_release(&document);
    return result;
}

static int all_files_are_there(const struct rebuilding *rebuilding, const struct built *old, bool *all)
{
    char path[LIMIT_PATH_BYTES];
    *all = old->file_count > 0;
    for (size_t i = 0; i < old->file_count && *all; i++) {
        if (path_join(path, rebuilding->publication.directory, old->files[i], rebuilding->fault) != 0) {
            return -1;
        }
        *all = path_exists(path);
    }
    return 0;
}

static int find_reason(struct rebuilding *rebuilding, enum rebuild_reason *reason)
{
    struct built old;
    const struct built *fresh = &rebuilding->fresh;
    bool found;
    bool all;
    *reason = REBUILD_FIRST;
    if (built_read(&old, rebuilding->publication.record, &rebuilding->arena, &found, rebuilding->fault) != 0 ||
        all_files_are_there(rebuilding, &old, &all) != 0) {
        return -1;
    }
    if (!found) {
        return 0;
    }
    rebuilding->old_document = old.document;
    if (strcmp(old.program, fresh->program) != 0) {
        *reason = REBUILD_PROGRAM;
    } else if (strcmp(old.language, fresh->language) != 0) {
        *reason = REBUILD_LANGUAGE;
    } else if (strcmp(old.fingerprint, fresh->fingerprint) != 0) {
        *reason = REBUILD_CONTENT;
    } else {
        *reason = all ? REBUILD_NONE : REBUILD_FILES;
    }
    return 0;
}

/* --- making it --- */

/* Notes a finished file by its path below the folder. Failure is sticky in the arena. */
static void note_file(void *context, const char *path)
{
    struct rebuilding *rebuilding = context;
    struct built *fresh = &rebuilding->fresh;
    void *items = fresh->files;
    const char **place =
        arena_next(&rebuilding->arena, &items, fresh->file_count, &rebuilding->capacity, sizeof *place);
    fresh->files = items;
    if (place != NULL) {
        *place = arena_copy(&rebuilding->arena, path + strlen(rebuilding->publication.staged) + 1);
        fresh->file_count++;
    }
}

static int compare_files(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int render_all(struct rebuilding *rebuilding, const struct document *document)
{
    const struct render_job job = {.document = document,
                                   .directory = rebuilding->publication.staged,
                                   .diag = &rebuilding->mute,
                                   .home = rebuilding->job->home,
                                   .wrote = note_file,
                                   .context = rebuilding};
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        if (stop_check(rebuilding->fault) != 0 || renderer->render(&job, rebuilding->fault) != 0) {
            return -1;
        }
    }
    if (arena_failed(&rebuilding->arena) || rebuilding->fresh.file_count == 0) {
        return fault_memory(rebuilding->fault, document->name);
    }
    qsort(rebuilding->fresh.files, rebuilding->fresh.file_count, sizeof *rebuilding->fresh.files, compare_files);
    return 0;
}

/* A text as one line of the record. */
static const char *one_line(struct arena *arena, const char *text)
{
    const char *copy = arena_copy(arena, text);
    char *line = copy == NULL ? NULL : arena_array(arena, strlen(copy) + 1, 1);
    for (size_t i = 0; line != NULL && copy[i] != '\0'; i++) {
        line[i] = copy[i] == '\n' ? ' ' : copy[i];
    }
    return line;
}

/* What the record says of the document besides its files; the old one still stands where it did. */
static int describe(struct rebuilding *rebuilding, const struct document *document, enum rebuild_reason reason)
{
    struct arena *arena = &rebuilding->arena;
    struct built *fresh = &rebuilding->fresh;
    char made[CLOCK_TEXT_MAX];
    char old[LIMIT_PATH_BYTES];
    const char *file = arena_printf(arena, "%s.json", rebuilding->old_document);
    if (file == NULL || path_join(old, rebuilding->publication.directory, file, rebuilding->fault) != 0) {
        return file == NULL ? fault_memory(rebuilding->fault, document->name) : -1;
    }
    date_format(&document->made, made);
    fresh->made = arena_copy(arena, made);
    fresh->title = one_line(arena, document->title);
    fresh->subtitle = one_line(arena, document->subtitle);
    fresh->news = news_between(reason == REBUILD_FIRST ? NULL : old, document, arena);
    return arena_failed(arena) ? fault_memory(rebuilding->fault, document->name) : 0;
}

static int make(struct rebuilding *rebuilding, enum rebuild_reason reason)
{
    struct document document;
    bool complete;
    int result = -1;
    document_init(&document, rebuilding->job->compose->language);
    if (compose_report(&document, rebuilding->job->compose, &rebuilding->mute, &complete, rebuilding->fault) == 0 &&
        describe(rebuilding, &document, reason) == 0 &&
        publication_stage(&rebuilding->publication, rebuilding->fault) == 0 && render_all(rebuilding, &document) == 0) {
        result = publication_finish(&rebuilding->publication, &rebuilding->fresh, rebuilding->fault);
    }
    if (result != 0) {
        struct fault ignored;
        (void)folder_remove(rebuilding->publication.staged, &ignored);
    }
    document_release(&document);
    return result;
}

static int run(struct rebuilding *rebuilding, struct rebuilt *rebuilt)
{
    const struct rebuild_job *job = rebuilding->job;
    if (publication_init(&rebuilding->publication, job->directory, job->name, rebuilding->fault) != 0 ||
        publication_recover(&rebuilding->publication, &rebuilt->recovered, rebuilding->fault) != 0 ||
        take_fingerprint(rebuilding, &rebuilt->complete) != 0 || find_reason(rebuilding, &rebuilt->reason) != 0) {
        return -1;
    }
    if (rebuilt->reason != REBUILD_NONE && make(rebuilding, rebuilt->reason) != 0) {
        return -1;
    }
    rebuilt->files = rebuilding->fresh.file_count;
    return 0;
}

int rebuild_report(const struct rebuild_job *job, struct rebuilt *rebuilt, struct fault *fault)
{
    struct rebuilding rebuilding = {.job = job, .old_document = "", .fault = fault};
    memset(rebuilt, 0, sizeof *rebuilt);
    diag_init(&rebuilding.mute, NULL);
    arena_init(&rebuilding.arena, LIMIT_MODEL_BYTES);
    int result = run(&rebuilding, rebuilt);
    arena_release(&rebuilding.arena);
    return result;
}

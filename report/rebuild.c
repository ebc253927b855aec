#include "report/rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
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
    struct built old; /* the one that is replaced; its document is "" where there is none */
    size_t capacity;  /* of fresh.files */
    struct diag mute; /* the dated document has nothing to say that the undated one has not said */
    struct fault *fault;
};

const char *rebuild_reason_text(enum rebuild_reason reason)
{
    static const char *const texts[] = {[REBUILD_NONE] = "unchanged",
                                        [REBUILD_FIRST] = MESSAGE("made for the first time"),
                                        [REBUILD_PROGRAM] = MESSAGE("made by another version before"),
                                        [REBUILD_LANGUAGE] = MESSAGE("made in another language before"),
                                        [REBUILD_CONTENT] = MESSAGE("figures or template changed"),
                                        [REBUILD_FILES] = MESSAGE("files were missing"),
                                        [REBUILD_FORMATS] = MESSAGE("in more formats"),
                                        [REBUILD_FORCED] = MESSAGE("by force")};
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
        rebuilding->fresh = (struct built){.program = rebuilding->job->program,
                                           .language = undated.language == LANGUAGE_EN ? "en" : "sv",
                                           .document = arena_copy(&rebuilding->arena, document.name),
                                           .fingerprint = rebuilding->fingerprint};
        result = rebuilding->fresh.document == NULL ? fault_memory(rebuilding->fault, document.name) : 0;
    }
    document_release(&document);
    return result;
}

/* Whether a format is in a list "pdf,xlsx". */
static bool has_format(const char *list, const char *format)
{
    const size_t length = strlen(format);
    for (const char *at = list; (at = strstr(at, format)) != NULL; at++) {
        if ((at == list || at[-1] == ',') && (at[length] == '\0' || at[length] == ',')) {
            return true;
        }
    }
    return false;
}

static bool is_asked(const struct rebuild_job *job, const char *format)
{
    for (size_t i = 0; i < job->format_count; i++) {
        if (strcmp(job->formats[i], format) == 0) {
            return true;
        }
    }
    return job->format_count == 0;
}

/* Whether a file is of a format: each ends in its name (render.h). */
static bool is_of_format(const char *file, const char *format)
{
    const char *ending = strrchr(file, '.');
    return ending != NULL && strcmp(ending + 1, format) == 0;
}

static bool is_of_asked_format(const struct rebuild_job *job, const char *file)
{
    const char *ending = strrchr(file, '.');
    return ending != NULL && is_asked(job, ending + 1);
}

static bool all_formats_are_there(const struct rebuilding *rebuilding)
{
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        if (is_asked(rebuilding->job, renderer->format) && !has_format(rebuilding->old.formats, renderer->format)) {
            return false;
        }
    }
    return true;
}

static int all_files_are_there(const struct rebuilding *rebuilding, bool *all)
{
    const struct built *old = &rebuilding->old;
    char path[LIMIT_PATH_BYTES];
    *all = old->file_count > 0;
    for (size_t i = 0; i < old->file_count && *all; i++) {
        if (path_join(path, rebuilding->publication.directory, old->files[i], rebuilding->fault) != 0) {
            return -1;
        }
        *all = !is_of_asked_format(rebuilding->job, old->files[i]) || path_exists(path);
    }
    return 0;
}

/* Why the one that stands there is not the one that is wanted. */
static enum rebuild_reason reason_of(const struct rebuilding *rebuilding, bool all_files)
{
    const struct built *old = &rebuilding->old;
    const struct built *fresh = &rebuilding->fresh;
    if (strcmp(old->program, fresh->program) != 0) {
        return REBUILD_PROGRAM;
    }
    if (strcmp(old->language, fresh->language) != 0) {
        return REBUILD_LANGUAGE;
    }
    if (strcmp(old->document, fresh->document) != 0 || strcmp(old->fingerprint, fresh->fingerprint) != 0) {
        return REBUILD_CONTENT;
    }
    if (!all_files) {
        return REBUILD_FILES;
    }
    if (rebuilding->job->force) {
        return REBUILD_FORCED;
    }
    return all_formats_are_there(rebuilding) ? REBUILD_NONE : REBUILD_FORMATS;
}

static int find_reason(struct rebuilding *rebuilding, enum rebuild_reason *reason)
{
    bool found;
    bool all;
    *reason = REBUILD_FIRST;
    if (built_read(&rebuilding->old, rebuilding->publication.record, &rebuilding->arena, &found, rebuilding->fault) !=
            0 ||
        (found && all_files_are_there(rebuilding, &all) != 0)) {
        return -1;
    }
    if (found) {
        *reason = reason_of(rebuilding, all);
    } else {
        rebuilding->old = (struct built){.document = "", .formats = ""};
    }
    return 0;
}

/* --- making it --- */

/* Failure is sticky in the arena. */
static void add_file(struct rebuilding *rebuilding, const char *file)
{
    struct built *fresh = &rebuilding->fresh;
    void *items = fresh->files;
    const char **place =
        arena_next(&rebuilding->arena, &items, fresh->file_count, &rebuilding->capacity, sizeof *place);
    fresh->files = items;
    if (place != NULL) {
        *place = arena_copy(&rebuilding->arena, file);
        fresh->file_count++;
    }
}

/* Notes a finished file by its path below the folder. */
static void note_file(void *context, const char *path)
{
    struct rebuilding *rebuilding = context;
    add_file(rebuilding, path + strlen(rebuilding->publication.staged) + 1);
}

static int compare_files(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool same_document(const struct rebuilding *rebuilding)
{
    return strcmp(rebuilding->old.document, rebuilding->fresh.document) == 0;
}

/* Whether a format is to be made now: those asked for, and, so that nothing older stands beside them, those in which
 * the document is there already. Where only formats are lacking, just these. */
static bool is_due(const struct rebuilding *rebuilding, const char *format, enum rebuild_reason reason)
{
    const bool there = same_document(rebuilding) && has_format(rebuilding->old.formats, format);
    return reason == REBUILD_FORMATS ? !there && is_asked(rebuilding->job, format)
                                     : there || is_asked(rebuilding->job, format);
}

/* What stands there in other formats stays the document's. */
static void carry_over(struct rebuilding *rebuilding)
{
    const struct built *old = &rebuilding->old;
    for (size_t i = 0; i < old->file_count; i++) {
        add_file(rebuilding, old->files[i]);
    }
    rebuilding->fresh.formats = old->formats;
}

static void add_format(struct rebuilding *rebuilding, const char *format)
{
    const char *list = rebuilding->fresh.formats;
    rebuilding->fresh.formats = list[0] == '\0' ? format : arena_printf(&rebuilding->arena, "%s,%s", list, format);
}

static int render_due(struct rebuilding *rebuilding, const struct document *document, enum rebuild_reason reason)
{
    const struct render_job job = {.document = document,
                                   .directory = rebuilding->publication.staged,
                                   .diag = &rebuilding->mute,
                                   .home = rebuilding->job->home,
                                   .wrote = note_file,
                                   .context = rebuilding};
    rebuilding->fresh.formats = "";
    if (reason == REBUILD_FORMATS) {
        carry_over(rebuilding);
    }
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        if (!is_due(rebuilding, renderer->format, reason)) {
            continue;
        }
        if (stop_check(rebuilding->fault) != 0 || renderer->render(&job, rebuilding->fault) != 0) {
            return -1;
        }
        add_format(rebuilding, renderer->format);
    }
    if (arena_failed(&rebuilding->arena)) {
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
        line[i] = copy[i];
        if (line[i] == '\n') {
            line[i] = ' ';
        }
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
    const char *file = arena_printf(arena, "%s.json", rebuilding->old.document);
    if (file == NULL || path_join(old, rebuilding->publication.directory, file, rebuilding->fault) != 0) {
        return file == NULL ? fault_memory(rebuilding->fault, document->name) : -1;
    }
    date_format(&document->made, made);
    fresh->made = arena_copy(arena, made);
    fresh->title = one_line(arena, document->title);
    fresh->subtitle = one_line(arena, document->subtitle);
    fresh->news = reason == REBUILD_FORMATS ? rebuilding->old.news
                                            : news_between(reason == REBUILD_FIRST ? NULL : old, document, arena);
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
        publication_stage(&rebuilding->publication, rebuilding->fault) == 0 &&
        render_due(rebuilding, &document, reason) == 0) {
        result = publication_finish(&rebuilding->publication, &rebuilding->fresh, rebuilding->fault);
    }
    if (result != 0) {
        struct fault ignored;
        (void)folder_remove(rebuilding->publication.staged, &ignored);
    }
    document_release(&document);
    return result;
}

/* Tells of the files in the formats asked for, format by format. */
static int tell_files(const struct rebuilding *rebuilding, const struct built *built, struct rebuilt *rebuilt)
{
    const struct rebuild_job *job = rebuilding->job;
    char path[LIMIT_PATH_BYTES];
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        for (size_t i = 0; i < built->file_count; i++) {
            if (!is_asked(job, renderer->format) || !is_of_format(built->files[i], renderer->format)) {
                continue;
            }
            if (path_join(path, job->directory, built->files[i], rebuilding->fault) != 0) {
                return -1;
            }
            rebuilt->files += rebuilt->reason != REBUILD_NONE;
            if (job->file != NULL) {
                job->file(job->context, path);
            }
        }
    }
    return 0;
}

static int run(struct rebuilding *rebuilding, struct rebuilt *rebuilt)
{
    const struct rebuild_job *job = rebuilding->job;
    if (publication_init(&rebuilding->publication, job->directory, job->name, rebuilding->fault) != 0 ||
        publication_recover(&rebuilding->publication, &rebuilt->recovered, rebuilding->fault) != 0 ||
        take_fingerprint(rebuilding, &rebuilt->complete) != 0 || find_reason(rebuilding, &rebuilt->reason) != 0) {
        return -1;
    }
    if (rebuilt->reason == REBUILD_NONE) {
        return tell_files(rebuilding, &rebuilding->old, rebuilt);
    }
    return make(rebuilding, rebuilt->reason) != 0 ? -1 : tell_files(rebuilding, &rebuilding->fresh, rebuilt);
}

int rebuild_report(const struct rebuild_job *job, struct rebuilt *rebuilt, struct fault *fault)
{
    struct rebuilding rebuilding = {.job = job, .fault = fault};
    memset(rebuilt, 0, sizeof *rebuilt);
    diag_init(&rebuilding.mute, NULL);
    arena_init(&rebuilding.arena, LIMIT_MODEL_BYTES);
    int result = run(&rebuilding, rebuilt);
    arena_release(&rebuilding.arena);
    return result;
}

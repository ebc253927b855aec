#include "report/publication.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "report/swap.h"

/* WORK/NAME with an ending. */
static int place(char path[LIMIT_PATH_BYTES], const char *work, const char *name, const char *ending,
                 struct fault *fault)
{
    char file[LIMIT_NAME_BYTES];
    int length = snprintf(file, sizeof file, "%s%s", name, ending);
    if (length < 0 || (size_t)length >= sizeof file || strchr(name, '/') != NULL) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be the name of files", name);
    }
    return path_join(path, work, file, fault);
}

int publication_init(struct publication *publication, const char *directory, const char *name, struct fault *fault)
{
    publication->directory = directory;
    if (path_join(publication->work, directory, PUBLICATION_WORK, fault) != 0 ||
        place(publication->staged, publication->work, name, ".staged", fault) != 0 ||
        place(publication->ready, publication->work, name, ".ready", fault) != 0 ||
        place(publication->undone, publication->work, name, ".undone", fault) != 0 ||
        place(publication->old, publication->work, name, ".old", fault) != 0 ||
        place(publication->record, publication->work, name, PUBLICATION_RECORD, fault) != 0) {
        return -1;
    }
    return directory_make(publication->work, fault);
}

int publication_stage(const struct publication *publication, struct fault *fault)
{
    if (folder_remove(publication->staged, fault) != 0) {
        return -1;
    }
    return directory_make(publication->staged, fault);
}

/* --- the swap as a whole --- */

static int remove_leftovers(const struct publication *publication, struct fault *fault)
{
    return folder_remove(publication->ready, fault) != 0 || folder_remove(publication->undone, fault) != 0
               ? -1
               : folder_remove(publication->old, fault);
}

/* The record of one of the folders; not found is a report without files. */
static int read_record(struct built *built, const char *folder, struct arena *arena, bool *found, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    return path_join(path, folder, PUBLICATION_RECORD, fault) != 0 ? -1 : built_read(built, path, arena, found, fault);
}

/* Puts the old files back after a failure; the fault stays that of the failure. */
static int take_back(const struct publication *publication, const struct built *fresh, const struct built *kept,
                     struct fault *fault)
{
    struct fault second;
    if (swap_back(publication, fresh, kept, &second) != 0) {
        return fault_set(fault, fault->status, "%.400s; the old files will be put back by the next run: %.400s",
                         fault->text, second.text);
    }
    (void)remove_leftovers(publication, &second); /* else the next run does */
    return -1;
}

/* What is not known to be kept cannot be put back. */
static int go_forward(const struct publication *publication, const struct built *fresh, const struct built *kept,
                      struct fault *fault)
{
    struct fault ignored;
    if (swap_forward(publication, fresh, kept, fault) != 0) {
        return kept->document == NULL ? -1 : take_back(publication, fresh, kept, fault);
    }
    /* All files are in place and the record says so. Nothing that is left over goes before that is on the disk; what
     * cannot go now is found by the next run. */
    if (folder_sync(publication->work, &ignored) == 0) {
        (void)remove_leftovers(publication, &ignored);
    }
    return 0;
}

/* --- after an interruption --- */

/* Without a journal all of it was put back already. */
static int finish_going_back(const struct publication *publication, struct arena *arena, struct fault *fault)
{
    struct built fresh;
    struct built kept;
    bool found;
    if (read_record(&kept, publication->old, arena, &found, fault) != 0) {
        return -1;
    }
    if (found && (read_record(&fresh, publication->undone, arena, &found, fault) != 0 ||
                  swap_back(publication, &fresh, &kept, fault) != 0)) {
        return -1;
    }
    return remove_leftovers(publication, fault);
}

/* Without its record all of it was put in place already. */
static int finish_going_forward(const struct publication *publication, struct arena *arena, size_t *files,
                                struct fault *fault)
{
    struct built fresh;
    struct built kept;
    bool ready;
    bool journal;
    if (read_record(&fresh, publication->ready, arena, &ready, fault) != 0 ||
        read_record(&kept, publication->old, arena, &journal, fault) != 0) {
        return -1;
    }
    if (!ready) {
        return remove_leftovers(publication, fault);
    }
    if (go_forward(publication, &fresh, &kept, fault) != 0) {
        return -1;
    }
    *files = fresh.file_count;
    return 0;
}

int publication_recover(const struct publication *publication, size_t *files, struct fault *fault)
{
    struct arena arena;
    *files = 0;
    if (folder_remove(publication->staged, fault) != 0) {
        return -1;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = path_exists(publication->undone) ? finish_going_back(publication, &arena, fault)
                                                  : finish_going_forward(publication, &arena, files, fault);
    arena_release(&arena);
    return result;
}

/* --- finishing --- */

/* From staged to ready: until then nothing has happened. */
static int make_ready(const struct publication *publication, const struct built *fresh, struct arena *arena,
                      struct fault *fault)
{
    char record[LIMIT_PATH_BYTES];
    struct built old;
    bool found;
    if (swap_check(publication, fresh, fault) != 0 ||
        path_join(record, publication->staged, PUBLICATION_RECORD, fault) != 0 ||
        built_write(fresh, record, fault) != 0 || built_read(&old, publication->record, arena, &found, fault) != 0 ||
        swap_keep(publication, found ? &old : NULL, fresh, arena, fault) != 0 ||
        folder_sync(publication->work, fault) != 0) {
        return -1;
    }
    if (rename(publication->staged, publication->ready) != 0) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be put in place: %s", publication->ready,
                         strerror(errno));
    }
    return 0;
}

static int finish(const struct publication *publication, const struct built *fresh, struct arena *arena,
                  struct fault *fault)
{
    struct built kept;
    struct fault ignored;
    bool found;
    if (make_ready(publication, fresh, arena, fault) != 0) {
        (void)folder_remove(publication->old, &ignored);
        return -1;
    }
    if (read_record(&kept, publication->old, arena, &found, fault) != 0) {
        return -1;
    }
    return folder_sync(publication->work, fault) != 0 ? take_back(publication, fresh, &kept, fault)
                                                      : go_forward(publication, fresh, &kept, fault);
}

int publication_finish(const struct publication *publication, const struct built *built, struct fault *fault)
{
    struct arena arena;
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = finish(publication, built, &arena, fault);
    arena_release(&arena);
    return result;
}

/* --- all reports of a folder --- */

/* Recovers those of which a folder with that ending was left. */
static int recover_those(const char *directory, const char *ending, publication_told *told, void *context,
                         struct arena *arena, struct fault *fault)
{
    char work[LIMIT_PATH_BYTES];
    const char **names;
    size_t count;
    if (path_join(work, directory, PUBLICATION_WORK, fault) != 0 ||
        folder_list(work, ending, arena, &names, &count, fault) != 0) {
        return -1;
    }
    int result = 0;
    for (size_t i = 0; i < count; i++) {
        struct publication publication;
        struct fault one;
        size_t files;
        if (publication_init(&publication, directory, names[i], &one) != 0 ||
            publication_recover(&publication, &files, &one) != 0) {
            *fault = result == 0 ? one : *fault;
            result = -1;
        } else if (files > 0) {
            told(context, names[i], files);
        }
    }
    return result;
}

int publication_recover_all(const char *directory, publication_told *told, void *context, struct fault *fault)
{
    static const char *const endings[] = {".undone", ".ready", ".staged", ".old"};
    char work[LIMIT_PATH_BYTES];
    struct arena arena;
    int result = 0;
    if (path_join(work, directory, PUBLICATION_WORK, fault) != 0) {
        return -1;
    }
    if (!path_exists(work)) {
        return 0;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct fault one;
        if (recover_those(directory, endings[i], told, context, &arena, &one) != 0) {
            *fault = result == 0 ? one : *fault;
            result = -1;
        }
    }
    arena_release(&arena);
    return result;
}

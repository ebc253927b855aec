#include "report/publication.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"

#define WORK ".nyckeltal"
#define RECORD ".built"

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
    if (path_join(publication->work, directory, WORK, fault) != 0 ||
        place(publication->staged, publication->work, name, ".staged", fault) != 0 ||
        place(publication->ready, publication->work, name, ".ready", fault) != 0 ||
        place(publication->record, publication->work, name, RECORD, fault) != 0) {
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

/* --- from ready into place --- */

static int fault_of_move(const char *path, struct fault *fault)
{
    return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be put in place: %s", path, strerror(errno));
}

/* Moves one file; one that is no more in the folder `ready` was moved before an interruption. */
static int move_file(const struct publication *publication, const char *file, struct fault *fault)
{
    char from[LIMIT_PATH_BYTES];
    char to[LIMIT_PATH_BYTES];
    if (path_join(from, publication->ready, file, fault) != 0 ||
        path_join(to, publication->directory, file, fault) != 0 || folder_make_of(to, fault) != 0) {
        return -1;
    }
    return rename(from, to) == 0 || errno == ENOENT ? 0 : fault_of_move(to, fault);
}

/* Whether a file is the document's own: NAME.pdf or NAME/... */
static bool is_of_document(const char *file, const char *document)
{
    size_t length = strlen(document);
    return strncmp(file, document, length) == 0 && (file[length] == '.' || file[length] == '/');
}

static bool has_file(const struct built *built, const char *file)
{
    for (size_t i = 0; i < built->file_count; i++) {
        if (strcmp(built->files[i], file) == 0) {
            return true;
        }
    }
    return false;
}

static int remove_outdated(const struct publication *publication, const struct built *old, const struct built *fresh,
                           struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    for (size_t i = 0; i < old->file_count; i++) {
        if (has_file(fresh, old->files[i]) || !is_of_document(old->files[i], fresh->document)) {
            continue;
        }
        if (path_join(path, publication->directory, old->files[i], fault) != 0) {
            return -1;
        }
        if (unlink(path) != 0 && errno != ENOENT) {
            return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be removed: %s", path, strerror(errno));
        }
    }
    return 0;
}

/* The folder and the document's own within it. */
static int sync_places(const struct publication *publication, const struct built *fresh, struct fault *fault)
{
    char own[LIMIT_PATH_BYTES];
    if (path_join(own, publication->directory, fresh->document, fault) != 0 ||
        (path_exists(own) && folder_sync(own, fault) != 0)) {
        return -1;
    }
    return folder_sync(publication->directory, fault);
}

/* Moves all files and removes outdated ones; the record comes last, so that all of it can be done again. */
static int put_in_place(const struct publication *publication, const struct built *fresh, struct arena *arena,
                        struct fault *fault)
{
    struct built old;
    bool found;
    char record[LIMIT_PATH_BYTES];
    if (built_read(&old, publication->record, arena, &found, fault) != 0 ||
        path_join(record, publication->ready, RECORD, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < fresh->file_count; i++) {
        if (move_file(publication, fresh->files[i], fault) != 0) {
            return -1;
        }
    }
    if ((found && remove_outdated(publication, &old, fresh, fault) != 0) ||
        sync_places(publication, fresh, fault) != 0) {
        return -1;
    }
    if (rename(record, publication->record) != 0) {
        return fault_of_move(publication->record, fault);
    }
    return folder_sync(publication->work, fault) != 0 ? -1 : folder_remove(publication->ready, fault);
}

int publication_recover(const struct publication *publication, struct fault *fault)
{
    struct built fresh;
    struct arena arena;
    char record[LIMIT_PATH_BYTES];
    bool found = false;
    if (folder_remove(publication->staged, fault) != 0 || path_join(record, publication->ready, RECORD, fault) != 0) {
        return -1;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = built_read(&fresh, record, &arena, &found, fault);
    if (result == 0) {
        /* Without its record all of it was put in place already. */
        result = found ? put_in_place(publication, &fresh, &arena, fault) : folder_remove(publication->ready, fault);
    }
    arena_release(&arena);
    return result;
}

int publication_finish(const struct publication *publication, const struct built *built, struct fault *fault)
{
    char record[LIMIT_PATH_BYTES];
    struct arena arena;
    if (path_join(record, publication->staged, RECORD, fault) != 0 || built_write(built, record, fault) != 0) {
        return -1;
    }
    if (rename(publication->staged, publication->ready) != 0) {
        return fault_of_move(publication->ready, fault);
    }
    if (folder_sync(publication->work, fault) != 0) {
        return -1;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = put_in_place(publication, built, &arena, fault);
    arena_release(&arena);
    return result;
}

#include "report/swap.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"

static int fault_of_move(const char *path, struct fault *fault)
{
    return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be put in place: %s", path, strerror(errno));
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

/* Also a link that leads nowhere. */
static bool is_there(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0;
}

/* The folder and the document's own within it. */
static int sync_places(const char *directory, const char *document, struct fault *fault)
{
    char own[LIMIT_PATH_BYTES];
    if (path_join(own, directory, document, fault) != 0 || (path_exists(own) && folder_sync(own, fault) != 0)) {
        return -1;
    }
    return folder_sync(directory, fault);
}

/* --- before anything moves --- */

static int check_place(const char *path, struct fault *fault)
{
    struct stat found;
    char folder[LIMIT_PATH_BYTES];
    if (folder_make_of(path, fault) != 0) {
        return -1;
    }
    if (lstat(path, &found) == 0 && S_ISDIR(found.st_mode)) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be put in place: a folder has that name; move it",
                         path);
    }
    memcpy(folder, path, strlen(path) + 1);
    *strrchr(folder, '/') = '\0';
    return access(folder, W_OK | X_OK) == 0 ? 0 : fault_of_move(path, fault);
}

int swap_check(const struct publication *publication, const struct built *fresh, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    for (size_t i = 0; i < fresh->file_count; i++) {
        if (path_join(path, publication->directory, fresh->files[i], fault) != 0 || check_place(path, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Where the file system knows no links, a copy. */
static int keep_file(const char *from, const char *to, struct fault *fault)
{
    struct buffer bytes;
    if (link(from, to) == 0) {
        return 0;
    }
    buffer_init(&bytes, LIMIT_RENDERED_BYTES);
    int result = file_read(from, &bytes, STATUS_IO, fault) != 0 ? -1 : file_write(to, bytes.bytes, bytes.length, fault);
    buffer_release(&bytes);
    return result;
}

/* Keeps one file, if it is there, and adds it to the journal. */
static int keep(const struct publication *publication, const char *file, struct built *kept, struct fault *fault)
{
    char from[LIMIT_PATH_BYTES];
    char to[LIMIT_PATH_BYTES];
    if (path_join(from, publication->directory, file, fault) != 0 ||
        path_join(to, publication->old, file, fault) != 0) {
        return -1;
    }
    if (!is_there(from)) {
        return 0;
    }
    kept->files[kept->file_count++] = file;
    return folder_make_of(to, fault) != 0 ? -1 : keep_file(from, to, fault);
}

/* Whether a file is the document's own: NAME.pdf or NAME/... */
static bool is_of_document(const char *file, const char *document)
{
    size_t length = strlen(document);
    return strncmp(file, document, length) == 0 && (file[length] == '.' || file[length] == '/');
}

static int keep_all(const struct publication *publication, const struct built *old, const struct built *fresh,
                    struct built *kept, struct fault *fault)
{
    for (size_t i = 0; i < fresh->file_count; i++) {
        if (keep(publication, fresh->files[i], kept, fault) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; old != NULL && i < old->file_count; i++) {
        if (!has_file(fresh, old->files[i]) && is_of_document(old->files[i], fresh->document) &&
            keep(publication, old->files[i], kept, fault) != 0) {
            return -1;
        }
    }
    return 0;
}

int swap_keep(const struct publication *publication, const struct built *old, const struct built *fresh,
              struct arena *arena, struct fault *fault)
{
    char journal[LIMIT_PATH_BYTES];
    struct built kept = *fresh;
    kept.file_count = 0;
    kept.files = arena_array(arena, fresh->file_count + (old == NULL ? 0 : old->file_count) + 1, sizeof *kept.files);
    if (kept.files == NULL) {
        return fault_memory(fault, publication->old);
    }
    if (folder_remove(publication->old, fault) != 0 || directory_make(publication->old, fault) != 0 ||
        keep_all(publication, old, fresh, &kept, fault) != 0 ||
        path_join(journal, publication->old, PUBLICATION_RECORD, fault) != 0 ||
        sync_places(publication->old, fresh->document, fault) != 0) {
        return -1;
    }
    return built_write(&kept, journal, fault);
}

/* --- forward --- */

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

static int take_away(const struct publication *publication, const char *file, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    if (path_join(path, publication->directory, file, fault) != 0) {
        return -1;
    }
    if (unlink(path) != 0 && errno != ENOENT) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be removed: %s", path, strerror(errno));
    }
    return 0;
}

int swap_forward(const struct publication *publication, const struct built *fresh, const struct built *kept,
                 struct fault *fault)
{
    char record[LIMIT_PATH_BYTES];
    for (size_t i = 0; i < fresh->file_count; i++) {
        if (move_file(publication, fresh->files[i], fault) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < kept->file_count; i++) {
        if (!has_file(fresh, kept->files[i]) && take_away(publication, kept->files[i], fault) != 0) {
            return -1;
        }
    }
    if (sync_places(publication->directory, fresh->document, fault) != 0 ||
        path_join(record, publication->ready, PUBLICATION_RECORD, fault) != 0) {
        return -1;
    }
    return rename(record, publication->record) == 0 ? 0 : fault_of_move(publication->record, fault);
}

/* --- back --- */

/* Whether the new file never left its folder. */
static int was_moved(const struct publication *publication, const char *file, bool *moved, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    if (path_join(path, publication->undone, file, fault) != 0) {
        return -1;
    }
    *moved = !is_there(path);
    return 0;
}

static int put_back(const struct publication *publication, const char *file, struct fault *fault)
{
    char from[LIMIT_PATH_BYTES];
    char to[LIMIT_PATH_BYTES];
    if (path_join(from, publication->old, file, fault) != 0 ||
        path_join(to, publication->directory, file, fault) != 0 || folder_make_of(to, fault) != 0) {
        return -1;
    }
    return rename(from, to) == 0 || errno == ENOENT ? 0 : fault_of_move(to, fault);
}

/* What is in the journal and no new file's was removed, if it is not there. */
static int undo_file(const struct publication *publication, const char *file, bool is_fresh, bool is_kept,
                     struct fault *fault)
{
    bool moved = true;
    if (is_fresh && was_moved(publication, file, &moved, fault) != 0) {
        return -1;
    }
    if (!moved) {
        return 0;
    }
    return is_kept ? put_back(publication, file, fault) : take_away(publication, file, fault);
}

/* The document's folder goes where it is empty. */
static void remove_empty(const struct publication *publication, const char *document)
{
    char own[LIMIT_PATH_BYTES];
    struct fault ignored;
    if (path_join(own, publication->directory, document, &ignored) == 0) {
        (void)rmdir(own);
    }
}

int swap_back(const struct publication *publication, const struct built *fresh, const struct built *kept,
              struct fault *fault)
{
    char journal[LIMIT_PATH_BYTES];
    if (path_exists(publication->ready) && rename(publication->ready, publication->undone) != 0) {
        return fault_of_move(publication->undone, fault);
    }
    if (folder_sync(publication->work, fault) != 0) { /* lest a run after a power failure go forward from here */
        return -1;
    }
    for (size_t i = 0; i < fresh->file_count; i++) {
        if (undo_file(publication, fresh->files[i], true, has_file(kept, fresh->files[i]), fault) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < kept->file_count; i++) {
        if (!has_file(fresh, kept->files[i]) && undo_file(publication, kept->files[i], false, true, fault) != 0) {
            return -1;
        }
    }
    remove_empty(publication, fresh->document);
    if (sync_places(publication->directory, fresh->document, fault) != 0 ||
        path_join(journal, publication->old, PUBLICATION_RECORD, fault) != 0) {
        return -1;
    }
    if (unlink(journal) != 0 && errno != ENOENT) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be removed: %s", journal, strerror(errno));
    }
    return folder_sync(publication->old, fault);
}

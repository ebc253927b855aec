#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#define READ_BYTES ((size_t)64 * 1024)
/* Files that may be under way at once; the program writes one at a time. */
#define UNDER_WAY_MAX 4
#define TEMPORARY_SUFFIX ".XXXXXX"

/* Read by the signal handler: the temporary files under way, NULL where free. */
static const char *volatile under_way[UNDER_WAY_MAX];

int path_join(char path[LIMIT_PATH_BYTES], const char *directory, const char *name, struct fault *fault)
{
    size_t length = strlen(directory);
    const char *slash = length > 0 && directory[length - 1] == '/' ? "" : "/";
    int written = snprintf(path, LIMIT_PATH_BYTES, "%s%s%s", directory, slash, name);
    if (written < 0 || (size_t)written >= LIMIT_PATH_BYTES) {
        return fault_set(fault, STATUS_USAGE, "%s: the path is too long", name);
    }
    return 0;
}

const char *path_last(const char *path, struct arena *arena)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    size_t start = length;
    while (start > 0 && path[start - 1] != '/') {
        start--;
    }
    return arena_copy_bytes(arena, path + start, length - start);
}

bool path_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

int directory_make(const char *path, struct fault *fault)
{
    char part[LIMIT_PATH_BYTES];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: is not a usable path for a folder", path);
    }
    memcpy(part, path, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (part[i] != '/' && part[i] != '\0') {
            continue;
        }
        part[i] = '\0';
        struct stat found;
        if (mkdir(part, 0777) != 0 && (errno != EEXIST || stat(part, &found) != 0 || !S_ISDIR(found.st_mode))) {
            const char *reason = errno == EEXIST ? message("something else has that name") : strerror(errno);
            return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the folder cannot be made: %s", part, reason);
        }
        part[i] = path[i];
    }
    return 0;
}

int file_read(const char *path, struct buffer *buffer, enum exit_status status, struct fault *fault)
{
    char chunk[READ_BYTES];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return fault_set(fault, status, "%s: cannot be opened: %s", path, strerror(errno));
    }
    size_t got;
    while (!buffer_failed(buffer) && (got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        buffer_append(buffer, chunk, got);
    }
    int failed = ferror(file);
    if (fclose(file) != 0 || failed != 0) {
        return fault_set(fault, STATUS_IO, "%s: cannot be read: %s", path, strerror(errno));
    }
    if (buffer_failed(buffer)) {
        return fault_set(fault, status, "%s: is larger than the %zu bytes that are read", path, buffer->ceiling);
    }
    return 0;
}

static int write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return -1;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return 0;
}

int file_write(const char *path, const void *bytes, size_t length, struct fault *fault)
{
    struct atomic_file file = {"", ""};
    if (atomic_file_begin(&file, path, fault) != 0) {
        return -1;
    }
    int descriptor = open(file.temporary, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) {
        goto failed;
    }
    if (write_all(descriptor, bytes, length) != 0) {
        int reason = errno;
        (void)close(descriptor);
        errno = reason;
        goto failed;
    }
    if (close(descriptor) != 0) {
        goto failed;
    }
    return atomic_file_commit(&file, fault);

failed:
    fault_set(fault, STATUS_IO, "%s: cannot be written: %s", path, strerror(errno));
    atomic_file_rollback(&file);
    return -1;
}

/* Flushes a file or directory to the disk. */
static int sync_path(const char *path, int flags)
{
    int descriptor = open(path, flags | O_CLOEXEC);
    if (descriptor < 0) {
        return -1;
    }
    int result = fsync(descriptor);
    int reason = errno;
    if (close(descriptor) != 0) {
        return -1;
    }
    errno = reason;
    return result;
}

/* The rename itself is durable only once its directory is. */
static int sync_directory_of(const char *path)
{
    char directory[LIMIT_PATH_BYTES];
    (void)snprintf(directory, sizeof directory, "%s", path);
    char *slash = strrchr(directory, '/');
    if (slash == NULL) {
        return sync_path(".", O_RDONLY);
    }
    slash[slash == directory ? 1 : 0] = '\0';
    return sync_path(directory, O_RDONLY);
}

/* Creates or empties the file and fills it. */
static int fill(const char *path, const void *bytes, size_t length)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return -1;
    }
    int result = write_all(descriptor, bytes, length);
    int reason = errno;
    if (close(descriptor) != 0) {
        return -1;
    }
    errno = reason;
    return result;
}

int file_replace(const char *path, const void *bytes, size_t length, struct fault *fault)
{
    char fresh[LIMIT_PATH_BYTES];
    int written = snprintf(fresh, sizeof fresh, "%s.new", path);
    if (written < 0 || (size_t)written >= sizeof fresh) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the path is too long", path);
    }
    if (fill(fresh, bytes, length) != 0 || sync_path(fresh, O_RDWR) != 0 || rename(fresh, path) != 0 ||
        sync_directory_of(path) != 0) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be written: %s", path, strerror(errno));
    }
    return 0;
}

static void remember(const char *temporary)
{
    for (size_t i = 0; i < UNDER_WAY_MAX; i++) {
        if (under_way[i] == NULL) {
            under_way[i] = temporary;
            return;
        }
    }
}

static void forget(const char *temporary)
{
    for (size_t i = 0; i < UNDER_WAY_MAX; i++) {
        if (under_way[i] == temporary) {
            under_way[i] = NULL;
        }
    }
}

/* A temporary file made by mkstemp is private; give it what the umask allows. */
static int open_to_others(int descriptor)
{
    mode_t mask = umask(0);
    (void)umask(mask);
    return fchmod(descriptor, 0666 & ~mask);
}

int atomic_file_begin(struct atomic_file *file, const char *target, struct fault *fault)
{
    int length = snprintf(file->target, sizeof file->target, "%s", target);
    if (length < 0 || (size_t)length + sizeof TEMPORARY_SUFFIX > sizeof file->temporary) {
        file->temporary[0] = '\0';
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the path is too long", target);
    }
    memcpy(file->temporary, file->target, (size_t)length);
    memcpy(file->temporary + length, TEMPORARY_SUFFIX, sizeof TEMPORARY_SUFFIX);
    int descriptor = mkstemp(file->temporary);
    if (descriptor < 0) {
        file->temporary[0] = '\0';
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be made: %s", target, strerror(errno));
    }
    remember(file->temporary);
    if (open_to_others(descriptor) != 0 || close(descriptor) != 0) {
        fault_set(fault, STATUS_CANNOT_CREATE, "%s: cannot be made: %s", target, strerror(errno));
        atomic_file_rollback(file);
        return -1;
    }
    return 0;
}

int atomic_file_commit(struct atomic_file *file, struct fault *fault)
{
    if (sync_path(file->temporary, O_RDWR) != 0 || rename(file->temporary, file->target) != 0) {
        fault_set(fault, STATUS_IO, "%s: cannot be put in place: %s", file->target, strerror(errno));
        atomic_file_rollback(file);
        return -1;
    }
    forget(file->temporary);
    file->temporary[0] = '\0';
    if (sync_directory_of(file->target) != 0) {
        return fault_set(fault, STATUS_IO, "%s: its folder cannot be flushed: %s", file->target, strerror(errno));
    }
    return 0;
}

void atomic_file_rollback(struct atomic_file *file)
{
    if (file->temporary[0] != '\0') {
        (void)unlink(file->temporary);
        forget(file->temporary);
        file->temporary[0] = '\0';
    }
}

static void clean_and_die(int signal_number)
{
    for (size_t i = 0; i < UNDER_WAY_MAX; i++) {
        if (under_way[i] != NULL) {
            (void)unlink(under_way[i]);
        }
    }
    (void)signal(signal_number, SIG_DFL);
    (void)raise(signal_number);
}

void atomic_file_clean_on_signal(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = clean_and_die;
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction before;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) { /* nohup */
            (void)sigaction(signals[i], &action, NULL);
        }
    }
}

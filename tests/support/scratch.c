#include "tests/support/scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/check.h"

void scratch_make(char path[LIMIT_PATH_BYTES])
{
    const char *base = getenv("TMPDIR");
    (void)snprintf(path, LIMIT_PATH_BYTES, "%s/nyckeltal-test.XXXXXX", base == NULL ? "/tmp" : base);
    assert_non_null(mkdtemp(path));
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *at)
{
    (void)found;
    (void)kind;
    (void)at;
    return remove(path);
}

void scratch_remove(const char *path)
{
    assert_int_equal(nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

void scratch_join(char path[LIMIT_PATH_BYTES], const char *folder, const char *name)
{
    struct fault fault;
    assert_int_equal(path_join(path, folder, name, &fault), 0);
}

void scratch_write(const char *folder, const char *name, const char *text)
{
    char path[LIMIT_PATH_BYTES];
    struct fault fault;
    scratch_join(path, folder, name);
    assert_int_equal(file_write(path, text, strlen(text), &fault), 0);
}

void scratch_read(const char *path, struct buffer *bytes)
{
    struct fault fault;
    buffer_clear(bytes);
    assert_int_equal(file_read(path, bytes, STATUS_IO, &fault), 0);
}

unsigned scratch_count(const char *path)
{
    unsigned count = 0;
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return 0;
    }
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        count += entry->d_name[0] != '.';
    }
    (void)closedir(folder);
    return count;
}

bool shared_find(char path[LIMIT_PATH_BYTES], const char *name)
{
    const char *base = getenv("NYCKELTAL_SHARED");
    scratch_join(path, base == NULL ? "../shared" : base, name);
    if (!path_exists(path)) {
        printf("skipped: %s is not there\n", path);
        return false;
    }
    return true;
}

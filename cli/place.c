#include "cli/place.h"

#include <string.h>
#include <unistd.h>

int place_of_program(char path[LIMIT_PATH_BYTES])
{
    ssize_t length = readlink("/proc/self/exe", path, LIMIT_PATH_BYTES - 1);
    if (length <= 0) {
        return -1;
    }
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL) {
        return -1;
    }
    *slash = '\0';
    return 0;
}

#include "report/chart_ending.h"

#include <string.h>
#include <strings.h>

int chart_ending_of(const char *path, enum chart_ending *ending, struct fault *fault)
{
    static const char *const endings[] = {".png", ".pdf", ".svg"};
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot != NULL && dot != name && i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(dot, endings[i]) == 0) {
            *ending = (enum chart_ending)i;
            return 0;
        }
    }
    return fault_set(fault, STATUS_USAGE, "%s: is no kind of chart; its name must end in .png, .pdf or .svg", path);
}

#include "report/program_mark.h"

#include <stdio.h>

#include "base/digest.h"

/* Linux shows every process its own file there. */
#define OWN_FILE "/proc/self/exe"

void program_mark(char mark[PROGRAM_MARK_MAX])
{
    struct digest digest;
    struct fault ignored;
    char text[DIGEST_TEXT_MAX];
    if (digest_of_file(OWN_FILE, &digest, &ignored) != 0) {
        (void)snprintf(mark, PROGRAM_MARK_MAX, "%.40s", NYCKELTAL_VERSION);
        return;
    }
    digest_format(&digest, text);
    (void)snprintf(mark, PROGRAM_MARK_MAX, "%.40s+%.12s", NYCKELTAL_VERSION, text);
}

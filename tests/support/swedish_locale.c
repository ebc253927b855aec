#include "tests/support/swedish_locale.h"

#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

bool swedish_locale_make(const char *folder)
{
    char path[LIMIT_PATH_BYTES];
    struct program_result result;
    scratch_join(path, folder, "sv_SE.UTF-8");
    const char *const arguments[] = {"-c", "localedef -i sv_SE -f UTF-8 \"$0\" 2>&1", path, NULL};
    program_run_command(&result, "sh", arguments, NULL);
    bool made = result.status == 0;
    program_release(&result);
    if (!made) {
        print_message("skipped: localedef made no Swedish locale\n");
    }
    return made;
}

#include "base/message.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"

#define DOMAIN "nyckeltal"

/* The catalogues beside a program run from its tree (build/nyckeltal) or from where it was installed (bin/nyckeltal,
 * libexec/nyckeltal/nyckeltal-report), else where it was configured to be installed. */
static const char *find_catalogues(const char *place, char path[LIMIT_PATH_BYTES])
{
    static const char *const ways[] = {"/locale", "/../share/locale", "/../../share/locale"};
    char file[LIMIT_PATH_BYTES];
    for (size_t i = 0; place != NULL && i < sizeof ways / sizeof *ways; i++) {
        int length = snprintf(file, sizeof file, "%s%s/sv/LC_MESSAGES/" DOMAIN ".mo", place, ways[i]);
        if (length > 0 && (size_t)length < sizeof file && access(file, F_OK) == 0) {
            (void)snprintf(path, LIMIT_PATH_BYTES, "%s%s", place, ways[i]);
            return path;
        }
    }
    return NYCKELTAL_LOCALEDIR;
}

void message_start(const char *place)
{
    char path[LIMIT_PATH_BYTES];
    const char *locale = setlocale(LC_MESSAGES, "");
    /* In these nothing is ever translated. */
    if (locale == NULL || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) {
        return;
    }
    (void)bindtextdomain(DOMAIN, find_catalogues(place, path));
    (void)bind_textdomain_codeset(DOMAIN, "UTF-8");
    (void)bind_textdomain_codeset("libc", "UTF-8"); /* what strerror says */
}

const char *message(const char *text)
{
    return text[0] == '\0' ? text : dgettext(DOMAIN, text); /* "" is the head of the catalogue */
}

const char *message_counted(const char *one, const char *more, unsigned long count)
{
    return dngettext(DOMAIN, one, more, count);
}

enum language message_language(void)
{
    static const char key[] = MESSAGE("these messages are in English");
    return strcmp(message(key), key) == 0 ? LANGUAGE_EN : LANGUAGE_SV;
}

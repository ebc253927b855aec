#include "transform/closed_title.h"

#include <string.h>

#include "base/limits.h"
#include "base/number.h"

#define YEAR_DIGITS 4

int closed_title_year(const char *title)
{
    char digits[YEAR_DIGITS + 1] = "";
    int year = 0;
    const char *at = strrchr(title, '(');
    if (at == NULL) {
        return 0;
    }
    at += 1 + strspn(at + 1, " ");
    if (strncmp(at, "\xE2\x80\x93", 3) == 0) {
        at += 3;
    } else if (*at == '-') {
        at++;
    } else {
        return 0;
    }
    at += strspn(at, " ");
    if (strspn(at, "0123456789") != YEAR_DIGITS) {
        return 0;
    }
    memcpy(digits, at, YEAR_DIGITS);
    at += YEAR_DIGITS + strspn(at + YEAR_DIGITS, " ");
    if (*at != ')' || at[1 + strspn(at + 1, " ")] != '\0') {
        return 0;
    }
    return number_parse_int(digits, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year) ? year : 0;
}

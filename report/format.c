#include "report/format.h"

#include <stddef.h>

#define ROW(name, title) {#name, title},
const struct report_format report_formats[] = {FORMATS(ROW){NULL, NULL}};
#undef ROW

const char *format_list(struct arena *arena)
{
    const char *list = report_formats[0].name;
    for (const struct report_format *format = report_formats + 1; format->name != NULL; format++) {
        list = arena_printf(arena, "%s, %s", list, format->name);
    }
    return list;
}

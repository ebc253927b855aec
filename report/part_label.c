#include "report/part_label.h"

#include <string.h>

const char *part_label_unbroken(struct arena *arena, const char *label)
{
    const size_t word = strcspn(label, " ");
    return label[word] == '\0' ? label : arena_printf(arena, "%.*s\xC2\xA0%s", (int)word, label, label + word + 1);
}

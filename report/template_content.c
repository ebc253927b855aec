#include "report/template_content.h"

#include <string.h>

int inclusion_tell(const struct inclusion *within, struct fault *fault)
{
    char reason[FAULT_TEXT_MAX];
    if (within == NULL) {
        return -1;
    }
    memcpy(reason, fault->text, sizeof reason);
    return fault_set(fault, fault->status, "%s (included in %s:%d)", reason, within->at->document->name,
                     json_line(within->at));
}

const struct content_part *content_find(const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->count && id[0] != '\0'; i++) {
        if (strcmp(content->parts[i].id, id) == 0) {
            return &content->parts[i];
        }
    }
    return NULL;
}

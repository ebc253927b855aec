#include "tests/support/report_json.h"

#include <string.h>

#include "tests/support/check.h"

const json_t *report_part(const json_t *root, const char *id)
{
    size_t index;
    json_t *node;
    json_array_foreach (json_object_get(root, "content"), index, node) {
        const char *own = json_string_value(json_object_get(node, "id"));
        if (own != NULL && strcmp(own, id) == 0) {
            return node;
        }
    }
    fail_msg("no %s in the JSON", id);
    return NULL;
}

/* template_expressions.c - the expressions of a template, and its texts with expressions in braces. */
#include <string.h>

#include "report/template_stating.h"
#include "transform/localized.h"

static int expression_fault(struct stating *stating, const struct json_at *at, const struct fault *reason)
{
    return json_fault(at, stating->reading->fault, "%s", reason->text);
}

int stating_expression(struct stating *stating, const struct json_at *at, const struct expression **expression)
{
    const char *text;
    struct fault reason;
    if (json_text(at, &text, stating->reading->fault) != 0) {
        return -1;
    }
    *expression =
        expression_read(&stating->vocabulary, text, 0, strlen(text), &stating->reading->template->arena, &reason);
    return *expression == NULL ? expression_fault(stating, at, &reason) : 0;
}

int stating_condition(struct stating *stating, const struct json_at *at, const struct expression **condition)
{
    if (at->value == NULL) {
        return 0;
    }
    if (stating_expression(stating, at, condition) != 0) {
        return -1;
    }
    return expression_type(*condition) == VALUE_TRUTH
               ? 0
               : json_fault(at, stating->reading->fault, "must be a condition, not %s",
                            value_type_name(expression_type(*condition)));
}

static int read_language(struct stating *stating, const struct json_at *at, struct wording *wording)
{
    const char *text;
    struct fault reason;
    if (json_name(at, &text, stating->reading->fault) != 0 || reading_references(stating->reading, at, &text) != 0) {
        return -1;
    }
    return wording_read(wording, &stating->vocabulary, text, &stating->reading->template->arena, &reason) == 0
               ? 0
               : expression_fault(stating, at, &reason);
}

int stating_text(struct stating *stating, const struct json_at *at, struct wording *wording)
{
    const char *text;
    struct wording other = {0};
    if (localized_text(at, stating->reading->language, &text, stating->reading->fault) != 0) {
        return -1;
    }
    if (json_is_string(at->value)) {
        return read_language(stating, at, wording);
    }
    struct json_at swedish = json_member(at, "sv");
    struct json_at english = json_member(at, "en");
    bool use_english = stating->reading->language == LANGUAGE_EN && english.value != NULL;
    if (read_language(stating, &swedish, use_english ? &other : wording) != 0) {
        return -1;
    }
    return english.value == NULL ? 0 : read_language(stating, &english, use_english ? wording : &other);
}

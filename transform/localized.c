#include "transform/localized.h"

#include "base/message.h"

int localized_text(const struct json_at *at, enum language language, const char **text, struct fault *fault)
{
    static const char *const known[] = {"sv", "en", NULL};
    if (json_is_string(at->value)) {
        return json_text(at, text, fault);
    }
    if (!json_is_object(at->value)) {
        const char *wanted = message(at->value == NULL ? MESSAGE("is missing; it must be") : MESSAGE("must be"));
        return json_fault(at, fault, "%s %s", wanted, message("a text or {\"sv\": ..., \"en\": ...}"));
    }
    if (json_expect_object(at, known, fault) != 0) {
        return -1;
    }
    struct json_at swedish = json_member(at, "sv");
    struct json_at english = json_member(at, "en");
    bool use_english = language == LANGUAGE_EN && english.value != NULL;
    if (json_text(&swedish, text, fault) != 0) {
        return -1;
    }
    return use_english ? json_text(&english, text, fault) : 0;
}

int localized_text_if_any(const struct json_at *at, enum language language, const char **text, struct fault *fault)
{
    *text = "";
    return at->value == NULL ? 0 : localized_text(at, language, text, fault);
}

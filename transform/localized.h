/* localized.h - texts of templates that come in several languages: {"sv": "Folkmängd", "en": "Population"}. */
#ifndef TRANSFORM_LOCALIZED_H
#define TRANSFORM_LOCALIZED_H

#include "base/fault.h"
#include "base/json.h"
#include "base/language.h"

/* The text for the language; Swedish is required, English falls back to it.
 * A plain text stands for both. Belongs to the document. */
int localized_text(const struct json_at *at, enum language language, const char **text, struct fault *fault);
/* The same, but an absent member gives "". */
int localized_text_if_any(const struct json_at *at, enum language language, const char **text, struct fault *fault);

#endif

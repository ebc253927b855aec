/* language.h - the languages that reports are written in. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

enum language { LANGUAGE_SV, LANGUAGE_EN };

/* What cannot be translated by a template: the text for the language in force. */
static inline const char *language_pick(enum language language, const char *swedish, const char *english)
{
    return language == LANGUAGE_EN ? english : swedish;
}

#endif

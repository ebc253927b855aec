/*
 * message.h - messages in the language of the user's locale, by GNU gettext.
 *
 * The source language is English; po/LANGUAGE.po holds the others. Whoever
 * makes a message writes it in English where it is made: fault_set, json_fault,
 * diag_say and their like translate their formats themselves. What such a
 * function only quotes (one of two words, a noun in a table) is marked:
 *     fault_set(fault, STATUS_USAGE, "%s: %s", name, message(far ? MESSAGE("is too far") : MESSAGE("is near")));
 * The Makefile lists in MESSAGE_KEYWORDS the functions whose texts belong to
 * po/; tests/test_messages.c tells what is missing there.
 *
 * Only LC_MESSAGES is ever set: a Swedish LC_NUMERIC would break workbooks, and
 * LC_CTYPE would be no more than a way to break UTF-8, which all texts are.
 * Reports, and all that other programs read, do not depend on the locale.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include "base/attributes.h"
#include "base/language.h"

/* Marks a text that is translated elsewhere. */
#define MESSAGE(text) text
/* Marks the two texts that message_counted is given elsewhere. */
#define MESSAGES(one, more) one, more

/* Lets messages be in the language of the locale. The catalogues are looked for from `place`, the folder of the running
 * program, on; NULL where that is not known. Where anything is lacking, messages stay English. To be called once. */
void message_start(const char *place);

/* The text in the language of the locale. It lives for ever. */
const char *message(const char *text) FORMAT_LIKE(1);
/* The one of both that suits the count: "%zu part" and "%zu parts". */
const char *message_counted(const char *one, const char *more, unsigned long count) FORMAT_LIKE(1) FORMAT_LIKE(2);

/* The language that messages are in. */
enum language message_language(void);

#endif

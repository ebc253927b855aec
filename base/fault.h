/*
 * fault.h - why something could not be done.
 *
 * A function that can fail takes a `struct fault *` last, returns 0 on success
 * and -1 on failure, and on failure has filled the fault: one line that names
 * the object first, then the reason, then what to do. The fault also carries
 * the exit status that the failure leads to, so that no layer has to guess it.
 * `fault_set` returns -1, so that a failing function can end in
 *     return fault_set(fault, STATUS_IO, "%s: cannot be read: %s", path, strerror(errno));
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/attributes.h"

enum exit_status {
    STATUS_DONE = 0,
    STATUS_INCOMPLETE = 1,     /* done, but something asked for is incomplete */
    STATUS_USAGE = 64,         /* the command line is wrong */
    STATUS_NONSENSE = 65,      /* the source answered something not as documented */
    STATUS_UNREACHABLE = 69,   /* the source cannot be reached */
    STATUS_CANNOT_CREATE = 73, /* an output cannot be made */
    STATUS_IO = 74,            /* input or output failed */
    STATUS_LOCKED = 75,        /* another run holds the lock */
    STATUS_CONFIG = 78         /* a template or the configuration is wrong */
};

#define FAULT_TEXT_MAX 1024

struct fault {
    enum exit_status status;
    char text[FAULT_TEXT_MAX]; /* UTF-8, one line, no full stop */
};

/* Starts without a fault. */
void fault_init(struct fault *fault);

/* Fills the fault; a text that is too long is cut between two characters and
 * what could break the line or the terminal becomes spaces (text_clean). Returns -1. */
int fault_set(struct fault *fault, enum exit_status status, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts "PREFIX: " before the text of a fault that is already set. Returns -1. */
int fault_prefix(struct fault *fault, const char *format, ...) PRINTF_LIKE(2, 3);

/* Puts "; ADVICE", what to do, behind a fault that is already set and of that status; others stay. Returns -1. */
int fault_advise(struct fault *fault, enum exit_status status, const char *advice);

/* The fault of an allocation that failed or hit its ceiling. Returns -1. */
int fault_memory(struct fault *fault, const char *what);

#endif

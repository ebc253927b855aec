/*
 * stop.h - being asked to stop (SIGINT, SIGTERM, SIGHUP) by a command that ends its work in order.
 *
 * After `stop_watch` such a signal is only noted, and handed on to the program
 * that is being run (child.h); the command asks for it between the steps of its
 * work and ends by `stop_end`, so that whoever started it sees what ended it.
 */
#ifndef BASE_STOP_H
#define BASE_STOP_H

#include <signal.h>
#include <sys/types.h>

#include "base/fault.h"

/* Begins to note signals; one that is ignored (nohup) stays so. */
void stop_watch(void);
/* The number of the signal that came first, 0 where none did. */
int stop_asked(void);
/* "SIGTERM" */
const char *stop_name(int number);
/* 0, or -1 and a fault where the program was asked to stop. */
int stop_check(struct fault *fault);
/* What ended a child, if it was such a signal, is meant for this program, too: a service manager or a terminal sends it
 * to both, and which of them sees it first is chance. */
void stop_share(int number);
/* Ends the program as the signal would have. */
void stop_end(int number);

/* Holds signals back; what came meanwhile comes with `stop_let`. */
void stop_hold(sigset_t *before);
void stop_let(const sigset_t *before);
/* Hands signals on to a child; 0 for none any more. Called while they are held back. */
void stop_hand_on(pid_t child);
/* In a child, before it becomes another program: signals end it as ever. */
void stop_forget(void);

#endif

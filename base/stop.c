#include "base/stop.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/message.h"

static const struct {
    int number;
    const char *name;
} signals[] = {{SIGINT, "SIGINT"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}};

#define SIGNALS (sizeof signals / sizeof *signals)

/* Written by the signal handler. */
static volatile sig_atomic_t asked;
/* Read by it: the child to hand signals on to, or 0. A process's number is an int here. */
static volatile sig_atomic_t listener;

static void note(int number)
{
    int reason = errno;
    if (asked == 0) {
        asked = number;
    }
    if (listener > 0) {
        (void)kill((pid_t)listener, number);
    }
    errno = reason;
}

void stop_watch(void)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction action;
        if (sigaction(signals[i].number, NULL, &action) != 0 || action.sa_handler == SIG_IGN) {
            continue;
        }
        memset(&action, 0, sizeof action);
        action.sa_handler = note;
        action.sa_flags = SA_RESTART;
        (void)sigemptyset(&action.sa_mask);
        (void)sigaction(signals[i].number, &action, NULL);
    }
}

int stop_asked(void)
{
    return asked;
}

const char *stop_name(int number)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        if (signals[i].number == number) {
            return signals[i].name;
        }
    }
    return MESSAGE("a signal");
}

int stop_check(struct fault *fault)
{
    return asked == 0 ? 0
                      : fault_set(fault, STATUS_IO, "stopped by %s; the next run does what is left",
                                  message(stop_name(asked)));
}

void stop_share(int number)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        if (signals[i].number == number && asked == 0) {
            asked = number;
        }
    }
}

void stop_end(int number)
{
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

void stop_hold(sigset_t *before)
{
    sigset_t held;
    (void)sigemptyset(&held);
    for (size_t i = 0; i < SIGNALS; i++) {
        (void)sigaddset(&held, signals[i].number);
    }
    (void)sigprocmask(SIG_BLOCK, &held, before);
}

void stop_let(const sigset_t *before)
{
    (void)sigprocmask(SIG_SETMASK, before, NULL);
}

void stop_hand_on(pid_t child)
{
    listener = child;
}

void stop_forget(void)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction action;
        if (sigaction(signals[i].number, NULL, &action) == 0 && action.sa_handler != SIG_IGN) {
            (void)signal(signals[i].number, SIG_DFL);
        }
    }
}

/* stand_in.h - the stand-in for the live service with genuine figures (../shared/kolada/serve) as a child process. */
#ifndef TESTS_SUPPORT_STAND_IN_H
#define TESTS_SUPPORT_STAND_IN_H

#include <sys/types.h>

struct stand_in {
    pid_t process;
    char url[128];
};

/* Starts the script and waits for its first line, which is its address; each answer waits `latency` ms ("0"). */
void stand_in_start(const char *serve, const char *latency, struct stand_in *server);
void stand_in_stop(const struct stand_in *server);

#endif

/* measure RUNS COMMAND [ARGUMENT]...: the median wall time of a whole process, in milliseconds. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"

#define RUNS_MAX 1000

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* What the command writes to standard output goes nowhere. */
static void become(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) {
        _exit(127);
    }
    (void)execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

/* Milliseconds, or a negative number where the command failed. */
static double run_once(char **command)
{
    struct timespec start;
    struct timespec end;
    int status;
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        become(command);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        return -1;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
}

int main(int argc, char **argv)
{
    static double times[RUNS_MAX];
    int runs;
    if (argc < 3 || !number_parse_int(argv[1], 1, RUNS_MAX, &runs)) {
        (void)fputs("usage: measure RUNS COMMAND [ARGUMENT]...\n", stderr);
        return 64;
    }
    for (int i = 0; i < runs; i++) {
        times[i] = run_once(argv + 2);
        if (times[i] < 0) {
            (void)fprintf(stderr, "measure: %s failed\n", argv[2]);
            return 1;
        }
    }
    qsort(times, (size_t)runs, sizeof times[0], compare);
    return printf("%.2f\n", times[runs / 2]) > 0 ? 0 : 1;
}

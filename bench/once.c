/* once COMMAND [ARGUMENT]...: its wall time and its processor time in seconds, its peak memory in kibibytes. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct timespec start;
    struct timespec end;
    struct rusage usage;
    int status;
    if (argc < 2) {
        (void)fputs("usage: once COMMAND [ARGUMENT]...\n", stderr);
        return 64;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
        (void)execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        (void)fprintf(stderr, "once: %s failed\n", argv[1]);
        return 1;
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &end);
    (void)getrusage(RUSAGE_CHILDREN, &usage);
    double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    double busy = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 + (double)usage.ru_stime.tv_sec +
                  (double)usage.ru_stime.tv_usec / 1e6;
    return printf("%.2f %.2f %ld\n", seconds, busy, usage.ru_maxrss) > 0 ? 0 : 1;
}

/* What a long run tells of itself: on a terminal, elsewhere, and with -q. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fetch/progress.h"
#include "tests/support/check.h"

static void tells_requests_figures_rate_and_time_left(void **state)
{
    char text[PROGRESS_TEXT_MAX];
    struct progress progress = {.what = "asked", .total = 9519, .done = 1200, .at_once = 200, .figures = 3400000};
    (void)state;
    progress_format(&progress, 200, text);
    assert_string_equal(text, "1 200 of 9 519 requests asked, 3 400 000 figures, 5.0/s, 28 min left");
    progress.done = 9500;
    progress_format(&progress, 1860, text);
    assert_non_null(strstr(text, ", 5.0/s, 4 s left"));
    progress.done = 300;
    progress_format(&progress, 100, text);
    assert_non_null(strstr(text, ", 1.0/s, 2.6 h left"));
    progress.done = 200;
    progress_format(&progress, 100, text);
    assert_string_equal(text, "200 of 9 519 requests asked, 3 400 000 figures, 0.0/s");
}

/* A few requests over more time than lies between two drawings. */
static void make_progress(struct diag *diag)
{
    const struct timespec pause = {0, 120L * 1000 * 1000};
    struct progress progress;
    progress_start(&progress, diag, "asked", 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(nanosleep(&pause, NULL), 0);
        progress_figures(&progress, 500);
        progress_request(&progress, false);
    }
    progress_end(&progress);
    progress_end(&progress);
}

/* All that was written to the terminal: until nothing comes for a while. */
static size_t read_terminal(int master, char *text, size_t size)
{
    struct pollfd wait = {.fd = master, .events = POLLIN};
    size_t length = 0;
    while (poll(&wait, 1, 300) == 1 && length < size - 1) {
        ssize_t got = read(master, text + length, size - 1 - length);
        assert_true(got > 0);
        length += (size_t)got;
    }
    text[length] = '\0';
    return length;
}

static void draws_one_line_on_a_terminal_and_clears_it(void **state)
{
    char text[4096] = "";
    struct diag diag;
    (void)state;
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0) {
        print_message("skipped: no terminal can be had here\n");
        skip();
    }
    assert_int_equal(grantpt(master), 0);
    assert_int_equal(unlockpt(master), 0);
    FILE *terminal = fopen(ptsname(master), "w");
    assert_non_null(terminal);
    diag_init(&diag, terminal);
    make_progress(&diag);
    size_t length = read_terminal(master, text, sizeof text);
    assert_true(length > strlen("\r\033[K"));
    assert_non_null(strstr(text, "\r\033[K[#####...............] 1 of 4 requests asked"));
    assert_null(strchr(text, '\n'));
    assert_string_equal(text + length - strlen("\r\033[K"), "\r\033[K");
    assert_int_equal(fclose(terminal), 0);
    assert_int_equal(close(master), 0);
}

static void says_nothing_before_a_minute_elsewhere(void **state)
{
    struct diag diag;
    FILE *file = tmpfile();
    (void)state;
    assert_non_null(file);
    diag_init(&diag, file);
    make_progress(&diag);
    assert_int_equal(ftell(file), 0);
    assert_int_equal(fclose(file), 0);
}

static void says_a_line_a_minute_elsewhere(void **state)
{
    char text[256] = "";
    struct diag diag;
    struct progress progress;
    FILE *file = tmpfile();
    (void)state;
    assert_non_null(file);
    diag_init(&diag, file);
    progress_start(&progress, &diag, "booked", 4);
    progress.last -= 61;
    progress_request(&progress, false);
    progress_request(&progress, false);
    progress_end(&progress);
    rewind(file);
    assert_non_null(fgets(text, sizeof text, file));
    assert_memory_equal(text, "nyckeltal: fetch: 1 of 4 requests booked, 0 figures, ", 52);
    assert_null(fgets(text, sizeof text, file));
    assert_int_equal(fclose(file), 0);
}

static void quiet_means_quiet(void **state)
{
    struct diag diag;
    struct progress progress;
    FILE *file = tmpfile();
    (void)state;
    assert_non_null(file);
    diag_init(&diag, file);
    diag.level = DIAG_QUIET;
    progress_start(&progress, &diag, "asked", 4);
    progress.last -= 1000;
    progress_request(&progress, false);
    assert_int_equal(ftell(file), 0);
    assert_int_equal(fclose(file), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_requests_figures_rate_and_time_left),
        cmocka_unit_test(draws_one_line_on_a_terminal_and_clears_it),
        cmocka_unit_test(says_nothing_before_a_minute_elsewhere),
        cmocka_unit_test(says_a_line_a_minute_elsewhere),
        cmocka_unit_test(quiet_means_quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

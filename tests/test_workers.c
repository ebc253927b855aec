/* test_workers.c - work shared out among processes: told in order, whoever did it, and what an ended worker leaves. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/workers.h"
#include "tests/support/check.h"

struct telling {
    struct buffer told; /* all that was handed over */
    size_t ends_at;     /* the piece whose worker ends; none where it is too large */
    size_t finished;
};

static int start(void *context, FILE *err)
{
    (void)context;
    (void)err;
    return 0;
}

static int work(void *context, size_t piece, FILE *out, FILE *err)
{
    const struct telling *telling = context;
    if (piece == telling->ends_at) {
        _exit(3);
    }
    (void)fprintf(out, "out %zu;", piece);
    for (size_t i = 0; i < 1000 * piece; i++) {
        (void)fputc('.', out);
    }
    (void)fprintf(err, "err %zu;", piece);
    return (int)piece;
}

static void done(void *context, size_t piece, int status, const char *out, size_t out_bytes, const char *err,
                 size_t err_bytes)
{
    struct telling *telling = context;
    buffer_printf(&telling->told, "[%zu %d ", piece, status);
    buffer_append(&telling->told, out, out_bytes);
    buffer_append(&telling->told, err, err_bytes);
    buffer_text(&telling->told, "]");
}

static void progress(void *context, size_t finished)
{
    struct telling *telling = context;
    assert_int_equal(finished, telling->finished + 1);
    telling->finished = finished;
}

static void run(struct telling *telling, size_t pieces, size_t count, size_t ends_at)
{
    struct fault fault;
    const struct workers workers = {.start = start, .work = work, .done = done, .tell = progress, .context = telling};
    *telling = (struct telling){.ends_at = ends_at};
    buffer_init(&telling->told, LIMIT_RENDERED_BYTES);
    assert_int_equal(workers_run(&workers, pieces, count, &fault), 0);
}

static void all_is_told_in_order(void **state)
{
    struct telling one;
    struct telling four;
    (void)state;
    run(&one, 40, 1, SIZE_MAX);
    run(&four, 40, 4, SIZE_MAX);
    assert_int_equal(one.finished, 40);
    assert_int_equal(four.finished, 40);
    assert_int_equal(strncmp(one.told.bytes, "[0 0 out 0;err 0;][1 1 out 1;...", 32), 0);
    assert_string_equal(one.told.bytes, four.told.bytes);
    buffer_release(&one.told);
    buffer_release(&four.told);
}

static void a_worker_that_ends_costs_its_piece(void **state)
{
    struct telling telling;
    (void)state;
    run(&telling, 6, 2, 2);
    assert_int_equal(telling.finished, 5);
    assert_non_null(strstr(telling.told.bytes, "[2 -1 ]"));
    assert_non_null(strstr(telling.told.bytes, "err 5;]"));
    buffer_release(&telling.told);
}

static void without_workers_left_the_rest_is_told_as_not_done(void **state)
{
    struct telling telling;
    (void)state;
    run(&telling, 3, 1, 1);
    assert_string_equal(telling.told.bytes, "[0 0 out 0;err 0;][1 -1 ][2 -1 ]");
    buffer_release(&telling.told);
}

static void more_workers_than_pieces_do_no_harm(void **state)
{
    struct telling telling;
    (void)state;
    run(&telling, 1, 8, SIZE_MAX); /* more workers than pieces */
    assert_string_equal(telling.told.bytes, "[0 0 out 0;err 0;]");
    assert_true(workers_default() >= 1 && workers_default() <= WORKERS_MOST);
    buffer_release(&telling.told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_told_in_order),
        cmocka_unit_test(a_worker_that_ends_costs_its_piece),
        cmocka_unit_test(without_workers_left_the_rest_is_told_as_not_done),
        cmocka_unit_test(more_workers_than_pieces_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <string.h>

#include "base/arena.h"
#include "tests/support/check.h"

static void gives_zeroed_aligned_memory(void **state)
{
    struct arena arena;
    static const unsigned char zeros[4096];
    (void)state;
    arena_init(&arena, 1000000);
    for (size_t size = 1; size < 4096; size += 97) {
        unsigned char *memory = arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        assert_memory_equal(memory, zeros, size);
        memset(memory, 0xAB, size);
    }
    assert_non_null(arena_alloc(&arena, 0));
    assert_false(arena_failed(&arena));
    arena_release(&arena);
}

static void copies_texts(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 1000000);
    assert_string_equal(arena_copy(&arena, "Öckerö"), "Öckerö");
    assert_null(arena_copy(&arena, NULL));
    assert_string_equal(arena_copy_bytes(&arena, "abcdef", 3), "abc");
    assert_string_equal(arena_printf(&arena, "%d-%s", 7, "x"), "7-x");
    assert_false(arena_failed(&arena));
    arena_release(&arena);
}

static void grows_lists(void **state)
{
    struct arena arena;
    void *items = NULL;
    size_t capacity = 0;
    (void)state;
    arena_init(&arena, 1000000);
    for (size_t i = 0; i < 1000; i++) {
        size_t *place = arena_next(&arena, &items, i, &capacity, sizeof *place);
        assert_non_null(place);
        *place = i * i;
    }
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(((size_t *)items)[i], i * i);
    }
    assert_true(capacity >= 1000);
    arena_release(&arena);
}

static void keeps_to_its_ceiling(void **state)
{
    struct arena arena;
    size_t got = 0;
    (void)state;
    arena_init(&arena, 100000);
    assert_null(arena_alloc(&arena, 100001));
    assert_true(arena_failed(&arena));
    arena_release(&arena);
    arena_init(&arena, 100000);
    while (arena_alloc(&arena, 1000) != NULL) {
        got++;
    }
    assert_int_equal(got, 65 + 34); /* of 1008 bytes: 65 in a block of 65536, 34 in the 34464 that are left */
    assert_true(arena_failed(&arena));
    arena_release(&arena);
}

static void a_small_ceiling_still_gives_what_it_can(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 256);
    assert_string_equal(arena_copy(&arena, "short"), "short");
    assert_false(arena_failed(&arena));
    assert_null(arena_alloc(&arena, 256));
    arena_release(&arena);
}

static void fails_for_good_with_empty_texts(void **state)
{
    struct arena arena;
    char large[512];
    void *items = NULL;
    size_t capacity = 0;
    (void)state;
    memset(large, 'x', sizeof large - 1);
    large[sizeof large - 1] = '\0';
    arena_init(&arena, 256);
    assert_string_equal(arena_copy(&arena, large), "");
    assert_true(arena_failed(&arena));
    assert_string_equal(arena_printf(&arena, "%s", large), "");
    assert_string_equal(arena_copy_bytes(&arena, large, 400), "");
    assert_null(arena_next(&arena, &items, 0, &capacity, 512));
    assert_string_equal(arena_copy(&arena, "fits"), "fits");
    assert_true(arena_failed(&arena));
    arena_release(&arena);
}

static void guards_multiplication(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, SIZE_MAX);
    assert_null(arena_array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena_failed(&arena));
    arena_release(&arena);
    arena_init(&arena, 1000);
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_true(arena_failed(&arena));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(copies_texts),
        cmocka_unit_test(grows_lists),
        cmocka_unit_test(keeps_to_its_ceiling),
        cmocka_unit_test(a_small_ceiling_still_gives_what_it_can),
        cmocka_unit_test(fails_for_good_with_empty_texts),
        cmocka_unit_test(guards_multiplication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

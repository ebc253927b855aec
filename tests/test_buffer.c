#include <string.h>

#include "base/buffer.h"
#include "tests/support/check.h"

static void starts_as_an_empty_text(void **state)
{
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 10);
    assert_string_equal(buffer.bytes, "");
    buffer_append(&buffer, "", 0);
    buffer_text(&buffer, "");
    assert_int_equal(buffer.length, 0);
    assert_false(buffer_failed(&buffer));
    buffer_release(&buffer);
    assert_string_equal(buffer.bytes, "");
}

static void grows_and_ends_in_nul(void **state)
{
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 100000);
    for (int i = 0; i < 10000; i++) {
        buffer_printf(&buffer, "%04d ", i);
    }
    buffer_append(&buffer, "a\0b", 3);
    assert_int_equal(buffer.length, 50003);
    assert_memory_equal(buffer.bytes + 49995, "9999 a\0b", 9);
    assert_false(buffer_failed(&buffer));
    buffer_release(&buffer);
}

static void takes_its_ceiling_and_no_byte_more(void **state)
{
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 5);
    buffer_text(&buffer, "abcde");
    assert_false(buffer_failed(&buffer));
    buffer_text(&buffer, "f");
    assert_true(buffer_failed(&buffer));
    assert_string_equal(buffer.bytes, "abcde");
    buffer_release(&buffer);
}

static void stays_failed_until_cleared(void **state)
{
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 4);
    buffer_printf(&buffer, "%s", "12345");
    assert_true(buffer_failed(&buffer));
    buffer_text(&buffer, "1");
    assert_true(buffer_failed(&buffer));
    assert_string_equal(buffer.bytes, "");
    buffer_clear(&buffer);
    assert_false(buffer_failed(&buffer));
    buffer_printf(&buffer, "%d", 1234);
    assert_string_equal(buffer.bytes, "1234");
    buffer_clear(&buffer);
    assert_string_equal(buffer.bytes, "");
    assert_int_equal(buffer.length, 0);
    buffer_release(&buffer);
}

static void a_ceiling_of_nothing_takes_nothing(void **state)
{
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 0);
    buffer_append(&buffer, "x", 1);
    assert_true(buffer_failed(&buffer));
    assert_string_equal(buffer.bytes, "");
    buffer_release(&buffer);
}

static void a_length_past_all_memory_fails(void **state)
{
    struct buffer buffer;
    (void)state;
    buffer_init(&buffer, 1000);
    buffer_text(&buffer, "abc");
    buffer_append(&buffer, "x", SIZE_MAX);
    assert_true(buffer_failed(&buffer));
    assert_string_equal(buffer.bytes, "abc");
    buffer_release(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_as_an_empty_text),
        cmocka_unit_test(grows_and_ends_in_nul),
        cmocka_unit_test(takes_its_ceiling_and_no_byte_more),
        cmocka_unit_test(stays_failed_until_cleared),
        cmocka_unit_test(a_ceiling_of_nothing_takes_nothing),
        cmocka_unit_test(a_length_past_all_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

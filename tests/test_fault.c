#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "tests/support/check.h"

static void carries_status_and_text(void **state)
{
    struct fault fault;
    (void)state;
    fault_init(&fault);
    assert_int_equal(fault.status, STATUS_DONE);
    assert_string_equal(fault.text, "");
    assert_int_equal(fault_set(&fault, STATUS_CONFIG, "%s:%d: is wrong", "a.json", 7), -1);
    assert_int_equal(fault.status, STATUS_CONFIG);
    assert_string_equal(fault.text, "a.json:7: is wrong");
}

static void has_the_documented_numbers(void **state)
{
    (void)state;
    assert_int_equal(STATUS_INCOMPLETE, 1);
    assert_int_equal(STATUS_USAGE, 64);
    assert_int_equal(STATUS_NONSENSE, 65);
    assert_int_equal(STATUS_UNREACHABLE, 69);
    assert_int_equal(STATUS_CANNOT_CREATE, 73);
    assert_int_equal(STATUS_IO, 74);
    assert_int_equal(STATUS_LOCKED, 75);
    assert_int_equal(STATUS_CONFIG, 78);
}

static void stays_one_harmless_line(void **state)
{
    static const struct {
        const char *given;
        const char *told;
    } rows[] = {
        {"a\nb\r\nc", "a b  c"},
        {"tab\there", "tab here"},
        {"\033[31mred\177", " [31mred "},
        {"\xC2\x9B"
         "2J",
         "  2J"},                          /* U+009B starts a control sequence, too */
        {"\xE2\x80\xAEgnirw", "   gnirw"}, /* turns the direction of writing */
        {"\xFF"
         "Ale",
         " Ale"}, /* no UTF-8 at all */
        {"Öckerö – 2 % ≥ 1", "Öckerö – 2 % ≥ 1"},
    };
    struct fault fault;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fault_set(&fault, STATUS_IO, "%s", rows[i].given);
        assert_string_equal(fault.text, rows[i].told);
    }
}

static void is_cut_between_characters(void **state)
{
    char text[FAULT_TEXT_MAX * 2];
    struct fault fault;
    (void)state;
    /* One byte, then two-byte characters: 1023 bytes hold 511 of them. */
    text[0] = 'x';
    for (size_t i = 1; i + 2 < sizeof text; i += 2) {
        memcpy(text + i, "ö", 3);
    }
    fault_set(&fault, STATUS_IO, "%s", text);
    assert_int_equal(strlen(fault.text), 1023);
    assert_true(text_is_valid(fault.text, strlen(fault.text)));
    fault_set(&fault, STATUS_IO, "%s", text + 1);
    assert_int_equal(strlen(fault.text), 1022);
    assert_true(text_is_valid(fault.text, strlen(fault.text)));
}

static void takes_a_prefix(void **state)
{
    char text[FAULT_TEXT_MAX];
    struct fault fault;
    (void)state;
    fault_set(&fault, STATUS_LOCKED, "the reason");
    assert_int_equal(fault_prefix(&fault, "%s %d", "page", 3), -1);
    assert_int_equal(fault.status, STATUS_LOCKED);
    assert_string_equal(fault.text, "page 3: the reason");
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    fault_set(&fault, STATUS_IO, "%s", text);
    fault_prefix(&fault, "p");
    assert_int_equal(strlen(fault.text), FAULT_TEXT_MAX - 1);
    assert_memory_equal(fault.text, "p: xxx", 6);
}

static void takes_advice_of_its_status(void **state)
{
    struct fault fault;
    (void)state;
    fault_set(&fault, STATUS_CANNOT_CREATE, "out: the folder cannot be made");
    assert_int_equal(fault_advise(&fault, STATUS_IO, "mend the disk"), -1);
    assert_string_equal(fault.text, "out: the folder cannot be made");
    assert_int_equal(fault_advise(&fault, STATUS_CANNOT_CREATE, "name another"), -1);
    assert_int_equal(fault.status, STATUS_CANNOT_CREATE);
    assert_string_equal(fault.text, "out: the folder cannot be made; name another");
}

static void names_what_lacked_memory(void **state)
{
    struct fault fault;
    (void)state;
    assert_int_equal(fault_memory(&fault, "panel"), -1);
    assert_int_equal(fault.status, STATUS_IO);
    assert_memory_equal(fault.text, "panel: memory", 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carries_status_and_text),  cmocka_unit_test(has_the_documented_numbers),
        cmocka_unit_test(stays_one_harmless_line),  cmocka_unit_test(is_cut_between_characters),
        cmocka_unit_test(takes_a_prefix),           cmocka_unit_test(takes_advice_of_its_status),
        cmocka_unit_test(names_what_lacked_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_xml.c - texts in XML and HTML. */
#include <string.h>

#include "base/xml.h"
#include "tests/support/check.h"

static void expect(const char *text, const char *escaped)
{
    struct buffer buffer;
    buffer_init(&buffer, 4096);
    xml_append(&buffer, text);
    assert_false(buffer_failed(&buffer));
    assert_string_equal(buffer.length == 0 ? "" : buffer.bytes, escaped);
    buffer_release(&buffer);
}

static void what_has_a_meaning_is_escaped(void **state)
{
    (void)state;
    expect("", "");
    expect("\u00d6cker\u00f6", "\u00d6cker\u00f6");
    expect("<b title=\"x\" id='y'>&amp;", "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
}

static void a_line_break_is_a_space(void **state)
{
    (void)state;
    expect("ett\ntv\u00e5", "ett tv\u00e5");
}

static void only_so_many_bytes_are_taken(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 4096);
    xml_append_bytes(&buffer, "a<b>", 2);
    assert_string_equal(buffer.bytes, "a&lt;");
    buffer_release(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_a_meaning_is_escaped),
        cmocka_unit_test(a_line_break_is_a_space),
        cmocka_unit_test(only_so_many_bytes_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/options.h"
#include "tests/support/check.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define ARGUMENTS_MAX 16

struct parsed {
    bool quiet;
    bool verbose;
    const char *store;
    struct option_list indicators;
    struct option_list names;
    int next;
    struct fault fault;
};

/* Parses a line that is split at its spaces. */
static int parse(struct parsed *parsed, const char *line, bool stop_at_name)
{
    static char room[256];
    char *arguments[ARGUMENTS_MAX + 1];
    int count = 0;
    const struct option_spec common[] = {
        {"store", 0, "FILE", OPTION_TEXT, &parsed->store, "the store"},
        {"quiet", 'q', NULL, OPTION_FLAG, &parsed->quiet, "say less"},
        {"verbose", 'v', NULL, OPTION_FLAG, &parsed->verbose, "say more"},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    const struct option_spec own[] = {
        {"indicator", 0, "NAMES", OPTION_LIST, &parsed->indicators, "names"},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    memset(parsed, 0, sizeof *parsed);
    memcpy(room, line, strlen(line) + 1);
    for (char *at = room; *at != '\0' && count < ARGUMENTS_MAX; count++) {
        arguments[count] = at;
        at += strcspn(at, " ");
        if (*at == ' ') {
            *at++ = '\0';
        }
    }
    return options_parse(count, arguments, common, own, stop_at_name, &parsed->names, &parsed->next, &parsed->fault);
}

static void reads_options_and_names(void **state)
{
    struct parsed parsed;
    (void)state;
    assert_int_equal(parse(&parsed, "query Ale --store a.db -q --indicator x Lerum --indicator=y", false), 0);
    assert_string_equal(parsed.store, "a.db");
    assert_true(parsed.quiet);
    assert_false(parsed.verbose);
    assert_int_equal(parsed.names.count, 2);
    assert_string_equal(parsed.names.values[0], "Ale");
    assert_string_equal(parsed.names.values[1], "Lerum");
    assert_int_equal(parsed.indicators.count, 2);
    assert_string_equal(parsed.indicators.values[0], "x");
    assert_string_equal(parsed.indicators.values[1], "y");
}

static void letters_go_together_and_the_last_value_holds(void **state)
{
    struct parsed parsed;
    (void)state;
    assert_int_equal(parse(&parsed, "query -qv --store=a --store=b=c", false), 0);
    assert_true(parsed.quiet && parsed.verbose);
    assert_string_equal(parsed.store, "b=c");
    assert_int_equal(parse(&parsed, "query --store --quiet", false), 0);
    assert_string_equal(parsed.store, "--quiet"); /* a value is whatever follows */
}

static void two_dashes_end_the_options(void **state)
{
    struct parsed parsed;
    (void)state;
    assert_int_equal(parse(&parsed, "query -- --store -q -", false), 0);
    assert_int_equal(parsed.names.count, 3);
    assert_string_equal(parsed.names.values[0], "--store");
    assert_string_equal(parsed.names.values[2], "-");
    assert_false(parsed.quiet);
}

static void stops_at_the_command(void **state)
{
    struct parsed parsed;
    (void)state;
    assert_int_equal(parse(&parsed, "nyckeltal -q --store s fetch --nonsense", true), 0);
    assert_int_equal(parsed.next, 4);
    assert_int_equal(parsed.names.count, 0);
    assert_int_equal(parse(&parsed, "nyckeltal", true), 0);
    assert_int_equal(parsed.next, 1);
}

static void tells_what_is_wrong(void **state)
{
    static const char *const rows[][2] = {
        {"q --stoer x", "--stoer: there is no such option; the nearest is --store"},
        {"q --stoer=/a/long/path/indicator", "--stoer: there is no such option; the nearest is --store"},
        {"q --indicators x", "--indicators: there is no such option; the nearest is --indicator"},
        {"q --qiet", "--qiet: there is no such option; the nearest is --quiet"},
        {"q --store", "--store: needs a value: --store FILE"},
        {"q --quiet=yes", "--quiet: takes no value"},
        {"q -x", "-x: there is no such option; `nyckeltal --help` lists them"},
        {"q -qx", "-qx: there is no such option; `nyckeltal --help` lists them"},
        {"q -ö", "-ö: there is no such option; `nyckeltal --help` lists them"},
    };
    struct parsed parsed;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(parse(&parsed, rows[i][0], false), -1);
        assert_int_equal(parsed.fault.status, STATUS_USAGE);
        assert_string_equal(parsed.fault.text, rows[i][1]);
    }
}

static void takes_no_more_values_than_it_has_room_for(void **state)
{
    static char name[] = "x";
    static char *arguments[OPTION_VALUES_MAX + 2];
    struct option_list names = {0};
    struct fault fault;
    int next;
    (void)state;
    for (size_t i = 0; i < COUNT(arguments); i++) {
        arguments[i] = name;
    }
    assert_int_equal(options_parse(OPTION_VALUES_MAX + 1, arguments, NULL, NULL, false, &names, &next, &fault), 0);
    names.count = 0;
    assert_int_equal(options_parse(OPTION_VALUES_MAX + 2, arguments, NULL, NULL, false, &names, &next, &fault), -1);
    assert_int_equal(fault.status, STATUS_USAGE);
}

static void helps_one_line_an_option(void **state)
{
    static const struct option_spec specs[] = {
        {"store", 0, "FILE", OPTION_TEXT, NULL, "the store"},
        {"quiet", 'q', NULL, OPTION_FLAG, NULL, "say less"},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    struct buffer text;
    (void)state;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    help_options(specs, 0, &text);
    assert_string_equal(text.bytes, "      --store FILE             the store\n"
                                    "  -q, --quiet                  say less\n");
    buffer_clear(&text);
    help_options(specs, 40, &text);
    assert_string_equal(text.bytes, "      --store FILE\n      the store\n  -q, --quiet\n      say less\n");
    buffer_release(&text);
}

static void reads_spans_of_years(void **state)
{
    static const struct {
        const char *text;
        int first;
        int last;
    } good[] = {{"2022", 2022, 2022}, {"2017-2022", 2017, 2022}, {"1900-2100", 1900, 2100}, {"2022-2022", 2022, 2022}};
    static const char *const bad[] = {"",          "-",         "2017-",       "-2022",
                                      "2022-2017", "1899-2000", "2000-2101",   "2017-2018-2019",
                                      "2017:2018", "tjugo",     "2017 - 2018", "20172018201920202021"};
    struct fault fault;
    int first;
    int last;
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_int_equal(command_years(good[i].text, &first, &last, &fault), 0);
        assert_int_equal(first, good[i].first);
        assert_int_equal(last, good[i].last);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(command_years(bad[i], &first, &last, &fault), -1);
        assert_int_equal(fault.status, STATUS_USAGE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_options_and_names),    cmocka_unit_test(letters_go_together_and_the_last_value_holds),
        cmocka_unit_test(two_dashes_end_the_options), cmocka_unit_test(stops_at_the_command),
        cmocka_unit_test(tells_what_is_wrong),        cmocka_unit_test(takes_no_more_values_than_it_has_room_for),
        cmocka_unit_test(helps_one_line_an_option),   cmocka_unit_test(reads_spans_of_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

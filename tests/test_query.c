/* test_query.c - the program as people call it: query over the shipped figures, settings, faults. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "tests/support/check.h"
#include "tests/support/program.h"
#include "tests/support/scratch.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define ARGUMENTS_MAX 16
#define N "\xC2\xA0"

struct fixture {
    char folder[LIMIT_PATH_BYTES];
    char home[LIMIT_PATH_BYTES + 8];
    char store[LIMIT_PATH_BYTES + 64];
    const char *environment[8];
    struct program_result result;
};

/* An environment in which nothing but HOME says where things are. */
static void set_environment(struct fixture *fixture)
{
    const char *const environment[] = {fixture->home,   "XDG_CONFIG_HOME", "XDG_DATA_HOME",       "NYCKELTAL_STORE",
                                       "NYCKELTAL_API", "NYCKELTAL_LANG",  "NYCKELTAL_TEMPLATES", NULL};
    (void)snprintf(fixture->home, sizeof fixture->home, "HOME=%s", fixture->folder);
    memcpy(fixture->environment, environment, sizeof environment);
}

/* Runs a line that is split at its spaces, with the environment and more of it. */
static int run_with(struct fixture *fixture, const char *line, const char *const *more)
{
    static char room[LIMIT_PATH_BYTES * 3];
    const char *arguments[ARGUMENTS_MAX + 1] = {NULL};
    const char *environment[16] = {NULL};
    size_t count = 0;
    size_t variables = 0;
    (void)snprintf(room, sizeof room, "%s", line);
    for (char *at = room; *at != '\0' && count < ARGUMENTS_MAX; count++) {
        arguments[count] = at;
        at += strcspn(at, " ");
        if (*at == ' ') {
            *at++ = '\0';
        }
    }
    while (fixture->environment[variables] != NULL) {
        environment[variables] = fixture->environment[variables];
        variables++;
    }
    for (size_t i = 0; more != NULL && more[i] != NULL; i++) {
        environment[variables++] = more[i];
    }
    program_release(&fixture->result);
    program_run(&fixture->result, arguments, environment);
    return fixture->result.status;
}

static int run(struct fixture *fixture, const char *line)
{
    return run_with(fixture, line, NULL);
}

static const char *out(const struct fixture *fixture)
{
    return fixture->result.out.bytes;
}

static const char *err(const struct fixture *fixture)
{
    return fixture->result.err.bytes;
}

static int set_up(void **state)
{
    static struct fixture fixture;
    scratch_make(fixture.folder);
    set_environment(&fixture);
    buffer_init(&fixture.result.out, 0);
    buffer_init(&fixture.result.err, 0);
    assert_int_equal(run(&fixture, "-q fetch --replay cache/snapshot"), 0);
    assert_string_equal(out(&fixture), "");
    assert_string_equal(err(&fixture), "");
    (void)snprintf(fixture.store, sizeof fixture.store, "%s/.local/share/nyckeltal/nyckeltal.db", fixture.folder);
    assert_true(path_exists(fixture.store));
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    program_release(&fixture->result);
    scratch_remove(fixture->folder);
    return 0;
}

/* --- answers --- */

static void a_table_tells_the_latest_figures(void **state)
{
    static const char *const lines[] = {
        "Öckerö (1407)\n",
        "\nFolkmängd ",
        "12" N "800",
        "\nAnvisade från Arbetsförmedlingen ",
        "15,7" N "%  12 av 13  ",
        "6 av 12\n",
        "2,8" N "%",
        "11 av 13\n",
        "+8 sedan 2021",
        "\nEgen bearbetning av data från Kolada, hämtade 2023",
    };
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query Öckerö --format table"), 0);
    assert_string_equal(err(fixture), "");
    for (size_t i = 0; i < COUNT(lines); i++) {
        assert_non_null(strstr(out(fixture), lines[i]));
    }
    assert_null(strstr(out(fixture), "\033")); /* no colour where nobody looks */
    assert_null(strstr(out(fixture), " \n"));
}

static void csv_is_long_and_exact(void **state)
{
    static const char expected[] =
        "indicator,kpi,area,area_title,year,gender,statistic,n,members,value,decimals,status,band,shown,source,"
        "preliminary,holders,follows,small_base\n"
        "anvisade_af,U40806,1419,Tjörn,2021,T,,,,6,0,,,6" N "%,\"Källa: Kolada, hämtat 2023\",false,,,false\n"
        "anvisade_af,U40806,GR,Göteborgsregionen,2021,T,mean,13,13,12.23076923076923,1,,,\"12,2" N
        "%\",\"Egen bearbetning av data från Kolada, hämtade 2023\",false,,,false\n"
        "anvisade_af,U40806,0000,Riket,2021,T,,,,,0,not_fetched,,ej hämtad,\"Källa: Kolada, hämtat "
        "2023\",false,,,false\n"
        "anvisade_af,U40806,1419,Tjörn,2022,T,,,,,0,missing,,i.u.,\"Källa: Kolada, hämtat 2023\",false,,,false\n"
        "anvisade_af,U40806,GR,Göteborgsregionen,2022,T,mean,12,13,15.666666666666666,1,,,\"15,7" N
        "%\",\"Egen bearbetning av data från Kolada, hämtade 2023\",false,,,false\n"
        "anvisade_af,U40806,0000,Riket,2022,T,,,,,0,not_fetched,,ej hämtad,\"Källa: Kolada, hämtat "
        "2023\",false,,,false\n";
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query tjorn --indicator u40806 --years 2021-2022"), 0);
    assert_string_equal(out(fixture), expected);
}

static void json_says_the_same(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query 1419 --indicator anvisade_af --years 2022 --format json --lang en"), 0);
    assert_non_null(strstr(out(fixture), "\"value\": null, \"decimals\": 0, \"status\": \"missing\", \"band\": \"\", "
                                         "\"shown\": \"no data\""));
    assert_non_null(strstr(out(fixture), "\"statistic\": \"mean\", \"n\": 12, \"members\": 13, \"value\": "
                                         "15.666666666666666, "));
    assert_non_null(strstr(out(fixture), "\"shown\": \"15.7" N "%\""));
}

static void yes_and_no_have_their_values_too(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query Göteborg --indicator forvaltning_bistand,forvaltning_vuxenutbildning"), 0);
    assert_non_null(strstr(out(fixture), "forvaltning_bistand,U40826,1480,Göteborg,2022,T,,,,0,0,,,nej,"));
    assert_non_null(strstr(out(fixture), "forvaltning_vuxenutbildning,U40828,1480,Göteborg,2022,T,,,,1,0,,,ja,"));
}

static void a_group_has_all_statistics(void **state)
{
    static const char *const rows[] = {
        ",2019,T,mean,13,13,21.307692307692307,1,,,\"21,3" N "%\",",
        ",2019,T,weighted_mean,13,13,22.717918882978722,1,,,\"22,7" N "%\",", /* 136671 / 6016 participants */
        ",2019,T,balanced_mean,13,13,21.307692307692307,1,,,\"21,3" N "%\",",
        ",2019,T,median,13,13,15,1,,,\"15,0" N "%\",",
        ",2019,T,lower_quartile,13,13,5,1,,,\"5,0" N "%\",",
        ",2019,T,upper_quartile,13,13,39,1,,,\"39,0" N "%\",",
        ",2019,T,min,13,13,0,0,,,0" N "%,",
        ",2019,T,max,13,13,56,0,,,56" N "%,",
        "hämtade 2023\",false,Lilla Edet,,false\n",
        "hämtade 2023\",false,Stenungsund,,false\n",
    };
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query GR --indicator anvisade_af --years 2019-2020"), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_non_null(strstr(out(fixture), rows[i]));
    }
    assert_null(strstr(out(fixture), ",sum,")); /* shares are not added up */
    assert_int_equal(run(fixture, "query GR --indicator anvisade_af --format table"), 0);
    assert_non_null(strstr(out(fixture), "2022  12 av 13  15,7" N "%"));
    assert_non_null(strstr(out(fixture), "Härryda och 3 till"));
}

static void a_sum_is_called_a_total_only_where_all_reported(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query GR --indicator deltagare --years 2021-2022"), 0);
    assert_non_null(strstr(out(fixture), ",2021,T,sum,13,13,5041,0,,,5" N "041 totalt,"));
    assert_non_null(strstr(out(fixture), ",2022,T,sum,12,13,4862,0,,,4" N "862 av 12,"));
    assert_non_null(strstr(out(fixture), ",2021,T,balanced_mean,12,13,"));
}

/* Every line of the tables, the source lines aside, fits a terminal of 80 columns. */
static void tables_of_a_group_fit_80_columns(void **state)
{
    static const char *const lines[] = {"query GR --format table",
                                        "query GR --indicator anvisade_af,deltagare --format table --years 2017-2022"};
    static const char *const narrow[] = {"COLUMNS=80", NULL};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(lines); i++) {
        assert_int_equal(run_with(fixture, lines[i], narrow), 0);
        size_t counted = 0;
        for (char *line = fixture->result.out.bytes; *line != '\0'; line += strlen(line) + 1) {
            line[strcspn(line, "\n")] = '\0';
            if (strstr(line, "Egen bearbetning") == NULL) {
                assert_true(text_width(line) <= 80);
                counted++;
            }
        }
        assert_true(counted > 25);
    }
}

/* `fetch --kpi U40806 --area 1407` and nothing else: no Riket, no other members. */
static void a_store_of_one_area_answers_for_it(void **state)
{
    struct fixture *fixture = *state;
    char line[LIMIT_PATH_BYTES * 3];
    scratch_write(fixture->folder, "recording.json",
                  "{\"format\": \"nyckeltal-recording-1\", \"api\": \"https://api.kolada.se/v3\", \"retrieved\": "
                  "\"2023\", \"answers\": [{\"path\": \"/kpi/U40806\", \"file\": \"a.json\"}, {\"path\": "
                  "\"/municipality/1407\", \"file\": \"b.json\"}, {\"path\": "
                  "\"/data/kpi/U40806/municipality/1407/year/2022\", \"file\": \"c.json\"}]}");
    scratch_write(
        fixture->folder, "a.json",
        "{\"values\": [{\"id\": \"U40806\", \"title\": \"T\", \"description\": \"\", "
        "\"is_divided_by_gender\": false, \"municipality_type\": \"K\", \"auspice\": null, \"operating_area\": "
        "null, \"perspective\": null, \"prel_publication_date\": null, \"publication_date\": null, "
        "\"publ_period\": null, \"has_ou_data\": false}], \"next_url\": null, \"previous_url\": null, "
        "\"count\": 1}");
    scratch_write(fixture->folder, "b.json",
                  "{\"values\": [{\"id\": \"1407\", \"title\": \"Öckerö\", \"type\": \"K\"}], \"next_url\": null, "
                  "\"previous_url\": null, \"count\": 1}");
    scratch_write(fixture->folder, "c.json",
                  "{\"values\": [{\"values\": [{\"gender\": \"T\", \"count\": 1, \"status\": \"\", \"value\": 4.75, "
                  "\"isdeleted\": false}], \"kpi\": \"U40806\", \"period\": 2022, \"municipality\": \"1407\"}], "
                  "\"next_url\": null, \"previous_url\": null, \"count\": 1}");
    (void)snprintf(line, sizeof line, "-q --store %s/one.db fetch --replay %s", fixture->folder, fixture->folder);
    assert_int_equal(run(fixture, line), 0);
    (void)snprintf(line, sizeof line, "query öckerö --store %s/one.db", fixture->folder);
    assert_int_equal(run(fixture, line), 0);
    assert_non_null(strstr(out(fixture), "\nanvisade_af,U40806,1407,Öckerö,2022,T,,,,4.75,0,,,5" N "%,"));
    assert_non_null(strstr(out(fixture), ",2022,T,mean,1,13,4.75,"));
    assert_non_null(strstr(out(fixture), "\nanvisade_af,U40806,0000,Riket,2022,T,,,,,0,not_fetched,"));
}

static void figures_of_that_day_only(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "query Öckerö --as-of 2001-01-01"), 64);
    assert_non_null(strstr(err(fixture), "--as-of 2001-01-01: the store holds nothing that old"));
    assert_int_equal(run(fixture, "query Öckerö --as-of 2999-01-01"), 0);
}

/* --- faults --- */

static void faults_are_one_line_and_nothing_on_standard_output(void **state)
{
    static const struct {
        const char *line;
        int status;
        const char *said;
    } rows[] = {
        {"", 64, "which command? `nyckeltal --help` lists them"},
        {"qery Öckerö", 64, "qery: there is no such command; the nearest is query"},
        {"serach bistånd", 64, "serach: there is no such command; the nearest is search"},
        {"kommunerna", 64, "kommunerna: there is no such command; `nyckeltal --help` lists them"},
        {"query", 64, "query: which area? "},
        {"query Ockerö --formt csv", 64, "--formt: there is no such option; the nearest is --format"},
        {"query Öckerö --format xml", 64, "--format xml: is not known; there are table, md, csv, json and value"},
        {"query Öckerö --years 2022-2017", 64, "2022-2017: is no year or span of years; "},
        {"query Öckerö --years", 64, "--years: needs a value: --years A-B"},
        {"query Ockelbo", 64, "Ockelbo: there is no such area in the store; the nearest are Öckerö, "},
        {"query Öckerö --group Ingen", 64, "Ingen: there is no such area in the store; the nearest are "},
        {"query Öckerö --indicator anvisad_af", 64, "anvisad_af: there is no such indicator in "},
        {"query Öckerö --lang no", 64, "--lang no: is not known; there are sv and en"},
        {"query Öckerö --now 2022-02-30", 64, "--now 2022-02-30: is not a date; write YYYY-MM-DD"},
        {"query Öckerö --as-of igår", 64, "--as-of igår: is not a date; write YYYY-MM-DD"},
        {"query Öckerö --store=", 64, "the store: its name is empty; name a file with --store"},
        {"query Öckerö --store /nowhere/a.db", 74, "/nowhere/a.db: there is no store yet; "},
        {"query Öckerö --store tests/run", 74, "tests/run: is no store of nyckeltal"},
        {"query Öckerö --templates /nowhere", 78, "/nowhere/indicators.json: cannot be opened: No such file"},
        {"fetch", 64, "fetch: what? "},
        {"fetch --replay cache/snapshot --record x", 64, "fetch: --record and --replay exclude each other"},
        {"fetch --kpi N1", 64, "fetch: --kpi and --area go together"},
        {"fetch --offline --for gr-arsrapport", 64, "fetch: --offline forbids the network"},
        {"report", 64, "report: takes one template; "},
        {"report gr-arsrapport --format docx", 64, "--format docx: is not known; "},
        {"report nonsense", 78, "nonsense: there is no such template in "},
        {"check --schema reports", 64, "--schema reports: is not known; the nearest is report"},
        {"check nonsense", 78, "nonsense: there is no such template in "},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(run(fixture, rows[i].line), rows[i].status);
        assert_string_equal(out(fixture), "");
        assert_memory_equal(err(fixture), "nyckeltal: ", 11);
        assert_memory_equal(err(fixture) + 11, rows[i].said, strlen(rows[i].said));
        assert_ptr_equal(strchr(err(fixture), '\n'), err(fixture) + strlen(err(fixture)) - 1);
    }
}

static void run_shell(struct fixture *fixture, const char *command)
{
    const char *const arguments[] = {"-c", command, NULL};
    const char *environment[16] = {NULL};
    memcpy(environment, fixture->environment, sizeof fixture->environment);
    program_release(&fixture->result);
    program_run_command(&fixture->result, "sh", arguments, environment);
}

static void output_that_cannot_be_written_is_a_fault(void **state)
{
    static const char *const commands[] = {
        "exec \"$NYCKELTAL_PROGRAM\" query Öckerö > /dev/full",
        "exec \"$NYCKELTAL_PROGRAM\" query Öckerö >&-",
        "exec \"$NYCKELTAL_PROGRAM\" --help > /dev/full",
        "exec \"$NYCKELTAL_PROGRAM\" --version >&-",
        "exec \"$NYCKELTAL_PROGRAM\" query Öckerö <&- >&-",
        "cd && exec \"$NYCKELTAL_PROGRAM\" report gr-arsrapport --year 2022 --format csv --out o > /dev/full",
        "cd && exec \"$NYCKELTAL_PROGRAM\" report gr-arsrapport --year 2022 --out o >&-",
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(commands); i++) {
        run_shell(fixture, commands[i]);
        assert_int_equal(fixture->result.status, 74);
        assert_non_null(strstr(err(fixture), "nyckeltal: standard output: cannot be written: "));
    }
    /* Messages that nobody can read harm nothing. */
    run_shell(fixture, "exec \"$NYCKELTAL_PROGRAM\" -v query Öckerö 2>&-");
    assert_int_equal(fixture->result.status, 0);
}

/* --- help --- */

static void help_and_version_are_data(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(run(fixture, "--help"), 0);
    assert_non_null(strstr(out(fixture), "usage: nyckeltal COMMAND"));
    assert_non_null(strstr(out(fixture), "--store FILE"));
    assert_string_equal(err(fixture), "");
    static const char *const commands[] = {"fetch", "query", "report", "check"};
    for (size_t i = 0; i < COUNT(commands); i++) {
        char line[64];
        char usage[64];
        (void)snprintf(line, sizeof line, "%s --help", commands[i]);
        (void)snprintf(usage, sizeof usage, "usage: nyckeltal %s ", commands[i]);
        assert_int_equal(run(fixture, line), 0);
        assert_non_null(strstr(out(fixture), usage));
        assert_non_null(strstr(out(fixture), "everywhere:"));
        (void)snprintf(line, sizeof line, "--help %s", commands[i]);
        assert_int_equal(run(fixture, line), 0);
        assert_non_null(strstr(out(fixture), usage));
    }
    assert_int_equal(run(fixture, "--version"), 0);
    assert_memory_equal(out(fixture), "nyckeltal 0.", 12);
}

/* --- where things are --- */

static void expect_store(struct fixture *fixture, const char *line, const char *const *environment, const char *path)
{
    char said[LIMIT_PATH_BYTES * 2];
    assert_int_equal(run_with(fixture, line, environment), 74);
    (void)snprintf(said, sizeof said, "nyckeltal: %s: there is no store yet; ", path);
    assert_memory_equal(err(fixture), said, strlen(said));
}

static void write_configuration(const struct fixture *fixture, const char *below, const char *text)
{
    char folder[LIMIT_PATH_BYTES];
    struct fault fault;
    scratch_join(folder, fixture->folder, below);
    assert_int_equal(directory_make(folder, &fault), 0);
    scratch_write(folder, "config.json", text);
}

static void an_option_goes_before_the_environment_before_the_file(void **state)
{
    static const char *const variable[] = {"NYCKELTAL_STORE=/e/a.db", NULL};
    static const char *const empty[] = {"NYCKELTAL_STORE=", NULL};
    struct fixture *fixture = *state;
    write_configuration(fixture, ".config/nyckeltal", "{\"store\": \"/f/a.db\"}");
    expect_store(fixture, "--store /o/a.db query Ale", variable, "/o/a.db");
    expect_store(fixture, "query Ale --store /o/a.db", variable, "/o/a.db");
    expect_store(fixture, "query Ale", variable, "/e/a.db");
    expect_store(fixture, "query Ale", NULL, "/f/a.db");
    expect_store(fixture, "query Ale", empty, "/f/a.db");
}

static void the_language_is_a_setting_too(void **state)
{
    static const char *const swedish[] = {"NYCKELTAL_LANG=sv", NULL};
    struct fixture *fixture = *state;
    write_configuration(fixture, ".config/nyckeltal", "{\"lang\": \"en\"}");
    assert_int_equal(run(fixture, "query Ale --indicator befolkning"), 0);
    assert_non_null(strstr(out(fixture), "Source: Kolada"));
    assert_int_equal(run_with(fixture, "query Ale --indicator befolkning", swedish), 0);
    assert_non_null(strstr(out(fixture), "Källa: Kolada"));
    assert_int_equal(run_with(fixture, "query Ale --indicator befolkning --lang en", swedish), 0);
    assert_non_null(strstr(out(fixture), "Source: Kolada"));
}

static void xdg_folders_are_honoured(void **state)
{
    char config[LIMIT_PATH_BYTES + 32];
    char expected[LIMIT_PATH_BYTES + 64];
    struct fixture *fixture = *state;
    static const char *const data[] = {"XDG_DATA_HOME=/d", NULL};
    static const char *const relative[] = {"XDG_DATA_HOME=d", "HOME=/h", NULL};
    const char *const both[] = {config, NULL};
    (void)snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s/c", fixture->folder);
    expect_store(fixture, "query Ale", data, "/d/nyckeltal/nyckeltal.db");
    expect_store(fixture, "query Ale", relative, "/h/.local/share/nyckeltal/nyckeltal.db");
    write_configuration(fixture, ".config/nyckeltal", "{\"store\": \"/wrong.db\"}");
    write_configuration(fixture, "c/nyckeltal", "{\"store\": \"/right.db\"}");
    expect_store(fixture, "query Ale", both, "/right.db");
    (void)snprintf(expected, sizeof expected, "XDG_CONFIG_HOME=%s/none", fixture->folder);
    const char *const none[] = {expected, NULL};
    assert_int_equal(run_with(fixture, "query Ale", none), 0);
}

static void without_a_home_the_store_must_be_named(void **state)
{
    struct fixture *fixture = *state;
    char line[LIMIT_PATH_BYTES * 3];
    static const char *const homeless[] = {"HOME", NULL};
    assert_int_equal(run_with(fixture, "query Ale", homeless), 64);
    assert_non_null(strstr(err(fixture), "HOME is not set, so its place is not known; name it with --store"));
    (void)snprintf(line, sizeof line, "query Ale --store %s", fixture->store);
    assert_int_equal(run_with(fixture, line, homeless), 0);
}

static void a_wrong_configuration_is_told_with_its_place(void **state)
{
    static const char *const rows[][2] = {
        {"{\n\"stoer\": \"a\"}", "config.json:2: stoer: is not a known name here; the nearest is \"store\""},
        {"{\n\"api\": 5}", "config.json:2: api: must be a text"},
        {"[]", "config.json:1: must be an object"},
        {"{", "config.json:1: is not valid JSON: "},
        {"{\n\"lang\": \"es\"}", "config.json:2: lang: \"es\" is not known here; the nearest is \""},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_configuration(fixture, ".config/nyckeltal", rows[i][0]);
        assert_int_equal(run(fixture, "query Ale"), 78);
        assert_non_null(strstr(err(fixture), rows[i][1]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_table_tells_the_latest_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(csv_is_long_and_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(json_says_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(yes_and_no_have_their_values_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_group_has_all_statistics, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sum_is_called_a_total_only_where_all_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_of_a_group_fit_80_columns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_of_one_area_answers_for_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_of_that_day_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(faults_are_one_line_and_nothing_on_standard_output, set_up, tear_down),
        cmocka_unit_test_setup_teardown(output_that_cannot_be_written_is_a_fault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(help_and_version_are_data, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_option_goes_before_the_environment_before_the_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_language_is_a_setting_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(xdg_folders_are_honoured, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_home_the_store_must_be_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_configuration_is_told_with_its_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

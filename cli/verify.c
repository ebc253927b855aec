/* verify.c - `nyckeltal verify`: a published table held against the store. */
#include <string.h>

#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "report/answer_verify.h"

/* What the command line asks for. */
struct wish {
    struct option_list indicators;
    const char *year;
    const char *format_name;
    enum terminal_format format;
    struct published_wish published;
    struct option_list names; /* of indicators: of the columns in their order, then of those mapped */
    struct published_mapping mappings[OPTION_VALUES_MAX];
};

/* Everything that a verification is made from. */
struct asking {
    struct session *session;
    const struct wish *wish;
    struct indicators indicators;
    struct areas areas;
    struct store *store;
    struct document document;
    struct published_table table;
    struct verification verification;
};

/* --- the command line --- */

/* "HEADING=NAME"; a heading may hold an equals sign, a name does not. */
static int add_mapping(struct session *session, struct wish *wish, const char *text, struct fault *fault)
{
    const char *equals = strrchr(text, '=');
    if (equals == NULL || equals == text || equals[1] == '\0') {
        return fault_set(fault, STATUS_USAGE,
                         "--column %s: write HEADING=NAME, the heading of a column and an indicator", text);
    }
    if (wish->names.count == OPTION_VALUES_MAX) {
        return fault_set(fault, STATUS_USAGE, "--column %s: is more than the %d columns that may be given", text,
                         OPTION_VALUES_MAX);
    }
    wish->mappings[wish->published.mapping_count++] =
        (struct published_mapping){arena_copy_bytes(&session->arena, text, (size_t)(equals - text)), equals + 1};
    wish->names.values[wish->names.count++] = equals + 1;
    return 0;
}

/* Indicators by order, and columns by heading: with --column or as HEADING=NAME among the indicators. */
static int read_names(struct session *session, struct wish *wish, const struct option_list *columns,
                      struct fault *fault)
{
    struct option_list given = {0};
    if (command_split(session, &wish->indicators, &given, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < given.count; i++) {
        if (strchr(given.values[i], '=') == NULL) {
            wish->names.values[wish->names.count++] = given.values[i];
        }
    }
    wish->published.indicator_count = wish->names.count;
    for (size_t i = 0; i < given.count; i++) {
        if (strchr(given.values[i], '=') != NULL && add_mapping(session, wish, given.values[i], fault) != 0) {
            return -1;
        }
    }
    for (size_t i = 0; i < columns->count; i++) {
        if (add_mapping(session, wish, columns->values[i], fault) != 0) {
            return -1;
        }
    }
    if (wish->published.indicator_count > 0 && wish->published.mapping_count > 0) {
        return fault_set(fault, STATUS_USAGE,
                         "--indicator %s: names columns by order, --column by heading; use one of them",
                         wish->names.values[0]);
    }
    wish->published.indicators = wish->names.values;
    wish->published.mappings = wish->mappings;
    return arena_failed(&session->arena) ? fault_memory(fault, "--column") : 0;
}

/* --- the answer --- */

static int print_rows(struct asking *asking, struct fault *fault)
{
    struct sink sink;
    const struct verify_rows_job job = {.verification = &asking->verification,
                                        .store = asking->store,
                                        .language = asking->document.language,
                                        .arena = &asking->session->arena};
    sink_init(&sink, stdout, message("standard output"));
    int result = asking->wish->format == TERMINAL_CSV ? verify_rows_csv(&sink, &job, fault)
                                                      : verify_rows_json(&sink, &job, fault);
    sink_release(&sink);
    diag_say(&asking->session->diag, "%s: %s", asking->table.name,
             answer_verify_summary(&asking->verification, message_language(), &asking->session->arena));
    return result;
}

/* Where neither has a figure, that the two give different reasons is a detail. */
static void tell_reasons(struct asking *asking)
{
    for (size_t i = 0; i < asking->verification.count; i++) {
        const struct verified_cell *cell = &asking->verification.cells[i];
        if (verification_reasons_differ(&cell->figure, &cell->cell)) {
            diag_detail(&asking->session->diag, "%s:%d: \"%s\" for %d where the store says %s", asking->table.name,
                        cell->published->line, cell->published->text, cell->published->year,
                        cell_status_name(cell->cell.status));
        }
    }
}

static int print_answer(struct asking *asking, struct fault *fault)
{
    tell_reasons(asking);
    if (asking->wish->format != TERMINAL_TABLE) {
        return print_rows(asking, fault);
    }
    return answer_verify(&asking->document, &asking->verification, asking->store, fault) != 0
               ? -1
               : terminal_print(&asking->document, fault);
}

static int verify_table(struct asking *asking, struct fault *fault)
{
    const struct wish *wish = asking->wish;
    const struct verification_job job = {.source = {.store = asking->store,
                                                    .templates = asking->session->settings.templates,
                                                    .arena = &asking->session->arena},
                                         .indicators = &asking->indicators,
                                         .areas = &asking->areas,
                                         .table = &asking->table,
                                         .name_count = wish->names.count,
                                         .names = wish->names.values};
    if (published_read(&asking->table, &wish->published, &asking->session->arena, fault) != 0 ||
        verification_read(&asking->verification, &job, fault) != 0 || print_answer(asking, fault) != 0) {
        return -1;
    }
    return verification_differs(&asking->verification) ? STATUS_INCOMPLETE : STATUS_DONE;
}

static int verify(struct session *session, const struct wish *wish, struct fault *fault)
{
    struct asking asking = {.session = session, .wish = wish};
    int result = -1;
    if (command_load_templates(session, &asking.indicators, &asking.areas, fault) != 0) {
        return -1;
    }
    document_init(&asking.document, session->settings.language);
    if (command_open_store(session, &asking.store, fault) == 0) {
        result = verify_table(&asking, fault);
    }
    store_free(asking.store);
    document_release(&asking.document);
    areas_release(&asking.areas);
    indicators_release(&asking.indicators);
    return result;
}

int command_verify(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct wish wish = {0};
    struct option_list files = {0};
    struct option_list columns = {0};
    const struct option_spec own[] = {
        {"indicator", 0, MESSAGE("NAMES"), OPTION_LIST, &wish.indicators,
         MESSAGE("names or KPI ids, one for each column of figures in their order; of years across only one")},
        {"column", 0, MESSAGE("HEADING=NAME"), OPTION_LIST, &columns,
         MESSAGE("the indicator of the column with that heading; only those")},
        {"year", 0, MESSAGE("Y"), OPTION_TEXT, &wish.year,
         MESSAGE("the year of a table that tells none; of one that does only that")},
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &wish.format_name,
         MESSAGE("table (what differs), csv or json (all cells); default table at a terminal, else csv")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    int given = command_options(command, session, own, argc, argv, &files, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    if (files.count != 1) {
        return fault_set(fault, STATUS_USAGE,
                         "verify: takes one table; `nyckeltal verify TABLE.csv --indicator deltagare`");
    }
    wish.published.path = files.values[0];
    if (wish.year != NULL && !number_parse_int(wish.year, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &wish.published.year)) {
        return fault_set(fault, STATUS_USAGE, "--year %s: is not a year", wish.year);
    }
    if (read_names(session, &wish, &columns, fault) != 0 ||
        terminal_format(wish.format_name, &wish.format, fault) != 0) {
        return -1;
    }
    return verify(session, &wish, fault);
}

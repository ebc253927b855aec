#include "cli/query_wish.h"

#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "transform/small_numbers.h"

bool query_wish_latest(const struct query_wish *wish)
{
    return wish->years == NULL && !wish->charted;
}

bool query_wish_ranks(const struct query_wish *wish)
{
    return wish->top != NULL || wish->bottom != NULL || wish->where != NULL || wish->of != NULL;
}

/* The base under which a share is marked. */
static int choose_small(struct query_wish *wish, struct fault *fault)
{
    int limit;
    wish->small_base = SMALL_BASE;
    if (wish->small == NULL) {
        return 0;
    }
    if (!number_parse_int(wish->small, 0, SMALL_MOST, &limit)) {
        return fault_set(fault, STATUS_USAGE, "--small %s: must be a whole number from 0 to %d", wish->small,
                         SMALL_MOST);
    }
    wish->small_base = limit;
    return 0;
}

static int choose_format(struct query_wish *wish, struct fault *fault)
{
    static const char *const names[] = {"table", "md", "csv", "json", "value"};
    if (wish->format == NULL) {
        wish->chosen = isatty(STDOUT_FILENO) ? QUERY_TABLE : QUERY_CSV;
        return 0;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(wish->format, names[i]) == 0) {
            wish->chosen = (enum query_format)i;
            return 0;
        }
    }
    return fault_set(fault, STATUS_USAGE, "--format %s: is not known; there are table, md, csv, json and value",
                     wish->format);
}

static int choose_limit(struct query_wish *wish, struct fault *fault)
{
    const char *text = wish->top != NULL ? wish->top : wish->bottom;
    if (text != NULL && !number_parse_int(text, 1, LIMIT_AREAS_PER_RUN, &wish->limit)) {
        return fault_set(fault, STATUS_USAGE, "--%s %s: must be a whole number from 1 to %d",
                         wish->top != NULL ? "top" : "bottom", text, LIMIT_AREAS_PER_RUN);
    }
    return 0;
}

/* What is asked for besides the latest figures or a series; they do not go together. */
static int check_kinds(const struct query_wish *wish, struct fault *fault)
{
    const struct {
        bool asked;
        const char *name;
    } kinds[] = {{wish->gender, "--gender"},
                 {wish->compare, "--compare"},
                 {wish->drivers != NULL, "--drivers"},
                 {wish->top != NULL, "--top"},
                 {wish->bottom != NULL, "--bottom"},
                 {wish->where != NULL && wish->top == NULL && wish->bottom == NULL, "--where"},
                 {wish->of != NULL && wish->top == NULL && wish->bottom == NULL && wish->where == NULL, "--of"}};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].asked && first != NULL) {
            return fault_set(fault, STATUS_USAGE, "%s: does not go with %s; ask one after the other", first,
                             kinds[i].name);
        }
        first = kinds[i].asked ? kinds[i].name : first;
    }
    return 0;
}

static int check_ranking(const struct query_wish *wish, struct fault *fault)
{
    if (wish->indicators.count == 0) {
        return fault_set(fault, STATUS_USAGE,
                         "query: by which indicator? `nyckeltal query --top 10 --of alla --indicator "
                         "langvarigt_bistand`; `nyckeltal search WORDS` finds them");
    }
    if (wish->names.count > 1) {
        return fault_set(fault, STATUS_USAGE,
                         "%s: is one area too many; a ranking takes one, and --of the group: --of Ale,Kungälv",
                         wish->names.values[1]);
    }
    if (wish->similar) {
        return fault_set(fault, STATUS_USAGE, "--similar: does not go with a ranking; rank --of 'liknande Öckerö'");
    }
    return 0;
}

static int check_drivers(const struct query_wish *wish, struct fault *fault)
{
    if (wish->drivers != NULL && (wish->indicators.count == 0 || wish->years != NULL)) {
        return fault_set(fault, STATUS_USAGE,
                         "--drivers: takes --indicator and no --years, as in "
                         "`nyckeltal query GR --indicator anvisade_af --drivers 2021-2022`");
    }
    return wish->weight != NULL && wish->drivers == NULL
               ? fault_set(fault, STATUS_USAGE, "--weight %s: goes with --drivers", wish->weight)
               : 0;
}

static int check_chart(struct query_wish *wish, struct fault *fault)
{
    if (wish->chart == NULL) {
        return 0;
    }
    if (chart_ending_of(wish->chart, &wish->ending, fault) != 0) {
        return -1;
    }
    if (wish->compare || wish->drivers != NULL) {
        return fault_set(fault, STATUS_USAGE, "--chart: does not go with %s; it draws a series or a ranking",
                         wish->compare ? "--compare" : "--drivers");
    }
    if (wish->indicators.count != 1) {
        return fault_set(fault, STATUS_USAGE,
                         "--chart: draws one indicator, as in `nyckeltal query Ale Kungälv --indicator arbetsloshet "
                         "--chart FILE.png`");
    }
    return wish->gender && wish->names.count > 1
               ? fault_set(fault, STATUS_USAGE, "--chart: draws women and men of one area; name only one")
               : 0;
}

static int check(struct query_wish *wish, struct fault *fault)
{
    if (wish->names.count == 0 && !query_wish_ranks(wish)) {
        return fault_set(fault, STATUS_USAGE, "query: which area? `nyckeltal query Öckerö`");
    }
    if (check_kinds(wish, fault) != 0 || check_drivers(wish, fault) != 0) {
        return -1;
    }
    if (wish->similar && (wish->group != NULL || wish->names.count != 1)) {
        return fault_set(fault, STATUS_USAGE, "--similar: takes one municipality and no --group");
    }
    if (check_chart(wish, fault) != 0) {
        return -1;
    }
    return query_wish_ranks(wish) ? check_ranking(wish, fault) : 0;
}

int query_wish_read(struct query_wish *wish, const struct command *command, struct session *session, int argc,
                    char **argv, struct fault *fault)
{
    struct option_list indicators = {0};
    const struct option_spec own[] = {
        {"indicator", 0, MESSAGE("NAMES"), OPTION_LIST, &indicators,
         MESSAGE("names or KPI ids, separated by commas; default all known")},
        {"years", 0, MESSAGE("A-B"), OPTION_TEXT, &wish->years,
         MESSAGE("the series of these years instead of the latest figures")},
        {"group", 0, MESSAGE("GROUP"), OPTION_TEXT, &wish->group,
         MESSAGE("compare with this group; default the first the area is in")},
        {"similar", 0, NULL, OPTION_FLAG, &wish->similar,
         MESSAGE("compare with the municipalities that Kolada calls similar")},
        {"gender", 0, NULL, OPTION_FLAG, &wish->gender,
         MESSAGE("women, men and the difference between them beside the total")},
        {"compare", 0, NULL, OPTION_FLAG, &wish->compare,
         MESSAGE("how an area stands: change, rank, quartile, level shift")},
        {"top", 0, MESSAGE("N"), OPTION_TEXT, &wish->top, MESSAGE("the N areas of a group with the highest figures")},
        {"bottom", 0, MESSAGE("N"), OPTION_TEXT, &wish->bottom, MESSAGE("those with the lowest")},
        {"of", 0, MESSAGE("GROUP"), OPTION_TEXT, &wish->of,
         MESSAGE("the group that is ranked; default alla, all municipalities")},
        {"where", 0, MESSAGE("CONDITION"), OPTION_TEXT, &wish->where,
         MESSAGE("only areas that it holds for, as 'share > 50 and rises'")},
        {"drivers", 0, MESSAGE("A-B"), OPTION_TEXT, &wish->drivers,
         MESSAGE("what drove a group's change between these two years")},
        {"weight", 0, MESSAGE("NAME"), OPTION_TEXT, &wish->weight,
         MESSAGE("with --drivers: of the mean weighted by this indicator")},
        {"small", 0, MESSAGE("N"), OPTION_TEXT, &wish->small,
         MESSAGE("mark shares of fewer than N persons; default 30, 0 for none")},
        {"withhold", 0, NULL, OPTION_FLAG, &wish->withhold,
         MESSAGE("do not show counts from 1 to 4, nor what would reveal them")},
        {"format", 0, MESSAGE("FORMAT"), OPTION_TEXT, &wish->format,
         MESSAGE("table, md, csv, json or value; default table at a terminal, else csv")},
        {"chart", 0, MESSAGE("FILE"), OPTION_TEXT, &wish->chart,
         MESSAGE("also write it as a chart: a file ending in .png, .pdf or .svg")},
        {NULL, 0, NULL, OPTION_FLAG, NULL, NULL},
    };
    *wish = (struct query_wish){0};
    int given = command_options(command, session, own, argc, argv, &wish->names, fault);
    if (given != 0) {
        return given;
    }
    if (command_split(session, &indicators, &wish->indicators, fault) != 0 || check(wish, fault) != 0 ||
        choose_format(wish, fault) != 0 || choose_limit(wish, fault) != 0) {
        return -1;
    }
    return choose_small(wish, fault);
}

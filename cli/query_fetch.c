#include "cli/query_fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/child_output.h"
#include "base/limits.h"
#include "base/message.h"
#include "cli/program.h"

#define ARGUMENTS 20

/* Who waits for an answer does not wait for as long as a nightly run does, unless the settings say so. */
#define TRIES "2"
#define SECONDS "120"

/* --- what is asked for --- */

/* Names while they are put behind each other. */
struct joined {
    struct arena *arena;
    const char *text; /* "" while there is none */
    bool whole;       /* all of an indicator's figures are Kolada's */
};

static void join(struct joined *joined, const char *name)
{
    joined->text = arena_printf(joined->arena, "%s%s%s", joined->text, joined->text[0] == '\0' ? "" : ",", name);
}

static int look_at_origin(void *context, const struct indicator *indicator)
{
    struct joined *joined = context;
    joined->whole = joined->whole && indicator->kind == INDICATOR_KPI;
    return 0;
}

static int join_origin(void *context, const struct indicator *indicator)
{
    if (indicator->kind == INDICATOR_KPI) {
        join(context, indicator->kpi);
    }
    return 0;
}

/* By its name the fetching program knows what else it needs; of what lies in the templates only Kolada's parts. */
static void join_indicator(struct joined *joined, const struct indicators *indicators, const char *name)
{
    const struct indicator *indicator = indicators_find(indicators, name);
    joined->whole = true;
    if (indicator != NULL) {
        (void)indicator_each_origin(indicator, look_at_origin, joined);
    }
    if (joined->whole) {
        join(joined, name);
    } else {
        (void)indicator_each_origin(indicator, join_origin, joined);
    }
}

static const char *join_kpis(const struct query_answer *answer, const struct query_wish *wish, struct session *session)
{
    struct joined joined = {.arena = &session->arena, .text = ""};
    for (size_t i = 0; i < wish->indicators.count; i++) {
        join_indicator(&joined, &answer->indicators, wish->indicators.values[i]);
    }
    for (size_t i = 0; wish->indicators.count == 0 && i < answer->indicators.count; i++) {
        join_indicator(&joined, &answer->indicators, answer->indicators.items[i].name);
    }
    if (wish->weight != NULL) {
        join_indicator(&joined, &answer->indicators, wish->weight);
    }
    return joined.text;
}

static const char *join_areas(const struct query_answer *answer, struct session *session)
{
    struct joined joined = {.arena = &session->arena, .text = ""};
    for (size_t i = 0; i < answer->sought_count; i++) {
        join(&joined, answer->sought[i]);
    }
    return joined.text;
}

static const char *years_of(const struct query_wish *wish)
{
    return wish->drivers != NULL ? wish->drivers : wish->years;
}

bool query_fetch_may(const struct query_answer *answer, const struct query_wish *wish, struct session *session)
{
    const struct settings *settings = &session->settings;
    bool forbidden = settings->offline || settings->has_as_of || !settings->fetches_missing;
    bool some = answer->lack == QUERY_LACKS_CATALOGUE ||
                (join_areas(answer, session)[0] != '\0' && join_kpis(answer, wish, session)[0] != '\0');
    return !forbidden && some;
}

const char *query_fetch_line(const struct query_answer *answer, const struct query_wish *wish, struct session *session)
{
    const char *years = years_of(wish);
    const char *line =
        answer->lack == QUERY_LACKS_CATALOGUE
            ? arena_copy(&session->arena, "nyckeltal fetch --catalogue")
            : arena_printf(&session->arena, "nyckeltal fetch --kpi %s --area %s%s%s", join_kpis(answer, wish, session),
                           join_areas(answer, session), years == NULL ? "" : " --years ", years == NULL ? "" : years);
    return line == NULL ? "nyckeltal fetch" : line;
}

/* --- the fetching program --- */

static size_t put_arguments(const char **arguments, const struct query_answer *answer, const struct query_wish *wish,
                            struct session *session)
{
    const struct settings *settings = &session->settings;
    size_t count = 0;
    const char *const fixed[] = {"nyckeltal-fetch", "--quiet",     "--store",     settings->store,
                                 "--api",           settings->api, "--templates", settings->templates,
                                 "--lang",          settings->lang};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        arguments[count++] = fixed[i];
    }
    if (settings->now != NULL) {
        arguments[count++] = "--now";
        arguments[count++] = settings->now;
    }
    arguments[count++] = "fetch";
    if (answer->lack == QUERY_LACKS_CATALOGUE) {
        arguments[count++] = "--catalogue";
        return count;
    }
    arguments[count++] = "--kpi";
    arguments[count++] = join_kpis(answer, wish, session);
    arguments[count++] = "--area";
    arguments[count++] = join_areas(answer, session);
    if (years_of(wish) != NULL) {
        arguments[count++] = "--years";
        arguments[count++] = years_of(wish);
    }
    return count;
}

/* The settings as the fetching program will read them. */
static int be_impatient(const struct settings *settings, struct fault *fault)
{
    if ((settings->tries == NULL && setenv("NYCKELTAL_TRIES", TRIES, 1) != 0) ||
        (settings->time_budget == NULL && setenv("NYCKELTAL_TIME_BUDGET", SECONDS, 1) != 0)) {
        return fault_memory(fault, "the answer");
    }
    return 0;
}

static void tell(const struct query_answer *answer, struct session *session)
{
    const char *api = session->settings.api;
    if (answer->lack == QUERY_LACKS_CATALOGUE) {
        diag_say(&session->diag,
                 "query: the store does not know all areas and indicators; they are fetched now from %s (--offline "
                 "forbids it)",
                 api);
    } else {
        diag_say(&session->diag,
                 "query: some of these figures were never fetched; they are fetched now from %s (--offline forbids it)",
                 api);
    }
}

/* Its last line says why it failed. */
static int take_fault(const struct buffer *said, int status, struct fault *fault)
{
    static const char called[] = "nyckeltal: ";
    char line[FAULT_TEXT_MAX];
    const char *begin = said->bytes;
    for (const char *at = begin; *at != '\0'; at++) {
        begin = at[0] == '\n' && at[1] != '\0' ? at + 1 : begin;
    }
    begin += strncmp(begin, called, strlen(called)) == 0 ? strlen(called) : 0;
    (void)snprintf(line, sizeof line, "%.*s", (int)strcspn(begin, "\n"), begin);
    return fault_set(fault, (enum exit_status)status, "%s",
                     line[0] == '\0' ? message("the fetch failed without a word") : line);
}

static int run_program(const char *const *arguments, struct session *session, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct buffer said;
    int status;
    buffer_init(&said, LIMIT_TEMPLATE_BYTES);
    int result = program_sibling("nyckeltal-fetch", path, fault);
    result = result != 0 ? result : child_complaints(path, arguments, &said, &status, fault);
    if (result == 0 && status != STATUS_DONE && status != STATUS_INCOMPLETE) {
        result = take_fault(&said, status, fault);
    } else if (result == 0 && session->diag.stream != NULL) {
        (void)fwrite(said.bytes, 1, said.length, session->diag.stream);
    }
    buffer_release(&said);
    return result;
}

int query_fetch(const struct query_answer *answer, const struct query_wish *wish, struct session *session,
                struct fault *fault)
{
    const char *arguments[ARGUMENTS + 1] = {NULL};
    (void)put_arguments(arguments, answer, wish, session);
    if (arena_failed(&session->arena)) {
        return fault_memory(fault, "the answer");
    }
    tell(answer, session);
    return be_impatient(&session->settings, fault) != 0 ? -1 : run_program(arguments, session, fault);
}

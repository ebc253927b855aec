/* query_chart.c - `nyckeltal query --chart FILE`: the answer, and a chart of it as a file. Of the rendering wing. */
#include "base/message.h"
#include "cli/query.h"
#include "cli/query_answer.h"
#include "report/answer_chart.h"
#include "report/chart_file.h"

/* The first table that can be drawn; NULL where none can. */
static const struct chart *find_chart(struct query_answer *answer, const struct query_wish *wish)
{
    struct document *document = &answer->document;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const struct chart *chart = node->kind != NODE_TABLE ? NULL
                                    : query_wish_ranks(wish)
                                        ? answer_chart_bars(document, node->table, answer->areas.nation)
                                        : answer_chart_lines(document, node->table, answer->areas.nation);
        if (chart != NULL) {
            return chart;
        }
    }
    return NULL;
}

/* The file; STATUS_INCOMPLETE where there is nothing to draw. */
static int write_chart(struct query_answer *answer, const struct query_wish *wish, struct session *session,
                       struct fault *fault)
{
    struct document *document = &answer->document;
    const struct chart *chart = find_chart(answer, wish);
    if (arena_failed(&document->arena)) {
        return fault_memory(fault, wish->chart);
    }
    if (chart == NULL) {
        diag_warn(&session->diag, "%s: is not written, for there are no figures to draw", wish->chart);
        return STATUS_INCOMPLETE;
    }
    document->author = "";
    document->made = session->settings.today;
    const struct chart_file file = {
        .document = document, .chart = chart, .path = wish->chart, .ending = wish->ending, .diag = &session->diag};
    return chart_file_write(&file, fault);
}

/* What the chart shows is asked for anew: of a series all years, whatever the answer has. */
static int make_chart(const struct query_wish *wish, struct session *session, struct fault *fault)
{
    struct query_answer answer;
    struct query_wish charted = *wish;
    charted.charted = !query_wish_ranks(wish);
    int result = query_answer_make(&answer, &charted, session, fault);
    result = result != 0 ? result : write_chart(&answer, wish, session, fault);
    query_answer_release(&answer);
    return result;
}

int command_query_chart(const struct command *command, struct session *session, int argc, char **argv,
                        struct fault *fault)
{
    struct query_wish wish;
    int given = query_wish_read(&wish, command, session, argc, argv, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    return query_run(&wish, wish.chart == NULL ? NULL : make_chart, session, fault);
}

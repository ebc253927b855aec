/* query.c - `nyckeltal query`: the figures of areas, as a table, Markdown, CSV, JSON or alone. */
#include "base/limits.h"
#include "base/streams.h"
#include "cli/query_answer.h"
#include "cli/terminal.h"
#include "report/answer_chart.h"
#include "report/render_markdown.h"
#include "report/render_rows.h"
#include "report/render_text.h"
#include "report/render_values.h"

/* Writes the answer in the format asked for; the figures that are missing where they stand alone. */
static size_t render(struct query_answer *answer, const struct query_wish *wish, struct buffer *text)
{
    const struct text_manner manner = terminal_manner();
    switch (wish->chosen) {
    case QUERY_TABLE:
        /* Where no indicator is named the tables are too many. */
        if (manner.width > 0 && wish->indicators.count > 0) {
            answer_charts_insert(&answer->document, answer->areas.nation);
        }
        render_text(&answer->document, &manner, text);
        break;
    case QUERY_MD:
        render_markdown(&answer->document, text);
        break;
    case QUERY_CSV:
        render_rows_csv(&answer->document, text);
        break;
    case QUERY_JSON:
        render_rows_json(&answer->document, text);
        break;
    case QUERY_VALUE:
        return render_values(&answer->document, answer->ids, query_wish_ranks(wish) ? 0 : answer->id_count, text);
    }
    return 0;
}

static int print_answer(struct query_answer *answer, const struct query_wish *wish, struct session *session,
                        struct fault *fault)
{
    struct buffer text;
    buffer_init(&text, LIMIT_RENDERED_BYTES);
    size_t missing = render(answer, wish, &text);
    int result = streams_print(&text, fault);
    buffer_release(&text);
    if (result != 0) {
        return -1;
    }
    if (missing > 0) {
        diag_warn(&session->diag, "figures that are missing, each an empty line: %zu; --format table says why",
                  missing);
    }
    if (answer->incomplete) {
        diag_warn(&session->diag, "some of these figures were never fetched; `nyckeltal fetch --kpi NAMES --area AREAS "
                                  "--years A-B` gets them");
    }
    return answer->incomplete || missing > 0 ? STATUS_INCOMPLETE : STATUS_DONE;
}

int query_print(const struct query_wish *wish, struct session *session, struct fault *fault)
{
    struct query_answer answer;
    int result = query_answer_make(&answer, wish, session, fault);
    result = result != 0 ? result : print_answer(&answer, wish, session, fault);
    query_answer_release(&answer);
    return result;
}

int command_query(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct query_wish wish;
    int given = query_wish_read(&wish, command, session, argc, argv, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    return wish.chart != NULL ? COMMAND_OF_RENDERING : query_print(&wish, session, fault);
}

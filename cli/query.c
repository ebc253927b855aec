/* query.c - `nyckeltal query`: the figures of areas, as a table, Markdown, CSV, JSON or alone. */
#include "cli/query.h"
#include "base/limits.h"
#include "base/streams.h"
#include "cli/query_fetch.h"
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
    return answer->incomplete || missing > 0 ? STATUS_INCOMPLETE : STATUS_DONE;
}

/* Tells what remains lacking: why it could not be fetched, or how to. */
static void tell_lack(const struct query_answer *answer, const struct query_wish *wish, struct session *session,
                      const char *reason)
{
    if (!answer->incomplete) {
        return;
    }
    if (reason != NULL) {
        diag_warn(&session->diag, "some of these figures were never fetched, and cannot be now: %s", reason);
    } else if (query_fetch_may(answer, wish, session)) {
        diag_warn(&session->diag, "some of these figures were asked for and did not come");
    } else {
        diag_warn(&session->diag, "some of these figures were never fetched; `%s` gets them",
                  query_fetch_line(answer, wish, session));
    }
}

/* Answers; what is lacking is fetched, the catalogue first, and then it is answered again. What cannot be fetched is no
 * fault where there is an answer without. */
static int make_answer(struct query_answer *answer, const struct query_wish *wish, struct session *session,
                       struct fault *fault)
{
    enum query_lack tried = QUERY_LACKS_NOTHING;
    struct fault reason = {.status = STATUS_DONE};
    int result = query_answer_make(answer, wish, session, fault);
    while (answer->lack > tried && query_fetch_may(answer, wish, session) && reason.status == STATUS_DONE) {
        tried = answer->lack;
        if (query_fetch(answer, wish, session, &reason) == 0) {
            query_answer_release(answer);
            result = query_answer_make(answer, wish, session, fault);
        }
    }
    if (result != 0 && reason.status != STATUS_DONE) {
        return fault_set(fault, reason.status, "query: what was never fetched cannot be now: %s", reason.text);
    }
    tell_lack(answer, wish, session, reason.status == STATUS_DONE ? NULL : reason.text);
    return result;
}

int query_run(const struct query_wish *wish, query_besides *besides, struct session *session, struct fault *fault)
{
    struct query_answer answer;
    int done = STATUS_DONE;
    int result = make_answer(&answer, wish, session, fault);
    if (result == 0 && besides != NULL) {
        done = besides(wish, session, fault);
        result = done < 0 ? -1 : 0;
    }
    result = result != 0 ? result : print_answer(&answer, wish, session, fault);
    query_answer_release(&answer);
    return result == STATUS_DONE ? done : result;
}

int command_query(const struct command *command, struct session *session, int argc, char **argv, struct fault *fault)
{
    struct query_wish wish;
    int given = query_wish_read(&wish, command, session, argc, argv, fault);
    if (given != 0) {
        return given > 0 ? STATUS_DONE : -1;
    }
    return wish.chart != NULL ? COMMAND_OF_RENDERING : query_run(&wish, NULL, session, fault);
}

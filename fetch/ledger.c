#include "fetch/ledger.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/number.h"

void ledger_add_request(struct run_counts *counts)
{
    counts->requests++;
}

void ledger_add_page(struct run_counts *counts, size_t bytes)
{
    counts->pages++;
    counts->bytes += (int64_t)bytes;
}

void ledger_add_retries(struct run_counts *counts, int retries)
{
    counts->retries += retries;
}

void ledger_add_confirmed(struct run_counts *counts, const struct confirmed *confirmed)
{
    counts->cells += confirmed->figures + confirmed->empty;
    counts->figures += confirmed->figures;
    counts->empty += confirmed->empty;
    counts->unchanged += confirmed->figures + confirmed->empty;
}

void ledger_add_figure(struct run_counts *counts, const struct figure *figure, enum figure_change change)
{
    counts->cells++;
    if (figure->has_value && !figure->deleted) {
        counts->figures++;
    } else {
        counts->empty++;
    }
    switch (change) {
    case FIGURE_ADDED:
        counts->added++;
        break;
    case FIGURE_REVISED:
        counts->revised++;
        break;
    case FIGURE_WITHDRAWN:
        counts->withdrawn++;
        break;
    case FIGURE_UNCHANGED:
        counts->unchanged++;
        break;
    }
}

/* Appends "1 234 requests", or "1 request" for one. */
static void append_count(struct buffer *line, int64_t count, const char *one, const char *more)
{
    char text[NUMBER_TEXT_MAX];
    number_format(text, (double)count, 0, LANGUAGE_SV);
    buffer_printf(line, "%s %s", text, count == 1 ? one : more);
}

void ledger_say(const struct run_counts *counts, struct diag *diag)
{
    const struct {
        const char *before;
        int64_t count;
        const char *one;
        const char *more;
    } parts[] = {
        {"", counts->requests, "request", "requests"},
        {", ", counts->pages, "page", "pages"},
        {", ", counts->retries, "retry", "retries"}, /* left out where there is none */
        {", ", counts->figures, "figure", "figures"},
        {" and ", counts->empty, "empty cell", "empty cells"},
        {": ", counts->added, "added", "added"},
        {", ", counts->revised, "revised", "revised"},
        {", ", counts->withdrawn, "withdrawn", "withdrawn"},
        {", ", counts->unchanged, "unchanged", "unchanged"},
    };
    struct buffer line;
    buffer_init(&line, LIMIT_NAME_BYTES);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (i == 2 && parts[i].count == 0) {
            continue;
        }
        buffer_text(&line, parts[i].before);
        append_count(&line, parts[i].count, parts[i].one, parts[i].more);
    }
    diag_say(diag, "fetch: %s", line.bytes);
    buffer_release(&line);
}

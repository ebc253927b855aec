#include "fetch/ledger.h"

#include <stdbool.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"

void ledger_add_request(struct run_counts *counts)
{
    counts->requests++;
}

void ledger_add_retries(struct run_counts *counts, int64_t retries)
{
    counts->retries += retries;
}

void ledger_add_page(struct run_counts *counts, size_t bytes)
{
    counts->pages++;
    counts->bytes += (int64_t)bytes;
}

void ledger_add_rows(struct run_counts *counts, size_t rows)
{
    counts->rows += (int64_t)rows;
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
    if (figure->deleted) {
        counts->deleted++;
    } else if (figure->has_value) {
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
    buffer_printf(line, "%s %s", text, message_counted(one, more, (unsigned long)count));
}

/* "612 kB in 4.8 s"; a recording takes no time worth telling. */
static void append_effort(struct buffer *line, const struct run_counts *counts)
{
    char size[NUMBER_TEXT_MAX];
    char seconds[NUMBER_TEXT_MAX];
    bool large = counts->bytes >= 10000000;
    number_format(size, (double)counts->bytes / (large ? 1e6 : 1e3), 0, LANGUAGE_SV);
    number_format(seconds, counts->seconds, 1, message_language());
    buffer_printf(line, "; %s %s", size, large ? "MB" : "kB");
    if (counts->seconds > 0) {
        buffer_printf(line, message(" in %s s"), seconds);
    }
}

void ledger_say(const char *command, const struct run_counts *counts, struct diag *diag)
{
    const struct {
        const char *before;
        int64_t count;
        const char *one;
        const char *more;
        bool always;
    } parts[] = {
        {"", counts->requests, MESSAGES("request", "requests"), true},
        {", ", counts->partial, MESSAGES("of them for changes only", "of them for changes only"), false},
        {", ", counts->retries, MESSAGES("retry", "retries"), false},
        {", ", counts->pages, MESSAGES("page", "pages"), true},
        {", ", counts->rows, MESSAGES("row", "rows"), true},
        {", ", counts->figures, MESSAGES("figure", "figures"), true},
        {", ", counts->deleted, MESSAGES("cell marked as taken back", "cells marked as taken back"), false},
        {MESSAGE(" and "), counts->empty, MESSAGES("empty cell", "empty cells"), true},
        {": ", counts->added, MESSAGES("added", "added"), true},
        {", ", counts->revised, MESSAGES("revised", "revised"), true},
        {", ", counts->withdrawn, MESSAGES("withdrawn", "withdrawn"), true},
        {", ", counts->unchanged, MESSAGES("unchanged", "unchanged"), true},
    };
    struct buffer line;
    buffer_init(&line, LIMIT_NAME_BYTES);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].always || parts[i].count > 0) {
            buffer_text(&line, message(parts[i].before));
            append_count(&line, parts[i].count, parts[i].one, parts[i].more);
        }
    }
    append_effort(&line, counts);
    diag_say(diag, "%s: %s", command, line.bytes);
    buffer_release(&line);
}

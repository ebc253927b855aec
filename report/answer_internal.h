/* answer_internal.h - what the files answer*.c share. Not for others. */
#ifndef REPORT_ANSWER_INTERNAL_H
#define REPORT_ANSWER_INTERNAL_H

#include "report/answer.h"
#include "report/figure_text.h"
#include "report/source_line.h"

/* An answer on its way: what all functions here need. */
struct answering {
    struct document *document;
    const struct answer_job *job;
    struct arena *arena;
    struct fault *fault;
    struct sources shown; /* all figures so far */
};

/* Text in the language of the answer. */
const char *answer_pick(const struct answering *answering, const char *swedish, const char *english);
/* The source line of one indicator's figures, which then count as shown. */
int answer_source(struct answering *answering, const struct indicator *indicator, const struct provenance *provenance,
                  bool computed, const char **line);
/* The value with its unit: "2,8 %". */
struct doc_cell answer_value(struct answering *answering, const struct cell *cell, const struct indicator *indicator,
                             int decimals, const struct figure_identity *identity);
/* Tells the job that a cell asked for by name was never fetched. */
void answer_note_missing(const struct answering *answering, const struct cell *cell);
/* "Medel GR"; of a group without a short name "Medel gruppen", whose title then stands elsewhere. */
const char *answer_mean_heading(const struct answering *answering, const struct area_choice *group);
/* "12 av 13". */
struct doc_cell answer_of(struct answering *answering, size_t part, size_t whole);
/* A table with headings and room for rows, its row_count still 0. NULL on failure. */
struct table *answer_start_table(struct answering *answering, const char *id, const char *title, size_t columns,
                                 const char *const *headings, size_t rows);
/* The source line of all figures shown, under the table. */
int answer_finish_table(struct answering *answering, struct table *table, bool computed);

#endif

/*
 * document.h - a report before it has a format: headings, paragraphs, tables, charts, notes.
 *
 * The composer fills a document, the renderers write it. A figure is formatted
 * here, once (`struct doc_cell.text`), so that every format shows the same;
 * its value in full precision goes along for formats that keep numbers as
 * numbers. A renderer computes nothing and looks nothing up.
 *
 * Ownership: everything belongs to the document's arena and is released with
 * it. Texts are valid UTF-8 without control characters (the composer checks).
 * NULL is allowed only where it is said.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/language.h"
#include "report/chart_kind.h"
#include "transform/band.h"
#include "transform/cell.h"
#include "transform/tile_place.h"

struct indicator;

/* What a figure is a figure of; for the long rows of CSV and JSON. */
struct figure_identity {
    const char *indicator;            /* the name in templates/indicators.json */
    const struct indicator *declared; /* the same as it was declared; NULL where that does not matter */
    const char *kpi;                  /* Kolada's id; "" for one that is not Kolada's or is computed */
    const char *area;                 /* id; for a group its name in templates/areas.json or Kolada's id */
    const char *area_title;
    int year;
    char gender; /* 'T', 'K' or 'M'; '\0' for a difference between women and men */
    const char *
        statistic; /* "mean" and so on for a group; "change", "rank", "gender_difference" or "" for an area; "n": how many
                              of a group reported */
    size_t reported;     /* n: members that reported; only for a group */
    size_t members;      /* N; only for a group */
    const char *source;  /* the source line that goes with the figure */
    const char *holders; /* min, max: the members that have it, "; " between; NULL for none */
};

/* The latest years of a row, drawn as a small line where there is room to draw; elsewhere the text tells them. */
struct doc_trend {
    size_t count;
    const double *values;
    const bool *known; /* false: a gap */
};

/* One place of a table or a point of a chart. */
struct doc_cell {
    const char *text; /* as shown: "32 394", "3,9", "i.u.", "–", "X", "" */
    bool is_number;   /* has a value that is shown as a number */
    double value;     /* full precision; only where the status is CELL_VALUE */
    int decimals;     /* shown decimals */
    int year;         /* stands after the figure, in brackets, and is part of the text; 0 where it does not */
    enum cell_status status;
    bool preliminary;                       /* marked with a "p", of which a note below the table or chart tells */
    bool small_base;                        /* a share of few persons: marked with a "!" */
    bool above_whole;                       /* a share above 100, of which a note below tells */
    const char *follows;                    /* the closed series, shown here too, that this one follows after a break;
                                               NULL where there is none (break_note.h) */
    enum band band;                         /* BAND_NONE where the column has no bands */
    const struct figure_identity *identity; /* NULL for a label */
    const struct doc_trend *trend;          /* NULL but for a small line */
};

enum column_align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

struct table_column {
    const char *heading; /* may hold '\n' where it should break */
    enum column_align align;
    double weight; /* its share of the width, relative to the other columns */
};

enum row_kind {
    ROW_AREA,     /* a municipality */
    ROW_REFERENCE /* Riket or a group's mean: set apart from the rows above */
};

struct table_row {
    enum row_kind kind;
    struct doc_cell *cells; /* column_count of them; the first is the row's label */
};

struct table {
    const char *id;    /* "tabell-1": file names, anchors */
    const char *label; /* "Tabell 1" */
    const char *title;
    size_t column_count;
    struct table_column *columns;
    size_t row_count;
    struct table_row *rows;
    bool has_bands;
    const char *band_names[BAND_HIGH + 1]; /* legend by enum band ("låg 0–14 %"); only with has_bands */
    size_t note_count;
    const char **notes; /* each a sentence */
    const char *source; /* "Källa: Kolada, hämtat ..." */
    bool wraps;         /* as text: the last column breaks over lines where the terminal is narrow; else it is cut */
};

/* What a series stands for; the theme gives it colour, weight and dash. */
enum series_role {
    ROLE_REGION,   /* the region's mean, or the chosen municipality */
    ROLE_CONTRAST, /* what it is held against */
    ROLE_NATION,   /* Riket */
    ROLE_CONTEXT   /* all others */
};

struct chart_series {
    const char *label;
    enum series_role role;
    struct doc_cell *points; /* point_count of the chart; a gap is a cell without a value */
    bool unnamed;            /* lines: no label at its end; a note tells what it is */
    bool continues;          /* the series before it, after a break: drawn alike, never joined */
};

/* Between two years of a chart a closed series ends and its successor begins. */
struct series_break {
    size_t after;      /* the point before it */
    const char *label; /* "seriebrott" */
};

/* A waterfall has one series. Its points are levels (ROLE_REGION: the first and the last) and the steps between them:
 * what areas did (ROLE_CONTEXT), who reports (ROLE_CONTRAST), changed weights (ROLE_NATION). First level + steps = last. */
struct chart {
    const char *id;          /* "diagram-1" */
    const char *label;       /* "Diagram 1" */
    const char *title;       /* the finding, at most ten words */
    const char *subtitle;    /* measure, unit, area, years */
    const char *alternative; /* what it shows in one or two sentences, for those who cannot see it */
    enum chart_kind kind;
    const char *unit; /* "%", "" where the number stands alone */
    size_t point_count;
    const char **point_labels; /* years, or areas in a ranking (already in the order to draw) */
    enum series_role *
        point_roles; /* ranking, stacked, dots, tiles: the role of each area; NULL: all are context; waterfall: see above */
    const struct tile_place *tiles; /* tiles: the place of each point; else NULL */
    size_t series_count;
    struct chart_series *series;                 /* ranking: exactly one */
    const char *reference_label;                 /* ranking: the reference line's name; NULL where there is none */
    struct doc_cell reference;                   /* ranking: its value; only with a reference_label */
    const struct chart_series *reference_series; /* multiples: drawn in each frame; else NULL */
    size_t break_count;                          /* lines: marked in the frame (break_note.h) */
    struct series_break *breaks;
    size_t note_count;
    const char **notes;
    const char *source;
};

/* Stands for the running text where tables and charts stand by their ids: in CSV, "text.csv". */
#define DOCUMENT_RUNNING_TEXT "text"

enum node_kind {
    NODE_HEADING,
    NODE_PARAGRAPH,
    NODE_NOTE,
    NODE_ITEM, /* of a list, which is all items that stand next to each other */
    NODE_TABLE,
    NODE_CHART
};

/* Levels of headings below the document's title. */
enum heading_level { HEADING_SECTION = 1, HEADING_SUBSECTION = 2 };

struct node {
    struct node *next;
    enum node_kind kind;
    const char *text;         /* heading, paragraph, note, item */
    enum heading_level level; /* heading */
    const char *anchor;       /* heading: where links lead, unique in the document ("avsnitt-3"); tables and charts
                                 have their ids */
    const char *term;         /* item: what its text explains; NULL for a plain one */
    const char *swedish;      /* item: the part of its text that is Swedish in every language; NULL for none */
    const char *line;         /* all of its text in one: "TERM. TEXT" of an item with a term, else the text */
    struct table *table;
    struct chart *chart;
};

/* What the cover says. */
struct document {
    struct arena arena;
    enum language language;
    const char *name; /* "gr-arsrapport-2022": the stem of file names */
    const char *title;
    const char *subtitle;
    const char *cover_lines[6]; /* area, year, retrieval, made on; NULL after the last */
    const char *author;
    const char *source; /* the source line of the whole */
    struct date made;   /* the day the report was made */
    bool brief;         /* a few pages: no cover, what it says stands above the text */
    bool has_sentences; /* the running text tells what figures say, or contradict: formats of figures hold it, too */
    size_t heading_count;
    struct node *first; /* NULL where empty */
    struct node *last;
};

/* Starts an empty document; its texts and nodes go into its own arena. */
void document_init(struct document *document, enum language language);
void document_release(struct document *document);

/* Each appends a node. Failure is sticky in the arena; check `arena_failed` once at the end. */
void document_heading(struct document *document, const char *text);    /* of a section */
void document_subheading(struct document *document, const char *text); /* within it */
void document_paragraph(struct document *document, const char *text);
void document_note(struct document *document, const char *text);
void document_item(struct document *document, const char *term, const char *text); /* the term may be NULL */
/* Says that the item that stands last has that part in Swedish, whatever the document's language: a title of Kolada's. */
void document_item_swedish(struct document *document, const char *part);
/* Adds a sentence to the paragraph, note or item that stands last. */
void document_extend(struct document *document, const char *sentence);
/* Adds one at the end of the notes of a table or chart. */
void document_add_note(struct arena *arena, const char ***notes, size_t *count, const char *note);
/* Visits every cell of a table or chart, those of a reference included; nothing for other nodes. */
typedef void document_visitor(void *context, struct doc_cell *cell);
void document_each_cell(const struct node *node, document_visitor *visit, void *context);
/* A zeroed table or chart, appended; NULL on failure. */
struct table *document_table(struct document *document);
struct chart *document_chart(struct document *document);
/* Puts a chart that is made already after a node. */
void document_chart_after(struct document *document, struct node *node, struct chart *chart);

#endif

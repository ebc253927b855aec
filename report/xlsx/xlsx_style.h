/*
 * xlsx_style.h - the looks that cells of the workbook have, made once each.
 *
 * A style says what a cell is; the library's format follows from it and from
 * the theme. The number format follows the decimals as shown and is the
 * invariant one ("#,##0.0"), which a Swedish Excel shows with space and comma.
 */
#ifndef REPORT_XLSX_STYLE_H
#define REPORT_XLSX_STYLE_H

#include <stddef.h>
#include <xlsxwriter.h>

#include "report/document.h"

enum xlsx_role {
    XLSX_TITLE,    /* of a sheet */
    XLSX_COVER,    /* the report's title */
    XLSX_SUBTITLE, /* muted, below a title */
    XLSX_HEADING,
    XLSX_BODY, /* running text */
    XLSX_NOTE, /* notes and source lines */
    XLSX_LINK,
    XLSX_HEADER, /* of a column */
    XLSX_CELL,
    XLSX_GAP /* the shade of a cell left empty so that a chart shows a gap */
};

/* What a number's text has before its digits. */
enum xlsx_sign {
    XLSX_SIGN_NONE,
    XLSX_SIGN_MINUS,
    XLSX_SIGN_PLUS,
    XLSX_SIGN_HIDDEN /* negative, but shown as 0: the format takes the sign away */
};

struct xlsx_style {
    enum xlsx_role role;
    enum column_align align;
    enum band band;
    bool is_number;
    int decimals;
    int year; /* stands after the figure, as a literal; 0: none */
    enum xlsx_sign sign;
    const char *mark;  /* what stands after the figure (figure_mark) */
    const char *marks; /* what stands in the column (column_mark), for which there is room; NULL or "": nothing does */
    bool reference;    /* semibold */
    bool rule_above;
    bool rule_below;
    bool wraps;  /* text breaks within the cell */
    bool indent; /* some room before the text */
};

/* More looks than a report has; those beyond are made anew for each cell. */
#define XLSX_STYLES_MAX 128

struct xlsx_styles {
    lxw_workbook *workbook;
    enum language language;
    size_t count;
    struct xlsx_style keys[XLSX_STYLES_MAX];
    lxw_format *formats[XLSX_STYLES_MAX];
};

/* Room for any number format below. */
#define XLSX_CODE_MAX 200

void xlsx_styles_init(struct xlsx_styles *styles, lxw_workbook *workbook, enum language language);
/* The library's format, NULL where memory is exhausted. */
lxw_format *xlsx_styles_get(struct xlsx_styles *styles, const struct xlsx_style *style);

/* The style of a cell of a table. */
struct xlsx_style xlsx_style_of(const struct doc_cell *cell, enum column_align align);
/* "#,##0.0" for one decimal; also for the labels of charts. */
void xlsx_number_code(char code[XLSX_CODE_MAX], int decimals, enum language language);

#endif

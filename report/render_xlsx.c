/*
 * The workbook, by the guidance for accessible official spreadsheets: cover, contents, notes; a sheet a table, then one
 * a chart; the running text, all figures.
 *
 * The library writes a NaN or broken UTF-8 without a word, so that the
 * document is checked first; and it writes only when the workbook is closed,
 * in place, so that it is given a temporary name.
 */
#include <stdlib.h>

#include "base/file.h"
#include "report/document_check.h"
#include "report/render.h"
#include "report/xlsx/xlsx_chart.h"
#include "report/xlsx/xlsx_front.h"
#include "report/xlsx/xlsx_table.h"
#include "report/xlsx/xlsx_tidy.h"

static void set_properties(struct xlsx_book *book)
{
    const struct document *document = book->document;
    lxw_doc_properties properties = {.title = XLSX_TEXT(document->title),
                                     .subject = XLSX_TEXT(document->subtitle),
                                     .author = XLSX_TEXT(document->author[0] != '\0' ? document->author : "nyckeltal"),
                                     .comments = XLSX_TEXT(document->source),
                                     .keywords = "Kolada",
                                     .created = date_to_time(&document->made)};
    lxw_error error = workbook_set_properties(book->workbook, &properties);
    if (error != LXW_NO_ERROR && book->error == LXW_NO_ERROR) {
        book->error = error;
    }
}

static void write_sheets(struct xlsx_book *book)
{
    struct xlsx_plan plan;
    struct xlsx_notes notes;
    if (!xlsx_plan_make(&plan, book->document, &book->arena)) {
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return;
    }
    if (!xlsx_notes_make(&notes, &plan, &book->arena)) {
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return;
    }
    plan.notes = notes.count > 0 ? plan.notes : NULL;
    xlsx_cover_sheet(book, &plan);
    xlsx_contents_sheet(book, &plan);
    xlsx_notes_sheet(book, &plan, &notes);
    for (size_t i = 0; i < plan.count; i++) {
        const struct xlsx_part *part = &plan.parts[i];
        if (part->table != NULL) {
            xlsx_table_sheet(book, &plan, part, &notes);
        } else {
            xlsx_chart_sheet(book, &plan, part, &notes);
        }
    }
    xlsx_text_sheet(book, &plan);
    xlsx_tidy_sheet(book, &plan);
}

static int fail(const struct xlsx_book *book, const char *path, lxw_error error, struct fault *fault)
{
    return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the workbook cannot be made: %s%s%s", path,
                     book->where != NULL ? book->where : "", book->where != NULL ? ": " : "", lxw_strerror(error));
}

/* Fills the workbook and closes it, which writes the file. */
static int write_book(struct xlsx_book *book, const char *path, struct fault *fault)
{
    set_properties(book);
    write_sheets(book);
    if (arena_failed(&book->arena) && book->error == LXW_NO_ERROR) {
        book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    }
    if (book->error != LXW_NO_ERROR) {
        lxw_workbook_free(book->workbook);
        return fail(book, path, book->error, fault);
    }
    lxw_error error = workbook_close(book->workbook);
    return error == LXW_NO_ERROR ? 0 : fail(book, path, error, fault);
}

static int make_book(const struct document *document, const char *temporary, const char *path, struct fault *fault)
{
    struct xlsx_book *book = calloc(1, sizeof *book);
    int result = -1;
    if (book == NULL) {
        return fault_memory(fault, path);
    }
    book->document = document;
    book->workbook = workbook_new(temporary);
    if (book->workbook == NULL) {
        fault_memory(fault, path);
    } else {
        arena_init(&book->arena, LIMIT_DOCUMENT_BYTES);
        xlsx_styles_init(&book->styles, book->workbook, book->document->language);
        result = write_book(book, path, fault);
        arena_release(&book->arena);
    }
    free(book);
    return result;
}

int render_xlsx(const struct render_job *job, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    struct atomic_file file = {"", ""};
    if (document_check(job->document, fault) != 0 || render_path(job, "xlsx", path, fault) != 0 ||
        atomic_file_begin(&file, path, fault) != 0) {
        return -1;
    }
    if (make_book(job->document, file.temporary, path, fault) != 0) {
        atomic_file_rollback(&file);
        return -1;
    }
    if (atomic_file_commit(&file, fault) != 0) {
        return -1;
    }
    render_wrote(job, path);
    return 0;
}

#include "report/pdf/pdf_access.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "report/pdf/pdf_fonts.h"

/* Elements within elements: document, table, body, row, cell, figure. */
#define DEPTH_MOST 16

/* A file in hand. Of libqpdf's handles none must be freed one by one. */
struct completing {
    qpdf_data pdf;
    const struct pdf_tags *tags;
    const struct pdf_description *description;
    size_t figures; /* that were given their text */
    size_t headings;
    size_t links;
    struct fault *fault;
};

static int not_as_drawn(struct completing *completing, const char *what)
{
    return fault_set(completing->fault, STATUS_CANNOT_CREATE, "the PDF: %s; its structure cannot be told", what);
}

/* --- small things --- */

static qpdf_oh name_object(struct completing *completing, const char *name)
{
    return qpdf_oh_new_name(completing->pdf, name);
}

static void put(struct completing *completing, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(completing->pdf, dictionary, key, value);
}

static void put_text(struct completing *completing, qpdf_oh dictionary, const char *key, const char *text)
{
    put(completing, dictionary, key, qpdf_oh_new_unicode_string(completing->pdf, text));
}

/* The type of a structure element ("/TH"), "" where it is none. */
static const char *type_of(struct completing *completing, qpdf_oh element)
{
    if (!qpdf_oh_is_dictionary(completing->pdf, element)) {
        return "";
    }
    const qpdf_oh type = qpdf_oh_get_key(completing->pdf, element, "/S");
    return qpdf_oh_is_name(completing->pdf, type) ? qpdf_oh_get_name(completing->pdf, type) : "";
}

static bool is_decoration(struct completing *completing, qpdf_oh element)
{
    return strcmp(type_of(completing, element), "/" PDF_TAG_DECORATION) == 0;
}

/* --- the structure --- */

static int tell_figure(struct completing *completing, qpdf_oh element)
{
    const struct pdf_texts *texts = &completing->tags->figures;
    if (completing->figures == texts->count) {
        return not_as_drawn(completing, "it has more figures than were drawn");
    }
    put_text(completing, element, "/Alt", texts->items[completing->figures++]);
    return 0;
}

/* The words of a column's heading, which is broken over lines as suits its column. */
static int tell_heading(struct completing *completing, qpdf_oh element)
{
    const struct pdf_texts *texts = &completing->tags->headings;
    if (completing->headings == texts->count) {
        return not_as_drawn(completing, "it has more headings of columns than were drawn");
    }
    put_text(completing, element, "/ActualText", texts->items[completing->headings++]);
    return 0;
}

/* Of a column in the head of a table, else of a row. */
static void tell_scope(struct completing *completing, qpdf_oh element, bool in_head)
{
    const qpdf_oh attributes = qpdf_oh_new_dictionary(completing->pdf);
    put(completing, attributes, "/O", name_object(completing, "/Table"));
    put(completing, attributes, "/Scope", name_object(completing, in_head ? "/Column" : "/Row"));
    put(completing, element, "/A", attributes);
}

static int complete_element(struct completing *completing, qpdf_oh element, bool in_head, int depth);

/* A list of children loses its decoration. */
static int complete_children(struct completing *completing, qpdf_oh element, bool in_head, int depth)
{
    qpdf_data pdf = completing->pdf;
    const qpdf_oh children = qpdf_oh_get_key(pdf, element, "/K");
    if (!qpdf_oh_is_array(pdf, children)) {
        if (is_decoration(completing, children)) {
            qpdf_oh_remove_key(pdf, element, "/K");
            return 0;
        }
        return complete_element(completing, children, in_head, depth);
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, children);) {
        const qpdf_oh child = qpdf_oh_get_array_item(pdf, children, i);
        if (is_decoration(completing, child)) {
            qpdf_oh_erase_item(pdf, children, i);
            continue;
        }
        if (complete_element(completing, child, in_head, depth) != 0) {
            return -1;
        }
        i++;
    }
    return 0;
}

/* Recursion: `depth` has a ceiling. */
static int complete_element(struct completing *completing, qpdf_oh element, bool in_head, int depth)
{
    const char *type = type_of(completing, element);
    if (type[0] == '\0') {
        return 0;
    }
    if (depth == DEPTH_MOST) {
        return not_as_drawn(completing, "its structure is too deep");
    }
    const bool heads = in_head || strcmp(type, "/THead") == 0;
    if (strcmp(type, "/TH") == 0) {
        tell_scope(completing, element, in_head);
    }
    if ((strcmp(type, "/TH") == 0 && in_head && tell_heading(completing, element) != 0) ||
        (strcmp(type, "/Figure") == 0 && tell_figure(completing, element) != 0)) {
        return -1;
    }
    return complete_children(completing, element, heads, depth + 1);
}

/* What points from marks on a page to decoration points to nothing. */
static void clean_parents(struct completing *completing, qpdf_oh root)
{
    qpdf_data pdf = completing->pdf;
    const qpdf_oh tree = qpdf_oh_get_key(pdf, root, "/ParentTree");
    const qpdf_oh numbers = qpdf_oh_get_key(pdf, tree, "/Nums");
    for (int i = 1; i < qpdf_oh_get_array_n_items(pdf, numbers); i += 2) {
        const qpdf_oh marks = qpdf_oh_get_array_item(pdf, numbers, i);
        for (int j = 0; qpdf_oh_is_array(pdf, marks) && j < qpdf_oh_get_array_n_items(pdf, marks); j++) {
            if (is_decoration(completing, qpdf_oh_get_array_item(pdf, marks, j))) {
                qpdf_oh_set_array_item(pdf, marks, j, qpdf_oh_new_null(pdf));
            }
        }
    }
}

static int complete_structure(struct completing *completing)
{
    const qpdf_oh root = qpdf_oh_get_key(completing->pdf, qpdf_get_root(completing->pdf), "/StructTreeRoot");
    if (!qpdf_oh_is_dictionary(completing->pdf, root)) {
        return not_as_drawn(completing, "it has no structure");
    }
    clean_parents(completing, root);
    if (complete_children(completing, root, false, 0) != 0) {
        return -1;
    }
    return completing->figures == completing->tags->figures.count
               ? 0
               : not_as_drawn(completing, "it has fewer figures than were drawn");
}

/* --- the pages --- */

/* Where a text begins in bytes without an end of their own; NULL where it does not. */
static const char *find(const char *at, const char *end, const char *text)
{
    const size_t length = strlen(text);
    while (at < end && (at = memchr(at, text[0], (size_t)(end - at))) != NULL) {
        if ((size_t)(end - at) >= length && memcmp(at, text, length) == 0) {
            return at;
        }
        at++;
    }
    return NULL;
}

static const char mark_start[] = "/" PDF_TAG_DECORATION " <<";
static const char mark_end[] = ">> BDC";

/* The content of a page with its decoration marked as such: "/Private << /MCID 3 >> BDC" becomes "/Artifact BMC". cairo
 * writes letters as hexadecimal digits or escaped within brackets, and no text of ours looks like a mark. */
static void rewrite_marks(struct buffer *out, const char *bytes, size_t length)
{
    const char *at = bytes;
    const char *const end = bytes + length;
    while (at < end) {
        const char *start = find(at, end, mark_start);
        const char *stop = start == NULL ? NULL : find(start, end, mark_end);
        if (stop == NULL) {
            break;
        }
        buffer_append(out, at, (size_t)(start - at));
        buffer_text(out, "/Artifact BMC");
        at = stop + strlen(mark_end);
    }
    buffer_append(out, at, (size_t)(end - at));
}

static int complete_content(struct completing *completing, qpdf_oh page)
{
    qpdf_data pdf = completing->pdf;
    const qpdf_oh content = qpdf_oh_get_key(pdf, page, "/Contents");
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    struct buffer rewritten;
    if (!qpdf_oh_is_stream(pdf, content) ||
        qpdf_oh_get_stream_data(pdf, content, qpdf_dl_generalized, &filtered, &bytes, &length) != QPDF_SUCCESS ||
        !filtered) {
        free(bytes);
        return not_as_drawn(completing, "a page cannot be read");
    }
    buffer_init(&rewritten, LIMIT_RENDERED_BYTES);
    rewrite_marks(&rewritten, (const char *)bytes, length);
    free(bytes);
    const bool whole = !buffer_failed(&rewritten);
    if (whole) {
        qpdf_oh_replace_stream_data(pdf, content, (const unsigned char *)rewritten.bytes, rewritten.length,
                                    qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
    }
    buffer_release(&rewritten);
    return whole ? 0 : fault_memory(completing->fault, "a PDF");
}

/* The links of a page come in the order in which they were drawn. */
static int complete_links(struct completing *completing, qpdf_oh page)
{
    static const int printed = 4; /* the flag that a mark on the page is printed */
    qpdf_data pdf = completing->pdf;
    const struct pdf_texts *texts = &completing->tags->links;
    const qpdf_oh links = qpdf_oh_get_key(pdf, page, "/Annots");
    if (!qpdf_oh_is_array(pdf, links)) {
        return 0;
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, links); i++) {
        const qpdf_oh link = qpdf_oh_get_array_item(pdf, links, i);
        if (completing->links == texts->count) {
            return not_as_drawn(completing, "it has more links than were drawn");
        }
        put_text(completing, link, "/Contents", texts->items[completing->links++]);
        put(completing, link, "/F", qpdf_oh_new_integer(pdf, printed));
    }
    put(completing, page, "/Tabs", name_object(completing, "/S"));
    return 0;
}

static int complete_pages(struct completing *completing)
{
    const int pages = qpdf_get_num_pages(completing->pdf);
    for (int i = 0; i < pages; i++) {
        const qpdf_oh page = qpdf_get_page_n(completing->pdf, (size_t)i);
        if (complete_content(completing, page) != 0 || complete_links(completing, page) != 0) {
            return -1;
        }
        pdf_fonts_complete(completing->pdf, page);
    }
    return 0;
}

/* --- the document --- */

static int add_metadata(struct completing *completing, qpdf_oh root)
{
    qpdf_data pdf = completing->pdf;
    struct buffer metadata;
    buffer_init(&metadata, LIMIT_RENDERED_BYTES);
    pdf_description_metadata(completing->description, &metadata);
    const bool whole = !buffer_failed(&metadata);
    if (whole) {
        const qpdf_oh stream = qpdf_oh_new_stream(pdf);
        qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)metadata.bytes, metadata.length,
                                    qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
        const qpdf_oh facts = qpdf_oh_get_dict(pdf, stream);
        put(completing, facts, "/Type", name_object(completing, "/Metadata"));
        put(completing, facts, "/Subtype", name_object(completing, "/XML"));
        put(completing, root, "/Metadata", stream);
    }
    buffer_release(&metadata);
    return whole ? 0 : fault_memory(completing->fault, "a PDF");
}

static int complete_document(struct completing *completing)
{
    qpdf_data pdf = completing->pdf;
    const qpdf_oh root = qpdf_get_root(pdf);
    const qpdf_oh preferences = qpdf_oh_new_dictionary(pdf);
    const qpdf_oh marked = qpdf_oh_new_dictionary(pdf);
    put(completing, preferences, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    put(completing, marked, "/Marked", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    put(completing, root, "/ViewerPreferences", preferences);
    put(completing, root, "/MarkInfo", marked);
    put_text(completing, root, "/Lang", pdf_description_language(completing->description));
    return add_metadata(completing, root);
}

/* --- in and out --- */

static int library_fault(struct completing *completing)
{
    if (!qpdf_has_error(completing->pdf)) {
        return not_as_drawn(completing, "it is damaged");
    }
    return not_as_drawn(completing, qpdf_get_error_message_detail(completing->pdf, qpdf_get_error(completing->pdf)));
}

static int write_file(struct completing *completing, struct buffer *bytes)
{
    qpdf_data pdf = completing->pdf;
    if ((qpdf_init_write_memory(pdf) & QPDF_ERRORS) != 0) {
        return library_fault(completing);
    }
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_set_minimum_pdf_version(pdf, "1.7");
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    if ((qpdf_write(pdf) & QPDF_ERRORS) != 0) {
        return library_fault(completing);
    }
    buffer_clear(bytes);
    buffer_append(bytes, qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
    return buffer_failed(bytes) ? fault_memory(completing->fault, "a PDF") : 0;
}

static int complete(struct completing *completing, struct buffer *bytes)
{
    if (arena_failed(&completing->tags->arena)) {
        return fault_memory(completing->fault, "a PDF");
    }
    qpdf_silence_errors(completing->pdf);
    if ((qpdf_read_memory(completing->pdf, "the PDF", bytes->bytes, bytes->length, NULL) & QPDF_ERRORS) != 0) {
        return library_fault(completing);
    }
    if (complete_structure(completing) != 0 || complete_pages(completing) != 0 || complete_document(completing) != 0) {
        return -1;
    }
    return qpdf_has_error(completing->pdf) ? library_fault(completing) : write_file(completing, bytes);
}

int pdf_access_complete(struct buffer *bytes, const struct pdf_tags *tags, const struct pdf_description *description,
                        struct fault *fault)
{
    struct completing completing = {.pdf = qpdf_init(), .tags = tags, .description = description, .fault = fault};
    if (completing.pdf == NULL) {
        return fault_memory(fault, "a PDF");
    }
    const int result = complete(&completing, bytes);
    qpdf_cleanup(&completing.pdf);
    return result;
}

#include <limits.h>
#include <string.h>

#include "base/message.h"
#include "fetch/label.h"
#include "fetch/wire.h"

void wire_page_init(struct wire_page *page)
{
    json_document_init(&page->document, LIMIT_ANSWER_BYTES);
    page->count = 0;
    page->next_url = NULL;
}

void wire_page_release(struct wire_page *page)
{
    json_document_release(&page->document);
    page->count = 0;
    page->next_url = NULL;
}

static int read_next_url(struct wire_page *page, const struct json_at *root, struct fault *fault)
{
    struct json_at next = json_member(root, "next_url");
    if (json_text_or_null(&next, &page->next_url, fault) != 0) {
        return -1;
    }
    if (page->next_url != NULL && page->next_url[0] == '\0') {
        return json_fault(&next, fault, "is empty; the last page says null");
    }
    return 0;
}

/* The members around the entries, and that as many came as the answer says. */
static int read_envelope(struct wire_page *page, struct fault *fault)
{
    int count;
    struct json_at root = json_root(&page->document);
    if (!json_is_object(root.value)) {
        return json_fault(&root, fault, "must be an object with \"values\", \"next_url\" and \"count\"");
    }
    struct json_at values = json_member(&root, "values");
    struct json_at counted = json_member(&root, "count");
    if (json_expect_array(&values, fault) != 0 || read_next_url(page, &root, fault) != 0 ||
        json_int(&counted, 0, INT_MAX, &count, fault) != 0) {
        return -1;
    }
    page->count = json_count(&values);
    if ((size_t)count != page->count) {
        return json_fault(&counted, fault, "says %d, but %zu values came", count, page->count);
    }
    return 0;
}

int wire_page_parse(struct wire_page *page, const char *path, struct fault *fault)
{
    char label[LABEL_MAX];
    label_make(label, path);
    page->count = 0;
    page->next_url = NULL;
    const char *text = page->document.text.bytes;
    if (text[strspn(text, " \t\r\n")] == '<') {
        return fault_set(fault, STATUS_NONSENSE, "%s: is answered with a web page instead of JSON; check --api", label);
    }
    if (json_document_parse(&page->document, label, STATUS_NONSENSE, fault) != 0) {
        return -1;
    }
    return read_envelope(page, fault);
}

int wire_id(const struct json_at *at, const char **id, struct fault *fault)
{
    if (json_text(at, id, fault) != 0) {
        return -1;
    }
    size_t length = strlen(*id);
    if (length == 0 || length >= LIMIT_NAME_BYTES) {
        return json_fault(at, fault, length == 0 ? MESSAGE("is empty") : MESSAGE("is too long"));
    }
    return 0;
}

int wire_entry(const struct json_at *values, size_t index, struct json_at *entry, struct fault *fault)
{
    *entry = json_element(values, index);
    return json_is_object(entry->value) ? 0 : json_fault(entry, fault, "must be an object");
}

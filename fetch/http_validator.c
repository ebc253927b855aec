#include <stdio.h>
#include <string.h>
#include <time.h>

#include "fetch/http_internal.h"

/* Seconds by which an answer must be younger than its Last-Modified for that to tell versions apart (RFC 9110, 8.8.2.2). */
#define SETTLED_SECONDS 60

const char *http_header(struct http *http, const char *name)
{
    struct curl_header *header;
    return curl_easy_header(http->handle, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value : NULL;
}

static time_t header_time(struct http *http, const char *name)
{
    const char *text = http_header(http, name);
    return text == NULL ? -1 : curl_getdate(text, NULL);
}

int64_t http_service_time(struct http *http)
{
    time_t date = header_time(http, "Date");
    return (int64_t)(date < 0 ? time(NULL) : date);
}

/* Keeps a header that has room and is plain. */
static void keep(char to[LIMIT_VALIDATOR_BYTES], const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);
    to[0] = '\0';
    for (size_t i = 0; i < length; i++) {
        if (text[i] < 0x20 || text[i] > 0x7e) {
            return;
        }
    }
    if (length > 0 && length < LIMIT_VALIDATOR_BYTES) {
        memcpy(to, text, length + 1);
    }
}

static bool is_etag(const char *text)
{
    size_t length;
    text += strncmp(text, "W/", 2) == 0 ? 2 : 0;
    length = strlen(text);
    return length > 2 && text[0] == '"' && text[length - 1] == '"';
}

void http_read_validator(struct http *http, struct validator *validator)
{
    time_t modified = header_time(http, "Last-Modified");
    time_t date = header_time(http, "Date");
    bool settled = modified >= 0 && date >= 0 && date - modified >= SETTLED_SECONDS;
    keep(validator->etag, http_header(http, "ETag"));
    keep(validator->modified, settled ? http_header(http, "Last-Modified") : NULL);
    if (!is_etag(validator->etag)) {
        validator->etag[0] = '\0';
    }
}

/* Appends one header; on failure the list is given up. */
static struct curl_slist *append(struct curl_slist *list, const char *name, const char *value)
{
    char line[LIMIT_VALIDATOR_BYTES + 64];
    (void)snprintf(line, sizeof line, "%s: %s", name, value);
    struct curl_slist *longer = curl_slist_append(list, line);
    if (longer == NULL) {
        curl_slist_free_all(list);
    }
    return longer;
}

struct curl_slist *http_headers(const struct validator *known)
{
    struct curl_slist *list = append(NULL, "Accept", "application/json");
    if (list != NULL && known != NULL && known->etag[0] != '\0') {
        list = append(list, "If-None-Match", known->etag);
    }
    if (list != NULL && known != NULL && known->modified[0] != '\0') {
        list = append(list, "If-Modified-Since", known->modified);
    }
    return list;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fetch/http_internal.h"

#define SECOND INT64_C(1000)
#define USER_AGENT "nyckeltal/" NYCKELTAL_VERSION

/* --- options --- */

static int64_t or_default(int64_t given, int64_t otherwise)
{
    return given > 0 ? given : otherwise;
}

static void take_numbers(struct http_options *to, const struct http_options *from)
{
    to->timer = from->timer;
    to->requests_per_second = (int)or_default(from->requests_per_second, LIMIT_REQUESTS_PER_SECOND);
    to->tries = (int)or_default(from->tries, LIMIT_TRIES);
    to->budget_ms = or_default(from->budget_ms, LIMIT_BUDGET_SECONDS * SECOND);
    to->backoff_ms = or_default(from->backoff_ms, LIMIT_BACKOFF_MS);
    to->connect_ms = or_default(from->connect_ms, LIMIT_CONNECT_SECONDS * SECOND);
    to->request_ms = or_default(from->request_ms, LIMIT_REQUEST_SECONDS * SECOND);
    to->slow_seconds = or_default(from->slow_seconds, LIMIT_SLOW_SECONDS);
}

/* Printable ASCII without the brackets that stand around it: it becomes part of a header. */
static bool contact_is_fine(const char *contact)
{
    size_t length = strlen(contact);
    for (size_t i = 0; i < length; i++) {
        if (contact[i] < 0x20 || contact[i] > 0x7e || contact[i] == '(' || contact[i] == ')') {
            return false;
        }
    }
    return length <= LIMIT_CONTACT_BYTES;
}

static int take_contact(struct http *http, const char *contact, struct fault *fault)
{
    if (contact == NULL || contact[0] == '\0') {
        (void)snprintf(http->agent, sizeof http->agent, "%s", USER_AGENT);
        return 0;
    }
    if (!contact_is_fine(contact)) {
        return fault_set(fault, STATUS_CONFIG,
                         "contact: must be an address of the web or of mail, in ASCII without brackets, of at most "
                         "%zu characters",
                         LIMIT_CONTACT_BYTES);
    }
    (void)snprintf(http->agent, sizeof http->agent, "%s (+%s)", USER_AGENT, contact);
    return 0;
}

/* The file named in the options, else in the environment: libcurl as a library looks at neither by itself. */
static const char *choose_ca_file(const char *given)
{
    static const char *const names[] = {"CURL_CA_BUNDLE", "SSL_CERT_FILE"};
    if (given != NULL && given[0] != '\0') {
        return given;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *file = getenv(names[i]);
        if (file != NULL && file[0] != '\0') {
            return file;
        }
    }
    return NULL;
}

static int take_ca_file(struct http *http, const char *given, struct fault *fault)
{
    const char *file = choose_ca_file(given);
    if (file == NULL) {
        return 0;
    }
    int length = snprintf(http->ca_file, sizeof http->ca_file, "%s", file);
    if (length < 0 || (size_t)length >= sizeof http->ca_file || access(file, R_OK) != 0) {
        return fault_set(fault, STATUS_CONFIG, "%s: the file of certificates cannot be read; see ca_file", file);
    }
    http->options.ca_file = http->ca_file;
    return 0;
}

static int take_proxy(struct http *http, const char *proxy, struct fault *fault)
{
    if (proxy == NULL) {
        return 0;
    }
    int length = snprintf(http->proxy, sizeof http->proxy, "%s", proxy);
    if (length < 0 || (size_t)length >= sizeof http->proxy) {
        return fault_set(fault, STATUS_CONFIG, "proxy: is too long an address");
    }
    http->options.proxy = http->proxy;
    return 0;
}

int http_take_options(struct http *http, const struct http_options *options, struct fault *fault)
{
    take_numbers(&http->options, options);
    return take_contact(http, options->contact, fault) != 0 || take_ca_file(http, options->ca_file, fault) != 0
               ? -1
               : take_proxy(http, options->proxy, fault);
}

/* --- libcurl --- */

/* libcurl hands over uncompressed bytes; taking fewer than given ends the transfer. */
static size_t take_bytes(char *bytes, size_t size, size_t count, void *context)
{
    struct buffer *body = context;
    buffer_append(body, bytes, size * count);
    return buffer_failed(body) ? 0 : size * count;
}

/* A header line. libcurl takes a connection that ends before the empty line for an answer without a body; what
 * comes after that line, and does not start another answer, are trailers. */
static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
    struct http *http = context;
    size_t length = size * count;
    http->head_bytes += length;
    if (http->head_bytes > LIMIT_HEAD_BYTES) {
        return 0; /* ends the transfer */
    }
    if (length >= 5 && memcmp(bytes, "HTTP/", 5) == 0) {
        http->head_ended = false;
    } else if (length <= 2 && (bytes[0] == '\r' || bytes[0] == '\n')) {
        http->head_ended = true;
    }
    return length;
}

static bool set_numbers(struct http *http)
{
    const struct {
        CURLoption option;
        long value;
    } numbers[] = {
        {CURLOPT_FOLLOWLOCATION, 0L},
        {CURLOPT_NOSIGNAL, 1L},
        {CURLOPT_CONNECTTIMEOUT_MS, (long)http->options.connect_ms},
        {CURLOPT_LOW_SPEED_LIMIT, LIMIT_SLOW_BYTES},
        {CURLOPT_LOW_SPEED_TIME, (long)http->options.slow_seconds},
        {CURLOPT_SSL_VERIFYPEER, 1L},
        {CURLOPT_SSL_VERIFYHOST, 2L},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (curl_easy_setopt(http->handle, numbers[i].option, numbers[i].value) != CURLE_OK) {
            return false;
        }
    }
    return true;
}

bool http_set_up(struct http *http)
{
    CURL *handle = http->handle;
    if (http->options.ca_file != NULL && curl_easy_setopt(handle, CURLOPT_CAINFO, http->options.ca_file) != CURLE_OK) {
        return false;
    }
    return set_numbers(http) && curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_USERAGENT, http->agent) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip") == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, http->reason) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_HEADERDATA, http) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_bytes) == CURLE_OK;
}

#include "fetch/http.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/address.h"
#include "fetch/label.h"
#include "fetch/pace.h"

#define USER_AGENT "nyckeltal/" NYCKELTAL_VERSION

struct http {
    CURL *handle;
    struct curl_slist *headers;
    struct pace pace;
    char reason[CURL_ERROR_SIZE];
};

/* libcurl hands over uncompressed bytes; taking fewer than given ends the transfer. */
static size_t take_bytes(char *bytes, size_t size, size_t count, void *context)
{
    struct buffer *body = context;
    buffer_append(body, bytes, size * count);
    return buffer_failed(body) ? 0 : size * count;
}

static bool set_numbers(CURL *handle)
{
    static const struct {
        CURLoption option;
        long value;
    } numbers[] = {
        {CURLOPT_FOLLOWLOCATION, 0L},
        {CURLOPT_CONNECTTIMEOUT, LIMIT_CONNECT_SECONDS},
        {CURLOPT_TIMEOUT, LIMIT_REQUEST_SECONDS},
        {CURLOPT_LOW_SPEED_LIMIT, LIMIT_SLOW_BYTES},
        {CURLOPT_LOW_SPEED_TIME, LIMIT_SLOW_SECONDS},
        {CURLOPT_SSL_VERIFYPEER, 1L},
        {CURLOPT_SSL_VERIFYHOST, 2L},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (curl_easy_setopt(handle, numbers[i].option, numbers[i].value) != CURLE_OK) {
            return false;
        }
    }
    return true;
}

/* The certificates that the environment names: libcurl as a library looks at neither by itself. */
static bool set_certificates(CURL *handle)
{
    static const char *const names[] = {"CURL_CA_BUNDLE", "SSL_CERT_FILE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *file = getenv(names[i]);
        if (file != NULL && file[0] != '\0') {
            return curl_easy_setopt(handle, CURLOPT_CAINFO, file) == CURLE_OK;
        }
    }
    return true;
}

static bool set_up(struct http *http)
{
    http->headers = curl_slist_append(NULL, "Accept: application/json");
    return http->headers != NULL && set_numbers(http->handle) && set_certificates(http->handle) &&
           curl_easy_setopt(http->handle, CURLOPT_HTTPHEADER, http->headers) == CURLE_OK &&
           curl_easy_setopt(http->handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           curl_easy_setopt(http->handle, CURLOPT_USERAGENT, USER_AGENT) == CURLE_OK &&
           curl_easy_setopt(http->handle, CURLOPT_ACCEPT_ENCODING, "gzip") == CURLE_OK &&
           curl_easy_setopt(http->handle, CURLOPT_ERRORBUFFER, http->reason) == CURLE_OK &&
           curl_easy_setopt(http->handle, CURLOPT_WRITEFUNCTION, take_bytes) == CURLE_OK;
}

int http_new(struct http **http, struct fault *fault)
{
    *http = NULL;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return fault_memory(fault, "libcurl");
    }
    struct http *made = calloc(1, sizeof *made);
    if (made == NULL) {
        curl_global_cleanup();
        return fault_memory(fault, "libcurl");
    }
    made->handle = curl_easy_init();
    if (made->handle == NULL || !set_up(made)) {
        http_free(made);
        return fault_set(fault, STATUS_IO, "libcurl: cannot be set up; is it built with https and gzip?");
    }
    *http = made;
    return 0;
}

void http_free(struct http *http)
{
    if (http == NULL) {
        return;
    }
    curl_easy_cleanup(http->handle);
    curl_slist_free_all(http->headers);
    free(http);
    curl_global_cleanup();
}

static int fault_transfer(const struct http *http, const char *label, const struct buffer *body, CURLcode code,
                          struct fault *fault)
{
    if (buffer_failed(body)) {
        return fault_set(fault, STATUS_NONSENSE, "%s: the answer is larger than the %zu bytes that are read", label,
                         body->ceiling);
    }
    const char *reason = http->reason[0] != '\0' ? http->reason : curl_easy_strerror(code);
    switch (code) {
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return fault_set(fault, STATUS_NONSENSE, "%s: the answer cannot be understood: %s", label, reason);
    case CURLE_OUT_OF_MEMORY:
        return fault_memory(fault, label);
    case CURLE_PARTIAL_FILE:
        return fault_set(fault, STATUS_UNREACHABLE, "%s: the answer broke off: %s; try again later", label, reason);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return fault_set(fault, STATUS_UNREACHABLE,
                         "%s: cannot be trusted: %s; behind a proxy of your own, name its certificates in "
                         "CURL_CA_BUNDLE",
                         label, reason);
    default:
        return fault_set(fault, STATUS_UNREACHABLE, "%s: cannot be reached: %s; check the network and --api", label,
                         reason);
    }
}

/* What a status other than 200 means. */
static int judge_status(const char *label, long status, struct fault *fault)
{
    switch (status) {
    case 200:
        return 0;
    case 404:
        return fault_set(fault, STATUS_NONSENSE, "%s: is not there (404); check --api", label);
    case 410:
        return fault_set(fault, STATUS_NONSENSE,
                         "%s: is gone (410), as an old version of the API is; --api must name version 3", label);
    case 422:
        return fault_set(fault, STATUS_NONSENSE, "%s: the service refuses the question as malformed (422)", label);
    case 429:
        return fault_set(fault, STATUS_UNREACHABLE, "%s: the service asks for fewer requests (429); try again later",
                         label);
    default:
        break;
    }
    if (status >= 500) {
        return fault_set(fault, STATUS_UNREACHABLE, "%s: the service failed (%ld); try again later", label, status);
    }
    return fault_set(fault, STATUS_NONSENSE, "%s: is answered with the status %ld instead of 200", label, status);
}

static bool is_redirection(long status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Puts the address that the last answer leads to in place of the one that was asked. */
static int follow(const struct http *http, char url[LIMIT_URL_BYTES], struct fault *fault)
{
    struct address from;
    struct address to;
    char *target = NULL;
    char label[LABEL_MAX];
    label_make(label, url);
    if (curl_easy_getinfo(http->handle, CURLINFO_REDIRECT_URL, &target) != CURLE_OK || target == NULL) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is redirected nowhere", label);
    }
    if (address_parse(&from, url, STATUS_NONSENSE, fault) != 0 ||
        address_parse(&to, target, STATUS_NONSENSE, fault) != 0) {
        return -1;
    }
    if (!address_same_host(&from, &to) || !address_is_safe(&to)) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is redirected to %s, which is not followed", label, target);
    }
    int length = snprintf(url, LIMIT_URL_BYTES, "%s", target);
    if (length < 0 || (size_t)length >= LIMIT_URL_BYTES) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is redirected to too long an address", label);
    }
    return 0;
}

/* Refuses what is not safe, keeps the pace, and leaves this machine's own servers to no proxy. */
static int prepare(struct http *http, const char *url, struct buffer *body, struct fault *fault)
{
    struct address address;
    if (address_parse(&address, url, STATUS_USAGE, fault) != 0) {
        return -1;
    }
    if (!address_is_safe(&address)) {
        return fault_set(fault, STATUS_USAGE, "%s: figures are fetched over https; http is only for this machine", url);
    }
    bool loopback = address_is_loopback(&address);
    if (curl_easy_setopt(http->handle, CURLOPT_URL, url) != CURLE_OK ||
        curl_easy_setopt(http->handle, CURLOPT_WRITEDATA, body) != CURLE_OK ||
        curl_easy_setopt(http->handle, CURLOPT_PROXY, loopback ? "" : NULL) != CURLE_OK) {
        return fault_memory(fault, url);
    }
    if (!loopback) {
        pace_wait(&http->pace);
    }
    return 0;
}

/* One request and its answer, whatever its status. */
static int transfer(struct http *http, const char *url, struct buffer *body, long *status, struct fault *fault)
{
    char label[LABEL_MAX];
    label_make(label, url);
    if (prepare(http, url, body, fault) != 0) {
        return -1;
    }
    buffer_clear(body);
    http->reason[0] = '\0';
    CURLcode code = curl_easy_perform(http->handle);
    if (code == CURLE_OK) {
        code = curl_easy_getinfo(http->handle, CURLINFO_RESPONSE_CODE, status);
    }
    return code == CURLE_OK ? 0 : fault_transfer(http, label, body, code, fault);
}

int http_get(struct http *http, const char *url, struct buffer *body, struct fault *fault)
{
    char at[LIMIT_URL_BYTES];
    char label[LABEL_MAX];
    label_make(label, url);
    int length = snprintf(at, sizeof at, "%s", url);
    if (length < 0 || (size_t)length >= sizeof at) {
        return fault_set(fault, STATUS_USAGE, "%s: is too long an address", label);
    }
    for (int hop = 0; hop <= LIMIT_REDIRECTS; hop++) {
        long status = 0;
        if (transfer(http, at, body, &status, fault) != 0) {
            return -1;
        }
        if (!is_redirection(status)) {
            return judge_status(label, status, fault);
        }
        if (follow(http, at, fault) != 0) {
            return -1;
        }
    }
    return fault_set(fault, STATUS_NONSENSE, "%s: is redirected more than %d times", label, LIMIT_REDIRECTS);
}

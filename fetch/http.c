#include "fetch/http.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/address.h"
#include "fetch/http_internal.h"
#include "fetch/label.h"

int http_new(struct http **http, const struct http_options *options, struct diag *diag, struct fault *fault)
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
    if (http_take_options(made, options, fault) != 0) {
        http_free(made);
        return -1;
    }
    made->handle = curl_easy_init();
    if (made->handle == NULL || !http_set_up(made)) {
        http_free(made);
        return fault_set(fault, STATUS_IO, "libcurl: cannot be set up; is it built with https and gzip?");
    }
    made->diag = diag;
    retry_init(&made->retry, &made->options);
    *http = made;
    return 0;
}

void http_free(struct http *http)
{
    if (http == NULL) {
        return;
    }
    curl_easy_cleanup(http->handle);
    free(http);
    curl_global_cleanup();
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
    if (!address_may_lead(&from, &to)) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is redirected to %s, which is not followed", label, target);
    }
    int length = snprintf(url, LIMIT_URL_BYTES, "%s", target);
    if (length < 0 || (size_t)length >= LIMIT_URL_BYTES) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is redirected to too long an address", label);
    }
    return 0;
}

/* Refuses what is not safe, keeps the pace, and leaves this machine's own servers to no proxy. */
static int prepare(struct http *http, const char *label, const char *url, struct buffer *body, struct fault *fault)
{
    struct address address;
    if (address_parse(&address, url, STATUS_USAGE, fault) != 0) {
        return -1;
    }
    if (!address_is_safe(&address)) {
        return fault_set(fault, STATUS_USAGE, "%s: figures are fetched over https; http is only for this machine", url);
    }
    bool loopback = address_is_loopback(&address);
    if (!loopback) {
        pace_wait(&http->pace, &http->options.timer, http->options.requests_per_second);
    }
    if (retry_check_budget(&http->retry, label, fault) != 0) {
        return -1;
    }
    int64_t left = retry_left(&http->retry);
    long time = (long)(left < http->options.request_ms ? left : http->options.request_ms);
    if (curl_easy_setopt(http->handle, CURLOPT_URL, url) != CURLE_OK ||
        curl_easy_setopt(http->handle, CURLOPT_TIMEOUT_MS, time > 0 ? time : 1L) != CURLE_OK ||
        curl_easy_setopt(http->handle, CURLOPT_WRITEDATA, body) != CURLE_OK ||
        curl_easy_setopt(http->handle, CURLOPT_PROXY, loopback ? "" : http->options.proxy) != CURLE_OK) {
        return fault_memory(fault, url);
    }
    return 0;
}

/* One request and its answer, whatever its status. */
static int transfer(struct http *http, const char *url, struct buffer *body, long *status, struct setback *setback,
                    struct fault *fault)
{
    char label[LABEL_MAX];
    label_make(label, url);
    if (prepare(http, label, url, body, fault) != 0) {
        return -1;
    }
    buffer_clear(body);
    http->reason[0] = '\0';
    http->head_ended = false;
    http->head_bytes = 0;
    CURLcode code = curl_easy_perform(http->handle);
    if (code == CURLE_OK && !http->head_ended) {
        code = CURLE_PARTIAL_FILE;
    }
    if (code == CURLE_OK) {
        code = curl_easy_getinfo(http->handle, CURLINFO_RESPONSE_CODE, status);
    }
    if (code == CURLE_OPERATION_TIMEDOUT && retry_check_budget(&http->retry, label, fault) != 0) {
        return -1;
    }
    return code == CURLE_OK ? 0 : http_judge_transfer(http, label, body, code, setback, fault);
}

/* One try: a request, and those that it is redirected to. */
static int try_once(struct http *http, const char *url, struct buffer *body, struct http_exchange *exchange,
                    struct setback *setback, struct fault *fault)
{
    char at[LIMIT_URL_BYTES];
    char label[LABEL_MAX];
    label_make(label, url);
    (void)snprintf(at, sizeof at, "%s", url);
    for (int hop = 0; hop <= LIMIT_REDIRECTS; hop++) {
        long status = 0;
        if (transfer(http, at, body, &status, setback, fault) != 0) {
            return -1;
        }
        if (!is_redirection(status)) {
            exchange->unchanged = status == 304;
            http_read_validator(http, &exchange->validator);
            return http_judge_status(http, label, status, exchange->known != NULL, setback, fault);
        }
        if (follow(http, at, fault) != 0) {
            return -1;
        }
    }
    return fault_set(fault, STATUS_NONSENSE, "%s: is redirected more than %d times", label, LIMIT_REDIRECTS);
}

static int try_often(struct http *http, const char *url, struct buffer *body, struct http_exchange *exchange,
                     struct fault *fault)
{
    for (int tries = 1;; tries++) {
        struct setback setback = {.retry_after = -1};
        if (try_once(http, url, body, exchange, &setback, fault) == 0) {
            return 0;
        }
        if (retry_wait(&http->retry, tries, &setback, http->diag, fault) != 0) {
            return -1;
        }
        exchange->retries++;
    }
}

int http_get(struct http *http, const char *url, struct buffer *body, struct http_exchange *exchange,
             struct fault *fault)
{
    if (strlen(url) >= LIMIT_URL_BYTES) {
        char label[LABEL_MAX];
        label_make(label, url);
        return fault_set(fault, STATUS_USAGE, "%s: is too long an address", label);
    }
    exchange->retries = 0;
    struct curl_slist *headers = http_headers(exchange->known);
    if (headers == NULL || curl_easy_setopt(http->handle, CURLOPT_HTTPHEADER, headers) != CURLE_OK) {
        curl_slist_free_all(headers);
        return fault_memory(fault, url);
    }
    int result = try_often(http, url, body, exchange, fault);
    (void)curl_easy_setopt(http->handle, CURLOPT_HTTPHEADER, NULL);
    curl_slist_free_all(headers);
    return result;
}

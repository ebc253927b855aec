/* http_internal.h - the client's inside, shared by the files http_*.c. Not for others. */
#ifndef FETCH_HTTP_INTERNAL_H
#define FETCH_HTTP_INTERNAL_H

#include <curl/curl.h>

#include "base/limits.h"
#include "fetch/http.h"
#include "fetch/pace.h"
#include "fetch/retry.h"

struct http {
    CURL *handle;
    struct http_options options; /* all filled in; its texts stand below */
    char proxy[LIMIT_URL_BYTES];
    char ca_file[LIMIT_PATH_BYTES];
    char agent[LIMIT_CONTACT_BYTES + 64];
    struct diag *diag;
    struct pace pace;
    struct retry retry;
    char reason[CURL_ERROR_SIZE]; /* libcurl's words for what went wrong */
    bool head_ended;              /* the empty line after the headers has come */
    size_t head_bytes;            /* of the headers so far */
};

/* --- http_setup.c: what holds for every request --- */

int http_take_options(struct http *http, const struct http_options *options, struct fault *fault);
bool http_set_up(struct http *http);

/* --- http_judge.c: what went wrong, in words, and whether it may pass --- */

/* A transfer that did not end well. Returns -1. */
int http_judge_transfer(const struct http *http, const char *label, const struct buffer *body, CURLcode code,
                        struct setback *setback, struct fault *fault);
/* 0 for 200, and for 304 where that was asked for. */
int http_judge_status(struct http *http, const char *label, long status, bool conditional, struct setback *setback,
                      struct fault *fault);

/* --- http_validator.c: by what an answer is known again --- */

/* The headers of a request: NULL where there is no memory. The caller frees them. */
struct curl_slist *http_headers(const struct validator *known);
/* What the last answer carried; what cannot be relied on is left out. */
void http_read_validator(struct http *http, struct validator *validator);
/* The last answer's header, or NULL. */
const char *http_header(struct http *http, const char *name);
/* The service's own time as its last answer says; the machine's where it does not. */
int64_t http_service_time(struct http *http);

#endif

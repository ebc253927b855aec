/*
 * http.h - one GET after another, over one kept connection (libcurl).
 *
 * Only https, or http to this very machine; redirections only to the same host
 * and under the same rule. A proxy is taken from the options or, as libcurl
 * does, from the environment (never for this machine); the certificates from
 * the options, CURL_CA_BUNDLE or SSL_CERT_FILE where one is set. Against a host
 * that is not this machine requests are kept apart.
 *
 * What may be otherwise in a moment (no connection, no name, no answer in time
 * or whole, 408, 429, 500, 502, 503, 504) is tried again as retry.h says.
 *
 * Faults: STATUS_UNREACHABLE for all of that and any other 5xx, and where the
 * time of the run is over; STATUS_NONSENSE for any other status but 200, for
 * an answer above the buffer's ceiling and a bad redirection; STATUS_USAGE for
 * an address that may not be asked.
 */
#ifndef FETCH_HTTP_H
#define FETCH_HTTP_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/fault.h"
#include "cache/validators.h"
#include "fetch/http_options.h"

struct http;

/* Texts of the options are copied; the diag must outlive the client, which tells
 * of each retry there. STATUS_CONFIG where an option cannot be used. The time budget begins here. */
int http_new(struct http **http, const struct http_options *options, struct diag *diag, struct fault *fault);
/* NULL is fine. */
void http_free(struct http *http);

/* What goes with one question besides its address, and with its answer besides its body. */
struct http_exchange {
    const struct validator *known; /* asks only for what differs from the answer that carried this; or NULL */
    bool unchanged;                /* the answer: it does not differ, and the body is empty */
    struct validator validator;    /* what the answer carried */
    int retries;                   /* told also where it failed in the end */
};

/* Puts the body, uncompressed, in place of what the buffer held; its ceiling
 * counts while the body comes in. */
int http_get(struct http *http, const char *url, struct buffer *body, struct http_exchange *exchange,
             struct fault *fault);

#endif

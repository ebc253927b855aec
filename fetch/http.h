/*
 * http.h - one GET after another, over one kept connection (libcurl).
 *
 * Only https, or http to this very machine; redirections only to the same host
 * and under the same rule. Proxies are taken from the environment as libcurl
 * does (never for this machine); the certificates from CURL_CA_BUNDLE or
 * SSL_CERT_FILE where one is set. Against a host that is not this machine no
 * more than LIMIT_REQUESTS_PER_SECOND are made.
 *
 * Faults: STATUS_UNREACHABLE where there is no connection, no name, no answer
 * in time or whole, for 5xx and 429; STATUS_NONSENSE for any other status but
 * 200, for an answer above the buffer's ceiling and a bad redirection;
 * STATUS_USAGE for an address that may not be asked.
 */
#ifndef FETCH_HTTP_H
#define FETCH_HTTP_H

#include "base/buffer.h"
#include "base/fault.h"

struct http;

int http_new(struct http **http, struct fault *fault);
/* NULL is fine. */
void http_free(struct http *http);

/* Puts the body, uncompressed, in place of what the buffer held; its ceiling
 * counts while the body comes in. This is where a request may be tried again. */
int http_get(struct http *http, const char *url, struct buffer *body, struct fault *fault);

#endif

/*
 * http_options.h - how a client behaves towards the service; zeroed, as limits.h says.
 */
#ifndef FETCH_HTTP_OPTIONS_H
#define FETCH_HTTP_OPTIONS_H

#include <stdint.h>

#include "fetch/timer.h"

/* What is 0 or NULL has the default of limits.h. */
struct http_options {
    const char *contact;     /* added to the User-Agent: an address where the operator can write */
    const char *proxy;       /* NULL: as the environment says; "": none */
    const char *ca_file;     /* NULL: CURL_CA_BUNDLE, SSL_CERT_FILE or the system's */
    int requests_per_second; /* of a service that is not this machine */
    int tries;               /* of one request, the first included */
    int64_t budget_ms;       /* of the client's whole life: requests, waits and what lies between; a run of all
                              * figures has LIMIT_BUDGET_ALL_SECONDS by default */
    int64_t backoff_ms;      /* about the wait before the second try; it doubles with each */
    int64_t connect_ms;      /* until there is a connection */
    int64_t request_ms;      /* until an answer has come whole */
    int64_t slow_seconds;    /* a transfer that trickles for so long is dead */
    struct timer timer;
};

#endif

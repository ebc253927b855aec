#include "fetch/http_internal.h"

/* Whether a transfer that ended so may go well in a moment. */
static bool may_pass(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return true;
    default:
        return false;
    }
}

int http_judge_transfer(const struct http *http, const char *label, const struct buffer *body, CURLcode code,
                        struct setback *setback, struct fault *fault)
{
    setback->passing = may_pass(code);
    if (buffer_failed(body)) {
        return fault_set(fault, STATUS_NONSENSE, "%s: the answer is larger than the %zu bytes that are read", label,
                         body->ceiling);
    }
    if (http->head_bytes > LIMIT_HEAD_BYTES) {
        setback->passing = false;
        return fault_set(fault, STATUS_NONSENSE, "%s: the answer has more than %zu bytes of headers", label,
                         LIMIT_HEAD_BYTES);
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
    case CURLE_OPERATION_TIMEDOUT:
        return fault_set(fault, STATUS_UNREACHABLE, "%s: is not answered in time: %s; try again later", label, reason);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return fault_set(fault, STATUS_UNREACHABLE,
                         "%s: cannot be trusted: %s; behind a proxy of your own, name its certificates in ca_file or "
                         "CURL_CA_BUNDLE",
                         label, reason);
    default:
        return fault_set(fault, STATUS_UNREACHABLE, "%s: cannot be reached: %s; check the network and --api", label,
                         reason);
    }
}

static bool status_may_pass(long status)
{
    return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

static int fault_status(const char *label, long status, struct fault *fault)
{
    switch (status) {
    case 304:
        return fault_set(fault, STATUS_NONSENSE, "%s: is answered with 304, but was asked for as if for the first time",
                         label);
    case 404:
        return fault_set(fault, STATUS_NONSENSE, "%s: is not there (404); check --api", label);
    case 408:
        return fault_set(fault, STATUS_UNREACHABLE, "%s: the service says it waited too long (408); try again later",
                         label);
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

int http_judge_status(struct http *http, const char *label, long status, bool conditional, struct setback *setback,
                      struct fault *fault)
{
    if (status == 200 || (status == 304 && conditional)) {
        return 0;
    }
    const char *after = http_header(http, "Retry-After");
    setback->passing = status_may_pass(status);
    setback->retry_after = after == NULL ? -1 : retry_after_parse(after, http_service_time(http));
    return fault_status(label, status, fault);
}

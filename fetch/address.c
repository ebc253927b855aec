#include "fetch/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"

/* Copies one part; one that is absent is "". False where it has no room or cannot be read. */
static bool take_part(CURLU *url, CURLUPart part, unsigned flags, char *to, size_t room)
{
    char *text = NULL;
    CURLUcode code = curl_url_get(url, part, &text, flags);
    to[0] = '\0';
    if (code != CURLUE_OK) {
        return code == CURLUE_NO_QUERY;
    }
    int length = snprintf(to, room, "%s", text);
    curl_free(text);
    return length >= 0 && (size_t)length < room;
}

static bool has_part(CURLU *url, CURLUPart part)
{
    char *text = NULL;
    bool found = curl_url_get(url, part, &text, 0) == CURLUE_OK;
    curl_free(text);
    return found;
}

static const char *take_apart(struct address *address, CURLU *url, const char *text)
{
    if (curl_url_set(url, CURLUPART_URL, text, 0) != CURLUE_OK ||
        !take_part(url, CURLUPART_SCHEME, 0, address->scheme, sizeof address->scheme) ||
        (strcmp(address->scheme, "http") != 0 && strcmp(address->scheme, "https") != 0)) {
        return MESSAGE("is no http or https address");
    }
    if (has_part(url, CURLUPART_USER) || has_part(url, CURLUPART_PASSWORD)) {
        return MESSAGE("has a user or password in it, which is never sent");
    }
    if (!take_part(url, CURLUPART_HOST, 0, address->host, sizeof address->host) ||
        !take_part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT, address->port, sizeof address->port) ||
        !take_part(url, CURLUPART_PATH, 0, address->path, sizeof address->path) ||
        !take_part(url, CURLUPART_QUERY, 0, address->query, sizeof address->query)) {
        return MESSAGE("is no usable address");
    }
    return NULL;
}

int address_parse(struct address *address, const char *text, enum exit_status status, struct fault *fault)
{
    CURLU *url = curl_url();
    memset(address, 0, sizeof *address);
    if (url == NULL) {
        return fault_memory(fault, text);
    }
    const char *reason = take_apart(address, url, text);
    curl_url_cleanup(url);
    return reason == NULL ? 0 : fault_set(fault, status, "%s: %s", text, message(reason));
}

bool address_is_loopback(const struct address *address)
{
    struct in_addr ip4;
    if (strcasecmp(address->host, "localhost") == 0 || strcmp(address->host, "[::1]") == 0) {
        return true;
    }
    return inet_pton(AF_INET, address->host, &ip4) == 1 && (ntohl(ip4.s_addr) >> 24) == 127;
}

bool address_is_safe(const struct address *address)
{
    return strcmp(address->scheme, "https") == 0 || address_is_loopback(address);
}

bool address_same_host(const struct address *left, const struct address *right)
{
    return strcasecmp(left->host, right->host) == 0;
}

bool address_may_lead(const struct address *from, const struct address *to)
{
    bool weaker = strcmp(from->scheme, "https") == 0 && strcmp(to->scheme, "https") != 0;
    return address_same_host(from, to) && address_is_safe(to) && !weaker;
}

/* The part of the path that follows the base's, or NULL where it does not lie below it. */
static const char *path_below(const struct address *base, const struct address *address)
{
    size_t length = strlen(base->path);
    while (length > 0 && base->path[length - 1] == '/') {
        length--;
    }
    if (strncmp(base->path, address->path, length) != 0 || address->path[length] != '/') {
        return NULL;
    }
    return address->path + length;
}

int address_below(const char *base, const char *text, char rest[LIMIT_URL_BYTES], struct fault *fault)
{
    struct address from;
    struct address to;
    if (address_parse(&from, base, STATUS_NONSENSE, fault) != 0 ||
        address_parse(&to, text, STATUS_NONSENSE, fault) != 0) {
        return -1;
    }
    const char *path = path_below(&from, &to);
    if (strcmp(from.scheme, to.scheme) != 0 || !address_same_host(&from, &to) || strcmp(from.port, to.port) != 0 ||
        path == NULL) {
        return fault_set(fault, STATUS_NONSENSE, "%s: leads away from %s, and is not followed", text, base);
    }
    int length = snprintf(rest, LIMIT_URL_BYTES, "%s%s%s", path, to.query[0] != '\0' ? "?" : "", to.query);
    if (length < 0 || (size_t)length >= LIMIT_URL_BYTES) {
        return fault_set(fault, STATUS_NONSENSE, "%s: is too long an address", text);
    }
    return 0;
}

/*
 * address.h - the parts of an http(s) address, and what may be reached.
 *
 * Figures come over https alone; plain http is only for a server on this very
 * machine (127.0.0.0/8, ::1, localhost). Addresses with a user or password are
 * refused. All faults are one line that names the address.
 */
#ifndef FETCH_ADDRESS_H
#define FETCH_ADDRESS_H

#include <stdbool.h>

#include "base/fault.h"
#include "base/limits.h"

struct address {
    char scheme[8];              /* "http" or "https" */
    char host[256];              /* IPv6 in brackets */
    char port[8];                /* the scheme's own where the text has none */
    char path[LIMIT_URL_BYTES];  /* starts with "/", dots resolved */
    char query[LIMIT_URL_BYTES]; /* without the "?"; "" where there is none */
};

/* Takes a text apart; the status is that of its faults. */
int address_parse(struct address *address, const char *text, enum exit_status status, struct fault *fault);

bool address_is_loopback(const struct address *address);
/* Whether it is https, or http on this machine. */
bool address_is_safe(const struct address *address);
bool address_same_host(const struct address *left, const struct address *right);
/* Whether a redirection from one to the other is followed: to the same host, safe, and never from https to http. */
bool address_may_lead(const struct address *from, const struct address *to);

/* What follows the base in an address below it: "/data/...?page=2". A fault
 * (STATUS_NONSENSE) where scheme, host or port differ or the path leads elsewhere. */
int address_below(const char *base, const char *text, char rest[LIMIT_URL_BYTES], struct fault *fault);

#endif

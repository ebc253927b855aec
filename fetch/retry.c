#include "fetch/retry.h"

#include <curl/curl.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/message.h"

#define SECOND 1000

void retry_init(struct retry *retry, const struct http_options *options)
{
    retry->options = options;
    retry->deadline = timer_now(&options->timer) + options->budget_ms;
    retry->noise = ((uint64_t)getpid() << 32) ^ (uint64_t)retry->deadline ^ UINT64_C(0x9E3779B97F4A7C15);
}

int64_t retry_left(const struct retry *retry)
{
    int64_t left = retry->deadline - timer_now(&retry->options->timer);
    return left > 0 ? left : 0;
}

/* Whole seconds, rounded up, for messages. */
static long long seconds(int64_t milliseconds)
{
    return (milliseconds + SECOND - 1) / SECOND;
}

int retry_check_budget(const struct retry *retry, const char *label, struct fault *fault)
{
    if (retry_left(retry) > 0) {
        return 0;
    }
    return fault_set(fault, STATUS_UNREACHABLE,
                     "%s: the %lld s that a run may take are over; ask for less at a time or raise time_budget", label,
                     seconds(retry->options->budget_ms));
}

/* A number from 0 to below `bound` (xorshift). */
static int64_t draw(struct retry *retry, int64_t bound)
{
    retry->noise ^= retry->noise << 13;
    retry->noise ^= retry->noise >> 7;
    retry->noise ^= retry->noise << 17;
    return bound > 0 ? (int64_t)(retry->noise % (uint64_t)bound) : 0;
}

static int64_t backoff(struct retry *retry, int tries)
{
    int64_t whole = retry->options->backoff_ms;
    for (int i = 1; i < tries && whole < LIMIT_BACKOFF_MOST_MS; i++) {
        whole *= 2;
    }
    if (whole > LIMIT_BACKOFF_MOST_MS) {
        whole = LIMIT_BACKOFF_MOST_MS;
    }
    return whole - draw(retry, whole / 2 + 1);
}

/* Adds to a fault what was done about it. */
static int fault_after(struct fault *fault, int tries)
{
    char reason[FAULT_TEXT_MAX];
    memcpy(reason, fault->text, sizeof reason);
    return tries < 2 ? -1 : fault_set(fault, fault->status, "%s (tried %d times)", reason, tries);
}

static int fault_too_long(const struct retry *retry, int64_t wait, const struct setback *setback, struct fault *fault)
{
    char reason[FAULT_TEXT_MAX];
    memcpy(reason, fault->text, sizeof reason);
    return fault_set(fault, fault->status,
                     wait == setback->retry_after
                         ? MESSAGE("%s; given up at once: the service asks to wait %lld s, and the run has %lld s left")
                         : MESSAGE("%s; given up at once: the next try would wait %lld s, and the run has %lld s left"),
                     reason, seconds(wait), seconds(retry_left(retry)));
}

int retry_wait(struct retry *retry, int tries, const struct setback *setback, struct diag *diag, struct fault *fault)
{
    if (!setback->passing || tries >= retry->options->tries) {
        return fault_after(fault, tries);
    }
    int64_t wait = backoff(retry, tries);
    if (setback->retry_after > wait) {
        wait = setback->retry_after;
    }
    if (wait >= retry_left(retry)) {
        return fault_too_long(retry, wait, setback, fault);
    }
    diag_detail(diag, "%s: try %d of %d in %.1f s", fault->text, tries + 1, retry->options->tries,
                (double)wait / SECOND);
    timer_sleep(&retry->options->timer, wait);
    return 0;
}

int64_t retry_after_parse(const char *text, int64_t now)
{
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && text[digits] == '\0') {
        int64_t value = 0;
        for (size_t i = 0; i < digits; i++) {
            value = value > LIMIT_RETRY_AFTER_SECONDS ? value : 10 * value + (text[i] - '0');
        }
        return value * SECOND;
    }
    time_t date = digits > 0 ? -1 : curl_getdate(text, NULL);
    if (date < 0) {
        return -1;
    }
    return (int64_t)date > now ? ((int64_t)date - now) * SECOND : 0;
}

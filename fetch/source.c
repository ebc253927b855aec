#include "fetch/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/address.h"
#include "fetch/http.h"
#include "fetch/label.h"
#include "fetch/recording.h"

struct source {
    char api[LIMIT_URL_BYTES];
    struct http *http;          /* NULL for a recording */
    struct recording recording; /* of a recording */
};

/* Keeps the API's base address, without slashes at its end. */
static int keep_api(struct source *source, const char *api, struct fault *fault)
{
    size_t length = strlen(api);
    while (length > 0 && api[length - 1] == '/') {
        length--;
    }
    if (length >= sizeof source->api) {
        return fault_set(fault, STATUS_USAGE, "--api: the address is too long");
    }
    memcpy(source->api, api, length);
    source->api[length] = '\0';
    return 0;
}

static int check_api(const char *api, struct fault *fault)
{
    struct address address;
    if (address_parse(&address, api, STATUS_USAGE, fault) != 0) {
        return -1;
    }
    if (!address_is_safe(&address)) {
        return fault_set(fault, STATUS_USAGE, "%s: figures are fetched over https; http is only for this machine", api);
    }
    if (address.query[0] != '\0' || strchr(api, '#') != NULL) {
        return fault_set(fault, STATUS_USAGE, "%s: must be a base address, without \"?\" or \"#\"", api);
    }
    return 0;
}

int source_open_live(struct source **source, const char *api, const struct http_options *options, struct diag *diag,
                     struct fault *fault)
{
    *source = NULL;
    if (check_api(api, fault) != 0) {
        return -1;
    }
    struct source *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return fault_memory(fault, api);
    }
    if (keep_api(made, api, fault) != 0 || http_new(&made->http, options, diag, fault) != 0) {
        free(made);
        return -1;
    }
    *source = made;
    return 0;
}

int source_open_recording(struct source **source, const char *directory, struct fault *fault)
{
    *source = NULL;
    struct source *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return fault_memory(fault, directory);
    }
    if (recording_load(&made->recording, directory, fault) != 0) {
        free(made);
        return -1;
    }
    if (keep_api(made, made->recording.api, fault) != 0) {
        source_free(made);
        return -1;
    }
    *source = made;
    return 0;
}

void source_free(struct source *source)
{
    if (source == NULL) {
        return;
    }
    http_free(source->http);
    recording_release(&source->recording);
    free(source);
}

static int get_recorded(struct source *source, const char *path, struct buffer *body, struct fault *fault)
{
    char label[LABEL_MAX];
    const struct recorded_answer *answer = recording_find(&source->recording, path);
    if (answer == NULL) {
        label_make(label, path);
        return fault_set(fault, STATUS_NONSENSE, "%s: the recording %s holds no answer to it", label,
                         source->recording.directory);
    }
    buffer_clear(body);
    return recording_read(&source->recording, answer, body, fault);
}

int source_get(struct source *source, const char *path, struct buffer *body, struct http_exchange *exchange,
               struct fault *fault)
{
    char url[LIMIT_URL_BYTES];
    if (source_is_recording(source)) {
        memset(exchange, 0, sizeof *exchange);
        return get_recorded(source, path, body, fault);
    }
    int length = snprintf(url, sizeof url, "%s%s", source->api, path);
    if (length < 0 || (size_t)length >= sizeof url) {
        exchange->retries = 0;
        return fault_set(fault, STATUS_USAGE, "%s: with what is asked for, the address is too long", source->api);
    }
    return http_get(source->http, url, body, exchange, fault);
}

int source_relative(const struct source *source, const char *url, char path[LIMIT_URL_BYTES], struct fault *fault)
{
    return address_below(source->api, url, path, fault);
}

const char *source_api(const struct source *source)
{
    return source->api;
}

bool source_is_recording(const struct source *source)
{
    return source->http == NULL;
}

const char *source_directory(const struct source *source)
{
    return source->recording.directory;
}

const char *source_retrieved(const struct source *source)
{
    return source->recording.retrieved;
}

const char *source_origin(const struct source *source)
{
    return source->recording.origin;
}

bool source_is_of_run(const struct source *source)
{
    return recording_is_of_run(&source->recording);
}

size_t source_answer_count(const struct source *source)
{
    return source->recording.count;
}

const char *source_answer_path(const struct source *source, size_t index)
{
    return source->recording.answers[index].path;
}

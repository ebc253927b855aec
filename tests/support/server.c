#include "tests/support/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "tests/support/check.h"

#define BLOCK_BYTES 65536
#define MISSING_BYTES 100

struct server {
    struct MHD_Daemon *daemon;
    server_handler *handler;
    void *context;
    char base[64];
    atomic_uint questions;
    atomic_uint connections;
};

/* What is left to send of an answer that is not sent whole. */
struct sending {
    char *bytes; /* NULL: spaces without an end */
    size_t length;
};

static ssize_t send_part(void *context, uint64_t position, char *to, size_t room)
{
    const struct sending *sending = context;
    if (sending->bytes == NULL) {
        memset(to, ' ', room);
        return (ssize_t)room;
    }
    if (position >= sending->length) {
        return MHD_CONTENT_READER_END_WITH_ERROR;
    }
    size_t left = sending->length - (size_t)position;
    size_t length = left < room ? left : room;
    memcpy(to, sending->bytes + position, length);
    return (ssize_t)length;
}

static void end_sending(void *context)
{
    struct sending *sending = context;
    free(sending->bytes);
    free(sending);
}

static struct MHD_Response *respond_in_parts(const struct server_answer *answer)
{
    struct sending *sending = calloc(1, sizeof *sending);
    uint64_t size = MHD_SIZE_UNKNOWN;
    if (sending == NULL) {
        return NULL;
    }
    if (answer->manner == SERVER_BREAKS_OFF) {
        sending->length = answer->body.length;
        sending->bytes = malloc(sending->length + 1);
        memcpy(sending->bytes, answer->body.bytes, sending->length);
        size = sending->length + MISSING_BYTES;
    }
    return MHD_create_response_from_callback(size, BLOCK_BYTES, send_part, sending, end_sending);
}

static void add_header(struct MHD_Response *response, const char *name, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        (void)MHD_add_response_header(response, name, value);
    }
}

static enum MHD_Result send_answer(struct MHD_Connection *connection, const struct server_answer *answer)
{
    if (answer->manner == SERVER_HANGS_UP) {
        return MHD_NO;
    }
    struct MHD_Response *response =
        answer->manner == SERVER_WHOLE
            ? MHD_create_response_from_buffer(answer->body.length, answer->body.bytes, MHD_RESPMEM_MUST_COPY)
            : respond_in_parts(answer);
    if (response == NULL) {
        return MHD_NO;
    }
    add_header(response, "Content-Type", answer->type);
    add_header(response, "Content-Encoding", answer->encoding);
    add_header(response, "Location", answer->location);
    add_header(response, "Retry-After", answer->retry_after);
    add_header(response, "Date", answer->date);
    add_header(response, "ETag", answer->etag);
    add_header(response, "Last-Modified", answer->last_modified);
    enum MHD_Result result = MHD_queue_response(connection, answer->status, response);
    MHD_destroy_response(response);
    return result;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == NULL ? "" : value;
}

/* What is kept of a question while it comes in. */
struct call {
    bool begun;
    char *uri;
};

/* Keeps the address as it came: libmicrohttpd hands on an unescaped path. */
static void *keep_uri(void *context, const char *uri, struct MHD_Connection *connection)
{
    (void)context;
    (void)connection;
    struct call *call = calloc(1, sizeof *call);
    if (call != NULL) {
        call->uri = strdup(uri);
    }
    return call;
}

static void forget_uri(void *context, struct MHD_Connection *connection, void **own,
                       enum MHD_RequestTerminationCode code)
{
    (void)context;
    (void)connection;
    (void)code;
    struct call *call = *own;
    if (call != NULL) {
        free(call->uri);
        free(call);
    }
    *own = NULL;
}

static void count_connection(void *context, struct MHD_Connection *connection, void **own,
                             enum MHD_ConnectionNotificationCode code)
{
    struct server *server = context;
    (void)connection;
    (void)own;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        server->connections++;
    }
}

static enum MHD_Result answer_question(void *context, struct MHD_Connection *connection, const char *url,
                                       const char *method, const char *version, const char *data, size_t *length,
                                       void **own)
{
    struct server *server = context;
    struct call *call = *own;
    (void)url;
    (void)method;
    (void)version;
    (void)data;
    (void)length;
    if (!call->begun) {
        call->begun = true; /* an answer before the question is whole would end the connection */
        return MHD_YES;
    }
    struct server_question question = {
        .uri = call->uri,
        .number = ++server->questions,
        .base = server->base,
        .agent = header(connection, "User-Agent"),
        .accept = header(connection, "Accept-Encoding"),
        .if_none_match = header(connection, "If-None-Match"),
        .if_modified_since = header(connection, "If-Modified-Since"),
    };
    struct server_answer answer = {.status = 200, .type = "application/json"};
    buffer_init(&answer.body, LIMIT_ANSWER_BYTES);
    server->handler(server->context, &question, &answer);
    enum MHD_Result result = send_answer(connection, &answer);
    buffer_release(&answer.body);
    return result;
}

/* With a key and a certificate over TLS; without, plainly. */
static struct server *start(server_handler *handler, void *context, const char *key, const char *certificate)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    struct server *server = calloc(1, sizeof *server);
    const struct MHD_OptionItem secrets[] = {{MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key},
                                             {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)certificate},
                                             {MHD_OPTION_END, 0, NULL}};
    const struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
    assert_non_null(server);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server->handler = handler;
    server->context = context;
    server->daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | (key == NULL ? 0U : (unsigned)MHD_USE_TLS), 0, NULL, NULL, answer_question,
        server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_URI_LOG_CALLBACK, keep_uri, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, forget_uri, NULL, MHD_OPTION_NOTIFY_CONNECTION, count_connection, server,
        MHD_OPTION_ARRAY, key == NULL ? none : secrets, MHD_OPTION_END);
    assert_non_null(server->daemon);
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    assert_non_null(info);
    (void)snprintf(server->base, sizeof server->base, "%s://127.0.0.1:%u", key == NULL ? "http" : "https",
                   (unsigned)info->port);
    return server;
}

struct server *server_start(server_handler *handler, void *context)
{
    return start(handler, context, NULL, NULL);
}

struct server *server_start_tls(server_handler *handler, void *context, const char *key, const char *certificate)
{
    return MHD_is_feature_supported(MHD_FEATURE_SSL) == MHD_YES ? start(handler, context, key, certificate) : NULL;
}

void server_stop(struct server *server)
{
    if (server != NULL) {
        MHD_stop_daemon(server->daemon);
        free(server);
    }
}

const char *server_base(const struct server *server)
{
    return server->base;
}

unsigned server_questions(const struct server *server)
{
    return server->questions;
}

unsigned server_connections(const struct server *server)
{
    return server->connections;
}

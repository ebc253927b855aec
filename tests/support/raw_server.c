#include "tests/support/raw_server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "tests/support/check.h"

#define QUESTION_BYTES 16384
/* Connections that may be kept in silence. */
#define SILENT_MAX 32
#define POLL_MS 10
#define TRICKLE_MS 20

struct raw_server {
    int listener;
    pthread_t thread;
    raw_handler *handler;
    void *context;
    char base[64];
    atomic_bool ending;
    atomic_uint questions;
    int silent[SILENT_MAX];
    size_t silent_count;
};

/* Reads a question up to the empty line; false where it does not come. */
static bool read_question(int connection, char text[QUESTION_BYTES])
{
    size_t length = 0;
    while (length < QUESTION_BYTES - 1) {
        ssize_t got = recv(connection, text + length, QUESTION_BYTES - 1 - length, 0);
        if (got <= 0) {
            return false;
        }
        length += (size_t)got;
        text[length] = '\0';
        if (strstr(text, "\r\n\r\n") != NULL) {
            return true;
        }
    }
    return false;
}

static bool send_all(int connection, const struct buffer *bytes)
{
    size_t sent = 0;
    while (sent < bytes->length) {
        ssize_t now = send(connection, bytes->bytes + sent, bytes->length - sent, MSG_NOSIGNAL);
        if (now <= 0) {
            return false;
        }
        sent += (size_t)now;
    }
    return true;
}

static void trickle(const struct raw_server *server, int connection)
{
    const struct timespec pause = {0, TRICKLE_MS * 1000000L};
    while (!server->ending && send(connection, " ", 1, MSG_NOSIGNAL) == 1) {
        (void)nanosleep(&pause, NULL);
    }
}

static void reset(int connection)
{
    const struct linger at_once = {1, 0};
    (void)setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

/* Waits until the client has taken what was sent: closing with bytes unread would be a reset. */
static void let_go(int connection)
{
    (void)shutdown(connection, SHUT_WR);
}

/* Does what the answer says; true where the connection is to be closed. */
static bool act(struct raw_server *server, int connection, const struct raw_answer *answer)
{
    if (!send_all(connection, &answer->bytes)) {
        return true;
    }
    switch (answer->manner) {
    case RAW_RESETS:
        reset(connection);
        break;
    case RAW_FALLS_SILENT:
        if (server->silent_count < SILENT_MAX) {
            server->silent[server->silent_count++] = connection;
            return false;
        }
        break;
    case RAW_TRICKLES:
        trickle(server, connection);
        break;
    case RAW_REPEATS:
        while (!server->ending && send_all(connection, &answer->again)) {
        }
        break;
    case RAW_CLOSES:
        let_go(connection);
        break;
    }
    return true;
}

static void serve(struct raw_server *server, int connection)
{
    char text[QUESTION_BYTES];
    char uri[QUESTION_BYTES];
    struct raw_answer answer = {.manner = RAW_CLOSES};
    bool closes = true;
    buffer_init(&answer.bytes, LIMIT_ANSWER_BYTES);
    buffer_init(&answer.again, LIMIT_ANSWER_BYTES);
    if (read_question(connection, text) && sscanf(text, "GET %16383s HTTP/1.1", uri) == 1) {
        struct server_question question = {.uri = uri, .number = ++server->questions, .base = server->base};
        server->handler(server->context, &question, &answer);
        closes = act(server, connection, &answer);
    }
    buffer_release(&answer.bytes);
    buffer_release(&answer.again);
    if (closes) {
        (void)close(connection);
    }
}

static void *run(void *context)
{
    struct raw_server *server = context;
    while (!server->ending) {
        struct pollfd waiting = {server->listener, POLLIN, 0};
        if (poll(&waiting, 1, POLL_MS) != 1) {
            continue;
        }
        int connection = accept(server->listener, NULL, NULL);
        if (connection >= 0) {
            serve(server, connection);
        }
    }
    return NULL;
}

struct raw_server *raw_server_start(raw_handler *handler, void *context)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t length = sizeof address;
    struct raw_server *server = calloc(1, sizeof *server);
    assert_non_null(server);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    server->handler = handler;
    server->context = context;
    server->listener = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(server->listener >= 0);
    assert_int_equal(bind(server->listener, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(server->listener, 16), 0);
    assert_int_equal(getsockname(server->listener, (struct sockaddr *)&address, &length), 0);
    (void)snprintf(server->base, sizeof server->base, "http://127.0.0.1:%u", (unsigned)ntohs(address.sin_port));
    assert_int_equal(pthread_create(&server->thread, NULL, run, server), 0);
    return server;
}

void raw_server_stop(struct raw_server *server)
{
    if (server == NULL) {
        return;
    }
    server->ending = true;
    (void)pthread_join(server->thread, NULL);
    for (size_t i = 0; i < server->silent_count; i++) {
        (void)close(server->silent[i]);
    }
    (void)close(server->listener);
    free(server);
}

const char *raw_server_base(const struct raw_server *server)
{
    return server->base;
}

unsigned raw_server_questions(const struct raw_server *server)
{
    return server->questions;
}

void raw_answer_write(struct raw_answer *answer, const char *status, const char *headers, const struct buffer *body)
{
    buffer_printf(&answer->bytes,
                  "HTTP/1.1 %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %zu\r\n%s\r\n",
                  status, body->length, headers);
    buffer_append(&answer->bytes, body->bytes, body->length);
}

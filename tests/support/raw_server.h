/*
 * raw_server.h - a server on loopback that sends bytes as they are given, well-formed HTTP or not.
 *
 * For what libmicrohttpd cannot do. It takes one connection after another, reads
 * one question from each, and asks the handler, in its own thread, what to do.
 */
#ifndef TESTS_SUPPORT_RAW_SERVER_H
#define TESTS_SUPPORT_RAW_SERVER_H

#include "base/buffer.h"
#include "tests/support/server.h"

enum raw_manner {
    RAW_CLOSES,       /* after the bytes */
    RAW_RESETS,       /* after the bytes, with an RST */
    RAW_FALLS_SILENT, /* after the bytes, and keeps the connection */
    RAW_TRICKLES,     /* a byte every 20 ms after the bytes, for as long as the client stays */
    RAW_REPEATS       /* the bytes of `again` after the bytes, without an end */
};

struct raw_answer {
    struct buffer bytes; /* status line, headers and body */
    struct buffer again;
    enum raw_manner manner;
};

typedef void raw_handler(void *context, const struct server_question *question, struct raw_answer *answer);

struct raw_server;

struct raw_server *raw_server_start(raw_handler *handler, void *context);
void raw_server_stop(struct raw_server *server);
const char *raw_server_base(const struct raw_server *server);
unsigned raw_server_questions(const struct raw_server *server);

/* Writes a whole answer: "HTTP/1.1 200 OK", a length, the headers given (each ending in CRLF) and the body. */
void raw_answer_write(struct raw_answer *answer, const char *status, const char *headers, const struct buffer *body);

#endif

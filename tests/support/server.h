/*
 * server.h - a real HTTP server on loopback, in this process, at a free port.
 *
 * A handler fills in the answer to each question; it runs in the server's thread.
 */
#ifndef TESTS_SUPPORT_SERVER_H
#define TESTS_SUPPORT_SERVER_H

#include "base/buffer.h"

struct server_question {
    const char *uri;    /* as it came: path and query */
    unsigned number;    /* from 1 */
    const char *base;   /* "http://127.0.0.1:PORT" */
    const char *agent;  /* the User-Agent, or "" */
    const char *accept; /* the Accept-Encoding, or "" */
    const char *if_none_match;
    const char *if_modified_since;
};

enum server_manner {
    SERVER_WHOLE,
    SERVER_BREAKS_OFF, /* closes before the end that it announced */
    SERVER_ENDLESS,    /* spaces without an end */
    SERVER_HANGS_UP    /* closes without a word */
};

struct server_answer {
    unsigned status;      /* 200 */
    const char *type;     /* "application/json" */
    const char *encoding; /* NULL */
    char location[256];   /* "" */
    char retry_after[64]; /* each of these "" */
    char date[64];
    char etag[64];
    char last_modified[64];
    enum server_manner manner;
    struct buffer body;
};

typedef void server_handler(void *context, const struct server_question *question, struct server_answer *answer);

struct server;

struct server *server_start(server_handler *handler, void *context);
/* The same over TLS, with a key and a certificate in PEM. NULL where the library cannot. */
struct server *server_start_tls(server_handler *handler, void *context, const char *key, const char *certificate);
void server_stop(struct server *server);
const char *server_base(const struct server *server);
unsigned server_questions(const struct server *server);
unsigned server_connections(const struct server *server);

#endif

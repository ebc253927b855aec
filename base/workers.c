#include "base/workers.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/limits.h"

/* What goes before a piece's texts in the pipe. */
struct message_head {
    uint32_t piece;
    int32_t status;
    uint32_t out_bytes;
    uint32_t err_bytes;
};

/* A finished piece until its turn comes; out and then err in one text. */
struct finished {
    struct message_head head;
    char *texts;
    bool is_done;
};

/* One worker as its parent sees it. */
struct worker {
    pid_t pid;
    int results; /* the pipe's end to read; -1 when it has ended */
    struct buffer unread;
};

/* All of them. */
struct crew {
    const struct workers *workers;
    size_t pieces;
    size_t count;
    struct worker members[WORKERS_MOST];
    struct finished *finished; /* pieces of them */
    size_t told;
    size_t done;
    int queue[2]; /* the numbers of the pieces */
};

/* While one waits for the disk (each file is flushed before it is put in place), another has the processor. */
#define WORKERS_PER_PROCESSOR 2

size_t workers_default(void)
{
    long workers = sysconf(_SC_NPROCESSORS_ONLN) * WORKERS_PER_PROCESSOR;
    return workers < 1 ? 1 : workers > WORKERS_MOST ? WORKERS_MOST : (size_t)workers;
}

/* --- in the worker --- */

static bool write_all(int file, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = write(file, at, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        at += written;
        length -= (size_t)written;
    }
    return true;
}

/* Does a piece and hands over what it said; false where that cannot be. */
static bool do_piece(const struct workers *workers, uint32_t piece, int results)
{
    char *texts[2] = {NULL, NULL};
    size_t sizes[2] = {0, 0};
    bool sent = false;
    FILE *out = open_memstream(&texts[0], &sizes[0]);
    FILE *err = open_memstream(&texts[1], &sizes[1]);
    if (out != NULL && err != NULL) {
        struct message_head head = {.piece = piece, .status = workers->work(workers->context, piece, out, err)};
        if (fflush(out) == 0 && fflush(err) == 0 && sizes[0] <= UINT32_MAX && sizes[1] <= UINT32_MAX) {
            head.out_bytes = (uint32_t)sizes[0];
            head.err_bytes = (uint32_t)sizes[1];
            sent = write_all(results, &head, sizeof head) && write_all(results, texts[0], sizes[0]) &&
                   write_all(results, texts[1], sizes[1]);
        }
    }
    if (out != NULL) {
        (void)fclose(out);
    }
    if (err != NULL) {
        (void)fclose(err);
    }
    free(texts[0]);
    free(texts[1]);
    return sent;
}

static void run_worker(const struct workers *workers, int queue, int results)
{
    uint32_t piece;
    if (workers->start(workers->context, stderr) != 0) {
        _exit(1);
    }
    /* A number is written whole and read whole: pipes do not divide what is so small. */
    while (read(queue, &piece, sizeof piece) == (ssize_t)sizeof piece) {
        if (!do_piece(workers, piece, results)) {
            _exit(1);
        }
    }
    _exit(0);
}

/* --- in the parent --- */

static void close_ends(struct crew *crew)
{
    for (size_t i = 0; i < crew->count; i++) {
        (void)close(crew->members[i].results);
    }
}

static int start_worker(struct crew *crew)
{
    struct worker *worker = &crew->members[crew->count];
    int results[2];
    if (pipe(results) != 0) {
        return -1;
    }
    worker->pid = fork();
    if (worker->pid == 0) {
        close_ends(crew);
        (void)close(results[0]);
        (void)close(crew->queue[1]);
        run_worker(crew->workers, crew->queue[0], results[1]);
    }
    (void)close(results[1]);
    if (worker->pid < 0) {
        (void)close(results[0]);
        return -1;
    }
    worker->results = results[0];
    buffer_init(&worker->unread, LIMIT_RENDERED_BYTES);
    crew->count++;
    return 0;
}

/* Hands over all pieces whose turn has come. */
static void tell_in_order(struct crew *crew, bool all)
{
    while (crew->told < crew->pieces && (all || crew->finished[crew->told].is_done)) {
        struct finished *next = &crew->finished[crew->told];
        const struct workers *workers = crew->workers;
        if (next->is_done) {
            workers->done(workers->context, crew->told, next->head.status, next->texts, next->head.out_bytes,
                          next->texts + next->head.out_bytes, next->head.err_bytes);
        } else {
            workers->done(workers->context, crew->told, -1, "", 0, "", 0);
        }
        free(next->texts);
        next->texts = NULL;
        crew->told++;
    }
}

/* Takes the first message out of what was read; false where it is not whole yet. */
static bool take_message(struct crew *crew, struct worker *worker)
{
    struct message_head head;
    struct buffer *unread = &worker->unread;
    if (unread->length < sizeof head) {
        return false;
    }
    memcpy(&head, unread->bytes, sizeof head);
    const size_t texts = (size_t)head.out_bytes + head.err_bytes;
    if (unread->length < sizeof head + texts || head.piece >= crew->pieces) {
        return false;
    }
    struct finished *finished = &crew->finished[head.piece];
    finished->texts = malloc(texts + 1);
    if (finished->texts != NULL) {
        memcpy(finished->texts, unread->bytes + sizeof head, texts);
        finished->texts[texts] = '\0';
        finished->head = head;
        finished->is_done = true;
    }
    const size_t taken = sizeof head + texts;
    memmove(unread->bytes, unread->bytes + taken, unread->length - taken);
    unread->length -= taken;
    crew->done++;
    return true;
}

static void read_worker(struct crew *crew, struct worker *worker)
{
    char room[4096];
    ssize_t got = read(worker->results, room, sizeof room);
    if (got < 0 && errno == EINTR) {
        return;
    }
    if (got > 0) {
        buffer_append(&worker->unread, room, (size_t)got);
    }
    if (got <= 0 || buffer_failed(&worker->unread)) {
        (void)close(worker->results);
        worker->results = -1;
        return;
    }
    while (take_message(crew, worker)) {
        tell_in_order(crew, false);
        if (crew->workers->tell != NULL) {
            crew->workers->tell(crew->workers->context, crew->done);
        }
    }
}

/* After a signal that is meant for all of them. */
static void stop_those_at_work(const struct crew *crew)
{
    if (crew->workers->is_stopped == NULL || !crew->workers->is_stopped(crew->workers->context)) {
        return;
    }
    for (size_t i = 0; i < crew->count; i++) {
        if (crew->members[i].results >= 0) {
            (void)kill(crew->members[i].pid, SIGTERM);
        }
    }
}

/* Reads from whoever has something until all have ended. */
static void read_all(struct crew *crew)
{
    struct pollfd polled[WORKERS_MOST];
    size_t open = crew->count;
    while (open > 0) {
        open = 0;
        for (size_t i = 0; i < crew->count; i++) {
            polled[i] = (struct pollfd){.fd = crew->members[i].results, .events = POLLIN};
            open += crew->members[i].results >= 0 ? 1 : 0;
        }
        if (open == 0) {
            return;
        }
        if (poll(polled, (nfds_t)crew->count, -1) < 0) {
            if (errno != EINTR) {
                return;
            }
            stop_those_at_work(crew);
            continue;
        }
        for (size_t i = 0; i < crew->count; i++) {
            if (crew->members[i].results >= 0 && (polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                read_worker(crew, &crew->members[i]);
            }
        }
    }
}

static void end_all(struct crew *crew)
{
    for (size_t i = 0; i < crew->count; i++) {
        struct worker *worker = &crew->members[i];
        if (worker->results >= 0) {
            (void)close(worker->results);
        }
        while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR) {
        }
        buffer_release(&worker->unread);
    }
}

/* The numbers of all pieces, to be taken by whoever is free. */
static bool fill_queue(const struct crew *crew)
{
    for (uint32_t piece = 0; piece < crew->pieces; piece++) {
        if (!write_all(crew->queue[1], &piece, sizeof piece)) {
            return false;
        }
    }
    return true;
}

static int start_all(struct crew *crew, size_t count, struct fault *fault)
{
    if (pipe(crew->queue) != 0) {
        return fault_set(fault, STATUS_IO, "workers: cannot be started: %s", strerror(errno));
    }
    count = count > WORKERS_MOST ? WORKERS_MOST : count;
    while (crew->count < count && start_worker(crew) == 0) {
    }
    const int reason = errno;
    /* This end to read stays open meanwhile: a write into a pipe that nobody reads would end the program. */
    const bool filled = crew->count > 0 && fill_queue(crew);
    (void)close(crew->queue[0]);
    (void)close(crew->queue[1]);
    return filled ? 0 : fault_set(fault, STATUS_IO, "workers: cannot be started: %s", strerror(reason));
}

int workers_run(const struct workers *workers, size_t pieces, size_t count, struct fault *fault)
{
    struct crew crew = {.workers = workers, .pieces = pieces};
    int result = -1;
    if (pieces > WORKERS_PIECES_MOST) {
        return fault_set(fault, STATUS_USAGE, "workers: %zu pieces are more than the %d allowed", pieces,
                         WORKERS_PIECES_MOST);
    }
    crew.finished = calloc(pieces + 1, sizeof *crew.finished);
    if (crew.finished == NULL) {
        return fault_memory(fault, "workers");
    }
    (void)fflush(NULL);
    if (start_all(&crew, count < pieces ? count : pieces, fault) == 0) {
        read_all(&crew);
        tell_in_order(&crew, true);
        result = 0;
    }
    end_all(&crew);
    free(crew.finished);
    return result;
}

#include "fetch/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "fetch/spool_index.h"

#define SPOOL_FORM "nyckeltal-spool-1"
#define SUFFIX ".spool"
#define READ_BYTES ((size_t)64 * 1024)
/* The line before an answer: a length, a digest, a moment and a path. */
#define HEAD_BYTES (LIMIT_URL_BYTES + 128)
/* The line of `run`: a digest, a moment and an address. */
#define RUN_BYTES (LIMIT_URL_BYTES + 160)

struct spool {
    char directory[LIMIT_PATH_BYTES];
    char run[LIMIT_PATH_BYTES];
    char answers[LIMIT_PATH_BYTES];
    char refused[LIMIT_PATH_BYTES];
    int lock; /* the folder itself */
    FILE *file;
    int64_t end; /* where the next answer goes */
    time_t started;
    size_t taken_up;
    struct spool_index index;
};

static int fault_spool(const char *path, const char *what, struct fault *fault)
{
    return fault_set(fault, STATUS_IO, "%s: %s: %s", path, message(what), strerror(errno));
}

/* --- words --- */

/* Takes a number and the space behind it off a text. */
static bool take_number(const char **text, long long *number)
{
    char *end;
    errno = 0;
    *number = strtoll(*text, &end, 10);
    bool taken = errno == 0 && end != *text && *end == ' ' && *number >= 0;
    *text = taken ? end + 1 : *text;
    return taken;
}

/* Takes a word and the space behind it off a text. */
static bool take_word(const char **text, char *word, size_t size)
{
    size_t length = strcspn(*text, " ");
    if (length >= size || (*text)[length] != ' ') {
        return false;
    }
    memcpy(word, *text, length);
    word[length] = '\0';
    *text += length + 1;
    return true;
}

/* --- opening --- */

static int name_files(struct spool *spool, const char *store, struct fault *fault)
{
    int length = snprintf(spool->directory, sizeof spool->directory, "%s" SUFFIX, store);
    if (length < 0 || (size_t)length >= sizeof spool->directory) {
        return fault_set(fault, STATUS_USAGE, "%s: the path is too long", store);
    }
    if (path_join(spool->run, spool->directory, "run", fault) != 0 ||
        path_join(spool->answers, spool->directory, "answers", fault) != 0) {
        return -1;
    }
    return path_join(spool->refused, spool->directory, "refused", fault);
}

/* Whether the locked folder is still the one that the path names: a run that ended may have removed it. */
static bool is_in_place(const struct spool *spool)
{
    struct stat locked;
    struct stat named;
    return fstat(spool->lock, &locked) == 0 && stat(spool->directory, &named) == 0 && locked.st_ino == named.st_ino &&
           locked.st_dev == named.st_dev;
}

static int lock_folder(struct spool *spool, struct fault *fault)
{
    do {
        if (spool->lock >= 0) {
            (void)close(spool->lock);
        }
        if (directory_make(spool->directory, fault) != 0) {
            return -1;
        }
        spool->lock = open(spool->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (spool->lock < 0 && errno != ENOENT) {
            return fault_spool(spool->directory, "cannot be opened", fault);
        }
        if (spool->lock >= 0 && flock(spool->lock, LOCK_EX | LOCK_NB) != 0) {
            return errno != EWOULDBLOCK
                       ? fault_spool(spool->directory, "cannot be locked", fault)
                       : fault_set(fault, STATUS_LOCKED,
                                   "%s: another run holds the lock; try again when it has finished", spool->directory);
        }
    } while (!is_in_place(spool));
    return 0;
}

/* What `run` says where it is this very run: "FORM MOMENT PLAN API". */
static void describe(char text[RUN_BYTES], time_t started, const struct digest *plan, const char *api)
{
    char hexadecimal[DIGEST_TEXT_MAX];
    digest_format(plan, hexadecimal);
    (void)snprintf(text, RUN_BYTES, SPOOL_FORM " %" PRId64 " %s %s\n", (int64_t)started, hexadecimal, api);
}

/* Whether what lies there is of the same run and young enough; tells when it began. */
static bool is_same_run(struct spool *spool, const struct digest *plan, const char *api, time_t now)
{
    char expected[RUN_BYTES];
    struct buffer text;
    struct fault ignored;
    long long started = -1;
    buffer_init(&text, RUN_BYTES);
    bool same = file_read(spool->run, &text, STATUS_IO, &ignored) == 0 &&
                strncmp(text.bytes, SPOOL_FORM " ", strlen(SPOOL_FORM " ")) == 0;
    const char *moment = text.bytes + (same ? strlen(SPOOL_FORM " ") : 0);
    same = same && take_number(&moment, &started);
    if (same) {
        describe(expected, (time_t)started, plan, api);
        same = strcmp(expected, text.bytes) == 0 && started <= (long long)now &&
               (long long)now - started <= LIMIT_SPOOL_SECONDS;
    }
    buffer_release(&text);
    spool->started = (time_t)started;
    return same;
}

/* `answers` is emptied before `run` names the new run. */
static int start_anew(struct spool *spool, const struct digest *plan, const char *api, time_t now, struct fault *fault)
{
    char text[RUN_BYTES];
    if ((unlink(spool->run) != 0 && errno != ENOENT) || (unlink(spool->answers) != 0 && errno != ENOENT) ||
        (unlink(spool->refused) != 0 && errno != ENOENT)) {
        return fault_spool(spool->directory, "cannot be emptied", fault);
    }
    spool->file = fopen(spool->answers, "w+b");
    if (spool->file == NULL) {
        return fault_spool(spool->answers, "cannot be made", fault);
    }
    spool->started = now;
    describe(text, now, plan, api);
    return file_write(spool->run, text, strlen(text), fault);
}

/* --- taking up --- */

/* The lines before an answer. */
struct head {
    char line[HEAD_BYTES];
    const char *path; /* in the line */
    size_t length;
    struct digest digest;
    struct spool_answer answer;
};

/* Reads a line without its newline; false where there is no whole one. */
static bool read_line(FILE *file, char *line, int size)
{
    if (fgets(line, size, file) == NULL || strchr(line, '\n') == NULL) {
        return false;
    }
    line[strcspn(line, "\n")] = '\0';
    return true;
}

static bool read_head(FILE *file, struct head *head)
{
    char hexadecimal[DIGEST_TEXT_MAX];
    char state[16];
    long long length;
    long long arrived;
    const char *rest = head->line;
    if (!read_line(file, head->line, sizeof head->line) ||
        !read_line(file, head->answer.validator.etag, sizeof head->answer.validator.etag) ||
        !read_line(file, head->answer.validator.modified, sizeof head->answer.validator.modified) ||
        !take_number(&rest, &length) || !take_word(&rest, hexadecimal, sizeof hexadecimal) ||
        !digest_parse(hexadecimal, &head->digest) || !take_number(&rest, &arrived) ||
        !take_word(&rest, state, sizeof state) || (size_t)length > LIMIT_ANSWER_BYTES) {
        return false;
    }
    head->path = rest;
    head->length = (size_t)length;
    head->answer.arrived = (time_t)arrived;
    head->answer.unchanged = strcmp(state, "unchanged") == 0;
    return true;
}

/* Whether the bytes that follow are those of the digest, with the newline behind them. */
static bool check_bytes(FILE *file, size_t length, const struct digest *digest)
{
    char *bytes = malloc(length + 1);
    bool whole = bytes != NULL && fread(bytes, 1, length + 1, file) == length + 1 && bytes[length] == '\n';
    if (whole) {
        struct digest found = digest_of(bytes, length);
        whole = digest_equal(&found, digest);
    }
    free(bytes);
    return whole;
}

/* Takes in one answer; false at the end or at one that is not whole. Each was
 * on the disk before the next began, so only the last needs its bytes checked. */
static bool take_up_one(struct spool *spool, int64_t size, struct fault *fault)
{
    struct head head = {.length = 0};
    int64_t start = spool->end;
    if (!read_head(spool->file, &head)) {
        return false;
    }
    int64_t end = (int64_t)ftello(spool->file) + (int64_t)head.length + 1;
    if (end > size || (end == size && !check_bytes(spool->file, head.length, &head.digest)) ||
        fseeko(spool->file, (off_t)end, SEEK_SET) != 0 ||
        spool_index_put(&spool->index, head.path, start, fault) != 0) {
        return false;
    }
    spool->end = end;
    return true;
}

/* Reads where the answers lie, and cuts off what is not whole. */
static int take_up(struct spool *spool, struct fault *fault)
{
    struct stat found;
    spool->file = fopen(spool->answers, "r+b");
    if (spool->file == NULL || fstat(fileno(spool->file), &found) != 0) {
        return fault_spool(spool->answers, "cannot be opened", fault);
    }
    fault_init(fault);
    while (take_up_one(spool, (int64_t)found.st_size, fault)) {
    }
    if (fault->text[0] != '\0') {
        return -1;
    }
    spool->taken_up = spool->index.count;
    if (ftruncate(fileno(spool->file), (off_t)spool->end) != 0) {
        return fault_spool(spool->answers, "cannot be written", fault);
    }
    return 0;
}

int spool_open(struct spool **spool, const char *store, const struct digest *plan, const char *api, time_t now,
               struct fault *fault)
{
    *spool = NULL;
    struct spool *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return fault_memory(fault, store);
    }
    made->lock = -1;
    if (name_files(made, store, fault) != 0 || lock_folder(made, fault) != 0 ||
        (is_same_run(made, plan, api, now) && path_exists(made->answers)
             ? take_up(made, fault)
             : start_anew(made, plan, api, now, fault)) != 0) {
        spool_free(made);
        return -1;
    }
    *spool = made;
    return 0;
}

void spool_free(struct spool *spool)
{
    if (spool == NULL) {
        return;
    }
    if (spool->file != NULL) {
        (void)fclose(spool->file);
    }
    if (spool->lock >= 0) {
        (void)close(spool->lock);
    }
    spool_index_release(&spool->index);
    free(spool);
}

/* `run` goes first: without it the rest is nothing. */
void spool_remove(struct spool *spool)
{
    (void)unlink(spool->run);
    (void)unlink(spool->answers);
    (void)unlink(spool->refused);
    (void)rmdir(spool->directory);
}

time_t spool_started(const struct spool *spool)
{
    return spool->started;
}

int spool_refuse(struct spool *spool, struct fault *fault)
{
    return file_write(spool->refused, "", 0, fault);
}

bool spool_refused(const struct spool *spool)
{
    return path_exists(spool->refused);
}

size_t spool_taken_up(const struct spool *spool)
{
    return spool->taken_up;
}

/* --- answers --- */

bool spool_has(const struct spool *spool, const char *path)
{
    return spool_index_find(&spool->index, path) != NULL;
}

static int fault_damaged(const struct spool *spool, struct fault *fault)
{
    return fault_set(fault, STATUS_IO, "%s: is damaged; remove the folder it is in", spool->answers);
}

int spool_read(struct spool *spool, const char *path, struct buffer *body, struct spool_answer *answer,
               struct fault *fault)
{
    char chunk[READ_BYTES];
    struct head head = {.length = 0};
    const struct spool_entry *entry = spool_index_find(&spool->index, path);
    buffer_clear(body);
    if (entry == NULL || fseeko(spool->file, (off_t)(entry->offset - 1), SEEK_SET) != 0 ||
        !read_head(spool->file, &head) || strcmp(head.path, path) != 0) {
        return fault_damaged(spool, fault);
    }
    for (size_t left = head.length; left > 0;) {
        size_t wanted = left < sizeof chunk ? left : sizeof chunk;
        if (fread(chunk, 1, wanted, spool->file) != wanted) {
            return fault_damaged(spool, fault);
        }
        buffer_append(body, chunk, wanted);
        left -= wanted;
    }
    *answer = head.answer;
    struct digest digest = digest_of(body->bytes, body->length);
    return buffer_failed(body) || !digest_equal(&digest, &head.digest) ? fault_damaged(spool, fault) : 0;
}

int spool_add(struct spool *spool, const char *path, const struct buffer *body, bool unchanged,
              const struct validator *validator, struct fault *fault)
{
    char hexadecimal[DIGEST_TEXT_MAX];
    int64_t start = spool->end;
    size_t length = unchanged ? 0 : body->length;
    struct digest digest = digest_of(body->bytes, length);
    digest_format(&digest, hexadecimal);
    if (fseeko(spool->file, (off_t)start, SEEK_SET) != 0 ||
        fprintf(spool->file, "%zu %s %" PRId64 " %s %s\n%s\n%s\n", length, hexadecimal, (int64_t)time(NULL),
                unchanged ? "unchanged" : "whole", path, validator->etag, validator->modified) < 0 ||
        fwrite(body->bytes, 1, length, spool->file) != length || fputc('\n', spool->file) == EOF ||
        fflush(spool->file) != 0) {
        return fault_spool(spool->answers, "cannot be written", fault);
    }
    spool->end = (int64_t)ftello(spool->file);
    if (fsync(fileno(spool->file)) != 0) {
        return fault_spool(spool->answers, "cannot be written", fault);
    }
    return spool_index_put(&spool->index, path, start, fault);
}

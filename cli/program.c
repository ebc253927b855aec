/* program.c - what happens before and after each command. */
#include "cli/program.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/streams.h"
#include "base/text.h"
#include "cli/complete.h"
#include "cli/place.h"

#define RENDERING_WING "nyckeltal-report"

int program_sibling(const char *name, char path[LIMIT_PATH_BYTES], struct fault *fault)
{
    char folder[LIMIT_PATH_BYTES];
    if (name == NULL) {
        return fault_set(fault, STATUS_USAGE, "this program has only one command; call `nyckeltal` instead");
    }
    static const char *const ways[] = {"%s/%s", "%s/../libexec/nyckeltal/%s"};
    for (size_t i = 0; i < 2 && place_of_program(folder) == 0; i++) {
        int length = snprintf(path, LIMIT_PATH_BYTES, i == 0 ? ways[0] : ways[1], folder, name);
        if (length > 0 && (size_t)length < LIMIT_PATH_BYTES && path_exists(path)) {
            return 0;
        }
    }
    return path_join(path, NYCKELTAL_LIBEXECDIR, name, fault);
}

static const struct command *find_command(const char *name, struct fault *fault)
{
    const char *nearest = "";
    if (strcmp(name, complete_entry.name) == 0) {
        return &complete_entry;
    }
    for (const struct command *command = commands; command->name != NULL; command++) {
        if (strcmp(command->name, name) == 0) {
            return command;
        }
        if (text_distance(command->name, name) < text_distance(nearest, name)) {
            nearest = command->name;
        }
    }
    /* What shares no more than a few letters is no suggestion. */
    if (text_distance(nearest, name) > strlen(nearest) / 2) {
        fault_set(fault, STATUS_USAGE, "%s: there is no such command; `nyckeltal --help` lists them", name);
    } else {
        fault_set(fault, STATUS_USAGE, "%s: there is no such command; the nearest is %s", name, nearest);
    }
    return NULL;
}

/* The implementation of a command in this program; one without a function where it has none. */
static const struct implementation *find_here(const struct implementation *here, const struct command *command)
{
    while (here->name != NULL && strcmp(here->name, command->name) != 0) {
        here++;
    }
    return here;
}

/* Becomes the program that has the command: it lies beside this one, or where it was installed. */
static int become(const char *program, char **argv, struct fault *fault)
{
    char path[LIMIT_PATH_BYTES];
    if (program_sibling(program, path, fault) != 0) {
        return -1;
    }
    (void)execv(path, argv);
    return fault_set(fault, STATUS_IO, "%s: cannot be started: %s; is nyckeltal installed whole?", path,
                     strerror(errno));
}

static int run(const struct implementation *here, struct session *session, int argc, char **argv, struct fault *fault)
{
    int next;
    if (command_common(session, argc, argv, &next, fault) != 0) {
        return -1;
    }
    /* "nyckeltal help query" is "nyckeltal query --help". */
    if (next < argc && strcmp(argv[next], "help") == 0) {
        session->settings.help = true;
        next++;
    }
    if (session->settings.version) {
        (void)printf("nyckeltal %s\n", NYCKELTAL_VERSION);
        return STATUS_DONE;
    }
    if (next >= argc && session->settings.help) {
        return command_common_help(fault) == 0 ? STATUS_DONE : -1;
    }
    if (next >= argc) {
        return fault_set(fault, STATUS_USAGE, "which command? `nyckeltal --help` lists them");
    }
    const struct command *command = find_command(argv[next], fault);
    if (command == NULL) {
        return -1;
    }
    const struct implementation *own = find_here(here, command);
    if (own->run == NULL) {
        return become(command->program, argv, fault);
    }
    streams_outlive_readers(own->works);
    int status = own->run(command, session, argc - next, argv + next, fault);
    return status == COMMAND_OF_RENDERING ? become(RENDERING_WING, argv, fault) : status;
}

int program_main(const struct implementation *here, int argc, char **argv)
{
    struct session session;
    struct fault fault;
    char place[LIMIT_PATH_BYTES];
    memset(&session, 0, sizeof session);
    message_start(place_of_program(place) == 0 ? place : NULL);
    diag_init(&session.diag, stderr);
    arena_init(&session.arena, LIMIT_MODEL_BYTES);
    fault_init(&fault);
    streams_open();
    streams_outlive_readers(false);
    atomic_file_clean_on_signal();
    int status = run(here, &session, argc, argv, &fault);
    /* What went wrong before is what is told. */
    if ((status == STATUS_DONE || status == STATUS_INCOMPLETE) && streams_end(&fault) != 0) {
        status = -1;
    }
    if (status < 0) {
        diag_fault(&session.diag, &fault);
        status = (int)fault.status;
    }
    arena_release(&session.arena);
    return status;
}

/* main.c - the table of commands, and what happens before and after each. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/command.h"

static const struct command commands[] = {
    {"fetch", "[--for TEMPLATE]... [--kpi IDS --area AREAS [--years A-B]] [--record DIR | --replay DIR]",
     "Fetch figures from Kolada, or from a recording, into the store.",
     "  nyckeltal fetch --for gr-arsrapport              all that the yearly report needs\n"
     "  nyckeltal fetch --kpi N31814 --area GR --years 2015-2024\n"
     "  nyckeltal fetch --replay cache/snapshot          the figures that ship with the program\n",
     command_fetch},
    {"query", "AREA... [--indicator NAMES] [--years A-B] [--group GROUP] [--format FORMAT]",
     "Print the figures of municipalities or groups.",
     "  nyckeltal query Öckerö                           its latest figures\n"
     "  nyckeltal query Ale Lerum --indicator anvisade_af --years 2017-2022\n"
     "  nyckeltal query GR --format csv                  a group: mean, median, lowest, highest\n",
     command_query},
    {"report", "TEMPLATE [--year Y] [--format LIST] [--out DIR]", "Write a report: workbook, PDF, charts, tables.",
     "  nyckeltal report gr-arsrapport                   the newest year, all formats, into out/\n"
     "  nyckeltal report gr-arsrapport --year 2022 --format pdf,xlsx --out /srv/rapporter\n",
     command_report},
    {"check", "TEMPLATE...", "Tell whether templates are right, without making anything.",
     "  nyckeltal check gr-arsrapport\n", command_check},
    {NULL, NULL, NULL, NULL, NULL},
};

static void print_help(void)
{
    (void)printf("nyckeltal: municipal indicators from Kolada, kept, compared and reported\n\n"
                 "usage: nyckeltal COMMAND ...\n\n");
    for (const struct command *command = commands; command->name != NULL; command++) {
        (void)printf("  %-8s %s\n", command->name, command->summary);
    }
    (void)printf("\n`nyckeltal COMMAND --help` tells more.\n\neverywhere:\n");
    command_common_help(stdout);
}

static const struct command *find_command(const char *name, struct fault *fault)
{
    const char *nearest = commands[0].name;
    for (const struct command *command = commands; command->name != NULL; command++) {
        if (strcmp(command->name, name) == 0) {
            return command;
        }
        if (text_distance(command->name, name) < text_distance(nearest, name)) {
            nearest = command->name;
        }
    }
    fault_set(fault, STATUS_USAGE, "%s: there is no such command; the nearest is %s", name, nearest);
    return NULL;
}

static int run(struct session *session, int argc, char **argv, struct fault *fault)
{
    int next;
    if (command_common(session, argc, argv, &next, fault) != 0) {
        return -1;
    }
    if (session->settings.version) {
        (void)printf("nyckeltal %s\n", NYCKELTAL_VERSION);
        return STATUS_DONE;
    }
    if (next >= argc && session->settings.help) {
        print_help();
        return STATUS_DONE;
    }
    if (next >= argc) {
        return fault_set(fault, STATUS_USAGE, "which command? `nyckeltal --help` lists them");
    }
    const struct command *command = find_command(argv[next], fault);
    return command == NULL ? -1 : command->run(command, session, argc - next, argv + next, fault);
}

/* A full disk or a closed pipe shows only here. */
static int flush_output(struct fault *fault)
{
    if (fflush(stdout) != 0 || ferror(stdout) != 0) {
        return fault_set(fault, STATUS_IO, "standard output: cannot be written: %s", strerror(errno));
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct session session;
    struct fault fault;
    memset(&session, 0, sizeof session);
    diag_init(&session.diag, stderr);
    arena_init(&session.arena, LIMIT_MODEL_BYTES);
    fault_init(&fault);
    atomic_file_clean_on_signal();
    int status = run(&session, argc, argv, &fault);
    if (status >= 0 && flush_output(&fault) != 0) {
        status = -1;
    }
    if (status < 0) {
        diag_fault(&session.diag, &fault);
        status = (int)fault.status;
    }
    arena_release(&session.arena);
    return status;
}

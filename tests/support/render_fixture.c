#include "tests/support/render_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "tests/support/sample_document.h"

static void count_wrote(void *context, const char *path)
{
    struct render_fixture *fixture = context;
    assert_true(path_exists(path));
    fixture->wrote++;
}

int render_fixture_setup(void **state)
{
    struct render_fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    (void)snprintf(fixture->directory, sizeof fixture->directory, "/tmp/nyckeltal-render-XXXXXX");
    assert_non_null(mkdtemp(fixture->directory));
    sample_document(&fixture->document);
    fault_init(&fixture->fault);
    fixture->job = (struct render_job){
        .document = &fixture->document, .directory = fixture->directory, .wrote = count_wrote, .context = fixture};
    *state = fixture;
    return 0;
}

int render_fixture_teardown(void **state)
{
    struct render_fixture *fixture = *state;
    struct buffer nothing = fixture_command(fixture, "rm -r '%s'");
    buffer_release(&nothing);
    document_release(&fixture->document);
    free(fixture);
    return 0;
}

struct table *fixture_table(struct render_fixture *fixture, const char *id)
{
    for (struct node *node = fixture->document.first; node != NULL; node = node->next) {
        if (node->kind == NODE_TABLE && strcmp(node->table->id, id) == 0) {
            return node->table;
        }
    }
    fail_msg("no table %s", id);
    return NULL;
}

struct chart *fixture_chart(struct render_fixture *fixture, const char *id)
{
    for (struct node *node = fixture->document.first; node != NULL; node = node->next) {
        if (node->kind == NODE_CHART && strcmp(node->chart->id, id) == 0) {
            return node->chart;
        }
    }
    fail_msg("no chart %s", id);
    return NULL;
}

struct buffer fixture_read(const struct render_fixture *fixture, const char *name)
{
    struct buffer buffer;
    struct fault fault;
    char path[LIMIT_PATH_BYTES];
    buffer_init(&buffer, LIMIT_RENDERED_BYTES);
    assert_int_equal(path_join(path, fixture->directory, name, &fault), 0);
    assert_int_equal(file_read(path, &buffer, STATUS_IO, &fault), 0);
    return buffer;
}

/* Puts the folder in the place of each "%s". */
static void place_folder(const struct render_fixture *fixture, const char *command, struct buffer *line)
{
    const char *found;
    while ((found = strstr(command, "%s")) != NULL) {
        buffer_append(line, command, (size_t)(found - command));
        buffer_text(line, fixture->directory);
        command = found + 2;
    }
    buffer_text(line, command);
}

struct buffer fixture_command(const struct render_fixture *fixture, const char *command)
{
    struct buffer line;
    struct buffer output;
    char block[4096];
    size_t length;
    buffer_init(&line, LIMIT_PATH_BYTES);
    buffer_init(&output, LIMIT_RENDERED_BYTES);
    place_folder(fixture, command, &line);
    FILE *pipe = popen(line.bytes, "r");
    assert_non_null(pipe);
    while ((length = fread(block, 1, sizeof block, pipe)) > 0) {
        buffer_append(&output, block, length);
    }
    assert_int_equal(pclose(pipe), 0);
    buffer_release(&line);
    assert_false(buffer_failed(&output));
    return output;
}

int fixture_file_count(const struct render_fixture *fixture)
{
    struct buffer output = fixture_command(fixture, "find '%s' -type f | wc -l");
    int count = (int)strtol(output.bytes, NULL, 10);
    buffer_release(&output);
    return count;
}

int fixture_render_elsewhere(const struct render_fixture *fixture, const char *sub,
                             int (*render)(const struct render_job *job, struct fault *fault))
{
    struct fault fault;
    struct render_job job = fixture->job;
    char path[LIMIT_PATH_BYTES];
    int status;
    assert_int_equal(path_join(path, fixture->directory, sub, &fault), 0);
    assert_int_equal(directory_make(path, &fault), 0);
    job.directory = path;
    job.wrote = NULL;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)setenv("TZ", "Asia/Tokyo", 1);
        (void)setenv("LC_ALL", "sv_SE.UTF-8", 1);
        _exit(render(&job, &fault) == 0 ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

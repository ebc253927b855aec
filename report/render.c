#include "report/render.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"

#define RENDERER(name, title) {#name, render_##name},
const struct renderer renderers[] = {FORMATS(RENDERER){NULL, NULL}};
#undef RENDERER

const struct renderer *renderer_find(const char *format)
{
    for (const struct renderer *renderer = renderers; renderer->format != NULL; renderer++) {
        if (strcmp(renderer->format, format) == 0) {
            return renderer;
        }
    }
    return NULL;
}

/* STEM.EXTENSION within a folder. */
static int join_with_extension(const char *directory, const char *stem, const char *extension,
                               char path[LIMIT_PATH_BYTES], struct fault *fault)
{
    char name[LIMIT_NAME_BYTES];
    int length = snprintf(name, sizeof name, "%s.%s", stem, extension);
    if (length < 0 || (size_t)length >= sizeof name) {
        return fault_set(fault, STATUS_CANNOT_CREATE, "%s: the file name is too long", stem);
    }
    return path_join(path, directory, name, fault);
}

int render_path(const struct render_job *job, const char *extension, char path[LIMIT_PATH_BYTES], struct fault *fault)
{
    return join_with_extension(job->directory, job->document->name, extension, path, fault);
}

int render_part_path(const struct render_job *job, const char *id, const char *extension, char path[LIMIT_PATH_BYTES],
                     struct fault *fault)
{
    char directory[LIMIT_PATH_BYTES];
    if (path_join(directory, job->directory, job->document->name, fault) != 0 ||
        directory_make(directory, fault) != 0) {
        return -1;
    }
    return join_with_extension(directory, id, extension, path, fault);
}

void render_wrote(const struct render_job *job, const char *path)
{
    if (job->wrote != NULL) {
        job->wrote(job->context, path);
    }
}

/* floor_scale FOLDER [API]: the floor of fetching: the answers of a recording, read from their files or, with an API,
 * asked anew by libcurl, parsed by jansson and let go of. Nothing is checked and nothing kept. */
#include <curl/curl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context)
{
    buffer_append(context, bytes, size * count);
    return size * count;
}

static int parse(const char *bytes, size_t length)
{
    json_t *root = json_loadb(bytes, length, 0, NULL);
    json_decref(root);
    return root == NULL ? -1 : 0;
}

static int read_file(const char *folder, const char *name, struct buffer *body)
{
    char path[LIMIT_PATH_BYTES];
    char chunk[65536];
    size_t got;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return -1;
    }
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        buffer_append(body, chunk, got);
    }
    return fclose(file) != 0 ? -1 : parse(body->bytes, body->length);
}

static int download(CURL *curl, const char *api, const char *path, struct buffer *body)
{
    char url[LIMIT_URL_BYTES];
    (void)snprintf(url, sizeof url, "%s%s", api, path);
    if (curl_easy_setopt(curl, CURLOPT_URL, url) != CURLE_OK ||
        curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip") != CURLE_OK ||
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes) != CURLE_OK ||
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, body) != CURLE_OK || curl_easy_perform(curl) != CURLE_OK) {
        return -1;
    }
    return parse(body->bytes, body->length);
}

int main(int argc, char **argv)
{
    char path[LIMIT_PATH_BYTES];
    size_t i;
    json_t *answer;
    struct buffer body;
    if (argc < 2) {
        (void)fputs("usage: floor_scale FOLDER [API]\n", stderr);
        return 64;
    }
    (void)snprintf(path, sizeof path, "%s/recording.json", argv[1]);
    json_t *index = json_load_file(path, 0, NULL);
    CURL *curl = curl_easy_init();
    int result = 0;
    buffer_init(&body, LIMIT_ANSWER_BYTES);
    json_array_foreach (json_object_get(index, "answers"), i, answer) {
        const char *file = json_string_value(json_object_get(answer, "file"));
        const char *question = json_string_value(json_object_get(answer, "path"));
        buffer_clear(&body);
        result |= argc > 2 ? download(curl, argv[2], question, &body) : read_file(argv[1], file, &body);
    }
    buffer_release(&body);
    curl_easy_cleanup(curl);
    json_decref(index);
    return result == 0 && index != NULL ? 0 : 1;
}

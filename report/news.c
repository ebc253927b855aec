#include "report/news.h"

#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "report/render.h"

/* An edition: its figures by their keys, and its text. */
struct edition {
    json_t *figures; /* key -> as shown; "" where there is none */
    json_t *texts;   /* in order */
};

struct difference {
    size_t added;
    size_t changed;
    size_t gone;
    bool text;
};

static const char *member(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text == NULL ? "" : text;
}

static void take_figure(struct edition *edition, json_t *object, struct arena *arena)
{
    const json_t *year = json_object_get(object, "year");
    const char *key =
        arena_printf(arena, "%s|%s|%lld|%s|%s", member(object, "indicator"), member(object, "area"),
                     (long long)json_integer_value(year), member(object, "gender"), member(object, "statistic"));
    const bool has_value = json_is_number(json_object_get(object, "value"));
    if (key != NULL) {
        (void)json_object_set_new(edition->figures, key, json_string(has_value ? member(object, "text") : ""));
    }
}

/* Headings, paragraphs and so on; what a table or chart is called. */
static void take_text(struct edition *edition, json_t *object)
{
    static const char *const names[] = {"term", "text", "title", "subtitle"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        json_t *text = json_object_get(object, names[i]);
        if (json_is_string(text)) {
            (void)json_array_append(edition->texts, text);
        }
    }
}

/* The walk goes no deeper than the format does (render_json.c). */
#define DEPTH_MOST 12

static void walk(struct edition *edition, json_t *value, struct arena *arena, int depth)
{
    const char *key;
    json_t *inner;
    size_t index;
    if (depth > DEPTH_MOST) {
        return;
    }
    if (json_is_array(value)) {
        json_array_foreach (value, index, inner) {
            walk(edition, inner, arena, depth + 1);
        }
    } else if (json_object_get(value, "indicator") != NULL) {
        take_figure(edition, value, arena);
    } else if (json_is_object(value)) {
        if (json_object_get(value, "type") != NULL) {
            take_text(edition, value);
        }
        json_object_foreach (value, key, inner) {
            walk(edition, inner, arena, depth + 1);
        }
    }
}

static void edition_release(struct edition *edition)
{
    json_decref(edition->figures);
    json_decref(edition->texts);
}

static bool edition_take(struct edition *edition, const struct buffer *text, struct arena *arena)
{
    struct fault ignored;
    edition->figures = json_object();
    edition->texts = json_array();
    json_t *root = json_parse(text->bytes, text->length, "an edition", STATUS_IO, &ignored);
    if (root == NULL) {
        return false;
    }
    walk(edition, json_object_get(root, "content"), arena, 0);
    json_decref(root);
    return true;
}

static struct difference compare(const struct edition *old, const struct edition *fresh)
{
    struct difference difference = {.text = !json_equal(old->texts, fresh->texts)};
    const char *key;
    json_t *shown;
    json_object_foreach (fresh->figures, key, shown) {
        const char *before = member(old->figures, key);
        const char *after = json_string_value(shown);
        difference.added += before[0] == '\0' && after[0] != '\0';
        difference.gone += before[0] != '\0' && after[0] == '\0';
        difference.changed += before[0] != '\0' && after[0] != '\0' && strcmp(before, after) != 0;
    }
    json_object_foreach (old->figures, key, shown) {
        difference.gone += json_object_get(fresh->figures, key) == NULL && json_string_length(shown) > 0;
    }
    return difference;
}

/* Adds "3 ändrade" to what was told before. */
static const char *also(struct arena *arena, const char *told, size_t count, const char *one, const char *many)
{
    if (count == 0 || told == NULL) {
        return told;
    }
    return arena_printf(arena, "%s%s%zu %s", told, told[0] == '\0' ? "" : ", ", count, count == 1 ? one : many);
}

static const char *tell(const struct difference *difference, enum language language, struct arena *arena)
{
    const bool english = language == LANGUAGE_EN;
    const char *told = also(arena, "", difference->added, english ? "new figure" : "ny siffra",
                            english ? "new figures" : "nya siffror");
    told = also(arena, told, difference->changed, english ? "changed figure" : "ändrad siffra",
                english ? "changed figures" : "ändrade siffror");
    told = also(arena, told, difference->gone, english ? "figure removed" : "siffra borttagen",
                english ? "figures removed" : "siffror borttagna");
    if (told == NULL || (told[0] != '\0' && !difference->text)) {
        return told;
    }
    if (!difference->text) {
        return language_pick(language, "ny framställning, samma siffror", "made anew, the same figures");
    }
    return arena_printf(arena, "%s%s%s", told, told[0] == '\0' ? "" : "; ",
                        language_pick(language, "texten ändrad", "text changed"));
}

/* The difference between two texts of JSON; false where the old one cannot be read. */
static bool find_difference(const struct buffer *before, const struct buffer *after, struct arena *arena,
                            struct difference *difference)
{
    struct edition old;
    struct edition fresh;
    bool found = edition_take(&old, before, arena);
    if (found) {
        found = edition_take(&fresh, after, arena);
        if (found) {
            *difference = compare(&old, &fresh);
        }
        edition_release(&fresh);
    }
    edition_release(&old);
    return found;
}

const char *news_between(const char *old_path, const struct document *document, struct arena *arena)
{
    const char *news = language_pick(document->language, "ny rapport", "new report");
    struct difference difference = {0};
    struct fault ignored;
    struct buffer before;
    struct buffer after;
    buffer_init(&before, LIMIT_RENDERED_BYTES);
    buffer_init(&after, LIMIT_RENDERED_BYTES);
    if (old_path != NULL && path_exists(old_path) && file_read(old_path, &before, STATUS_IO, &ignored) == 0) {
        render_json_text(document, &after);
        if (!buffer_failed(&after) && find_difference(&before, &after, arena, &difference)) {
            news = tell(&difference, document->language, arena);
        }
    }
    buffer_release(&before);
    buffer_release(&after);
    return news;
}

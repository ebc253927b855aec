/*
 * areas.h - which areas are meant: names and groups of templates/areas.json, and the catalogue's.
 *
 * An area is asked for by id ("1407"), by name in any case and without its
 * marks ("ockero"; "Habo" is not Håbo), or as a group: by its name in
 * areas.json, by Kolada's id or title, as "län 14", or as "liknande Öckerö"
 * (similar.h). Names with commas between, "Ale,Kungälv", are a group of the
 * moment. A group's members are in Swedish alphabetical order.
 */
#ifndef TRANSFORM_AREAS_H
#define TRANSFORM_AREAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/language.h"
#include "cache/catalogue.h"
#include "transform/tile_place.h"

/* A group that areas.json names. */
struct named_group {
    const char *name;               /* "GR" */
    const char *folded;             /* the name as text_fold has it */
    const char *label;              /* "Göteborgsregionen" */
    const char *kolada;             /* the id of the same group at Kolada, or "" */
    size_t member_count;            /* 0 where a rule says who they are, which only the catalogue can answer */
    const char **members;           /* ids, as written */
    const struct tile_place *tiles; /* of each member, on a map of squares; NULL where there is none */
    /* Exactly one of these where there are no members listed: */
    const char *county; /* "14": the municipalities of a county, whose ids begin so; or "" */
    bool all;           /* all municipalities */
    const char *title;  /* the newest of Kolada's groups with this title, its year aside; or "" */
    int least;          /* county, all: how many municipalities it has */
};

struct areas {
    struct json_document document;
    struct arena arena;
    const char *nation;       /* the id that figures are held against: "0000" */
    const char *nation_label; /* "Riket", "Sweden" */
    size_t group_count;
    struct named_group *groups;
};

/* What an AREA argument stands for. */
struct area_choice {
    bool is_group;
    const char *id;     /* the area's id, the group's name or Kolada's id */
    const char *title;  /* "Öckerö", "Göteborgsregionen" */
    const char *kolada; /* of a group: the id of the same group at Kolada; "" where there is none */
    size_t count;
    const struct area *areas; /* the area itself, or the members in alphabetical order */
    bool of_the_moment;       /* a group that only its members make: it has no name anywhere */
};

/* Whether the area of that id is it, or a member. */
bool area_choice_has(const struct area_choice *choice, const char *id);

/* Loads DIRECTORY/areas.json. On failure nothing is held. */
int areas_load(struct areas *areas, const char *directory, enum language language, struct fault *fault);
void areas_release(struct areas *areas);

/* The group of that name or label, or "län NN" of a county's; NULL where there is none. */
const struct named_group *areas_group(const struct areas *areas, const char *name);
/* The name of the group whose name is nearest to what was written; "" where there are no groups. */
const char *areas_nearest(const struct areas *areas, const char *name);

/* Finds what is meant; an unknown name is a fault with the nearest ones. A
 * member that the catalogue lacks keeps its id as title. */
int areas_choose(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                 struct area_choice *choice, struct fault *fault);

/* The newest of Kolada's groups of similar municipalities by a theme ("arbetsmarknad") and a municipality's title, both
 * as Kolada writes them; `*found` is false where the catalogue has none. */
int areas_similar(struct store *store, const char *theme, const char *title, struct arena *arena,
                  struct area_choice *choice, bool *found, struct fault *fault);

/* The area that figures are held against; like a member it keeps its id as title where the catalogue lacks it. */
int areas_nation(const struct areas *areas, struct store *store, struct arena *arena, struct area *nation,
                 struct fault *fault);

/* The ids behind a name without asking the catalogue: a group of areas.json, or the text itself if
 * it is an id; for planning what to fetch before there is a catalogue. */
int areas_ids(const struct areas *areas, const char *text, struct arena *arena, const char ***ids, size_t *count,
              struct fault *fault);

/* The same, but a name is looked up in the catalogue as areas_choose does, and a group of the source's stands for its
 * members and itself where the catalogue knows it; `store` is NULL where there is none yet. */
int areas_ids_by_name(const struct areas *areas, struct store *store, const char *text, struct arena *arena,
                      const char ***ids, size_t *count, struct fault *fault);

#endif

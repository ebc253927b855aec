/* compose_municipality.c - which municipality a report is about, and how it is named. */
#include "report/compose_municipality.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

/* A county has the first two digits of its municipalities' ids. */
#define COUNTY_DIGITS 2
/* Of the name that goes into file names. */
#define SLUG_MOST 40

/* The county where the catalogue knows all of it; else the template's group stays. */
static void choose_county(struct composing *composing)
{
    const struct compose_job *job = composing->job;
    const char *name = arena_printf(composing->arena, "län %.*s", COUNTY_DIGITS, composing->own->id);
    struct area_choice county;
    struct fault unknown;
    if (areas_group(job->areas, name) != NULL &&
        areas_choose(job->areas, job->store, name, composing->arena, &county, &unknown) == 0 &&
        area_choice_has(&county, composing->own->id)) {
        composing->group = county;
    }
}

int municipality_choose(struct composing *composing)
{
    const struct compose_job *job = composing->job;
    struct area_choice choice;
    if (job->area == NULL) {
        return fault_set(composing->fault, STATUS_USAGE,
                         "%s: is about one municipality; say which by --area NAME, or --each GROUP",
                         composing->template->name);
    }
    if (areas_choose(job->areas, job->store, job->area, composing->arena, &choice, composing->fault) != 0) {
        return -1;
    }
    if (choice.is_group || strcmp(choice.id, job->areas->nation) == 0) {
        return fault_set(composing->fault, STATUS_USAGE, "%s: is no municipality; --each takes a group", job->area);
    }
    composing->own = choice.areas;
    if (!area_choice_has(&composing->group, composing->own->id)) {
        choose_county(composing);
    }
    return 0;
}

/* "Öckerös"; what ends in s, x or z stays as it is. English adds 's, and only an apostrophe after an s. */
static const char *genitive(struct composing *composing, const char *name)
{
    size_t length = strlen(name);
    bool hisses = length > 0 && strchr("sxzSXZ", name[length - 1]) != NULL;
    if (composing->job->language == LANGUAGE_EN) {
        bool ends_in_s = length > 0 && strchr("sS", name[length - 1]) != NULL;
        return arena_printf(composing->arena, "%s%s", name, ends_in_s ? "’" : "’s");
    }
    return arena_printf(composing->arena, "%s%s", name, hisses ? "" : "s");
}

void municipality_placeholders(struct composing *composing)
{
    if (composing->own != NULL) {
        composing->placeholders.values[PLACEHOLDER_AREA] = composing->own->title;
        composing->placeholders.values[PLACEHOLDER_AREA_GENITIVE] = genitive(composing, composing->own->title);
    }
}

/* The name in letters a-z and digits, other runs of characters as one hyphen. */
static void slug_of(const char *title, char slug[TEXT_FOLDED_MAX])
{
    char folded[TEXT_FOLDED_MAX];
    size_t length = 0;
    text_fold(title, folded);
    for (const char *at = folded; *at != '\0' && length < SLUG_MOST; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        if (plain) {
            slug[length++] = *at;
        } else if (length > 0 && slug[length - 1] != '-') {
            slug[length++] = '-';
        }
    }
    length -= length > 0 && slug[length - 1] == '-' ? 1 : 0;
    slug[length] = '\0';
}

const char *municipality_document_name(struct composing *composing)
{
    char name[TEXT_FOLDED_MAX];
    char id[TEXT_FOLDED_MAX];
    const struct area *own = composing->own;
    slug_of(own->title, name);
    slug_of(own->id, id); /* the source's, too: nothing of it may lead to another folder */
    bool named = strcmp(name, id) != 0 && name[0] != '\0';
    return arena_printf(composing->arena, "%s-%s%s%s-%d", composing->template->name, id, named ? "-" : "",
                        named ? name : "", composing->year);
}

const char *municipality_cover_line(struct composing *composing)
{
    const struct area_choice *group = municipality_group(composing);
    if (group == NULL) {
        return composing->own->title;
    }
    return arena_printf(
        composing->arena,
        composing_pick(composing, "Jämförelse: %s (%zu kommuner)", "Compared with: %s (%zu municipalities)"),
        group->title, group->count);
}

const struct area_choice *municipality_group(const struct composing *composing)
{
    return composing->group.count > 1 ? &composing->group : NULL;
}

const char *municipality_group_label(const struct composing *composing)
{
    const char *id = composing->group.id;
    if (strcmp(id, composing->template->group->name) != 0) {
        return composing_pick(composing, "Länet", "County"); /* the notes tell which */
    }
    return id[0] == 'G' && id[1] >= '0' && id[1] <= '9' ? composing->group.title : id;
}

int municipality_has_figures(struct composing *composing, const struct indicator *indicator, bool *has, bool *fetched)
{
    struct panel panel;
    if (panel_read(&panel, &composing->source, indicator, GENDER_TOTAL, composing->own, 1, composing->first_year,
                   composing->year, composing->fault) != 0) {
        return -1;
    }
    *has = false;
    for (size_t i = 0; i < panel.year_count; i++) {
        *has = *has || cell_has_value(&panel.cells[i]);
        *fetched = *fetched || panel.cells[i].status != CELL_NOT_FETCHED;
    }
    return 0;
}

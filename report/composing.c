#include "report/composing.h"

#include <string.h>

#include "report/group_difference.h"

const char *composing_text(struct composing *composing, const char *text)
{
    return placeholders_fill(&composing->placeholders, text, composing->arena);
}

const char *composing_pick(const struct composing *composing, const char *swedish, const char *english)
{
    return language_pick(composing->job->language, swedish, english);
}

const char *composing_row_label(const struct composing *composing, const struct indicator *indicator)
{
    return indicator->unit[0] == '\0'
               ? indicator->label
               : arena_printf(composing->arena, "%s,\xC2\xA0%s", indicator->label, indicator->unit);
}

int composing_notes(struct composing *composing, const struct block *block, size_t more, const char ***notes,
                    size_t *count)
{
    *count = block->note_count;
    *notes = arena_array(composing->arena, block->note_count + more, sizeof **notes);
    if (*notes == NULL) {
        return fault_memory(composing->fault, block->id);
    }
    for (size_t i = 0; i < block->note_count; i++) {
        (*notes)[i] = composing_text(composing, block->notes[i]);
    }
    return 0;
}

void findings_add(struct findings *findings, const char *text, struct arena *arena)
{
    for (const struct finding_note *told = findings->first; told != NULL; told = told->next) {
        if (strcmp(told->text, text) == 0) {
            return;
        }
    }
    struct finding_note *note = arena_alloc(arena, sizeof *note);
    if (note == NULL) {
        return;
    }
    note->text = text;
    if (findings->last == NULL) {
        findings->first = note;
    } else {
        findings->last->next = note;
    }
    findings->last = note;
}

void composing_add_gap(struct composing *composing, const char *text)
{
    findings_add(&composing->gaps, text, composing->arena);
}

static bool is_told(const struct finding_note *first, const char *text)
{
    for (const struct finding_note *note = first; note != NULL; note = note->next) {
        if (strcmp(note->text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Tells each indicator and year with preliminary figures once, in the data quality section. */
static void tell_preliminary(struct composing *composing, const struct panel *panel)
{
    for (size_t i = 0; i < panel->area_count * panel->year_count; i++) {
        if (panel->cells[i].preliminary) {
            const char *text = arena_printf(composing->arena, "%s: %d.", panel->indicator->label,
                                            panel->first_year + (int)(i % panel->year_count));
            if (text != NULL && !is_told(composing->preliminary.first, text)) {
                findings_add(&composing->preliminary, text, composing->arena);
            }
        }
    }
}

static int read_panel(struct composing *composing, const struct indicator *indicator, enum gender gender,
                      const struct area *areas, size_t count, int first_year, int last_year, struct panel *panel)
{
    if (panel_read(panel, &composing->source, indicator, gender, areas, count, first_year, last_year,
                   composing->fault) != 0) {
        return -1;
    }
    sources_add(&composing->shown, indicator, &panel->provenance, composing->arena);
    tell_preliminary(composing, panel);
    return 0;
}

int composing_panel_years(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                          size_t count, int first_year, int last_year, struct panel *panel)
{
    return read_panel(composing, indicator, GENDER_TOTAL, areas, count, first_year, last_year, panel);
}

int composing_panel_gender(struct composing *composing, const struct indicator *indicator, enum gender gender,
                           const struct area *areas, size_t count, struct panel *panel)
{
    return read_panel(composing, indicator, gender, areas, count, composing->first_year, composing->year, panel);
}

int composing_panel(struct composing *composing, const struct indicator *indicator, const struct area *areas,
                    size_t count, struct panel *panel)
{
    return composing_panel_years(composing, indicator, areas, count, composing->first_year, composing->year, panel);
}

int composing_check_group(struct composing *composing, const struct area_choice *group, const struct panel *panel)
{
    struct group_check check;
    if (group_check(&check, panel, group->kolada, &composing->source, composing->fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < check.count; i++) {
        const struct group_difference *difference = &check.differences[i];
        const char *text = group_difference_text(panel->indicator, group->title, difference, composing->job->language,
                                                 composing->arena);
        if (text != NULL && !is_told(composing->differences.first, text)) {
            findings_add(&composing->differences, text, composing->arena);
            diag_warn(composing->diag, "%s; if they were fetched on different days, fetch both again",
                      group_difference_text(panel->indicator, group->title, difference, LANGUAGE_EN, composing->arena));
        }
    }
    return 0;
}

int composing_source(struct composing *composing, const struct sources *sources, const char **line)
{
    struct sources dated = *sources;
    dated.undated = composing->job->undated;
    return sources_line(&dated, composing->job->store, composing->job->language, composing->arena, line,
                        composing->fault);
}

int composing_means(struct composing *composing, const struct panel *panel, struct group_figure **means)
{
    struct cell *cells = arena_array(composing->arena, panel->area_count, sizeof *cells);
    *means = arena_array(composing->arena, panel->year_count, sizeof **means);
    if (cells == NULL || *means == NULL) {
        return fault_memory(composing->fault, panel->indicator->name);
    }
    for (size_t year = 0; year < panel->year_count; year++) {
        panel_year(panel, panel->first_year + (int)year, cells);
        (*means)[year] = statistic_of(STATISTIC_MEAN, cells, panel->area_count, NULL);
    }
    return 0;
}

void composing_not_fetched(struct composing *composing, const struct indicator *indicator)
{
    const char *kpi = indicator->kpi[0] == '\0' ? indicator->name : indicator->kpi;
    if (composing->optional) {
        return;
    }
    struct told *told = arena_alloc(composing->arena, sizeof *told);
    for (const struct told *earlier = composing->unfetched; earlier != NULL; earlier = earlier->next) {
        if (earlier->indicator == indicator) {
            return;
        }
    }
    if (told != NULL) {
        *told = (struct told){.next = composing->unfetched, .indicator = indicator};
        composing->unfetched = told;
    }
    diag_warn(composing->diag, "%s (%s): some figures were never fetched; `nyckeltal fetch --for %s` gets them", kpi,
              indicator->label, composing->template->name);
    composing->complete = false;
}

#include "report/xlsx/xlsx_notes.h"

#include <string.h>

static size_t note_count(const struct xlsx_part *part)
{
    return part->table != NULL ? part->table->note_count : part->chart->note_count;
}

static const char *const *note_texts(const struct xlsx_part *part)
{
    return part->table != NULL ? part->table->notes : part->chart->notes;
}

/* The number of a note, 0 where it is none of them. */
static size_t number_of(const struct xlsx_notes *notes, const char *text)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (strcmp(notes->notes[i].text, text) == 0) {
            return i + 1;
        }
    }
    return 0;
}

static void add(struct xlsx_notes *notes, const char *text, const char *label, struct arena *arena)
{
    const size_t number = number_of(notes, text);
    if (number == 0) {
        notes->notes[notes->count++] = (struct xlsx_note){.text = text, .concerns = label};
        return;
    }
    struct xlsx_note *note = &notes->notes[number - 1];
    note->concerns = arena_printf(arena, "%s; %s", note->concerns, label);
}

bool xlsx_notes_make(struct xlsx_notes *notes, const struct xlsx_plan *plan, struct arena *arena)
{
    size_t most = 0;
    for (size_t i = 0; i < plan->count; i++) {
        most += note_count(&plan->parts[i]);
    }
    *notes = (struct xlsx_notes){.notes = arena_array(arena, most, sizeof *notes->notes)};
    if (notes->notes == NULL) {
        return false;
    }
    for (size_t i = 0; i < plan->count; i++) {
        const struct xlsx_part *part = &plan->parts[i];
        for (size_t j = 0; j < note_count(part); j++) {
            add(notes, note_texts(part)[j], part->label, arena);
        }
    }
    return !arena_failed(arena);
}

const char *xlsx_notes_marks(const struct xlsx_notes *notes, const char *const *texts, size_t count,
                             enum language language, struct arena *arena)
{
    const char *marks = "";
    for (size_t i = 0; i < count; i++) {
        marks = arena_printf(arena, "%s [%s %zu]", marks, language_pick(language, "not", "note"),
                             number_of(notes, texts[i]));
    }
    return marks;
}

/* answer_drivers.c - what drove the change of a group's figure between two years. */
#include "report/answer_internal.h"
#include "report/drivers_table.h"

static void note_missing(struct answering *answering, const struct drivers *drivers)
{
    for (size_t i = 0; i < drivers->parts.members; i++) {
        answer_note_missing(answering, &drivers->earlier[i]);
        answer_note_missing(answering, &drivers->later[i]);
    }
    answer_note_missing(answering, &drivers->parts.total);
}

static int write_drivers(struct answering *answering, const struct drivers_words *words, const char *raw)
{
    const struct indicator *indicator = words->drivers->indicator;
    struct table *table = document_table(answering->document);
    const char **notes = arena_array(answering->arena, 2, sizeof *notes);
    if (table == NULL || notes == NULL) {
        return fault_memory(answering->fault, indicator->name);
    }
    table->id = indicator->name;
    table->label = "";
    table->title = arena_printf(answering->arena, "%s: %s%s%s", words->group->title, indicator->label,
                                indicator->unit[0] == '\0' ? "" : ", ", indicator->unit);
    notes[0] = drivers_sentence(words);
    notes[1] = drivers_note(words);
    table->notes = notes;
    table->note_count = 2;
    table->source = words->source;
    return drivers_table(table, words, raw, answering->fault);
}

static int answer_one(struct answering *answering, const struct area_choice *group, const struct indicator *indicator)
{
    const struct answer_job *job = answering->job;
    struct drivers drivers;
    const char *raw;
    struct drivers_words words = {
        .drivers = &drivers, .group = group, .language = job->language, .arena = answering->arena};
    if (indicator->yes_no) {
        return fault_set(answering->fault, STATUS_USAGE, "--drivers: %s is yes or no; name an indicator with figures",
                         indicator->name);
    }
    if (drivers_read(&drivers, &job->source, indicator, job->weight, group->areas, group->count, job->first_year,
                     job->last_year, answering->fault) != 0 ||
        answer_source(answering, indicator, &drivers.provenance, false, &raw) != 0 ||
        answer_source(answering, indicator, &drivers.provenance, true, &words.source) != 0) {
        return -1;
    }
    note_missing(answering, &drivers);
    return write_drivers(answering, &words, raw);
}

int answer_drivers(struct document *document, const struct answer_job *job, const struct area_choice *group,
                   struct fault *fault)
{
    struct answering answering = {.document = document, .job = job, .arena = job->source.arena, .fault = fault};
    for (size_t i = 0; i < job->indicator_count; i++) {
        if (answer_one(&answering, group, job->indicators[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

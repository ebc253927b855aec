/* compose_statements.c - sentences written from figures, and the author's own held against them. */
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "report/compose_internal.h"
#include "report/sentence.h"
#include "report/statement_figures.h"

/* One sentence on its way. */
struct saying {
    struct composing *composing;
    const struct statement *statement;
    struct evaluation evaluation;
};

/* What refutes an assertion, part by part. */
struct refuting {
    struct composing *composing;
    struct buffer text;
};

static const char *pick(const struct composing *composing, const char *swedish, const char *english)
{
    return composing_pick(composing, swedish, english);
}

/* Sentences that stand beside each other make one paragraph. */
static void write_sentence(struct composing *composing, const struct statement *statement, const char *text)
{
    struct document *document = composing->document;
    document->has_sentences = true;
    if (document->last != NULL && document->last == composing->sentences && !statement->starts_paragraph) {
        document_extend(document, text);
        return;
    }
    document_paragraph(document, text);
    composing->sentences = document->last;
}

/* --- what is told of a sentence that is not as it should be --- */

static void add_told(struct composing *composing, const char *text)
{
    findings_add(&composing->sentences_told, text, composing->arena);
}

static void tell_left_out(struct saying *saying, const struct ruling *ruling)
{
    struct composing *composing = saying->composing;
    const struct statement *statement = saying->statement;
    const char *why = sentence_gap(&ruling->gap, composing->job->language, composing->arena);
    bool names_it = ruling->gap.indicator != NULL || statement->indicator == NULL;
    add_told(composing,
             arena_printf(composing->arena,
                          pick(composing, "%s%sEn mening är utelämnad, eftersom uppgifterna inte räcker: %s.",
                               "%s%sA sentence is left out, for want of figures: %s."),
                          names_it ? "" : statement->indicator->label, names_it ? "" : ". ", why));
    diag_say(composing->diag, "%s: %s: left out, for want of figures: %s", composing->template->name, statement->place,
             why);
}

static void check_fetched(struct composing *composing, const struct ruling *ruling)
{
    if (ruling->gap.kind == GAP_FIGURE && ruling->gap.status == CELL_NOT_FETCHED) {
        composing_not_fetched(composing, ruling->gap.indicator);
    }
}

/* --- assertions --- */

static void write_side(struct refuting *refuting, const struct expression *side, const struct expression_value *value)
{
    struct composing *composing = refuting->composing;
    const char *shown = value->known ? sentence_value(value, composing->job->language, composing->arena)
                                     : sentence_gap(&value->gap, composing->job->language, composing->arena);
    buffer_printf(&refuting->text, "%s = %s", expression_source(side, composing->arena), shown);
}

/* "max = 44,9; max.name = Göteborg": for an author who gave no words for it. */
static void write_refutation(void *context, const struct expression *part, const struct expression *left,
                             const struct expression_value *left_value, const struct expression *right,
                             const struct expression_value *right_value)
{
    struct refuting *refuting = context;
    if (refuting->text.length > 0) {
        buffer_text(&refuting->text, "; ");
    }
    if (left == NULL) {
        buffer_printf(&refuting->text, pick(refuting->composing, "%s gäller inte", "%s does not hold"),
                      expression_source(part, refuting->composing->arena));
        return;
    }
    write_side(refuting, left, left_value);
    if (right_value != NULL) {
        buffer_text(&refuting->text, ", ");
        write_side(refuting, right, right_value);
    }
}

/* What the figures say, in the author's words or from the condition. */
static const char *what_figures_say(struct saying *saying, const struct ruling *ruling)
{
    struct composing *composing = saying->composing;
    struct refuting refuting = {.composing = composing};
    if (ruling->instead.wording != NULL) {
        return sentence_clause(&ruling->instead, composing->job->language, composing->arena);
    }
    buffer_init(&refuting.text, LIMIT_DOCUMENT_BYTES);
    expression_refute(&saying->evaluation, saying->statement->holds, write_refutation, &refuting);
    if (buffer_failed(&refuting.text)) {
        composing->arena->failed = true;
    }
    const char *text = arena_copy_bytes(composing->arena, refuting.text.bytes, refuting.text.length);
    buffer_release(&refuting.text);
    return text;
}

/* The author's text where its own expressions cannot be written: the text stays away, the mark does not. */
static const char *asserted_text(const struct composing *composing, const struct ruling *ruling)
{
    return ruling->text.wording == NULL
               ? pick(composing, "En mening kan inte skrivas ut", "A sentence cannot be written")
               : sentence_write(&ruling->text, composing->job->language, composing->arena);
}

/* A full stop where there is none yet. */
static const char *stop_after(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && text[length - 1] == '.' ? "" : ".";
}

static void write_contradicted(struct saying *saying, const struct ruling *ruling)
{
    struct composing *composing = saying->composing;
    const char *text = asserted_text(composing, ruling);
    const char *truth = what_figures_say(saying, ruling);
    write_sentence(
        composing, saying->statement,
        arena_printf(composing->arena,
                     pick(composing, "%s [motsägs av uppgifterna: %s]", "%s [contradicted by the figures: %s]"), text,
                     truth));
    add_told(composing, arena_printf(composing->arena,
                                     pick(composing, "Motsägs av uppgifterna: ”%s” Uppgifterna säger: %s%s",
                                          "Contradicted by the figures: “%s” The figures say: %s%s"),
                                     text, truth, stop_after(truth)));
    diag_warn(composing->diag, "%s: %s: the figures contradict \"%s\": %s", composing->template->name,
              saying->statement->place, text, truth);
    composing->complete = false;
}

static void write_not_checkable(struct saying *saying, const struct ruling *ruling)
{
    struct composing *composing = saying->composing;
    const char *text = asserted_text(composing, ruling);
    const char *why = sentence_gap(&ruling->gap, composing->job->language, composing->arena);
    write_sentence(composing, saying->statement,
                   arena_printf(composing->arena,
                                pick(composing, "%s [kan inte prövas: %s]", "%s [cannot be checked: %s]"), text, why));
    add_told(composing,
             arena_printf(composing->arena,
                          pick(composing, "Kan inte prövas: ”%s” Skäl: %s.", "Cannot be checked: “%s” Reason: %s."),
                          text, why));
    diag_warn(composing->diag, "%s: %s: no figures to check \"%s\" by: %s", composing->template->name,
              saying->statement->place, text, why);
    composing->complete = false;
}

/* --- the sentence --- */

static void write_borne(struct saying *saying, const struct ruling *ruling)
{
    struct composing *composing = saying->composing;
    const char *text = sentence_write(&ruling->text, composing->job->language, composing->arena);
    const char *mark = pick(composing, " (Preliminära uppgifter.)", " (Preliminary figures.)");
    write_sentence(composing, saying->statement,
                   ruling->preliminary ? arena_printf(composing->arena, "%s%s", text, mark) : text);
}

/* One that is optional stays away without a word. */
static void tell_without_figures(struct saying *saying, const struct ruling *ruling)
{
    if (!saying->composing->optional) {
        check_fetched(saying->composing, ruling);
        tell_left_out(saying, ruling);
    }
}

static void write_ruling(struct saying *saying, const struct ruling *ruling)
{
    struct composing *composing = saying->composing;
    switch (ruling->verdict) {
    case VERDICT_WRITTEN:
    case VERDICT_HOLDS:
        write_borne(saying, ruling);
        break;
    case VERDICT_LEFT_OUT:
        diag_detail(composing->diag, "%s: %s: no wording's condition holds", composing->template->name,
                    saying->statement->place);
        break;
    case VERDICT_NO_FIGURES:
        tell_without_figures(saying, ruling);
        break;
    case VERDICT_CONTRADICTED:
        write_contradicted(saying, ruling);
        break;
    case VERDICT_NOT_CHECKABLE:
        check_fetched(composing, ruling);
        write_not_checkable(saying, ruling);
        break;
    }
}

/* What is done with a ruling. */
typedef void ruling_use(struct saying *saying, const struct ruling *ruling, void *context);

static void use_write(struct saying *saying, const struct ruling *ruling, void *context)
{
    (void)context;
    write_ruling(saying, ruling);
}

static void use_tell(struct saying *saying, const struct ruling *ruling, void *context)
{
    bool *says = context;
    (void)saying;
    *says = ruling->verdict != VERDICT_NO_FIGURES && ruling->verdict != VERDICT_LEFT_OUT;
}

/* The statement is evaluated in memory of its own, since conditions on members make many small lists. */
static int rule_within(struct composing *composing, const struct statement *statement, struct arena *scratch,
                       ruling_use *use, void *context)
{
    struct saying saying = {.composing = composing, .statement = statement};
    struct figure_scope scope = {.indicator = statement->indicator,
                                 .gender = GENDER_TOTAL,
                                 .first_year = composing->first_year,
                                 .year = composing->year};
    struct figure_world world = statement_figures_world(composing->figures);
    world.bands = statement->has_bands ? &statement->bands : NULL;
    world.arena = scratch;
    if (statement_figures_areas(composing->figures, statement->area_names, statement->area_name_count, &scope.areas,
                                &scope.count) != 0) {
        return -1;
    }
    evaluation_start(&saying.evaluation, &world, &scope, statement->name_count, statement->names);
    struct ruling ruling = statement_rule(statement, &saying.evaluation);
    if (!saying.evaluation.failed) {
        use(&saying, &ruling, context);
    }
    if (arena_failed(scratch)) {
        return fault_memory(composing->fault, statement->place);
    }
    return saying.evaluation.failed ? -1 : 0;
}

static int rule(struct composing *composing, const struct statement *statement, ruling_use *use, void *context)
{
    struct arena scratch;
    if (composing->figures == NULL) {
        composing->figures = statement_figures_new(composing);
    }
    if (composing->figures == NULL) {
        return -1;
    }
    arena_init(&scratch, LIMIT_MODEL_BYTES);
    int result = rule_within(composing, statement, &scratch, use, context);
    arena_release(&scratch);
    return result;
}

int statement_says(struct composing *composing, const struct block *block, bool *says)
{
    *says = false;
    return rule(composing, block->statement, use_tell, says);
}

int compose_statement(struct composing *composing, const struct block *block)
{
    return rule(composing, block->statement, use_write, NULL);
}

int compose_asserted(struct composing *composing, const struct block *block)
{
    return compose_statement(composing, block);
}

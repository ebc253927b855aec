#include "report/definition_text.h"

#include "base/number.h"

/* What a definition is written with. */
struct wording {
    enum language language;
    struct arena *arena;
};

static const char *pick(const struct wording *wording, const char *swedish, const char *english)
{
    return language_pick(wording->language, swedish, english);
}

static const char *ratio_text(const struct wording *wording, const struct indicator *indicator)
{
    char scale[NUMBER_TEXT_MAX];
    number_format(scale, indicator->scale, 0, wording->language);
    return arena_printf(wording->arena, "%s × %s / %s", scale, indicator->numerator->label,
                        indicator->denominator->label);
}

/* "Börjat arbeta + Börjat studera". */
static const char *sum_text(const struct wording *wording, const struct indicator *indicator)
{
    const struct indicator *term;
    const char *text = "";
    for (size_t i = 0; (term = indicator_term(indicator, i)) != NULL; i++) {
        text = arena_printf(wording->arena, "%s%s%s", text, i == 0 ? "" : " + ", term->label);
    }
    return text;
}

static const char *formula_text(const struct wording *wording, const struct indicator *indicator)
{
    const struct indicator *first = indicator_term(indicator, 0);
    switch (indicator->kind) {
    case INDICATOR_RATIO:
        return ratio_text(wording, indicator);
    case INDICATOR_SUM:
        return sum_text(wording, indicator);
    case INDICATOR_DIFFERENCE:
        return arena_printf(wording->arena, "%s − %s", first->label, indicator_term(indicator, 1)->label);
    case INDICATOR_INDEX:
        return arena_printf(
            wording->arena,
            pick(wording, "100 × %s / samma områdes värde %d", "100 × %s / the same area's figure of %d"), first->label,
            indicator->base_year);
    case INDICATOR_SHARE_OF_GROUP:
        return arena_printf(wording->arena,
                            pick(wording, "100 × %s / summan för de %zu medlemmarna i %s, bara när alla redovisat",
                                 "100 × %s / the sum over the %zu members of %s, only where all reported"),
                            first->label, indicator->member_count, indicator->group_label);
    case INDICATOR_KPI:
    case INDICATOR_SUPPLEMENT:
        break;
    }
    return "";
}

static const char *origin_text(const struct wording *wording, const struct indicator *indicator, const char *title,
                               bool with_maker)
{
    if (indicator->kind == INDICATOR_SUPPLEMENT) {
        return arena_printf(wording->arena, pick(wording, "Källa: %s", "Source: %s"), indicator->source);
    }
    if (indicator->kind != INDICATOR_KPI) {
        return arena_printf(wording->arena, pick(wording, "Beräknat: %s", "Computed: %s"),
                            formula_text(wording, indicator));
    }
    const char *made =
        indicator->source[0] == '\0' || !with_maker
            ? ""
            : arena_printf(wording->arena,
                           pick(wording, ". Källa enligt Kolada: %s", ". Source according to Kolada: %s"),
                           indicator->source);
    return arena_printf(wording->arena, "Kolada %s%s%s%s", indicator->kpi, title == NULL ? "" : ": ",
                        title == NULL ? "" : title, made);
}

/* "Serien avslutades 2023 och följs av Arbetslösa av arbetskraften (BAS)." */
static const char *end_text(const struct wording *wording, const struct indicator *indicator)
{
    const struct indicator *successor = indicator->following;
    const char *ended =
        indicator->last_year == 0
            ? pick(wording, " Serien är avslutad", " The series is closed")
            : arena_printf(wording->arena, pick(wording, " Serien avslutades %d", " The series ended in %d"),
                           indicator->last_year);
    if (successor != NULL) {
        return arena_printf(wording->arena,
                            pick(wording, "%s och följs av %s, som inte är direkt jämförbar.",
                                 "%s and is followed by %s, which is not directly comparable."),
                            ended, successor->label);
    }
    return indicator->last_year == 0 ? "" : arena_printf(wording->arena, "%s.", ended);
}

const char *definition_formula(const struct indicator *indicator, enum language language, struct arena *arena)
{
    return formula_text(&(const struct wording){language, arena}, indicator);
}

const char *definition_text(const struct indicator *indicator, const char *title, bool with_maker,
                            enum language language, struct arena *arena)
{
    const struct wording wording = {language, arena};
    const char *end = end_text(&wording, indicator);
    if (indicator->definition[0] == '\0' && end[0] == ' ') {
        end++;
    }
    return arena_printf(arena, "%s%s%s(%s.)", indicator->definition, end,
                        indicator->definition[0] == '\0' && end[0] == '\0' ? "" : " ",
                        origin_text(&wording, indicator, title, with_maker));
}

#include "report/figure_text.h"

#include "base/number.h"
#include "transform/derived.h"
#include "transform/shown.h"

const char *figure_text_status(enum cell_status status, enum language language)
{
    switch (status) {
    case CELL_NOT_APPLICABLE:
        return "-";
    case CELL_WITHHELD:
        return "..";
    case CELL_NOT_FETCHED:
        return language_pick(language, "ej hämtad", "not fetched");
    case CELL_VALUE:
    case CELL_MISSING:
    case CELL_WITHDRAWN:
    case CELL_ZERO_DENOMINATOR:
        break;
    }
    return language_pick(language, "i.u.", "no data");
}

/* 1 and 0 as words; NULL for anything else, which is then shown as the number it is. */
static const char *yes_no_text(double value, enum yes_no_style style, enum language language)
{
    bool yes = number_round(value, 6) > 0.9999995 && number_round(value, 6) < 1.0000005;
    bool no = value > -0.0000005 && value < 0.0000005;
    if (!yes && !no) {
        return NULL;
    }
    if (style == YES_NO_CROSS) {
        return yes ? "X" : "";
    }
    return yes ? language_pick(language, "ja", "yes") : language_pick(language, "nej", "no");
}

struct doc_cell figure_cell(const struct cell *cell, const struct indicator *indicator, int decimals,
                            enum yes_no_style style, enum language language, struct arena *arena,
                            const struct figure_identity *identity)
{
    struct doc_cell shown = {.status = cell->status,
                             .value = cell->value,
                             .decimals = decimals < 0 ? indicator->decimals : decimals,
                             .preliminary = cell_has_value(cell) && cell->preliminary,
                             .above_whole = indicator_is_share(indicator) && cell_is_above_whole(cell),
                             .identity = identity};
    char text[NUMBER_TEXT_MAX];
    if (!cell_has_value(cell)) {
        shown.text = figure_text_status(cell->status, language);
        return shown;
    }
    shown.text = indicator->yes_no ? yes_no_text(cell->value, style, language) : NULL;
    if (shown.text == NULL) {
        number_format(text, cell->value, shown.decimals, language);
        shown.text = arena_copy(arena, text);
        shown.is_number = true;
    }
    return shown;
}

struct doc_cell figure_with_year(struct doc_cell cell, int year, struct arena *arena)
{
    cell.text = arena_printf(arena, "%s\xC2\xA0(%d)", cell.text, year);
    cell.year = year;
    return cell;
}

const struct figure_identity *identity_of_area(const struct indicator *indicator, const struct area *area, int year,
                                               const char *source, struct arena *arena)
{
    struct figure_identity *identity = arena_alloc(arena, sizeof *identity);
    if (identity != NULL) {
        *identity = (struct figure_identity){.indicator = indicator->name,
                                             .declared = indicator,
                                             .kpi = indicator->kpi,
                                             .area = area->id,
                                             .area_title = area->title,
                                             .year = year,
                                             .gender = (char)GENDER_TOTAL,
                                             .statistic = "",
                                             .source = source};
    }
    return identity;
}

const struct figure_identity *identity_of_group(const struct indicator *indicator, const char *group, const char *title,
                                                int year, enum statistic statistic, const struct group_figure *figure,
                                                const char *source, struct arena *arena)
{
    struct figure_identity *identity = arena_alloc(arena, sizeof *identity);
    if (identity != NULL) {
        *identity = (struct figure_identity){.indicator = indicator->name,
                                             .declared = indicator,
                                             .kpi = indicator->kpi,
                                             .area = group,
                                             .area_title = title,
                                             .year = year,
                                             .gender = (char)GENDER_TOTAL,
                                             .statistic = statistic_name(statistic),
                                             .reported = figure->reported,
                                             .members = figure->members,
                                             .source = source};
    }
    return identity;
}

int figure_mean_decimals(const struct indicator *indicator, const struct cell *mean)
{
    return cell_has_value(mean) ? shown_mean_decimals(indicator, mean->value) : indicator->decimals;
}

struct doc_cell label_cell(const char *text)
{
    return (struct doc_cell){.text = text};
}

const char *figure_text_change(double change, int decimals, enum language language, struct arena *arena)
{
    char text[NUMBER_TEXT_MAX];
    number_format(text, change, decimals, language);
    double shown = number_round(change, decimals);
    const char *sign = shown > 0 ? "+" : (shown < 0 ? "" : "±");
    return arena_printf(arena, "%s%s", sign, text);
}

const struct figure_identity *identity_of_gender(const struct figure_identity *identity, char gender,
                                                 struct arena *arena)
{
    struct figure_identity *own = arena_alloc(arena, sizeof *own);
    if (own != NULL && identity != NULL) {
        *own = *identity;
        own->gender = gender;
        own->statistic = gender == '\0' ? "gender_difference" : identity->statistic;
    }
    return own;
}

const struct figure_identity *identity_of_count(const struct figure_identity *identity, struct arena *arena)
{
    struct figure_identity *own = arena_alloc(arena, sizeof *own);
    if (own != NULL && identity != NULL) {
        *own = *identity;
        own->statistic = "n";
    }
    return own;
}

struct doc_cell figure_gender_difference(const struct cell *difference, int decimals, enum language language,
                                         struct arena *arena, const struct figure_identity *identity)
{
    bool has_value = cell_has_value(difference);
    return (struct doc_cell){.text = has_value ? figure_text_change(difference->value, decimals, language, arena)
                                               : figure_text_status(difference->status, language),
                             .is_number = has_value,
                             .value = difference->value,
                             .decimals = decimals,
                             .status = difference->status,
                             .preliminary = has_value && difference->preliminary,
                             .identity = identity};
}

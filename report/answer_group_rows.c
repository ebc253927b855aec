/* answer_group_rows.c - the rows of a group's three tables. */
#include "base/text.h"
#include "report/answer_group_internal.h"

/* --- one row of each table --- */

static struct doc_cell statistic_cell(const struct group_answer *answer, const struct group_row *row,
                                      enum statistic statistic, const char *holders)
{
    struct answering *answering = answer->answering;
    const struct indicator *indicator = answer->panel.indicator;
    const struct group_figure *figure = &row->figures[statistic];
    bool as_reported = statistic == STATISTIC_MIN || statistic == STATISTIC_MAX || statistic == STATISTIC_SUM;
    int decimals = as_reported ? indicator->decimals : figure_mean_decimals(indicator, &figure->cell);
    struct figure_identity *identity = arena_alloc(answering->arena, sizeof *identity);
    const struct figure_identity *plain =
        identity_of_group(indicator, answer->group->id, answer->group->title, row->year, statistic, figure,
                          answer->source, answering->arena);
    if (identity == NULL || plain == NULL) {
        return label_cell("");
    }
    *identity = *plain;
    identity->holders = holders;
    return answer_value(answering, &figure->cell, indicator, decimals, identity);
}

/* A mean of others than those that the row's "n of N" tells says so itself. */
static struct doc_cell other_mean(const struct group_answer *answer, const struct group_row *row,
                                  enum statistic statistic)
{
    struct doc_cell cell = statistic_cell(answer, row, statistic, "");
    const struct group_figure *figure = &row->figures[statistic];
    if (cell.is_number && figure->reported != row->figures[STATISTIC_MEAN].reported) {
        cell.text = arena_printf(answer->answering->arena, "%s (%zu)", cell.text, figure->reported);
    }
    return cell;
}

static struct doc_cell sum_cell(const struct group_answer *answer, const struct group_row *row)
{
    struct doc_cell cell = statistic_cell(answer, row, STATISTIC_SUM, "");
    const struct group_figure *sum = &row->figures[STATISTIC_SUM];
    if (cell.is_number) {
        cell.text = sum->is_total ? arena_printf(answer->answering->arena,
                                                 answer_pick(answer->answering, "%s totalt", "%s in total"), cell.text)
                                  : arena_printf(answer->answering->arena,
                                                 answer_pick(answer->answering, "%s av %zu", "%s of %zu"), cell.text,
                                                 sum->reported);
    }
    return cell;
}

void group_write_means(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells)
{
    const struct indicator *indicator = answer->panel.indicator;
    const struct group_figure *mean = &row->figures[STATISTIC_MEAN];
    cells[MEANS_REPORTED] = answer_of(answer->answering, mean->reported, mean->members);
    cells[MEANS_MEAN] = statistic_cell(answer, row, STATISTIC_MEAN, "");
    cells[MEANS_WEIGHTED] =
        indicator->weight == NULL ? label_cell("") : other_mean(answer, row, STATISTIC_WEIGHTED_MEAN);
    cells[MEANS_BALANCED] = answer->year_count < 2 ? label_cell("") : other_mean(answer, row, STATISTIC_BALANCED_MEAN);
    cells[MEANS_SUM] = indicator->is_count ? sum_cell(answer, row) : label_cell("");
}

/* --- who has the lowest and the highest figure --- */

static bool has_value(const struct cell *cell, double value)
{
    return cell_has_value(cell) && !(cell->value < value) && !(cell->value > value);
}

/* Their titles in alphabetical order: all of them, or as many as the width holds and how many more. */
static const char *holders_text(const struct group_answer *answer, const struct group_row *row,
                                const struct group_figure *figure, size_t width, const char *between)
{
    struct arena *arena = answer->answering->arena;
    const char *text = "";
    size_t told = 0;
    for (size_t i = figure->holder; i < answer->group->count && told < figure->holders; i++) {
        if (!has_value(&row->cells[i], figure->cell.value)) {
            continue;
        }
        const char *longer =
            arena_printf(arena, "%s%s%s", text, told == 0 ? "" : between, answer->group->areas[i].title);
        size_t rest = figure->holders - told - 1;
        const char *whole =
            rest == 0 ? longer
                      : arena_printf(arena, answer_pick(answer->answering, "%s och %zu till", "%s and %zu more"),
                                     longer, rest);
        if (told > 0 && width > 0 && text_width(whole) > width) {
            return arena_printf(arena, answer_pick(answer->answering, "%s och %zu till", "%s and %zu more"), text,
                                rest + 1);
        }
        text = longer;
        told++;
    }
    return text;
}

#define ALL_HOLDERS 0
/* Beside the names of indicators there is less room for those of members. */
#define HOLDERS_WIDTH 36
#define HOLDERS_WIDTH_LATEST 23

void group_write_spread(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells)
{
    const char *lowest = holders_text(answer, row, &row->figures[STATISTIC_MIN], ALL_HOLDERS, "; ");
    const char *highest = holders_text(answer, row, &row->figures[STATISTIC_MAX], ALL_HOLDERS, "; ");
    cells[SPREAD_MIN] = statistic_cell(answer, row, STATISTIC_MIN, lowest);
    cells[SPREAD_LOWER] = statistic_cell(answer, row, STATISTIC_LOWER_QUARTILE, "");
    cells[SPREAD_MEDIAN] = statistic_cell(answer, row, STATISTIC_MEDIAN, "");
    cells[SPREAD_UPPER] = statistic_cell(answer, row, STATISTIC_UPPER_QUARTILE, "");
    cells[SPREAD_MAX] = statistic_cell(answer, row, STATISTIC_MAX, highest);
}

void group_write_holders(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells)
{
    const size_t width = answer->latest ? HOLDERS_WIDTH_LATEST : HOLDERS_WIDTH;
    cells[HOLDERS_MIN] = label_cell(holders_text(answer, row, &row->figures[STATISTIC_MIN], width, ", "));
    cells[HOLDERS_MAX] = label_cell(holders_text(answer, row, &row->figures[STATISTIC_MAX], width, ", "));
}

/* Of yes and no only how many say yes means anything. */
void group_write_yes(const struct group_answer *answer, const struct group_row *row, struct doc_cell *cells)
{
    struct answering *answering = answer->answering;
    const struct group_figure *yes = &row->figures[STATISTIC_SUM];
    cells[MEANS_REPORTED] = answer_of(answering, yes->reported, yes->members);
    cells[MEANS_MEAN] = statistic_cell(answer, row, STATISTIC_SUM, "");
    cells[MEANS_MEAN].is_number = false;
    cells[MEANS_MEAN].text =
        cell_has_value(&yes->cell)
            ? arena_printf(answering->arena, answer_pick(answering, "%.0f ja", "%.0f yes"), yes->cell.value)
            : figure_text_status(yes->cell.status, answering->job->language);
    cells[MEANS_WEIGHTED] = cells[MEANS_BALANCED] = cells[MEANS_SUM] = label_cell("");
}

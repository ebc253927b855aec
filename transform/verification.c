#include "transform/verification.h"

#include "base/number.h"

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[VERDICT_COUNT] = {[VERDICT_EQUAL] = "equal",
                                                     [VERDICT_DIFFERENT] = "different",
                                                     [VERDICT_MISSING_IN_TABLE] = "missing_in_table",
                                                     [VERDICT_MISSING_IN_STORE] = "missing_in_store",
                                                     [VERDICT_NOT_FETCHED] = "not_fetched"};
    return names[verdict];
}

bool verification_read_mark(struct published_figure *figure, const struct indicator *indicator)
{
    bool yes_no = indicator->yes_no;
    switch (figure->kind) {
    case PUBLISHED_YES:
    case PUBLISHED_NO:
        if (!yes_no) {
            return false;
        }
        *figure = (struct published_figure){.value = figure->kind == PUBLISHED_YES};
        break;
    case PUBLISHED_EMPTY:
        *figure = (struct published_figure){.kind = yes_no ? PUBLISHED_FIGURE : PUBLISHED_MISSING};
        break;
    case PUBLISHED_FIGURE:
        if (figure->maybe_thousands && indicator->decimals == 0) {
            *figure = (struct published_figure){.value = number_round(figure->value * 1000, 0)};
        }
        break;
    case PUBLISHED_MISSING:
    case PUBLISHED_NOT_APPLICABLE:
        break;
    }
    return true;
}

static bool same_shown(double printed, double ours, int decimals)
{
    double left = number_round(printed, decimals);
    double right = number_round(ours, decimals);
    return !(left < right) && !(left > right);
}

enum verdict verification_judge(const struct published_figure *figure, const struct cell *cell)
{
    bool printed = figure->kind == PUBLISHED_FIGURE;
    if (cell->status == CELL_NOT_FETCHED) {
        return VERDICT_NOT_FETCHED;
    }
    if (printed && cell_has_value(cell)) {
        return same_shown(figure->value, cell->value, figure->decimals) ? VERDICT_EQUAL : VERDICT_DIFFERENT;
    }
    if (printed) {
        return VERDICT_MISSING_IN_STORE;
    }
    return cell_has_value(cell) ? VERDICT_MISSING_IN_TABLE : VERDICT_EQUAL;
}

bool verification_reasons_differ(const struct published_figure *figure, const struct cell *cell)
{
    bool none = figure->kind != PUBLISHED_FIGURE && !cell_has_value(cell) && cell->status != CELL_NOT_FETCHED;
    return none && (figure->kind == PUBLISHED_NOT_APPLICABLE) != (cell->status == CELL_NOT_APPLICABLE);
}

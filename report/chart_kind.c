#include "report/chart_kind.h"

const struct chart_facts *chart_facts(enum chart_kind kind)
{
#define ROW(VALUE, name, points, series, slack, sheet) [CHART_##VALUE] = {#name, points, series},
    static const struct chart_facts rows[] = {CHART_KINDS(ROW)};
#undef ROW
    return &rows[kind];
}

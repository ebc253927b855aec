#include "report/own_data.h"

#include "transform/published_figure.h"

struct cell own_data_cell(const struct own_data *data, size_t row, const struct own_column *column)
{
    struct published_figure figure;
    struct cell cell = {.status = CELL_MISSING};
    if (!published_figure_read(csv_field(&data->table, row, column->at), &figure)) {
        return cell;
    }
    if (figure.kind == PUBLISHED_NOT_APPLICABLE) {
        cell.status = CELL_NOT_APPLICABLE;
    } else if (figure.kind == PUBLISHED_FIGURE) {
        cell.status = CELL_VALUE;
        cell.value = figure.value;
    }
    return cell;
}

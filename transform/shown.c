#include "transform/shown.h"

#include "base/number.h"

int shown_order(double left, int left_decimals, double right, int right_decimals)
{
    double a = number_round(left, left_decimals);
    double b = number_round(right, right_decimals);
    return (a > b) - (a < b);
}

int shown_mean_decimals(const struct indicator *indicator, double mean)
{
    bool small = mean < 1000 && mean > -1000;
    return indicator->decimals == 0 && small ? 1 : indicator->decimals;
}

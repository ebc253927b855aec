#include "transform/preliminary.h"

#include "base/limits.h"
#include "base/number.h"

static bool is_before(const struct date *day, const struct date *other)
{
    return date_to_time(day) < date_to_time(other);
}

int preliminary_year(const struct kpi *kpi, const struct date *today)
{
    struct date from;
    struct date until;
    int year;
    if (today->year == 0 || kpi->prel_publication_date == NULL || kpi->publication_date == NULL ||
        kpi->publ_period == NULL || !date_parse(kpi->prel_publication_date, &from) ||
        !date_parse(kpi->publication_date, &until) ||
        !number_parse_int(kpi->publ_period, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year)) {
        return 0;
    }
    return !is_before(today, &from) && is_before(today, &until) ? year : 0;
}

int preliminary_year_read(struct store *store, const char *kpi, const struct date *today, struct arena *arena,
                          int *year, struct fault *fault)
{
    struct kpi entry;
    bool found;
    *year = 0;
    if (today->year == 0) {
        return 0;
    }
    if (catalogue_kpi(store, kpi, arena, &entry, &found, fault) != 0) {
        return -1;
    }
    *year = found ? preliminary_year(&entry, today) : 0;
    return 0;
}

#include "fetch/age.h"

#include <string.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "cache/figures.h"

int age_check_figures(const struct age *age, struct store *store, const char *kpi, const char *area, int first_year,
                      int last_year, struct fault *fault)
{
    struct arena arena;
    const char *younger;
    if (age->moment == NULL) {
        return 0;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = figures_younger(store, kpi, area, first_year, last_year, age->moment, &arena, &younger, fault);
    if (result == 0 && younger != NULL) {
        result = fault_set(fault, STATUS_USAGE,
                           "%s, area %s: %s is of %s, the store has figures of %s; %s into a store of its "
                           "own with --store",
                           kpi, area, message(age->what), age->moment, younger, message(age->again));
    }
    arena_release(&arena);
    return result;
}

int age_check_entry(struct age *age, struct store *store, enum catalogue_kind kind, const char *id, struct fault *fault)
{
    bool kept = false;
    if (age->moment != NULL && catalogue_keep_younger(store, kind, id, age->moment, &kept, fault) != 0) {
        return -1;
    }
    age->kept += kept;
    return 0;
}

void age_tell(const struct age *age, struct diag *diag)
{
    if (age->kept > 0) {
        diag_say(diag,
                 message_counted("%s of %s: %lld entry of its catalogue is older than the store's, which stays",
                                 "%s of %s: %lld entries of its catalogue are older than the store's, which stay",
                                 (unsigned long)age->kept),
                 message(age->what), age->moment, (long long)age->kept);
    }
}

bool age_is_moment(const char *text)
{
    int year;
    struct date date;
    return clock_is_moment(text) || date_parse(text, &date) ||
           (strlen(text) == 4 && number_parse_int(text, LIMIT_YEAR_FIRST, LIMIT_YEAR_LAST, &year));
}

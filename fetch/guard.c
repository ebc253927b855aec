#include "fetch/guard.h"

#include "base/limits.h"
#include "base/message.h"
#include "base/number.h"
#include "cache/catalogue.h"
#include "cache/figures.h"

/* "N03932, Arbetslöshet ...: is answered with no figure, where 65 were held". */
static int warn_silent(struct store *store, const struct figure_loss *loss, struct arena *arena, struct diag *diag,
                       struct fault *fault)
{
    struct kpi kpi;
    bool found;
    char held[NUMBER_TEXT_MAX];
    if (catalogue_kpi(store, loss->kpi, arena, &kpi, &found, fault) != 0) {
        return -1;
    }
    number_format(held, (double)loss->held, 0, LANGUAGE_SV);
    diag_warn(diag,
              message_counted("%s, %s: is answered with no figure, where %s was held",
                              "%s, %s: is answered with no figure, where %s were held", (unsigned long)loss->held),
              loss->kpi, found ? kpi.title : "?", held);
    return 0;
}

static int fault_loss(int64_t lost, int64_t held, struct fault *fault)
{
    char lost_text[NUMBER_TEXT_MAX];
    char held_text[NUMBER_TEXT_MAX];
    char share[NUMBER_TEXT_MAX];
    number_format(lost_text, (double)lost, 0, LANGUAGE_SV);
    number_format(held_text, (double)held, 0, LANGUAGE_SV);
    number_format(share, 100.0 * (double)lost / (double)held, 1, message_language());
    return fault_set(fault, STATUS_NONSENSE,
                     "%s of the %s held figures asked for would be withdrawn (%s %%, more than the %d %% that are "
                     "believed); nothing was changed; if they are gone for good, add --accept-withdrawals",
                     lost_text, held_text, share, LIMIT_LOSS_PERCENT);
}

static void mark_told(struct guard *guard, const char *kpi)
{
    size_t at = guard->kpis == NULL ? 0 : id_set_find(guard->kpis, kpi);
    if (guard->kpis != NULL && at < guard->kpis->count) {
        guard->told[at] = true;
    }
}

static int check_losses(struct guard *guard, struct store *store, struct arena *arena, struct diag *diag,
                        struct fault *fault)
{
    struct figure_loss *losses;
    size_t count;
    int64_t held;
    int64_t lost;
    if (figures_losses(store, arena, &losses, &count, &held, &lost, fault) != 0) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (losses[i].now == 0) {
            guard->silent = true;
            mark_told(guard, losses[i].kpi);
            if (warn_silent(store, &losses[i], arena, diag, fault) != 0) {
                return -1;
            }
        }
    }
    bool too_many = lost >= LIMIT_LOSS_LEAST && lost * 100 > held * LIMIT_LOSS_PERCENT;
    guard->refused = too_many && !guard->accept;
    return guard->refused ? fault_loss(lost, held, fault) : 0;
}

int guard_check(struct guard *guard, struct store *store, struct run_counts *counts, struct diag *diag,
                struct fault *fault)
{
    struct arena arena;
    guard->silent = false;
    guard->refused = false;
    if (store_run_settle(store, counts, fault) != 0) {
        return -1;
    }
    if (counts->withdrawn == 0) {
        return 0;
    }
    arena_init(&arena, LIMIT_MODEL_BYTES);
    int result = check_losses(guard, store, &arena, diag, fault);
    arena_release(&arena);
    return result;
}

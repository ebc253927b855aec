#include "fetch/import.h"

#include "base/file.h"
#include "base/message.h"
#include "fetch/guard.h"
#include "fetch/import_rows.h"
#include "fetch/ledger.h"

/* An import under way. */
struct import {
    struct store *store;
    const struct import_options *options;
    struct arena arena;
    struct import_package package;
    struct run_counts counts;
};

static int begin(struct import *import, const char *now, struct fault *fault)
{
    const char *folder = path_last(import->options->directory, &import->arena);
    const struct run_start start = {.started = now,
                                    .source = arena_printf(&import->arena, "import: %s", folder),
                                    .retrieved = import->package.retrieved,
                                    .origin = import->package.origin};
    if (arena_failed(&import->arena)) {
        return fault_memory(fault, "import");
    }
    return store_run_begin(import->store, &start, fault);
}

static int run(struct import *import, struct diag *diag, bool *complete, struct fault *fault)
{
    char now[CLOCK_TEXT_MAX];
    struct guard guard = {.accept = import->options->accept_withdrawals};
    struct import_rows rows = {.store = import->store,
                               .package = &import->package,
                               .counts = &import->counts,
                               .moments.arena = &import->arena};
    clock_format(import->options->now, now);
    if (import_package_read(&import->package, import->options->directory, &import->arena, &import->counts, fault) !=
            0 ||
        begin(import, now, fault) != 0) {
        return -1;
    }
    rows.age =
        (struct age){.what = MESSAGE("the export"), .again = MESSAGE("import it"), .moment = import->package.retrieved};
    if (import_rows_book(&rows, fault) != 0 || guard_check(&guard, import->store, &import->counts, diag, fault) != 0 ||
        store_run_commit(import->store, &import->counts, now, fault) != 0) {
        store_run_rollback(import->store);
        return -1;
    }
    *complete = !guard.silent;
    age_tell(&rows.age, diag);
    ledger_say("import", &import->counts, diag);
    return 0;
}

int import_run(struct store *store, const struct import_options *options, struct diag *diag, bool *complete,
               struct fault *fault)
{
    struct import import = {.store = store, .options = options};
    arena_init(&import.arena, LIMIT_MODEL_BYTES);
    *complete = false;
    int result = run(&import, diag, complete, fault);
    arena_release(&import.arena);
    return result;
}

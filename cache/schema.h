/* schema.h - the tables of the store and their versions. Not for other rooms. */
#ifndef CACHE_SCHEMA_H
#define CACHE_SCHEMA_H

#include "cache/sql.h"

/* Creates the schema or brings an older one up to date, within the transaction under way. */
int schema_migrate(struct store *store, struct fault *fault);
/* Whether the file holds a schema at all (a file of 0 bytes does not); a fault
 * where it is no store or was written by a newer program. */
int schema_check(struct store *store, bool *present, struct fault *fault);
/* Whether the store tells what was asked for whole; one of an older program that is only read does not. */
bool schema_has_whole(const struct store *store);

#endif

/*
  * refresh_lock.h - one refresh at a time of a store, and one command that makes reports in a folder.
 *
 * The folder's lock is DIR/.nyckeltal/lock, out of sight of those who read the
 * reports; the store's is STORE.lock beside the store itself, by whatever name
 * or link it is called. The folder's is taken first: who has it may write the
 * file for monitoring.
 */
#ifndef CLI_REFRESH_LOCK_H
#define CLI_REFRESH_LOCK_H

#include "base/lock.h"

/* Makes the folder where it is missing; `who` is the command. STATUS_LOCKED, STATUS_CANNOT_CREATE. */
int refresh_lock_folder(struct lock *lock, const char *folder, const char *who, struct fault *fault);
/* Makes the store's folder where it is missing. */
int refresh_lock_store(struct lock *lock, const char *store, struct fault *fault);

#endif

/*
 * package.h - the store's figures as open data: a CSV file a table and datapackage.json (Data Package v2),
 * which has the length and SHA-256 of each.
 */
#ifndef REPORT_PACKAGE_H
#define REPORT_PACKAGE_H

#include "base/fault.h"
#include "cache/store.h"

/* Writes into the folder, which is made; each file is replaced whole, the description last, and told when done. */
int package_write(struct store *store, const char *directory, void (*wrote)(void *context, const char *path),
                  void *context, struct fault *fault);

#endif

/*
 * site.h - a folder of reports as a web site that needs no server: an index, the figures as open data, a feed.
 *
 *     DIR/index.html          all reports, with the day and what changed
 *     DIR/NAME.html ...       the reports, as rebuild.h puts them there
 *     DIR/data/               what `export` writes
 *     DIR/feed.xml            the latest changes (Atom)
 *
 * All links are relative, so that it works from a disk, a share or any web
 * server. A file whose bytes would be the same is left alone; one that
 * differs is replaced whole.
 */
#ifndef REPORT_SITE_H
#define REPORT_SITE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"
#include "base/language.h"
#include "cache/store.h"
#include "report/built.h"

/* Where the pages of reports lead. */
#define SITE_HOME "index.html"

/* A report in the folder. */
struct site_report {
    const char *name; /* by which it is known there (rebuild.h) */
    const char *area; /* the municipality that it is about, as it is called; NULL for one about a group */
    /* filled in by site_write */
    struct built built;
    const struct site_report *next_changed; /* the one that was changed before it; NULL after the last */
};

struct site {
    const char *directory;
    const char *title;
    const char *address; /* where the site will stand ("https://..."), for the feed; NULL where nobody knows */
    enum language language;
    struct store *store;
    struct arena *arena; /* for what site_write needs; texts of the reports are in it afterwards */
    struct site_report *reports;
    size_t count;
    /* Called for each file that was written anew. */
    void (*wrote)(void *context, const char *path);
    void *context;
    /* filled in by site_write */
    const struct site_report *changed; /* the one that was changed last; NULL where there is no report */
};

/* Writes all but the reports. Reports that are not in the folder are left out. */
int site_write(struct site *site, struct fault *fault);

/* --- for the files of this folder --- */

/* Failure is the buffer's. */
void site_index_append(struct buffer *buffer, const struct site *site);
void site_feed_append(struct buffer *buffer, const struct site *site);
/* DIR/data; files that do not differ stay. */
int site_data_write(const struct site *site, struct fault *fault);

#endif

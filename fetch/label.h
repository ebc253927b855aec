/*
 * label.h - a request's path or address as people read it in a message.
 *
 * A path may name 75 ids; in a message the first and the last of each list
 * tell enough: "/data/kpi/N01951,...,U40831/municipality/1407/year/2017,...,2022".
 */
#ifndef FETCH_LABEL_H
#define FETCH_LABEL_H

#define LABEL_MAX 256

/* Lists of up to three ids are shown whole; what is too long for the label is cut. */
void label_make(char label[LABEL_MAX], const char *path);

#endif

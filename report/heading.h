/*
 * heading.h - the heading of a column on one line, for formats that break lines themselves.
 */
#ifndef REPORT_HEADING_H
#define REPORT_HEADING_H

/*
 * Takes out the line breaks, in place. A hyphen that divides a word at a break
 * goes with it ("Sorterings-\nnyckel" is "Sorteringsnyckel"), one after a
 * capital or before one stays ("KAA-\nunga" is "KAA-unga"); nothing is put
 * after a slash or the dash of a range ("2018–\n2022"); any other break becomes a space.
 */
void heading_join(char *text);

#endif

/* closed_title.h - how Kolada's titles tell that a series has ended. */
#ifndef TRANSFORM_CLOSED_TITLE_H
#define TRANSFORM_CLOSED_TITLE_H

/* "Arbetslöshet 16-65 år, andel (%) (-2023)", "... (- 2024)", with a hyphen or a dash: the last year of a closed series, 0
 * where it goes on. */
int closed_title_year(const char *title);

#endif

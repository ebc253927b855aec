/*
 * fonts.h - the cuts of type that charts and pages are set in.
 *
 * The theme's family is used where it is installed, else its fallback, else
 * any other family; whoever renders is told once in a process. A machine
 * without a single font is a fault: pango would draw boxes and say nothing.
 */
#ifndef REPORT_FONTS_H
#define REPORT_FONTS_H

#include <pango/pangocairo.h>

#include "base/diag.h"
#include "base/fault.h"

enum font_cut {
    CUT_REGULAR,
    CUT_SEMIBOLD,
    CUT_CONDENSED,     /* for texts that are too long for their place */
    CUT_CONDENSED_BOLD /* the same for semibold ones */
};
#define FONT_CUTS 4

struct fonts {
    PangoFontMap *map;                     /* the process's own; borrowed */
    PangoFontDescription *cuts[FONT_CUTS]; /* without size */
};

/* Faults are STATUS_CANNOT_CREATE; on failure nothing is held. */
int fonts_init(struct fonts *fonts, struct diag *diag, struct fault *fault);
void fonts_release(struct fonts *fonts);

#endif

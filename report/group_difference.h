/* group_difference.h - a sentence on a year in which Kolada's own value of a group is not ours. */
#ifndef REPORT_GROUP_DIFFERENCE_H
#define REPORT_GROUP_DIFFERENCE_H

#include "base/arena.h"
#include "base/language.h"
#include "transform/group_check.h"

/* "Göteborgsregionen, Arbetslöshet 2022: Koladas eget gruppvärde är 4,12 % (13 kommuner), medelvärdet här 4,04 % (12)." */
const char *group_difference_text(const struct indicator *indicator, const char *group,
                                  const struct group_difference *difference, enum language language,
                                  struct arena *arena);

#endif

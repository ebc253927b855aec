/*
 * describe.h - all about one indicator, area or group.
 */
#ifndef REPORT_DESCRIBE_H
#define REPORT_DESCRIBE_H

#include "report/description.h"
#include "transform/areas.h"
#include "transform/indicators.h"
#include "transform/panel.h"

struct describe_job {
    struct panel_source source; /* its arena is the document's */
    const struct indicators *indicators;
    const struct areas *areas;
    enum language language;
};

/* What it means and how it is made, when it is published, what is held of it; of one of the templates' own its formula
 * with real figures. */
int describe_indicator(struct description *description, const struct describe_job *job,
                       const struct indicator *indicator, struct fault *fault);
/* Which groups it is in, and what is held of it. */
int describe_area(struct description *description, const struct describe_job *job, const struct area *area,
                  struct fault *fault);
/* Its members, and how its mean is taken. */
int describe_group(struct description *description, const struct describe_job *job, const struct area_choice *group,
                   struct fault *fault);

/* The formula of a derived indicator with the figures of some area and year that has them: "Ale 2022: 100 × 31 / 135 =
 * 23,0 %", and whose figures they are; both are "" where the store has none. They belong to the source's arena. */
struct described_example {
    const char *text;
    const char *source;
};
int describe_example(const struct describe_job *job, const struct indicator *indicator,
                     struct described_example *example, struct fault *fault);

#endif

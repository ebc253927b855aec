/* describe_address.h - the addresses at which the service itself tells what is described. */
#ifndef CLI_DESCRIBE_ADDRESS_H
#define CLI_DESCRIBE_ADDRESS_H

#include "report/description.h"
#include "transform/areas.h"
#include "transform/indicator.h"

/* Adds the address of an indicator's entries in the catalogue and of its figures for an area and a year; of a derived one
 * those of all that it is made from; nothing for a supplementary one. */
int describe_indicator_address(struct description *description, const char *api, const struct indicator *indicator,
                               const char *area, int year, struct fault *fault);
/* Adds that of an area, or of a group that the service has. */
int describe_place_address(struct description *description, const char *api, const struct area_choice *choice,
                           struct fault *fault);

#endif

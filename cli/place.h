/* place.h - where the running program lies, so that it finds what lies beside it. */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include "base/limits.h"

/* The folder of the running program; -1 where it cannot be told. */
int place_of_program(char path[LIMIT_PATH_BYTES]);

#endif

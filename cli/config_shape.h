/* config_shape.h - what the configuration file may say: every member that there is, once. */
#ifndef CLI_CONFIG_SHAPE_H
#define CLI_CONFIG_SHAPE_H

#include "base/json_shape.h"

extern const struct json_shape shape_config;

#endif

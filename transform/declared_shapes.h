/* declared_shapes.h - what indicators.json and areas.json may say: every member that there is, once. */
#ifndef TRANSFORM_DECLARED_SHAPES_H
#define TRANSFORM_DECLARED_SHAPES_H

#include "base/json_shape.h"

extern const struct json_shape shape_indicators;
extern const struct json_shape shape_areas;

#endif

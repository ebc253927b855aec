/*
 * png_image.h - a cairo image as a PNG: opaque RGB, quickly packed, the same bytes for the same picture.
 */
#ifndef REPORT_PNG_IMAGE_H
#define REPORT_PNG_IMAGE_H

#include <cairo.h>

#include "base/buffer.h"
#include "base/fault.h"

/* Appends a surface of CAIRO_FORMAT_RGB24, with the size it has on paper. */
int png_image_append(struct buffer *buffer, cairo_surface_t *surface, unsigned pixels_per_metre, struct fault *fault);

#endif

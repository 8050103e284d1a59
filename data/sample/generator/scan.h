/* A page as a scanner gives it: an image, slightly askew, with specks. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A page to draw on, in points. Destroy with cairo_destroy() after finishing. */
cairo_t *ts_scan_start  (double width, double height);
/* Puts what was drawn onto @surface, a PDF, as one image and ends the page there.
 * @seed makes each page's faults its own, the same each time.
 */
void     ts_scan_finish (cairo_t *cr, cairo_surface_t *surface, guint seed);

G_END_DECLS

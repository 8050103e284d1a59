/* Rendered pixels as something to draw. Nothing is copied: textures and surface
 * lie over the same bytes.
 *
 * A graphics card takes in textures as they are. Without one, GTK 4.8 converts
 * every pixel of a texture by way of floating point each time it is drawn, 35 ms
 * for a page; cairo draws the same pixels in 1.
 */
#pragma once

#include "document/reader-client.h"
#include "page-view/page-tone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TS_PAGE_IMAGE_BAND 256 /* rows */

typedef struct
{
  GdkTexture *texture; /* NULL if nothing */
  GPtrArray  *bands;   /* the same in bands, of GdkTexture; NULL for a small picture */
  cairo_surface_t *surface; /* for drawing without a graphics card */
  double      scale;   /* device pixels to a point that it was rendered at; 0 for a small picture */
  int         rotation; /* that it was rendered with */
  gboolean    is_part; /* not the whole page, but what begins at ... */
  int         x, y;    /* ... in pixels of its own scale */
} TsPageImage;

void  ts_page_image_init     (TsPageImage *self, const TsPixels *pixels, const TsRenderRequest *request);
void  ts_page_image_clear    (TsPageImage *self);
gsize ts_page_image_get_bytes(const TsPageImage *self);

/* Draws it over @bounds, as far as it reaches into @view: a renderer takes in as
 * much of a page as is looked at. @exact if @bounds are its own pixels, on whole
 * device pixels: then they are not touched.
 */
void  ts_page_image_append   (const TsPageImage *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds,
                              const graphene_rect_t *view, gboolean exact);
/* The same with cairo, in a tone. */
void  ts_page_image_paint    (const TsPageImage *self, TsPageTone tone, cairo_t *cr, const graphene_rect_t *bounds,
                              gboolean exact);
/* Whether @widget is drawn by cairo, without a graphics card. */
gboolean ts_page_image_needs_cairo (GtkWidget *widget);

G_END_DECLS

#include "config.h"

#include "page-view/page-image.h"

static GdkTexture *
make_band (const TsPixels *pixels, int row, int n_rows)
{
  g_autoptr (GBytes) rows =
      g_bytes_new_from_bytes (pixels->bytes, row * pixels->stride, n_rows * pixels->stride);

  return gdk_memory_texture_new (pixels->width, n_rows, GDK_MEMORY_DEFAULT, rows, pixels->stride);
}

static void
unref_bytes (gpointer data)
{
  g_bytes_unref (data);
}

static cairo_surface_t *
make_surface (const TsPixels *pixels, cairo_format_t format)
{
  static const cairo_user_data_key_t key;
  /* Only ever read: nothing draws on it. */
  guchar *data = (guchar *) g_bytes_get_data (pixels->bytes, NULL);
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data (data, format, pixels->width, pixels->height, (int) pixels->stride);

  cairo_surface_set_user_data (surface, &key, g_bytes_ref (pixels->bytes), unref_bytes);
  return surface;
}

void
ts_page_image_init (TsPageImage *self, const TsPixels *pixels, const TsRenderRequest *request)
{
  *self = (TsPageImage){ .scale = 0 };
  self->texture = gdk_memory_texture_new (pixels->width, pixels->height, GDK_MEMORY_DEFAULT, pixels->bytes,
                                          pixels->stride);
  self->surface = make_surface (pixels, request != NULL ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32);
  if (request == NULL)
    return;
  self->scale = request->scale;
  self->rotation = request->rotation;
  self->is_part = request->width > 0;
  self->x = request->x;
  self->y = request->y;
  self->bands = g_ptr_array_new_with_free_func (g_object_unref);
  for (int row = 0; row < pixels->height; row += TS_PAGE_IMAGE_BAND)
    g_ptr_array_add (self->bands, make_band (pixels, row, MIN (TS_PAGE_IMAGE_BAND, pixels->height - row)));
}

void
ts_page_image_clear (TsPageImage *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->bands, g_ptr_array_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

gsize
ts_page_image_get_bytes (const TsPageImage *self)
{
  if (self->texture == NULL)
    return 0;
  return (gsize) gdk_texture_get_width (self->texture) * gdk_texture_get_height (self->texture) * 4;
}

void
ts_page_image_paint (
    const TsPageImage *self, TsPageTone tone, cairo_t *cr, const graphene_rect_t *bounds, gboolean exact)
{
  cairo_save (cr);
  cairo_rectangle (cr, bounds->origin.x, bounds->origin.y, bounds->size.width, bounds->size.height);
  cairo_clip (cr);
  cairo_translate (cr, bounds->origin.x, bounds->origin.y);
  cairo_scale (cr, bounds->size.width / gdk_texture_get_width (self->texture),
               bounds->size.height / gdk_texture_get_height (self->texture));
  cairo_set_source_surface (cr, ts_page_tone_get_surface (tone, self->surface), 0, 0);
  /* Pixman stretches fast only from one format to the same; small pictures are our
   * own and opaque.
   */
  if (cairo_image_surface_get_format (self->surface) == CAIRO_FORMAT_ARGB32)
    cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_pattern_set_filter (cairo_get_source (cr), exact ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}

void
ts_page_image_append (const TsPageImage *self,
                      GtkSnapshot *snapshot,
                      const graphene_rect_t *bounds,
                      const graphene_rect_t *view,
                      gboolean exact)
{
  float unit = bounds->size.height / gdk_texture_get_height (self->texture); /* of one of its pixels */

  /* Bands that are stretched would show their seams. */
  if (!exact || self->bands == NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, bounds);
      return;
    }
  for (guint i = 0; i < self->bands->len; i++)
    {
      GdkTexture *texture = self->bands->pdata[i];
      graphene_rect_t band =
          GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y + i * TS_PAGE_IMAGE_BAND * unit,
                              bounds->size.width, gdk_texture_get_height (texture) * unit);

      if (graphene_rect_intersection (&band, view, NULL))
        gtk_snapshot_append_texture (snapshot, texture, &band);
    }
}

gboolean
ts_page_image_needs_cairo (GtkWidget *widget)
{
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer);
}

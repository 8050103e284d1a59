#include "config.h"

#include "scan.h"

#define SCALE    (120 / 72.0)
#define N_SPECKS 260

cairo_t *
ts_scan_start (double width, double height)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * SCALE), (int) (height * SCALE));
  cairo_t *cr = cairo_create (image);

  cairo_surface_destroy (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  return cr;
}

/* The page laid a little askew on a slightly grey glass. */
static cairo_surface_t *
lay_askew (cairo_surface_t *image, GRand *random)
{
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  cairo_surface_t *askew = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (askew);

  cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
  cairo_paint (cr);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_rotate (cr, g_rand_double_range (random, -0.012, 0.012));
  cairo_translate (cr, -width / 2.0, -height / 2.0);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return askew;
}

/* Grey in sixteen steps, which compresses well, with specks of dust. */
static void
grain (cairo_surface_t *image, GRand *random)
{
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  int stride = cairo_image_surface_get_stride (image);
  guchar *pixels;

  cairo_surface_flush (image);
  pixels = cairo_image_surface_get_data (image);
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (pixels + y * stride);

      for (int x = 0; x < width; x++)
        {
          guint grey = ((row[x] >> 16 & 0xff) * 30 + (row[x] >> 8 & 0xff) * 59 + (row[x] & 0xff) * 11) / 100;

          grey = (grey >> 4) * 17;
          row[x] = grey << 16 | grey << 8 | grey;
        }
    }
  for (int i = 0; i < N_SPECKS; i++)
    {
      int x = g_rand_int_range (random, 0, width);
      int y = g_rand_int_range (random, 0, height);

      ((guint32 *) (gpointer) (pixels + y * stride))[x] = 0x00555555;
    }
  cairo_surface_mark_dirty (image);
}

void
ts_scan_finish (cairo_t *cr, cairo_surface_t *surface, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  cairo_surface_t *askew = lay_askew (cairo_get_target (cr), random);
  cairo_t *page = cairo_create (surface);

  grain (askew, random);
  cairo_scale (page, 1 / SCALE, 1 / SCALE);
  cairo_set_source_surface (page, askew, 0, 0);
  cairo_paint (page);
  cairo_show_page (page);
  cairo_destroy (page);
  cairo_surface_destroy (askew);
}

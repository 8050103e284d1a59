#include "config.h"

#include "reader/render.h"

#include "ipc/bounds.h"
#include "ipc/reader-error.h"
#include "reader/pdf.h"

static void
turn (cairo_t *cr, int rotation, double width, double height)
{
  switch (rotation)
    {
    case 90:
      cairo_translate (cr, width, 0);
      break;
    case 180:
      cairo_translate (cr, width, height);
      break;
    case 270:
      cairo_translate (cr, 0, height);
      break;
    default:
      return;
    }
  cairo_rotate (cr, rotation * G_PI / 180);
}

/* @width and @height are those of the whole page in pixels. */
static cairo_status_t
draw (PopplerPage *page, const TsPart *part, double width, double height, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, -part->x, -part->y);
  turn (cr, part->rotation, width, height);
  cairo_scale (cr, part->scale, part->scale);
  poppler_page_render (page, cr);

  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

/* What cairo leaves in the unused byte of RGB24 is its own business. */
static void
make_opaque (guchar *pixels, gsize bytes)
{
  guint32 *at = (guint32 *) (gpointer) pixels;

  for (gsize i = 0; i < bytes / 4; i++)
    at[i] |= 0xff000000u;
}

gboolean
ts_render_page (PopplerPage *page, const TsPart *part, guchar *pixels, gsize capacity, GError **error)
{
  double width, height, pixel_width, pixel_height;
  cairo_surface_t *surface;
  cairo_status_t status;
  gsize bytes;

  ts_pdf_page_size (page, &width, &height);
  if (!ts_ipc_scaled_size (width, height, part->scale, part->rotation, &pixel_width, &pixel_height) ||
      !ts_ipc_check_part (pixel_width, pixel_height, part->x, part->y, part->width, part->height, &bytes) ||
      bytes > capacity)
    {
      g_set_error_literal (error, TS_IPC_ERROR, TS_IPC_ERROR_INVALID, "The part to draw is out of bounds");
      return FALSE;
    }

  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, part->width, part->height,
                                                 part->width * 4);
  status = draw (page, part, pixel_width, pixel_height, surface);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      make_opaque (pixels, bytes);
      return TRUE;
    }

  g_set_error (error, TS_IPC_ERROR,
               status == CAIRO_STATUS_NO_MEMORY ? TS_IPC_ERROR_TOO_LARGE : TS_IPC_ERROR_FAILED,
               "Drawing stopped: %s", cairo_status_to_string (status));
  return FALSE;
}

#include "config.h"

#include "pdf.h"

#include <cairo-pdf.h>

#define WIDTH  595.0
#define HEIGHT 842.0

static void
show_lines (cairo_t *cr, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  cairo_select_font_face (cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      cairo_move_to (cr, 60, 80 + 16.0 * i);
      cairo_show_text (cr, lines[i]);
    }
}

static void
finish (cairo_t *cr, cairo_surface_t *surface)
{
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

void
pdf_write (const char *path, const char *title, const char *const *pages)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  for (; *pages != NULL; pages++)
    {
      show_lines (cr, *pages);
      cairo_show_page (cr);
    }
  finish (cr, surface);
}

void
pdf_write_scan (const char *path, guint n_pages)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      cairo_set_source_surface (cr, picture, 100, 100);
      cairo_paint (cr);
      cairo_show_page (cr);
    }
  finish (cr, surface);
  cairo_surface_destroy (picture);
}

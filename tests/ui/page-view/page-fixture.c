#include "config.h"

#include "page-fixture.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

char *
fixture_line (guint page, guint line)
{
  return g_strdup_printf ("Page %u, line %u: children and families were heard in the review.", page + 1,
                          line);
}

static void
draw_page (cairo_t *cr, guint page)
{
  double width = page == FIXTURE_LANDSCAPE ? 842 : 595;

  cairo_select_font_face (cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_source_rgb (cr, 0.1, 0.25, 0.45);
  cairo_rectangle (cr, 60, 40, width - 120, 8);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_font_size (cr, 12);
  for (guint line = 0; line < 24; line++)
    {
      g_autofree char *text = fixture_line (page, line);
      guint paragraph = line / 8; /* a wider gap begins it */

      cairo_move_to (cr, 60, 90 + line * 16 + paragraph * 24);
      cairo_show_text (cr, text);
    }
}

char *
fixture_make_pdf (void)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  int fd = g_file_open_tmp ("page-view-XXXXXX.pdf", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  surface = cairo_pdf_surface_create (path, 595, 842);
  cr = cairo_create (surface);
  for (guint page = 0; page < FIXTURE_PAGES; page++)
    {
      gboolean landscape = page == FIXTURE_LANDSCAPE;

      cairo_pdf_surface_set_size (surface, landscape ? 842 : 595, landscape ? 595 : 842);
      draw_page (cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_steal_pointer (&path);
}

TsReader *
fixture_open_reader (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TsReader *reader = ts_reader_new ();
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  ts_reader_open_async (reader, fd, NULL, NULL, ts_harness_result_cb, &result);
  close (fd);
  ts_reader_open_finish (reader, ts_harness_wait_result (&result), &error);
  g_assert_no_error (error);
  return reader;
}

static TsPageText *
load_text (guint page, gpointer data, GError **error)
{
  return ts_page_text_ref (g_ptr_array_index ((GPtrArray *) data, page));
}

static void
read_text (PageFixture *fixture)
{
  guint n_pages = ts_reader_get_n_pages (fixture->reader);

  fixture->infos = g_array_new (FALSE, FALSE, sizeof (TsPageInfo));
  fixture->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) ts_page_text_unref);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      g_array_append_vals (fixture->infos, ts_reader_get_page (fixture->reader, page), 1);
      ts_reader_get_text_async (fixture->reader, page, NULL, ts_harness_result_cb, &result);
      g_ptr_array_add (fixture->texts,
                       ts_reader_get_text_finish (fixture->reader, ts_harness_wait_result (&result), &error));
      g_assert_no_error (error);
    }
  fixture->layer = ts_text_layer_new (n_pages, load_text, g_ptr_array_ref (fixture->texts),
                                      (GDestroyNotify) g_ptr_array_unref);
}

void
fixture_set_up (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->path = fixture_make_pdf ();
  fixture->reader = fixture_open_reader (fixture->path);
  read_text (fixture);
  fixture->view = TS_PAGE_VIEW (ts_page_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->window = ts_harness_open_window (scroller, 700, 760);
  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, fixture->infos, fixture->layer);
  ts_page_cache_set_prefetch (fixture->view->cache, g_strcmp0 (data, FIXTURE_NO_PREFETCH) != 0);
  ts_page_view_set_reader (fixture->view, fixture->reader);
  fixture_settle (fixture);
}

void
fixture_tear_down (PageFixture *fixture, gconstpointer data)
{
  TsPageView *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  ts_harness_close_window (fixture->window);
  g_assert_null (view);
  g_object_unref (fixture->layer);
  g_object_unref (fixture->reader);
  g_array_unref (fixture->infos);
  g_ptr_array_unref (fixture->texts);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

static gboolean
is_settled (gpointer data)
{
  return ts_page_view_is_settled (data);
}

void
fixture_settle (PageFixture *fixture)
{
  ts_harness_run_frames (GTK_WIDGET (fixture->view));
  g_assert_true (ts_harness_run_until (is_settled, fixture->view));
  ts_harness_run_frames (GTK_WIDGET (fixture->view));
}

void
fixture_place_of (PageFixture *fixture, guint page, const char *text, double *x, double *y)
{
  TsPageText *page_text = g_ptr_array_index (fixture->texts, page);
  const char *all = ts_page_text_get_text (page_text);
  const char *at = strstr (all, text);
  TsRect rect, place;

  g_assert_nonnull (at);
  rect = ts_page_text_get_rect (page_text, (guint) g_utf8_pointer_to_offset (all, at));
  /* In its left half, however the page is turned: the selection begins before it. */
  rect.x1 = rect.x2 = (rect.x1 * 3 + rect.x2) / 4;
  rect.y1 = rect.y2 = (rect.y1 + rect.y2) / 2;
  place = ts_page_view_place_points (fixture->view, page, &rect);
  *x = place.x1;
  *y = place.y1;
}

TsPixels *
fixture_render (PageFixture *fixture, const TsRenderRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TsPixels *pixels;

  ts_reader_render_async (fixture->reader, request, G_PRIORITY_DEFAULT, NULL, ts_harness_result_cb, &result);
  pixels = ts_reader_render_finish (fixture->reader, ts_harness_wait_result (&result), &error);
  g_assert_no_error (error);
  return pixels;
}

/* The image that is sharp at this scale. */
static TsPageImage
find_image (PageFixture *fixture, guint page, double scale)
{
  TsPageImage image = ts_page_cache_get_page (fixture->view->cache, page);

  if (image.scale != scale)
    image = ts_page_cache_get_tile (fixture->view->cache, page);
  g_assert_nonnull (image.texture);
  g_assert_cmpfloat (image.scale, ==, scale);
  return image;
}

void
fixture_assert_sharp (PageFixture *fixture, guint page)
{
  TsRect area = ts_page_view_get_visible_area (fixture->view);
  TsRect rect = ts_page_layout_get_page (fixture->view->layout, page);
  TsRect part = ts_rect_intersection (&rect, &area);
  double factor = ts_page_view_get_factor (fixture->view);
  TsRenderRequest request = { .page = page,
                              .scale = ts_page_layout_get_scale (fixture->view->layout, page),
                              .rotation = ts_page_view_get_arrangement (fixture->view).rotation };
  TsPageImage image = find_image (fixture, page, request.scale);
  int left = (int) round ((part.x1 - rect.x1) * factor), top = (int) round ((part.y1 - rect.y1) * factor);
  int part_width = (int) round (ts_rect_width (&part) * factor);
  int part_height = (int) round (ts_rect_height (&part) * factor);
  g_autoptr (TsPixels) expected = NULL;
  g_autofree guint32 *shown = NULL;
  const guint8 *data;
  int width, height, page_width, page_height;
  guint n_dark = 0;

  g_assert_true (ts_rect_intersects (&rect, &area));
  ts_page_layout_get_pixels (fixture->view->layout, page, &page_width, &page_height);
  g_assert_cmpfloat_with_epsilon (page_width, ts_rect_width (&rect) * factor, 1e-6);
  /* What the view asked for: letters may lie a quarter of a pixel elsewhere in a part of
   * a page than in all of it (cairo 1.18).
   */
  if (image.is_part)
    {
      request.x = image.x;
      request.y = image.y;
      request.width = gdk_texture_get_width (image.texture);
      request.height = gdk_texture_get_height (image.texture);
    }
  expected = fixture_render (fixture, &request);
  data = g_bytes_get_data (expected->bytes, NULL);
  shown = ts_harness_dup_pixels (GTK_WIDGET (fixture->view), &width, &height);
  left -= request.x;
  top -= request.y;
  g_assert_cmpint (part_width, >, 100);
  g_assert_true (left >= 0 && top >= 0);
  g_assert_cmpint (left + part_width, <=, expected->width);
  g_assert_cmpint (top + part_height, <=, expected->height);
  for (int y = 0; y < part_height; y++)
    for (int x = 0; x < part_width; x++)
      {
        guint32 want = ((const guint32 *) (data + (top + y) * expected->stride))[left + x] & 0xffffff;
        int window_x = (int) round ((part.x1 - area.x1) * factor) + x;
        int window_y = (int) round ((part.y1 - area.y1) * factor) + y;
        guint32 have = shown[window_y * width + window_x] & 0xffffff;

        if (want != have)
          g_error ("page %u: pixel %d, %d is %06x instead of %06x", page, x, y, have, want);
        n_dark += (want & 0xff) < 0x80;
      }
  g_assert_cmpuint (n_dark, >, 500); /* there was something on it */
}

#include "config.h"

#include "page-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

typedef struct
{
  char *path;
  TsReader *reader;
  char *activated;
} Links;

/* As many pages as the document, the first with a link to a page, one to an address
 * and one to the next document.
 */
static void
draw_links (cairo_t *cr)
{
  cairo_tag_begin (cr, CAIRO_TAG_LINK, "dest='eight' rect=[100 300 100 20]");
  cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, "uri='https://www.gov.uk/' rect=[100 340 100 20]");
  cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, "uri='file:///etc/passwd' rect=[100 380 100 20]");
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
activated_cb (TsPageView *view, const char *address, Links *links)
{
  g_free (links->activated);
  links->activated = g_strdup (address);
}

static gboolean
has_links (gpointer data)
{
  GPtrArray *links = ts_page_links_get_page (((TsPageView *) data)->links, 0);

  return links != NULL && links->len > 0;
}

static void
set_up (PageFixture *fixture, Links *links)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  *links = (Links){ .path = g_build_filename (g_get_tmp_dir (), "links-XXXXXX.pdf", NULL) };
  g_close (g_mkstemp (links->path), NULL);
  surface = cairo_pdf_surface_create (links->path, 595, 842);
  cr = cairo_create (surface);
  for (guint i = 0; i < FIXTURE_PAGES; i++)
    {
      if (i == 0)
        draw_links (cr);
      if (i == 7)
        {
          cairo_tag_begin (cr, CAIRO_TAG_DEST, "name='eight' x=0 y=300");
          cairo_tag_end (cr, CAIRO_TAG_DEST);
        }
      cairo_rectangle (cr, 10, 10, 10, 10);
      cairo_fill (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  links->reader = fixture_open_reader (links->path);
  ts_page_view_set_reader (fixture->view, links->reader);
  g_signal_connect (fixture->view, "link-activated", G_CALLBACK (activated_cb), links);
  g_assert_true (ts_harness_run_until (has_links, fixture->view));
}

static void
tear_down (Links *links)
{
  g_object_unref (links->reader);
  g_unlink (links->path);
  g_free (links->path);
  g_free (links->activated);
}

static void
place_of (PageFixture *fixture, double x, double y, double *view_x, double *view_y)
{
  TsRect point = { x, y, x, y }, place = ts_page_view_place_points (fixture->view, 0, &point);

  *view_x = place.x1;
  *view_y = place.y1;
}

static void
test_pointer (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autofree char *there = NULL, *away = NULL;
  double x, y;
  Links links;

  set_up (fixture, &links);
  place_of (fixture, 150, 350, &x, &y);
  away = ts_page_view_describe_link (fixture->view, ts_page_view_get_link_at (fixture->view, x, y));
  g_assert_cmpstr (away, ==, "https://www.gov.uk/");
  ts_harness_move_pointer (view, x, y);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (view)), ==, "pointer");
  ts_harness_click (view, x, y, 1);
  g_assert_cmpstr (links.activated, ==, "https://www.gov.uk/");

  place_of (fixture, 150, 310, &x, &y);
  there = ts_page_view_describe_link (fixture->view, ts_page_view_get_link_at (fixture->view, x, y));
  g_assert_cmpstr (there, ==, "Go to page 8");
  ts_harness_click (view, x, y, 1);
  ts_harness_run_frames (view);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);
  ts_harness_activate (view, "page.back", NULL);
  ts_harness_run_frames (view);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  ts_harness_activate (view, "page.forward", NULL);
  ts_harness_run_frames (view);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);
  tear_down (&links);
}

/* Tab goes through them and on, Enter follows. */
static void
test_keys (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  TsRect place;
  Links links;

  set_up (fixture, &links);
  gtk_widget_grab_focus (view);
  ts_harness_press_key (view, "Tab");
  ts_harness_press_key (view, "Tab");
  g_assert_true (ts_page_view_get_focused_link (fixture->view, 0, &place));
  ts_harness_save_png (view, "page-links");
  ts_harness_press_key (view, "Return");
  g_assert_cmpstr (links.activated, ==, "https://www.gov.uk/");
  ts_harness_press_key (view, "shift+Tab");
  ts_harness_press_key (view, "Return");
  ts_harness_run_frames (view);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);
  ts_harness_press_key (view, "Escape");
  g_assert_false (ts_page_view_get_focused_link (fixture->view, 0, &place));
  tear_down (&links);
}

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);

  g_test_add ("/page-links/pointer", PageFixture, NULL, fixture_set_up, test_pointer, fixture_tear_down);
  g_test_add ("/page-links/keys", PageFixture, NULL, fixture_set_up, test_keys, fixture_tear_down);

  return g_test_run ();
}

#include "config.h"

#include "page-fixture.h"

#include <math.h>

static double
value_of (PageFixture *fixture, GtkOrientation orientation)
{
  return gtk_adjustment_get_value (fixture->view->adjustments[orientation]);
}

/* --- Sharp pages --- */

static void
test_sharp (PageFixture *fixture, gconstpointer data)
{
  fixture_assert_sharp (fixture, 0);

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", FIXTURE_LANDSCAPE - 1);
  ts_page_view_scroll_by (fixture->view, 0, 400.3); /* not on a whole pixel */
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, FIXTURE_LANDSCAPE - 1);
  fixture_assert_sharp (fixture, FIXTURE_LANDSCAPE);

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom", "d", 1.23);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, ts_page_view_get_page (fixture->view));
}

/* A page of 160 megapixels: a tile of it is sharp, the rest stays in the budget. */
static void
test_tile (PageFixture *fixture, gconstpointer data)
{
  TsPageCache *cache = fixture->view->cache;
  double x, y;

  fixture_place_of (fixture, 0, "line 3", &x, &y);
  ts_page_view_set_zoom_at (fixture->view, TS_ZOOM_MAX, x, y);
  fixture_settle (fixture);
  g_assert_nonnull (ts_page_cache_get_tile (cache, 0).texture);
  fixture_assert_sharp (fixture, 0);
  for (int i = 0; i < 8; i++)
    {
      ts_page_view_scroll_by (fixture->view, 130, 60);
      fixture_settle (fixture);
      g_assert_cmpuint (ts_page_cache_get_bytes (cache), <=, TS_PAGE_CACHE_BUDGET);
    }
  ts_page_view_scroll_by (fixture->view, -8 * 130, -8 * 60);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, 0);
}

static void
test_budget (PageFixture *fixture, gconstpointer data)
{
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom", "d", 2.4);
  for (guint page = 0; page < FIXTURE_PAGES; page++)
    {
      ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", page);
      fixture_settle (fixture);
      g_assert_cmpuint (ts_page_cache_get_bytes (fixture->view->cache), <=, TS_PAGE_CACHE_BUDGET);
      /* Once seen there is always something to show. */
      g_assert_nonnull (ts_page_cache_get_page (fixture->view->cache, page).texture);
      g_assert_nonnull (ts_page_cache_get_page (fixture->view->cache, 0).texture);
    }
}

static gboolean
is_warm (gpointer data)
{
  return ts_page_cache_is_warm (((TsPageView *) data)->cache);
}

/* Left alone, it comes to know all pages: however one goes through them then, none
 * is blank.
 */
static void
test_placeholders (PageFixture *fixture, gconstpointer data)
{
  TsPageCache *cache = fixture->view->cache;

  g_assert_true (ts_harness_run_until (is_warm, fixture->view));
  for (guint page = 0; page < FIXTURE_PAGES; page++)
    g_assert_nonnull (ts_page_cache_get_page (cache, page).texture);
  g_assert_cmpuint (ts_page_cache_get_placeholder_bytes (cache), >, FIXTURE_PAGES * 100000);
  g_assert_cmpuint (ts_page_cache_get_placeholder_bytes (cache), <, FIXTURE_PAGES * 200000);

  /* Turned, what is there is turned until the sharp page is. */
  kill (ts_reader_get_pid (fixture->reader), SIGSTOP);
  g_object_set (fixture->view, "page", FIXTURE_PAGES - 1, "rotation", 90, NULL);
  ts_harness_save_png (GTK_WIDGET (fixture->view), "page-view-placeholder-turned");
  g_assert_false (ts_page_view_is_settled (fixture->view));
  kill (ts_reader_get_pid (fixture->reader), SIGCONT);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, FIXTURE_PAGES - 1);
}

/* While the zoom changes nothing is rendered; at rest it is, at the last scale only. */
static void
test_zoom_rests (PageFixture *fixture, gconstpointer data)
{
  TsPageCache *cache = fixture->view->cache;
  double before = ts_page_cache_get_page (cache, 0).scale;

  for (int i = 0; i < 10; i++)
    ts_page_view_set_zoom_at (fixture->view, 1.5 + i * 0.05, 300, 300);
  ts_harness_run_frames (GTK_WIDGET (fixture->view));
  g_assert_false (ts_page_view_is_settled (fixture->view));
  g_assert_true (ts_page_cache_get_page (cache, 0).scale == before ||
                 ts_page_cache_get_page (cache, 0).scale < 1.51 * 96 / 72 * 2); /* the first step's */
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, 0);
}

/* --- Scrolling --- */

static void
count_cb (gpointer object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_scroll (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  guint n_pages = 0;

  g_signal_connect (view, "notify::page", G_CALLBACK (count_cb), &n_pages);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  ts_harness_activate (view, "page.go-to", "u", 7);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);
  ts_harness_activate (view, "page.next", NULL);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 8);
  ts_harness_activate (view, "page.previous", NULL);
  ts_harness_activate (view, "page.previous", NULL);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 6);
  ts_harness_activate (view, "page.last", NULL);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);
  ts_harness_activate (view, "page.go-to", "u", 4711);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);
  ts_harness_activate (view, "page.first", NULL);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  g_assert_cmpuint (n_pages, ==, 6);
  g_assert_cmpfloat (value_of (fixture, GTK_ORIENTATION_VERTICAL), ==, 0);
}

static void
test_keys (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  double before;

  gtk_widget_grab_focus (view);
  ts_harness_press_key (view, "space");
  before = value_of (fixture, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpfloat (before, >, 400);
  ts_harness_press_key (view, "Up");
  g_assert_cmpfloat (value_of (fixture, GTK_ORIENTATION_VERTICAL), <, before);
  ts_harness_press_key (view, "End");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);
  ts_harness_press_key (view, "ctrl+Prior");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 2);
  ts_harness_press_key (view, "ctrl+0");
  g_assert_cmpfloat (ts_page_view_get_zoom (fixture->view), ==, 1.0);
  ts_harness_press_key (view, "ctrl+plus");
  g_assert_cmpfloat (ts_page_view_get_zoom (fixture->view), ==, 1.1);
  ts_harness_press_key (view, "ctrl+minus");
  g_assert_cmpfloat (ts_page_view_get_zoom (fixture->view), ==, 1.0);
}

/* --- Zooming --- */

static void
assert_stays (PageFixture *fixture, double zoom, double x, double y)
{
  guint page, page_after;
  double page_x, page_y, after_x, after_y;

  g_assert_true (ts_page_view_locate (fixture->view, x, y, &page, &page_x, &page_y));
  ts_page_view_set_zoom_at (fixture->view, zoom, x, y);
  g_assert_true (ts_page_view_locate (fixture->view, x, y, &page_after, &after_x, &after_y));
  g_assert_cmpuint (page_after, ==, page);
  /* To the nearest pixel. */
  g_assert_cmpfloat_with_epsilon (after_y, page_y, 1 / zoom);
  g_assert_cmpfloat (ts_page_view_get_zoom (fixture->view), ==, zoom);
}

static void
test_zoom_around_point (PageFixture *fixture, gconstpointer data)
{
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 5);
  for (int step = 0; step < 8; step++)
    assert_stays (fixture, 0.3 * pow (1.7, step), 300, 310);
  for (int step = 0; step < 6; step++)
    assert_stays (fixture, 15 * pow (1.9, -step), 420, 500);
}

static void
test_zoom_modes (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autoptr (GVariant) state = NULL;
  double fit_width = ts_page_view_get_zoom (fixture->view);
  guint first, last;
  TsRect page, area;

  ts_harness_activate (view, "page.go-to", "u", 6);
  ts_harness_activate (view, "page.zoom-mode", "s", "fit-page");
  page = ts_page_layout_get_page (fixture->view->layout, 6);
  g_assert_cmpfloat (ts_rect_height (&page), <, gtk_widget_get_height (view));
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 6);

  /* A whole page has the view for itself, and the Page keys turn pages. */
  ts_harness_activate (view, "page.scroll", "s", "page-down");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 7);
  area = ts_page_view_get_visible_area (fixture->view);
  g_assert_true (ts_page_layout_find_pages (fixture->view->layout, area.y1, area.y2, &first, &last));
  g_assert_cmpuint (first, ==, 7);
  g_assert_cmpuint (last, ==, 7);
  ts_harness_activate (view, "page.scroll", "s", "page-up");
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 6);

  ts_harness_activate (view, "page.zoom-in", NULL);
  g_assert_cmpint (ts_page_view_get_zoom_mode (fixture->view), ==, TS_ZOOM_FREE);
  state = g_action_group_get_action_state (ts_page_view_get_actions (fixture->view), "zoom-mode");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "free");
  ts_harness_activate (view, "page.zoom-mode", "s", "fit-width");
  g_assert_cmpfloat_with_epsilon (ts_page_view_get_zoom (fixture->view), fit_width, 1e-9);
  ts_harness_activate (view, "page.zoom-mode", "s", "sideways");
  g_assert_cmpint (ts_page_view_get_zoom_mode (fixture->view), ==, TS_ZOOM_FIT_WIDTH);
}

static void
test_wheel_zooms_at_pointer (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  double before = ts_page_view_get_zoom (fixture->view), page_x, page_y, after_x, after_y;
  guint page;

  ts_harness_activate (view, "page.go-to", "u", 2);
  ts_harness_move_pointer (view, 200, 400);
  ts_page_view_locate (fixture->view, 200, 400, &page, &page_x, &page_y);
  ts_harness_turn_wheel (view, -4, "ctrl");
  g_assert_cmpfloat_with_epsilon (ts_page_view_get_zoom (fixture->view), 2 * before, 1e-6);
  ts_page_view_locate (fixture->view, 200, 400, &page, &after_x, &after_y);
  g_assert_cmpuint (page, ==, 2);
  g_assert_cmpfloat_with_epsilon (after_x, page_x, 1.5);
  g_assert_cmpfloat_with_epsilon (after_y, page_y, 1.5);

  page_y = value_of (fixture, GTK_ORIENTATION_VERTICAL);
  ts_harness_turn_wheel (view, 2, NULL);
  g_assert_cmpfloat (value_of (fixture, GTK_ORIENTATION_VERTICAL), >, page_y);
  g_assert_cmpfloat_with_epsilon (ts_page_view_get_zoom (fixture->view), 2 * before, 1e-6);
}

/* --- Coming back --- */

static void
test_position (PageFixture *fixture, gconstpointer data)
{
  TsPagePosition position, again;
  g_autofree char *text = NULL;
  double y;

  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom", "d", 1.7);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 8);
  ts_page_view_scroll_by (fixture->view, 40, 333);
  y = value_of (fixture, GTK_ORIENTATION_VERTICAL);
  ts_page_view_get_position (fixture->view, &position);
  text = ts_page_position_format (&position);

  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, fixture->infos, fixture->layer);
  ts_page_view_set_zoom_mode (fixture->view, TS_ZOOM_FIT_PAGE);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, 0);
  g_assert_true (ts_page_position_parse (text, &again));
  ts_page_view_set_position (fixture->view, &again);
  g_assert_cmpfloat_with_epsilon (ts_page_view_get_zoom (fixture->view), 1.7, 1e-4);
  g_assert_cmpfloat_with_epsilon (value_of (fixture, GTK_ORIENTATION_VERTICAL), y, 1.0);

  again.page = 999; /* of a longer version of the document */
  ts_page_view_set_position (fixture->view, &again);
  g_assert_cmpuint (ts_page_view_get_page (fixture->view), ==, FIXTURE_PAGES - 1);
}

/* A place given before there is a size is taken up with it; resizing keeps it. */
static void
test_position_before_size (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = ts_page_view_new ();
  const TsPagePosition position = { .page = 9, .y = 0.25, .mode = TS_ZOOM_FIT_WIDTH, .zoom = 1 };
  TsPagePosition now;
  GtkWindow *window;

  ts_page_view_set_document (TS_PAGE_VIEW (view), FIXTURE_SHA256, fixture->infos, fixture->layer);
  ts_page_view_set_position (TS_PAGE_VIEW (view), &position);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = ts_harness_open_window (scroller, 500, 300);
  ts_page_view_get_position (TS_PAGE_VIEW (view), &now);
  g_assert_cmpuint (now.page, ==, 9);
  g_assert_cmpfloat_with_epsilon (now.y, 0.25, 0.005);
  g_assert_cmpfloat (ts_page_view_get_zoom (TS_PAGE_VIEW (view)), <, 0.6);

  gtk_window_set_default_size (window, 900, 500);
  ts_harness_run_frames (view);
  ts_harness_run_frames (view);
  ts_page_view_get_position (TS_PAGE_VIEW (view), &now);
  g_assert_cmpuint (now.page, ==, 9);
  g_assert_cmpfloat_with_epsilon (now.y, 0.25, 0.01);
  g_assert_cmpfloat (ts_page_view_get_zoom (TS_PAGE_VIEW (view)), >, 1.0);
  ts_harness_close_window (window);
}

static void
test_position_text (void)
{
  static const char *const wrong[] = {
    "",
    "3",
    "3 0 0 fit-width",
    "-1 0 0 fit-width 1",
    "3 0 0 sideways 1",
    "3 nan 0 free 1",
    "3 0 0 free 0",
    "3 0 0 free 1 2",
    "3 0 1e9 free 1",
    "3 0,5 0 free 1",
    "3 0 0 free 1 single",
    "3 0 0 free 1 sideways 0",
    "3 0 0 free 1 single 45",
    "3 0 0 free 1 single 360",
    "3 0 0 free 1 -paired 0",
    "3 0 0 free 1 single 90 1",
  };
  TsPagePosition position = { .page = 42 }, again;
  g_autofree char *text = NULL;
  g_autofree char *turned = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (ts_page_position_parse (wrong[i], &position));
  g_assert_false (ts_page_position_parse (NULL, &position));
  g_assert_cmpuint (position.page, ==, 42);
  g_assert_true (ts_page_position_parse ("3 0.5 -0.01 fit-page 2.5", &position));
  g_assert_cmpuint (position.page, ==, 3);
  g_assert_cmpint (position.mode, ==, TS_ZOOM_FIT_PAGE);
  g_assert_cmpint (position.arrangement.mode, ==, TS_PAGE_MODE_CONTINUOUS);
  text = ts_page_position_format (&position);
  g_assert_cmpstr (text, ==, "3 0.50000 -0.01000 fit-page 2.50000"); /* as it always was */
  position.arrangement = (TsPageArrangement){ TS_PAGE_MODE_FACING, TRUE, 270 };
  turned = ts_page_position_format (&position);
  g_assert_cmpstr (turned, ==, "3 0.50000 -0.01000 fit-page 2.50000 facing-paired 270");
  g_assert_true (ts_page_position_parse (turned, &again));
  g_assert_cmpint (again.arrangement.mode, ==, TS_PAGE_MODE_FACING);
  g_assert_true (again.arrangement.first_paired);
  g_assert_cmpint (again.arrangement.rotation, ==, 270);
}

/* --- When things go wrong --- */

static void
test_reader_dies (PageFixture *fixture, gconstpointer data)
{
  guint n_kills = 0;

  for (guint page = 1; page < FIXTURE_PAGES; page++)
    {
      ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", page);
      if (page % 4 == 1 && ts_reader_get_pid (fixture->reader) > 0)
        {
          kill (ts_reader_get_pid (fixture->reader), SIGKILL);
          n_kills++;
        }
      ts_harness_run_frames (GTK_WIDGET (fixture->view));
    }
  g_assert_cmpuint (n_kills, >=, 1);
  fixture_settle (fixture);
  for (guint page = 0; page < FIXTURE_PAGES; page++)
    {
      ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", page);
      fixture_settle (fixture);
      g_assert_null (ts_page_cache_get_error (fixture->view->cache, page));
      g_assert_nonnull (ts_page_cache_get_page (fixture->view->cache, page).texture);
    }
  fixture_assert_sharp (fixture, FIXTURE_PAGES - 1);
  g_assert_cmpuint (ts_reader_get_restarts (fixture->reader), >=, 1);
}

static gboolean
has_neighbours (gpointer data)
{
  for (guint page = 0; page < 4; page++)
    if (ts_page_cache_get_page (((TsPageView *) data)->cache, page).texture == NULL)
      return FALSE;
  return TRUE;
}

typedef struct
{
  TsReader *reader;
  GPid old;
} Reader;

static gboolean
has_another (gpointer data)
{
  const Reader *reader = data;
  GPid pid = ts_reader_get_pid (reader->reader);

  return pid > 0 && pid != reader->old;
}

/* Holds the reader, asks it for the page, ends it and waits for another. */
static void
kill_over (PageFixture *fixture, guint page)
{
  const TsRenderRequest request = { .page = page, .scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Reader reader = { fixture->reader, ts_reader_get_pid (fixture->reader) };

  g_assert_cmpint (reader.old, >, 0);
  kill (reader.old, SIGSTOP);
  ts_reader_render_async (fixture->reader, &request, G_PRIORITY_DEFAULT, NULL, ts_harness_result_cb, &result);
  kill (reader.old, SIGKILL);
  g_assert_null (ts_reader_render_finish (fixture->reader, ts_harness_wait_result (&result), &error));
  g_assert_error (error, TS_DOCUMENT_ERROR, TS_DOCUMENT_ERROR_CRASHED);
  g_assert_true (ts_harness_run_until (has_another, &reader));
}

static guint
count_dark (GtkWidget *widget)
{
  int width, height;
  g_autofree guint32 *pixels = ts_harness_dup_pixels (widget, &width, &height);
  guint n = 0;

  for (int i = 0; i < width * height; i++)
    n += (pixels[i] & 0xff) < 0x90;
  return n;
}

/* A page that kills its reader says so in its place; the others are there. */
static void
test_page_that_kills (PageFixture *fixture, gconstpointer data)
{
  TsPageCache *cache = fixture->view->cache;

  g_assert_true (ts_harness_run_until (has_neighbours, fixture->view));
  kill_over (fixture, 8);
  ts_pixels_free (
      fixture_render (fixture, &(TsRenderRequest){ .page = 0, .scale = 0.1 })); /* it has opened again */
  kill_over (fixture, 8);
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom-mode", "s", "fit-page");
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 8);
  fixture_settle (fixture);
  g_assert_null (ts_page_cache_get_page (cache, 8).texture);
  g_assert_cmpuint (strlen (ts_page_cache_get_error (cache, 8)), >, 20);
  g_assert_cmpuint (count_dark (GTK_WIDGET (fixture->view)), >, 200);
  ts_harness_save_png (GTK_WIDGET (fixture->view), "page-view-page-fails");

  /* Neither zooming nor scrolling asks for it again and again. */
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.zoom-out", NULL);
  fixture_settle (fixture);
  g_assert_null (ts_page_cache_get_page (cache, 8).texture);
  g_assert_null (ts_page_cache_get_error (cache, 9));
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 9);
  fixture_settle (fixture);
  fixture_assert_sharp (fixture, 9);
}

static void
test_failed (PageFixture *fixture, gconstpointer data)
{
  guint blank;

  ts_page_view_set_document (fixture->view, FIXTURE_SHA256, fixture->infos, fixture->layer);
  blank = count_dark (GTK_WIDGET (fixture->view));
  ts_page_view_set_failed (fixture->view, "The file is damaged: ask for it again.");
  g_assert_true (ts_page_view_is_settled (fixture->view));
  g_assert_cmpuint (count_dark (GTK_WIDGET (fixture->view)), >, blank + 200);
  ts_harness_save_png (GTK_WIDGET (fixture->view), "page-view-failed");
}

static void
test_empty (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = ts_page_view_new ();
  g_autoptr (TsAnchor) anchor = NULL;
  TsPagePosition position;
  GdkRectangle box;
  GtkWindow *window;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = ts_harness_open_window (scroller, 400, 300);
  ts_page_view_get_position (TS_PAGE_VIEW (view), &position);
  ts_page_view_set_position (TS_PAGE_VIEW (view), &position);
  ts_page_view_scroll_to_page (TS_PAGE_VIEW (view), 3);
  ts_page_view_set_zoom_at (TS_PAGE_VIEW (view), 3, 10, 10);
  g_assert_null (ts_page_view_get_passage_at (TS_PAGE_VIEW (view), 10, 10));
  g_assert_false (ts_page_view_get_selection_box (TS_PAGE_VIEW (view), &box));
  g_assert_null (ts_page_view_dup_selection_anchor (TS_PAGE_VIEW (view)));
  ts_harness_click (view, 20, 20, 2);
  g_assert_false (ts_page_view_has_selection (TS_PAGE_VIEW (view)));
  g_assert_false (g_action_group_get_action_enabled (ts_page_view_get_actions (TS_PAGE_VIEW (view)), "next"));
  ts_harness_close_window (window);
}

static void
test_looks (PageFixture *fixture, gconstpointer data)
{
  ts_harness_activate (GTK_WIDGET (fixture->view), "page.go-to", "u", 3);
  ts_page_view_scroll_by (fixture->view, 0, 300);
  fixture_settle (fixture);
  ts_harness_save_png (GTK_WIDGET (fixture->view), "page-view-light");
  ts_harness_set_dark (TRUE);
  ts_harness_save_png (GTK_WIDGET (fixture->view), "page-view-dark");
  ts_harness_set_dark (FALSE);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/page-view/" name, PageFixture, NULL, fixture_set_up, function, fixture_tear_down)

static gboolean
has_first_page (gpointer data)
{
  return ts_page_cache_get_page (((TsPageView *) data)->cache, 0).scale > 0;
}

/* A page that is drawn before there is a window is what the window then shows. */
static void
test_expected_size (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = ts_page_view_new ();
  TsPageView *pages = TS_PAGE_VIEW (view);
  g_autoptr (GdkTexture) ahead = NULL;

  g_object_ref_sink (view);
  ts_page_view_set_document (pages, FIXTURE_SHA256, fixture->infos, fixture->layer);
  ts_page_view_set_reader (pages, fixture->reader);
  ts_page_view_expect_size (pages, 700, 500);
  g_assert_false (ts_page_view_is_settled (pages));
  g_assert_true (ts_harness_run_until (has_first_page, view));
  ahead = g_object_ref (ts_page_cache_get_page (pages->cache, 0).texture);

  gtk_widget_set_size_request (view, 700, 500);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  ts_harness_run_frames (window);
  g_assert_cmpint (gtk_widget_get_width (view), ==, 700);
  g_assert_true (ts_page_cache_get_page (pages->cache, 0).texture == ahead);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (view);
}

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);
  ADD ("sharp", test_sharp);
  ADD ("tile", test_tile);
  ADD ("budget", test_budget);
  ADD ("placeholders", test_placeholders);
  ADD ("zoom-rests", test_zoom_rests);
  ADD ("scroll", test_scroll);
  ADD ("keys", test_keys);
  ADD ("zoom-around-point", test_zoom_around_point);
  ADD ("zoom-modes", test_zoom_modes);
  ADD ("wheel-zooms-at-pointer", test_wheel_zooms_at_pointer);
  ADD ("position", test_position);
  ADD ("position-before-size", test_position_before_size);
  ADD ("expected-size", test_expected_size);
  ADD ("reader-dies", test_reader_dies);
  g_test_add ("/page-view/page-that-kills", PageFixture, FIXTURE_NO_PREFETCH, fixture_set_up,
              test_page_that_kills, fixture_tear_down);
  ADD ("failed", test_failed);
  ADD ("looks", test_looks);
  g_test_add_func ("/page-view/position-text", test_position_text);
  g_test_add_func ("/page-view/empty", test_empty);
  return g_test_run ();
}

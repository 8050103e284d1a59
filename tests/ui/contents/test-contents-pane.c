#include "config.h"

#include "app-fixture.h"
#include "contents/contents-pane.h"
#include "contents/page-thumb-view.h"

#include <cairo-pdf.h>

#define VOICE "the voice of the child was recorded in 51 of 60"

static TsWorkbench *
workbench_of (AppFixture *fixture)
{
  return ts_window_get_workbench (fixture->window);
}

static TsContentsPane *
pane_of (AppFixture *fixture)
{
  return ts_workbench_get_contents_pane (workbench_of (fixture));
}

static TsContentsList *
contents_of (AppFixture *fixture)
{
  return ts_contents_pane_get_contents (pane_of (fixture));
}

static gboolean
has_tree (gpointer data)
{
  TsContentsList *contents = contents_of (data);

  return contents != NULL && ts_contents_list_get_tree (contents) != NULL;
}

static void
wait_for_contents (AppFixture *fixture)
{
  g_assert_true (ts_harness_run_until (has_tree, fixture));
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

static void
go_to_page (AppFixture *fixture, guint page)
{
  ts_page_view_scroll_to_page (app_get_pages (fixture), page);
  ts_driver_settle (fixture->window);
}

static void
assert_current (AppFixture *fixture, const char *title)
{
  g_autofree char *current = ts_contents_list_dup_current (contents_of (fixture));

  g_assert_cmpstr (current, ==, title);
}

static void
test_outline (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *label;

  wait_for_contents (fixture);
  go_to_page (fixture, 14);
  assert_current (fixture, "Early help");
  go_to_page (fixture, 27);
  assert_current (fixture, "Independent scrutiny");
  /* A click goes there. */
  label = app_find_label (GTK_WIDGET (contents_of (fixture)), "Governance");
  g_assert_nonnull (label);
  app_click (label);
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 6);
  assert_current (fixture, "Governance");
  /* Down and Enter to the next. */
  ts_harness_press_key (GTK_WIDGET (fixture->window), "Down");
  ts_harness_press_key (GTK_WIDGET (fixture->window), "Return");
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 9);
  assert_current (fixture, "Priorities and progress");
}

/* Headings over text, on a page each, and no outline. */
static void
write_plain_report (const char *path)
{
  static const char *const titles[] = { "Cover", "Foreword", "Our area", "Training" };
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "Liberation Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      cairo_set_font_size (cr, 24);
      cairo_move_to (cr, 60, 90);
      cairo_show_text (cr, titles[i]);
      cairo_set_font_size (cr, 11);
      for (guint line = 0; line < 20; line++)
        {
          cairo_move_to (cr, 60, 130 + 14 * line);
          cairo_show_text (cr, "the partners met each quarter and looked at what had come of their plans,");
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* A report without an outline: headings from its text, and a word about it. */
static void
test_headings (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = app_fixture_build_path (fixture, "plain.pdf");
  g_autofree char *id = NULL;
  TsRegister *reg;

  ts_driver_close (fixture->driver, fixture->window);
  write_plain_report (pdf);
  id = app_fixture_add (fixture, pdf);
  fixture->window = ts_driver_open (fixture->driver, fixture->path);
  reg = ts_project_get_register (ts_window_get_project (fixture->window));
  ts_audit_session_set_report (ts_driver_get_session (fixture->window), ts_register_get_report (reg, id));
  ts_driver_settle (fixture->window);
  wait_for_contents (fixture);
  g_assert_nonnull (app_find_label (GTK_WIDGET (contents_of (fixture)), "Our area"));
  g_assert_true (app_says (fixture->window, "found from its text"));
  go_to_page (fixture, 1);
  assert_current (fixture, "Foreword");
}

static gboolean
has_thumbs (gpointer data)
{
  TsPageList *pages = ts_contents_pane_get_pages (pane_of (data));

  return pages != NULL && ts_thumb_cache_get_bytes (ts_page_list_get_cache (pages)) > 0 &&
         ts_thumb_cache_is_settled (ts_page_list_get_cache (pages));
}

static void
test_pages (AppFixture *fixture, gconstpointer data)
{
  TsPageList *pages;
  GtkWidget *thumb;

  go_to_page (fixture, 14);
  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.contents-tab", "s", "pages");
  g_assert_true (ts_harness_run_until (has_thumbs, fixture));
  pages = ts_contents_pane_get_pages (pane_of (fixture));
  ts_harness_run_frames (GTK_WIDGET (pages));
  g_assert_cmpuint (ts_page_list_get_current (pages), ==, 14);
  g_assert_cmpuint (ts_thumb_cache_get_bytes (ts_page_list_get_cache (pages)), <=, TS_THUMB_CACHE_BUDGET);
  ts_harness_save_png (GTK_WIDGET (fixture->window), "contents-pages");
  go_to_page (fixture, 0);
  /* The list has the focus: it is left where it is. The page goes on. */
  g_assert_cmpuint (ts_page_list_get_current (pages), ==, 0);
  thumb = app_find (GTK_WIDGET (pages), TS_TYPE_PAGE_THUMB_VIEW, NULL);
  g_assert_nonnull (thumb);
}

static void
test_evidence (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *label;

  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.contents-tab", "s", "evidence");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_nonnull (app_find_label (GTK_WIDGET (pane_of (fixture)), "No evidence is tagged"));
  g_assert_true (ts_driver_select_quote (fixture->window, VOICE));
  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.tag", "s", "B2");
  ts_driver_settle (fixture->window);
  go_to_page (fixture, 0);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  label = app_find_label (GTK_WIDGET (pane_of (fixture)), VOICE);
  g_assert_nonnull (label);
  g_assert_nonnull (app_find_label (GTK_WIDGET (pane_of (fixture)), "p. 15 · B2"));
  /* As Enter does; the first row is the section's heading. */
  ts_harness_activate (label, "list.activate-item", "u", 1);
  ts_driver_settle (fixture->window);
  g_assert_cmpuint (ts_page_view_get_page (app_get_pages (fixture)), ==, 14);
}

static gboolean
is_shown (AppFixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->window), TS_TYPE_CONTENTS_PANE, NULL) != NULL;
}

/* F9, and what is remembered. */
static void
test_toggle (AppFixture *fixture, gconstpointer data)
{
  wait_for_contents (fixture);
  g_assert_true (is_shown (fixture));
  gtk_widget_grab_focus (GTK_WIDGET (app_get_pages (fixture)));
  ts_harness_press_key (GTK_WIDGET (fixture->window), "F9");
  ts_driver_settle (fixture->window);
  g_assert_false (is_shown (fixture));
  app_fixture_reopen (fixture);
  g_assert_false (is_shown (fixture));
  ts_harness_press_key (GTK_WIDGET (fixture->window), "F9");
  ts_driver_settle (fixture->window);
  g_assert_true (is_shown (fixture));
  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.contents-tab", "s", "evidence");
  app_fixture_reopen (fixture);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_true (is_shown (fixture));
  g_assert_cmpstr (ts_contents_pane_get_tab (pane_of (fixture)), ==, "evidence");
  ts_contents_pane_set_tab (pane_of (fixture), "contents");
}

static gboolean
is_hidden (gpointer data)
{
  return !is_shown (data);
}

static gboolean
is_shown_again (gpointer data)
{
  return is_shown (data);
}

/* A narrow window has no room for it until somebody asks. */
static void
test_narrow (AppFixture *fixture, gconstpointer data)
{
  wait_for_contents (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1024, 768);
  g_assert_true (ts_harness_run_until (is_hidden, fixture));
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.contents", NULL);
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  g_assert_true (is_shown (fixture));
  ts_harness_activate (GTK_WIDGET (workbench_of (fixture)), "audit.contents", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1440, 900);
  g_assert_true (ts_harness_run_until (is_shown_again, fixture));
  ts_driver_settle (fixture->window);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add ("/contents-pane/outline", test_outline);
  app_test_add ("/contents-pane/headings", test_headings);
  app_test_add ("/contents-pane/pages", test_pages);
  app_test_add ("/contents-pane/evidence", test_evidence);
  app_test_add ("/contents-pane/toggle", test_toggle);
  app_test_add ("/contents-pane/narrow", test_narrow);
  return app_fixture_run ();
}

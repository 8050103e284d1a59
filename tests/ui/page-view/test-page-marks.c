#include "config.h"

#include "page-fixture.h"
#include "project/intake.h"

#include <glib/gstdio.h>

/* The fixture's document in a project. */
typedef struct
{
  PageFixture page;
  char *folder;
  TsProject *project;
  char *report;
  char *sha256;
  GListModel *passages;
} MarksFixture;

static void
set_up (MarksFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsIntakeResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  TsReport *report;

  fixture_set_up (&fixture->page, data);
  fixture->folder = g_dir_make_tmp ("page-marks-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "audit.touchstone", NULL);
  fixture->project = ts_project_create (path, "wt2018", "Marks", NULL, &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (fixture->page.path);
  result = ts_intake_add (fixture->project, file, &(TsIntakeValues){ .title = "Marks" }, &error);
  g_assert_no_error (error);
  fixture->report = g_strdup (result->report);
  report = ts_register_get_report (ts_project_get_register (fixture->project), result->report);
  fixture->sha256 =
      g_strdup (((TsReportDocument *) g_ptr_array_index (ts_report_get_documents (report), 0))->sha256);
  fixture->passages =
      ts_evidence_get_passages (ts_project_get_evidence (fixture->project), fixture->report, NULL);
  ts_page_view_set_document (fixture->page.view, fixture->sha256, fixture->page.infos, fixture->page.layer);
  ts_page_view_set_reader (fixture->page.view, fixture->page.reader);
  ts_page_view_set_passages (fixture->page.view, fixture->passages,
                             ts_project_get_framework (fixture->project));
  fixture_settle (&fixture->page);
}

static void
tear_down (MarksFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (ts_project_get_path (fixture->project));

  fixture_tear_down (&fixture->page, data);
  g_object_unref (fixture->passages);
  g_assert_true (ts_project_close (fixture->project, &error));
  g_assert_no_error (error);
  g_object_unref (fixture->project);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->report);
  g_free (fixture->sha256);
}

/* Tags from before @from to before @to of a page. Free with g_free(). */
static char *
tag (MarksFixture *fixture, guint page, const char *from, const char *to, const char *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TsAnchor) anchor = NULL;
  const char *text = ts_page_text_get_text (g_ptr_array_index (fixture->page.texts, page));
  TsTextRange range = { { page, 0 }, { page, 0 } };
  char *id;

  range.start.offset = (guint) g_utf8_pointer_to_offset (text, strstr (text, from));
  range.end.offset = (guint) g_utf8_pointer_to_offset (text, strstr (text, to));
  ts_page_view_select_text (fixture->page.view, &range);
  anchor = ts_page_view_dup_selection_anchor (fixture->page.view);
  ts_page_view_clear_selection (fixture->page.view);
  id = ts_evidence_tag (ts_project_get_evidence (fixture->project), fixture->report, anchor, item, NULL,
                        FALSE, &error);
  g_assert_no_error (error);
  return id;
}

static guint32
pixel_at (MarksFixture *fixture, double x, double y)
{
  int width, height, factor = ts_page_view_get_factor (fixture->page.view);
  g_autofree guint32 *pixels = ts_harness_dup_pixels (GTK_WIDGET (fixture->page.view), &width, &height);

  return pixels[(int) (y * factor) * width + (int) (x * factor)] & 0xffffff;
}

static void
test_marks_follow_tags (MarksFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  TsHistory *history = ts_project_get_history (fixture->project);
  GdkTexture *before = ts_page_cache_get_page (fixture->page.view->cache, 0).texture;
  TsPassage *passage;
  double x, y;

  fixture_place_of (&fixture->page, 0, " families", &x, &y); /* a space: white */
  g_assert_cmphex (pixel_at (fixture, x, y), ==, 0xffffff);
  id = tag (fixture, 0, "children and", "heard in", "B2");
  g_assert_cmphex (pixel_at (fixture, x, y), !=, 0xffffff);
  passage = ts_page_view_get_passage_at (fixture->page.view, x, y);
  g_assert_nonnull (passage);
  g_assert_cmpstr (ts_passage_get_id (passage), ==, id);
  g_assert_null (ts_page_view_get_passage_at (fixture->page.view, x, y + 200));
  g_assert_null (ts_page_view_get_passage_at (fixture->page.view, 2, 2));

  g_assert_true (ts_history_undo (history, NULL, &error));
  g_assert_cmphex (pixel_at (fixture, x, y), ==, 0xffffff);
  g_assert_null (ts_page_view_get_passage_at (fixture->page.view, x, y));
  g_assert_true (ts_history_redo (history, NULL, &error));
  g_assert_cmphex (pixel_at (fixture, x, y), !=, 0xffffff);
  /* Marks are drawn over the page: it was not rendered anew. */
  g_assert_true (ts_page_cache_get_page (fixture->page.view->cache, 0).texture == before);
}

static guint
darkest (MarksFixture *fixture, const GdkRectangle *box)
{
  int width, height, factor = ts_page_view_get_factor (fixture->page.view);
  g_autofree guint32 *pixels = ts_harness_dup_pixels (GTK_WIDGET (fixture->page.view), &width, &height);
  guint least = 0xff;

  for (int y = box->y * factor; y < (box->y + box->height) * factor; y++)
    for (int x = box->x * factor; x < (box->x + box->width) * factor; x++)
      least = MIN (least, pixels[y * width + x] >> 8 & 0xff);
  return least;
}

/* Marks tint the paper and leave the text as black as it was. */
static void
test_text_stays_black (MarksFixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag (fixture, 0, "children and", "heard in", "B2");
  g_autoptr (TsPassage) passage = g_list_model_get_item (fixture->passages, 0);
  GdkRectangle box;
  guint marked;

  g_assert_true (ts_page_view_get_passage_box (fixture->page.view, ts_passage_get_anchor (passage), &box));
  marked = darkest (fixture, &box);
  ts_page_view_set_passages (fixture->page.view, NULL, NULL);
  g_assert_cmpuint (marked, <=, darkest (fixture, &box));
  g_assert_cmpuint (marked, <, 0x30);
}

static void
test_smallest_wins (MarksFixture *fixture, gconstpointer data)
{
  g_autofree char *outer = tag (fixture, 0, "Page 1, line 0", "line 6", "A1");
  g_autofree char *inner = tag (fixture, 0, "line 2: children", "line 3", "C1");
  double x, y;

  fixture_place_of (&fixture->page, 0, "line 2: children", &x, &y);
  g_assert_cmpstr (ts_passage_get_id (ts_page_view_get_passage_at (fixture->page.view, x, y)), ==, inner);
  fixture_place_of (&fixture->page, 0, "line 4: children", &x, &y);
  g_assert_cmpstr (ts_passage_get_id (ts_page_view_get_passage_at (fixture->page.view, x, y)), ==, outer);

  /* Its bar goes below that of the larger one, so that both are seen. */
  g_assert_cmpuint (((TsMark *) ts_page_marks_get_page (fixture->page.view->marks, 0)->pdata[0])->level, ==,
                    0);
  g_assert_cmpuint (((TsMark *) ts_page_marks_get_page (fixture->page.view->marks, 0)->pdata[1])->level, ==,
                    1);
}

static void
test_colours (MarksFixture *fixture, gconstpointer data)
{
  TsFramework *framework = ts_project_get_framework (fixture->project);
  g_autofree char *id = tag (fixture, 0, "line 1: children", "line 2", "A1");
  g_autofree char *other = tag (fixture, 0, "line 1: children", "line 2", "B1");
  g_autofree char *same_section = tag (fixture, 0, "line 1: children", "line 2", "B2");
  GPtrArray *marks = ts_page_marks_get_page (fixture->page.view->marks, 0);
  g_autofree char *description = NULL;
  g_autofree char *expected = NULL;
  const TsMark *mark;
  GdkRGBA a, b;

  g_assert_cmpstr (id, ==, other);
  g_assert_cmpstr (id, ==, same_section);
  g_assert_cmpuint (marks->len, ==, 1);
  mark = marks->pdata[0];
  g_assert_cmpuint (mark->n_colours, ==, 2);
  g_assert_true (gdk_rgba_parse (&a, ts_framework_get_item_section (framework, "A1")->colour));
  g_assert_true (gdk_rgba_parse (&b, ts_framework_get_item_section (framework, "B1")->colour));
  g_assert_true (gdk_rgba_equal (&mark->colours[0], &a));
  g_assert_true (gdk_rgba_equal (&mark->colours[1], &b));

  description = ts_page_marks_describe (fixture->page.view->marks, mark->passage);
  expected = g_strdup_printf (
      "A1 %s · Supports\nB1 %s · Supports\nB2 %s · Supports", ts_framework_get_item_title (framework, "A1"),
      ts_framework_get_item_title (framework, "B1"), ts_framework_get_item_title (framework, "B2"));
  g_assert_cmpstr (description, ==, expected);
}

static void
activated_cb (TsPageView *view, TsPassage *passage, double x, double y, char **id)
{
  g_free (*id);
  *id = g_strdup (ts_passage_get_id (passage));
}

static void
test_click (MarksFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->page.view);
  g_autofree char *id = tag (fixture, 0, "children and", "heard in", "B2");
  g_autofree char *activated = NULL;
  double x, y;

  g_signal_connect (view, "passage-activated", G_CALLBACK (activated_cb), &activated);
  fixture_place_of (&fixture->page, 0, "line 4: children", &x, &y);
  ts_harness_click (view, x, y, 1);
  g_assert_null (activated);
  fixture_place_of (&fixture->page, 0, "families", &x, &y);
  g_usleep (600000); /* so that it is no double click */
  ts_harness_click (view, x, y, 1);
  g_assert_cmpstr (activated, ==, id);
  g_assert_false (ts_page_view_has_selection (fixture->page.view));
}

static gboolean
is_unmarked (gpointer data)
{
  return ((TsPageView *) data)->flash == NULL;
}

static void
scroll_to (MarksFixture *fixture, gboolean animated)
{
  TsPageView *view = fixture->page.view;
  g_autoptr (TsPassage) passage = g_list_model_get_item (fixture->passages, 0);
  GdkRectangle box;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated, NULL);
  ts_page_view_scroll_to_page (view, 0);
  ts_page_view_scroll_to_passage (view, ts_passage_get_anchor (passage));
  g_assert_cmpuint (ts_page_view_get_page (view), ==, 6);
  g_assert_true (ts_page_view_get_passage_box (view, ts_passage_get_anchor (passage), &box));
  g_assert_cmpint (box.y, >, gtk_widget_get_height (GTK_WIDGET (view)) / 3 - 4);
  g_assert_cmpint (box.y, <, gtk_widget_get_height (GTK_WIDGET (view)) / 3 + 40);
  g_assert_nonnull (view->flash);
  fixture_settle (&fixture->page);
  if (!animated)
    ts_harness_save_png (GTK_WIDGET (view), "page-view-passage");
  g_assert_true (ts_harness_run_until (is_unmarked, view));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
test_scroll_to_passage (MarksFixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag (fixture, 6, "line 10: children", "line 11", "B2");

  scroll_to (fixture, FALSE);
  scroll_to (fixture, TRUE);
}

/* Passages of another document are not marked, nor scrolled to. */
static void
test_other_document (MarksFixture *fixture, gconstpointer data)
{
  g_autofree char *id = tag (fixture, 6, "line 10: children", "line 11", "B2");
  g_autoptr (TsPassage) passage = g_list_model_get_item (fixture->passages, 0);

  g_assert_nonnull (ts_page_marks_get_page (fixture->page.view->marks, 6));
  ts_page_view_set_document (fixture->page.view, FIXTURE_SHA256, fixture->page.infos, fixture->page.layer);
  ts_page_view_set_passages (fixture->page.view, fixture->passages,
                             ts_project_get_framework (fixture->project));
  g_assert_null (ts_page_marks_get_page (fixture->page.view->marks, 6));
  ts_page_view_scroll_to_passage (fixture->page.view, ts_passage_get_anchor (passage));
  g_assert_cmpuint (ts_page_view_get_page (fixture->page.view), ==, 0);
}

static void
test_looks (MarksFixture *fixture, gconstpointer data)
{
  const TsRect region = { 300, 300, 520, 420 };
  g_autoptr (TsAnchor) anchor = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *region_id = NULL;

  g_free (tag (fixture, 0, "children and", "line 2", "A1"));
  g_free (tag (fixture, 0, "line 1: children", "line 3: ", "B2"));
  g_free (tag (fixture, 0, "line 5: children", "line 7: ", "B2"));
  g_free (tag (fixture, 0, "line 5: children", "line 7: ", "C1"));
  g_free (tag (fixture, 0, "line 5: children", "line 7: ", "D1"));
  ts_page_view_select_region (fixture->page.view, 0, &region);
  anchor = ts_page_view_dup_selection_anchor (fixture->page.view);
  region_id = ts_evidence_tag (ts_project_get_evidence (fixture->project), fixture->report, anchor, "C1",
                               NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (region_id);
  ts_page_view_clear_selection (fixture->page.view);
  ts_harness_save_png (GTK_WIDGET (fixture->page.view), "page-view-marks-light");
  ts_harness_set_dark (TRUE);
  ts_harness_save_png (GTK_WIDGET (fixture->page.view), "page-view-marks-dark");
  ts_harness_set_dark (FALSE);
}

#define ADD(name, function) g_test_add ("/page-marks/" name, MarksFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ts_harness_init (&argc, &argv);
  ADD ("follow-tags", test_marks_follow_tags);
  ADD ("text-stays-black", test_text_stays_black);
  ADD ("smallest-wins", test_smallest_wins);
  ADD ("colours", test_colours);
  ADD ("click", test_click);
  ADD ("scroll-to-passage", test_scroll_to_passage);
  ADD ("other-document", test_other_document);
  ADD ("looks", test_looks);
  return g_test_run ();
}

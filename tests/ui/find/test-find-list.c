/* The list of hits: what its rows say, and that half a million of them are no more
 * work than ten.
 */
#include "config.h"

#include "find/find-list.h"
#include "harness.h"

#include "document/reader-client.h"

#include <string.h>

static TsPageText *
load_cb (guint page, gpointer data, GError **error)
{
  g_autofree TsRect *rects = g_new0 (TsRect, strlen (data));

  return ts_page_text_new (data, rects, (guint) strlen (data), 595, 842, error);
}

static char *
load_string_cb (guint page, gpointer data, GError **error)
{
  return g_strdup (data);
}

static TsFind *
create_find (const char *page, guint n_pages)
{
  TsFind *find = ts_find_new ();
  g_autoptr (TsTextLayer) layer = ts_text_layer_new (n_pages, load_cb, g_strdup (page), g_free);

  ts_text_layer_set_string_loader (layer, load_string_cb);
  ts_find_set_layer (find, layer);
  return find;
}

static gboolean
is_done (gpointer data)
{
  return !ts_find_is_searching (data);
}

static GtkWidget *
find_label (GtkWidget *root, const char *name, const char *text)
{
  if (g_str_equal (gtk_widget_get_name (root), name) &&
      strcmp (gtk_label_get_text (GTK_LABEL (root)), text) == 0 && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, name, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_rows (void)
{
  g_autoptr (TsFind) find = create_find ("The children of Bury", 3);
  g_autoptr (GArray) infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));
  TsPageInfo pages[] = { { 595, 842, "i" }, { 595, 842, "2" }, { 595, 842, "" } };
  GtkWidget *list = ts_find_list_new (find);
  GtkWindow *window = ts_harness_open_window (list, 260, 500);

  g_array_append_vals (infos, pages, G_N_ELEMENTS (pages));
  ts_find_list_set_pages (TS_FIND_LIST (list), infos);
  ts_find_set_query (find, "CHILD");
  g_assert_true (ts_harness_run_until (is_done, find));
  ts_harness_run_frames (list);
  g_assert_nonnull (find_label (list, "find-page", "1\n“i”"));
  g_assert_nonnull (find_label (list, "find-page", "2"));
  g_assert_nonnull (find_label (list, "find-page", "3"));
  g_assert_nonnull (find_label (list, "find-snippet", "The children of Bury"));
  ts_harness_close_window (window);
}

static void
test_half_a_million (void)
{
  g_autofree char *page = g_strnfill (100, 'e');
  g_autoptr (TsFind) find = create_find (page, 5000);
  GtkWidget *list = ts_find_list_new (find);
  GtkWindow *window = ts_harness_open_window (list, 260, 500);

  ts_find_set_query (find, "e");
  g_assert_true (ts_harness_run_until (is_done, find));
  ts_harness_run_frames (list);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 500000);
  g_assert_nonnull (find_label (list, "find-page", "1"));
  g_assert_cmpint (ts_find_step (find, -1), ==, TS_FIND_STEP_WRAPPED_END);
  ts_harness_run_frames (list);
  g_assert_nonnull (find_label (list, "find-page", "5000"));
  ts_find_set_query (find, "ee");
  g_assert_true (ts_harness_run_until (is_done, find));
  ts_harness_run_frames (list);
  g_assert_cmpuint (ts_find_get_n_hits (find), ==, 250000);
  ts_find_set_query (find, "");
  ts_harness_run_frames (list);
  g_assert_null (find_label (list, "find-page", "1"));
  ts_harness_close_window (window);
}

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  g_test_add_func ("/find-list/rows", test_rows);
  g_test_add_func ("/find-list/half-a-million", test_half_a_million);
  return g_test_run ();
}

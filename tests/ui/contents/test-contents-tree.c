#include "config.h"

#include "contents/contents-tree.h"

#include <math.h>
#include <string.h>

static void
add (GPtrArray *items, const char *title, guint depth, int page, double y)
{
  TsOutlineItem *item = g_new0 (TsOutlineItem, 1);

  item->title = g_strdup (title);
  item->depth = depth;
  item->page = page;
  item->y = y;
  g_ptr_array_add (items, item);
}

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ts_outline_item_free);
}

static GArray *
new_infos (guint n)
{
  GArray *infos = g_array_new (FALSE, TRUE, sizeof (TsPageInfo));

  for (guint i = 0; i < n; i++)
    {
      TsPageInfo info = { .width = 600, .height = 800 };

      g_array_append_val (infos, info);
    }
  return infos;
}

static char *
titles_of (GListModel *list)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (TsContentsEntry) entry = g_list_model_get_item (list, i);

      g_string_append_printf (titles, "%s;", ts_contents_entry_get_title (entry));
    }
  return g_string_free (titles, FALSE);
}

static void
test_levels (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  g_autoptr (GArray) infos = new_infos (10);
  g_autoptr (TsContentsTree) tree = NULL;
  g_autoptr (GListModel) top = NULL, beneath = NULL;
  g_autofree char *top_titles = NULL, *titles = NULL;

  add (items, "A", 0, 1, 0);
  add (items, "A1", 3, 2, 400); /* leaves levels out */
  add (items, "A2", 3, 2, 600);
  add (items, "B", 0, 5, -1);
  tree = ts_contents_tree_new (items, infos);
  top = ts_contents_tree_list_top (tree);
  beneath = ts_contents_tree_list_beneath (tree, 0);
  top_titles = titles_of (top);
  titles = titles_of (beneath);
  g_assert_cmpstr (top_titles, ==, "A;B;");
  g_assert_cmpstr (titles, ==, "A1;A2;");
  g_assert_null (ts_contents_tree_list_beneath (tree, 1));
  g_assert_cmpuint (ts_contents_tree_get_end (tree, 0), ==, 3);
  g_assert_cmpuint (ts_contents_tree_get_parent (tree, 2), ==, 0);
  g_assert_cmpuint (ts_contents_tree_get_position (tree, 2), ==, 1);
  g_assert_cmpuint (ts_contents_tree_find (tree, 0, 0.9), ==, G_MAXUINT);
  g_assert_cmpuint (ts_contents_tree_find (tree, 2, 0.4), ==, 0);
  g_assert_cmpuint (ts_contents_tree_find (tree, 2, 0.5), ==, 1);
  g_assert_cmpuint (ts_contents_tree_find (tree, 4, 0), ==, 2);
  g_assert_cmpuint (ts_contents_tree_find (tree, 9, 0), ==, 3);
}

/* Twenty thousand entries, ever deeper, with titles of a megabyte, to pages that are none. */
static void
test_hostile (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  g_autoptr (GArray) infos = new_infos (3);
  g_autoptr (TsContentsTree) tree = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (TsContentsEntry) entry = NULL;
  g_autofree char *long_title = g_strnfill (1 << 20, 'x');
  guint page, depth = 0;
  double y;

  for (guint i = 0; i < 20000; i++)
    add (items, i == 0 ? long_title : "line\nbreak", i, i % 2 == 0 ? 99 : -5, NAN);
  tree = ts_contents_tree_new (items, infos);
  g_assert_true (ts_contents_tree_is_cut_off (tree));
  g_assert_cmpuint (ts_contents_tree_get_n_entries (tree), ==, TS_CONTENTS_MAX);
  g_assert_false (ts_contents_tree_get_place (tree, 0, &page, &y));
  g_assert_cmpuint (ts_contents_tree_find (tree, 2, 1), ==, G_MAXUINT);
  for (guint i = TS_CONTENTS_MAX - 1; i != G_MAXUINT; i = ts_contents_tree_get_parent (tree, i))
    depth++;
  g_assert_cmpuint (depth, <=, 32);
  list = ts_contents_tree_list_top (tree);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  entry = g_list_model_get_item (list, 0);
  g_assert_cmpuint (strlen (ts_contents_entry_get_title (entry)), <, 300);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  g_autoptr (TsContentsTree) tree = ts_contents_tree_new (items, NULL);

  g_assert_cmpuint (ts_contents_tree_get_n_entries (tree), ==, 0);
  g_assert_false (ts_contents_tree_is_cut_off (tree));
  g_assert_null (ts_contents_tree_list_top (tree));
  g_assert_cmpuint (ts_contents_tree_find (tree, 0, 0), ==, G_MAXUINT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contents-tree/levels", test_levels);
  g_test_add_func ("/contents-tree/hostile", test_hostile);
  g_test_add_func ("/contents-tree/empty", test_empty);
  return g_test_run ();
}

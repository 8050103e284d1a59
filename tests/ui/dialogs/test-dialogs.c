#include "config.h"

#include "dialogs/about.h"
#include "dialogs/shortcuts.h"
#include "widgets/search-popover.h"

#include "project-fixture.h"

#include <string.h>

/* Whether a label somewhere beneath @widget has @text in it. */
static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

/* The register's data has terms that have to be said. */
static void
test_about (void)
{
  GtkWindow *parent = ts_harness_open_window (gtk_label_new ("Behind"), 700, 700);
  GtkWindow *about;

  ts_about_present (parent);
  about = project_fixture_find_window (ADW_TYPE_ABOUT_WINDOW);
  g_assert_nonnull (about);
  g_assert_true (gtk_window_get_transient_for (about) == parent);
  ts_harness_run_frames (GTK_WIDGET (about));
  g_assert_true (has_text (GTK_WIDGET (about), "Open Government Licence"));
  g_assert_true (has_text (GTK_WIDGET (about), "mySociety"));
  ts_harness_close_window (about);
  ts_harness_close_window (parent);
}

static void
test_shortcuts (void)
{
  GtkWindow *window = GTK_WINDOW (ts_shortcuts_window_new ());

  gtk_window_present (window);
  ts_harness_run_frames (GTK_WIDGET (window));
  g_assert_true (has_text (GTK_WIDGET (window), "Undo"));
  g_assert_true (has_text (GTK_WIDGET (window), "Tag the selection for the current item"));
  ts_harness_save_png (GTK_WIDGET (window), "shortcuts");
  ts_harness_close_window (window);
}

/* --- Choosing by typing --- */

static void
chosen_cb (GtkWidget *popover, const char *id, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (id);
}

static void
test_search_popover (void)
{
  static const char *const items[][4] = {
    { "1", "Barnet", "London", NULL },
    { "2", "Kingston and Richmond", "London", "Richmond upon Thames" },
    { "3", "Stockton’s Café", "North", "Barking" },
  };
  static const struct
  {
    const char *search;
    guint n;
    const char *first;
  } cases[] = {
    { "", 3, "1" },
    { "bar", 2, "1" },
    { "LONDON", 2, "1" },
    { "thames king", 1, "2" },
    { "stockton's cafe", 1, "3" },
    { "arnet", 0, NULL },
    { "  bar  north ", 1, "3" },
  };
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = ts_search_popover_new ("Item", "Item", "Nothing");
  g_autoptr (GListStore) store = g_list_store_new (TS_TYPE_SEARCH_ITEM);
  g_autofree char *chosen = NULL;
  GtkWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (TsSearchItem) item = ts_search_item_new (items[i][0], items[i][1], items[i][2], items[i][3]);

      g_list_store_append (store, item);
    }
  ts_search_popover_set_items (TS_SEARCH_POPOVER (popover), G_LIST_MODEL (store));
  g_signal_connect (popover, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  window = ts_harness_open_window (button, 500, 500);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ts_harness_run_frames (button);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TsSearchItem *item;

      ts_search_popover_set_search (TS_SEARCH_POPOVER (popover), cases[i].search);
      item = ts_search_popover_get_item (TS_SEARCH_POPOVER (popover));
      g_assert_cmpuint (ts_search_popover_count (TS_SEARCH_POPOVER (popover)), ==, cases[i].n);
      g_assert_cmpstr (item != NULL ? ts_search_item_get_id (item) : NULL, ==, cases[i].first);
    }

  /* By key: the second of those that match. */
  ts_search_popover_set_search (TS_SEARCH_POPOVER (popover), "bar");
  ts_harness_save_png (popover, "search-popover");
  ts_harness_press_key (popover, "Down");
  ts_harness_press_key (popover, "Return");
  g_assert_cmpstr (chosen, ==, "3");
  ts_harness_close_window (window);
}

int
main (int argc, char *argv[])
{
  ts_harness_init (&argc, &argv);
  g_test_add_func ("/ui/dialogs/about", test_about);
  g_test_add_func ("/ui/dialogs/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/dialogs/search-popover", test_search_popover);
  return g_test_run ();
}

#include "config.h"

#include "app-fixture.h"

#include "dialogs/add-report-dialog.h"

#define QUOTE "the voice of the child was recorded in 51 of 60"

/* --- Which name a screen reader has for a widget --- */

static gboolean
says_something (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_something (child))
      return TRUE;
  return FALSE;
}

/* What is part of another widget is named by that. */
static gboolean
is_inner (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL &&
         ((GTK_IS_EDITABLE (parent) && GTK_IS_TEXT (widget)) || GTK_IS_MENU_BUTTON (parent) ||
          GTK_IS_DROP_DOWN (parent) || GTK_IS_SPIN_BUTTON (parent));
}

static gboolean
takes_part (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LABEL (widget) || GTK_IS_WINDOW (widget) ||
      GTK_IS_POPOVER (widget) || GTK_IS_LIST_BOX (widget) || is_inner (widget))
    return FALSE;
  return gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_EDITABLE (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_PROGRESS_BAR (widget);
}

/* By its own property or relation, or by the label in it where its kind is named by
 * that. A text field is not: what stands in it is its value. A button names what is
 * in it as its label by itself, be it a picture.
 */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (GTK_IS_DROP_DOWN (widget) || GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    return gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return says_something (widget);
}

static char *
describe (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *tip = gtk_widget_get_tooltip_text (widget);

  if (tip != NULL)
    g_string_append_printf (text, " (%s)", tip);
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    g_string_append_printf (text, " < %s", G_OBJECT_TYPE_NAME (parent));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* All that is in sight in @widget. Returns how many have no name. */
static guint
count_nameless (GtkWidget *widget, guint *n_seen)
{
  guint count = 0;

  if (!gtk_widget_get_visible (widget))
    return 0;
  if (takes_part (widget))
    {
      ++*n_seen;
      if (!has_name (widget))
        {
          g_autofree char *text = describe (widget);

          g_test_message ("no name: %s", text);
          count++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_nameless (child, n_seen);
  return count;
}

static void
assert_named (GtkWidget *widget, guint at_least)
{
  guint n_seen = 0;

  ts_harness_run_frames (widget);
  g_assert_cmpuint (count_nameless (widget, &n_seen), ==, 0);
  g_assert_cmpuint (n_seen, >=, at_least);
}

/* --- The places --- */

static void
test_start (AppFixture *fixture, gconstpointer data)
{
  TsWindow *window = ts_driver_open (fixture->driver, fixture->path);

  ts_driver_close (fixture->driver, window); /* for the list of recent projects */
  assert_named (GTK_WIDGET (ts_driver_start (fixture->driver)), 5);
}

static void
tag (AppFixture *fixture)
{
  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_driver_settle (fixture->window);
  app_act (fixture, "audit.tag", "B2");
}

static void
open_every_item (AppFixture *fixture)
{
  TsAuditSession *session = ts_driver_get_session (fixture->window);
  g_auto (GStrv) items = ts_audit_session_list_items (session);

  for (guint i = 0; items[i] != NULL; i++)
    {
      ts_audit_session_set_item (session, items[i]);
      assert_named (GTK_WIDGET (fixture->window), 30);
    }
}

static void
test_audit (AppFixture *fixture, gconstpointer data)
{
  ts_workbench_get_panel (ts_window_get_workbench (fixture->window));
  tag (fixture);
  open_every_item (fixture);
  app_act (fixture, "audit.tool", "deep-dive");
  open_every_item (fixture);
}

static void
test_letter (AppFixture *fixture, gconstpointer data)
{
  tag (fixture);
  ts_harness_activate (GTK_WIDGET (fixture->window), "win.place", "s", "letter");
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
  ts_harness_activate (GTK_WIDGET (ts_window_get_letter (fixture->window)), "letter.write", "(ss)", "opening",
                       "Of our own");
  assert_named (GTK_WIDGET (fixture->window), 15);
}

/* --- What opens over them --- */

static void
open_each_menu (GtkWidget *widget, guint *n_opened)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      assert_named (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget))), 0);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      ++*n_opened;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_each_menu (child, n_opened);
}

static void
test_popovers (AppFixture *fixture, gconstpointer data)
{
  TsWorkbench *workbench = ts_window_get_workbench (fixture->window);
  guint n_opened = 0;

  ts_workbench_get_panel (workbench);
  tag (fixture);
  app_act (fixture, "audit.item", "B2");
  open_each_menu (GTK_WIDGET (fixture->window), &n_opened);
  g_assert_cmpuint (n_opened, >=, 4);

  g_assert_true (ts_driver_select_quote (fixture->window, QUOTE));
  ts_driver_settle (fixture->window);
  app_act (fixture, "audit.tag-popover", NULL);
  assert_named (GTK_WIDGET (ts_workbench_get_tag_popover (workbench)), 10);
  gtk_popover_popdown (GTK_POPOVER (ts_workbench_get_tag_popover (workbench)));
}

static GtkWidget *
find_dialog (AppFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

static void
assert_dialog_named (AppFixture *fixture, guint at_least)
{
  GtkWidget *dialog = find_dialog (fixture);

  g_assert_nonnull (dialog);
  assert_named (dialog, at_least);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ts_harness_run_frames (GTK_WIDGET (fixture->window));
}

static void
test_dialogs (AppFixture *fixture, gconstpointer data)
{
  g_autofree char *thin = app_sample_path ("haverdale-2019-20.pdf");

  ts_harness_activate (GTK_WIDGET (fixture->window), "win.add-report-file", "s", thin);
  g_assert_true (app_says (fixture->window, "Partnership"));
  assert_dialog_named (fixture, 5);
  ts_driver_rate (fixture->window, "overall", "evidenced", NULL, NULL);
  app_act (fixture, "audit.complete", NULL);
  app_act (fixture, "audit.reopen-dialog", NULL);
  assert_dialog_named (fixture, 3);
  ts_window_say_problem (fixture->window, "A problem", "It is this.");
  assert_dialog_named (fixture, 1);
}

/* The walk itself finds what has no name. */
static void
test_walk (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *named = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  guint n_seen = 0;

  g_object_ref_sink (box);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Named"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo", -1);
  gtk_box_append (GTK_BOX (box), named);
  g_assert_cmpuint (count_nameless (box, &n_seen), ==, 0);
  gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("edit-undo-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), gtk_text_view_new ());
  n_seen = 0;
  g_assert_cmpuint (count_nameless (box, &n_seen), ==, 3);
  g_assert_cmpuint (n_seen, ==, 5);
  g_object_unref (box);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  app_test_add_unopened ("/names/walk", test_walk);
  app_test_add_unopened ("/names/start", test_start);
  app_test_add ("/names/audit", test_audit);
  app_test_add ("/names/letter", test_letter);
  app_test_add ("/names/popovers", test_popovers);
  app_test_add ("/names/dialogs", test_dialogs);
  return app_fixture_run ();
}
